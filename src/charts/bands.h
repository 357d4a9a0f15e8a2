#pragma once

#include <string>
#include <vector>

#include "charts/drawing.h"

namespace pier::charts {

/// A place for one bar or a few, side by side: an area, a year, an age band.
struct Band {
  std::string label;
  std::string short_label;
  /// Not empty: values from here on cannot be compared with those before.
  bool breaks = false;
  /// The area that it is, where bands are areas.
  const metrics::Area* area = nullptr;
  bool is_own = false;
  /// By series; one where the series themselves are the bands.
  std::vector<const metrics::PublicObservation*> figures;
};

/// The figures as bars. With one category, each series is a band of its own.
struct Bands {
  std::vector<Band> bands;
  /// Whether the bands are the series.
  bool are_series = false;
  /// Whether the bands are areas.
  bool are_areas = false;
  /// Whether they follow each other in time.
  bool are_periods = false;
  std::size_t bars_in_band() const { return are_series ? 1 : series_count; }
  std::size_t series_count = 0;
};
Bands bands_of(const metrics::PublicTable& table, std::string_view own_area);
/// Each category as a band, even a single one.
Bands category_bands(const metrics::PublicTable& table, std::string_view own_area);

/// The indicator that a bar is of.
const metrics::Indicator& indicator_at(const metrics::PublicTable& table, const Bands& bands,
                                       std::size_t band, std::size_t bar);

/// How horizontal bands are laid out: their names to the left, or above the bars where these would
/// take too much room.
struct BandNames {
  bool above = false;
  /// Of the column to the left; 0 when above.
  double width = 0;
  std::vector<std::vector<std::string>> lines;
};
/// The class that gives a bar its colour, and the series that it is of. Areas side by side are told
/// apart by their names: the own one stands out.
std::string bar_attributes(const Job& job, const Bands& bands, std::size_t band, std::size_t bar);

BandNames band_names(const Canvas& canvas, const std::vector<Band>& bands);

/// Writes the name of a band: to the left of `plot_left`, centred on `middle`, or above `top`.
void draw_band_name(const Canvas& canvas, const Band& band, const std::vector<std::string>& lines,
                    bool above, Point at, Svg& out);

}  // namespace pier::charts
