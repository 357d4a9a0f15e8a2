#include "checks/checks.h"

#include <array>

#include "checks/tables.h"

namespace pier {

namespace {

using DocumentCheck = void (*)(const Entry&, const CheckInput&, Diagnostics&);
using SiteCheck = void (*)(const CheckInput&, Diagnostics&);

constexpr std::array<DocumentCheck, 2> kDocumentChecks{checks::contact_literals,
                                                       checks::document_control};
constexpr std::array<SiteCheck, 2> kSiteChecks{checks::example_contacts, checks::security_expiry};

}  // namespace

void run_checks(const CheckInput& input, Jobs jobs, Diagnostics& diagnostics) {
  const std::vector<Entry>& entries = input.site.entries();
  std::vector<Diagnostics> problems(entries.size());
  parallel_for(entries.size(), jobs, [&](std::size_t i) {
    for (const DocumentCheck check : kDocumentChecks) check(entries[i], input, problems[i]);
  });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
  for (const SiteCheck check : kSiteChecks) check(input, diagnostics);
}

}  // namespace pier
