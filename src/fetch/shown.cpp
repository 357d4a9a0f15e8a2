#include "fetch/shown.h"

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/text.h"

namespace pier::fetch {

ShownDigests read_shown(std::string_view text) {
  ShownDigests shown;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || !is_sha256_hex(line.substr(0, space))) continue;
    shown.emplace(line.substr(space + 1), line.substr(0, space));
  }
  return shown;
}

std::string write_shown(const ShownDigests& shown) {
  std::string text;
  for (const auto& [id, digest] : shown) text += fmt::format("{} {}\n", digest, id);
  return text;
}

}  // namespace pier::fetch
