#include "content/accessibility.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "content/data_fields.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

constexpr auto kStatementText = FieldKind::text;
constexpr auto kStatementDate = FieldKind::date;
constexpr auto kStatementList = FieldKind::list;
constexpr auto kMust = Need::required;
constexpr auto kMay = Need::optional;

constexpr std::array<std::string_view, 3> kCompliances{"full", "partial", "none"};

/// Regulation 4(2) of the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
/// Accessibility Regulations 2018.
constexpr auto kExemptions = std::to_array<Exemption>({
    {"old-documents",
     "Documents that were published before 23 September 2018 and are not needed to use a service",
     "2018-09-23"},
    {"old-media", "Recorded video and audio that was published before 23 September 2020",
     "2020-09-23"},
    {"live-media", "Live video and audio", ""},
    {"maps", "Maps, where what readers need to find a place is also there in words", ""},
    {"third-party",
     "Content of others that the partnership neither pays for, nor develops, nor controls", ""},
    {"heritage", "Copies of items in heritage collections", ""},
    {"intranet", "Intranets and extranets that were published before 23 September 2019",
     "2019-09-23"},
    {"archive",
     "Archives that are not needed to use a service and were not changed after 23 September 2019",
     "2019-09-23"},
});
constexpr auto kExemptionIds = [] {
  std::array<std::string_view, kExemptions.size()> ids{};
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = kExemptions[i].id;
  return ids;
}();

constexpr auto kFeedback = std::to_array<Field>({
    {"contact", kStatementText, kMust, "the id of the contact for questions and other formats",
     "website"},
    {"working_days", FieldKind::whole_number, kMust, "within how many working days you answer",
     "10"},
    {"formats", FieldKind::word_list, kMust, "the other formats that people can ask for",
     "[accessible PDF, large print]"},
});

constexpr auto kEnforcement = std::to_array<Field>({
    {"contact", kStatementText, kMust, "the id of the contact that helps with complaints", "eass"},
});

constexpr auto kIssue = std::to_array<Field>({
    {"id", FieldKind::slug, kMust, "its name, for ever", "neutral-titles"},
    {"title", kStatementText, kMust, "what it is, in a few words", "Titles that say nothing"},
    {"criteria", FieldKind::word_list, kMust, "the success criteria of WCAG 2.2 that it fails",
     "[2.4.2]"},
    {"pages", FieldKind::word_list, kMay,
     "the pages that have it, below content/; without it: any page", "[adults/domestic-abuse.md]"},
    {"problem", kStatementText, kMust, "what is wrong, and for whom",
     "The title does not name the page."},
    {"workaround", kStatementText, kMay, "what readers can do instead", "Read the first heading."},
    {"owner", kStatementText, kMust, "the role that mends it", "Business Unit"},
    {"found", kStatementDate, kMust, "the day it was found", "2026-11-02"},
    {"fix_by", kStatementDate, kMay, "the day by which it is mended", "2027-06-30"},
    {"no_fix", kStatementText, kMay, "why it will not be mended, where there is no `fix_by`",
     "It protects readers at risk."},
    {"fixed", kStatementDate, kMay, "the day it was mended", "2027-05-12"},
});

constexpr auto kBurden = std::to_array<Field>({
    {"title", kStatementText, kMust, "what is not made accessible", "Old films"},
    {"criteria", FieldKind::word_list, kMust, "the success criteria of WCAG 2.2 that it fails",
     "[1.2.2]"},
    {"problem", kStatementText, kMust, "what is wrong, and for whom", "They have no captions."},
    {"assessment", kStatementText, kMust, "what was weighed against what",
     "Captions would cost more than the films did."},
    {"assessed", kStatementDate, kMust, "the day it was weighed", "2026-11-02"},
});

constexpr auto kOutOfScope = std::to_array<Field>({
    {"title", kStatementText, kMust, "what it is, in a few words", "Reports from before 2018"},
    {"exemption", FieldKind::choice, kMust, "why the regulations leave it out", "old-documents",
     kExemptionIds},
    {"about", kStatementText, kMust, "what it is, and how to get at it all the same",
     "Ask us for a report in another format."},
    {"published", kStatementDate, kMay,
     "the day the newest of it was published, where the exemption has a day", "2017-09-01"},
});

