#include "open_data/dataset.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/value_text.h"
#include "open_data/addresses.h"

namespace pier::open_data {

namespace {

std::vector<const metrics::Source*> sources_of(const metrics::PublicIndicator& indicator) {
  std::vector<const metrics::Source*> sources;
  const auto& versions = indicator.versions();
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    const metrics::Source& source = version->source;
    const bool is_known = std::any_of(sources.begin(), sources.end(), [&](const auto* other) {
      return other->title == source.title && other->link == source.link;
    });
    if (!is_known) sources.push_back(&source);
  }
  return sources;
}

Frequency frequency_of(Period::Kind kind) {
  switch (kind) {
    case Period::Kind::calendar_year:
    case Period::Kind::financial_year:
    case Period::Kind::academic_year:
    case Period::Kind::pooled:
      return Frequency::annual;
    case Period::Kind::calendar_quarter:
    case Period::Kind::financial_quarter:
      return Frequency::quarterly;
    case Period::Kind::month:
      return Frequency::monthly;
    case Period::Kind::day:
    case Period::Kind::range:
    case Period::Kind::part:
      return Frequency::unknown;
  }
  return Frequency::unknown;
}

std::vector<metrics::StatusCode> codes_of(const metrics::PublicIndicator& indicator) {
  std::vector<std::string_view> used;
  const auto use = [&](std::string_view code) {
    if (std::find(used.begin(), used.end(), code) == used.end()) used.push_back(code);
  };
  for (const metrics::Version& version : indicator.versions()) {
    for (const metrics::PublicObservation& figure : version.observations) {
      for (const std::string& code : figure.statuses()) use(code);
      if (figure.missing()) use(shorthand_of(*figure.missing()));
    }
  }
  std::sort(used.begin(), used.end());
  std::vector<metrics::StatusCode> codes;
  for (const std::string_view code : used) {
    if (const auto* known = metrics::find_status(code); known != nullptr) codes.push_back(*known);
  }
  return codes;
}

std::string sentence_of(const metrics::Target& target, const metrics::Indicator& about) {
  const std::string words = replace_all(target.qualifier, "-", " ");
  return fmt::format("Target{}{}: {}{}{}.", target.period ? " for " : "",
                     target.period ? target.period->label() : "", words, words.empty() ? "" : " ",
                     metrics::with_unit(target.value, about));
}

/// "Disclosure control: 1 to 5 hidden." or why there is none.
std::string sentence_of_policy(const metrics::Version& version) {
  if (version.policy.empty() || version.policy == "none") {
    return version.policy_reason.empty()
               ? std::string{}
               : fmt::format("Nothing is hidden by disclosure control. {}", version.policy_reason);
  }
  const std::string& name = version.policy_title.empty() ? version.policy : version.policy_title;
  return fmt::format("Disclosure control: {}.", name);
}

std::vector<std::string> notes_of(const metrics::PublicIndicator& indicator) {
  const metrics::Indicator& about = indicator.about();
  std::vector<std::string> notes = about.caveats;
  for (const metrics::Break& gap : about.breaks) {
    notes.push_back(fmt::format("Break in the series after {}: {}", gap.after.label(), gap.note));
  }
  for (const metrics::Target& target : about.targets) {
    notes.push_back(sentence_of(target, about));
  }
  if (std::string policy = sentence_of_policy(indicator.latest()); !policy.empty()) {
    notes.push_back(std::move(policy));
  }
  notes.insert(notes.end(), about.notes.begin(), about.notes.end());
  notes.insert(notes.end(), indicator.latest().notes.begin(), indicator.latest().notes.end());
  if (about.next_update) {
    notes.push_back(fmt::format("The next update is due on {}.", about.next_update->text()));
  }
  return notes;
}

/// Fills in where and when. One look at each row; whole periods are compared seldom.
void describe_rows(const metrics::PublicIndicator& indicator, Dataset& dataset) {
  const Period* last = nullptr;
  for (const metrics::PublicObservation& figure : indicator.latest().observations) {
    const Period& period = figure.period();
    if (dataset.areas.empty() || dataset.areas.back() != &figure.area()) {
      dataset.areas.push_back(&figure.area());
    }
    if (!dataset.covers) dataset.covers.emplace(period.first(), period.last());
    dataset.covers->first = std::min(dataset.covers->first, period.first());
    dataset.covers->second = std::max(dataset.covers->second, period.last());
    if (last == nullptr || last->last() < period.last()) last = &period;
  }
  const bool goes_on = indicator.about().next_update.has_value();
  if (goes_on && last != nullptr) dataset.frequency = frequency_of(last->kind());
}

}  // namespace

Dataset dataset_of(const metrics::PublicIndicator& indicator, const metrics::FiguresConfig& config,
                   const Publisher& publisher) {
  const metrics::Indicator& about = indicator.about();
  const metrics::Version& latest = indicator.latest();
  const bool has_licence = !latest.source.licence.empty();
  Dataset dataset{
      .indicator = &indicator,
      .title = about.title,
      .description = about.definition.empty() ? about.title : about.definition,
      .measure = metrics::measure_of(about),
      .licence = has_licence ? licence_in(latest.source.licence, {}) : publisher.licence,
      .sources = sources_of(indicator),
      .creator = latest.source.publisher.empty() ? publisher.name : latest.source.publisher,
      .modified = latest.as_at,
      .codes = codes_of(indicator),
      .notes = notes_of(indicator)};
  const metrics::Theme* theme = config.find_theme(about.theme);
  if (theme != nullptr) dataset.keywords.push_back(theme->title);
  if (about.branch != "adults") dataset.keywords.emplace_back("children");
  if (about.branch != "children") dataset.keywords.emplace_back("adults");
  describe_rows(indicator, dataset);
  dataset.files.push_back(
      {data_url(about.id), fmt::format("{}: as at {}", about.title, latest.as_at.text())});
  if (has_history(indicator)) {
    dataset.files.push_back({history_url(about.id), about.title + ": all versions"});
  }
  return dataset;
}

std::string uri_of(const metrics::Area& area) {
  // A letter for the country, two digits for the kind of area, six for the area.
  constexpr std::size_t kLength = 9;
  const std::string& code = area.code;
  const bool is_national = code.size() == kLength && code[0] >= 'A' && code[0] <= 'Z' &&
                           std::all_of(code.begin() + 1, code.end(), ascii_is_digit);
  return is_national ? "http://statistics.data.gov.uk/id/statistical-geography/" + code
                     : std::string{};
}

}  // namespace pier::open_data
