#include "diagnostics/render.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "base/text_width.h"
#include "base/utf8.h"

namespace pier {

namespace {

/// What will be shown, in order, and per rule how many more there were.
struct Selection {
  std::vector<const Diagnostic*> shown;
  std::map<std::string_view, std::size_t> hidden;
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

Selection select(const Diagnostics& diagnostics, const SourceMap& sources, std::size_t most) {
  std::vector<const Diagnostic*> sorted;
  for (const Diagnostic& d : diagnostics.all()) sorted.push_back(&d);
  const auto key = [&](const Diagnostic* d) {
    return std::tuple<std::string_view, std::uint32_t, std::string_view, std::string_view,
                      std::uint32_t>(sources.path(d->span.file), d->span.begin, d->rule->id,
                                     d->message, d->span.end);
  };
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const auto* a, const auto* b) { return key(a) < key(b); });
  sorted.erase(std::unique(sorted.begin(), sorted.end(),
                           [&](const auto* a, const auto* b) { return key(a) == key(b); }),
               sorted.end());

  Selection selection;
  std::map<std::string_view, std::size_t> seen;
  for (const Diagnostic* d : sorted) {
    ++(d->is_error() ? selection.errors : selection.warnings);
    if (seen[d->rule->id]++ < most) {
      selection.shown.push_back(d);
    } else {
      ++selection.hidden[d->rule->id];
    }
  }
  return selection;
}

std::string place_of(Span span, const SourceMap& sources) {
  if (!sources.has_text(span.file)) return sources.shown_path(span.file);
  const auto place = sources.place(span.file, span.begin);
  return fmt::format("{}:{}:{}", sources.shown_path(span.file), place.line, place.column);
}

std::string_view name_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

/// Characters that would move or hide text in a terminal become visible.
std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = decode_utf8(text, at);
    if (code == U'\t') {
      result += ' ';
    } else if (code < 0x20 || code == 0x7F || (code >= 0x80 && code < 0xA0) ||
               is_bidi_control(code) || code == 0xFFFD) {
      result += "\u00B7";
    } else {
      result += text.substr(begin, at - begin);
    }
  }
  return result;
}

/// Colours of terminals (ECMA-48), or none. Only those that every scheme of colours knows, so that
/// they can be read on dark and on light.
class Paint {
 public:
  explicit Paint(bool is_wanted) : is_wanted_(is_wanted) {}
  std::string bold(std::string_view text) const { return in("1", text); }
  std::string help(std::string_view text) const { return in("36", text); }
  std::string of(Severity severity, std::string_view text) const {
    return in(severity == Severity::error ? "1;31" : "1;33", text);
  }

