#include "privacy/detect.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/byte_set.h"
#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy {

namespace {

using OfRun = void (*)(const Reading&, const Run&, Matches&);
using OfSign = void (*)(const Reading&, std::size_t, Matches&);

/// Asked about every run that holds a digit.
constexpr auto kOfRuns = std::to_array<OfRun>(
    {detectors::nhs_number, detectors::insurance_number, detectors::pupil_number,
     detectors::postcode, detectors::birth, detectors::phone, detectors::case_reference,
     detectors::vehicle, detectors::bank, detectors::coordinates, detectors::computer});

/// Asked about every place with that sign.
struct Sign {
  char sign;
  OfSign look;
};
constexpr auto kOfSigns = std::to_array<Sign>({{'@', detectors::email},
                                               {'@', detectors::account},
                                               {'/', detectors::account},
                                               {'/', detectors::user_folder},
                                               {'\\', detectors::user_folder}});

/// What some detector is asked about.
constexpr ByteSet kTriggers = [] {
  ByteSet triggers;
  triggers.add_range('0', '9');
  for (const Sign& one : kOfSigns) triggers.add(one.sign);
  return triggers;
}();

/// Longer runs are digests and other things of machines; no detector reads one.
constexpr std::size_t kLongestRun = 34;

void remove_overlaps(Matches& found) {
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return std::tie(a.kind, a.begin, b.end) < std::tie(b.kind, b.begin, a.end);
  });
  Matches kept;
  for (Match& match : found) {
    const bool is_taken = std::any_of(kept.begin(), kept.end(), [&](const Match& other) {
      return match.begin < other.end && other.begin < match.end;
    });
    if (!is_taken) kept.push_back(std::move(match));
  }
  std::sort(kept.begin(), kept.end(),
            [](const Match& a, const Match& b) { return a.begin < b.begin; });
  found = std::move(kept);
}

/// Asks all detectors about the text from `at` to `end`.
void look_at_piece(const Reading& reading, std::size_t at, std::size_t end, Matches& found) {
  const std::string_view text = reading.text();
  while ((at = kTriggers.find_in(text.substr(0, end), at)) < end) {
    if (!is_digit(text[at])) {
      for (const Sign& one : kOfSigns) {
        if (one.sign == text[at]) one.look(reading, at, found);
      }
      ++at;
      continue;
    }
    const Run run = run_at(text, at);
    if (run.size() <= kLongestRun) {
      for (const OfRun look : kOfRuns) look(reading, run, found);
    }
    at = run.end;
  }
}

}  // namespace

Matches detect(const Reading& reading, const WatchList& names, CleanTexts* clean) {
  const std::string_view text = reading.text();
  Matches found;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(Reading::kGap, begin), text.size());
    const std::size_t first = kTriggers.find_in(text.substr(0, end), begin);
    if (first < end) {
      // No detector reads over a gap: what it finds in a piece depends on nothing else.
      const CleanTexts::Key key =
          clean == nullptr
              ? 0
              : CleanTexts::key_of(text.substr(begin, end - begin), reading.is_address);
      if (clean == nullptr || !clean->holds(key)) {
        const std::size_t before = found.size();
        look_at_piece(reading, first, end, found);
        if (clean != nullptr && found.size() == before) clean->add(key);
      }
    }
    begin = end + 1;
  }
  names.look(reading, found);
  if (found.size() > 1) remove_overlaps(found);
  return found;
}

}  // namespace pier::privacy
