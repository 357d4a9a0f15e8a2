#pragma once

#include "pages/markdown_hooks.h"

namespace pier {

/// In which forms a report is to be had: [{title, url, note, language, direction, english_name}].
/// Web pages, the long page, PDFs, Easy Read, translations, files, films; each with its size. The
/// last three are of a title in another language, and else "".
Value report_forms_view(const Rendering& rendering, EntryId report);

/// The contact whom people ask for another form, or null.
Value report_request_view(const Site& site, EntryId report);

}  // namespace pier
