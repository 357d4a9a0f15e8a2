// Changes of rates beside changes of counts: all of them stand on one population, so that a rate
// that does not fit the others is wrong.

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"
#include "proof/grammar.h"

namespace pier::proof {

namespace {

/// How far one may be from the others: changes are rounded, populations grow.
constexpr double kTolerance = 0.25;

struct RateChange {
  std::size_t token = 0;
  double rate = 0;
  double count = 0;
};

/// "Rate increased by 176.1 compared to 2019/20": the number; 0 when it is no such sentence.
std::size_t rate_in(const Text& text, const Sentence& sentence) {
  bool says_rate = false;
  bool changes = false;
  for (std::size_t t = sentence.first; t < sentence.last; ++t) {
    if (text.tokens[t].kind == TokenKind::word) {
      if (text.word(t) == "rate" && t < sentence.first + 2) says_rate = true;
      if (direction_of(text.word(t)) != Direction::none) changes = true;
    } else if (is_figure(text, t)) {
      const bool is_rate =
          says_rate && changes && !text.number(t)->percent && t < sentence.first + 8;
      return is_rate ? t : 0;
    }
  }
  return 0;
}

/// The change between two whole counts that a sentence compares; 0 when it does not. Of three
/// counts in a row, the first two are the last two years.
double count_change_in(const Text& text, const Sentence& sentence) {
  std::vector<double> counts;
  bool compares = false;
  for (std::size_t t = sentence.first; t < sentence.last; ++t) {
    if (text.tokens[t].kind == TokenKind::word && text.word(t) == "compared") compares = true;
    if (!is_figure(text, t) || text.number(t)->percent || text.number(t)->value < 100) continue;
    if (text.number(t)->decimals > 0) return 0;
    counts.push_back(text.number(t)->value);
  }
  if (!compares || counts.size() < 2 || counts.size() > 3) return 0;
  return std::abs(counts[0] - counts[1]);
}

}  // namespace

void check_rates(const Reading& reading, std::size_t chapter, Findings& findings) {
  const Text& text = reading.chapters[chapter];
  std::vector<RateChange> changes;
  RateChange open;
  const auto close = [&] {
    if (open.rate > 0 && open.count > 0) changes.push_back(open);
    open = {};
  };
  for (const Sentence& sentence : text.sentences) {
    if (text.blocks[sentence.block].kind == BlockKind::heading) {
      close();
      continue;
    }
    if (const std::size_t rate = rate_in(text, sentence); rate != 0 && open.rate == 0) {
      open.rate = std::abs(text.number(rate)->value);
      open.token = rate;
    } else if (open.count == 0) {
      open.count = count_change_in(text, sentence);
    }
  }
  close();
  if (changes.size() < 3) return;
  std::vector<double> bases;
  bases.reserve(changes.size());
  for (const RateChange& one : changes) bases.push_back(one.count / one.rate);
  std::vector<double> sorted = bases;
  std::sort(sorted.begin(), sorted.end());
  const double median = sorted[sorted.size() / 2];
  // They must agree among themselves, or they have nothing to do with each other.
  const auto fits = [&](double base) { return std::abs(base - median) <= kTolerance * median; };
  const auto agreeing = static_cast<std::size_t>(std::count_if(bases.begin(), bases.end(), fits));
  if (agreeing * 3 < bases.size() * 2) return;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (fits(bases[i])) continue;
    const RateChange& one = changes[i];
    findings.report_tokens(
        "report-arithmetic", chapter, one.token, one.token,
        fmt::format(
            "a change by {} is a rate of about {}, as the other changes here have it; {} is "
            "printed",
            said(one.count, 0), said(one.count / median, 1), written(text, one.token)),
        "correct the number that is wrong; for a slip of a printed report, answer it under "
        "`known`");
  }
}

}  // namespace pier::proof