 private:
  std::string in(std::string_view code, std::string_view text) const {
    return is_wanted_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
  bool is_wanted_;
};

/// The part of a text from one character to another, counted in code points.
std::string_view part(std::string_view text, std::size_t from, std::size_t count) {
  std::size_t at = 0;
  for (; from > 0 && at < text.size(); --from) decode_utf8(text, at);
  const std::size_t begin = at;
  for (; count > 0 && at < text.size(); --count) decode_utf8(text, at);
  return text.substr(begin, at - begin);
}

/// The source line with a caret below the span. Long lines are cut around the place.
std::string excerpt(Span span, Severity severity, const SourceMap& sources, const Paint& paint) {
  if (!sources.may_be_shown(span.file) || sources.text(span.file).empty()) return {};
  const auto line = sources.line(span.file, span.begin);
  const auto line_end = line.begin + static_cast<std::uint32_t>(line.text.size());
  if (!sources.may_be_shown({span.file, line.begin, line_end})) return {};
  const auto place = sources.place(span.file, span.begin);
  std::string text = printable(line.text);
  std::size_t column = place.column - 1;

  constexpr std::size_t kWidth = 96, kBefore = 40;
  const std::size_t in_line = std::min<std::size_t>(span.end, line.begin + line.text.size()) -
                              std::min(span.begin, span.end);
  const std::size_t begin_in_line =
      std::min<std::size_t>(span.begin - line.begin, line.text.size());
  std::size_t length = count_code_points(line.text.substr(begin_in_line, in_line));
  if (count_code_points(text) > kWidth) {
    const std::size_t from = column > kBefore ? column - kBefore : 0;
    std::string cut;
    std::size_t index = 0;
    for (std::size_t at = 0; at < text.size(); ++index) {
      const std::size_t start = at;
      decode_utf8(text, at);
      if (index >= from && index < from + kWidth) cut += text.substr(start, at - start);
    }
    text = (from > 0 ? "…" : "") + cut + (from + kWidth < index ? "…" : "");
    column = column - from + (from > 0 ? 1 : 0);
    length = std::min(length, kWidth - std::min(column, kWidth));
  }
  const std::string number = std::to_string(place.line);
  // The end of a line has a column of its own, though no character.
  const std::size_t text_length = count_code_points(text);
  const std::size_t before =
      columns_of(part(text, 0, column)) + (column > text_length ? column - text_length : 0);
  const std::size_t marked = std::max<std::size_t>(1, columns_of(part(text, column, length)));
  const std::string marks = '^' + std::string(marked - 1, '~');
  return fmt::format("  {} | {}\n  {} | {}{}\n", number, text, std::string(number.size(), ' '),
                     std::string(before, ' '), paint.of(severity, marks));
}

void append_text(std::string& out, const Diagnostic& d, const SourceMap& sources,
                 const Paint& paint) {
  const std::string criterion =
      d.rule->criterion.empty() ? "" : fmt::format(" (WCAG {})", d.rule->criterion);
  const Severity severity = d.rule->severity;
  out += fmt::format("{}: {}: {}{} [{}]\n", paint.bold(place_of(d.span, sources)),
                     paint.of(severity, name_of(severity)), paint.bold(printable(d.message)),
                     criterion, d.rule->id);
  out += excerpt(d.span, severity, sources, paint);
  for (const Note& note : d.notes) {
    out += fmt::format("  note: {}: {}\n", place_of(note.span, sources), printable(note.message));
  }
  if (!d.help.empty()) {
    out += fmt::format("  {} {}\n", paint.help("help:"), printable(d.help));
  }
}

std::string counts(const Selection& selection) {
  return fmt::format("{}, {}", count_of(selection.errors, "error", "errors"),
                     count_of(selection.warnings, "warning", "warnings"));
}

std::string as_text(const Selection& selection, const SourceMap& sources, const Paint& paint) {
  if (selection.shown.empty()) return {};
  std::string out;
  for (const Diagnostic* d : selection.shown) append_text(out, *d, sources, paint);
  for (const auto& [rule, count] : selection.hidden) {
    out += fmt::format("and {} more [{}]\n", with_commas(count), rule);
  }
  out += counts(selection) + '\n';
  return out;
}

/// https://docs.github.com/actions, "workflow commands": %, CR and LF are escaped, and in
/// properties "," and ":" too.
std::string github_escape(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ',' || c == ':'));
    if (special) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string as_github(const Selection& selection, const SourceMap& sources) {
  std::string out;
  for (const Diagnostic* d : selection.shown) {
    std::string where;
    if (sources.has_text(d->span.file)) {
      const auto place = sources.place(d->span.file, d->span.begin);
      where = fmt::format(",line={},col={}", place.line, place.column);
    }
    const std::string message = d->help.empty() ? d->message : d->message + "\n" + d->help;
    out += fmt::format("::{} file={}{},title={}::{}\n", name_of(d->rule->severity),
                       github_escape(sources.shown_path(d->span.file), true), where,
                       github_escape(d->rule->id, true), github_escape(message, false));
  }
  return out;
}

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string json_place(Span span, const SourceMap& sources) {
  std::string out = fmt::format("\"file\": {}", json_text(sources.shown_path(span.file)));
  if (!sources.has_text(span.file)) return out;
  const auto begin = sources.place(span.file, span.begin);
  const auto end = sources.place(span.file, span.end);
  return out + fmt::format(", \"line\": {}, \"column\": {}, \"end_line\": {}, \"end_column\": {}",
                           begin.line, begin.column, end.line, end.column);
}

std::string as_json(const Selection& selection, const SourceMap& sources) {
  std::string out = "{\"problems\": [";
  std::string_view separator = "\n";
  for (const Diagnostic* d : selection.shown) {
    out += fmt::format(
        "{}  {{{}, \"severity\": \"{}\", \"rule\": {}, \"criterion\": {}, \"message\": {}, "
        "\"help\": {}, \"notes\": [",
        separator, json_place(d->span, sources), name_of(d->rule->severity), json_text(d->rule->id),
        json_text(d->rule->criterion), json_text(d->message), json_text(d->help));
    separator = ",\n";
    for (const Note& note : d->notes) {
      out += fmt::format("{}{{{}, \"message\": {}}}", &note == d->notes.data() ? "" : ", ",
                         json_place(note.span, sources), json_text(note.message));
    }
    out += "]}";
  }
  std::size_t hidden = 0;
  for (const auto& [rule, count] : selection.hidden) hidden += count;
  out += fmt::format("\n], \"errors\": {}, \"warnings\": {}, \"not_shown\": {}}}\n",
                     selection.errors, selection.warnings, hidden);
  return out;
}

}  // namespace

std::string render(const Diagnostics& diagnostics, const SourceMap& sources,
                   const RenderOptions& options) {
  const Selection selection = select(diagnostics, sources, options.most_per_rule);
  switch (options.format) {
    case DiagnosticFormat::json:
      return as_json(selection, sources);
    case DiagnosticFormat::github:
      return as_github(selection, sources);
    case DiagnosticFormat::text:
      break;
  }
  return as_text(selection, sources, Paint(options.colours));
}

}  // namespace pier
