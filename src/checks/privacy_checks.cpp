#include "checks/tables.h"
#include "privacy/file_findings.h"

namespace pier::checks {

/// What a source shows is reported there, once; here is what only the finished page has: what
/// stands in pieces in its source, or comes from two places.
void personal_data(const ScannedPage& page, const Screening* screening, Diagnostics& diagnostics) {
  if (screening == nullptr) return;
  privacy::Screen& screen = screening->screen;
  const std::vector<privacy::Finding> refused =
      screen.refuse(privacy::find_in_markup(page.scan, screen.names(), &screen.clean_texts()),
                    page.sources.path(page.page.made_from.file));
  for (const privacy::Finding& finding : refused) {
    if (screen.is_reported(finding)) continue;
    screen.report(finding, place_of(page.page, page.sources, finding.begin), diagnostics)
        .notes.push_back({page.page.made_from, "found on the page " + page.page.url});
  }
}

void personal_data_in_file(const SitePath& path, const Artifact& artifact, const CheckInput& input,
                           Diagnostics& diagnostics) {
  if (input.screening == nullptr) return;
  privacy::Screen& screen = input.screening->screen;
  const std::string place = "public/" + path.text();
  const auto report = [&](std::vector<privacy::Finding> findings) {
    for (const privacy::Finding& finding : screen.refuse(std::move(findings), place)) {
      if (screen.is_reported(finding)) continue;
      const Span span{input.screening->sources.add_without_text(place), 0, 0};
      screen.report(finding, span, diagnostics);
    }
  };
  if (!artifact.is_named_by_digest) report(privacy::find_in_path(path.text(), screen.names()));
  // Pages were read above. PDFs are people's, and were read as sources, or made of such a page.
  if (path.extension() == ".html" || path.extension() == ".pdf" || artifact.is_encoded) return;
  report(privacy::look_at_file(path.extension(), artifact.bytes, screen.names()).findings);
}

}  // namespace pier::checks
