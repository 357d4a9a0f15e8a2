#include "publish/output.h"

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

bool Output::add(SitePath path, Artifact artifact, Diagnostics& diagnostics) {
  const auto [folded, is_new] = folded_.emplace(ascii_lower(path.text()), path);
  if (!is_new) {
    const SitePath& taken = folded->second;
    const std::string message =
        taken == path ? fmt::format("two sources claim the same address `/{}`", path.text())
                      : fmt::format("the addresses `/{}` and `/{}` differ by capitals only",
                                    taken.text(), path.text());
    diagnostics
        .report("url-duplicate", artifact.made_from, message,
                "rename one of the files, so that each page has an address of its own")
        .notes.push_back({files_.at(taken).made_from, "the other one is here"});
    return false;
  }
  files_.emplace(std::move(path), std::move(artifact));
  return true;
}

const Artifact* Output::find(const SitePath& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace pier
