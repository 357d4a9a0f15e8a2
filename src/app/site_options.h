#pragma once

#include <cstddef>
#include <string>

#include "app/command.h"
#include "app/terminal.h"
#include "diagnostics/render.h"

namespace pier {

/// The options of commands that read a site, as they were written.
struct SiteOptions {
  std::string site = ".";
  /// "": the folder public/ of the site.
  std::string out;
  std::string built_assets;
  /// A folder of snapshots with true counts, outside the site; "" when there is none.
  std::string private_folder;
  /// A file that `pier watch-list` made; "": the one that PIER_WATCH_LIST names, if it does.
  std::string watch_list;
  std::string as_of;
  /// 0: as many as the machine has cores.
  std::size_t jobs = 0;
  /// The Chromium that makes PDFs; "": one that is found.
  std::string chromium;
  /// Pages offer printing instead of PDFs.
  bool no_pdf = false;
  bool drafts = false;
  bool production = false;
  /// All problems, however many of one kind.
  bool all = false;
  DiagnosticFormat format = DiagnosticFormat::text;
  ColourChoice colour = ColourChoice::automatic;
};

/// Lists the options that all commands have which read a site. `options` outlives the list.
void declare_site_options(OptionList& list, SiteOptions& options);

/// Those of them that say where a site is and what it is made with, for a command that decides the
/// rest itself.
void declare_sources(OptionList& list, SiteOptions& options);

/// The option of commands that need the site and nothing else of it: its folder.
Option site_folder_option(std::string& site);

/// The option that says which day it is.
Option as_of_option(std::string& as_of);

}  // namespace pier
