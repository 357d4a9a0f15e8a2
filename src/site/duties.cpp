#include "site/duties.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "site/duty_finders.h"

namespace pier {

namespace {

constexpr auto kDutyKinds = std::to_array<DutyKind>({
    {"accessibility-statement", "Accessibility statement to review",
     "Accessibility statements to review",
     "Read it against the site, put right what changed, and set `last_reviewed`. After a year the "
     "site is not published without it.",
     false, duty::statement},
    {"accessibility-issue", "Accessibility issue to mend", "Accessibility issues to mend",
     "Mend it and write `fixed`, or promise another day.", true, duty::accessibility_issues},
    {"security", "security.txt to renew", "security.txt to renew",
     "Make sure that its address reaches somebody, and write a day within the next year.", false,
     duty::security},
    {"privacy-exception", "Privacy exception that ends", "Privacy exceptions that end",
     "Take out what it excepts, or have it decided again.", false, duty::privacy_exceptions},
    {"contact", "Contact to verify", "Contacts to verify",
     "Ring or write, put right what changed, and set `checked`.", false, duty::contacts},
    {"contact-example", "Contact that is an example", "Contacts that are examples",
     "Put the real number or address in; the site cannot be published before.", false,
     duty::example_contacts},
    {"page-review", "Page to review", "Pages to review",
     "Read it, put right what changed, and set `reviewed` and `next_review`.", false,
     duty::page_reviews},
    {"briefing-review", "Briefing to review", "Briefings to review",
     "Read it, put right what changed, and set `next_review`.", false, duty::briefing_reviews},
    {"papers", "Papers of a meeting", "Papers of meetings",
     "Publish them in the file of the group's meetings, or say why the public may not read them.",
     false, duty::papers},
    {"minutes", "Minutes of a meeting", "Minutes of meetings", "Publish them.", false,
     duty::minutes},
    {"action", "Action of a meeting", "Actions of meetings",
     "Ask how it stands, and write what became of it.", false, duty::actions},
    {"recommendation", "Recommendation of a review", "Recommendations of reviews",
     "Ask its owners how it stands, and write what became of it.", false, duty::recommendations},
    {"consultation", "Consultation that closes", "Consultations that close",
     "Remind people; it closes by itself on that day.", false, duty::consultations_closing},
    {"consultation-outcome", "Consultation without an outcome", "Consultations without an outcome",
     "Tell people as `outcome` what came of it.", false, duty::consultations_without_outcome},
    {"review-end", "Review that stops being public", "Reviews that stop being public",
     "Decide whether it stays; after that day its address says that it has expired.", false,
     duty::reviews_ending},
    {"hold", "Review that is held back", "Reviews that are held back",
     "Look at whether it can be published. Its name stands in no list.", false, duty::holds},
    {"figures", "Figures to update", "Figures to update",
     "Bring the new figures in with `pier import`.", false, duty::figures},
    {"annual-report", "Annual report that is not published",
     "Annual reports that are not published", "See to what is missing.", false,
     duty::annual_reports},
    {"draft", "Draft", "Drafts", "Finish it and take `draft: true` out.", false, duty::drafts},
    {"tombstone", "Page that was taken away", "Pages that were taken away",
     "See whether something takes its place: an alias there leads readers on.", false,
     duty::tombstones},
    {"orphan-page", "Page that nothing links to", "Pages that nothing links to",
     "Link to it where readers would look for it: only its section lists it.", false,
     duty::orphan_pages},
    {"orphan-file", "File that nothing links to", "Files that nothing links to",
     "Link to it from a page, or delete it: it is not published.", false, duty::orphan_files},
    {"publication", "Page that waits for its day", "Pages that wait for their day",
     "Build the site on that day.", true, duty::publications},
    {"build", "The next build", "The next build",
     "Build the site on that day: something becomes public, closes or expires.", true,
     duty::next_build},
});

Urgency urgency_of(const Duty& duty, const Date& today) {
  if (!duty.due) return Urgency::open;
  const long days = days_between(today, *duty.due);
  if (days < 0) return Urgency::overdue;
  return days <= kDutyNotice ? Urgency::soon : Urgency::later;
}

}  // namespace

namespace duty {

std::string unit_of(const Site& site) {
  const auto home = site.home();
  return home ? site.placement(*home).owner : std::string();
}

void set_place(Duty& duty, Span span, const SourceMap& sources) {
  duty.source = sources.path(span.file);
  duty.line = sources.has_text(span.file) ? sources.place(span.file, span.begin).line : 0;
}

}  // namespace duty

std::span<const DutyKind> duty_kinds() {
  return kDutyKinds;
}

std::vector<Duty> find_duties(const Site& site, const SourceMap& sources) {
  const Date& today = site.edition().today;
  std::vector<Duty> all;
  for (const DutyKind& kind : kDutyKinds) {
    std::vector<Duty> found;
    kind.find({site, sources}, found);
    for (Duty& one : found) {
      one.kind = &kind;
      one.urgency = urgency_of(one, today);
      if (one.urgency == Urgency::later && !kind.is_always_shown) continue;
      all.push_back(std::move(one));
    }
  }
  const auto order = [](const Duty& duty) {
    return std::tuple(duty.urgency, duty.due, duty.kind - kDutyKinds.data(),
                      std::string_view(duty.title), std::string_view(duty.key));
  };
  std::sort(all.begin(), all.end(),
            [&](const Duty& a, const Duty& b) { return order(a) < order(b); });
  return all;
}

std::string due_text(const Duty& duty, const Date& today) {
  if (!duty.due) return "no day is set";
  const long days = days_between(today, *duty.due);
  const auto count = [](long n) { return count_of(static_cast<std::size_t>(n), "day", "days"); };
  if (days < 0) return fmt::format("{} overdue, since {}", count(-days), duty.due->text());
  if (days == 0) return fmt::format("today, {}", duty.due->text());
  return fmt::format("in {}, on {}", count(days), duty.due->text());
}

std::string_view heading_of(Urgency urgency) {
  switch (urgency) {
    case Urgency::overdue:
      return "Overdue";
    case Urgency::soon:
      return "Within 60 days";
    case Urgency::open:
      return "Without a day";
    case Urgency::later:
      return "Later";
  }
  return {};
}

std::string duties_text(const std::vector<Duty>& duties, const Date& today) {
  std::string out;
  for (std::size_t i = 0; i < duties.size(); ++i) {
    const Duty& one = duties[i];
    if (i == 0 || duties[i - 1].urgency != one.urgency) {
      const auto count = std::count_if(duties.begin(), duties.end(), [&](const Duty& other) {
        return other.urgency == one.urgency;
      });
      out += fmt::format("{}{} ({})\n", i == 0 ? "" : "\n", heading_of(one.urgency), count);
    }
    out += fmt::format("\n  {}: {}\n    {}", one.kind->name, one.title, due_text(one, today));
    if (!one.owner.empty()) out += fmt::format("; {}", one.owner);
    out += '\n';
    if (!one.detail.empty()) out += fmt::format("    {}\n", one.detail);
    for (const std::string& missing : one.missing) out += fmt::format("    missing: {}\n", missing);
    if (one.source.empty()) continue;
    out += fmt::format("    {}{}\n", one.source, one.line > 0 ? fmt::format(":{}", one.line) : "");
  }
  return duties.empty() ? "Nothing is to be done.\n" : out;
}

}  // namespace pier
