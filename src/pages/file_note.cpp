#include "pages/file_note.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

std::string size_text(std::size_t bytes) {
  const std::size_t kilobytes = std::max<std::size_t>(1, (bytes + 999) / 1'000);
  if (kilobytes < 1'000) return fmt::format("{} KB", kilobytes);
  const std::size_t tenths = (kilobytes + 50) / 100;
  return tenths % 10 == 0 ? fmt::format("{} MB", tenths / 10)
                          : fmt::format("{}.{} MB", tenths / 10, tenths % 10);
}

}  // namespace

std::string file_note(std::string_view extension, std::size_t bytes) {
  return fmt::format("{}, {}", ascii_upper(extension.substr(1)), size_text(bytes));
}

}  // namespace pier
