#include "reports/comparison.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "value/schema.h"

namespace pier::reports {

namespace {

constexpr std::array<std::string_view, 4> kKeptTexts{"Done", "Partly done", "Not done", "Dropped"};

std::vector<Promise> promises_of(const Entry& report) {
  std::vector<Promise> promises;
  for (const Value& item : list_of(report.fields.find("promises"))) {
    promises.push_back(
        {text_of(item.find("id")), text_of(item.find("text")), text_of(item.find("chapter"))});
  }
  return promises;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::optional<Date> day_of(const Entry& report, std::string_view end) {
  const Value* period = report.fields.find("period");
  return period == nullptr ? std::nullopt : date_of(period->find(end));
}

/// Reports ids that stand twice in a list of the front matter; gives all of them.
std::vector<std::string_view> ids_of(const Entry& report, std::string_view list,
                                     std::string_view what, Diagnostics& diagnostics) {
  std::vector<std::string_view> ids;
  std::map<std::string_view, Span> seen;
  for (const Value& item : list_of(report.fields.find(list))) {
    const Value* id = item.find("id");
    if (id == nullptr) continue;
    const auto [first, is_new] = seen.emplace(id->as_text(), id->span);
    if (is_new) {
      ids.push_back(id->as_text());
      continue;
    }
    diagnostics
        .report("report-promise", id->span, fmt::format("{} `{}` twice", what, id->as_text()),
                "write it once")
        .notes.push_back({first->second, "the other one is here"});
  }
  return ids;
}

/// The report before, if it is one; reports what else it is.
const Entry* find_previous(const Entry& report, const std::vector<const Entry*>& reports,
                           Diagnostics& diagnostics) {
  const Value* named = report.fields.find("previous");
  if (named == nullptr) return nullptr;
  std::vector<std::string_view> sources;
  const Entry* found = nullptr;
  for (const Entry* each : reports) {
    if (each == &report) continue;
    sources.push_back(each->source.text());
    if (each->source.text() == named->as_text()) found = each;
  }
  if (found == nullptr) {
    diagnostics.report("report-previous", named->span,
                       fmt::format("`{}` is no other report", named->as_text()),
                       sources.empty() ? "take it out until there is an earlier report"
                                       : suggest(named->as_text(), sources));
    return nullptr;
  }
  const auto ends = day_of(*found, "to");
  const auto begins = day_of(report, "from");
  if (ends && begins && !(*ends < *begins)) {
    diagnostics.report("report-previous", named->span,
                       fmt::format("`{}` is about a time that ends on {}, and this report about "
                                   "one that begins on {}",
                                   named->as_text(), ends->text(), begins->text()),
                       "name a report of an earlier time, or correct the `period` of one of them");
  }
  return found;
}

void check_kept(const Entry& report, const Entry* previous,
                const std::map<const Entry*, std::vector<std::string_view>>& promised,
                Diagnostics& diagnostics) {
  for (const Value& item : list_of(report.fields.find("kept"))) {
    const Value* id = item.find("id");
    if (id == nullptr) continue;
    if (previous == nullptr) {
      // What `previous` says wrongly was reported; every promise would follow from that.
      if (report.fields.find("previous") != nullptr) return;
      diagnostics.report("report-promise", id->span,
                         "the report speaks of promises and names no report before",
                         "name the report that promised with `previous: …/index.md`");
      return;
    }
    const std::vector<std::string_view>& known = promised.at(previous);
    if (std::find(known.begin(), known.end(), id->as_text()) != known.end()) continue;
    diagnostics.report("report-promise", id->span,
                       fmt::format("the report before never promised `{}`", id->as_text()),
                       known.empty() ? "write its `promises` into its front matter"
                                     : suggest(id->as_text(), known));
  }
}

}  // namespace

std::string_view id_of(Kept kept) {
  return kKeptNames[static_cast<std::size_t>(kept)];
}

std::string_view text_of(Kept kept) {
  return kKeptTexts[static_cast<std::size_t>(kept)];
}

std::size_t Comparison::count(Kept state) const {
  return static_cast<std::size_t>(std::count_if(
      promises.begin(), promises.end(),
      [&](const PromiseKept& each) { return each.answer && each.answer->state == state; }));
}

std::size_t Comparison::unanswered() const {
  return static_cast<std::size_t>(std::count_if(
      promises.begin(), promises.end(), [](const PromiseKept& each) { return !each.answer; }));
}

Comparison compare(const Entry& report, const Entry& previous) {
  Comparison made;
  std::map<std::string, Answered> answers;
  for (const Value& item : list_of(report.fields.find("kept"))) {
    const std::string state = text_of(item.find("state"));
    const auto* named = std::find(kKeptNames.begin(), kKeptNames.end(), state);
    if (named == kKeptNames.end()) continue;
    answers.emplace(
        text_of(item.find("id")),
        Answered{static_cast<Kept>(named - kKeptNames.begin()), text_of(item.find("text"))});
  }
  for (Promise& promise : promises_of(previous)) {
    const auto answer = answers.find(promise.id);
    made.promises.push_back({std::move(promise), answer == answers.end()
                                                     ? std::nullopt
                                                     : std::optional(answer->second)});
  }
  made.next = promises_of(report);
  for (const Entry* each : {&report, &previous}) {
    for (std::string& id : texts_of(each->fields.find("indicators"))) {
      if (!contains(made.indicators, id)) made.indicators.push_back(std::move(id));
    }
  }
  const std::vector<std::string> now = texts_of(report.fields.find("recommendations"));
  const std::vector<std::string> then = texts_of(previous.fields.find("recommendations"));
  for (const std::string& review : now) {
    (contains(then, review) ? made.followed : made.taken_up).push_back(review);
  }
  for (const std::string& review : then) {
    if (!contains(now, review)) made.disappeared.push_back(review);
  }
  return made;
}

std::optional<SitePath> previous_of(const Entry& report) {
  return SitePath::parse(report.text("previous"));
}

void check_comparisons(const std::vector<const Entry*>& reports, Diagnostics& diagnostics) {
  std::map<const Entry*, std::vector<std::string_view>> promised;
  for (const Entry* report : reports) {
    promised.emplace(report, ids_of(*report, "promises", "the report promises", diagnostics));
  }
  for (const Entry* report : reports) {
    ids_of(*report, "kept", "the report answers", diagnostics);
    const Entry* previous = find_previous(*report, reports, diagnostics);
    check_kept(*report, previous, promised, diagnostics);
  }
}

}  // namespace pier::reports
