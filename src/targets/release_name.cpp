#include <charconv>

#include <fmt/format.h>

#include "targets/target.h"

namespace pier::targets {

namespace {

constexpr std::string_view kAfter = "-after-";
constexpr std::size_t kFewestDigits = 4;

std::optional<unsigned> release_number(std::string_view text) {
  unsigned number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const bool is_good = error == std::errc{} && stop == end && number > 0;
  // One number has one name.
  if (!is_good || fmt::format("{:04}", number) != text) return std::nullopt;
  return number;
}

}  // namespace

std::optional<ReleaseName> ReleaseName::parse(std::string_view text) {
  if (text.size() < kFewestDigits) return std::nullopt;
  const std::size_t between = text.find(kAfter);
  const auto number = release_number(text.substr(0, between));
  if (!number) return std::nullopt;
  if (between == std::string_view::npos) return ReleaseName{*number, std::nullopt};
  const auto after = release_number(text.substr(between + kAfter.size()));
  if (!after || *after >= *number) return std::nullopt;
  return ReleaseName{*number, *after};
}

std::string ReleaseName::text() const {
  return after ? fmt::format("{:04}{}{:04}", number, kAfter, *after) : fmt::format("{:04}", number);
}

}  // namespace pier::targets
