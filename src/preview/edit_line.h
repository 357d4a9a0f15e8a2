#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "preview/problems.h"
#include "preview/state.h"

namespace pier::preview {

/// What a draft says at its top: why readers do not see it, in the words of PageNote::not_public.
/// "" for what is public.
std::string draft_strip(std::string_view not_public);

/// What stands on every page of the preview for those who edit it: its file, when it is to be
/// reviewed, its words and reading age, what links to it. `site` is the folder of the site, whole.
std::string edit_line(const ServedSite& site, const PageNote& note,
                      const std::filesystem::path& folder);

/// The problems that have their place in the page's file; the script of the page keeps them up to
/// date. Hidden when there are none.
std::string page_checks(const Problems& problems);

/// The problems of the whole site, as the terminal shows them; hidden when there is no error.
/// The script keeps it up to date too.
std::string problem_panel(const Problems& problems, bool has_good_version);

}  // namespace pier::preview
