#include "app/last_build.h"

#include <string>

#include "app/prepared.h"
#include "base/digest.h"
#include "base/file_writer.h"
#include "base/mapped_file.h"
#include "base/text.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFailed = "failed";

fs::path note_of(const fs::path& site, const fs::path& out) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(out, error);
  return site / kCacheFolder / ("build-" + digest_of(real.string()).hex().substr(0, 12) + ".note");
}

}  // namespace

void note_build(const fs::path& site, const fs::path& out, const LastBuild& build) {
  write_cache_file(note_of(site, out), build.failed ? std::string(kFailed)
                                       : build.day  ? build.day->iso()
                                                    : std::string());
}

LastBuild last_build(const fs::path& site, const fs::path& out) {
  const auto note = MappedFile::open(note_of(site, out));
  if (!note) return {};
  return {note->bytes() == kFailed, Date::parse(trim(note->bytes()))};
}

}  // namespace pier
