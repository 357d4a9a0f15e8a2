#include "metrics/shorthand.h"

#include <algorithm>

namespace pier::metrics {

void ShorthandLegend::add(const PublicObservation& figure) {
  const auto add_one = [this](std::string_view code, std::string_view meaning) {
    std::pair<std::string, std::string> entry{code, meaning};
    const auto at = std::lower_bound(found_.begin(), found_.end(), entry);
    if (at == found_.end() || *at != entry) found_.insert(at, std::move(entry));
  };
  if (figure.missing()) add_one(shorthand_of(*figure.missing()), reason_of(*figure.missing()));
  for (const std::string& code : figure.statuses()) {
    const StatusCode* status = find_status(code);
    if (status != nullptr && !figure.missing()) add_one(code, status->meaning);
  }
}

std::vector<Shorthand> ShorthandLegend::codes() const {
  std::vector<Shorthand> codes;
  for (const auto& [code, meaning] : found_) {
    if (!codes.empty() && codes.back().code == code) {
      codes.back().meaning += " or " + meaning;
    } else {
      codes.push_back({code, meaning});
    }
  }
  return codes;
}

std::vector<Shorthand> shorthand_of(const PublicTable& table) {
  ShorthandLegend legend;
  for (const Series& series : table.series) {
    for (const PublicObservation* point : series.points) {
      if (point != nullptr) legend.add(*point);
    }
  }
  return legend.codes();
}

}  // namespace pier::metrics
