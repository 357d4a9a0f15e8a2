#include "pages/learning_blocks.h"

#include <algorithm>
#include <array>

#include "value/schema.h"

namespace pier {

namespace {

using learning::Facet;
using learning::Library;

constexpr auto kLearningBlocks =
    std::to_array<std::string_view>({"briefings", "recommendations", "reviews"});

/// How many items a block has that does not say it.
constexpr std::size_t kUsual = 5;

bool is_full(const List& items, const ResolvedBlock& resolved) {
  return items.size() >= (resolved.most == 0 ? kUsual : resolved.most);
}

/// Whether a facet of the block, where it names one, has the position.
class Asked {
 public:
  Asked(const Library& library, const Value& fields) {
    add(library, Facet::theme, fields.find("theme"));
    add(library, Facet::abuse, fields.find("abuse"));
    add(library, Facet::type, fields.find("type"));
  }

  bool has_review(std::size_t review) const {
    return std::all_of(values_.begin(), values_.end(), [&](const learning::FacetValue* value) {
      return contains(value->reviews, review);
    });
  }
  bool has_briefing(std::size_t briefing) const {
    return std::all_of(values_.begin(), values_.end(), [&](const learning::FacetValue* value) {
      return contains(value->briefings, briefing);
    });
  }

 private:
  static bool contains(const std::vector<std::size_t>& sorted, std::size_t position) {
    return std::binary_search(sorted.begin(), sorted.end(), position);
  }
  void add(const Library& library, Facet facet, const Value* id) {
    if (id == nullptr) return;
    // What is unknown was reported.
    const learning::FacetValue* value = library.find(facet, id->as_text());
    if (value != nullptr) values_.push_back(value);
  }

  std::vector<const learning::FacetValue*> values_;
};

List reviews_of(const Site& site, const ResolvedBlock& resolved) {
  const Asked asked(site.library(), resolved.asked);
  List items;
  for (std::size_t r = 0; r < site.library().reviews().size(); ++r) {
    if (is_full(items, resolved)) break;
    if (asked.has_review(r)) items.push_back(review_item(site, site.library().reviews()[r]));
  }
  return items;
}

List briefings_of(const Site& site, const ResolvedBlock& resolved) {
  const Asked asked(site.library(), resolved.asked);
  const std::string audience = text_of(resolved.asked.find("audience"));
  List items;
  for (std::size_t b = 0; b < site.library().briefings().size(); ++b) {
    const learning::Briefing& briefing = site.library().briefings()[b];
    if (is_full(items, resolved)) break;
    const bool is_for_them = audience.empty() || id_of(briefing.audience) == audience ||
                             briefing.audience == learning::Audience::everybody;
    if (is_for_them && asked.has_briefing(b)) items.push_back(briefing_item(site, briefing));
  }
  return items;
}

List recommendations_of(const Site& site, const ResolvedBlock& resolved) {
  const Library& library = site.library();
  const std::string state = text_of(resolved.asked.find("state"));
  const std::string agency = text_of(resolved.asked.find("agency"));
  const auto owner = site.calendar().groups.find_organisation(agency);
  List items;
  for (const learning::Tracked& tracked : library.recommendations()) {
    const learning::Recommendation& one = library.of(tracked);
    if (is_full(items, resolved)) break;
    const bool is_in_state = state.empty() || (state == "overdue" && tracked.is_overdue) ||
                             (state == "open" && one.is_open()) || state == id_of(one.state);
    const bool is_theirs =
        !owner || std::find(one.owners.begin(), one.owners.end(), *owner) != one.owners.end();
    if (!is_in_state || !is_theirs) continue;
    items.push_back(
        recommendation_view(site, library.reviews()[tracked.review], one, true).build());
  }
  return items;
}

}  // namespace

bool is_learning_block(std::string_view name) {
  return std::find(kLearningBlocks.begin(), kLearningBlocks.end(), name) != kLearningBlocks.end();
}

Value learning_block_view(const Site& site, std::string_view name, const ResolvedBlock& resolved) {
  List items;
  std::string_view all;
  if (name == "reviews") {
    items = reviews_of(site, resolved);
    all = kFindReviews;
  } else if (name == "briefings") {
    items = briefings_of(site, resolved);
  } else {
    items = recommendations_of(site, resolved);
    all = kRecommendations;
  }
  // Without a library there is no page that lists all of it.
  const bool has_list = !all.empty() && site.has_learning();
  return MapBuilder()
      .set("items", Value(std::move(items)))
      .set("all_url", has_list ? site.href(all) : std::string())
      .build();
}

}  // namespace pier
