#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/parallel.h"
#include "checks/scanned_page.h"
#include "diagnostics/diagnostics.h"
#include "pages/page.h"
#include "privacy/screen.h"
#include "publish/output.h"
#include "site/site.h"
#include "theme/theme.h"

namespace pier {

/// What may not be published, and the map to which files of the output are added that have no
/// source.
struct Screening {
  privacy::Screen& screen;
  SourceMap& sources;
};

/// The finished site, as the checks see it.
struct CheckInput {
  const Site& site;
  const Theme& theme;
  const std::vector<Page>& pages;
  const Output& output;
  const SourceMap& sources;
  /// Null: no personal data is looked for.
  const Screening* screening = nullptr;
};

/// Addresses of which it is known, before all pages are made, that the site will answer them.
struct KnownAddresses {
  /// The path below which the site stands.
  std::string base;
  /// URLs below the base path; files without the "/" before them.
  std::unordered_set<std::string_view> pages;
  std::unordered_set<std::string_view> files;
};

/// What is found on one page, while it is at hand. The checks of the whole site go by it.
struct PageFindings {
  /// A link that none of the known addresses is the target of.
  struct Link {
    std::string href;
    Span place;
  };
  std::vector<Link> links;
  /// Each with a line break behind it.
  std::string ids;
  std::string title;
  Span title_place{};
  /// What a person could be known by, and nothing allows as yet.
  std::vector<privacy::Finding> personal_data;
  /// What check_page() says.
  Diagnostics problems;
  /// False: its source has an error, so that nothing more is said of the page.
  bool is_judged = true;
};

/// Runs the checks of every document as its author wrote it, in parallel. Before pages are made,
/// which give the trees of texts back.
void check_texts(const Site& site, const SourceMap& sources, Jobs jobs, Diagnostics& diagnostics);

/// Runs the checks that need to see nothing but one page.
void check_page(const ScannedPage& page, Diagnostics& diagnostics);

/// Takes a finished page apart and looks at everything that run_checks() will want to know of it.
/// From several threads at once.
PageFindings look_at_page(const Page& page, const SourceMap& sources, const KnownAddresses& known,
                          const Screening* screening);

/// Runs every other check over everything it is about, in parallel. `found` has an element for each
/// page.
/// Checks report and never change anything.
void run_checks(const CheckInput& input, std::vector<PageFindings> found, Jobs jobs,
                Diagnostics& diagnostics);

}  // namespace pier
