// "from 1,845 to 2,150 (an increase of 16.5%)", "rose by 305", "740 fewer (9,644) compared to
// (10,384)", "a decrease from 5 to 7", "dropped 8.6%" where points are meant: what a sentence says
// of a change.

#include <cmath>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"
#include "proof/grammar.h"

namespace pier::proof {

namespace {

constexpr std::string_view kSumCure =
    "correct the number that is wrong; for a slip of a printed report, answer it under `known`";
constexpr std::string_view kPointsCure =
    "write `percentage points`, or give the change in per cent";

bool names(const Text& text, std::size_t t, std::initializer_list<std::string_view> few) {
  return text.tokens[t].kind == TokenKind::word && is_one_of(text.word(t), few);
}

/// The direction that words between two tokens give; none where they disagree.
Direction direction_in(const Text& text, std::size_t first, std::size_t last) {
  Direction found = Direction::none;
  for (std::size_t t = first; t < last; ++t) {
    if (text.tokens[t].kind != TokenKind::word) continue;
    const Direction direction = direction_of(text.word(t));
    if (direction == Direction::none) continue;
    if (found != Direction::none && found != direction) return Direction::none;
    found = direction;
  }
  return found;
}

/// Whether the words before a number make it the size of a change: "an increase of", "rose by",
/// "down", "has dropped".
bool is_size_of_change(const Text& text, const Sentence& sentence, std::size_t t) {
  for (std::size_t i = t, steps = 0; i-- > sentence.first && steps < 6; ++steps) {
    if (text.tokens[i].kind == TokenKind::number) return false;
    if (text.tokens[i].kind != TokenKind::word) {
      if (text.is_mark(i, ')') || text.is_mark(i, ';') || text.is_mark(i, ',')) return false;
      continue;
    }
    if (direction_of(text.word(i)) != Direction::none) return !names(text, t - 1, {"to", "from"});
    if (names(text, i, {"to", "from", "and", "with"})) return false;
  }
  return false;
}

/// "percentage points", "points", "pp" behind a number.
bool says_points(const Text& text, const Sentence& sentence, std::size_t t) {
  for (std::size_t i = t + 1; i < sentence.last && i <= t + 2; ++i) {
    if (names(text, i, {"points", "point", "pp", "ppt", "pts"})) return true;
  }
  return false;
}

/// The only size of a change in the sentence that is no number of the pair.
std::optional<std::size_t> size_beside(const Text& text, const Sentence& sentence, const Pair& pair,
                                       bool percent) {
  std::optional<std::size_t> found;
  for (std::size_t t = sentence.first; t < sentence.last; ++t) {
    if (t == pair.first || t == pair.second || !is_figure(text, t)) continue;
    if (text.number(t)->percent != percent || !is_size_of_change(text, sentence, t)) continue;
    if (found) return std::nullopt;
    found = t;
  }
  return found;
}

class ChangeCheck {
 public:
  ChangeCheck(const Reading& reading, std::size_t chapter, Findings& findings)
      : text_(reading.chapters[chapter]), chapter_(chapter), findings_(findings) {}

  void run() {
    for (const Sentence& sentence : text_.sentences) {
      const std::vector<Pair> pairs = pairs_of(text_, sentence);
      for (const Pair& pair : pairs) check_direction(sentence, pair);
      if (pairs.size() == 1) check_sizes(sentence, pairs.front());
      check_fewer(sentence);
      check_points_of_rate(sentence);
    }
    check_this_is();
  }

 private:
  double value(std::size_t t) const { return text_.number(t)->value; }

