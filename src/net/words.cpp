#include "net/words.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::net {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 24> kStatuses{{
    {301, "moved for good"},
    {302, "found elsewhere"},
    {303, "see elsewhere"},
    {304, "not changed"},
    {307, "elsewhere for now"},
    {308, "moved for good"},
    {400, "bad request"},
    {401, "needs a password or key"},
    {402, "needs payment"},
    {403, "not allowed"},
    {404, "not found"},
    {405, "method not allowed"},
    {408, "waited too long"},
    {409, "conflict"},
    {410, "gone"},
    {412, "condition not met"},
    {413, "too much sent"},
    {416, "no such part"},
    {429, "too many requests"},
    {451, "withheld for legal reasons"},
    {500, "fault of the server"},
    {502, "fault of a server behind it"},
    {503, "not available now"},
    {504, "a server behind it was too slow"},
}};

}  // namespace

std::string status_words(int status) {
  for (const auto& [number, words] : kStatuses) {
    if (number == status) return fmt::format("{} ({})", status, words);
  }
  return fmt::format("{}", status);
}

std::string duration_words(std::chrono::milliseconds duration) {
  const auto seconds = static_cast<std::size_t>(std::max<long long>(0, duration.count() / 1000));
  if (duration.count() > 0 && seconds == 0) {
    return count_of(static_cast<std::size_t>(duration.count()), "millisecond", "milliseconds");
  }
  if (seconds >= 7200) return count_of(seconds / 3600, "hour", "hours");
  if (seconds > 120) return count_of(seconds / 60, "minute", "minutes");
  return count_of(seconds, "second", "seconds");
}

}  // namespace pier::net
