#include "print/pdf_cache.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/file_writer.h"
#include "print/measure.h"
#include "value/json_reader.h"
#include "value/json_writer.h"
#include "value/schema.h"

namespace pier::print {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kLargestFile = 64'000'000;
constexpr std::string_view kExtension = ".print";
constexpr std::size_t kDigestDigits = 32;

/// The folder, made when it is missing: others open it.
fs::path made(fs::path folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw EnvironmentError(fmt::format("the folder `{}` could not be made: {}", folder.string(),
                                       plain_error(error.value())),
                           plain_error_help(error.value()));
  }
  return folder;
}

std::string name_of(const Digest& key) {
  return key.hex() + std::string(kExtension);
}

}  // namespace

PdfCache::PdfCache(fs::path folder) : folder_(made(std::move(folder))), files_(folder_) {
  // Whatever a repository says of it, this is never committed.
  replace_file_if_changed(folder_ / ".gitignore", "*\n");
}

std::optional<Printed> PdfCache::find(const Digest& key) const {
  const std::string name = name_of(key);
  const ReadResult file = files_.read(*SitePath::parse(name), kLargestFile);
  if (file.status != ReadStatus::ok) return std::nullopt;
  auto printed = read_printed(file.bytes);
  // Its time says when it was last used. A folder that cannot be written to still serves.
  if (printed) ::utimensat(AT_FDCWD, (folder_ / name).c_str(), nullptr, 0);
  return printed;
}

void PdfCache::put(const Digest& key, const Printed& printed) const {
  replace_file_if_changed(folder_ / name_of(key), write_printed(printed));
}

void PdfCache::shrink(std::uint64_t most) const {
  struct File {
    fs::file_time_type used;
    fs::path path;
    std::uint64_t size;
  };
  std::vector<File> files;
  std::uint64_t sum = 0;
  std::error_code error;
  for (fs::directory_iterator item(folder_, error), end; !error && item != end;
       item.increment(error)) {
    if (item->path().extension() != kExtension) continue;
    std::error_code gone;
    File file{item->last_write_time(gone), item->path(), 0};
    if (!gone) file.size = item->file_size(gone);
    if (gone) continue;
    sum += file.size;
    files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) {
    return std::pair(a.used, a.path) < std::pair(b.used, b.path);
  });
  for (const File& file : files) {
    if (sum <= most) return;
    fs::remove(file.path, error);
    sum -= file.size;
  }
}

std::string write_printed(const Printed& printed) {
  List unnumbered(printed.unnumbered.begin(), printed.unnumbered.end());
  const std::string about = write_json(MapBuilder()
                                           .set("pages", static_cast<std::int64_t>(printed.pages))
                                           .set("measure", measure_value(printed.measure))
                                           .set("unnumbered", Value(std::move(unnumbered)))
                                           .build());
  const std::string content = about + "\n" + printed.pdf;
  return digest_of(content).hex() + "\n" + content;
}

std::optional<Printed> read_printed(std::string_view bytes) {
  if (bytes.size() <= kDigestDigits || bytes[kDigestDigits] != '\n') return std::nullopt;
  const std::string_view content = bytes.substr(kDigestDigits + 1);
  if (digest_of(content).hex() != bytes.substr(0, kDigestDigits)) return std::nullopt;
  const std::size_t line = content.find('\n');
  if (line == std::string_view::npos) return std::nullopt;

  SourceMap sources;
  Diagnostics problems;
  const FileId file = sources.add("cache", std::string(content.substr(0, line)));
  const Value about = read_json(sources.whole(file), sources, problems);
  const auto pages = number_of(about.find("pages"));
  const Value* measure = about.find("measure");
  if (problems.has_errors() || !pages || *pages < 1 || measure == nullptr) return std::nullopt;
  return Printed{std::string(content.substr(line + 1)), static_cast<std::size_t>(*pages),
                 read_measure(*measure), texts_of(about.find("unnumbered"))};
}

}  // namespace pier::print
