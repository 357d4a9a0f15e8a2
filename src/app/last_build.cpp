#include "app/last_build.h"

#include <string>

#include "app/prepared.h"
#include "base/digest.h"
#include "base/file_system.h"
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

std::string changed_after_build(const fs::path& site, const fs::path& out) {
  std::error_code error;
  const auto built = fs::last_write_time(note_of(site, out), error);
  if (error) return {};
  for (const char* const top : {"content", "data", "themes"}) {
    for (fs::recursive_directory_iterator i(site / top, error), end; !error && i != end;
         i.increment(error)) {
      std::error_code gone;
      const auto changed = i->last_write_time(gone);
      if (gone || changed <= built || is_ignored_name(i->path().filename().string())) continue;
      return i->path().lexically_relative(site).generic_string();
    }
  }
  return {};
}

LastBuild last_build(const fs::path& site, const fs::path& out) {
  const auto note = MappedFile::open(note_of(site, out));
  if (!note) return {};
  return {note->bytes() == kFailed, Date::parse(trim(note->bytes()))};
}

}  // namespace pier
