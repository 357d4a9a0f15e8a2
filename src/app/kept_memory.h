#pragma once

#include <filesystem>
#include <optional>

#include "app/prepared.h"
#include "base/mapped_file.h"
#include "build/memory.h"

namespace pier {

/// What the last build into an output folder left, in a file of the cache. A file that is missing,
/// damaged or of another program is none.
class KeptMemory {
 public:
  KeptMemory(const Prepared& prepared, const OpenSite& site);

  /// What was kept, when it is of this program, these options and this day; else null.
  const Memory* memory() const { return is_of_today_ ? &*memory_ : nullptr; }
  /// What was kept, of whatever program and day; null when there is nothing.
  const Memory* before() const { return memory_ ? &*memory_ : nullptr; }
  /// The program and all that was asked for.
  const std::vector<Condition>& conditions() const { return conditions_; }

  /// Keeps it for the next build. Where nothing can be written, the next build does everything.
  void keep(const Memory& memory) const;
  /// The next build does everything.
  void forget() const;

 private:
  std::filesystem::path file_;
  std::vector<Condition> conditions_;
  std::optional<MappedFile> bytes_;
  std::optional<Memory> memory_;
  bool is_of_today_ = false;
};

}  // namespace pier
