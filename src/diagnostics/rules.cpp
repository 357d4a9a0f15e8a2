#include "diagnostics/rules.h"

#include <algorithm>
#include <array>

namespace pier {

namespace {

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;

/// Sorted by id; a test holds the order, and that each has a good and a bad example.
constexpr auto kRules = std::to_array<Rule>({
    {"file-encoding", kError, "", "A text file is UTF-8 without control characters."},
    {"file-kind", kError, "", "A source is a plain file, not a link, pipe or device."},
    {"file-size", kError, "", "A file stays below the size limit of its kind."},
    {"file-unreadable", kError, "", "Every file of the site can be read."},
    {"url-duplicate", kError, "", "Every page and file has an address of its own."},
});

}  // namespace

std::span<const Rule> rules() {
  return kRules;
}

const Rule* find_rule(std::string_view id) {
  const auto* found = std::lower_bound(kRules.begin(), kRules.end(), id,
                                       [](const Rule& r, std::string_view i) { return r.id < i; });
  return found != kRules.end() && found->id == id ? found : nullptr;
}

}  // namespace pier