constexpr auto kStatement = std::to_array<Field>({
    {"scope", kStatementText, kMust, "to what the statement applies",
     "the website of Seaby Safeguarding Partnership"},
    {"status", FieldKind::choice, kMust, "how far the site meets WCAG 2.2 AA", "partial",
     kCompliances},
    {"prepared", kStatementDate, kMust, "the day the first statement was published", "2026-11-02"},
    {"last_reviewed", kStatementDate, kMust, "the day somebody last checked the whole statement",
     "2026-11-21"},
    {"last_tested", kStatementDate, kMust, "the day the site was last tested", "2026-11-21"},
    {"tested_by", kStatementText, kMust, "who tested it, as a sentence",
     "The test was carried out by the Business Unit."},
    {"sample", kStatementText, kMay, "how the pages were chosen, as sentences",
     "We tested one page of each kind."},
    {"method", kStatementText, kMay, "how they were tested, as sentences",
     "We used a keyboard alone."},
    {"users_can", FieldKind::word_list, kMay,
     "what users are able to do; nothing that is not proven",
     "[read every page without JavaScript]"},
    {"limits", FieldKind::word_list, kMay,
     "what readers should know although it fails no criterion, a sentence each",
     "[Wide tables scroll sideways on a phone.]"},
    {.name = "feedback",
     .kind = FieldKind::group,
     .need = kMust,
     .meaning = "whom to ask, and how soon they answer",
     .example = "{contact: website, working_days: 10, formats: [large print]}",
     .fields = kFeedback},
    {.name = "enforcement",
     .kind = FieldKind::group,
     .need = kMay,
     .meaning = "the contact of the Equality Advisory and Support Service",
     .example = "{contact: eass}",
     .fields = kEnforcement},
    {.name = "issues",
     .kind = kStatementList,
     .need = kMay,
     .meaning = "what some people cannot use, the worst first",
     .example = "[{id: neutral-titles, …}]",
     .fields = kIssue},
    {.name = "disproportionate_burden",
     .kind = kStatementList,
     .need = kMay,
     .meaning = "what is not mended because that would be a disproportionate burden",
     .example = "[{title: Old films, …}]",
     .fields = kBurden},
    {.name = "out_of_scope",
     .kind = kStatementList,
     .need = kMay,
     .meaning = "what the regulations leave out",
     .example = "[{title: Reports from before 2018, …}]",
     .fields = kOutOfScope},
    {.name = "roadmap",
     .kind = FieldKind::word_list,
     .need = kMay,
     .meaning = "what you do to improve, a sentence each",
     .example = "[We ask people who use screen readers.]"},
});

/// The same day so many months later; where the month is shorter, its last day.
Date months_after(const Date& day, int months) {
  const std::chrono::year_month_day now{day.days()};
  const std::chrono::year_month month =
      std::chrono::year_month{now.year(), now.month()} + std::chrono::months{months};
  const std::chrono::year_month_day_last last{month.year(), month.month() / std::chrono::last};
  const std::chrono::day within = std::min(now.day(), last.day());
  return Date::from_parts(static_cast<int>(month.year()), static_cast<unsigned>(month.month()),
                          static_cast<unsigned>(within))
      .value_or(day);
}

Span span_of(const Value& map, std::string_view field) {
  const Value* value = map.find(field);
  return value == nullptr ? map.span : value->span;
}

std::vector<const Criterion*> criteria_of(const Value& item, Diagnostics& diagnostics) {
  std::vector<const Criterion*> found;
  for (const Value& number : list_of(item.find("criteria"))) {
    const Criterion* criterion = find_criterion(number.as_text());
    if (criterion != nullptr) {
      found.push_back(criterion);
      continue;
    }
    std::vector<std::string_view> numbers;
    for (const Criterion& known : criteria()) numbers.push_back(known.number);
    diagnostics.report(
        "accessibility-criterion", number.span,
        fmt::format("WCAG 2.2 has no criterion `{}` of level A or AA", number.as_text()),
        number.as_text() == "4.1.1" ? "version 2.2 took it out: leave it out"
                                    : suggest(number.as_text(), numbers));
  }
  return found;
}

