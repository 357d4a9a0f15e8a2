#include "privacy/detect.h"

#include <algorithm>
#include <tuple>

#include "base/byte_set.h"
#include "privacy/characters.h"
#include "privacy/hints.h"

namespace pier::privacy {

namespace {

/// What some detector is asked about, and what parts one piece from another.
constexpr ByteSet kStops = [] {
  ByteSet stops{Reading::kGap};
  for (const char sign : kSigns) stops.add(sign);
  stops.add_range('0', '9');
  return stops;
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

/// A place at which detectors are asked, or a gap, or the end of the text.
struct Place {
  std::size_t at = 0;
  /// Of the place: the next one is looked for behind it.
  std::size_t end = 0;
  Run run;
  /// None when it is no run.
  Hints hints = 0;
};

/// The first place from `at` on; runs and signs that tell nothing are none.
Place next_place(std::string_view text, std::size_t at) {
  while ((at = kStops.find_in(text, at)) < text.size()) {
    const char stop = text.data()[at];
    if (!is_digit(stop)) {
      if (stop == Reading::kGap || is_telling_sign(text, at)) break;
      ++at;
      continue;
    }
    const Run run = run_at(text, at);
    const Hints hints = run.size() <= kLongestRun ? hints_of(text, run) : 0;
    if (hints != 0) return {at, run.end, run, hints};
    at = run.end;
  }
  return {at, at + 1, {}, 0};
}

void look_at(const Reading& reading, const Place& place, Matches& found) {
  if (place.hints == 0) {
    for (const SignDetector& one : sign_detectors()) {
      if (one.sign == reading.text()[place.at]) one.look(reading, place.at, found);
    }
    return;
  }
  for (const RunDetector& one : run_detectors()) {
    if ((one.hints & place.hints) != 0) one.look(reading, place.run, found);
  }
}

}  // namespace

Matches detect(const Reading& reading, const WatchList& names, CleanTexts* clean) {
  const std::string_view text = reading.text();
  Matches found;
  std::size_t begin = 0;
  for (Place place = next_place(text, 0); place.at < text.size();) {
    if (text[place.at] == Reading::kGap) {
      begin = place.end;
      place = next_place(text, begin);
      continue;
    }
    // No detector reads over a gap: what it finds in a piece depends on nothing else.
    const std::size_t end = std::min(text.find(Reading::kGap, place.at), text.size());
    const CleanTexts::Key key =
        clean == nullptr ? 0
                         : CleanTexts::key_of(text.substr(begin, end - begin), reading.is_address);
    if (clean == nullptr || !clean->holds(key)) {
      const std::size_t before = found.size();
      for (; place.at < end; place = next_place(text, place.end)) look_at(reading, place, found);
      if (clean != nullptr && found.size() == before) clean->add(key);
    }
    place = next_place(text, end);
  }
  if (!names.empty()) names.look(reading, found);
  if (found.size() > 1) remove_overlaps(found);
  return found;
}

}  // namespace pier::privacy
