#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/holidays.h"
#include "learning/published_reviews.h"
#include "site/duty_finders.h"

namespace pier::duty {

namespace {

Duty about_contact(const DutyInput& input, const Contact& contact) {
  Duty duty;
  duty.key = contact.id;
  duty.title = contact.name;
  duty.detail = contact.phone;
  if (!contact.email.empty()) {
    if (!duty.detail.empty()) duty.detail += ", ";
    duty.detail += contact.email;
  }
  duty.owner = unit_of(input.site);
  set_place(duty, contact.span, input.sources);
  return duty;
}

}  // namespace

void contacts(const DutyInput& input, std::vector<Duty>& found) {
  for (const Contact& contact : input.site.contacts().all()) {
    // 999 and its like need nobody to ring them.
    if (contact.example || (contact.phone.size() == 3 && contact.email.empty())) continue;
    Duty duty = about_contact(input, contact);
    if (contact.checked && contact.checked->year() < 9999) {
      duty.due = calendar::plus_days(*contact.checked, kContactInterval);
    }
    found.push_back(std::move(duty));
  }
}

void example_contacts(const DutyInput& input, std::vector<Duty>& found) {
  for (const Contact& contact : input.site.contacts().all()) {
    if (contact.example) found.push_back(about_contact(input, contact));
  }
}

/// One for all indicators of a file that come again on one day: they come together.
void figures(const DutyInput& input, std::vector<Duty>& found) {
  struct Group {
    const metrics::Indicator* first = nullptr;
    std::size_t count = 0;
  };
  std::map<std::pair<std::string, Date>, Group> groups;
  for (const metrics::PublicIndicator& indicator : input.site.figures().indicators()) {
    const metrics::Indicator& about = indicator.about();
    if (!about.next_update) continue;
    Group& group = groups[{input.sources.path(about.span.file), *about.next_update}];
    if (group.count++ == 0) group.first = &about;
  }
  for (const auto& [place, group] : groups) {
    Duty duty;
    duty.key = fmt::format("{}/{}", place.first, place.second.iso());
    duty.title = group.first->title;
    if (group.count > 1) {
      duty.detail = fmt::format("and {} of the same file",
                                count_of(group.count - 1, "indicator", "indicators"));
    }
    duty.owner = group.first->owner.empty() ? unit_of(input.site) : group.first->owner;
    duty.due = place.second;
    set_place(duty, group.first->span, input.sources);
    found.push_back(std::move(duty));
  }
}

/// A year after: nobody can say that it was done, so it is shown before its day only.
void tombstones(const DutyInput& input, std::vector<Duty>& found) {
  for (const Tombstone& tombstone : input.site.url_record().tombstones) {
    if (tombstone.date.year() >= 9999) continue;
    const Date due = learning::one_year_after(tombstone.date);
    if (due < input.site.edition().today) continue;
    Duty duty;
    duty.key = tombstone.url;
    duty.title = tombstone.url;
    duty.detail = tombstone.reason;
    duty.owner = unit_of(input.site);
    duty.due = due;
    duty.url = tombstone.url;
    set_place(duty, tombstone.span, input.sources);
    found.push_back(std::move(duty));
  }
}

void privacy_exceptions(const DutyInput& input, std::vector<Duty>& found) {
  for (const EndingException& exception : input.site.exceptions()) {
    Duty duty;
    duty.key = exception.finding + " " + exception.where;
    // What was found is not repeated here: that is why there is an exception.
    duty.title = fmt::format("{} in {}", exception.finding, exception.where);
    duty.owner = unit_of(input.site);
    duty.due = exception.until;
    set_place(duty, exception.span, input.sources);
    found.push_back(std::move(duty));
  }
}

void security(const DutyInput& input, std::vector<Duty>& found) {
  const auto& security = input.site.config().security;
  if (!security) return;
  Duty duty;
  duty.key = "security.txt";
  duty.title = "security.txt";
  duty.owner = unit_of(input.site);
  duty.due = security->expires;
  set_place(duty, security->expires_span, input.sources);
  found.push_back(std::move(duty));
}

void statement(const DutyInput& input, std::vector<Duty>& found) {
  const Accessibility& statement = input.site.accessibility();
  if (!statement.is_known || !statement.review_by()) return;
  Duty duty;
  duty.key = "statement";
  duty.title = "Accessibility statement";
  duty.detail = fmt::format("last reviewed on {}", statement.last_reviewed->text());
  duty.owner = unit_of(input.site);
  duty.due = statement.review_by();
  if (const auto page = input.site.statement_page(); page) {
    duty.owner = input.site.placement(*page).owner;
    duty.url = input.site.placement(*page).url;
  }
  set_place(duty, statement.last_reviewed_span, input.sources);
  found.push_back(std::move(duty));
}

void accessibility_issues(const DutyInput& input, std::vector<Duty>& found) {
  const auto page = input.site.statement_page();
  for (const AccessibilityIssue& issue : input.site.accessibility().issues) {
    if (!issue.is_open() || !issue.fix_by) continue;
    Duty duty;
    duty.key = issue.id;
    duty.title = issue.title;
    for (const Criterion* criterion : issue.criteria) {
      if (!duty.detail.empty()) duty.detail += ", ";
      duty.detail += fmt::format("{} {}", criterion->number, criterion->name);
    }
    duty.owner = issue.owner;
    duty.due = issue.fix_by;
    if (page) duty.url = input.site.placement(*page).url;
    set_place(duty, issue.span, input.sources);
    found.push_back(std::move(duty));
  }
}

}  // namespace pier::duty
