#include <fmt/format.h>

#include "base/text.h"
#include "calendar/holidays.h"
#include "pages/calendar_pages.h"
#include "pages/structured_data.h"

namespace pier {

namespace {

using calendar::Course;

Value course_session_view(const calendar::CourseSession& one) {
  return session_view(one.session)
      .set("places", one.places ? count_of(static_cast<std::size_t>(*one.places), "place", "places")
                                : std::string())
      .build();
}

List facts_view(const Course& course) {
  List facts;
  const auto add = [&](std::string_view name, std::string text) {
    if (!text.empty()) {
      facts.push_back(MapBuilder().set("name", name).set("text", std::move(text)).build());
    }
  };
  add("For", join(course.audience, ", "));
  add("About", std::string(calendar::branch_text(course.branch)));
  add("Level", course.level);
  add("Given by", course.provider);
  add("Cost", course.cost);
  return facts;
}

Value course_view(const Site& site, const Course& course) {
  List next, past;
  for (const calendar::CourseSession& one : course.sessions) {
    (is_past(site, one.session) ? past : next).push_back(course_session_view(one));
  }
  List programme;
  for (const std::string& item : course.programme) programme.push_back(item);
  return MapBuilder()
      .set("title", course.title)
      .set("facts", Value(facts_view(course)))
      .set("booking", course.booking)
      .set("programme", Value(std::move(programme)))
      .set("next", Value(std::move(next)))
      .set("past", Value(std::move(past)))
      .set("feed", feed_view(site, calendar::course_url(course) + std::string(calendar::kPageFeed)))
      .build();
}

/// The session that stands for the course in structured data: the next one.
const calendar::Session* next_of(const Site& site, const Course& course) {
  for (const calendar::CourseSession& one : course.sessions) {
    if (!is_past(site, one.session)) return &one.session;
  }
  return nullptr;
}

}  // namespace

PlannedPage plan_course(const Site& site, const Course& course) {
  PlannedPage page;
  page.url = calendar::course_url(course);
  page.title = course.title;
  page.layout = "course.html";
  page.made_from = course.span;
  page.view = [&site, &course, url = page.url](Diagnostics&) {
    Map more;
    more.push_back({"course", {}, course_view(site, course)});
    const calendar::Session* next = next_of(site, course);
    return calendar_scope(
        site, "training",
        {.title = course.title,
         .summary = course.summary,
         .url = url,
         .type = course.is_event ? "event" : "course"},
        next == nullptr ? Html{} : event_structured_data(site, *next, course.title, url),
        std::move(more));
  };
  return page;
}

}  // namespace pier
