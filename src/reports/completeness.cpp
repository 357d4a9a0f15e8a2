#include "reports/completeness.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "value/schema.h"

namespace pier::reports {

namespace {

/// Collects what one report lacks, in groups that its status needs or not.
class Auditor {
 public:
  Auditor(const Report& report, std::span<const Entry* const> entries,
          const calendar::Groups& groups)
      : report_(report), entries_(entries), groups_(groups) {}

  std::vector<Gap> signatures() {
    gaps_.clear();
    for (const std::size_t partner : report_.partners) {
      const bool is_signed =
          std::any_of(report_.sign_offs.begin(), report_.sign_offs.end(),
                      [&](const SignOff& s) { return s.organisation == partner; });
      if (is_signed) continue;
      add(span_of("partners"), fmt::format("{} has not signed the report off", name(partner)),
          fmt::format("add `{{by: {}, on: …}}` to `signed_off` when it has", id(partner)));
    }
    if (report_.scrutiny && report_.scrutiny->chapter && !report_.scrutiny->signed_on) {
      add(report_.scrutiny->span, "the independent scrutineer has not signed the statement",
          "add `signed: …` with the day; the check then prints the digest of the text");
    }
    return std::move(gaps_);
  }

  std::vector<Gap> contents() {
    gaps_.clear();
    if (!entry().published) {
      add(report_.status_span, "the report says no day of publication",
          "add `published: …`; a day that is still to come holds it back until then");
    }
    add_demands();
    add_partners();
    add_chapters();
    add_scrutiny();
    return std::move(gaps_);
  }

 private:
  const Entry& entry() const { return *entries_[report_.entry]; }
  const std::string& name(std::size_t organisation) const {
    return groups_.organisations()[organisation].name;
  }
  const std::string& id(std::size_t organisation) const {
    return groups_.organisations()[organisation].id;
  }
  Span span_of(std::string_view field) const {
    const Value* value = entry().fields.find(field);
    return value == nullptr ? report_.head : value->span;
  }
  void add(Span span, std::string message, std::string help) {
    gaps_.push_back({span, std::move(message), std::move(help)});
  }

  /// What the author may have meant by a chapter, or a heading of it, that is not there.
  std::string near_chapter(std::string_view written) const {
    const std::size_t hash = written.find('#');
    const auto chapter = report_.chapter_by_id.find(written.substr(0, hash));
    std::vector<std::string_view> names;
    std::string prefix;
    std::string_view wanted = written.substr(0, hash);
    if (chapter == report_.chapter_by_id.end()) {
      for (const Chapter& one : report_.chapters) names.push_back(one.id);
    } else if (hash != std::string_view::npos) {
      for (const Heading& one : report_.chapters[chapter->second].headings) names.push_back(one.id);
      prefix = chapter->first + "#";
      wanted = written.substr(hash + 1);
    }
    const std::string_view near = nearest(wanted, names);
    if (!near.empty()) return fmt::format("did you mean `{}{}`?", prefix, near);
    return "write the name of a chapter’s file, as `work-delivered`, or `work-delivered#heading`";
  }

  void add_demands() {
    for (const Met& met : report_.checklist) {
      if (met.place) continue;
      const Demand& demand = *met.demand;
      if (met.written.empty()) {
        add(met.span, fmt::format("`meets` does not say where the report meets “{}”", demand.text),
            fmt::format("add `{}: chapter#heading` ({})", demand.id, demand.source));
      } else {
        add(met.span,
            fmt::format("`{}` is no chapter or heading of this report, and should say “{}”",
                        met.written, demand.text),
            near_chapter(met.written));
      }
    }
  }

  /// What the law demands of a report, the statutory partners answer for, and somebody independent
  /// has read (Working Together to Safeguard Children; Care Act 2014, Schedule 2, paragraph 4).
  bool is_demanded() const { return !report_.checklist.empty(); }

  void add_scrutiny() {
    if (!report_.scrutiny && is_demanded()) {
      add(span_of("duties"), "there is no statement of an independent scrutineer",
          "add `scrutiny: {chapter: …}` with the name of the chapter that holds it");
    }
    if (!report_.scrutiny || report_.scrutiny->chapter) return;
    add(report_.scrutiny->span,
        fmt::format("there is no chapter `{}` with the statement of the scrutineer",
                    report_.scrutiny->written),
        near_chapter(report_.scrutiny->written));
  }

  void add_partners() {
    if (is_demanded() && list_of(entry().fields.find("partners")).empty()) {
      add(span_of("duties"), "the statutory partners are not named",
          "add `partners: […]` with their ids from data/groups.yaml");
    }
    for (const std::size_t partner : report_.partners) {
      const bool has_chapter = std::any_of(report_.chapters.begin(), report_.chapters.end(),
                                           [&](const Chapter& c) { return c.author == partner; });
      if (has_chapter) continue;
      add(span_of("partners"), fmt::format("there is no chapter of {}", name(partner)),
          fmt::format("write `author: {}` into the chapter that it wrote", id(partner)));
    }
  }

  void add_chapters() {
    for (const Chapter& chapter : report_.chapters) {
      if (chapter.state == ChapterState::final) continue;
      const Entry& file = *entries_[chapter.entry];
      const Value* state = file.fields.find("state");
      add(state == nullptr ? file.head : state->span,
          fmt::format("the chapter `{}` is {}", chapter.id,
                      chapter.state == ChapterState::draft ? "a draft" : "not written yet"),
          "write `state: final` when its author agrees to it");
    }
  }

  const Report& report_;
  std::span<const Entry* const> entries_;
  const calendar::Groups& groups_;
  std::vector<Gap> gaps_;
};

void report_gaps(std::vector<Gap> gaps, Diagnostics& diagnostics) {
  for (Gap& gap : gaps) {
    diagnostics.report("report-incomplete", gap.span, std::move(gap.message), std::move(gap.help));
  }
}

}  // namespace

std::vector<Gap> gaps_of(const Report& report, std::span<const Entry* const> entries,
                         const calendar::Groups& groups) {
  Auditor auditor(report, entries, groups);
  std::vector<Gap> gaps = auditor.contents();
  for (Gap& gap : auditor.signatures()) gaps.push_back(std::move(gap));
  return gaps;
}

void check_completeness(const Report& report, std::span<const Entry* const> entries,
                        const calendar::Groups& groups, Diagnostics& diagnostics) {
  Auditor auditor(report, entries, groups);
  if (report.status == Status::published) report_gaps(auditor.contents(), diagnostics);
  const bool is_signed_off =
      report.status == Status::signed_off || report.status == Status::published;
  if (is_signed_off) report_gaps(auditor.signatures(), diagnostics);
}

}  // namespace pier::reports
