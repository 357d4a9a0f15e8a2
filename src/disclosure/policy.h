#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "disclosure/count.h"

namespace pier::disclosure {

/// How the counts of a table are made fit to be published.
struct Policy {
  std::string id = {};
  std::string title = {};
  /// Where the rule is written, for the page about the data.
  std::string source = {};

  /// True counts in this range are hidden (primary suppression). `hide_from` is 1 where true
  /// zeros are shown, and 0 where they are hidden too.
  Count hide_from = 1;
  Count hide_to = 5;

  /// Other counts are shown to the nearest multiple, a half up, each by itself: totals too are
  /// rounded from their own true value. 1: they are shown as they are.
  Count round_to = 1;

  /// Further cells may be hidden so that the first cannot be worked out. See protect().
  bool secondary = true;

  /// The narrowest interval (high − low) that a reader may be able to work out for a sensitive
  /// cell. At least 1: never the count itself.
  Count least_width = 5;

  /// Shares, rates and averages over fewer people are not shown. Held by the caller.
  Count smallest_denominator = 10;
};

/// The policies that come with the program, by id:
///
///   dfe-cin               1–5 hidden, secondary suppression (Department for Education, children
///                         in need). Totals of England and the regions are rounded to 10 there:
///                         Cell::round_to. Interval 5 wide: arithmetic never shows that a hidden
///                         count is a small one.
///   nhsd-secondary-care   1–7 hidden, the rest to the nearest 5 (hospital statistics)
///   nhsd-sac              0–4 hidden, the rest to the nearest 5 (safeguarding adults)
///   threshold-10          1–9 hidden, secondary suppression; interval 9 wide
///
/// The two that round do not hide further cells: a reader knows from the rule that a hidden
/// count is 1–7 or 0–4, so that no interval can be wider. They ask for 2: at least three counts
/// remain possible.
std::span<const Policy> built_in_policies();

/// The built-in policy with this id, or null.
const Policy* find_policy(std::string_view id);

/// Why the policy cannot work, as a sentence without a full stop that names the fields as above;
/// none when it can.
std::optional<std::string> problem_with(const Policy& policy);

/// Whether a count of people is hidden under the policy.
bool is_sensitive(Count value, const Policy& policy);

/// `value` (not negative) to the nearest multiple of `round_to` (at least 1), a half up.
Count rounded(Count value, Count round_to);

}  // namespace pier::disclosure
