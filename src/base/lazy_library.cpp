#include "base/lazy_library.h"

#include <dlfcn.h>

#include <filesystem>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "base/environment_error.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

/// The library in the folder of the program; programs that test it stand beside that folder. Asked
/// by its whole path, so that neither the environment nor the working folder has a say.
fs::path path_of(const char* library) {
  std::error_code error;
  const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  fs::path beside = folder / library;
  for (const fs::path& there :
       {beside, folder / "../bin" / library, folder / "../../bin" / library}) {
    if (fs::exists(there, error)) return there;
  }
  return beside;
}

}  // namespace

const void* load_entry(const char* library, const char* entry) {
  void* const opened = ::dlopen(path_of(library).c_str(), RTLD_NOW | RTLD_LOCAL);
  const void* const found = opened == nullptr ? nullptr : ::dlsym(opened, entry);
  if (found != nullptr) return found;
  throw EnvironmentError(fmt::format("a part of this program, `{}`, cannot be loaded: {}", library,
                                     ::dlerror()),  // NOLINT(concurrency-mt-unsafe): a thread's own
                         "put it into the folder of the program, or build the program again");
}

}  // namespace pier
