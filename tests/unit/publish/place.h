#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <sys/stat.h>
#include <catch2/catch.hpp>

#include "base/environment_error.h"
#include "publish/directory_writer.h"
#include "publish/manifest.h"
#include "support/temporary_folder.h"

namespace pier::test {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

inline std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline struct stat status_of(const fs::path& file) {
  struct stat status {};
  if (lstat(file.c_str(), &status) != 0) throw std::runtime_error(file.string() + " is missing");
  return status;
}

/// A place to publish into: "public" in a folder of its own.
struct Place {
  TemporaryFolder folder;
  fs::path out = folder.path() / "public";

  PublishResult publish(const Files& files) const {
    Output output;
    Diagnostics diagnostics;
    for (const auto& [path, bytes] : files) {
      output.add(*SitePath::parse(path), {bytes, {}}, diagnostics);
    }
    const PublishLock lock({"public", folder.path(), "public"});
    return publish_tree(output, lock, Jobs{2});
  }

  std::string refusal(const Files& files) const {
    try {
      publish(files);
      return {};
    } catch (const EnvironmentError& error) {
      CHECK_FALSE(error.help().empty());
      return error.what();
    }
  }

  /// What stands there, the manifest apart; links with "-> " and where they lead.
  Files live() const {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(out)) {
      const std::string path = fs::relative(entry.path(), out).string();
      if (entry.is_symlink()) {
        files[path] = "-> " + fs::read_symlink(entry.path()).string();
      } else if (entry.is_regular_file() && path != kManifestName) {
        files[path] = bytes_of(entry.path());
      }
    }
    return files;
  }

  fs::path standby = folder.path() / ".public.pier-standby";
  fs::path stamps = folder.path() / ".public.pier-stamps";

  /// The names beside "public" that a publication left behind, the standby tree and the record of
  /// stamps apart.
  std::vector<std::string> beside() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      if (entry.path() != out && entry.path() != standby && entry.path() != stamps) {
        names.push_back(entry.path().filename().string());
      }
    }
    return names;
  }

  /// What `look` tells of the tree that stands there now.
  template <typename Look>
  auto live_tree(Look look) const {
    const PublishLock lock({"public", folder.path(), "public"});
    return look(LiveTree(lock, Jobs{2}), lock);
  }
};

}  // namespace pier::test
