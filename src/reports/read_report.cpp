#include "reports/read_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "reports/references.h"
#include "value/schema.h"

namespace pier::reports {

namespace {

Status status_named(std::string_view name) {
  if (name == "published") return Status::published;
  if (name == "signed-off") return Status::signed_off;
  return name == "consultation" ? Status::consultation : Status::draft;
}

Numbering numbering_named(std::string_view name) {
  if (name == "author") return Numbering::author;
  return name == "none" ? Numbering::none : Numbering::automatic;
}

ChapterState state_named(std::string_view name) {
  if (name == "final") return ChapterState::final;
  return name == "draft" ? ChapterState::draft : ChapterState::requested;
}

std::optional<std::size_t> organisation(const Value* id, const calendar::Groups& groups,
                                        Diagnostics& diagnostics) {
  if (id == nullptr) return std::nullopt;
  const auto found = groups.find_organisation(id->as_text());
  if (!found && groups.is_complete()) {
    diagnostics.report(
        "calendar-unknown", id->span, fmt::format("there is no organisation `{}`", id->as_text()),
        groups.organisations().empty() ? "name it in data/groups.yaml"
                                       : suggest(id->as_text(), groups.organisation_ids()));
  }
  return found;
}

std::optional<std::size_t> group_of(const Value* id, const calendar::Groups& groups,
                                    Diagnostics& diagnostics) {
  if (id == nullptr) return std::nullopt;
  const auto found = groups.find(id->as_text());
  if (!found && groups.is_complete()) {
    diagnostics.report("calendar-unknown", id->span,
                       fmt::format("there is no group `{}`", id->as_text()),
                       groups.groups().empty() ? "describe it in data/groups.yaml"
                                               : suggest(id->as_text(), groups.ids()));
  }
  return found;
}

bool has_duty(const Entry& entry, Duty duty) {
  const std::vector<std::string> duties = texts_of(entry.fields.find("duties"));
  return std::find(duties.begin(), duties.end(), id_of(duty)) != duties.end();
}

void read_checklist(const Entry& entry, Report& report) {
  const Value* meets = entry.fields.find("meets");
  for (const Demand& demand : demands()) {
    if (!has_duty(entry, demand.duty)) continue;
    Met met{.demand = &demand, .span = meets == nullptr ? entry.head : meets->span};
    if (const Value* said = meets == nullptr ? nullptr : meets->find(demand.id)) {
      met.written = said->as_text();
      met.span = said->span;
    }
    report.checklist.push_back(std::move(met));
  }
}

void read_scrutiny(const Entry& entry, Report& report) {
  const Value* scrutiny = entry.fields.find("scrutiny");
  if (scrutiny == nullptr) return;
  const Value* digest = scrutiny->find("digest");
  report.scrutiny = Scrutiny{.written = text_of(scrutiny->find("chapter")),
                             .chapter = std::nullopt,
                             .signed_on = date_of(scrutiny->find("signed")),
                             .digest = text_of(digest),
                             .span = scrutiny->span,
                             .digest_span = digest == nullptr ? scrutiny->span : digest->span};
}

}  // namespace

Report read_report(const Entry& entry, const calendar::Groups& groups, Diagnostics& diagnostics) {
  Report report;
  report.folder = entry.source.parent();
  report.title = entry.title;
  report.label = entry.text("label");
  report.body = entry.text("body");
  if (const Value* period = entry.fields.find("period"); period != nullptr) {
    report.from = date_of(period->find("from"));
    report.to = date_of(period->find("to"));
  }
  const Value* status = entry.fields.find("status");
  report.status = status_named(text_of(status));
  report.head = entry.head;
  report.status_span = status == nullptr ? entry.head : status->span;
  report.numbering = numbering_named(entry.text("numbering"));
  for (const Value& partner : list_of(entry.fields.find("partners"))) {
    if (const auto found = organisation(&partner, groups, diagnostics); found) {
      report.partners.push_back(*found);
    }
  }
  for (const Value& signature : list_of(entry.fields.find("signed_off"))) {
    const auto by = organisation(signature.find("by"), groups, diagnostics);
    const auto on = date_of(signature.find("on"));
    if (by && on) report.sign_offs.push_back({*by, *on});
  }
  read_checklist(entry, report);
  read_scrutiny(entry, report);
  return report;
}

Chapter read_chapter(const Entry& entry, const calendar::Groups& groups, Diagnostics& diagnostics) {
  Chapter chapter;
  chapter.id = std::string(entry.source.stem());
  chapter.title = entry.title;
  chapter.number = entry.text("number");
  chapter.author = organisation(entry.fields.find("author"), groups, diagnostics);
  chapter.group = group_of(entry.fields.find("group"), groups, diagnostics);
  chapter.author_role = entry.text("author_role");
  chapter.state = state_named(entry.text("state"));
  chapter.words = entry.document.word_count();
  if (const auto words = number_of(entry.fields.find("words")); words && *words > 0) {
    chapter.words_wanted = static_cast<std::size_t>(*words);
  }
  return chapter;
}

void connect_report(Report& report, std::span<const Entry* const> entries,
                    Diagnostics& diagnostics) {
  for (Met& met : report.checklist) met.place = find_place(report, met.written);
  if (report.scrutiny) {
    const auto found = report.chapter_by_id.find(report.scrutiny->written);
    if (found != report.chapter_by_id.end()) report.scrutiny->chapter = found->second;
  }
  for (Chapter& chapter : report.chapters) {
    const Value* answers = entries[chapter.entry]->fields.find("answers");
    if (answers == nullptr) continue;
    for (const Member& answer : answers->as_map()) {
      const auto found = chapter.heading_by_id.find(answer.value.as_text());
      if (found != chapter.heading_by_id.end()) {
        chapter.answers.push_back({answer.key, found->second});
        continue;
      }
      const Found missing =
          find_target(report, report.chapter_by_id.at(chapter.id), "#" + answer.value.as_text());
      diagnostics.report("report-reference", answer.value.span, missing.problem, missing.help);
    }
  }
}

}  // namespace pier::reports
