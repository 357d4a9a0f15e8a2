#include "app/quick_build.h"

#include "build/retouch.h"

namespace pier {

/// Threads ask the kernel for stamps, of what was read and of what was published; of the latter
/// there are twice as many, so that they take over the others' cores when these have done.
Look::Look(const Prepared& prepared, const OpenSite& site, const PublishLock& lock) {
  const Jobs all = prepared.build.jobs;
  const Jobs half{std::max<std::size_t>(1, all.count / 2), all.progress};
  parallel_for(2, all, [&](std::size_t i) {
    if (i == 0) {
      live.emplace(lock, all);
    } else {
      kept.emplace(prepared, site);
      compare_site(site, half);
    }
  });
}

void Look::compare_site(const OpenSite& site, Jobs jobs) {
  const Memory* const memory = kept->memory();
  const std::int64_t now = file_time_now();
  if (memory == nullptr || !is_elsewhere_as(memory->inputs, site.files(), now, jobs)) return;
  difference = compare(memory->inputs.site, site.site(), now, jobs);
}

std::optional<QuickBuild> build_what_changed(const Look& look, const OpenSite& site,
                                             const Prepared& prepared, const PublishLock& lock) {
  if (!look.difference) return std::nullopt;
  const KeptMemory& kept = *look.kept;
  const LiveTree& live = *look.live;
  const Memory* const memory = kept.memory();
  const InputDifference& difference = *look.difference;
  const Jobs jobs = prepared.build.jobs;
  if (!live.is_as_published() || live.manifest().digest != memory->published) return std::nullopt;
  auto recalled = recall(*memory, site.files());
  if (!recalled) return std::nullopt;
  if (difference.changes.empty()) {
    QuickBuild same{std::move(*recalled), {}};
    same.published.kept = live.published();
    same.published.manifest = live.manifest();
    // To read a few once more the next time costs less than to note that they are as they were.
    constexpr std::size_t kFew = 50;
    if (difference.confirmed.size() > kFew || !difference.listed.empty()) {
      Memory confirmed = *memory;
      confirmed.inputs.site.update(difference.confirmed);
      confirmed.inputs.site.update(difference.listed);
      kept.keep(confirmed);
    }
    return same;
  }
  const auto page_at = [&](const SitePath& path) -> std::optional<Bytes> {
    auto bytes = live.read(path.text());
    return bytes ? std::optional(Bytes(std::move(*bytes))) : std::nullopt;
  };
  std::optional<Retouched> made;
  Standby standby = Standby::missing;
  parallel_for(2, jobs.to_the_end(), [&](std::size_t i) {
    if (i == 0) {
      made =
          retouch(*memory, difference, site.site(), &site.names(), page_at, file_time_now(), jobs);
    } else {
      standby = look_at_standby(lock, live.record(), jobs);
    }
  });
  if (!made) return std::nullopt;
  const auto keep = [&](const PublishResult& published) {
    made->memory.published = published.manifest.digest;
    made->memory.add_to_history(memory, file_time_now());
    kept.keep(made->memory);
  };
  return QuickBuild{std::move(*recalled),
                    publish_edits(made->edits, live, standby, lock, jobs, keep)};
}

}  // namespace pier
