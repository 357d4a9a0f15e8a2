#include "checks/checks.h"

#include <array>
#include <set>
#include <string>
#include <utility>

#include "checks/tables.h"

namespace pier {

namespace {

using DocumentCheck = void (*)(const Entry&, const checks::TextInput&, Diagnostics&);
using PageCheck = void (*)(const ScannedPage&, Diagnostics&);
using PagesCheck = void (*)(const std::vector<PageFindings>&, const CheckInput&, Jobs,
                            Diagnostics&);
using SiteCheck = void (*)(const CheckInput&, Diagnostics&);

constexpr std::array<DocumentCheck, 4> kDocumentChecks{
    checks::contact_literals, checks::document_control, checks::forms, checks::scaffold_leftovers};
constexpr std::array<PageCheck, 4> kPageChecks{checks::structure, checks::names, checks::tables,
                                               checks::resources};
constexpr std::array<PagesCheck, 2> kPagesChecks{checks::links, checks::page_titles};
constexpr std::array<SiteCheck, 5> kSiteChecks{checks::announced_days, checks::example_contacts,
                                               checks::security_expiry, checks::stated_figures,
                                               checks::accessibility_statement};

/// One cause, one report: a page whose source has an error, or a site whose theme or name has one,
/// would only show the same fault again in its markup.
class Unjudged {
 public:
  Unjudged(const Diagnostics& diagnostics, const SourceMap& sources) {
    for (const Diagnostic& d : diagnostics.all()) {
      if (!d.is_error()) continue;
      files_.insert(d.span.file);
      const std::string& path = sources.path(d.span.file);
      all_ = all_ || path.starts_with("themes/") || path == "data/site.yaml";
    }
  }
  bool contains(const Page& page, const Site& site) const {
    return all_ || (page.entry && files_.contains(site.entry(*page.entry).file));
  }

 private:
  std::set<FileId> files_;
  bool all_ = false;
};

}  // namespace

void check_texts(const Site& site, const SourceMap& sources, Jobs jobs, Diagnostics& diagnostics) {
  const std::vector<Entry>& entries = site.entries();
  std::vector<Diagnostics> problems(entries.size());
  parallel_for(entries.size(), jobs, [&](std::size_t i) {
    for (const DocumentCheck check : kDocumentChecks) {
      check(entries[i], {site, sources}, problems[i]);
    }
  });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
}

void check_page(const ScannedPage& page, Diagnostics& diagnostics) {
  for (const PageCheck check : kPageChecks) check(page, diagnostics);
}

PageFindings look_at_page(const Page& page, const SourceMap& sources, const KnownAddresses& known,
                          const Screening* screening) {
  thread_local html::Scan scan;
  html::scan(page.html.markup(), scan);
  const ScannedPage scanned{page, scan, sources};
  PageFindings found;
  checks::note_links(scanned, known, found);
  found.personal_data = checks::personal_data(scanned, screening);
  check_page(scanned, found.problems);
  return found;
}

void run_checks(const CheckInput& input, std::vector<PageFindings> found, Jobs jobs,
                Diagnostics& diagnostics) {
  const Unjudged unjudged(diagnostics, input.sources);
  checks::personal_data_of_pages(found, input, diagnostics);
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].is_judged = !unjudged.contains(input.pages[i], input.site);
    if (found[i].is_judged) diagnostics.merge(std::move(found[i].problems));
  }
  checks::personal_data_in_files(input, jobs, diagnostics);

  for (const PagesCheck check : kPagesChecks) check(found, input, jobs, diagnostics);
  for (const SiteCheck check : kSiteChecks) check(input, diagnostics);
}

}  // namespace pier
