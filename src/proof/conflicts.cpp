// One figure with two values, one strategy with two spans, one event in two months.
//
// Two figures are one when their words and their year are the same. Numbers that are far apart are
// seldom the same thing with a slip, so that only near ones are held against each other: that is
// what keeps false alarms few.

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/date.h"
#include "base/text.h"
#include "proof/checks.h"
#include "proof/figures.h"
#include "proof/grammar.h"
#include "proof/table_reading.h"

namespace pier::proof {

namespace {

/// How far two values of one figure may be apart.
constexpr double kApart = 0.015;
/// The same, when nothing is said of the year.
constexpr double kClose = 0.006;
/// With how many near figures one is compared at most: a hostile text must not cost its square.
constexpr std::size_t kNeighbours = 200;

class ConflictCheck {
 public:
  ConflictCheck(const Reading& reading, Findings& findings)
      : reading_(reading), findings_(findings), figures_(collect_figures(reading)) {
    const auto by_value = [](const Figure& a, const Figure& b) { return a.value < b.value; };
    std::stable_sort(figures_.cells.begin(), figures_.cells.end(), by_value);
  }

  void run() {
    for (const Figure& one : figures_.said) check_against_cells(one);
    check_sentences();
    check_tables_alike();
  }

 private:
  static bool is_near(const Figure& a, const Figure& b) {
    const double larger = std::max(a.value, b.value);
    const double apart = std::abs(a.value - b.value);
    if (apart <= 0 || apart > kApart * larger) return false;
    if (a.pounds != b.pounds) return false;
    // One may be rounded.
    const int decimals = std::min(a.decimals, b.decimals);
    return apart > std::pow(10.0, -decimals) * 0.5 + 1e-9;
  }

  /// Whether a figure is the other, rounded to tens or hundreds: "about" is often left out.
  static bool is_round(const Figure& figure) {
    return figure.decimals == 0 && std::fmod(figure.value, 50) == 0;
  }

  static bool have_one_year(const Figure& a, const Figure& b) {
    return a.year == 0 || b.year == 0 || a.year == b.year;
  }

  /// Whether words and year make two figures one. `a` is of a sentence.
  static bool are_one(const Figure& a, const Figure& b) {
    if (!have_one_year(a, b)) return false;
    const std::size_t own = shared_stems(a.own, b.own);
    if (own == 0) return false;
    std::vector<std::string> all_a = a.own;
    all_a.insert(all_a.end(), a.context.begin(), a.context.end());
    std::sort(all_a.begin(), all_a.end());
    all_a.erase(std::unique(all_a.begin(), all_a.end()), all_a.end());
    const std::size_t label_in_a = shared_stems(b.own, all_a);
    const bool knows_year = a.year != 0 && b.year != 0;
    // All words of the label, or nearly all of a long one, are words of the sentence.
    const bool is_whole_label =
        label_in_a == b.own.size() || (b.own.size() >= 4 && label_in_a + 1 >= b.own.size());
    const std::size_t around = shared_stems(a.own, b.context);
    if (is_whole_label) return knows_year || own + around >= 2;
    // "applications received" below the line "DoLS": one word of the label, one above it.
    const bool is_close = std::abs(a.value - b.value) < kClose * a.value;
    return b.own.size() <= 2 && around >= 1 && (knows_year || is_close);
  }

  bool row_has(const Figure& cell, double value) const {
    const Text& text = reading_.chapters[cell.chapter];
    const TableView view(text, text.tables[cell.table]);
    for (std::size_t c = 0; c < view.columns(); ++c) {
      const Number* number = view.number(cell.row, c);
      if (number != nullptr && number->value == value) return true;
    }
    return false;
  }

  /// "1,377 compared to 1,360": the sentence has the number of the table as well.
  bool sentence_has(const Figure& one, double value) const {
    const Text& text = reading_.chapters[one.chapter];
    const Sentence& sentence = text.sentences[one.sentence];
    for (std::size_t t = sentence.first; t < sentence.last; ++t) {
      if (is_figure(text, t) && text.number(t)->value == value) return true;
    }
    return false;
  }

