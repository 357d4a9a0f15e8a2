#include "proof/checks.h"

#include <array>

namespace pier::proof {

namespace {

constexpr auto kChecks = std::to_array<Check>({
    {"report-abbreviation", nullptr, check_abbreviations},
    {"report-act", check_acts},
    {"report-arithmetic", check_shares},
    {"report-arithmetic, report-direction, report-points", check_changes},
    {"report-arithmetic", check_rates},
    {"report-caption", check_captions},
    {"report-cell", check_cells},
    {"report-claim", check_claims},
    {"report-conflict", nullptr, check_conflicts},
    {"report-copy", nullptr, check_copies},
    {"report-date, report-year", check_years},
    {"report-heading", nullptr, check_headings},
    {"report-leftover, report-link", check_leftovers},
    {"report-name", nullptr, check_names},
    {"report-quote", check_quotes},
    {"report-readability", check_readability},
    {"report-mention", nullptr, check_references},
    {"report-table", check_tables},
});

}  // namespace

std::span<const Check> checks() {
  return kChecks;
}

}  // namespace pier::proof
