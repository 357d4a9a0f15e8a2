#include "app/failed_build.h"

#include <string>

#include "app/prepared.h"
#include "base/digest.h"
#include "base/file_writer.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

fs::path note_of(const fs::path& site, const fs::path& out) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(out, error);
  return site / kCacheFolder /
         ("build-" + digest_of(real.string()).hex().substr(0, 12) + ".failed");
}

}  // namespace

void note_build(const fs::path& site, const fs::path& out, bool failed) {
  const fs::path note = note_of(site, out);
  if (failed) {
    write_cache_file(note, "The last build ended with errors.\n");
    return;
  }
  std::error_code error;
  fs::remove(note, error);
}

bool has_build_failed(const fs::path& site, const fs::path& out) {
  std::error_code error;
  return fs::exists(note_of(site, out), error);
}

}  // namespace pier