  /// "decrease from 5 to 7", "raised from 249 from 197".
  void check_direction(const Sentence& sentence, const Pair& pair) {
    if (pair.how == Pair::How::from_from) {
      findings_.report_tokens("report-direction", chapter_, pair.begin, pair.second,
                              fmt::format("`from {} from {}` does not say where the change ended",
                                          written(text_, pair.first), written(text_, pair.second)),
                              "write `from … to …`, the earlier number first");
      return;
    }
    if (pair.how == Pair::How::compared) return;
    std::size_t first = pair.begin;
    std::size_t last = pair.second;
    Direction direction = Direction::none;
    if (pair.how == Pair::How::turning_to) {
      for (first = pair.first; first < pair.second; ++first) {
        direction = direction_in(text_, first, first + 1);
        if (direction != Direction::none) break;
      }
      first = pair.first;
    } else {
      // The word stands within a few words before "from".
      for (std::size_t i = pair.begin, steps = 0; i-- > sentence.first && steps < 6; ++steps) {
        if (text_.tokens[i].kind == TokenKind::number && is_figure(text_, i) &&
            !text_.number(i)->percent && steps > 1) {
          return;
        }
        if (text_.tokens[i].kind == TokenKind::mark && steps > 0) return;
        if (names(text_, i, {"or", "and", "not", "age", "aged", "ages"})) return;
        direction = direction_in(text_, i, i + 1);
        if (direction == Direction::none) continue;
        first = i;
        break;
      }
    }
    const double change = value(pair.second) - value(pair.first);
    const bool is_wrong =
        (direction == Direction::up && change < 0) || (direction == Direction::down && change > 0);
    if (!is_wrong || is_speed_of_rank(pair)) return;
    findings_.report_tokens(
        "report-direction", chapter_, first, last,
        fmt::format("the words say that it went {}, but from {} to {} it went {}",
                    direction == Direction::up ? "up" : "down", written(text_, pair.first),
                    written(text_, pair.second), change > 0 ? "up" : "down"),
        "correct the word or the numbers");
  }

  /// Of ranks, 1 is better than 5: "improved" and "rose" may mean a smaller number.
  bool is_speed_of_rank(const Pair& pair) const {
    const Sentence* sentence = sentence_at(text_, pair.first);
    for (std::size_t t = sentence->first; t < sentence->last; ++t) {
      if (names(text_, t, {"rank", "ranked", "ranking", "place", "position"})) return true;
    }
    return false;
  }

  /// What is said of the size of the change between the two numbers.
  void check_sizes(const Sentence& sentence, const Pair& pair) {
    if (is_vague_at(text_, sentence, pair.first) || is_vague_at(text_, sentence, pair.second))
      return;
    if (const auto size = size_beside(text_, sentence, pair, true); size) {
      if (text_.number(pair.first)->percent) {
        check_points(sentence, pair, *size);
      } else if (!is_vague_at(text_, sentence, *size)) {
        check_percent(sentence, pair, *size);
      }
    }
    const auto size = size_beside(text_, sentence, pair, text_.number(pair.first)->percent);
    if (size && pair.how == Pair::How::from_to && !text_.number(*size)->percent &&
        have_one_unit(*text_.number(*size), *text_.number(pair.first))) {
      const double change = std::abs(value(pair.second) - value(pair.first));
      if (is_as_printed(change, *text_.number(*size)) || is_vague_at(text_, sentence, *size))
        return;
      report_sum(std::min(*size, pair.begin), std::max(*size, pair.second),
                 fmt::format("from {} to {} are {}, not {}", written(text_, pair.first),
                             written(text_, pair.second), said(change, 2), written(text_, *size)));
    }
  }

