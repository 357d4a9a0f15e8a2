// Advice: sentences over 40 words, and the reading age of a chapter.

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"
#include "proof/reading_age.h"

namespace pier::proof {

namespace {

constexpr std::size_t kLongest = 40;
/// GOV.UK asks for the reading age of a nine year old; a report for professionals is far above it.
constexpr double kOldest = 17;

}  // namespace

void check_readability(const Reading& reading, std::size_t chapter, Findings& findings) {
  if (!reading.report->advice) return;
  const Text& text = reading.chapters[chapter];
  ReadingLoad load;
  for (const Sentence& sentence : text.sentences) {
    const std::size_t own = load.add(text, sentence);
    if (own <= kLongest) continue;
    findings.report_tokens("report-readability", chapter, sentence.first, sentence.last - 1,
                           fmt::format("this sentence has {} words", own),
                           "make two or three of it; 25 words are enough for one");
  }
  const auto age = load.age();
  if (!age || *age <= kOldest) return;
  findings.report_block("report-readability", chapter, 0,
                        fmt::format("the reading age of this chapter is {:.0f}", *age),
                        "write shorter sentences and shorter words");
}

}  // namespace pier::proof
