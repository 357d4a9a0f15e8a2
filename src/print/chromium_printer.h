#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "base/digest.h"
#include "base/parallel.h"
#include "print/printer.h"

namespace pier::print {

struct ChromiumOptions {
  std::filesystem::path program;
  /// A folder for what was printed, kept from build to build, and for Chromium while it runs.
  std::filesystem::path cache;
  Jobs jobs;
  /// How long Chromium may stay silent.
  std::chrono::milliseconds patience{30'000};
  /// The size that the cache may have, in bytes.
  std::uint64_t most_cached = 500'000'000;
};

/// Prints with one Chromium for all documents, and with none at all for those that it printed
/// before.
class ChromiumPrinter : public Printer {
 public:
  explicit ChromiumPrinter(ChromiumOptions options) : options_(std::move(options)) {}

  std::vector<Printed> print(std::span<const Job> jobs, std::span<const Resource> shared) override;

 private:
  std::vector<Printed> print_anew(std::span<const Job> jobs, std::span<const Resource> shared);

  ChromiumOptions options_;
};

}  // namespace pier::print
