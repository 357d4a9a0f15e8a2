#include "tables/cell.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::tables {

namespace {

struct StateWord {
  std::string_view word;
  CellState state;
};

/// Whole cells in small letters.
constexpr auto kStateWords = std::to_array<StateWord>({
    {"[c]", CellState::hidden},
    {"[x]", CellState::not_available},
    {"[z]", CellState::not_applicable},
    {"n/a", CellState::not_applicable},
    {"na", CellState::not_applicable},
    {"no service", CellState::not_running},
    {"no service running", CellState::not_running},
    {"not applicable", CellState::not_applicable},
    {"not available", CellState::not_available},
    {"not captured", CellState::not_captured},
    {"not recorded", CellState::not_recorded},
    {"not stated", CellState::not_stated},
    {"redacted", CellState::redacted},
});

struct ArrowWord {
  std::string_view word;
  Arrow arrow;
};

constexpr auto kArrowWords = std::to_array<ArrowWord>({{"up", Arrow::up},
                                                       {"down", Arrow::down},
                                                       {"same", Arrow::same},
                                                       {"\u2191", Arrow::up},
                                                       {"\u2193", Arrow::down},
                                                       {"\u2192", Arrow::same}});

struct RagWord {
  std::string_view word;
  Rag rag;
};

constexpr auto kRagWords = std::to_array<RagWord>(
    {{"red", Rag::red}, {"amber", Rag::amber}, {"yellow", Rag::amber}, {"green", Rag::green}});

template <typename Table>
auto find_word(const Table& table, std::string_view word) {
  return std::find_if(table.begin(), table.end(),
                      [&](const auto& one) { return one.word == word; });
}

template <typename Table>
std::string suggest_word(const Table& table, std::string_view written) {
  std::vector<std::string_view> words;
  words.reserve(table.size());
  for (const auto& one : table) words.push_back(one.word);
  return suggest(written, words);
}

bool is_dash(std::string_view text) {
  return text == "-" || text == "\u2013" || text == "\u2014" || text == "\u2212";
}

/// "[1]": the mark of a footnote.
bool is_footnote_mark(std::string_view text) {
  return text.size() > 2 && text.front() == '[' && text.back() == ']' &&
         std::all_of(text.begin() + 1, text.end() - 1, ascii_is_digit);
}

/// Reads one cell.
class CellReader {
 public:
  CellReader(Cell& cell, ColumnKind kind, Dash dash, Diagnostics& diagnostics)
      : cell_(cell),
        lower_(ascii_lower(cell.text)),
        kind_(kind),
        dash_(dash),
        diagnostics_(diagnostics) {}

  void read() {
    if (cell_.text.empty()) return take(CellState::not_stated);
    if (is_dash(cell_.text)) return read_dash();
    if (lower_.starts_with('[') && lower_.ends_with(']') && read_shorthand()) return;
    if (kind_ == ColumnKind::text) return;
    if (read_state()) return;
    switch (kind_) {
      case ColumnKind::number:
      case ColumnKind::money:
      case ColumnKind::percent:
        return read_numeric();
      case ColumnKind::status:
        return read_status();
      case ColumnKind::rag:
        return read_rag();
      case ColumnKind::arrow:
        return read_arrow();
      case ColumnKind::date:
        return read_date();
      case ColumnKind::month:
        return read_month();
      case ColumnKind::text:
        return;
    }
  }

 private:
  void take(CellState state) { cell_.state = state; }

  void report(std::string message, std::string help) {
    diagnostics_.report("table-cell", cell_.span, std::move(message), std::move(help));
  }

  void read_dash() {
    switch (dash_) {
      case Dash::suppressed:
        cell_.text = "[c]";
        return take(CellState::hidden);
      case Dash::not_applicable:
        return take(CellState::not_applicable);
      case Dash::not_recorded:
        return take(CellState::not_recorded);
      case Dash::zero:
        if (kind_ == ColumnKind::text) return take(CellState::not_stated);
        cell_.text = "0";
        cell_.number = PrintedNumber{};
        return;
    }
  }

