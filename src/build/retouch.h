#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "build/inputs.h"
#include "build/memory.h"
#include "privacy/watch_list.h"
#include "publish/tree_edits.h"

namespace pier {

/// The pages of a site in which words were changed, and what is known of it now.
struct Retouched {
  /// Pages, and the whole index of the search where there is one: of the one before nothing is left
  /// then but what is there again.
  TreeEdits edits;
  Memory memory;
};

/// Gives the bytes of a page as it was published; none when it is not there. Called from several
/// threads at once.
using PublishedPage = std::function<std::optional<Bytes>(const SitePath&)>;

/// Makes the pages anew in which nothing changed but words of their own text, as a build of
/// everything would make them, with all checks of these words. None, and everything has to be
/// built, when the change is of another kind, when there is anything to say about it, or when
/// something that was published is not as it was. `difference` is that of `memory.inputs.site`;
/// nothing else changed. `names` as in BuildOptions.
std::optional<Retouched> retouch(const Memory& memory, const InputDifference& difference,
                                 const FileSystem& site, const privacy::WatchList* names,
                                 const PublishedPage& published_page, std::int64_t now, Jobs jobs);

}  // namespace pier
