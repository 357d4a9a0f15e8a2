#pragma once

#include <functional>

#include "html/writer.h"
#include "site/site.h"

namespace pier {

/// Writes contacts as the theme shows them.
using WriteContacts = std::function<void(const std::vector<const Contact*>&, html::Writer&)>;

/// Writes the accessibility statement of the site: the block `accessibility-statement`.
///
/// Its headings, their order and the sentences marked as the law's are those of the model statement
/// (Government Digital Service, "Sample accessibility statement", 19 December 2023, after
/// Commission Implementing Decision (EU) 2018/1523): they must not be changed, so that they stand
/// here and not in a theme. All else comes from data/accessibility.yaml. What the build itself
/// checks is told as what it is, and proves no criterion as a whole.
void write_accessibility_statement(const Site& site, const WriteContacts& contacts,
                                   html::Writer& out);

}  // namespace pier
