#include "theme/script_check.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

constexpr auto kStores =
    std::to_array<std::string_view>({"document.cookie", "cookieStore", "localStorage",
                                     "sessionStorage", "indexedDB", "serviceWorker"});

/// What asks for the address that follows in quotation marks.
constexpr auto kRequests = std::to_array<std::string_view>(
    {"fetch(", "import(", "import", "from", "Request(", "WebSocket(", "EventSource(", "sendBeacon(",
     "importScripts(", "Worker("});

constexpr auto kOtherSites =
    std::to_array<std::string_view>({"http://", "https://", "ws://", "wss://", "//"});

template <typename Table>
bool begins_with_any(std::string_view text, const Table& table) {
  return std::any_of(table.begin(), table.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

/// Whether what stands before a quotation mark asks for an address.
bool asks(std::string_view before) {
  while (!before.empty() && ascii_is_space(before.back())) before.remove_suffix(1);
  return std::any_of(kRequests.begin(), kRequests.end(),
                     [&](std::string_view request) { return before.ends_with(request); });
}

}  // namespace

void check_script(std::string_view text, FileId file, bool has_places, Diagnostics& diagnostics) {
  const auto place = [&](std::size_t begin, std::size_t length) {
    if (!has_places) return Span{file, 0, 0};
    return Span{file, static_cast<std::uint32_t>(begin),
                static_cast<std::uint32_t>(begin + length)};
  };
  for (const std::string_view store : kStores) {
    const std::size_t found = text.find(store);
    if (found == std::string_view::npos) continue;
    diagnostics.report("theme-storage", place(found, store.size()),
                       fmt::format("the script uses `{}`", store),
                       "nothing is kept on the visitor's device: leave it out");
  }
  for (std::size_t at = text.find_first_of("\"'`"); at != std::string_view::npos;
       at = text.find_first_of("\"'`", at + 1)) {
    const std::string_view inside = text.substr(at + 1);
    if (!begins_with_any(inside, kOtherSites) || !asks(text.substr(0, at))) continue;
    const std::size_t length = std::min(inside.find_first_of("\"'`"), inside.size());
    diagnostics.report("theme-external", place(at + 1, length),
                       fmt::format("the script asks `{}`", inside.substr(0, length)),
                       "pages ask no other site for anything: bring it into the theme");
  }
}

}  // namespace pier
