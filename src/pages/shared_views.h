#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "federation/shelf.h"
#include "pages/learning_views.h"
#include "site/site.h"
#include "value/value.h"

// How pages show what neighbours published: beside the partnership's own, always with whose it is,
// and with a link to the original.

namespace pier {

/// Below it are the lists of what comes from each neighbour, and from this partnership.
inline constexpr std::string_view kFrom = "/learning/from/";

std::string from_url(std::string_view neighbour);
/// The lists that stand here only because of what neighbours published: by whose learning it is, of
/// organisations and of years of which this partnership has none. They come and go with what others
/// do, so that nobody is promised that they keep answering.
std::set<std::string> passing_urls(const Site& site);

/// As review_item() and briefing_item(), of what is on a neighbour's shelf: `kind` names whose it
/// is, `from` is {title, url} with the list of what comes from there.
Value shelved_review_item(const Site& site, const federation::ShelvedReview& review);
Value shelved_briefing_item(const Site& site, const federation::ShelvedBriefing& briefing);

/// By whose reviews they are, as a facet: null where there are no neighbours, or no reviews.
Value origin_facet(const Site& site);

/// "12 reviews and 2 briefings of 3 other partnerships"; "" for nothing.
std::string shelved_text(const Site& site, const std::vector<std::size_t>& reviews,
                         const std::vector<std::size_t>& briefings);

/// What a page says of the copy that it shows: {from, url, owner, issue, approved, reviewed,
/// next_review, fetched, changed, vanished}; null for other pages.
Value copy_view(const Site& site, EntryId id);

}  // namespace pier
