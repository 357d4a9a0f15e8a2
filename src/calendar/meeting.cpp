#include "calendar/meeting.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/data_fields.h"
#include "calendar/schedule.h"
#include "value/yaml_reader.h"

namespace pier::calendar {

namespace {

constexpr std::array<std::string_view, 3> kActionStates{"open", "done", "dropped"};

constexpr auto kText = FieldKind::text;
constexpr auto kDate = FieldKind::date;
constexpr auto kRequired = Need::required;

constexpr auto kItem = std::to_array<Field>({
    {.name = "title",
     .kind = kText,
     .need = kRequired,
     .meaning = "what is talked about",
     .example = "Risk register"},
    {.name = "lead",
     .kind = kText,
     .meaning = "who leads it, by role",
     .example = "Business Manager"},
    {.name = "time", .kind = kText, .meaning = "when, or how long", .example = "15 minutes"},
    {.name = "paper",
     .kind = kText,
     .meaning = "the title of its paper; without one the item has none",
     .example = "Risk register, March 2027"},
});

constexpr auto kPart = std::to_array<Field>({
    {.name = "heading",
     .kind = kText,
     .need = kRequired,
     .meaning = "what the items have in common",
     .example = "For decision"},
    {.name = "items",
     .kind = FieldKind::list,
     .meaning = "the items; without any the page says `None`",
     .example = "[{title: Risk register}]",
     .fields = kItem},
});

constexpr auto kPaper = std::to_array<Field>({
    {.name = "title",
     .kind = kText,
     .need = kRequired,
     .meaning = "what it is called",
     .example = "Risk register, March 2027"},
    {.name = "file",
     .kind = kText,
     .meaning = "a document below content/, or an address that begins with https://",
     .example = "meetings/papers/risk-register.pdf"},
    {.name = "published",
     .kind = kDate,
     .meaning = "the day it was published",
     .example = "2027-03-03"},
    {.name = "withheld",
     .kind = kText,
     .meaning = "why the public may not read it",
     .example = "It could identify a family."},
});

constexpr auto kMinutes = std::to_array<Field>({
    {.name = "file",
     .kind = kText,
     .meaning = "a document below content/, or an address that begins with https://",
     .example = "meetings/papers/minutes.pdf"},
    {.name = "published",
     .kind = kDate,
     .meaning = "the day they were published",
     .example = "2027-03-24"},
    {.name = "withheld",
     .kind = kText,
     .meaning = "why the public may not read them",
     .example = "They speak of single cases."},
});

constexpr auto kAction = std::to_array<Field>({
    {.name = "what",
     .kind = kText,
     .need = kRequired,
     .meaning = "what is to be done",
     .example = "Send the audit to all schools"},
    {.name = "owner",
     .kind = kText,
     .need = kRequired,
     .meaning = "who does it, by role or organisation",
     .example = "Business Unit"},
    {.name = "due", .kind = kDate, .meaning = "by when", .example = "2027-04-30"},
    {.name = "state",
     .kind = FieldKind::choice,
     .meaning = "open, done or dropped; open where nothing is said",
     .example = "done",
     .choices = kActionStates},
    {.name = "note", .kind = kText, .meaning = "what came of it", .example = "Sent in April."},
});

constexpr auto kDetails = std::to_array<Field>({
    {.name = "agenda",
     .kind = FieldKind::list,
     .meaning = "parts of the agenda",
     .example = "[{heading: For decision, items: [{title: Risk register}]}]",
     .fields = kPart},
    {.name = "papers",
     .kind = FieldKind::list,
     .meaning = "what is to be read before",
     .example = "[{title: Risk register, file: meetings/papers/risk.pdf}]",
     .fields = kPaper},
    {.name = "minutes",
     .kind = FieldKind::group,
     .meaning = "what was written down of it",
     .example = "{file: meetings/papers/minutes.pdf, published: 2027-03-24}",
     .fields = kMinutes},
    {.name = "decisions",
     .kind = FieldKind::word_list,
     .meaning = "what was decided",
     .example = "[The risk register is agreed.]"},
    {.name = "actions",
     .kind = FieldKind::list,
     .meaning = "what is to be done, by whom",
     .example = "[{what: Send the audit, owner: Business Unit}]",
     .fields = kAction},
    {.name = "attendance",
     .kind = FieldKind::mapping,
     .meaning = "for each organisation Y (came), S (sent a substitute), A (apologies), N (absent)",
     .example = "{essex-police: Y, city-council: A}"},
    {.name = "vacancies",
     .kind = FieldKind::word_list,
     .meaning = "seats that nobody filled",
     .example = "[Lay member]"},
    {.name = "note", .kind = kText, .meaning = "what else is to be known", .example = "No quorum."},
});

/// The fields of a meeting: those of every session, then its own.
std::span<const Field> meeting_fields() {
  static const std::vector<Field> kAll = [] {
    std::vector<Field> all(session_fields().begin(), session_fields().end());
    all.insert(all.end(), kDetails.begin(), kDetails.end());
    return all;
  }();
  return kAll;
}

std::optional<Attendance> attendance_named(std::string_view text) {
  constexpr auto kNames = std::to_array<std::pair<std::string_view, Attendance>>({
      {"y", Attendance::present},
      {"yes", Attendance::present},
      {"present", Attendance::present},
      {"s", Attendance::substitute},
      {"substitute", Attendance::substitute},
      {"a", Attendance::apologies},
      {"apologies", Attendance::apologies},
      {"n", Attendance::absent},
      {"no", Attendance::absent},
      {"absent", Attendance::absent},
  });
  const std::string lower = ascii_lower(text);
  for (const auto& [name, value] : kNames) {
    if (name == lower) return value;
  }
  return std::nullopt;
}

ActionState action_state_named(std::string_view name) {
  if (name == kActionStates[1]) return ActionState::done;
  return name == kActionStates[2] ? ActionState::dropped : ActionState::open;
}

/// Reads what a meeting leaves behind.
class DetailsReader {
 public:
  DetailsReader(const Groups& groups, Diagnostics& diagnostics)
      : groups_(groups), diagnostics_(diagnostics) {}

