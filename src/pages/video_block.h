#pragma once

#include "site/site.h"
#include "value/value.h"

namespace pier {

/// What the template of a block `video` sees: {video: {title, length, file, note, captions,
/// language, language_name, picture, link, host, transcript: {title, url}}}; texts are "" where
/// there is nothing. REQUIRES: the block was resolved.
Value video_block_view(const Site& site, const ResolvedBlock& block);

}  // namespace pier
