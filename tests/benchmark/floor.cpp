// What any generator on top of cmark-gfm has to do at the very least: read the Markdown, parse and
// render it, and write as many files with as many bytes as Pier does. No front matter is read, no
// template is filled, nothing is checked.
//
//     floor SITE FILES OUT [THREADS]
//
// SITE/content holds the Markdown. Each line of FILES is a size in bytes, a space and the path of a
// file below OUT, which must not exist yet. Prints the number of bytes that were rendered.

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

struct OutputFile {
  std::string path;
  std::size_t size = 0;
};

[[noreturn]] void stop(const std::string& what) {
  std::perror(what.c_str());
  std::exit(1);
}

std::vector<std::string> markdown_files(const fs::path& content) {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(content)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path().string());
  }
  return files;
}

std::vector<OutputFile> output_files(const char* list) {
  std::vector<OutputFile> files;
  std::ifstream in(list);
  for (std::string line; std::getline(in, line);) {
    const std::size_t space = line.find(' ');
    files.push_back({line.substr(space + 1), std::stoul(line.substr(0, space))});
  }
  return files;
}

/// Two parents of one folder have one path, so that each is made once; parents come first.
std::vector<std::string> folders_of(const std::vector<OutputFile>& files) {
  std::vector<std::string> folders;
  for (const OutputFile& file : files) {
    for (std::size_t slash = file.path.rfind('/'); slash != std::string::npos && slash > 0;
         slash = file.path.rfind('/', slash - 1)) {
      folders.push_back(file.path.substr(0, slash));
    }
  }
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  return folders;
}

void read(const std::string& path, std::string& bytes) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (file < 0 || fstat(file, &status) != 0) stop(path);
  bytes.resize(static_cast<std::size_t>(status.st_size));
  if (::read(file, bytes.data(), bytes.size()) != status.st_size) stop(path);
  close(file);
}

void write(int folder, const OutputFile& to, std::string_view bytes) {
  const int file = openat(folder, to.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0) stop(to.path);
  if (::write(file, bytes.data(), to.size) != static_cast<ssize_t>(to.size)) stop(to.path);
  close(file);
}

/// The size of the HTML.
std::size_t render(std::string_view text) {
  cmark_parser* const parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  for (const char* const name : {"table", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, text.data(), text.size());
  cmark_node* const root = cmark_parser_finish(parser);
  char* const html =
      cmark_render_html(root, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
  const std::size_t size = std::string_view(html).size();
  std::free(html);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return size;
}

void in_threads(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& task) {
  constexpr std::size_t kRun = 8;
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> pool;
  for (unsigned thread = 0; thread < threads; ++thread) {
    pool.emplace_back([&] {
      for (std::size_t begin; (begin = next.fetch_add(kRun)) < count;) {
        for (std::size_t i = begin; i < std::min(begin + kRun, count); ++i) task(i);
      }
    });
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: floor SITE FILES OUT [THREADS]\n", stderr);
    return 2;
  }
  const unsigned threads = argc > 4 ? static_cast<unsigned>(std::atoi(argv[4])) : 2;
  const std::vector<std::string> pages = markdown_files(fs::path(argv[1]) / "content");
  const std::vector<OutputFile> files = output_files(argv[2]);
  if (mkdir(argv[3], 0755) != 0) stop(argv[3]);
  const int folder = open(argv[3], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (const std::string& name : folders_of(files)) {
    if (mkdirat(folder, name.c_str(), 0755) != 0) stop(name);
  }
  std::size_t largest = 0;
  for (const OutputFile& file : files) largest = std::max(largest, file.size);
  const std::string bytes(largest, ' ');

  cmark_gfm_core_extensions_ensure_registered();
  std::atomic<std::size_t> rendered = 0;
  in_threads(pages.size(), threads, [&](std::size_t i) {
    thread_local std::string text;
    read(pages[i], text);
    rendered += render(text);
  });
  in_threads(files.size(), threads, [&](std::size_t i) { write(folder, files[i], bytes); });
  std::printf("%zu\n", rendered.load());
  return 0;
}
