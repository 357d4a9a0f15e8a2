#include "pages/generated.h"
#include "pages/view.h"

namespace pier {

namespace {

/// How long before its day a review counts as due soon.
constexpr long kSoon = 60;

Value reviews_view(const Site& site, bool overdue) {
  List items;
  for (std::size_t i = 0; i < site.entries().size(); ++i) {
    const auto id = static_cast<EntryId>(i);
    const Entry& entry = site.entry(id);
    if (!entry.next_review) continue;
    const long days = days_between(site.edition().today, *entry.next_review);
    const bool wanted = overdue ? days < 0 : days >= 0 && days <= kSoon;
    if (!wanted) continue;
    items.push_back(MapBuilder()
                        .set("title", entry.title)
                        .set("url", site.href(site.placement(id).url))
                        .set("next_review", date_view(entry.next_review))
                        .set("owner", site.placement(id).owner)
                        .set("days", static_cast<std::int64_t>(days < 0 ? -days : days))
                        .build());
  }
  return Value(std::move(items));
}

Value held_back_view(const Site& site) {
  List items;
  for (const HeldBack& held : site.held_back()) {
    items.push_back(MapBuilder()
                        .set("path", "content/" + held.source.text())
                        .set("reason", held.reason)
                        .build());
  }
  return Value(std::move(items));
}

}  // namespace

PlannedPage plan_business_unit(const Site& site) {
  PlannedPage page;
  page.url = "/business-unit/";
  page.title = "For the Business Unit";
  page.layout = "business-unit.html";
  page.listed = false;
  page.view = [&site](Diagnostics&) {
    std::vector<const Contact*> examples;
    for (const Contact& contact : site.contacts().all()) {
      if (contact.example) examples.push_back(&contact);
    }
    Frame frame{.title = "For the Business Unit",
                .summary = "What needs attention before and after publication.",
                .url = "/business-unit/",
                .type = "generated"};
    if (const auto home = site.home(); home) frame.trail = {*home};
    MapBuilder view = frame_view(site, frame);
    set_nothing(view);
    Map more;
    more.push_back({"unit",
                    {},
                    MapBuilder()
                        .set("overdue", reviews_view(site, true))
                        .set("due_soon", reviews_view(site, false))
                        .set("example_contacts", contacts_view(examples))
                        .set("held_back", held_back_view(site))
                        .build()});
    return page_scope(view.build(), navigation_view(site, std::nullopt), std::move(more));
  };
  return page;
}

}  // namespace pier
