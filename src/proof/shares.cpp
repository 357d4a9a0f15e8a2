// "386 of 424 (91%)", "(10 adults and 2 children)", "12 + 4 = 16", "between 28% and 40%": what a
// sentence says of parts and wholes.

#include <cmath>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"
#include "proof/grammar.h"

namespace pier::proof {

namespace {

constexpr std::string_view kRule = "report-arithmetic";
constexpr std::string_view kCure =
    "correct the number that is wrong; for a slip of a printed report, answer it under `known`";

/// One sentence and where its findings go.
struct Spot {
  const Text& text;
  const Sentence& sentence;
  std::size_t chapter;
  Findings& findings;

  bool is_word(std::size_t t, std::initializer_list<std::string_view> few) const {
    return t < sentence.last && text.tokens[t].kind == TokenKind::word &&
           is_one_of(text.word(t), few);
  }
  bool is_mark(std::size_t t, char mark) const {
    return t < sentence.last && text.is_mark(t, mark);
  }
  bool is_count(std::size_t t) const {
    return t < sentence.last && is_figure(text, t) && !text.number(t)->percent;
  }
  bool is_percent(std::size_t t) const {
    return t < sentence.last && is_figure(text, t) && text.number(t)->percent;
  }
};

/// The whole that "386 of" leads to: behind "of", "out of", "of the", "out of a total of".
std::size_t whole_behind(const Spot& s, std::size_t part) {
  std::size_t t = part + 1;
  if (s.is_word(t, {"out"})) ++t;
  if (!s.is_word(t, {"of"})) return 0;
  for (++t; s.is_word(t, {"the", "a", "total", "of", "all", "those", "these"});) ++t;
  return s.is_count(t) ? t : 0;
}

/// The percentage that stands behind a whole: "… 424 (91%)", "… 27 practices, 74%", "… or 91%".
std::size_t percent_behind(const Spot& s, std::size_t whole) {
  for (std::size_t t = whole + 1; t < s.sentence.last && t <= whole + 8; ++t) {
    if (s.is_percent(t)) {
      const bool is_tied = s.is_mark(t - 1, '(') || s.is_mark(t - 1, ',') ||
                           s.is_mark(t - 1, '-') || s.is_mark(t - 1, '=') ||
                           s.is_word(t - 1, {"or", "is", "are"});
      return is_tied ? t : 0;
    }
    if (s.text.tokens[t].kind == TokenKind::number || s.is_mark(t, ';') || s.is_mark(t, ':'))
      return 0;
  }
  return 0;
}

void report_share(const Spot& s, std::size_t first, std::size_t last, double part, double whole,
                  const Number& printed) {
  const double share = 100 * part / whole;
  if (is_as_printed(share, printed)) return;
  const std::size_t percent = s.is_percent(last) ? last : first;
  s.findings.report_tokens(kRule, s.chapter, first, last,
                           fmt::format("{} of {} is {}%, not {}", said(part, 2), said(whole, 2),
                                       said(share, printed.decimals + 1), written(s.text, percent)),
                           std::string(kCure));
}

void check_share(const Spot& s, std::size_t part) {
  const std::size_t whole = whole_behind(s, part);
  if (whole == 0) return;
  const double a = s.text.number(part)->value;
  const double b = s.text.number(whole)->value;
  if (!(a >= 0) || !(b > 0) || a > b) return;
  // "74% (20 of 27)" has its percentage in front.
  if (part >= s.sentence.first + 2 && s.is_mark(part - 1, '(') && s.is_percent(part - 2)) {
    if (s.is_mark(whole + 1, ')')) {
      report_share(s, part - 2, whole, a, b, *s.text.number(part - 2));
      return;
    }
  }
  if (const std::size_t percent = percent_behind(s, whole); percent != 0) {
    if (is_vague_at(s.text, s.sentence, percent)) return;
    report_share(s, part, percent, a, b, *s.text.number(percent));
  }
}

/// "a total of 27 practices, 20 responded giving a total of 74%": the share of what answered.
void check_response(const Spot& s, std::size_t whole) {
  if (whole < s.sentence.first + 3 || !s.is_word(whole - 1, {"of"}) ||
      !s.is_word(whole - 2, {"total"})) {
    return;
  }
  std::size_t part = 0;
  for (std::size_t t = whole + 1; t < s.sentence.last && t < whole + 16; ++t) {
    if (s.is_count(t)) {
      if (part != 0) return;
      part = t;
    } else if (s.is_percent(t)) {
      if (part == 0 || s.text.number(part)->value > s.text.number(whole)->value) return;
      report_share(s, whole, t, s.text.number(part)->value, s.text.number(whole)->value,
                   *s.text.number(t));
      return;
    }
  }
}

/// "12 + 4 = 16".
void check_sum(const Spot& s, std::size_t first) {
  double sum = s.text.number(first)->value;
  int decimals = s.text.number(first)->decimals;
  std::size_t t = first + 1;
  bool has_plus = false;
  while (s.is_mark(t, '+') && t + 1 < s.sentence.last && is_figure(s.text, t + 1)) {
    sum += s.text.number(t + 1)->value;
    decimals = std::max(decimals, s.text.number(t + 1)->decimals);
    has_plus = true;
    t += 2;
  }
  if (!has_plus || !s.is_mark(t, '=') || t + 1 >= s.sentence.last || !is_figure(s.text, t + 1))
    return;
  const Number& total = *s.text.number(t + 1);
  if (is_as_printed(sum, total)) return;
  s.findings.report_tokens(
      kRule, s.chapter, first, t + 1,
      fmt::format("the sum is {}, not {}", said(sum, decimals), written(s.text, t + 1)),
      std::string(kCure));
}

/// The counts of "(10 adult and 2 children's)": nothing else than counts with up to three words
/// each, between brackets or quotation marks.
struct Parts {
  double sum = 0;
  std::size_t count = 0;
  std::size_t close = 0;
};

Parts parts_between(const Spot& s, std::size_t open) {
  Parts parts;
  bool expects_count = true;
  std::size_t words = 0;
  for (std::size_t t = open + 1; t < s.sentence.last; ++t) {
    if (s.is_count(t) && expects_count) {
      parts.sum += s.text.number(t)->value;
      ++parts.count;
      expects_count = false;
      words = 0;
    } else if (s.is_mark(t, ',') || s.is_mark(t, ';') || s.is_word(t, {"and"}) ||
               s.is_mark(t, '/') || s.is_mark(t, '+')) {
      if (words == 0) return {};
      expects_count = true;
    } else if (s.is_mark(t, ')') || s.is_mark(t, '"')) {
      parts.close = t;
      return expects_count ? Parts{} : parts;
    } else if (s.text.tokens[t].kind == TokenKind::word && !expects_count && words < 3) {
      // "of the 10", "in 2": no parts of this whole.
      if (words == 0 &&
          s.is_word(t, {"of", "in", "per", "to", "years", "weeks", "days", "months"})) {
        return {};
      }
      ++words;
    } else {
      return {};
    }
  }
  return {};
}

/// The whole of "(10 adult and 2 children's)": the last count before, with words only between.
std::size_t whole_before(const Spot& s, std::size_t open) {
  for (std::size_t t = open, steps = 0; t-- > s.sentence.first && steps < 14; ++steps) {
    if (s.is_count(t)) return t;
    if (s.text.tokens[t].kind == TokenKind::number) return 0;
  }
  return 0;
}

void check_parts(const Spot& s, std::size_t open) {
  const Parts parts = parts_between(s, open);
  if (parts.count < 2) return;
  const std::size_t whole = whole_before(s, open);
  if (whole == 0 || is_vague_at(s.text, s.sentence, whole)) return;
  const double total = s.text.number(whole)->value;
  if (total == parts.sum || total <= 1) return;
  s.findings.report_tokens(kRule, s.chapter, whole, parts.close,
                           fmt::format("the {} parts come to {}, the whole is {}", parts.count,
                                       said(parts.sum, 2), written(s.text, whole)),
                           std::string(kCure));
}

/// "275 are female and 116 male" of a whole that the sentence gives before.
void check_sexes(const Spot& s) {
  std::size_t whole = 0;
  std::size_t first = 0;
  for (std::size_t t = s.sentence.first; t < s.sentence.last; ++t) {
    if (!is_figure(s.text, t)) continue;
    std::size_t behind = t + 1;
    while (s.is_word(
        behind, {"are", "were", "is", "was", "being", "of", "the", "victims", "perpetrators"})) {
      ++behind;
    }
    const bool is_sex = s.is_word(behind, {"female", "male", "females", "males", "women", "men"});
    if (!is_sex) {
      if (first != 0) return;
      whole = t;
    } else if (first == 0) {
      first = t;
    } else {
      const Number& a = *s.text.number(first);
      const Number& b = *s.text.number(t);
      if (a.percent != b.percent) return;
      const double sum = a.value + b.value;
      if (a.percent) {
        if (std::abs(sum - 100) <= 1 || is_vague_at(s.text, s.sentence, first)) return;
        s.findings.report_tokens(kRule, s.chapter, first, t,
                                 fmt::format("the shares come to {}%, not 100%", said(sum, 2)),
                                 std::string(kCure));
        return;
      }
      if (whole == 0 || s.text.number(whole)->percent || s.text.number(whole)->value == sum) return;
      s.findings.report_tokens(
          kRule, s.chapter, whole, t,
          fmt::format("{} and {} come to {}, not {}", written(s.text, first), written(s.text, t),
                      said(sum, 2), written(s.text, whole)),
          std::string(kCure));
      return;
    }
  }
}

/// "17 sessions, of which there were 10 adult and 2 children's": the two that make a whole.
void check_of_which(const Spot& s, std::size_t of) {
  if (!s.is_word(of + 1, {"which"})) return;
  const std::size_t whole = whole_before(s, of);
  if (whole == 0 || is_vague_at(s.text, s.sentence, whole)) return;
  std::size_t adults = 0;
  std::size_t children = 0;
  for (std::size_t t = of + 2; t + 1 < s.sentence.last && t < of + 14; ++t) {
    if (!s.is_count(t)) continue;
    std::size_t behind = t + 1;
    while (s.is_word(behind, {"were", "are", "for", "of"})) ++behind;
    if (s.is_word(behind, {"adult", "adults", "adults'"})) adults = t;
    if (s.is_word(behind, {"child", "children", "children's", "childrens"})) children = t;
  }
  if (adults == 0 || children == 0) return;
  const double sum = s.text.number(adults)->value + s.text.number(children)->value;
  if (sum == s.text.number(whole)->value) return;
  s.findings.report_tokens(
      kRule, s.chapter, whole, std::max(adults, children),
      fmt::format("{} and {} come to {}, not {}", written(s.text, adults),
                  written(s.text, children), said(sum, 2), written(s.text, whole)),
      std::string(kCure));
}

/// "falls within … between 28-40%": the percentage that was said last must lie between.
void check_within(const Spot& s, std::size_t between) {
  bool says_within = false;
  for (std::size_t t = s.sentence.first; t < between; ++t) {
    if (s.is_word(t, {"within", "meets", "meeting", "line"})) says_within = true;
    if (s.text.tokens[t].kind == TokenKind::word &&
        is_one_of(s.text.word(t), {"not", "outside", "below", "above"}))
      return;
  }
  if (!says_within || !is_figure(s.text, between + 1)) return;
  std::size_t high = between + 2;
  if (!s.is_word(high, {"and", "to"}) && !s.is_mark(high, '-')) return;
  ++high;
  if (high >= s.sentence.last || !s.is_percent(high)) return;
  // The last percentage before this range, in the sentence or in the one before.
  const std::size_t from = s.text.blocks[s.sentence.block].first;
  for (std::size_t t = between, steps = 0; t-- > from && steps < 45; ++steps) {
    if (!s.text.number(t) || !s.is_percent(t)) continue;
    const double value = s.text.number(t)->value;
    const double low = s.text.number(between + 1)->value;
    if (value >= low && value <= s.text.number(high)->value) return;
    s.findings.report_tokens(kRule, s.chapter, t, high,
                             fmt::format("{} is not between {}% and {}", written(s.text, t),
                                         said(low, 2), written(s.text, high)),
                             std::string(kCure));
    return;
  }
}

/// "1154 requests … averages at 22 a week".
void check_average(const Spot& s, std::size_t word) {
  std::size_t t = word + 1;
  while (s.is_word(t, {"at", "of", "out", "to", "is", "was", "about", "around"})) ++t;
  if (!s.is_count(t)) return;
  double parts = 0;
  for (std::size_t k = t + 1; k + 1 < s.sentence.last && k < t + 5; ++k) {
    if (!s.is_word(k, {"per", "a", "each", "every"})) continue;
    if (s.is_word(k + 1, {"week"})) parts = 365.25 / 7;
    if (s.is_word(k + 1, {"month"})) parts = 12;
    if (s.is_word(k + 1, {"quarter"})) parts = 4;
  }
  if (parts == 0) return;
  const Block& block = s.text.blocks[s.sentence.block];
  // The whole is the only count of the sentences before in this paragraph, in a year.
  std::size_t whole = 0;
  bool has_year = false;
  for (std::size_t k = block.first; k < word; ++k) {
    const Number* number = s.text.number(k);
    if (number == nullptr) continue;
    if (number->role == NumberRole::period || number->role == NumberRole::year) has_year = true;
    if (!is_figure(s.text, k) || number->percent || number->value < 10 * parts) continue;
    if (whole != 0) return;
    whole = k;
  }
  if (whole == 0 || !has_year) return;
  const double average = s.text.number(whole)->value / parts;
  if (std::abs(average - s.text.number(t)->value) <= std::max(1.0, average / 50)) return;
  s.findings.report_tokens(
      kRule, s.chapter, whole, t,
      fmt::format("{} in a year are {} each time, not {}", written(s.text, whole), said(average, 1),
                  written(s.text, t)),
      std::string(kCure));
}

}  // namespace

void check_shares(const Reading& reading, std::size_t chapter, Findings& findings) {
  const Text& text = reading.chapters[chapter];
  for (const Sentence& sentence : text.sentences) {
    const Spot spot{text, sentence, chapter, findings};
    bool has_sex = false;
    for (std::size_t t = sentence.first; t < sentence.last; ++t) {
      if (spot.is_count(t)) {
        check_share(spot, t);
        check_response(spot, t);
        check_sum(spot, t);
      } else if (spot.is_mark(t, '(') || spot.is_mark(t, '"')) {
        check_parts(spot, t);
      } else if (spot.is_word(t, {"of"})) {
        check_of_which(spot, t);
      } else if (spot.is_word(t, {"between"})) {
        if (t + 3 < sentence.last) check_within(spot, t);
      } else if (spot.is_word(t, {"average", "averages", "averaged", "averaging"})) {
        check_average(spot, t);
      } else if (spot.is_word(t, {"female", "male", "females", "males", "women", "men"})) {
        has_sex = true;
      }
    }
    if (has_sex) check_sexes(spot);
  }
}

}  // namespace pier::proof
