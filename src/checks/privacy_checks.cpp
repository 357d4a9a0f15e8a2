#include <iterator>
#include <utility>

#include "checks/tables.h"
#include "privacy/file_findings.h"

namespace pier::checks {

namespace {

std::vector<privacy::Finding> find_in_file(const SitePath& path, const Artifact& artifact,
                                           const privacy::WatchList& names) {
  std::vector<privacy::Finding> found;
  if (!artifact.is_named_by_digest) found = privacy::find_in_path(path.text(), names);
  // Pages are read by themselves. PDFs are people's, and were read as sources, or made of such a
  // page.
  if (path.extension() == ".html" || path.extension() == ".pdf" || artifact.is_encoded) {
    return found;
  }
  privacy::FileFindings within = privacy::look_at_file(path.extension(), artifact.bytes, names);
  std::move(within.findings.begin(), within.findings.end(), std::back_inserter(found));
  return found;
}

}  // namespace

std::vector<privacy::Finding> personal_data(const ScannedPage& page, const Screening* screening) {
  if (screening == nullptr) return {};
  privacy::Screen& screen = screening->screen;
  return screen.refuse(privacy::find_in_markup(page.scan, screen.names(), &screen.clean_texts()),
                       page.sources.path(page.page.made_from.file));
}

void personal_data_of_pages(std::vector<PageFindings>& found, const CheckInput& input,
                            Diagnostics& diagnostics) {
  if (input.screening == nullptr) return;
  privacy::Screen& screen = input.screening->screen;
  // Once more, when all pages are known: what is excepted on one is so on all.
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].personal_data.empty()) continue;
    found[i].personal_data = screen.refuse(std::move(found[i].personal_data),
                                           input.sources.path(input.pages[i].made_from.file));
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Page& page = input.pages[i];
    for (const privacy::Finding& finding : found[i].personal_data) {
      if (screen.is_reported(finding)) continue;
      screen.report(finding, place_of(page, input.sources, finding.begin), diagnostics)
          .notes.push_back({page.made_from, "found on the page " + page.url});
    }
  }
}

void personal_data_in_files(const CheckInput& input, Jobs jobs, Diagnostics& diagnostics) {
  if (input.screening == nullptr) return;
  privacy::Screen& screen = input.screening->screen;
  std::vector<std::pair<const SitePath*, const Artifact*>> files;
  for (const auto& [path, artifact] : input.output.files()) files.emplace_back(&path, &artifact);
  std::vector<std::vector<privacy::Finding>> found(files.size());
  parallel_for(files.size(), jobs, [&](std::size_t i) {
    found[i] = find_in_file(*files[i].first, *files[i].second, screen.names());
  });
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (found[i].empty()) continue;
    const std::string place = "public/" + files[i].first->text();
    for (const privacy::Finding& finding : screen.refuse(std::move(found[i]), place)) {
      if (screen.is_reported(finding)) continue;
      const Span span{input.screening->sources.add_without_text(place), 0, 0};
      screen.report(finding, span, diagnostics);
    }
  }
}

}  // namespace pier::checks
