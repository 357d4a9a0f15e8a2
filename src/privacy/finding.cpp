#include "privacy/finding.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "base/text.h"
#include "base/utf8.h"

namespace pier::privacy {

std::vector<Finding> find(const Reading& reading, std::string_view source, const WatchList& names,
                          CleanTexts* clean) {
  std::vector<Finding> findings;
  for (Match& match : detect(reading, names, clean)) {
    const std::size_t begin = reading.source_begin(match.begin);
    std::size_t end = reading.source_end(match.end);
    // Behind the whole of a character of several bytes.
    while (end < source.size() && (static_cast<unsigned char>(source[end]) & 0xC0) == 0x80) ++end;
    findings.push_back({match.kind, begin, end, std::move(match.value),
                        std::string(source.substr(begin, end - begin))});
  }
  return findings;
}

std::string masked(std::string_view written) {
  constexpr std::size_t kShown = 2, kMost = 40;
  std::string result;
  std::size_t shown = 0, length = 0;
  for (std::size_t at = 0; at < written.size() && length < kMost; ++length) {
    const std::size_t begin = at;
    const char32_t code = decode_utf8(written, at);
    if (shown < kShown && !latin_base_letters(code).empty()) {
      result += written.substr(begin, at - begin);
      ++shown;
    } else {
      result += "•";
    }
  }
  return result;
}

std::string name_of(Kind kind, std::string_view value) {
  return fmt::format("{}-{:02x}", info_of(kind).id, digest_of(value).low & 0xFF);
}

}  // namespace pier::privacy