  void check_percent(const Sentence& sentence, const Pair& pair, std::size_t size) {
    double earlier = value(pair.first);
    double later = value(pair.second);
    const Number& printed = *text_.number(size);
    const Direction direction = direction_in(text_, sentence.first, sentence.last);
    if (pair.how == Pair::How::compared || pair.how == Pair::How::from_from) {
      // Which of the two is the earlier one, the direction says.
      const bool rises = later > earlier;
      if (direction == Direction::none) return;
      if (rises != (direction == Direction::up)) std::swap(earlier, later);
    }
    if (!(earlier > 0)) return;
    const double change = 100 * std::abs(later - earlier) / earlier;
    if (is_as_printed(change, {.value = std::abs(printed.value), .decimals = printed.decimals}))
      return;
    // Far away, the words belong to something else.
    if (std::abs(change - std::abs(printed.value)) > 10 + change / 2) return;
    report_sum(std::min(size, pair.begin), std::max(size, pair.second),
               fmt::format("from {} to {} is {}%, not {}", said(earlier, 2), said(later, 2),
                           said(change, printed.decimals + 1), written(text_, size)));
  }

  /// A change between two percentages that is said with "%".
  void check_points(const Sentence& sentence, const Pair& pair, std::size_t size) {
    if (says_points(text_, sentence, size)) return;
    const double earlier = value(pair.first);
    const double later = value(pair.second);
    const Number& printed = *text_.number(size);
    const double points = std::abs(later - earlier);
    if (!(earlier > 0) || is_as_printed(100 * points / earlier, printed)) return;
    if (!is_as_printed(points, printed)) return;
    report_points(std::min(size, pair.begin), std::max(size, pair.second), size,
                  fmt::format("; in per cent it is {}%", said(100 * points / earlier, 1)));
  }

  void report_points(std::size_t first, std::size_t last, std::size_t size,
                     const std::string& more) {
    findings_.report_tokens(
        "report-points", chapter_, first, last,
        fmt::format("{} is the change of a percentage, which is {} percentage points{}",
                    written(text_, size), said(std::abs(value(size)), 2), more),
        std::string(kPointsCure));
  }

  void report_sum(std::size_t first, std::size_t last, std::string message) {
    findings_.report_tokens("report-arithmetic", chapter_, first, last, std::move(message),
                            std::string(kSumCure));
  }

  /// "740 fewer contacts in 20/21 (9644) compared to 19/20 (10384)".
  void check_fewer(const Sentence& sentence) {
    for (std::size_t t = sentence.first; t + 1 < sentence.last; ++t) {
      if (!is_figure(text_, t) || text_.number(t)->percent) continue;
      if (!names(text_, t + 1, {"fewer", "more", "less"})) continue;
      std::vector<std::size_t> bracketed;
      bool says_compared = false;
      for (std::size_t i = t + 2; i + 1 < sentence.last; ++i) {
        if (names(text_, i, {"compared", "than"})) says_compared = true;
        const bool is_number = text_.number(i) != nullptr &&
                               (is_figure(text_, i) || text_.number(i)->role == NumberRole::year);
        if (is_number && text_.is_mark(i - 1, '(') && text_.is_mark(i + 1, ')')) {
          bracketed.push_back(i);
        }
      }
      if (bracketed.size() != 2 || !says_compared) continue;
      const double change = std::abs(value(bracketed[0]) - value(bracketed[1]));
      const bool is_more = names(text_, t + 1, {"more"});
      const bool grew = value(bracketed[0]) > value(bracketed[1]);
      if (is_as_printed(change, *text_.number(t)) && is_more == grew) continue;
      report_sum(t, bracketed[1],
                 fmt::format("{} is {} {} than {}, not {} {}", written(text_, bracketed[0]),
                             said(change, 2), grew ? "more" : "fewer", written(text_, bracketed[1]),
                             written(text_, t), text_.word(t + 1)));
    }
  }

  /// Whether what changes is itself a percentage.
  bool is_about_percentage(const Sentence& sentence, std::size_t before) const {
    for (std::size_t t = sentence.first; t < before; ++t) {
      if (names(text_, t,
                {"proportion", "percentage", "share", "uptake", "coverage", "compliance"})) {
        return true;
      }
      if (t + 1 < before && names(text_, t + 1, {"rate", "rates"}) &&
          names(text_, t,
                {"conversion", "response", "attendance", "vacancy", "turnover", "referral",
                 "reoffending", "offending", "completion", "success", "take", "absence"})) {
        return true;
      }
    }
    return false;
  }

