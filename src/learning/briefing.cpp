#include "learning/briefing.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "content/types/learning_choices.h"
#include "learning/fields.h"

namespace pier::learning {

namespace {

constexpr std::size_t kFewestQuestions = 3;
constexpr std::size_t kMostQuestions = 5;

/// Reports parts that are not seven, and names those that there are.
void check_parts(const Entry& entry, Diagnostics& diagnostics) {
  std::vector<const markdown::Heading*> parts;
  std::vector<std::string> names;
  for (const markdown::Heading& heading : entry.document.headings()) {
    if (heading.level != 2) continue;
    parts.push_back(&heading);
    names.push_back(fmt::format("`{}`", heading.text));
  }
  if (parts.size() == kBriefingParts) return;
  const bool too_many = parts.size() > kBriefingParts;
  // The first that is too much, or where the next would come.
  const Span place = parts.empty() ? entry.head
                     : too_many    ? parts[kBriefingParts]->span
                                   : parts.back()->span;
  diagnostics.report(
      "briefing-parts", place,
      parts.empty() ? std::string("the briefing has no parts")
                    : fmt::format("the briefing has {}: {}",
                                  count_of(parts.size(), "part", "parts"), join(names, ", ")),
      too_many ? "a briefing has seven: put two together, or make one a part of another with `###`"
               : "a briefing has seven, each below a heading `##`");
}

/// Readers see a briefing as its parts: what stands before the first would be in none.
void check_beginning(const Entry& entry, Diagnostics& diagnostics) {
  const auto nodes = entry.document.nodes();
  if (nodes.empty() || entry.document.headings().empty()) return;
  const markdown::Node& first = nodes.front();
  if (first.kind == markdown::NodeKind::heading && first.number == 2) return;
  diagnostics.report("briefing-parts", entry.document.span(first),
                     "this text stands before the first part",
                     "put it below the first heading `##`, or into the `summary`");
}

void check_questions(const Entry& entry, const Briefing& briefing, Diagnostics& diagnostics) {
  const Value* questions = entry.fields.find("questions");
  const std::size_t count = briefing.questions.size();
  if (questions == nullptr || (count >= kFewestQuestions && count <= kMostQuestions)) return;
  diagnostics.report(
      "briefing-parts", questions->span,
      fmt::format("there {} for the team",
                  count == 1 ? "is 1 question" : fmt::format("are {} questions", count)),
      "ask three to five: that is what a team can talk about in a meeting");
}

void check_time(const Entry& entry, const Briefing& briefing, Diagnostics& diagnostics) {
  const std::size_t fewest = kShortestMinutes * kWordsPerMinute;
  const std::size_t most = kLongestMinutes * kWordsPerMinute;
  if (briefing.words >= fewest && briefing.words <= most) return;
  const bool too_long = briefing.words > most;
  diagnostics.report(
      "briefing-time", entry.head,
      fmt::format("the briefing has {}, which {} {} to read at {} words a minute",
                  count_of(briefing.words, "word", "words"), briefing.words == 1 ? "takes" : "take",
                  briefing.minutes == 0
                      ? "less than a minute"
                      : "about " + count_of(briefing.minutes, "minute", "minutes"),
                  kWordsPerMinute),
      too_long
          ? fmt::format("shorten it by {} words: five to eight minutes are {} to {} words",
                        with_commas(briefing.words - most), with_commas(fewest), with_commas(most))
          : fmt::format("five to eight minutes are {} to {} words", with_commas(fewest),
                        with_commas(most)));
}

}  // namespace

std::string_view id_of(Audience audience) {
  return types::kBriefingAudiences[static_cast<std::size_t>(audience)];
}

std::string_view text_of(Audience audience) {
  static constexpr std::array<std::string_view, 3> kTexts{
      "People who work with children", "People who work with adults", "Everybody"};
  return kTexts[static_cast<std::size_t>(audience)];
}

Briefing read_briefing(const Entry& entry, const KnownNames& names, Diagnostics& diagnostics) {
  Briefing briefing;
  briefing.id = std::string(entry.source.stem());
  briefing.span = entry.head;
  briefing.title = entry.title;
  briefing.summary = entry.summary;
  briefing.audience =
      choice_of(entry.fields.find("audience"), types::kBriefingAudiences, Audience::everybody);
  for (const Value& id : list_of(entry.fields.find("from"))) {
    briefing.from.push_back({id.as_text(), id.span});
  }
  briefing.themes = themes_of(entry.fields.find("themes"), names.taxonomy, diagnostics);
  briefing.abuse = abuse_of(entry.fields.find("abuse"), names.taxonomy, diagnostics);
  briefing.questions = texts_of(entry.fields.find("questions"));
  briefing.monday = texts_of(entry.fields.find("monday"));
  briefing.published = entry.published;
  briefing.next_review = entry.next_review;
  briefing.words = entry.document.word_count();
  briefing.minutes = (briefing.words + kWordsPerMinute / 2) / kWordsPerMinute;
  check_parts(entry, diagnostics);
  check_beginning(entry, diagnostics);
  check_questions(entry, briefing, diagnostics);
  check_time(entry, briefing, diagnostics);
  return briefing;
}

}  // namespace pier::learning
