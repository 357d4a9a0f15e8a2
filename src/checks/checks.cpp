#include "checks/checks.h"

#include <array>
#include <set>
#include <string>
#include <utility>

#include "checks/tables.h"

namespace pier {

namespace {

using DocumentCheck = void (*)(const Entry&, const CheckInput&, Diagnostics&);
using PageCheck = void (*)(const ScannedPage&, Diagnostics&);
using PagesCheck = void (*)(const std::vector<PageLinks>&, const CheckInput&, Jobs, Diagnostics&);
using SiteCheck = void (*)(const CheckInput&, Diagnostics&);

constexpr std::array<DocumentCheck, 4> kDocumentChecks{
    checks::contact_literals, checks::document_control, checks::forms, checks::scaffold_leftovers};
constexpr std::array<PageCheck, 4> kPageChecks{checks::structure, checks::names, checks::tables,
                                               checks::resources};
constexpr std::array<PagesCheck, 2> kPagesChecks{checks::links, checks::page_titles};
constexpr std::array<SiteCheck, 5> kSiteChecks{checks::announced_days, checks::example_contacts,
                                               checks::security_expiry, checks::stated_figures,
                                               checks::accessibility_statement};

/// Calls task(i, problems) for every i below `count` in parallel, and merges the problems.
template <typename Task>
void check_each(std::size_t count, Jobs jobs, Diagnostics& diagnostics, Task task) {
  std::vector<Diagnostics> problems(count);
  parallel_for(count, jobs, [&](std::size_t i) { task(i, problems[i]); });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
}

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

void check_page(const ScannedPage& page, Diagnostics& diagnostics) {
  for (const PageCheck check : kPageChecks) check(page, diagnostics);
}

void run_checks(const CheckInput& input, Jobs jobs, Diagnostics& diagnostics) {
  const std::vector<Entry>& entries = input.site.entries();
  check_each(entries.size(), jobs, diagnostics, [&](std::size_t i, Diagnostics& problems) {
    for (const DocumentCheck check : kDocumentChecks) check(entries[i], input, problems);
  });

  const Unjudged unjudged(diagnostics, input.sources);
  std::vector<PageLinks> links(input.pages.size());
  check_each(input.pages.size(), jobs.counting("Checking pages"), diagnostics,
             [&](std::size_t i, Diagnostics& problems) {
               thread_local html::Scan scan;
               html::scan(input.pages[i].html.markup(), scan);
               const ScannedPage page{input.pages[i], scan, input.sources};
               links[i] = collect_links(page);
               checks::personal_data(page, input, problems);
               if (unjudged.contains(input.pages[i], input.site)) {
                 links[i].is_judged = false;
                 return;
               }
               check_page(page, problems);
             });

  std::vector<std::pair<const SitePath*, const Artifact*>> files;
  for (const auto& [path, artifact] : input.output.files()) files.emplace_back(&path, &artifact);
  check_each(files.size(), jobs, diagnostics, [&](std::size_t i, Diagnostics& problems) {
    checks::personal_data_in_file(*files[i].first, *files[i].second, input, problems);
  });

  for (const PagesCheck check : kPagesChecks) check(links, input, jobs, diagnostics);
  for (const SiteCheck check : kSiteChecks) check(input, diagnostics);
}

}  // namespace pier
