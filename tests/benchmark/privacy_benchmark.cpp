// How long it takes to look for personal data in a finished site:
//
//     privacy_benchmark FOLDER [NAMES]
//
// reads every file of the folder, then takes the time of the search alone, the best of five; NAMES
// is how many names the watch-list has (none).

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "html/scanner.h"
#include "privacy/file_findings.h"

namespace fs = std::filesystem;
using namespace pier;

namespace {

struct File {
  std::string path;
  std::string extension;
  std::string bytes;
};

std::vector<File> read_files(const fs::path& folder) {
  std::vector<File> files;
  for (const auto& item : fs::recursive_directory_iterator(folder)) {
    if (!item.is_regular_file()) continue;
    std::ifstream in(item.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    files.push_back(
        {item.path().lexically_relative(folder), item.path().extension(), std::move(text).str()});
  }
  return files;
}

privacy::WatchList made_up_names(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    std::string name = "Zaph";
    for (std::size_t rest = i + 1; rest > 0; rest /= 26) {
      name += static_cast<char>('a' + rest % 26);
    }
    names.push_back(name + " Mock" + name);
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  if (views.empty()) return {};
  return privacy::WatchList::read(privacy::write_watch_list(views, {1, 2})).value();
}

/// Milliseconds of the processor for the search, without those of taking pages apart, which every
/// build does once.
double measure(const std::vector<File>& files, const privacy::WatchList& names,
               std::size_t& findings) {
  std::clock_t spent = 0;
  findings = 0;
  html::Scan scan;
  for (const File& file : files) {
    const bool is_page = file.extension == ".html";
    if (is_page) html::scan(file.bytes, scan);
    const std::clock_t begin = std::clock();
    findings += privacy::find_in_path(file.path, names).size();
    findings += is_page ? privacy::find_in_markup(scan, names).size()
                        : privacy::look_at_file(file.extension, file.bytes, names).findings.size();
    spent += std::clock() - begin;
  }
  return 1000.0 * static_cast<double>(spent) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("privacy_benchmark FOLDER [NAMES]\n", stderr);
    return 2;
  }
  const std::vector<File> files = read_files(argv[1]);
  const privacy::WatchList names = made_up_names(argc > 2 ? std::stoul(argv[2]) : 0);
  std::size_t bytes = 0, findings = 0;
  for (const File& file : files) bytes += file.bytes.size();
  double best = 1e9;
  for (int run = 0; run < 5; ++run) best = std::min(best, measure(files, names, findings));
  std::printf("%zu files, %.1f MB, %zu findings: %.1f ms on one core\n", files.size(),
              static_cast<double>(bytes) / 1e6, findings, best);
  return files.empty() ? 1 : 0;
}
