#include <algorithm>
#include <tuple>

#include "metrics/coordinates.h"
#include "metrics/public_figures.h"
#include "statistics/number_text.h"

namespace pier::metrics {

namespace {

std::string decimal(double value) {
  return statistics::number_text(value, {.commas = false, .real_minus = false});
}

auto key_of(const PublishedFigure& figure) {
  return std::tie(figure.indicator, figure.area, figure.period, figure.dimensions, figure.as_at,
                  figure.shown);
}

void add(std::vector<PublishedFigure>& all, const Version& version, const Indicator& about,
         const PublicObservation& figure) {
  if (!figure.value() && !figure.is_suppressed()) return;
  PublishedFigure one{version.as_at,
                      about.id,
                      figure.area().id,
                      figure.period().text(),
                      coordinates_text(about, figure.at()),
                      figure.value() ? decimal(*figure.value()) : "c"};
  // The counts beside a share are what later builds must know of.
  if (figure.numerator()) {
    all.push_back(one);
    all.back().indicator += "/numerator";
    all.back().shown = decimal(*figure.numerator());
  }
  if (figure.denominator()) {
    all.push_back(one);
    all.back().indicator += "/denominator";
    all.back().shown = decimal(*figure.denominator());
  }
  all.push_back(std::move(one));
}

}  // namespace

std::vector<PublishedFigure> PublicFigures::published() const {
  std::vector<PublishedFigure> all = published_before_;
  for (const PublicIndicator& indicator : indicators_) {
    for (const Version& version : indicator.versions()) {
      // What is public as it stands cannot be given away.
      if (version.policy == kNoPolicy || !indicator.about().people) continue;
      for (const PublicObservation& figure : version.observations) {
        add(all, version, indicator.about(), figure);
      }
    }
  }
  std::sort(all.begin(), all.end(), [](const PublishedFigure& a, const PublishedFigure& b) {
    return key_of(a) < key_of(b);
  });
  const auto same = [](const PublishedFigure& a, const PublishedFigure& b) {
    return key_of(a) == key_of(b);
  };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  return all;
}

}  // namespace pier::metrics