  void run(const Value& item, Meeting& meeting) {
    for (const Value& part : list_of(item.find("agenda")))
      meeting.agenda.push_back(read_part(part));
    for (const Value& paper : list_of(item.find("papers")))
      meeting.papers.push_back(read_paper(paper));
    if (const Value* minutes = item.find("minutes")) meeting.minutes = read_paper(*minutes);
    meeting.decisions = texts_of(item.find("decisions"));
    for (const Value& action : list_of(item.find("actions"))) {
      meeting.actions.push_back(
          {text_of(action.find("what")), text_of(action.find("owner")), date_of(action.find("due")),
           action_state_named(text_of(action.find("state"))), text_of(action.find("note"))});
    }
    if (const Value* who = item.find("attendance")) read_attendance(*who, meeting);
    meeting.vacancies = texts_of(item.find("vacancies"));
    meeting.note = text_of(item.find("note"));
    check_papers(item, meeting);
  }

 private:
  static AgendaPart read_part(const Value& part) {
    AgendaPart result{text_of(part.find("heading")), {}};
    for (const Value& item : list_of(part.find("items"))) {
      result.items.push_back({text_of(item.find("title")), text_of(item.find("lead")),
                              text_of(item.find("time")), text_of(item.find("paper"))});
    }
    return result;
  }

  Paper read_paper(const Value& fields) {
    Paper paper;
    paper.title = text_of(fields.find("title"));
    paper.published = date_of(fields.find("published"));
    paper.withheld = text_of(fields.find("withheld"));
    const Value* file = fields.find("file");
    if (file != nullptr) {
      paper.file = file->as_text();
      paper.file_span = file->span;
    }
    const auto missing = [&](std::string_view what, std::string_view help, Span span) {
      diagnostics_.report("paper-state", span, std::string(what), std::string(help));
    };
    if (file != nullptr && !paper.withheld.empty()) {
      missing("a paper that is withheld has a file beside it, which would be published",
              "take away `file` or `withheld`", file->span);
      paper.file.clear();
    } else if (file != nullptr && !paper.published) {
      missing("a paper that can be read has no day on which it was published",
              "add a line such as `published: 2027-03-03`", file->span);
    } else if (file == nullptr && paper.published) {
      missing("a paper was published and has no file", "add `file`, or take away `published`",
              fields.find("published")->span);
      paper.published = std::nullopt;
    }
    return paper;
  }

