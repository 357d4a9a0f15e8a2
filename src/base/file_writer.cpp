#include "base/file_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/file_descriptor.h"

namespace pier {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
  throw EnvironmentError(
      fmt::format("`{}` could not be written: {}", file.string(), plain_error(error)),
      plain_error_help(error));
}

bool holds(const std::filesystem::path& file, std::string_view bytes) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return false;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str() == bytes;
}

/// Writes all of it; gives 0 or an errno value.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

constexpr int kNewFile = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;

}  // namespace

void replace_file_if_changed(const std::filesystem::path& file, std::string_view bytes) {
  if (holds(file, bytes)) return;
  const std::string temporary = file.string() + ".new";
  FileDescriptor out(::open(temporary.c_str(), kNewFile, 0644));
  if (!out.is_open()) fail(file, errno);
  if (const int error = write_all(out.number(), bytes)) {
    ::unlink(temporary.c_str());
    fail(file, error);
  }
  // Without this a power cut could leave an empty file under the new name.
  if (::fsync(out.number()) != 0 || std::rename(temporary.c_str(), file.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    fail(file, error);
  }
}

void write_cache_file(const std::filesystem::path& file, std::string_view bytes) {
  std::error_code unheard;
  std::filesystem::create_directories(file.parent_path(), unheard);
  // Two builds into different folders may write at once.
  const std::string temporary = fmt::format("{}.{}", file.string(), ::getpid());
  {
    const FileDescriptor out(::open(temporary.c_str(), kNewFile, 0644));
    if (!out.is_open()) return;
    if (write_all(out.number(), bytes) == 0 && std::rename(temporary.c_str(), file.c_str()) == 0) {
      return;
    }
  }
  ::unlink(temporary.c_str());
}

}  // namespace pier
