#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/exit_code.h"
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
};

/// The options of `pier serve`, as they were written.
struct ServeCommandOptions {
  SiteOptions site;
  /// 0: any that is free; none: the usual one, or the next that is free.
  std::optional<int> port;
  /// Make PDFs too, which takes longer.
  bool pdf = false;
};

/// The options of `pier import`, as they were written.
struct ImportCommandOptions {
  std::string file;
  std::string site = ".";
  /// "": found out from the columns.
  std::string layout;
  /// "": the name of the file as a slug.
  std::string out;
  std::string as_at;
  std::string title;
  std::string source;
  std::string theme;
  std::string unit;
  std::string policy;
  std::string policy_reason;
  bool force = false;
};

/// The options of `pier new`, as they were written.
struct NewCommandOptions {
  std::string type;
  /// What stands behind the type: a title, or a year and an organisation.
  std::vector<std::string> words;
  std::string site = ".";
  /// The folder below content/; "": the usual one of the type.
  std::string in;
  /// Whose report it is; "": as the report before, or the name of the site.
  std::string body;
  std::string as_of;
};

/// Reads, checks and publishes the site.
ExitCode build_command(const SiteOptions& options);

/// Reads and checks the site and writes nothing.
ExitCode check_command(const SiteOptions& options);

/// Shows the site as it is on 127.0.0.1, drafts too, and builds it again at every change, until it
/// is interrupted. Writes nothing.
ExitCode serve_command(const ServeCommandOptions& options);

/// Makes a snapshot in data/metrics/ of a CSV file, and says what of it was not understood. Writes
/// nothing that a build would refuse, and over no file without --force.
ExitCode import_command(const ImportCommandOptions& options);

/// Makes the files of a new page, report or chapter, with every field explained. Writes over
/// nothing; where one of the files is there already, none is written.
ExitCode new_command(const NewCommandOptions& options);

/// Reads names from standard input, one a line, and prints the watch-list of them.
ExitCode watch_list_command();

/// Prints one of the tables that the program is made of, or that the figures of a site are; without
/// a name, says which there are.
ExitCode list_command(const std::string& table, const std::string& site);

}  // namespace pier