  /// What an item of the agenda names as its paper is one of the papers.
  void check_papers(const Value& item, const Meeting& meeting) {
    std::vector<std::string_view> titles;
    for (const Paper& paper : meeting.papers) titles.push_back(paper.title);
    for (const Value& part : list_of(item.find("agenda"))) {
      for (const Value& entry : list_of(part.find("items"))) {
        const Value* paper = entry.find("paper");
        if (paper == nullptr ||
            std::find(titles.begin(), titles.end(), paper->as_text()) != titles.end()) {
          continue;
        }
        diagnostics_.report(
            "calendar-unknown", paper->span,
            fmt::format("the meeting has no paper `{}`", paper->as_text()),
            titles.empty() ? "list it under `papers`" : suggest(paper->as_text(), titles));
      }
    }
  }

  void read_attendance(const Value& who, Meeting& meeting) {
    for (const Member& member : who.as_map()) {
      const auto organisation = groups_.find_organisation(member.key);
      if (!organisation) {
        diagnostics_.report("calendar-unknown", member.key_span,
                            fmt::format("there is no organisation `{}`", member.key),
                            suggest(member.key, groups_.organisation_ids()));
        continue;
      }
      const auto state = attendance_named(member.value.as_text());
      if (!state) {
        diagnostics_.report("field-choice", member.value.span,
                            fmt::format("`{}` is no way to come", member.value.as_text()),
                            "write Y (came), S (sent a substitute), A (apologies) or N (absent), "
                            "and leave out who was not recorded");
        continue;
      }
      meeting.attendance.emplace_back(*organisation, *state);
    }
  }

  const Groups& groups_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::span<const Field> meetings_fields() {
  static const std::vector<Field> kAll = [] {
    std::vector<Field> all{{.name = "group",
                            .kind = kText,
                            .need = kRequired,
                            .meaning = "the id or a name of the group",
                            .example = "schools-forum"}};
    all.insert(all.end(), schedule_fields().begin(), schedule_fields().end());
    all.push_back({.name = "meetings",
                   .kind = FieldKind::list,
                   .meaning = "its meetings, or more about those of the rule",
                   .example = "[{date: 2027-03-10}]",
                   .fields = meeting_fields()});
    return all;
  }();
  return kAll;
}

PaperState state_of(const Paper& paper, const Date& due, const Date& today) {
  if (!paper.withheld.empty()) return PaperState::withheld;
  if (!paper.file.empty() && paper.published && *paper.published <= today) {
    return PaperState::published;
  }
  return due < today ? PaperState::late : PaperState::due;
}

Attendance Meeting::of(std::size_t organisation) const {
  for (const auto& [who, state] : attendance) {
    if (who == organisation) return state;
  }
  return Attendance::not_recorded;
}

std::vector<Meeting> read_meetings(FileId file, const Groups& groups, bool drafts,
                                   const SourceMap& sources, Diagnostics& diagnostics) {
  const Span whole = sources.whole(file);
  const Value raw = read_yaml(whole, sources, diagnostics);
  const Value fields = check_fields(raw, meetings_fields(), whole, sources, diagnostics);
  const Value* name = fields.find("group");
  if (name == nullptr) return {};
  const auto group = groups.find(name->as_text());
  if (!group) {
    if (!groups.is_complete()) return {};
    diagnostics.report("calendar-unknown", name->span,
                       fmt::format("there is no group `{}`", name->as_text()),
                       groups.groups().empty() ? "describe it in data/groups.yaml"
                                               : suggest(name->as_text(), groups.ids()));
    return {};
  }
  const Usual usual = read_usual(fields, groups.groups()[*group].usual, diagnostics);
  std::vector<ReadSession> read = read_schedule(raw, fields, "meetings", usual, whole, diagnostics);
  const bool is_draft = yes_of(fields.find("draft"), false);
  if (is_draft && !drafts) return {};
  std::vector<Meeting> meetings;
  meetings.reserve(read.size());
  DetailsReader details(groups, diagnostics);
  for (ReadSession& one : read) {
    Meeting meeting(*group, std::move(one.session));
    meeting.is_draft = is_draft;
    if (one.item != nullptr) details.run(*one.item, meeting);
    meetings.push_back(std::move(meeting));
  }
  return meetings;
}

}  // namespace pier::calendar
