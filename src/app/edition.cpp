#include "app/edition.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

namespace pier {

std::optional<Date> read_today(const std::string& as_of) {
  if (!as_of.empty()) return Date::parse(as_of);
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
    const std::string_view text = epoch;
    long long seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr long long kYear9999 = 253'370'764'800;
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (seconds < 0 || seconds >= kYear9999) return std::nullopt;
    return Date::from_unix_seconds(seconds);
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Date::from_unix_seconds(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

std::string watch_list_path(const std::string& option) {
  if (!option.empty()) return option;
  const char* path = std::getenv("PIER_WATCH_LIST");
  return path == nullptr ? std::string{} : std::string(path);
}

}  // namespace pier
