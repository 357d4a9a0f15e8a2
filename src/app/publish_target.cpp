#include "app/publish_target.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "app/edition.h"
#include "app/site_options.h"
#include "app/terminal.h"
#include "base/file_system.h"
#include "base/text.h"
#include "build/source_text.h"
#include "content/publish_targets.h"
#include "diagnostics/render.h"
#include "targets/folder_target.h"
#include "targets/s3_target.h"

namespace pier {

namespace {

constexpr std::string_view kPublishFileName = "data/publish.yaml";

/// The targets of a site; none when its file is missing or wrong, which is said.
std::vector<PublishTarget> targets_of(const std::string& site) {
  const DiskFileSystem files(site);
  const SitePath path = *SitePath::parse(kPublishFileName);
  if (files.read(path, kLargestData).status == ReadStatus::missing) {
    tell(
        "pier: there is no `{}`, which says where the site is published to\n"
        "  help: write one; `pier schemas` and the guide, under \"Publish to your host\", say "
        "how\n",
        kPublishFileName);
    return {};
  }
  SourceMap map;
  Diagnostics diagnostics;
  std::vector<PublishTarget> targets;
  if (const auto file = read_text(files, path, kLargestData, map, diagnostics)) {
    targets = read_publish_targets(*file, map, diagnostics);
  }
  if (!diagnostics.has_errors()) return targets;
  say(stderr, render(diagnostics, map, {}));
  return {};
}

/// The host and, where it is not the usual one, the port of an https address.
std::string host_of(std::string_view endpoint) {
  constexpr std::string_view kScheme = "https://";
  if (endpoint.starts_with(kScheme)) endpoint.remove_prefix(kScheme.size());
  return ascii_lower(endpoint);
}

}  // namespace

void declare_target(OptionList& list, TargetPlace& place) {
  list.add({.name = "target",
            .meaning = "The target, by its name in data/publish.yaml (default: the only one)",
            .target = &place.target});
  list.begin_group("Where");
  list.add(site_folder_option(place.site));
  declare_network_options(list, place.network);
}

OpenTarget open_target(const TargetPlace& place, Progress* progress) {
  OpenTarget opened;
  opened.jobs = Jobs::of_machine();
  opened.jobs.progress = progress;
  const std::vector<PublishTarget> all = targets_of(place.site);
  if (all.empty()) {
    opened.code = ExitCode::problems;
    return opened;
  }
  std::vector<std::string_view> names;
  names.reserve(all.size());
  for (const PublishTarget& target : all) names.push_back(target.name);
  const auto found = std::find_if(all.begin(), all.end(), [&](const PublishTarget& target) {
    return place.target.empty() ? all.size() == 1 : target.name == place.target;
  });
  if (found == all.end()) {
    tell("pier: {}\n  help: {}\n",
         place.target.empty() ? std::string("there are several targets: say which")
                              : fmt::format("there is no target `{}`", place.target),
         suggest(place.target, names));
    opened.code = ExitCode::usage;
    return opened;
  }
  opened.name = found->name;
  if (found->kind == TargetKind::folder) {
    opened.target = std::make_unique<targets::FolderTarget>(found->folder, place.site, opened.jobs);
    return opened;
  }
  auto keys = read_storage_keys();
  if (!keys) {
    tell(
        "pier: there are no keys for the bucket `{}`\n"
        "  help: set PIER_S3_KEY_ID and PIER_S3_SECRET in the environment\n",
        found->bucket);
    opened.code = ExitCode::environment;
    return opened;
  }
  net::Policy policy;
  if (!apply_network_options(place.network, policy)) {
    opened.code = ExitCode::usage;
    return opened;
  }
  policy.hosts = {host_of(found->endpoint)};
  policy.connections_per_host = policy.connections;
  opened.target = std::make_unique<targets::S3Target>(
      targets::Storage({found->endpoint, found->bucket, found->region, found->prefix},
                       std::move(*keys), std::move(policy), progress),
      opened.jobs);
  return opened;
}

}  // namespace pier
