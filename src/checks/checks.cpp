#include "checks/checks.h"

#include <array>

#include "checks/tables.h"

namespace pier {

namespace {

using DocumentCheck = void (*)(const Entry&, const CheckInput&, Diagnostics&);
using PageCheck = void (*)(const ScannedPage&, const CheckInput&, Diagnostics&);
using PagesCheck = void (*)(const std::vector<PageLinks>&, const CheckInput&, Diagnostics&);
using SiteCheck = void (*)(const CheckInput&, Diagnostics&);

constexpr std::array<DocumentCheck, 2> kDocumentChecks{checks::contact_literals,
                                                       checks::document_control};
constexpr std::array<PageCheck, 4> kPageChecks{checks::structure, checks::names, checks::tables,
                                               checks::resources};
constexpr std::array<PagesCheck, 2> kPagesChecks{checks::links, checks::page_titles};
constexpr std::array<SiteCheck, 2> kSiteChecks{checks::example_contacts, checks::security_expiry};

/// Calls task(i, problems) for every i below `count` in parallel, and merges the problems.
template <typename Task>
void check_each(std::size_t count, Jobs jobs, Diagnostics& diagnostics, Task task) {
  std::vector<Diagnostics> problems(count);
  parallel_for(count, jobs, [&](std::size_t i) { task(i, problems[i]); });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
}

}  // namespace

void run_checks(const CheckInput& input, Jobs jobs, Diagnostics& diagnostics) {
  const std::vector<Entry>& entries = input.site.entries();
  check_each(entries.size(), jobs, diagnostics, [&](std::size_t i, Diagnostics& problems) {
    for (const DocumentCheck check : kDocumentChecks) check(entries[i], input, problems);
  });

  std::vector<PageLinks> links(input.pages.size());
  check_each(input.pages.size(), jobs, diagnostics, [&](std::size_t i, Diagnostics& problems) {
    html::Scan scan;
    html::scan(input.pages[i].html.markup(), scan);
    const ScannedPage page{input.pages[i], scan};
    for (const PageCheck check : kPageChecks) check(page, input, problems);
    links[i] = collect_links(page);
  });

  for (const PagesCheck check : kPagesChecks) check(links, input, diagnostics);
  for (const SiteCheck check : kSiteChecks) check(input, diagnostics);
}

}  // namespace pier
