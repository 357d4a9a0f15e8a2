#include "theme/style_sheet.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

constexpr auto kNone = std::string_view::npos;

bool is_external(std::string_view url) {
  const std::string lower = ascii_lower(url.substr(0, 8));
  return lower.starts_with("http:") || lower.starts_with("https:") || lower.starts_with("//");
}

class Rewriter {
 public:
  Rewriter(const StyleSheet& sheet, const PublishedPath& published, Diagnostics& diagnostics)
      : sheet_(sheet), text_(sheet.text), published_(published), diagnostics_(diagnostics) {}

  std::string run() {
    std::size_t at = 0;
    while (at < text_.size()) at = step(at);
    out_ += text_.substr(kept_);
    return std::move(out_);
  }

 private:
  /// Deals with what begins at `at`, and gives where the next begins.
  std::size_t step(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with("/*")) return after(text_.find("*/", at + 2), 2);
    if (rest.front() == '"' || rest.front() == '\'') return end_of_text(at);
    if (rest.front() == '\\') return at + 2;
    if (rest.size() >= 4 && ascii_lower(rest.substr(0, 4)) == "url(" && begins_word(at)) {
      return address(at + 4);
    }
    if (rest.size() >= 7 && ascii_lower(rest.substr(0, 7)) == "@import") {
      report("theme-external", at, at + 7, "a style sheet cannot bring in another one",
             "compile all styles into one file");
      return at + 7;
    }
    return at + 1;
  }

  static std::size_t after(std::size_t found, std::size_t length) {
    return found == kNone ? kNone : found + length;
  }

  bool begins_word(std::size_t at) const {
    if (at == 0) return true;
    const char c = text_[at - 1];
    return !ascii_is_alpha(c) && !ascii_is_digit(c) && c != '-' && c != '_';
  }

  /// Behind the closing quotation mark for the one at `at`.
  std::size_t end_of_text(std::size_t at) const {
    for (std::size_t i = at + 1; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == text_[at]) {
        return i + 1;
      }
    }
    return kNone;
  }

  /// The address behind `url(`.
  std::size_t address(std::size_t at) {
    while (at < text_.size() && ascii_is_space(text_[at])) ++at;
    if (at >= text_.size()) return kNone;
    const bool quoted = text_[at] == '"' || text_[at] == '\'';
    const std::size_t close = quoted ? end_of_text(at) : text_.find(')', at);
    if (close == kNone) return kNone;
    const std::size_t begin = quoted ? at + 1 : at;
    std::size_t end = quoted ? close - 1 : close;
    while (end > begin && ascii_is_space(text_[end - 1])) --end;
    rewrite(begin, end);
    return close;
  }

  void rewrite(std::size_t begin, std::size_t end) {
    const std::string_view url = text_.substr(begin, end - begin);
    if (url.starts_with('#') || ascii_lower(url.substr(0, 5)) == "data:") return;
    if (is_external(url)) {
      report("theme-external", begin, end, fmt::format("`{}` lies on another site", url),
             "put the file into the theme: pages ask no other site for anything");
      return;
    }
    const std::size_t path_end = std::min(url.find_first_of("?#"), url.size());
    const SitePath folder = sheet_.path.parent();
    // From the top of the host is no way: the site may lie in a folder there.
    const auto asset =
        url.starts_with('/') ? std::nullopt : resolve(folder, url.substr(0, path_end));
    const auto published = asset ? published_(*asset) : std::nullopt;
    if (!published) {
      report("theme-asset", begin, end, fmt::format("the theme has no file `{}`", url),
             "write the way to an asset from this style sheet: `fonts/name.woff2`");
      return;
    }
    out_ += text_.substr(kept_, begin - kept_);
    out_ += relative_link(folder, *published);
    out_ += url.substr(path_end);
    kept_ = end;
  }

  void report(std::string_view rule, std::size_t begin, std::size_t end, std::string message,
              std::string help) {
    Span span{sheet_.file, 0, 0};
    if (sheet_.has_places) {
      span.begin = static_cast<std::uint32_t>(begin);
      span.end = static_cast<std::uint32_t>(end);
    }
    diagnostics_.report(rule, span, std::move(message), std::move(help));
  }

  const StyleSheet& sheet_;
  std::string_view text_;
  const PublishedPath& published_;
  Diagnostics& diagnostics_;
  std::string out_;
  /// Up to here, `text_` has gone into `out_`.
  std::size_t kept_ = 0;
};

}  // namespace

std::string with_published_names(const StyleSheet& sheet, const PublishedPath& published,
                                 Diagnostics& diagnostics) {
  return Rewriter(sheet, published, diagnostics).run();
}

std::string relative_link(const SitePath& folder, const SitePath& target) {
  std::vector<std::string_view> from;
  if (!folder.empty()) from = split(folder.text(), '/');
  const std::vector<std::string_view> to = split(target.text(), '/');
  std::size_t same = 0;
  while (same < from.size() && same + 1 < to.size() && from[same] == to[same]) ++same;
  std::string link;
  for (std::size_t i = same; i < from.size(); ++i) link += "../";
  for (std::size_t i = same; i < to.size(); ++i) {
    link += to[i];
    if (i + 1 < to.size()) link += '/';
  }
  return link;
}

}  // namespace pier
