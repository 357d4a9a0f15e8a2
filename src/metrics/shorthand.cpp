#include "metrics/shorthand.h"

#include <algorithm>

namespace pier::metrics {

namespace {

std::string_view meaning_of(Missing missing) {
  switch (missing) {
    case Missing::not_collected:
      return "not collected";
    case Missing::not_available:
      return "not available";
    case Missing::not_published_yet:
      return "not published yet";
    case Missing::not_recorded:
      return "not recorded";
    case Missing::not_applicable:
      return "not applicable";
    case Missing::suppressed:
      return "not shown, so that nobody can be identified";
    case Missing::blank:
      return "left blank by the source";
  }
  return {};
}

}  // namespace

void ShorthandLegend::add(const PublicObservation& figure) {
  const auto add_one = [this](std::string_view code, std::string_view meaning) {
    std::pair<std::string, std::string> entry{code, meaning};
    const auto at = std::lower_bound(found_.begin(), found_.end(), entry);
    if (at == found_.end() || *at != entry) found_.insert(at, std::move(entry));
  };
  if (figure.missing()) add_one(shorthand_of(*figure.missing()), meaning_of(*figure.missing()));
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
