#include "publish/output.h"

#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

/// The address as people know it: "/about/" for about/index.html.
std::string address(const SitePath& path) {
  const std::string& text = path.text();
  constexpr std::string_view kIndex = "index.html";
  const bool is_page = path.name() == kIndex;
  return "/" + (is_page ? text.substr(0, text.size() - kIndex.size()) : text);
}

std::string conflict(const SitePath& taken, const SitePath& path) {
  if (taken == path) return fmt::format("the address `{}` is taken already", address(path));
  if (taken.text().size() == path.text().size()) {
    return fmt::format("the addresses `{}` and `{}` differ by capitals only", address(taken),
                       address(path));
  }
  const bool taken_is_above = taken.text().size() < path.text().size();
  const SitePath& file = taken_is_above ? taken : path;
  const SitePath& below = taken_is_above ? path : taken;
  return fmt::format("`/{}` would have to be a file, and a folder for `/{}` as well", file.text(),
                     below.text());
}

}  // namespace

const SitePath* Output::taken_by(const std::string& folded) const {
  // The path itself, then each folder above it.
  for (std::string_view above = folded; !above.empty();) {
    const auto found = folded_.find(above);
    if (found != folded_.end()) return &found->second;
    const std::size_t slash = above.rfind('/');
    above = above.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  const std::string folder = folded + '/';
  const auto below = folded_.lower_bound(folder);
  const bool is_folder = below != folded_.end() && below->first.starts_with(folder);
  return is_folder ? &below->second : nullptr;
}

bool Output::add(SitePath path, Artifact artifact, Diagnostics& diagnostics) {
  std::string folded = ascii_lower(path.text());
  if (const SitePath* taken = taken_by(folded)) {
    diagnostics
        .report("url-duplicate", artifact.made_from, conflict(*taken, path),
                "rename one of the two files, or take the alias out, so that each page has an "
                "address of its own")
        .notes.push_back({files_.at(*taken).made_from, "it is taken by this"});
    return false;
  }
  // Most come by their names, each behind the last.
  folded_.emplace_hint(folded_.end(), std::move(folded), path);
  files_.emplace_hint(files_.end(), std::move(path), std::move(artifact));
  return true;
}

const Artifact* Output::find(const SitePath& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace pier
