#include "publish/manifest.h"

#include <charconv>
#include <iterator>

#include <fmt/format.h>

namespace pier {

namespace {

constexpr std::string_view kHeader =
    "pier-manifest 1 (Pier made this folder and replaces it as a whole at every build)\n";

/// All of `text` as a number in `base`.
std::optional<std::uint64_t> number(std::string_view text, int base) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value, base);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

std::optional<ManifestEntry> read_line(std::string_view line) {
  constexpr std::size_t kDigits = 32;
  const std::size_t size_end = line.find(' ', kDigits + 1);
  if (size_end == std::string_view::npos || line[kDigits] != ' ') return std::nullopt;
  const auto high = number(line.substr(0, kDigits / 2), 16);
  const auto low = number(line.substr(kDigits / 2, kDigits / 2), 16);
  const auto size = number(line.substr(kDigits + 1, size_end - kDigits - 1), 10);
  const std::string_view path = line.substr(size_end + 1);
  if (!high || !low || !size || path.empty()) return std::nullopt;
  return ManifestEntry{path, *size, {*high, *low}};
}

}  // namespace

std::string write_manifest(std::span<const ManifestEntry> entries) {
  std::string text(kHeader);
  constexpr std::size_t kUsualLine = 80;
  text.reserve(text.size() + kUsualLine * entries.size());
  for (const ManifestEntry& entry : entries) {
    entry.digest.append_hex(text);
    text += ' ';
    text += std::to_string(entry.size);
    text += ' ';
    text += entry.path;
    text += '\n';
  }
  return text;
}

bool begins_like_manifest(std::string_view text) {
  return text.starts_with(kHeader);
}

std::optional<std::vector<ManifestEntry>> read_manifest(std::string_view text) {
  if (!begins_like_manifest(text)) return std::nullopt;
  std::vector<ManifestEntry> entries;
  std::size_t begin = kHeader.size();
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) return std::nullopt;
    const auto entry = read_line(text.substr(begin, end - begin));
    if (!entry) return std::nullopt;
    entries.push_back(*entry);
    begin = end + 1;
  }
  return entries;
}

}  // namespace pier
