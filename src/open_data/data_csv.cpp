#include "open_data/data_csv.h"

#include <span>

#include "open_data/columns.h"

namespace pier::open_data {

namespace {

std::string csv_of(const metrics::PublicIndicator& indicator,
                   std::span<const metrics::Version> versions) {
  constexpr std::size_t kUsualRow = 180;
  std::size_t rows = 2;  // The headings are long.
  for (const metrics::Version& version : versions) rows += version.observations.size();
  CsvWriter csv;
  csv.reserve(rows * kUsualRow);
  append_headings(csv, indicator.about());
  for (const metrics::Version& version : versions) {
    for (const metrics::PublicObservation& figure : version.observations) {
      append_row(csv, indicator, figure);
    }
  }
  return csv.take();
}

}  // namespace

std::string data_csv(const metrics::PublicIndicator& indicator) {
  return csv_of(indicator, {&indicator.latest(), 1});
}

std::string history_csv(const metrics::PublicIndicator& indicator) {
  return csv_of(indicator, indicator.versions());
}

}  // namespace pier::open_data
