#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "learning/published_reviews.h"
#include "site/duty_finders.h"

namespace pier::duty {

namespace {

using calendar::Meeting;

/// A duty about a meeting, by a day.
Duty about_meeting(const DutyInput& input, const Meeting& meeting, const Date& due) {
  const calendar::Calendar& calendar = input.site.calendar();
  const std::string& group = calendar.group_of(meeting).name;
  Duty duty;
  duty.key = calendar::meeting_url(calendar, meeting);
  duty.title = fmt::format("{}{}{}, {}", group, meeting.session.title.empty() ? "" : ": ",
                           meeting.session.title, meeting.session.date.text());
  duty.owner = unit_of(input.site);
  duty.due = due;
  duty.url = duty.key;
  set_place(duty, meeting.session.span, input.sources);
  return duty;
}

bool is_missing(const DutyInput& input, const calendar::Paper& paper, const Date& due) {
  const calendar::PaperState state = calendar::state_of(paper, due, input.site.edition().today);
  return state == calendar::PaperState::due || state == calendar::PaperState::late;
}

/// A long text, cut at a word.
std::string beginning(const std::string& text) {
  constexpr std::size_t kMost = 140;
  if (text.size() <= kMost) return text;
  const std::size_t cut = text.rfind(' ', kMost);
  // Without a space it would be cut inside a character.
  return cut == std::string::npos ? text : text.substr(0, cut) + " …";
}

}  // namespace

/// Of the meetings that are near. One that lists no papers at all wants its agenda.
void papers(const DutyInput& input, std::vector<Duty>& found) {
  const calendar::Calendar& calendar = input.site.calendar();
  for (const Meeting& meeting : calendar.meetings) {
    const long days = days_between(input.site.edition().today, meeting.session.date);
    if (days < 0 || days > kDutyNotice || meeting.session.cancelled) continue;
    const Date due = calendar.papers_due(meeting);
    const auto missing =
        std::count_if(meeting.papers.begin(), meeting.papers.end(),
                      [&](const calendar::Paper& paper) { return is_missing(input, paper, due); });
    if (missing == 0 && !meeting.papers.empty()) continue;
    Duty duty = about_meeting(input, meeting, due);
    duty.detail = missing == 0
                      ? "no papers are listed"
                      : count_of(static_cast<std::size_t>(missing), "paper is", "papers are") +
                            " not published";
    found.push_back(std::move(duty));
  }
}

void minutes(const DutyInput& input, std::vector<Duty>& found) {
  const calendar::Calendar& calendar = input.site.calendar();
  for (const Meeting& meeting : calendar.meetings) {
    const bool is_over = meeting.session.end_day() < input.site.edition().today;
    if (!meeting.minutes || meeting.session.cancelled || !is_over) continue;
    const Date due = calendar.minutes_due(meeting);
    if (is_missing(input, *meeting.minutes, due)) {
      found.push_back(about_meeting(input, meeting, due));
    }
  }
}

void actions(const DutyInput& input, std::vector<Duty>& found) {
  for (const Meeting& meeting : input.site.calendar().meetings) {
    std::size_t number = 0;
    for (const calendar::Action& action : meeting.actions) {
      ++number;
      if (action.state != calendar::ActionState::open || !action.due) continue;
      Duty duty = about_meeting(input, meeting, *action.due);
      duty.key += fmt::format("action-{}", number);
      duty.detail = duty.title;
      duty.title = beginning(action.what);
      duty.owner = action.owner;
      found.push_back(std::move(duty));
    }
  }
}

void recommendations(const DutyInput& input, std::vector<Duty>& found) {
  const learning::Library& library = input.site.library();
  const auto& organisations = input.site.calendar().groups.organisations();
  for (const learning::Tracked& tracked : library.recommendations()) {
    const learning::Recommendation& one = library.of(tracked);
    if (!one.is_open() || !one.due) continue;
    const learning::Review& review = library.reviews()[tracked.review];
    Duty duty;
    duty.key = fmt::format("{}/{}", review.id, one.id);
    duty.title = beginning(one.text);
    duty.detail = review.title;
    for (const std::size_t owner : one.owners) {
      if (!duty.owner.empty()) duty.owner += ", ";
      duty.owner += organisations[owner].name;
    }
    duty.due = one.due;
    duty.url = review.url;
    set_place(duty, one.span, input.sources);
    found.push_back(std::move(duty));
  }
}

/// The last day of a review; and of a child safeguarding practice review that has none the first on
/// which it may be taken away, which is shown before it alone: it need not be.
void reviews_ending(const DutyInput& input, std::vector<Duty>& found) {
  for (const learning::Review& review : input.site.library().reviews()) {
    Duty duty;
    duty.due = review.publish_until;
    if (!duty.due && review.published && review.published->year() < 9999 &&
        review.kind == learning::Kind::child_practice_review) {
      duty.due = learning::one_year_after(*review.published);
      duty.detail = "the year for which the law wants it public is over on that day";
      if (*duty.due < input.site.edition().today) continue;
    }
    if (!duty.due) continue;
    duty.key = review.id;
    duty.title = review.title;
    duty.owner = input.site.placement(Site::entry_of(review)).owner;
    duty.url = review.url;
    set_place(duty, review.span, input.sources);
    found.push_back(std::move(duty));
  }
}

void holds(const DutyInput& input, std::vector<Duty>& found) {
  for (const HeldBack& held : input.site.held_back()) {
    if (!held.is_confidential || !held.until) continue;
    Duty duty;
    duty.key = held.until->iso();
    duty.title = "A review";
    duty.owner = unit_of(input.site);
    duty.due = held.until;
    // Several of one day are one line: how many there are is nobody's business either.
    const bool is_known = std::any_of(found.begin(), found.end(),
                                      [&](const Duty& other) { return other.key == duty.key; });
    if (!is_known) found.push_back(std::move(duty));
  }
}

}  // namespace pier::duty
