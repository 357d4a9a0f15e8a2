#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/date.h"
#include "targets/s3_storage.h"

namespace pier {

/// The day that the build takes for today: `as_of` when it is given (ISO form), else
/// SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock. Read once, here, so that nothing
/// else in the program asks. None when `as_of` or the variable is no day.
std::optional<Date> read_today(const std::string& as_of);

/// The Chromium that makes PDFs: `named` when it is given, else PIER_CHROMIUM, else the first of
/// chromium, chromium-browser and google-chrome in the folders of PATH. None where there is none.
/// Throws EnvironmentError when what was named is no program.
std::optional<std::filesystem::path> find_chromium(const std::string& named);

/// The file of names to watch: `option` when it is given, else what the environment variable
/// PIER_WATCH_LIST names; "" when there is none.
std::string watch_list_path(const std::string& option);

/// Keys of storage that the site is published to: PIER_S3_KEY_ID and PIER_S3_SECRET, else those
/// that the tools of Amazon read. None when they are not whole. Never printed.
std::optional<targets::StorageKeys> read_storage_keys();

/// Nanoseconds since 1970, by the clock that stamps files.
std::int64_t file_time_now();

}  // namespace pier
