#include "metrics/table_csv.h"

#include "metrics/value_text.h"
#include "value/csv_writer.h"

namespace pier::metrics {

namespace {

/// The label, and what is measured where that is not the same for all.
std::string heading_of(const Series& series, const PublicTable& table) {
  if (table.unit || series.indicator == nullptr) return series.label;
  return series.label + " (" + measure_of(*series.indicator) + ")";
}

void append_point(CsvWriter& csv, const PublicObservation* figure) {
  if (figure == nullptr) {
    csv.empty();
  } else if (figure->value()) {
    csv.number(*figure->value());
  } else {
    csv.text(figure->text());
  }
}

}  // namespace

std::string table_csv(const PublicTable& table) {
  CsvWriter csv;
  csv.text(table.category_title);
  for (const Series& series : table.series) csv.text(heading_of(series, table));
  csv.end_row();
  for (std::size_t i = 0; i < table.categories.size(); ++i) {
    csv.text(table.categories[i].label);
    for (const Series& series : table.series) append_point(csv, series.points[i]);
    csv.end_row();
  }
  return csv.take();
}

}  // namespace pier::metrics
