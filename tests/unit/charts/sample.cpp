#include "unit/charts/sample.h"

#include <charconv>
#include <utility>

#include <catch2/catch.hpp>

#include "base/text.h"
#include "metrics/value_text.h"
#include "statistics/rounding.h"

namespace pier::charts {

using metrics::Missing;
using metrics::PublicObservation;
using metrics::SeriesRole;
using metrics::Unit;

namespace {

/// Every area that a sample can name, as data/figures.yaml would.
constexpr std::string_view kAreas = R"(own_area: southend-on-sea
areas:
  - {id: southend-on-sea, name: Southend-on-Sea, kind: authority}
  - {id: thurrock, name: Thurrock, kind: authority}
  - {id: essex, name: Essex, kind: county}
  - {id: medway, name: Medway, kind: authority}
  - {id: bedford, name: Bedford, kind: authority}
  - {id: kent, name: Kent, kind: county}
  - {id: bury, name: Bury, kind: authority}
  - {id: leeds, name: Leeds, kind: authority}
  - {id: bexley, name: Bexley, kind: authority}
  - {id: portsmouth, name: Portsmouth, kind: authority}
  - {id: bournemouth, name: Bournemouth, kind: authority}
  - {id: statistical-neighbours, name: Statistical neighbours, kind: neighbours,
     in_sentence: the average of statistical neighbours}
  - {id: east-of-england, name: East of England, kind: region, in_sentence: the East of England}
  - {id: england, name: England, kind: country}
)";

std::shared_ptr<const metrics::FiguresConfig> read_areas() {
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("data/figures.yaml", std::string(kAreas));
  auto config = metrics::FiguresConfig::read(file, sources, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  return std::make_shared<const metrics::FiguresConfig>(std::move(config));
}

std::optional<Missing> missing_of(std::string_view word) {
  if (word == "c") return Missing::suppressed;
  if (word == "x") return Missing::not_available;
  if (word == "n") return Missing::not_collected;
  if (word == "z") return Missing::not_applicable;
  return std::nullopt;
}

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

Sample::Sample(Unit unit, std::string_view per, int decimals, statistics::Polarity polarity)
    : config_(read_areas()) {
  auto about_this = std::make_unique<metrics::Indicator>();
  about_this->id = "sample";
  about_this->title = "Children in need";
  about_this->unit = unit;
  about_this->per = per;
  about_this->decimals = decimals;
  about_this->polarity = polarity;
  abouts_.push_back(std::move(about_this));
  version_.source = {"Local authority data matrix", "Department for Education",
                     "https://www.gov.uk/", "Open Government Licence v3.0"};
  table_.unit = unit;
  table_.decimals = decimals;
  table_.polarity = polarity;
  table_.measure = metrics::measure_of(about());
  table_.versions = {&version_};
  table_.indicators.push_back(&disclosed({}));
}

Sample& Sample::periods(std::string_view words) {
  table_.category_title = "Year";
  for (const auto word : split(words, ' ')) {
    periods_.push_back(*Period::parse(word));
    table_.categories.push_back(
        {periods_.back().label(), periods_.back().short_label(), periods_.back(), {}});
  }
  return *this;
}

Sample& Sample::groups(const std::vector<std::string>& names, std::string_view period,
                       std::string_view title) {
  table_.category_title = title;
  for (const auto& name : names) {
    periods_.push_back(*Period::parse(period));
    table_.categories.push_back({name, name, std::nullopt, {}});
  }
  return *this;
}

Sample& Sample::areas_across(const std::vector<std::string>& areas, std::string_view period,
                             std::string_view values) {
  groups(areas, period, "Area");
  metrics::Series series{"", SeriesRole::own, abouts_.back().get(), nullptr, {}};
  const auto words = split(values, ' ');
  for (std::size_t i = 0; i < words.size(); ++i) {
    series.points.push_back(figure(*area(areas[i]), periods_[i], words[i]));
  }
  series.label = about().title;
  table_.series.push_back(std::move(series));
  return *this;
}

const metrics::Area* Sample::area(std::string_view name) const {
  const metrics::Area* found = config_->find_area(slug(name));
  REQUIRE(found != nullptr);
  return found;
}

const metrics::PublicIndicator& Sample::disclosed(std::vector<metrics::Observation> observations) {
  metrics::Snapshot snapshot{.name = "sample", .as_at = version_.as_at};
  snapshot.title = "Sample";
  snapshot.policy = metrics::kNoPolicy;
  snapshot.policy_reason = "Made up.";
  snapshot.indicators.push_back({about(), std::move(observations)});
  metrics::RawFigures raw;
  raw.config = config_;
  raw.snapshots.push_back(std::move(snapshot));
  SourceMap sources;
  Diagnostics diagnostics;
  figures_.push_back(metrics::disclose(std::move(raw), Jobs{1}, diagnostics));
  return figures_.back().indicators().front();
}

const PublicObservation* Sample::figure(const metrics::Area& area, const Period& period,
                                        std::string_view word) {
  if (word == "-") return nullptr;
  metrics::Observation raw{.period = period};
  raw.area = static_cast<std::uint16_t>(&area - config_->areas().data());
  raw.missing = missing_of(word);
  if (const auto slash = word.find('/'); slash != std::string_view::npos) {
    raw.numerator = number(word.substr(0, slash));
    raw.denominator = number(word.substr(slash + 1));
    const double share = *raw.numerator / *raw.denominator;
    raw.value = statistics::round_half_away(share * *multiplier_of(about().unit), about().decimals);
  } else if (!raw.missing) {
    raw.value = number(word);
    for (const char status : {'p', 'f', 'e', 'r'}) {
      if (word.ends_with(status)) raw.remarks = metrics::Remarks{.statuses = {{status}}};
    }
  }
  return &disclosed({std::move(raw)}).latest().observations.front();
}

void Sample::add(std::string_view label, SeriesRole role, const metrics::Area* at,
                 std::string_view values) {
  metrics::Series series{std::string(label), role, abouts_.back().get(), at, {}};
  const auto words = split(values, ' ');
  for (std::size_t i = 0; i < words.size(); ++i) {
    series.points.push_back(figure(*at, periods_[i], words[i]));
  }
  table_.series.push_back(std::move(series));
}

Sample& Sample::own(std::string_view values) {
  add("Southend-on-Sea", SeriesRole::own, area("Southend-on-Sea"), values);
  return *this;
}

Sample& Sample::benchmark(std::string_view name, std::string_view values) {
  add(name, SeriesRole::benchmark, area(name), values);
  return *this;
}

Sample& Sample::part(std::string_view label, std::string_view values) {
  add(label, SeriesRole::part, area("Southend-on-Sea"), values);
  return *this;
}

Sample& Sample::indicator(std::string_view name, Unit unit, int decimals,
                          statistics::Polarity polarity) {
  const bool is_first = table_.series.empty();
  if (is_first) {
    abouts_.clear();
    table_.indicators.clear();
  }
  auto next = std::make_unique<metrics::Indicator>();
  next->id = slug(name);
  next->title = name;
  next->unit = unit;
  next->decimals = decimals;
  next->polarity = polarity;
  if (!is_first && table_.unit != unit) table_.unit.reset();
  if (is_first) table_.unit = unit;
  abouts_.push_back(std::move(next));
  table_.measure.clear();
  table_.indicators.push_back(&disclosed({}));
  return *this;
}

Sample& Sample::title(std::string_view text) {
  about().title = text;
  table_.indicators.back() = &disclosed({});
  return *this;
}

Sample& Sample::target(double value, std::string_view qualifier) {
  table_.targets.push_back({std::nullopt, value, std::string(qualifier)});
  return *this;
}

Sample& Sample::break_before(std::string_view period, std::string_view note) {
  for (auto& category : table_.categories) {
    if (category.period && category.period->text() == period) category.break_note = note;
  }
  return *this;
}

}  // namespace pier::charts
