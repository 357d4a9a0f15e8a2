#pragma once

#include <span>
#include <string_view>
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

/// Runs the checks that need to see nothing but one page.
void check_page(const ScannedPage& page, Diagnostics& diagnostics);

/// Runs every check over everything it is about, in parallel. Checks report and never
/// change anything.
void run_checks(const CheckInput& input, Jobs jobs, Diagnostics& diagnostics);

}  // namespace pier
