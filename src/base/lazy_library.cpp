#include "base/lazy_library.h"

#include <dlfcn.h>

#include <fmt/format.h>

#include "base/environment_error.h"

namespace pier {

const void* load_entry(const char* library, const char* entry) {
  // Found by $ORIGIN in the program's own list of folders (RUNPATH), never by the environment
  // alone.
  void* const opened = ::dlopen(library, RTLD_NOW | RTLD_LOCAL);
  const void* const found = opened == nullptr ? nullptr : ::dlsym(opened, entry);
  if (found != nullptr) return found;
  throw EnvironmentError(fmt::format("a part of this program, `{}`, cannot be loaded: {}", library,
                                     ::dlerror()),  // NOLINT(concurrency-mt-unsafe): a thread's own
                         "put it into the folder of the program, or build the program again");
}

}  // namespace pier
