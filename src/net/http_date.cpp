#include "net/http_date.h"

#include <charconv>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/text.h"

namespace pier::net {

namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, value);
  if (digits.empty() || digits.size() > 4 || error != std::errc{} || stopped != end || value < 0) {
    return std::nullopt;
  }
  return value;
}

std::optional<std::chrono::seconds> time_of_day(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.size() != 3) return std::nullopt;
  const auto hour = number(parts[0]), minute = number(parts[1]), second = number(parts[2]);
  // 60 is a leap second.
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
    return std::nullopt;
  }
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

std::optional<std::chrono::sys_seconds> put_together(std::string_view year, std::string_view month,
                                                     std::string_view day, std::string_view time) {
  auto y = number(year);
  const auto d = number(day);
  const auto m = month_named(month);
  const auto t = time_of_day(time);
  if (!y || !m || !d || !t) return std::nullopt;
  // Two figures in the form of RFC 850: POSIX puts the border at 70.
  if (year.size() == 2) *y += *y < 70 ? 2000 : 1900;
  const auto date = Date::from_parts(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
  if (!date) return std::nullopt;
  return date->days() + *t;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

}  // namespace

std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text) {
  if (text.size() > 40) return std::nullopt;
  const auto words = words_of(text);
  // Sun, 06 Nov 1994 08:49:37 GMT
  if (words.size() == 6 && words[0].ends_with(',') && words[5] == "GMT") {
    return put_together(words[3], words[2], words[1], words[4]);
  }
  // Sunday, 06-Nov-94 08:49:37 GMT
  if (words.size() == 4 && words[0].ends_with(',') && words[3] == "GMT") {
    const auto day = split(words[1], '-');
    return day.size() == 3 ? put_together(day[2], day[1], day[0], words[2]) : std::nullopt;
  }
  // Sun Nov  6 08:49:37 1994
  if (words.size() == 5) return put_together(words[4], words[1], words[2], words[3]);
  return std::nullopt;
}

}  // namespace pier::net
