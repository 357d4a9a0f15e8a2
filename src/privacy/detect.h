#pragma once

#include "privacy/match.h"
#include "privacy/watch_list.h"

namespace pier::privacy {

/// Everything in a text that can identify a person: what the detectors see, and the names of the
/// watch-list. In the order of the text; where two of them overlap, the kind that stands first in
/// Kind. One pass; the time is that of the text.
Matches detect(const Reading& reading, const WatchList& names);

}  // namespace pier::privacy
