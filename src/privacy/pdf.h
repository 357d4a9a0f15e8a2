#pragma once

#include <string_view>

#include "privacy/file_findings.h"

namespace pier::privacy {

/// What a PDF says of persons, in its text, in its properties and out of sight:
///
/// - its text, page by page, also where something lies over it, in comments, in form fields, in the
///   outline and in its properties and XMP, read as that of a page is;
/// - problems: an author; JavaScript, or an action that starts a program or sends something; files
///   inside it; comments; an earlier version of itself; a password; bytes that are no PDF;
/// - text under a filled shape that is painted after it and hides it (a "black box"), see
///   hidden_text.h for what is seen and what is not.
///
/// What is a picture in it is not read.
FileFindings look_at_pdf(std::string_view bytes, const WatchList& names);

}  // namespace pier::privacy
