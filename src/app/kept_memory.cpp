#include "app/kept_memory.h"

#include <sys/stat.h>

#include "base/bytes_writer.h"
#include "base/file_writer.h"

namespace pier {

namespace {

/// Another Chromium makes other PDFs.
void add_browser(const Prepared& prepared, BytesWriter& to) {
  struct stat status {};
  const bool is_there = !prepared.chromium.empty() && stat(prepared.chromium.c_str(), &status) == 0;
  to.number(is_there ? static_cast<std::uint64_t>(status.st_size) : 0);
  to.fixed(is_there ? static_cast<std::uint64_t>(status.st_mtim.tv_sec) : 0);
  to.number(is_there ? status.st_ino : 0);
}

Digest conditions_of(const Prepared& prepared, const OpenSite& site) {
  const Edition& edition = prepared.build.edition;
  BytesWriter bytes;
  bytes.digest(program_digest());
  bytes.digest(site.digest());
  bytes.text(edition.today.iso());
  bytes.number(edition.production ? 1 : 0);
  bytes.number(edition.drafts ? 1 : 0);
  bytes.number(edition.pdfs ? 1 : 0);
  add_browser(prepared, bytes);
  return digest_of(bytes.view());
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
  if (memory_ && memory_->conditions != conditions_) memory_.reset();
}

void KeptMemory::keep(const Memory& memory) const {
  write_cache_file(file_, write_memory(memory));
}

void KeptMemory::forget() const {
  std::error_code error;
  std::filesystem::remove(file_, error);
}

}  // namespace pier
