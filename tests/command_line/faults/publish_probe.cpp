// Publishes the files of a folder as they are: the last step of a build without those before it,
// for the tests that make the disk misbehave.
//
//     publish_probe FILES OUT SITE [JOBS [REPEAT]]
//
// REPEAT publishes every file so many times, in folders of their own. Prints how many files were
// written, kept and removed, and the seconds it took. Exit codes: 0, and 3 with a message and its
// help.

#include <chrono>
#include <cstdlib>
#include <ctime>
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

Output read_output(const std::string& folder, std::size_t repeat) {
  constexpr std::uint64_t kLargest = 100'000'000;
  const DiskFileSystem files(folder);
  const Listing listing = files.list({});
  if (!listing.unlisted.empty()) refuse(folder, listing.unlisted.front().detail);
  Diagnostics diagnostics;
  Output output;
  for (const DirectoryEntry& entry : listing.entries) {
    if (entry.kind != EntryKind::file) continue;
    const auto [status, bytes, detail] = files.read(entry.path, kLargest);
    if (status != ReadStatus::ok) refuse(entry.path.text(), detail);
    for (std::size_t i = 0; i < repeat; ++i) {
      const std::string prefix = repeat == 1 ? "" : fmt::format("copy-{}/", i);
      output.add(*SitePath::parse(prefix + entry.path.text()), {bytes, {}}, diagnostics);
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
    const Output output = read_output(words[1], number(count, words, 5));
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t cpu_begin = std::clock();
    const PublishLock lock(check_output_folder(words[2], words[3]));
    const PublishResult result = publish_tree(output, lock, Jobs{number(count, words, 4)});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    fmt::print("written {} kept {} removed {} leftover {} seconds {:.3f} cpu {:.3f}\n",
               result.written, result.kept, result.removed,
               result.leftover.empty() ? "none" : result.leftover, took.count(),
               static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC);
  } catch (const EnvironmentError& error) {
    fmt::print(stderr, "error: {}\n  help: {}\n", error.what(), error.help());
    return 3;
  }
}
