#include "app/watch_list.h"

#include <sys/random.h>

#include <cstdio>
#include <filesystem>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "app/commands.h"
#include "base/environment_error.h"
#include "base/file_system.h"
#include "base/text.h"
#include "base/utf8.h"

namespace pier {

namespace {

constexpr std::uint64_t kLargestList = 32 << 20;

std::string read_standard_input() {
  std::string text;
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, stdin)) {
    text.append(buffer, size);
  }
  return text;
}

/// New for every list: the same name has another digest in each.
privacy::DigestKey new_key() {
  privacy::DigestKey key{};
  if (getrandom(key.data(), sizeof key, 0) != static_cast<ssize_t>(sizeof key)) {
    throw EnvironmentError("the machine gives no random numbers", "try again later");
  }
  return key;
}

}  // namespace

privacy::WatchList read_watch_list(const std::string& path) {
  if (path.empty()) return {};
  const std::filesystem::path file = std::filesystem::absolute(path);
  const auto name = SitePath::parse(file.filename().string());
  const ReadResult read =
      name ? DiskFileSystem(file.parent_path()).read(*name, kLargestList) : ReadResult{};
  if (read.status != ReadStatus::ok) {
    throw EnvironmentError(fmt::format("the watch-list `{}` cannot be read", path),
                           "make it with `pier watch-list`, or build without it");
  }
  auto list = privacy::WatchList::read(read.bytes);
  if (!list) {
    throw EnvironmentError(fmt::format("`{}` is no watch-list", path),
                           "make it anew: pier watch-list < names.txt > FILE");
  }
  return std::move(*list);
}

namespace {

ExitCode print_watch_list() {
  const std::string text = read_standard_input();
  if (first_bad_utf8(text)) {
    std::fputs("pier: the names are not written in UTF-8\n", stderr);
    return ExitCode::usage;
  }
  const std::vector<std::string_view> names = split(text, '\n');
  const std::string list = privacy::write_watch_list(names, new_key());
  std::fwrite(list.data(), 1, list.size(), stdout);
  return ExitCode::done;
}

}  // namespace

Command watch_list_command() {
  return {.name = "watch-list",
          .summary = "Make a list of names that no page may hold",
          .about =
              "Reads names from standard input, one a line, and prints a list that builds hold "
              "pages against. The list holds no name in words. Keep it outside the site.",
          .examples = {{"pier watch-list < names.txt > ~/watch-list", "Make the list"},
                       {"pier build --watch-list ~/watch-list", "Build with it"}},
          .declare = [](OptionList&) -> Runner { return print_watch_list; }};
}

}  // namespace pier
