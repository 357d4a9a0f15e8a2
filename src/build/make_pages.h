#pragma once

#include <vector>

#include "base/parallel.h"
#include "checks/checks.h"
#include "diagnostics/diagnostics.h"
#include "pages/page.h"
#include "publish/early_files.h"
#include "publish/output.h"

namespace pier {

/// The pages of a site, each with its file and with what was found on it.
struct MadePages {
  /// Without its HTML where the file has been put away.
  std::vector<Page> pages;
  std::vector<Artifact> files;
  std::vector<PageFindings> findings;
};

/// Who looks at pages.
struct PageLook {
  const SourceMap& sources;
  const KnownAddresses& known;
  const Screening* screening = nullptr;
};

/// Makes all pages, in parallel, looks at each while it is warm in the memory of the processor, and
/// puts it away. Null for `early`: all stay in memory.
MadePages make_pages(const PageMaker& maker, const PageLook& look, EarlyFiles* early, Jobs jobs,
                     Diagnostics& diagnostics);

/// The addresses of the pages that will be made, of the assets and of the attachments.
KnownAddresses known_addresses(const PageMaker& maker, const Site& site, const Theme& theme);

}  // namespace pier
