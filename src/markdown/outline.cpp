#include "markdown/outline.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "markdown/excerpt.h"

namespace pier::markdown {

namespace {

constexpr std::string_view kCalloutComment = "<!--:::-->\n";

/// Follows fenced blocks, in which no line means anything. Fences inside lists and quotations are
/// not its concern: a line at the left margin ends those.
class FenceTracker {
 public:
  /// Whether the line belongs to a fenced block, its fences included.
  bool inside(std::string_view line) {
    std::size_t indent = 0;
    while (indent < line.size() && line[indent] == ' ') ++indent;
    const std::string_view rest = line.substr(indent);
    if (indent > 3 || rest.size() < 3 || (rest[0] != '`' && rest[0] != '~')) return length_ != 0;
    const std::size_t run = std::min(rest.find_first_not_of(rest[0]), rest.size());
    if (length_ != 0) {
      if (rest[0] == character_ && run >= length_ && trim(rest.substr(run)).empty()) length_ = 0;
      return true;
    }
    if (run < 3 || (rest[0] == '`' && rest.find('`', run) != std::string_view::npos)) return false;
    character_ = rest[0];
    length_ = run;
    return true;
  }

 private:
  char character_ = 0;
  std::size_t length_ = 0;
};

class OutlineReader {
 public:
  OutlineReader(Span body, std::string_view source, const Syntax& syntax, Diagnostics& diagnostics)
      : body_(body), source_(source), syntax_(syntax), diagnostics_(diagnostics) {}

  Outline read() {
    // What is read from a disk has none any more.
    has_carriages_ = source_.substr(0, body_.end).find('\r', body_.begin) != std::string_view::npos;
    feed_ = next_feed(body_.begin);
    outline_.lines.reserve((body_.end - body_.begin) / 32 + 2);
    for (std::uint32_t at = body_.begin; at < body_.end;) {
      outline_.lines.push_back(at);
      const std::uint32_t next = next_line(at);
      read_line(at, source_.substr(at, next - at));
      at = next;
    }
    outline_.lines.push_back(body_.end);
    for (const std::size_t i : open_) report_unclosed(outline_.callouts[i].callout);
    return std::move(outline_);
  }

 private:
  std::uint32_t next_feed(std::uint32_t at) const {
    return static_cast<std::uint32_t>(std::min<std::size_t>(source_.find('\n', at), body_.end));
  }

  /// A line ends as in cmark: at a line feed, a carriage return or both.
  std::uint32_t next_line(std::uint32_t at) {
    // The next line feed is remembered: with carriage returns alone it may be far away.
    if (feed_ < at) feed_ = next_feed(at);
    if (!has_carriages_) return std::min(feed_ + 1, body_.end);
    const std::size_t carriage = source_.substr(0, feed_).find('\r', at);
    if (carriage != std::string_view::npos && carriage + 1 < feed_) {
      return static_cast<std::uint32_t>(carriage + 1);
    }
    return std::min(feed_ + 1, body_.end);
  }

  void read_line(std::uint32_t at, std::string_view line) {
    if (line.size() < 2) return;
    const char first = line[0];
    // Most lines begin with a letter, and then nothing can be meant.
    if (ascii_is_alpha(first)) return;
    if (fences_.inside(line)) return;
    if (line.starts_with(":::")) {
      read_callout_line(at, trim(line));
    } else if (first == ':' && looks_like_callout(trim(line))) {
      report_colons(span(at, trim(line).size()));
    } else if (first == '[' || first == ' ') {
      read_note_line(at, line);
    }
  }

  void read_note_line(std::uint32_t at, std::string_view line) {
    const std::size_t indent = line.find_first_not_of(' ');
    // Also when there is nothing but spaces.
    if (indent > 3) return;
    if (!line.substr(indent).starts_with("[^")) return;
    const std::size_t end = line.find(']', indent);
    if (end == std::string_view::npos || end + 1 >= line.size() || line[end + 1] != ':') return;
    const std::string_view label = line.substr(indent + 2, end - indent - 2);
    if (label.empty() || label.find_first_of(" \t") != std::string_view::npos) return;
    const auto begin = at + static_cast<std::uint32_t>(indent);
    outline_.notes.push_back({line_number(), label, span(begin, label.size() + 3)});
  }