  void check_against_cells(const Figure& one) {
    if (is_round(one)) return;
    const auto first =
        std::lower_bound(figures_.cells.begin(), figures_.cells.end(), one.value * (1 - kApart),
                         [](const Figure& f, double value) { return f.value < value; });
    for (auto cell = first; cell != figures_.cells.end(); ++cell) {
      if (cell - first > static_cast<std::ptrdiff_t>(kNeighbours)) break;
      if (cell->value > one.value * (1 + 2 * kApart)) break;
      if (!is_near(one, *cell) || is_round(*cell) || !are_one(one, *cell)) continue;
      if (row_has(*cell, one.value) || sentence_has(one, cell->value)) continue;
      report(one, *cell, "in a table");
      return;
    }
  }

  /// Two sentences, of the same words nearly.
  void check_sentences() {
    std::vector<const Figure*> sorted;
    for (const Figure& one : figures_.said) sorted.push_back(&one);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Figure* a, const Figure* b) { return a->value < b->value; });
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      for (std::size_t k = i + 1; k < std::min(sorted.size(), i + kNeighbours); ++k) {
        const Figure* a = sorted[i];
        const Figure* b = sorted[k];
        if (b->value > a->value * (1 + kApart)) break;
        if (!is_near(*a, *b) || is_round(*a) || is_round(*b)) continue;
        if (a->chapter == b->chapter && a->sentence == b->sentence) continue;
        const std::size_t own = shared_stems(a->own, b->own);
        const std::size_t smaller = std::min(a->own.size(), b->own.size());
        if (a->year == 0 || a->year != b->year || own < 3 || own * 3 < smaller * 2) continue;
        const bool is_later =
            a->chapter != b->chapter ? a->chapter > b->chapter : a->token > b->token;
        report(is_later ? *a : *b, is_later ? *b : *a, "in another sentence");
      }
    }
  }

  void report(const Figure& one, const Figure& other, std::string_view where) {
    const Text& text = reading_.chapters[one.chapter];
    const Text& there = reading_.chapters[other.chapter];
    Diagnostic& finding = findings_.report_tokens(
        "report-conflict", one.chapter, one.token, one.token,
        fmt::format("{} here, and {} {}, of what seems one figure", written(text, one.token),
                    written(there, other.token), where),
        "use one of the two, or say what makes them different");
    const Token& token = there.tokens[other.token];
    finding.notes.push_back(
        {findings_.place(other.chapter, token.begin, token.end), "the other number is here"});
  }

  // ── Tables with the same rows ──────────────────────────────────────────────────────────────

  struct Rows {
    std::size_t chapter;
    std::size_t table;
    /// Label without brackets → row.
    std::map<std::string, std::size_t> rows;
    int year = 0;
  };

  static std::string plain_label(std::string_view label) {
    return std::string(trim(label.substr(0, label.find('('))));
  }

  std::vector<Rows> small_tables() const {
    std::vector<Rows> found;
    for (std::size_t c = 0; c < reading_.chapters.size(); ++c) {
      const Text& text = reading_.chapters[c];
      for (std::size_t i = 0; i < text.tables.size(); ++i) {
        const TableView view(text, text.tables[i]);
        if (view.columns() < 2 || view.columns() > 3 || view.rows() > 12) continue;
        Rows rows{c, i, {}, 0};
        for (std::size_t r = 0; r < view.rows(); ++r) {
          if (view.is_header(r) || view.number(r, 1) == nullptr) continue;
          if (view.at(r, 0).kind != Cell::Kind::text) continue;
          rows.rows.emplace(plain_label(view.lower(r, 0)), r);
        }
        if (rows.rows.size() >= 3) found.push_back(std::move(rows));
      }
    }
    return found;
  }

  /// The same schools with nearly the same pupils in two tables.
  void check_tables_alike() {
    const std::vector<Rows> tables = small_tables();
    for (std::size_t k = 1; k < tables.size(); ++k) {
      for (std::size_t i = 0; i < k; ++i) compare(tables[i], tables[k]);
    }
  }

  void compare(const Rows& a, const Rows& b) {
    const TableView first(reading_.chapters[a.chapter],
                          reading_.chapters[a.chapter].tables[a.table]);
    const TableView second(reading_.chapters[b.chapter],
                           reading_.chapters[b.chapter].tables[b.table]);
    std::size_t near = 0;
    std::size_t common = 0;
    std::optional<std::pair<std::size_t, std::size_t>> differing;
    for (const auto& [label, r] : a.rows) {
      const auto other = b.rows.find(label);
      if (other == b.rows.end()) continue;
      ++common;
      const double x = first.number(r, 1)->value;
      const double y = second.number(other->second, 1)->value;
      if (std::abs(x - y) <= 0.05 * std::max(x, y)) ++near;
      if (x != y && std::abs(x - y) <= 0.05 * std::max(x, y) && x >= kSmallestOfTables) {
        differing = {r, other->second};
      }
    }
    if (common < 3 || near * 3 < common * 2 || !differing || have_other_years(first, second))
      return;
    const Block& other = first.text().blocks[first.at(differing->first, 1).block];
    Diagnostic& finding = findings_.report_block(
        "report-conflict", b.chapter, second.at(differing->second, 1).block,
        fmt::format("`{}` is {} here and {} in another table with these rows",
                    second.said(differing->second, 0), second.said(differing->second, 1),
                    first.said(differing->first, 1)),
        "use one of the two, or say what makes them different");
    finding.notes.push_back(
        {findings_.place(a.chapter, other.begin, other.end), "the other number is here"});
  }

  static bool have_other_years(const TableView& a, const TableView& b) {
    const auto year = [](const TableView& view) {
      for (std::size_t c = 0; c < view.columns(); ++c) {
        if (const Number* period = view.period(0, c); period != nullptr) return period->to;
      }
      return 0;
    };
    return year(a) != 0 && year(b) != 0 && year(a) != year(b);
  }

  static constexpr double kSmallestOfTables = 100;

  const Reading& reading_;
  Findings& findings_;
  Figures figures_;
};

