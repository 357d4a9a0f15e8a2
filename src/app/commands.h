#pragma once

#include <vector>

#include "app/command.h"

namespace pier {

/// Every command, in the order in which the help shows them. A command is a file with its row, a
/// line here and a line in commands.cpp.
const std::vector<Command>& commands();

/// Reads, checks and publishes the site.
Command build_command();

/// Reads and checks the site and writes nothing.
Command check_command();

/// Sends the built site to a target.
Command publish_command();

/// Brings a former release back at a target.
Command rollback_command();

/// Compares what stands at a target with what was published there. Changes nothing.
Command verify_command();

/// Shows the site as it is on this machine, drafts too, and builds it again at every change, until
/// it is interrupted. Writes nothing.
Command serve_command();

/// Says what a page is made from, why it was built again, and which pages depend on a file.
Command explain_command();

/// Makes the files of a new page, report or chapter, or adds an entry to a list, with every field
/// explained. Writes over nothing; where one of the files is there already, none is written.
Command new_command();

/// Makes a snapshot in data/metrics/ of a CSV file, and says what of it was not understood. Writes
/// nothing that a build would refuse, and over no file without --force.
Command import_command();

/// Brings in what other servers publish, after it was shown and found right. Leaves what it cannot
/// bring as it is.
Command fetch_command();

/// Prints one of the tables that the program is made of, or that the figures of a site are; without
/// a name, says which there are.
Command list_command();

/// Writes JSON Schemas, snippets and settings for editors.
Command schemas_command();

/// Reads names from standard input, one a line, and prints the watch-list of them.
Command watch_list_command();

/// Prints a script that lets a shell complete what is typed.
Command completion_command();

/// Prints the manual as roff.
Command man_command();

/// Prints what there is to know about the program or about one command.
Command help_command();

}  // namespace pier
