#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "checks/tables.h"

namespace pier::checks {

namespace {

void check_days(const Accessibility& statement, const Date& today, Diagnostics& diagnostics) {
  const auto check = [&](std::string_view name, const std::optional<Date>& day, Span span) {
    if (!day || *day <= today) return;
    diagnostics.report("accessibility-dates", span,
                       fmt::format("`{}` is a day to come ({})", name, day->text()),
                       "write the day on which it was done");
  };
  check("last_reviewed", statement.last_reviewed, statement.last_reviewed_span);
  check("last_tested", statement.last_tested, statement.last_tested_span);
}

/// Regulation 8 wants the statement reviewed regularly; GDS asks for it once a year.
void check_review(const Accessibility& statement, const Date& today, Diagnostics& diagnostics) {
  const auto by = statement.review_by();
  const auto from = statement.review_from();
  if (!by || !from || today < *from) return;
  const bool is_late = *by <= today;
  diagnostics.report(
      is_late ? "accessibility-review-late" : "accessibility-review", statement.last_reviewed_span,
      is_late
          ? fmt::format("the accessibility statement was last reviewed on {}, a year ago or more",
                        statement.last_reviewed->text())
          : fmt::format("the accessibility statement must be reviewed before {}", by->text()),
      "read it against the site, put right what changed, and set `last_reviewed` to that day");
}

void check_promises(const Accessibility& statement, const Date& today, Diagnostics& diagnostics) {
  for (const AccessibilityIssue& issue : statement.issues) {
    if (!issue.is_late(today)) continue;
    diagnostics.report(
        "accessibility-fix-late", issue.fix_by_span,
        fmt::format("the issue `{}` was to be mended by {}", issue.id, issue.fix_by->text()),
        "mend it and write the day as `fixed`; or promise readers another day");
  }
}

}  // namespace

void accessibility_statement(const CheckInput& input, Diagnostics& diagnostics) {
  const Site& site = input.site;
  const Accessibility& statement = site.accessibility();
  const Date& today = site.edition().today;
  check_days(statement, today, diagnostics);
  check_review(statement, today, diagnostics);
  check_promises(statement, today, diagnostics);
  // Said when the site is ready otherwise: it is about whether to publish it so.
  if (!site.edition().production || diagnostics.has_errors()) return;
  const auto page = site.statement_page();
  if (!page) {
    diagnostics.report("accessibility-missing", {site.config().file, 0, 0},
                       "the site has no accessibility statement, which the law demands of public "
                       "bodies",
                       "make a page with the block `accessibility-statement`, and "
                       "data/accessibility.yaml; name the page under `footer` in data/site.yaml");
    return;
  }
  const std::string& source = site.entry(*page).source.text();
  const auto& footer = site.config().footer;
  const bool is_linked = std::any_of(footer.begin(), footer.end(),
                                     [&](const auto& link) { return link.source == source; });
  if (is_linked) return;
  diagnostics.report("accessibility-missing", {site.config().file, 0, 0},
                     "the footer does not lead to the accessibility statement",
                     fmt::format("add `{}` to `footer`, so that every page leads there", source));
}

}  // namespace pier::checks