// ── Spans of a strategy, months of an event ────────────────────────────────────────────────────

/// Where something is said, and what.
struct Said {
  std::size_t chapter = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

/// What was said of a name: value → places.
using Sayings = std::map<std::string, std::map<std::string, std::vector<Said>>>;

/// "SSP Strategy 2021/2024", "the 2020/2023 Strategy", "Strategy for 2020 to 2024".
void collect_spans(const Text& text, std::size_t chapter, Sayings& sayings) {
  for (std::size_t t = 1; t + 1 < text.tokens.size(); ++t) {
    if (text.tokens[t].kind != TokenKind::word) continue;
    if (!is_one_of(text.word(t), {"strategy", "workplan"})) continue;
    std::size_t before = t - 1;
    std::size_t first = t;
    std::size_t last = t;
    std::string span;
    const Number* ahead = text.number(before);
    if (ahead != nullptr && ahead->role == NumberRole::period && ahead->to > ahead->from + 1) {
      span = fmt::format("{} to {}", ahead->from, ahead->to);
      first = before;
      if (before == 0) continue;
      --before;
    }
    std::size_t behind = t + 1;
    if (text.tokens[behind].kind == TokenKind::word && text.word(behind) == "for") ++behind;
    if (span.empty() && behind < text.tokens.size() && text.number(behind) != nullptr) {
      const Number& number = *text.number(behind);
      if (number.role == NumberRole::period && number.to > number.from + 1) {
        span = fmt::format("{} to {}", number.from, number.to);
        last = behind;
      } else if (number.role == NumberRole::year && behind + 2 < text.tokens.size() &&
                 text.tokens[behind + 1].kind == TokenKind::word && text.word(behind + 1) == "to" &&
                 text.number(behind + 2) != nullptr &&
                 text.number(behind + 2)->role == NumberRole::year) {
        span = fmt::format("{} to {}", number.from, text.number(behind + 2)->from);
        last = behind + 2;
      }
    }
    if (span.empty()) continue;
    // Whose: another's strategy has its name before it.
    std::string owner =
        text.tokens[before].kind == TokenKind::word ? std::string(text.word(before)) : "";
    if (is_one_of(owner, {"the", "our", "of", "a", "ssp", "ssp's", "ssp\xE2\x80\x99s",
                          "partnership", "partnerships", "renamed", "s"})) {
      owner = "own";
    }
    if (text.word(t) == "workplan") owner = "own";
    sayings[owner][span].push_back({chapter, first, last});
  }
}

/// "Joint Area Inspection in March 2018", "in March 2018 a Joint Area Inspection": by initials.
void collect_months(const Text& text, std::size_t chapter, Sayings& sayings) {
  const auto is_capital = [&](std::size_t t) {
    if (t >= text.tokens.size() || text.tokens[t].kind != TokenKind::word) return false;
    const char c = text.text[text.tokens[t].begin];
    return c >= 'A' && c <= 'Z';
  };
  // Whether the next word stands right behind this one, in one block.
  const auto is_next = [&](std::size_t t) {
    return t + 1 < text.tokens.size() && text.tokens[t + 1].begin == text.tokens[t].end + 1 &&
           text.text[text.tokens[t].end] == ' ';
  };
  for (std::size_t t = 1; t < text.tokens.size(); ++t) {
    const Number* year = text.number(t);
    if (year == nullptr || year->role != NumberRole::year || !is_capital(t - 1) || t < 2) continue;
    const auto month = month_named(text.word(t - 1));
    if (!month || text.tokens[t - 2].kind != TokenKind::word || text.word(t - 2) != "in") continue;
    // The name ends right before "in", or begins right behind the year.
    std::string initials;
    std::size_t i = t - 2;
    std::size_t steps = 0;
    while (i > 0 && steps < 4 && !is_capital(i - 1) && text.tokens[i - 1].kind == TokenKind::word &&
           is_one_of(text.word(i - 1), {"that", "took", "place", "was", "completed", "held"})) {
      --i;
      ++steps;
    }
    if (i > 0 && text.is_mark(i - 1, ')') && i > 3) i -= 3;
    std::size_t name_last = i;
    while (i > 0 && is_capital(i - 1) && (i == name_last || is_next(i - 1))) --i;
    std::size_t name_first = i;
    if (name_first == name_last) {
      name_first = t + 1;
      if (name_first < text.tokens.size() && text.tokens[name_first].kind == TokenKind::word &&
          is_one_of(text.word(name_first), {"a", "the", "our"})) {
        ++name_first;
      }
      name_last = name_first;
      while (is_capital(name_last) && (name_last == name_first || is_next(name_last - 1))) {
        ++name_last;
      }
    }
    while (name_first < name_last && is_one_of(text.word(name_first), {"a", "an", "the", "our"})) {
      ++name_first;
    }
    if (name_first == name_last) continue;
    for (std::size_t k = name_first; k < name_last; ++k) {
      const std::string_view word = text.of(text.tokens[k]);
      const bool is_form = name_last - name_first == 1;
      initials += is_form ? std::string(word) : std::string(1, word.front());
    }
    if (initials.size() < 3 || !is_one_of(initials.substr(initials.size() - 1), {"I", "R", "A"}))
      continue;
    if (initials != ascii_upper(initials)) continue;
    sayings[initials]
           [fmt::format("{} {}", kMonthNames[static_cast<std::size_t>(*month) - 1], year->from)]
               .push_back({chapter, t - 1, t});
  }
}

/// Reports all but what is said most; of two said as often, the later.
void report_sayings(const Sayings& sayings, const Reading& reading, std::string_view what,
                    Findings& findings) {
  for (const auto& [name, values] : sayings) {
    if (values.size() < 2) continue;
    const auto at = [](const Said& said) { return std::pair(said.chapter, said.first); };
    const auto most =
        std::max_element(values.begin(), values.end(), [&](const auto& a, const auto& b) {
          if (a.second.size() != b.second.size()) return a.second.size() < b.second.size();
          return at(a.second.front()) > at(b.second.front());
        });
    for (const auto& value : values) {
      if (&value == &*most) continue;
      for (const Said& said : value.second) {
        Diagnostic& finding = findings.report_tokens(
            "report-conflict", said.chapter, said.first, said.last,
            fmt::format("{} is {} here and {} elsewhere", what, value.first, most->first),
            "use one of the two, or say what makes them different");
        const Said& other = most->second.front();
        const Text& text = reading.chapters[other.chapter];
        finding.notes.push_back({findings.place(other.chapter, text.tokens[other.first].begin,
                                                text.tokens[other.last].end),
                                 "the other one is here"});
      }
    }
  }
}

}  // namespace

void check_conflicts(const Reading& reading, Findings& findings) {
  ConflictCheck(reading, findings).run();
  Sayings spans;
  Sayings months;
  for (std::size_t c = 0; c < reading.chapters.size(); ++c) {
    collect_spans(reading.chapters[c], c, spans);
    collect_months(reading.chapters[c], c, months);
  }
  report_sayings(spans, reading, "the span of the strategy", findings);
  report_sayings(months, reading, "the month of this", findings);
}

}  // namespace pier::proof
