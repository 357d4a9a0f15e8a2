#include "pages/calendar_blocks.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "html/writer.h"
#include "pages/calendar_views.h"
#include "pages/consultation.h"
#include "pages/structure_diagram.h"
#include "pages/view.h"

namespace pier {

namespace {

using calendar::Calendar;

/// What comes next, of one group or of all.
std::vector<std::size_t> next_meetings(const Site& site, const ResolvedBlock& resolved) {
  std::vector<std::size_t> next;
  const auto& all = site.calendar().meetings;
  for (std::size_t m = 0; m < all.size(); ++m) {
    if (is_past(site, all[m].session)) continue;
    if (resolved.group && all[m].group != *resolved.group) continue;
    next.push_back(m);
    if (next.size() == resolved.most) break;
  }
  return next;
}

Value meetings_view(const Site& site, const ResolvedBlock& resolved, std::size_t block) {
  const auto& groups = site.calendar().groups.groups();
  const CalendarIndex index = index_of(site.calendar());
  List months;
  if (!resolved.group && resolved.most == 0) {
    for (const auto& [month, meetings] : index.by_month) {
      months.push_back(link_view(month_title(month.first, month.second),
                                 site.href(calendar::month_url(month.first, month.second))));
    }
  }
  return MapBuilder()
      .set("months",
           months_view(site, next_meetings(site, resolved), fmt::format("meetings-{}", block + 1)))
      .set("all_months", Value(std::move(months)))
      .set("group", resolved.group
                        ? link_view(groups[*resolved.group].name,
                                    site.href(calendar::group_url(groups[*resolved.group])))
                        : Value())
      .build();
}

void write_groups(const Site& site, std::optional<std::size_t> above, html::Writer& out) {
  const calendar::Groups& groups = site.calendar().groups;
  const std::vector<std::size_t> below = groups.below(above);
  bool is_open = false;
  for (const std::size_t g : below) {
    const calendar::Group& group = groups.groups()[g];
    if (group.ended && *group.ended < site.edition().today) continue;
    if (!is_open) out.raw("<ul>\n");
    is_open = true;
    out.raw("<li><a");
    out.attribute("href", site.href(calendar::group_url(group)));
    out.raw(">");
    out.text(group.name);
    out.raw("</a>");
    out.text(fmt::format(" ({})", ascii_lower(calendar::branch_text(group.branch))));
    write_groups(site, g, out);
    out.raw("</li>\n");
  }
  if (is_open) out.raw("</ul>\n");
}

Value groups_view(const Site& site) {
  html::Writer tree;
  write_groups(site, std::nullopt, tree);
  List former;
  for (const calendar::Group& group : site.calendar().groups.groups()) {
    if (!group.ended || site.edition().today <= *group.ended) continue;
    former.push_back(link_view(group.name, site.href(calendar::group_url(group))));
  }
  return MapBuilder()
      .set("diagram", structure_diagram(site.calendar().groups, site.edition().today))
      .set("tree", Value(tree.take()))
      .set("former", Value(std::move(former)))
      .build();
}

Value training_view(const Site& site) {
  struct Next {
    const calendar::Course* course;
    const calendar::CourseSession* session;
  };
  std::vector<Next> next;
  List others;
  for (const calendar::Course& course : site.calendar().courses) {
    bool has_next = false;
    for (const calendar::CourseSession& one : course.sessions) {
      if (is_past(site, one.session)) continue;
      has_next = true;
      next.push_back({&course, &one});
    }
    if (!has_next) others.push_back(link_view(course.title, site.href(course_url(course))));
  }
  std::stable_sort(next.begin(), next.end(), [](const Next& a, const Next& b) {
    return a.session->session.date < b.session->session.date;
  });
  List items;
  for (const Next& one : next) {
    const calendar::Course& course = *one.course;
    items.push_back(
        session_view(one.session->session)
            .set("name", course.title)
            .set("url", site.href(course_url(course)))
            .set("summary", course.summary)
            .set("level", course.level)
            .set("audience", join(course.audience, ", "))
            .set("booking", course.booking)
            .set("places",
                 one.session->places
                     ? count_of(static_cast<std::size_t>(*one.session->places), "place", "places")
                     : std::string())
            .build());
  }
  return MapBuilder()
      .set("items", Value(std::move(items)))
      .set("others", Value(std::move(others)))
      .build();
}

Value consultations_view(const Site& site, const ResolvedBlock& resolved) {
  List open, waiting, closed;
  for (const EntryId id : resolved.items) {
    const Entry& entry = site.entry(id);
    Value item = MapBuilder()
                     .set("title", entry.title)
                     .set("summary", entry.summary)
                     .set("url", site.href(site.placement(id).url))
                     .set("state_text", *consultation_view(site, entry).find("state_text"))
                     .build();
    switch (state_of(entry, site.edition().today)) {
      case ConsultationState::open:
        open.push_back(std::move(item));
        break;
      case ConsultationState::not_open_yet:
        waiting.push_back(std::move(item));
        break;
      case ConsultationState::closed:
        closed.push_back(std::move(item));
        break;
    }
  }
  return MapBuilder()
      .set("open", Value(std::move(open)))
      .set("waiting", Value(std::move(waiting)))
      .set("closed", Value(std::move(closed)))
      .build();
}

Value subscribe_view(const Site& site) {
  const Calendar& calendar = site.calendar();
  List feeds;
  const auto add = [&](std::string_view title, std::string_view url) {
    const Value feed = feed_view(site, url);
    feeds.push_back(MapBuilder()
                        .set("title", title)
                        .set("url", *feed.find("url"))
                        .set("webcal", *feed.find("webcal"))
                        .build());
  };
  if (!calendar.meetings.empty()) add("All meetings", calendar::kAllMeetings);
  if (!calendar.courses.empty()) add("Training and events", calendar::kTraining);
  const CalendarIndex index = index_of(calendar);
  for (std::size_t g = 0; g < index.by_group.size(); ++g) {
    const calendar::Group& group = calendar.groups.groups()[g];
    const bool is_over = group.ended && *group.ended < site.edition().today;
    if (index.by_group[g].empty() || is_over) continue;
    add(group.name, calendar::group_url(group) + std::string(calendar::kPageFeed));
  }
  return MapBuilder().set("feeds", Value(std::move(feeds))).build();
}

constexpr auto kBlocks = std::to_array<std::string_view>(
    {"consultations", "groups", "meetings", "subscribe", "training"});

}  // namespace

bool is_calendar_block(std::string_view name) {
  return std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end();
}

Value calendar_block_view(const Site& site, std::string_view name, const ResolvedBlock& resolved,
                          std::size_t block) {
  if (name == "consultations") return consultations_view(site, resolved);
  if (name == "groups") return groups_view(site);
  if (name == "meetings") return meetings_view(site, resolved, block);
  return name == "subscribe" ? subscribe_view(site) : training_view(site);
}

}  // namespace pier
