#include <fmt/format.h>

#include "base/text.h"
#include "checks/tables.h"
#include "value/schema.h"

namespace pier::checks {

namespace {

/// RFC 9116 2.5.5 recommends less than a year; a preview two months before leaves time.
constexpr long kSecurityNotice = 60;

Span span_of(const Entry& entry, std::string_view field) {
  const Value* value = entry.fields.find(field);
  return value == nullptr ? entry.head : value->span;
}

}  // namespace

void document_control(const Entry& entry, const TextInput& input, Diagnostics& diagnostics) {
  const Date& today = input.site.edition().today;
  if (const auto reviewed = entry.date("reviewed"); reviewed && today < *reviewed) {
    diagnostics.report("review-future", span_of(entry, "reviewed"),
                       fmt::format("`reviewed` is a day to come ({})", reviewed->text()),
                       "write the day on which somebody checked the page");
  }
  if (entry.type->name != "guidance") return;
  if (input.site.is_overdue(entry)) {
    const long days = days_between(*entry.next_review, today);
    diagnostics.report("guidance-overdue", span_of(entry, "next_review"),
                       fmt::format("the review of `{}` is {} overdue", entry.title,
                                   count_of(static_cast<std::size_t>(days), "day", "days")),
                       "readers see a notice; check the document and set `reviewed` and "
                       "`next_review`");
  }
  const auto reviewed = entry.date("reviewed");
  if (reviewed && entry.next_review && *entry.next_review <= *reviewed) {
    diagnostics.report("guidance-dates", span_of(entry, "next_review"),
                       "`next_review` is not after `reviewed`",
                       "write the day by which the document must be checked again");
  }
  const Value* changes = entry.fields.find("changes");
  if (changes == nullptr) return;
  std::optional<Date> newer;
  for (const Value& change : changes->as_list()) {
    const auto date = date_of(change.find("date"));
    if (date && newer && *newer < *date) {
      diagnostics.report("guidance-dates", change.span,
                         "this change is newer than the one above it",
                         "put the newest change first");
    }
    if (date) newer = date;
  }
}

/// A calendar tells its readers when something was announced; a later day than today's is a slip,
/// and would make every further change look older.
void announced_days(const CheckInput& input, Diagnostics& diagnostics) {
  const Date& today = input.site.edition().today;
  const auto check = [&](const calendar::Session& session) {
    for (const calendar::Change& change : session.changes) {
      if (!(today < change.on)) continue;
      diagnostics.report(
          "calendar-future", change.span,
          fmt::format("the change is of {}, a day to come", change.on.text()),
          "write the day on which it was announced; add the change when that day has come");
    }
    if (today < session.announced) {
      diagnostics.report("calendar-future", session.span,
                         fmt::format("{} was agreed on {}, a day to come",
                                     calendar::long_text(session.date), session.announced.text()),
                         "write as `agreed` the day on which the dates were agreed");
    }
  };
  const calendar::Calendar& all = input.site.calendar();
  for (const calendar::Meeting& meeting : all.meetings) check(meeting.session);
  for (const calendar::Course& course : all.courses) {
    for (const calendar::CourseSession& one : course.sessions) check(one.session);
  }
}

void security_expiry(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& security = input.site.config().security;
  if (!security) return;
  const long days = days_between(input.site.edition().today, security->expires);
  constexpr std::string_view kCure =
      "make sure that the address still reaches somebody, and write a day within the next year";
  if (days < 0) {
    diagnostics.report("security-expired", security->expires_span,
                       fmt::format("security.txt has expired on {}", security->expires.text()),
                       std::string(kCure));
  } else if (days <= kSecurityNotice) {
    diagnostics.report("security-expires", security->expires_span,
                       fmt::format("security.txt expires in {}",
                                   count_of(static_cast<std::size_t>(days), "day", "days")),
                       std::string(kCure));
  }
}

}  // namespace pier::checks
