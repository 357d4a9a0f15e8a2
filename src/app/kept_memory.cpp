#include "app/kept_memory.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "base/bytes_writer.h"
#include "base/file_writer.h"

namespace pier {

namespace {

/// Another Chromium makes other PDFs.
Digest digest_of_browser(const Prepared& prepared) {
  BytesWriter bytes;
  struct stat status {};
  if (!prepared.chromium.empty() && stat(prepared.chromium.c_str(), &status) == 0) {
    bytes.text(prepared.chromium.string());
    bytes.number(static_cast<std::uint64_t>(status.st_size));
    bytes.fixed(static_cast<std::uint64_t>(status.st_mtim.tv_sec));
    bytes.number(status.st_ino);
  }
  return digest_of(bytes.view());
}

std::vector<Condition> conditions_of(const Prepared& prepared, const OpenSite& site) {
  const Edition& edition = prepared.build.edition;
  const auto flags = fmt::format("{}{}{}", edition.production ? 'p' : '-',
                                 edition.drafts ? 'd' : '-', edition.pdfs ? 'f' : '-');
  return {{"the program is another", program_digest()},
          {"the day is another", digest_of(edition.today.iso())},
          {"the options are others", digest_of(flags)},
          {"the list of names or the folders are others", site.digest()},
          {"the Chromium that prints is another", digest_of_browser(prepared)}};
}

/// One for each output folder: a preview and the site for readers do not forget each other.
std::filesystem::path file_of(const Prepared& prepared) {
  std::error_code error;
  const std::filesystem::path out = std::filesystem::weakly_canonical(prepared.out, error);
  const std::string name = "build-" + digest_of(out.string()).hex().substr(0, 12) + ".memory";
  return prepared.site / kCacheFolder / name;
}

}  // namespace

KeptMemory::KeptMemory(const Prepared& prepared, const OpenSite& site)
    : file_(file_of(prepared)),
      conditions_(conditions_of(prepared, site)),
      bytes_(MappedFile::open(file_)) {
  if (bytes_) memory_ = read_memory(bytes_->bytes());
  is_of_today_ = memory_ && memory_->conditions == conditions_;
}

void KeptMemory::keep(const Memory& memory) const {
  write_cache_file(file_, write_memory(memory));
}

void KeptMemory::forget() const {
  std::error_code error;
  std::filesystem::remove(file_, error);
}

}  // namespace pier
