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

}  // namespace

void replace_file_if_changed(const std::filesystem::path& file, std::string_view bytes) {
  if (holds(file, bytes)) return;
  const std::string temporary = file.string() + ".new";
  FileDescriptor out(
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!out.is_open()) fail(file, errno);
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const ssize_t written = ::write(out.number(), rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const int error = errno;
      ::unlink(temporary.c_str());
      fail(file, error);
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  // Without this a power cut could leave an empty file under the new name.
  if (::fsync(out.number()) != 0 || std::rename(temporary.c_str(), file.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    fail(file, error);
  }
}

}  // namespace pier
