#pragma once

#include <cstddef>
#include <vector>

#include "content/entry.h"
#include "diagnostics/diagnostics.h"

namespace pier {

/// What the front matter of one page allows: its field `allow`, a list of ids of rules.
struct Allowance {
  FileId file{};
  Value rules;
};

/// The allowances of every page that was read, public or not.
std::vector<Allowance> collect_allowances(const std::vector<Entry>& entries);

/// Takes out the warnings that pages allow, each in its own file, and gives their number. An
/// allowance that names no rule or an error, or that nothing needed, is reported: it would hide
/// what comes later. Pages that are not in `published` were judged in part only; what they allow
/// may be needed on their day; nor does anybody know of links to other sites unless they were
/// asked for (`outbound_judged`).
std::size_t apply_allowances(const std::vector<Allowance>& allowances,
                             const std::vector<Entry>& published, bool outbound_judged,
                             Diagnostics& diagnostics);

}  // namespace pier
