#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/page.h"

namespace pier {

/// Duties that stand together. Those without a day stand by kind, all others by their day.
struct DutyGroup {
  /// Null: of several kinds.
  const DutyKind* kind = nullptr;
  std::vector<const Duty*> duties;
};

/// Everything of one urgency.
struct DutySection {
  /// "overdue", "soon", "open", "later".
  std::string_view id;
  std::string_view heading;
  std::size_t count = 0;
  std::vector<DutyGroup> groups;
};

/// The four sections in the order of their urgency, those too that have nothing.
std::vector<DutySection> duty_sections(const std::vector<Duty>& duties);

/// The page that previews have for the Business Unit: its duties by urgency, and what is held back.
PlannedPage plan_business_unit(const Site& site);

/// What business_unit_file() writes into its first kUnitPageHead bytes, so that a file tells which
/// day and kind of build made it.
std::string edition_mark(const Edition& edition);
inline constexpr std::size_t kUnitPageHead = 512;

/// The same as one HTML file with its own style: opened by a double click, it asks for nothing.
/// Links lead to the pages as they are published. Not for readers of the site.
std::string business_unit_file(const Site& site);

}  // namespace pier
