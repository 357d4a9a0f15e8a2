#pragma once

#include <functional>
#include <string>
#include <vector>

#include "build/build.h"

namespace pier::fetch {

/// A file that may come into the site, with its note.
struct Candidate {
  SitePath file;
  std::string bytes;
  std::string note;
};

/// Builds a site in memory.
using Builder = std::function<Build(const SiteFiles&)>;

/// Holds candidates against everything that a build checks: of each, the errors that the site would
/// have with it and has not without it, as people read them; "" where there are none. Candidates
/// are judged together, and one by one only where that goes wrong, so that one that is bad does not
/// keep the others out.
std::vector<std::string> judge(const std::vector<Candidate>& candidates, const SiteFiles& site,
                               const Builder& build);

}  // namespace pier::fetch
