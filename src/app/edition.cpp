#include "app/edition.h"

#include <unistd.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/text.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

bool is_program(const fs::path& file) {
  std::error_code error;
  return fs::is_regular_file(file, error) && ::access(file.c_str(), X_OK) == 0;
}

fs::path named_chromium(const std::string& named) {
  if (is_program(named)) return fs::absolute(named);
  throw EnvironmentError(fmt::format("there is no Chromium at `{}`", named),
                         "name the file of the program, as in --chromium /usr/bin/chromium, or "
                         "build without PDFs: --no-pdf");
}

}  // namespace

std::optional<Date> read_today(const std::string& as_of) {
  if (!as_of.empty()) return Date::parse(as_of);
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
    const std::string_view text = epoch;
    long long seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr long long kYear9999 = 253'370'764'800;
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (seconds < 0 || seconds >= kYear9999) return std::nullopt;
    return Date::from_unix_seconds(seconds);
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Date::from_unix_seconds(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

std::optional<fs::path> find_chromium(const std::string& named) {
  if (!named.empty()) return named_chromium(named);
  if (const char* variable = std::getenv("PIER_CHROMIUM"); variable != nullptr && *variable != 0) {
    return named_chromium(variable);
  }
  constexpr auto kNames =
      std::to_array<std::string_view>({"chromium", "chromium-browser", "google-chrome"});
  const char* path = std::getenv("PATH");
  const std::vector<std::string_view> folders = split(path == nullptr ? "" : path, ':');
  for (const std::string_view name : kNames) {
    for (const std::string_view folder : folders) {
      const fs::path file = fs::path(folder) / name;
      if (!folder.empty() && is_program(file)) return fs::absolute(file);
    }
  }
  return std::nullopt;
}

std::string watch_list_path(const std::string& option) {
  if (!option.empty()) return option;
  const char* path = std::getenv("PIER_WATCH_LIST");
  return path == nullptr ? std::string{} : std::string(path);
}

std::optional<targets::StorageKeys> read_storage_keys() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    // A line break at the end is easily copied with a key, and no key has one.
    return value == nullptr ? std::string() : std::string(trim(value));
  };
  targets::StorageKeys keys{variable("PIER_S3_KEY_ID"), variable("PIER_S3_SECRET"), {}};
  if (keys.id.empty() && keys.secret.empty()) {
    keys = {variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY"),
            variable("AWS_SESSION_TOKEN")};
  }
  if (keys.id.empty() || keys.secret.empty()) return std::nullopt;
  return keys;
}

std::int64_t file_time_now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace pier
