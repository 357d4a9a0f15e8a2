#pragma once

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
/// The part of the address that stands for this partnership; no neighbour has it for an id.
inline constexpr std::string_view kOwnLearning = "this-partnership";

std::string from_url(std::string_view neighbour);
/// Whether an address is that of such a list. It comes and goes with the neighbour, and is none
/// that must keep answering.
bool is_neighbour_list(std::string_view url);

/// As review_item() and briefing_item(), of what is on a neighbour's shelf: `kind` names whose it
/// is, `from` is {title, url} with the list of what comes from there.
Value shelved_review_item(const Site& site, const federation::ShelvedReview& review);
Value shelved_briefing_item(const Site& site, const federation::ShelvedBriefing& briefing);

/// By whose learning it is, as a facet: null where there are no neighbours.
Value origin_facet(const Site& site);

/// "12 reviews and 2 briefings of 3 other partnerships"; "" for nothing.
std::string shelved_text(const Site& site, const std::vector<std::size_t>& reviews,
                         const std::vector<std::size_t>& briefings);

/// What a page says of the copy that it shows: {from, url, owner, issue, approved, reviewed,
/// next_review, fetched, changed, vanished}; null for other pages.
Value copy_view(const Site& site, EntryId id);

}  // namespace pier
