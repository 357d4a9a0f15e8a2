// Publishes the files of a folder as they are: the last step of a build without those before it,
// for the tests that make the disk misbehave.
//
//     publish_probe FILES OUT SITE [JOBS [REPEAT [keep|early]]]
//
// REPEAT publishes every file so many times, in folders of their own. With `keep` the bytes of what
// stands already are left out, as by a build that remembers them; with `early` pages are put away
// before it is known whether they will be published, as by a build. Prints how many files were
// written, kept and removed, the seconds it took, and those of the look before. Exit codes: 0, and
// 3 with a message and its help.

#include <chrono>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/file_system.h"
#include "publish/directory_writer.h"

namespace {

using namespace pier;

[[noreturn]] void refuse(const std::string& path, const std::string& detail) {
  throw EnvironmentError(fmt::format("`{}` cannot be read: {}", path, detail), "try again");
}

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The same output, with the keys of all bytes and without the bytes of what stands already.
Output keep(const Output& output, const LiveTree& live) {
  Output kept;
  Diagnostics diagnostics;
  for (const auto& [path, artifact] : output.files()) {
    Artifact known = artifact;
    if (live.holds(path.text(), *known.key)) {
      known.place = Artifact::Place::published;
      known.bytes = {};
    }
    kept.add(path, std::move(known), diagnostics);
  }
  return kept;
}

/// The same output, its pages put away.
Output put_away(const Output& output, EarlyFiles& early) {
  Output files;
  Diagnostics diagnostics;
  for (const auto& [path, artifact] : output.files()) {
    const bool is_page = path.extension() == ".html";
    const Html page = Html::trusted({std::string(artifact.bytes.view()), {}});
    files.add(path, is_page ? early.put_away(path, page, {}) : artifact, diagnostics);
  }
  return files;
}

Output read_output(const std::string& folder, std::size_t repeat) {
  constexpr std::uint64_t kLargest = 100'000'000;
  const DiskFileSystem files(folder);
  const Listing listing = files.list({});
  if (!listing.unlisted.empty()) refuse(folder, listing.unlisted.front().detail);
  Diagnostics diagnostics;
  Output output;
  for (const DirectoryEntry& entry : listing.entries) {
    if (entry.kind != EntryKind::file) continue;
    const ReadResult file = files.read(entry.path, kLargest);
    if (file.status != ReadStatus::ok) refuse(entry.path.text(), file.detail);
    for (std::size_t i = 0; i < repeat; ++i) {
      const std::string prefix = repeat == 1 ? "" : fmt::format("copy-{}/", i);
      Artifact artifact{file.bytes, {}};
      artifact.key = BytesKey::of(file.bytes);
      output.add(*SitePath::parse(prefix + entry.path.text()), std::move(artifact), diagnostics);
    }
  }
  return output;
}

std::size_t number(int count, char** words, int index) {
  return index < count ? std::strtoul(words[index], nullptr, 10) : 1;
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) return 2;
  try {
    Output output = read_output(words[1], number(count, words, 5));
    const Jobs jobs{number(count, words, 4)};
    const PublishLock lock(check_output_folder(words[2], words[3]));
    const auto begin = Clock::now();
    const LiveTree live(lock, jobs);
    const double looked = seconds_since(begin);
    const std::string_view mode = count > 6 ? words[6] : "";
    if (mode == "keep") output = keep(output, live);
    const auto publish_begin = Clock::now();
    EarlyFiles early(live, lock, jobs);
    if (mode == "early") output = put_away(output, early);
    const PublishResult result = publish_tree(output, live, lock, jobs, &early);
    fmt::print("written {} kept {} removed {} leftover {} seconds {:.3f} look {:.3f}{}\n",
               result.written, result.kept, result.removed,
               result.leftover.empty() ? "none" : result.leftover,
               seconds_since(publish_begin) + looked, looked,
               live.is_as_published() ? " as published" : "");
  } catch (const EnvironmentError& error) {
    fmt::print(stderr, "error: {}\n  help: {}\n", error.what(), error.help());
    return 3;
  }
}
