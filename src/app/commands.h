#pragma once

#include <cstddef>
#include <string>

#include "app/exit_code.h"
#include "diagnostics/render.h"

namespace pier {

/// The options of commands that read a site, as they were written.
struct SiteOptions {
  std::string site = ".";
  /// "": the folder public/ of the site.
  std::string out;
  std::string built_assets;
  std::string as_of;
  /// 0: as many as the machine has cores.
  std::size_t jobs = 0;
  bool drafts = false;
  bool production = false;
  /// All problems, however many of one kind.
  bool all = false;
  DiagnosticFormat format = DiagnosticFormat::text;
};

/// Reads, checks and publishes the site.
ExitCode build_command(const SiteOptions& options);

/// Reads and checks the site and writes nothing.
ExitCode check_command(const SiteOptions& options);

/// Prints one of the tables that the program is made of; without a name, says which there are.
ExitCode list_command(const std::string& table);

}  // namespace pier
