#include <fmt/format.h>

#include "base/text.h"
#include "site/assembler.h"

namespace pier {

void Assembler::resolve_statement(const BlockContext& block, ResolvedBlock&) {
  site_.statement_page_ = static_cast<EntryId>(block.entry);
  if (site_.accessibility_.is_known) return;
  diagnostics_.report("accessibility-missing", block.written.span,
                      "there is no data/accessibility.yaml, so the statement says nothing",
                      "write it; README.md says what it holds");
}

void Assembler::check_statement_contact(const std::string& id, Span span) {
  const Contacts& contacts = site_.contacts_;
  if (id.empty() || !contacts.is_complete() || contacts.find(id) != nullptr) return;
  diagnostics_.report("contact-unknown", span, fmt::format("there is no contact `{}`", id),
                      suggest(id, contacts.ids()));
}

void Assembler::check_accessibility() {
  const Accessibility& statement = site_.accessibility_;
  check_statement_contact(statement.feedback_contact, statement.feedback_span);
  check_statement_contact(statement.enforcement_contact, statement.enforcement_span);
  for (const AccessibilityIssue& issue : statement.issues) {
    for (const auto& [page, span] : issue.pages) {
      const auto path = SitePath::parse(page);
      if (path && (site_.find(*path) || held_back_.contains(*path))) continue;
      const std::string_view near = nearest(page, page_sources());
      diagnostics_.report("accessibility-page", span,
                          fmt::format("there is no page `content/{}`", page),
                          near.empty() ? "write the path of a file below content/, as "
                                         "about/structure.md; a page that is gone has no issue"
                                       : fmt::format("did you mean `{}`?", near));
    }
  }
}

}  // namespace pier
