#include "pages/business_unit.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pages/view.h"

namespace pier {

namespace {

constexpr std::array<std::string_view, 4> kSectionIds{"overdue", "soon", "open", "later"};

Value duty_view(const Site& site, const Duty& duty) {
  List missing;
  for (const std::string& one : duty.missing) missing.emplace_back(one);
  const bool is_late = duty.urgency == Urgency::overdue;
  return MapBuilder()
      .set("kind", duty.kind->name)
      .set("kind_id", duty.kind->id)
      .set("title", duty.title)
      .set("detail", duty.detail)
      .set("owner", duty.owner)
      .set("due", date_view(duty.due))
      .set("due_text", due_text(duty, site.edition().today))
      .set("late", is_late)
      .set("source", duty.source)
      .set("line", static_cast<std::int64_t>(duty.line))
      .set("url", duty.url.empty() ? std::string() : site.href(duty.url))
      .set("missing", Value(std::move(missing)))
      .build();
}

Value group_view(const Site& site, const DutyGroup& group) {
  List duties;
  for (const Duty* duty : group.duties) duties.push_back(duty_view(site, *duty));
  const bool has_kind = group.kind != nullptr;
  return MapBuilder()
      .set("id", has_kind ? group.kind->id : std::string_view())
      .set("heading", has_kind ? group.kind->plural : std::string_view())
      .set("todo", has_kind ? group.kind->todo : std::string_view())
      .set("duties", Value(std::move(duties)))
      .build();
}

Value sections_view(const Site& site) {
  List sections;
  for (const DutySection& section : duty_sections(site.duties())) {
    List groups;
    for (const DutyGroup& group : section.groups) groups.push_back(group_view(site, group));
    sections.push_back(MapBuilder()
                           .set("id", section.id)
                           .set("heading", section.heading)
                           .set("count", static_cast<std::int64_t>(section.count))
                           .set("groups", Value(std::move(groups)))
                           .build());
  }
  return Value(std::move(sections));
}

Value held_back_view(const Site& site) {
  List items;
  for (const HeldBack& held : site.held_back()) {
    if (held.is_confidential) continue;
    items.push_back(MapBuilder()
                        .set("path", "content/" + held.source.text())
                        .set("reason", held.reason)
                        .build());
  }
  return Value(std::move(items));
}

}  // namespace

std::vector<DutySection> duty_sections(const std::vector<Duty>& duties) {
  std::vector<DutySection> sections;
  for (std::size_t s = 0; s < kSectionIds.size(); ++s) {
    const auto urgency = static_cast<Urgency>(s);
    DutySection section{kSectionIds[s], heading_of(urgency), 0, {}};
    for (const Duty& duty : duties) {
      if (duty.urgency != urgency) continue;
      ++section.count;
      // Duties without a day come in the order of their kinds.
      const DutyKind* kind = urgency == Urgency::open ? duty.kind : nullptr;
      if (section.groups.empty() || section.groups.back().kind != kind) {
        section.groups.push_back({kind, {}});
      }
      section.groups.back().duties.push_back(&duty);
    }
    sections.push_back(std::move(section));
  }
  return sections;
}

PlannedPage plan_business_unit(const Site& site) {
  PlannedPage page;
  page.url = kBusinessUnit;
  page.title = "For the Business Unit";
  page.layout = "business-unit.html";
  page.listed = false;
  page.view = [&site](Diagnostics&) {
    Frame frame{.title = "For the Business Unit",
                .summary = "What needs attention, the most urgent first.",
                .url = std::string(kBusinessUnit),
                .type = "generated"};
    if (const auto home = site.home(); home) frame.trail = {*home};
    MapBuilder view = frame_view(site, frame);
    set_nothing(view);
    Map more;
    more.push_back({"unit",
                    {},
                    MapBuilder()
                        .set("today", date_view(site.edition().today))
                        .set("calendar_url", site.href(kDutiesCalendar))
                        .set("sections", sections_view(site))
                        .set("held_back", held_back_view(site))
                        .build()});
    return page_scope(view.build(), navigation_view(site, std::nullopt), std::move(more));
  };
  return page;
}

}  // namespace pier
