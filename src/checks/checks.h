#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/parallel.h"
#include "diagnostics/diagnostics.h"
#include "pages/page.h"
#include "publish/output.h"
#include "site/site.h"
#include "theme/theme.h"

namespace pier {

/// The finished site, as the checks see it.
struct CheckInput {
  const Site& site;
  const Theme& theme;
  const std::vector<Page>& pages;
  const Output& output;
  const SourceMap& sources;
};

/// Runs every check over everything it is about, in parallel. Checks report and never
/// change anything.
void run_checks(const CheckInput& input, Jobs jobs, Diagnostics& diagnostics);

}  // namespace pier