  /// "Conversion rate has dropped 8.6% compared to", "36.5% of children …, an increase of 4%".
  void check_points_of_rate(const Sentence& sentence) {
    for (std::size_t t = sentence.first; t < sentence.last; ++t) {
      if (!is_figure(text_, t) || !text_.number(t)->percent || says_points(text_, sentence, t))
        continue;
      if (!is_change_of(sentence, t)) continue;
      if (!pairs_of(text_, sentence).empty()) continue;
      std::size_t others = 0;
      std::size_t level = t;
      for (std::size_t i = sentence.first; i < t; ++i) {
        if (!is_figure(text_, i) || !text_.number(i)->percent) continue;
        ++others;
        level = i;
      }
      const bool has_level = others == 1 && starts_with_share(sentence, level);
      if (!has_level && (others > 0 || !is_about_percentage(sentence, t))) continue;
      std::size_t first = t;
      while (first > sentence.first && t - first < 5 &&
             direction_in(text_, first, first + 1) == Direction::none) {
        --first;
      }
      report_points(first, t, t, " unless a part of it is meant");
    }
  }

  /// "36.5% of children": the sentence begins with the level of a percentage.
  bool starts_with_share(const Sentence& sentence, std::size_t level) const {
    return level == sentence.first && level + 1 < sentence.last && names(text_, level + 1, {"of"});
  }

  /// "dropped 8.6%", "increase from 2019/20 of 4%".
  bool is_change_of(const Sentence& sentence, std::size_t t) const {
    if (is_size_of_change(text_, sentence, t)) return true;
    if (t < sentence.first + 4 || !names(text_, t - 1, {"of", "by"})) return false;
    if (text_.number(t - 2) == nullptr || !names(text_, t - 3, {"from", "in", "since"}))
      return false;
    return text_.tokens[t - 4].kind == TokenKind::word &&
           direction_of(text_.word(t - 4)) != Direction::none;
  }

  /// "1,323 children had … This is a decrease from 1,387."
  void check_this_is() {
    for (std::size_t s = 1; s < text_.sentences.size(); ++s) {
      const Sentence& sentence = text_.sentences[s];
      const Sentence& before = text_.sentences[s - 1];
      if (sentence.block != before.block || sentence.last - sentence.first < 5) continue;
      if (!names(text_, sentence.first, {"this"})) continue;
      std::size_t t = sentence.first + 1;
      while (t < sentence.last && names(text_, t, {"is", "was", "represents", "a", "an"})) ++t;
      if (t + 2 >= sentence.last || text_.tokens[t].kind != TokenKind::word) continue;
      const Direction direction = direction_of(text_.word(t));
      if (direction == Direction::none || !names(text_, t + 1, {"from", "on"})) continue;
      if (!is_figure(text_, t + 2)) continue;
      for (std::size_t i = before.first; i < before.last; ++i) {
        if (!is_figure(text_, i)) continue;
        if (!have_one_unit(*text_.number(i), *text_.number(t + 2))) break;
        const double change = value(i) - value(t + 2);
        if ((direction == Direction::up && change >= 0) ||
            (direction == Direction::down && change <= 0)) {
          break;
        }
        findings_.report_tokens("report-direction", chapter_, i, t + 2,
                                fmt::format("the words say that it went {}, but {} comes after {}",
                                            direction == Direction::up ? "up" : "down",
                                            written(text_, i), written(text_, t + 2)),
                                "correct the word or the numbers");
        break;
      }
    }
  }

  const Text& text_;
  std::size_t chapter_;
  Findings& findings_;
};

}  // namespace

void check_changes(const Reading& reading, std::size_t chapter, Findings& findings) {
  ChangeCheck(reading, chapter, findings).run();
}

}  // namespace pier::proof
