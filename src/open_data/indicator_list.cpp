#include "open_data/indicator_list.h"

#include "metrics/value_text.h"
#include "open_data/addresses.h"

namespace pier::open_data {

namespace {

/// The last row of the own area for the whole; null when there is none.
const metrics::PublicObservation* latest_of_own(const metrics::PublicIndicator& indicator,
                                                const metrics::Area* own) {
  const metrics::Coordinates whole = indicator.whole();
  const metrics::PublicObservation* last = nullptr;
  for (const metrics::PublicObservation& figure : indicator.latest().observations) {
    if (&figure.area() != own || figure.at() != whole) continue;
    if (last == nullptr || last->period() < figure.period()) last = &figure;
  }
  return last;
}

void append(CsvWriter& csv, const metrics::PublicIndicator& indicator, const metrics::Area* own,
            const Publisher& publisher) {
  const metrics::Indicator& about = indicator.about();
  const metrics::PublicObservation* latest = latest_of_own(indicator, own);
  csv.text(about.id);
  csv.text(about.title);
  csv.text(name_of(about.unit));
  csv.text(metrics::polarity_name(about.polarity));
  csv.text(about.theme);
  csv.text(about.branch);
  csv.text(latest == nullptr ? std::string_view{} : latest->period().text());
  csv.text(latest == nullptr ? std::string{} : metrics::cell_text(*latest));
  csv.date(indicator.latest().as_at);
  csv.text(publisher.absolute(page_url(about.id)));
  csv.text(publisher.absolute(data_url(about.id)));
  csv.end_row();
}

}  // namespace

std::vector<Column> indicator_list_columns() {
  return {
      {"indicator", "Indicator", "The id of the indicator.", Type::text, true},
      {"title", "Title", "What is measured.", Type::text, true},
      {"unit", "Unit", "The unit of its values.", Type::text, true},
      {"polarity",
       "Polarity",
       "Which values are better.",
       Type::text,
       true,
       {"higher", "lower", "neutral"}},
      {"theme", "Theme", "The id of its theme.", Type::text, false},
      {"branch", "Branch", "Whom it is about.", Type::text, true, {"children", "adults", "both"}},
      {"latest_period", "Latest period", "The last period with a row for the area of this site.",
       Type::text, false},
      {"latest_value", "Latest value",
       "The value of that period as it stands in tables; a code in brackets when there is none.",
       Type::text, false},
      {"as_at", "As at", "The day on which the latest figures stood so.", Type::date, true},
      {"page", "Page", "The address of its page.", Type::text, true},
      {"data", "Data", "The address of its values.", Type::text, true},
  };
}

std::string indicator_list(const metrics::PublicFigures& figures, const Publisher& publisher) {
  constexpr std::size_t kUsualRow = 250;
  CsvWriter csv;
  csv.reserve((figures.indicators().size() + 1) * kUsualRow);
  for (const Column& column : indicator_list_columns()) csv.text(column.name);
  csv.end_row();
  const metrics::Area* own = figures.config().own_area();
  for (const metrics::PublicIndicator& indicator : figures.indicators()) {
    append(csv, indicator, own, publisher);
  }
  return csv.take();
}

}  // namespace pier::open_data