/// Reports two days that cannot be in this order.
void check_order(const Value& map, std::string_view earlier, std::string_view later,
                 Diagnostics& diagnostics) {
  const auto first = date_of(map.find(earlier));
  const auto second = date_of(map.find(later));
  if (!first || !second || *first <= *second) return;
  diagnostics.report(
      "accessibility-dates", span_of(map, later),
      fmt::format("`{}` ({}) is before `{}` ({})", later, second->text(), earlier, first->text()),
      "look at both days, and put the wrong one right");
}

void check_plan(const AccessibilityIssue& issue, Diagnostics& diagnostics) {
  if (!issue.is_open() || issue.id.empty()) return;
  if (issue.fix_by.has_value() != issue.no_fix.empty()) {
    diagnostics.report(
        "accessibility-fix", issue.span,
        issue.fix_by ? fmt::format("the issue `{}` has a day and a reason why not", issue.id)
                     : fmt::format("the issue `{}` does not say when it will be mended", issue.id),
        "give the day as `fix_by`, or say as `no_fix` why it will not be mended, not both");
  }
}

AccessibilityIssue read_issue(const Value& item, Diagnostics& diagnostics) {
  AccessibilityIssue issue;
  issue.id = text_of(item.find("id"));
  issue.title = text_of(item.find("title"));
  issue.criteria = criteria_of(item, diagnostics);
  for (const Value& page : list_of(item.find("pages"))) {
    issue.pages.emplace_back(page.as_text(), page.span);
  }
  issue.problem = text_of(item.find("problem"));
  issue.workaround = text_of(item.find("workaround"));
  issue.owner = text_of(item.find("owner"));
  issue.found = date_of(item.find("found"));
  issue.fix_by = date_of(item.find("fix_by"));
  issue.fix_by_span = span_of(item, "fix_by");
  issue.no_fix = text_of(item.find("no_fix"));
  issue.fixed = date_of(item.find("fixed"));
  issue.span = item.span;
  check_order(item, "found", "fix_by", diagnostics);
  check_order(item, "found", "fixed", diagnostics);
  check_plan(issue, diagnostics);
  return issue;
}

std::vector<AccessibilityIssue> read_issues(const Value* list, Diagnostics& diagnostics) {
  std::vector<AccessibilityIssue> issues;
  std::map<std::string, Span> seen;
  for (const Value& item : list_of(list)) {
    AccessibilityIssue issue = read_issue(item, diagnostics);
    const auto [first, is_new] = seen.emplace(issue.id, item.span);
    if (!is_new && !issue.id.empty()) {
      diagnostics
          .report("accessibility-duplicate", item.span,
                  fmt::format("two issues have the id `{}`", issue.id), "give one another id")
          .notes.push_back({first->second, "the first one is here"});
      continue;
    }
    issues.push_back(std::move(issue));
  }
  return issues;
}

AccessibilityBurden read_burden(const Value& item, Diagnostics& diagnostics) {
  return {text_of(item.find("title")), criteria_of(item, diagnostics),
          text_of(item.find("problem")), text_of(item.find("assessment")),
          date_of(item.find("assessed"))};
}

OutOfScope read_out_of_scope(const Value& item, Diagnostics& diagnostics) {
  OutOfScope scope{text_of(item.find("title")), nullptr, text_of(item.find("about"))};
  const std::string id = text_of(item.find("exemption"));
  const auto* found = std::find_if(kExemptions.begin(), kExemptions.end(),
                                   [&](const Exemption& e) { return e.id == id; });
  if (found == kExemptions.end()) return scope;
  scope.exemption = found;
  if (found->before.empty()) return scope;
  const auto published = date_of(item.find("published"));
  const Date before = *Date::parse(found->before);
  if (published && *published < before) return scope;
  const Span place = span_of(item, published ? "published" : "exemption");
  diagnostics.report(
      "accessibility-exempt", place,
      published ? fmt::format("`{}` is for what was published before {}", id, before.text())
                : fmt::format("`{}` needs the day on which the newest of it was published", id),
      published ? "make it accessible, or list it under `issues` with the day by which it will be"
                : fmt::format("add `published:` with a day before {}", before.text()));
  return scope;
}

