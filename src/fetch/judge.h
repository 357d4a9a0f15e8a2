#pragma once

#include <functional>
#include <optional>
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
///
/// None where the site as it is has too little for a build to come as far as its pages, as without
/// data/site.yaml or a theme: then most of the checks see nothing.
std::optional<std::vector<std::string>> judge(const std::vector<Candidate>& candidates,
                                              const SiteFiles& site, const Builder& build);

}  // namespace pier::fetch
