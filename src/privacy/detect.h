#pragma once

#include "privacy/clean_texts.h"
#include "privacy/match.h"
#include "privacy/watch_list.h"

namespace pier::privacy {

/// Everything in a text that can identify a person: what the detectors see, and the names of the
/// watch-list. In the order of the text; where two of them overlap, the kind that stands first in
/// Kind. One pass; the time is that of the text. With `clean`, the detectors look at none of its
/// pieces (between gaps) again; the watch-list is held against all.
Matches detect(const Reading& reading, const WatchList& names, CleanTexts* clean = nullptr);

}  // namespace pier::privacy
