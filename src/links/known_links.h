#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "links/answer.h"

namespace pier::links {

/// A good answer is not asked for again on as many days.
inline constexpr int kDaysGood = 7;
/// What may pass is told when it has lasted as many days.
inline constexpr int kDaysFailing = 3;
/// What no page links to any more is forgotten after as many days.
inline constexpr int kDaysKept = 30;

/// What is known of an address.
struct KnownLink {
  Date asked;
  Answer answer;
  /// The last day on which something was there.
  std::optional<Date> good;
  /// The first of the days since when nothing was; none while something is.
  std::optional<Date> failing_since;
};

/// By asked_address().
using KnownLinks = std::map<std::string, KnownLink, std::less<>>;

/// Reads what write_known_links() wrote. Anything else is nothing: then all is asked again.
KnownLinks read_known_links(const std::string& json);
/// The same bytes for the same links; a line for each.
std::string write_known_links(const KnownLinks& known);

/// Whether an address is to be asked for on this day; `known` may be null. Days to come, which
/// another clock has written, count for nothing.
bool is_to_ask(const KnownLink* known, const Date& today);

/// What is known once an answer came; `before` may be null.
KnownLink learnt(const KnownLink* before, Answer answer, const Date& today);

/// Whether there is something to tell people. A name that was found before and a failure that may
/// pass have kDaysFailing days to mend themselves; a move and all else is told at once.
bool is_to_tell(const KnownLink& known, const Date& today);

/// Forgets what was not asked for lately.
void forget_old(KnownLinks& known, const Date& today);

}  // namespace pier::links
