#pragma once

#include <filesystem>
#include <optional>

#include "app/commands.h"
#include "base/file_system.h"
#include "build/build.h"
#include "print/chromium_printer.h"

namespace pier {

/// What the options of a command that reads a site come to.
struct Prepared {
  std::filesystem::path site;
  std::filesystem::path out;
  BuildOptions build;
  std::optional<print::ChromiumPrinter> printer;
};

/// None when the day was not understood, which was said.
std::optional<Prepared> prepare(const SiteOptions& options);

/// Builds the site with all that the options name. Throws EnvironmentError when something of it is
/// not there.
Build build_site(const DiskFileSystem& site, Prepared& prepared, const SiteOptions& options);

}  // namespace pier
