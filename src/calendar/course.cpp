#include "calendar/course.h"

#include <array>

#include "calendar/data_fields.h"
#include "calendar/schedule.h"
#include "value/yaml_reader.h"

namespace pier::calendar {

namespace {

constexpr std::array<std::string_view, 2> kKinds{"course", "event"};

constexpr auto kText = FieldKind::text;
constexpr auto kRequired = Need::required;

constexpr auto kCourse = std::to_array<Field>({
    {.name = "title",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it is called",
     .example = "Graded Care Profile 2",
     .longest = 200},
    {.name = "summary",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it teaches or is about, in a sentence or two",
     .example = "How to see neglect and to write it down.",
     .longest = 300},
    {.name = "kind",
     .kind = FieldKind::choice,
     .meaning = "a course or an event; a course where nothing is said",
     .example = "event",
     .choices = kKinds},
    {.name = "branch",
     .kind = FieldKind::choice,
     .meaning = "whom it is about",
     .example = "children",
     .choices = kBranchNames},
    {.name = "audience",
     .kind = FieldKind::word_list,
     .need = kRequired,
     .meaning = "who should come",
     .example = "[Social workers, School nurses]"},
    {.name = "level", .kind = kText, .meaning = "how hard it is", .example = "Level 2"},
    {.name = "provider",
     .kind = kText,
     .meaning = "which organisation gives it",
     .example = "Business Unit"},
    {.name = "cost", .kind = kText, .meaning = "what it costs", .example = "Free"},
    {.name = "booking",
     .kind = FieldKind::https_url,
     .meaning = "where to book a place",
     .example = "https://booking.example.org/gcp2"},
    {.name = "programme",
     .kind = FieldKind::word_list,
     .meaning = "what happens when",
     .example = "[\"Monday: emotional abuse\"]"},
});

constexpr auto kSessionOwn = std::to_array<Field>({
    {.name = "last_day",
     .kind = FieldKind::date,
     .meaning = "the last day of an event of several days",
     .example = "2026-11-22"},
    {.name = "places",
     .kind = FieldKind::whole_number,
     .meaning = "how many can come",
     .example = "20"},
});

std::span<const Field> one_session_fields() {
  static const std::vector<Field> kAll = [] {
    std::vector<Field> all(session_fields().begin(), session_fields().end());
    all.insert(all.end(), kSessionOwn.begin(), kSessionOwn.end());
    return all;
  }();
  return kAll;
}

}  // namespace

std::span<const Field> course_fields() {
  static const std::vector<Field> kAll = [] {
    std::vector<Field> all(kCourse.begin(), kCourse.end());
    all.insert(all.end(), schedule_fields().begin(), schedule_fields().end());
    all.push_back({.name = "sessions",
                   .kind = FieldKind::list,
                   .meaning = "its days, or more about those of the rule",
                   .example = "[{date: 2027-03-10, places: 20}]",
                   .fields = one_session_fields()});
    return all;
  }();
  return kAll;
}

std::optional<Course> read_course(FileId file, std::string id, bool drafts,
                                  const SourceMap& sources, Diagnostics& diagnostics) {
  const Span whole = sources.whole(file);
  const Value raw = read_yaml(whole, sources, diagnostics);
  const Value fields = check_fields(raw, course_fields(), whole, sources, diagnostics);
  if (fields.find("title") == nullptr) return std::nullopt;
  Course course;
  course.id = std::move(id);
  course.span = Span{whole.file, whole.begin, whole.begin};
  course.title = text_of(fields.find("title"));
  course.summary = text_of(fields.find("summary"));
  course.is_event = text_of(fields.find("kind")) == kKinds[1];
  course.branch = branch_named(text_of(fields.find("branch")));
  course.audience = texts_of(fields.find("audience"));
  course.level = text_of(fields.find("level"));
  course.provider = text_of(fields.find("provider"));
  course.cost = text_of(fields.find("cost"));
  course.booking = text_of(fields.find("booking"));
  course.programme = texts_of(fields.find("programme"));
  const Usual usual = read_usual(fields, {}, diagnostics);
  for (ReadSession& read : read_schedule(raw, fields, "sessions", usual, whole, diagnostics)) {
    const Value* places = read.item == nullptr ? nullptr : read.item->find("places");
    course.sessions.push_back({std::move(read.session), number_of(places)});
  }
  course.is_draft = yes_of(fields.find("draft"), false);
  if (course.is_draft && !drafts) return std::nullopt;
  return course;
}

}  // namespace pier::calendar
