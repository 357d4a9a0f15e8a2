#include "charts/bands.h"

#include <algorithm>

#include "charts/text_width.h"

namespace pier::charts {

using metrics::PublicTable;

namespace {

/// The area that all figures of a band are of.
const metrics::Area* area_of(const Band& band) {
  const metrics::Area* area = nullptr;
  for (const auto* figure : band.figures) {
    if (figure == nullptr) continue;
    if (area != nullptr && area != &figure->area()) return nullptr;
    area = &figure->area();
  }
  return area;
}

/// Bands are areas when each has one, and there are at least two.
void find_areas(Bands& bands, std::string_view own_area) {
  if (bands.are_periods) return;
  std::vector<const metrics::Area*> areas;
  for (const Band& band : bands.bands) {
    const auto* area = area_of(band);
    if (area == nullptr || std::find(areas.begin(), areas.end(), area) != areas.end()) return;
    areas.push_back(area);
  }
  bands.are_areas = areas.size() > 1;
  for (std::size_t i = 0; bands.are_areas && i < areas.size(); ++i) {
    bands.bands[i].area = areas[i];
    bands.bands[i].is_own = areas[i]->id == own_area;
  }
}

}  // namespace

Bands bands_of(const PublicTable& table, std::string_view own_area) {
  if (table.categories.size() != 1 || table.series.size() < 2) {
    return category_bands(table, own_area);
  }
  Bands result;
  result.series_count = table.series.size();
  result.are_series = true;
  for (const auto& series : table.series) {
    result.bands.push_back(
        {series.label, series.label, false, nullptr, false, {series.points.front()}});
  }
  find_areas(result, own_area);
  return result;
}

Bands category_bands(const PublicTable& table, std::string_view own_area) {
  Bands result;
  result.series_count = table.series.size();
  result.are_periods =
      std::all_of(table.categories.begin(), table.categories.end(),
                  [](const auto& category) { return category.period.has_value(); });
  for (std::size_t i = 0; i < table.categories.size(); ++i) {
    const auto& category = table.categories[i];
    Band band{
        category.label, category.short_label, !category.break_note.empty(), nullptr, false, {}};
    for (const auto& series : table.series) band.figures.push_back(series.points[i]);
    result.bands.push_back(std::move(band));
  }
  find_areas(result, own_area);
  return result;
}

std::string bar_attributes(const Job& job, const Bands& bands, std::size_t band, std::size_t bar) {
  if (bands.bars_in_band() > 1) return series_attributes(job, bar);
  const bool own_among_others =
      bands.are_areas && std::any_of(bands.bands.begin(), bands.bands.end(),
                                     [](const Band& one) { return one.is_own; });
  return own_among_others && !bands.bands[band].is_own ? "class=\"chart-context\""
                                                       : "class=\"chart-1\"";
}

const metrics::Indicator& indicator_at(const PublicTable& table, const Bands& bands,
                                       std::size_t band, std::size_t bar) {
  return *table.series[bands.are_series ? band : bar].indicator;
}

BandNames band_names(const Canvas& canvas, const std::vector<Band>& bands) {
  const double most = canvas.is_wide ? 210 : 104;
  BandNames names;
  for (const Band& band : bands) {
    auto lines = wrapped(band.label, most, canvas.font);
    for (const std::string& line : lines) {
      names.width = std::max(names.width, text_width(line, canvas.font));
    }
    names.above = names.above || lines.size() > 2;
    names.lines.push_back(std::move(lines));
  }
  names.above = names.above || names.width > most;
  if (!names.above) return names;
  names.width = 0;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    names.lines[i] = wrapped(bands[i].label, canvas.width, canvas.font);
  }
  return names;
}

void draw_band_name(const Canvas& canvas, const Band& band, const std::vector<std::string>& lines,
                    bool above, Point at, Svg& out) {
  const auto count = static_cast<double>(lines.size());
  double y = above ? at.y - (count - 1) * canvas.line_height()
                   : at.y + canvas.font * 0.35 - (count - 1) * canvas.line_height() / 2;
  for (const std::string& line : lines) {
    out.text({at.x, y}, above ? Anchor::start : Anchor::end, line,
             band.is_own ? "class=\"chart-ink chart-strong\"" : "class=\"chart-ink\"");
    y += canvas.line_height();
  }
}

}  // namespace pier::charts
