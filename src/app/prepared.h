#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "app/edition.h"
#include "app/site_options.h"
#include "base/file_system.h"
#include "base/progress.h"
#include "build/build.h"
#include "build/memory.h"
#include "print/chromium_printer.h"

namespace pier {

/// Where what costs much is kept from build to build; nothing in it is needed.
inline constexpr std::string_view kCacheFolder = ".pier-cache";

/// What the options of a command that reads a site come to.
struct Prepared {
  std::filesystem::path site;
  std::filesystem::path out;
  BuildOptions build;
  std::optional<print::ChromiumPrinter> printer;
  /// The program that `printer` runs; "" without one.
  std::filesystem::path chromium;
};

/// Where the options say that the site is published.
std::filesystem::path output_folder(const SiteOptions& options);

/// None when the day was not understood, which was said. `progress` as in Jobs.
std::optional<Prepared> prepare(const SiteOptions& options, Progress* progress = nullptr);

/// The folders that a site is built from, opened, and the names that are watched.
class OpenSite {
 public:
  /// Throws EnvironmentError when something of it is not there.
  OpenSite(const Prepared& prepared, const SiteOptions& options);

  const FileSystem& site() const { return site_; }
  SiteFiles files() const;
  const privacy::WatchList& names() const { return names_; }
  /// Of the list of names, and of which folders there are.
  Digest digest() const;

  /// Builds it.
  Build build(Prepared& prepared) const;
  /// The same from files that stand in for its own.
  Build build(Prepared& prepared, const SiteFiles& files) const;
  /// Builds it for the next build to go by, with `early` in BuildOptions, and says what was read.
  struct Observed {
    Build build;
    SiteInputs inputs;
  };
  Observed build_observed(Prepared& prepared, EarlyFiles& early) const;

 private:
  BuildOptions options_of(Prepared& prepared) const;

  DiskFileSystem site_;
  std::optional<DiskFileSystem> built_assets_;
  std::optional<DiskFileSystem> private_snapshots_;
  privacy::WatchList names_;
  Digest names_digest_;
};

}  // namespace pier
