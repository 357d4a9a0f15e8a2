// Writes what the template blocks/chart.html sees of every sample chart, as one JSON list: for
// looking at all kinds of charts at once (see chart_gallery.py).

#include <iostream>

#include "charts/view.h"
#include "unit/charts/sample.h"
#include "value/json_writer.h"

int main() {
  pier::List views;
  for (const auto& one : pier::charts::cases()) {
    const auto& table = one.sample->table();
    const auto chart = pier::charts::draw(one.spec, table);
    views.push_back(pier::charts::chart_view(one.spec, chart, table,
                                             pier::charts::Download{"/data.csv", 1830}));
  }
  std::cout << pier::write_json(pier::Value(std::move(views))) << '\n';
}