/// What readers are told of the whole must agree with what they are told of its parts.
void check_status(const Accessibility& statement, Diagnostics& diagnostics) {
  const std::size_t open = statement.open_issues();
  const bool has_exemptions = !statement.burdens.empty() || !statement.out_of_scope.empty();
  if (statement.status == Compliance::full && (open > 0 || has_exemptions)) {
    diagnostics.report(
        "accessibility-status", statement.status_span,
        open > 0 ? fmt::format("the site cannot be fully compliant: {} open",
                               open == 1 ? "an issue is" : fmt::format("{} issues are", open))
                 : "the site cannot be fully compliant: something of it is left out",
        "write `status: partial`; with `fixed:` an issue is closed");
  } else if (statement.status != Compliance::full && open == 0 && !has_exemptions) {
    diagnostics.report("accessibility-status", statement.status_span,
                       "the statement does not say why the site is not fully compliant",
                       "list what is not accessible under `issues`, `disproportionate_burden` or "
                       "`out_of_scope`");
  }
}

Compliance compliance_of(const std::string& word) {
  if (word == "full") return Compliance::full;
  return word == "none" ? Compliance::none : Compliance::partial;
}

void read_lists(const Value& checked, Accessibility& statement, Diagnostics& diagnostics) {
  statement.issues = read_issues(checked.find("issues"), diagnostics);
  for (const Value& item : list_of(checked.find("disproportionate_burden"))) {
    statement.burdens.push_back(read_burden(item, diagnostics));
  }
  for (const Value& item : list_of(checked.find("out_of_scope"))) {
    statement.out_of_scope.push_back(read_out_of_scope(item, diagnostics));
  }
  statement.users_can = texts_of(checked.find("users_can"));
  statement.limits = texts_of(checked.find("limits"));
  statement.roadmap = texts_of(checked.find("roadmap"));
}

}  // namespace

std::span<const Field> accessibility_fields() {
  return kStatement;
}

std::span<const Exemption> exemptions() {
  return kExemptions;
}

std::size_t Accessibility::open_issues() const {
  return static_cast<std::size_t>(
      std::count_if(issues.begin(), issues.end(),
                    [](const AccessibilityIssue& issue) { return issue.is_open(); }));
}

std::optional<Date> Accessibility::review_by() const {
  return last_reviewed ? std::optional(months_after(*last_reviewed, 12)) : std::nullopt;
}

std::optional<Date> Accessibility::review_from() const {
  return last_reviewed ? std::optional(months_after(*last_reviewed, 11)) : std::nullopt;
}

Accessibility read_accessibility(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  Accessibility statement;
  const Span whole = sources.whole(file);
  const Value raw = read_yaml(whole, sources, diagnostics);
  const Value checked = check_fields(raw, kStatement, whole, sources, diagnostics);
  statement.is_known = true;
  statement.span = {file, 0, 0};
  statement.scope = text_of(checked.find("scope"));
  const Value* status = checked.find("status");
  statement.status = compliance_of(text_of(status));
  statement.prepared = date_of(checked.find("prepared"));
  statement.last_reviewed = date_of(checked.find("last_reviewed"));
  statement.last_reviewed_span = span_of(checked, "last_reviewed");
  statement.last_tested = date_of(checked.find("last_tested"));
  statement.last_tested_span = span_of(checked, "last_tested");
  statement.tested_by = text_of(checked.find("tested_by"));
  statement.sample = text_of(checked.find("sample"));
  statement.method = text_of(checked.find("method"));
  if (const Value* feedback = checked.find("feedback"); feedback != nullptr) {
    statement.feedback_contact = text_of(feedback->find("contact"));
    statement.feedback_span = span_of(*feedback, "contact");
    statement.working_days = number_of(feedback->find("working_days")).value_or(0);
    statement.formats = texts_of(feedback->find("formats"));
  }
  if (const Value* enforcement = checked.find("enforcement"); enforcement != nullptr) {
    statement.enforcement_contact = text_of(enforcement->find("contact"));
    statement.enforcement_span = span_of(*enforcement, "contact");
  }
  read_lists(checked, statement, diagnostics);
  check_order(checked, "prepared", "last_reviewed", diagnostics);
  if (status != nullptr) {
    statement.status_span = status->span;
    check_status(statement, diagnostics);
  }
  return statement;
}

}  // namespace pier