  /// False: it is none, and is read as any text.
  bool read_shorthand() {
    if (is_footnote_mark(cell_.text)) {
      report(fmt::format("`{}` is the mark of a footnote", cell_.text),
             "write the cell without it, and the note under `notes` with `row` and `column`");
      return true;
    }
    const auto found = find_word(kStateWords, lower_);
    if (found != kStateWords.end()) {
      cell_.text = lower_;
      take(found->state);
      return true;
    }
    if (kind_ == ColumnKind::text) return false;
    report(fmt::format("`{}` is no shorthand that tables have", cell_.text),
           "write `[c]` for what is hidden, `[x]` for what is not available, `[z]` for what does "
           "not apply, or a note under `notes`");
    return true;
  }

  bool read_state() {
    if (lower_ == "due" || lower_.starts_with("due ")) {
      take(CellState::due);
      return true;
    }
    const auto found = find_word(kStateWords, lower_);
    if (found == kStateWords.end()) return false;
    take(found->state);
    return true;
  }

  void read_numeric() {
    cell_.number = read_number(cell_.text);
    if (cell_.number) return;
    take(CellState::in_words);
    if (!is_meant_as_number(cell_.text)) return;
    diagnostics_.report("table-number", cell_.span,
                        fmt::format("`{}` cannot be read as a number", cell_.text),
                        "correct it, or, when it was printed so, say so under `answers` with this "
                        "row and column");
  }

  void read_status() {
    if (const auto found = find_word(kRagWords, lower_); found != kRagWords.end()) {
      cell_.rag = found->rag;
      return;
    }
    cell_.number = read_number(cell_.text);
    if (!cell_.number) take(CellState::in_words);
  }

  void read_rag() {
    const auto found = find_word(kRagWords, lower_);
    if (found != kRagWords.end()) {
      cell_.rag = found->rag;
      return;
    }
    std::string help = suggest_word(kRagWords, lower_);
    if (help.empty()) help = "write green, amber, yellow or red, or leave the cell empty";
    report(fmt::format("`{}` is no rating", cell_.text), std::move(help));
    take(CellState::in_words);
  }

  void read_arrow() {
    const auto found = find_word(kArrowWords, lower_);
    if (found != kArrowWords.end()) {
      cell_.arrow = found->arrow;
      return;
    }
    report(fmt::format("`{}` is no direction", cell_.text),
           "write up, down or same, or the arrow itself");
    take(CellState::in_words);
  }

  void read_date() {
    cell_.date = Date::parse(cell_.text);
    if (!cell_.date) {
      const auto guess = guess_iso_date(cell_.text);
      if (guess) cell_.date = Date::parse(*guess);
    }
    if (cell_.date) return;
    report(fmt::format("`{}` is no day of the calendar", cell_.text),
           "write it as 27/08/2019, 27 August 2019 or 2019-08-27");
    take(CellState::in_words);
  }

  void read_month() {
    const std::size_t letters = cell_.text.find_first_of(" -0123456789");
    const bool is_named = month_named(cell_.text.substr(0, letters)).has_value();
    const bool is_iso = Date::parse(cell_.text + "-01").has_value();
    if (is_named || is_iso) return;
    report(fmt::format("`{}` is no month", cell_.text), "write it as April 2021 or 2021-04");
    take(CellState::in_words);
  }

  Cell& cell_;
  std::string lower_;
  ColumnKind kind_;
  Dash dash_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::string_view word_of(Rag rag) {
  switch (rag) {
    case Rag::red:
      return "red";
    case Rag::amber:
      return "amber";
    case Rag::green:
      break;
  }
  return "green";
}

std::string_view word_of(Arrow arrow) {
  switch (arrow) {
    case Arrow::up:
      return "up";
    case Arrow::down:
      return "down";
    case Arrow::same:
      break;
  }
  return "same";
}

Cell read_cell(std::string_view text, Span span, ColumnKind kind, Dash dash,
               Diagnostics& diagnostics) {
  Cell cell;
  cell.text = trim(text);
  cell.span = span;
  CellReader(cell, kind, dash, diagnostics).read();
  return cell;
}

}  // namespace pier::tables
