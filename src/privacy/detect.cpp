#include "privacy/detect.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"
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

enum class Trigger : unsigned char { none, digit, sign };

constexpr std::array<Trigger, 256> make_triggers() {
  std::array<Trigger, 256> triggers{};
  for (unsigned char c = '0'; c <= '9'; ++c) triggers[c] = Trigger::digit;
  for (const Sign& one : kOfSigns) {
    triggers[static_cast<unsigned char>(one.sign)] = Trigger::sign;
  }
  return triggers;
}

constexpr auto kTriggers = make_triggers();

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

}  // namespace

Matches detect(const Reading& reading, const WatchList& names) {
  const std::string_view text = reading.text();
  // Every byte of the site comes by here: without the checks of operator[].
  const char* const bytes = text.data();
  Matches found;
  for (std::size_t at = 0; at < text.size();) {
    const Trigger trigger = kTriggers[static_cast<unsigned char>(bytes[at])];
    if (trigger == Trigger::none) {
      ++at;
    } else if (trigger == Trigger::sign) {
      for (const Sign& one : kOfSigns) {
        if (one.sign == text[at]) one.look(reading, at, found);
      }
      ++at;
    } else {
      const Run run = run_at(text, at);
      if (run.size() <= kLongestRun) {
        for (const OfRun look : kOfRuns) look(reading, run, found);
      }
      at = run.end;
    }
  }
  names.look(reading, found);
  if (found.size() > 1) remove_overlaps(found);
  return found;
}

}  // namespace pier::privacy