  /// Whether a line with too few colons is that of a callout: "::note", ":warning", "::". Such a
  /// line stays text.
  bool looks_like_callout(std::string_view line) const {
    const std::size_t colons = line.find_first_not_of(':');
    if (colons == std::string_view::npos) return line.size() == 2;
    const std::string_view rest = line.substr(colons);
    const std::string_view name = rest.substr(0, rest.find_first_of(" \t"));
    const auto names = syntax_.callouts;
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  void report_colons(Span place) {
    diagnostics_.report("callout-marker", place, "a callout line begins with three colons",
                        "write `:::note` to open a callout and `:::` to close it");
  }

  void read_callout_line(std::uint32_t at, std::string_view line) {
    const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
    const Span place = span(at, line.size());
    if (colons != 3) report_colons(place);
    const std::string_view rest = trim(line.substr(colons));
    if (rest.empty()) {
      close_callout(place);
    } else {
      open_callout(rest, place);
    }
  }

  void open_callout(std::string_view rest, Span place) {
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    CalloutLine line{line_number(), true, false, {}};
    line.callout = {std::string(rest.substr(0, end)), std::string(trim(rest.substr(end))), place};
    const auto names = syntax_.callouts;
    line.known = std::find(names.begin(), names.end(), line.callout.name) != names.end();
    if (!line.known) {
      diagnostics_.report("callout-unknown", place,
                          fmt::format("there is no callout `{}`", excerpt(line.callout.name)),
                          suggest(line.callout.name, names));
    }
    open_.push_back(outline_.callouts.size());
    outline_.callouts.push_back(std::move(line));
  }

  void close_callout(Span place) {
    outline_.callouts.push_back({line_number(), false, false, {}});
    if (!open_.empty()) {
      open_.pop_back();
      return;
    }
    diagnostics_.report("callout-unopened", place, "this line closes a callout, but none is open",
                        "take the line out, or write `:::note` where the callout begins");
  }

  void report_unclosed(const Callout& callout) {
    diagnostics_.report("callout-unclosed", callout.span,
                        fmt::format("the callout `{}` is not closed", excerpt(callout.name)),
                        "write `:::` on a line of its own where it ends");
  }

  std::uint32_t line_number() const { return outline_.line_count(); }
  Span span(std::uint32_t begin, std::size_t size) const {
    return {body_.file, begin, begin + static_cast<std::uint32_t>(size)};
  }

  Span body_;
  std::string_view source_;
  const Syntax& syntax_;
  Diagnostics& diagnostics_;
  FenceTracker fences_;
  bool has_carriages_ = false;
  /// A line feed at or behind the beginning of the current line, or the end of the body.
  std::uint32_t feed_ = 0;
  Outline outline_;
  /// Places in outline_.callouts.
  std::vector<std::size_t> open_;
};

}  // namespace

Outline read_outline(Span body, const SourceMap& sources, const Syntax& syntax,
                     Diagnostics& diagnostics) {
  return OutlineReader(body, sources.text(body.file), syntax, diagnostics).read();
}

std::vector<std::string_view> pieces_for_parser(const Outline& outline, std::string_view source) {
  std::vector<std::string_view> pieces;
  std::uint32_t begin = outline.lines.front();
  for (const CalloutLine& line : outline.callouts) {
    const std::uint32_t at = outline.lines[line.line];
    if (at > begin) pieces.push_back(source.substr(begin, at - begin));
    pieces.push_back(kCalloutComment);
    begin = outline.lines[line.line + 1];
  }
  if (outline.lines.back() > begin) {
    pieces.push_back(source.substr(begin, outline.lines.back() - begin));
  }
  return pieces;
}

bool is_callout_comment(std::string_view html) {
  return html == kCalloutComment;
}

}  // namespace pier::markdown
