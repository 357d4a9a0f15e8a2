#pragma once

#include <string_view>
#include <vector>

#include "scaffold/pages.h"

/// Files that make a machine build and publish the site by itself. Nothing in them is secret, and
/// nothing happens before somebody has put them where they work.
namespace pier::scaffold {

/// What a hosted Git service does after each change and every night. `service` is "github" or
/// "gitlab"; anything else gives nothing.
std::vector<File> workflow_files(std::string_view service);

/// The same for a server of one's own that runs systemd.
std::vector<File> timer_files();

/// Where the repository stands on that server, unless the file says otherwise.
inline constexpr std::string_view kServerFolder = "/srv/website";

}  // namespace pier::scaffold
