#include <algorithm>
#include <map>
#include <set>

#include "metrics/cell_table.h"
#include "metrics/coordinates.h"

namespace pier::metrics {

namespace {

constexpr std::array kAllParts{Part::value, Part::numerator, Part::denominator};

class Ties {
 public:
  Ties(CellTable& cells, const FiguresConfig& config, Aim aim)
      : cells_(cells), config_(config), aim_(aim) {}

  void run() {
    std::set<const Snapshot*> done;
    for (std::size_t i = 0; i < cells_.editions().size(); ++i) {
      tie_dimensions(i);
      if (!cells_.editions()[i]->is_remembered) tie_categories(i);
      if (aim_ == Aim::protect && !cells_.editions()[i]->is_remembered) {
        tie_complements(i);
        tie_areas(i);
        tie_periods(i);
      }
      const Snapshot* snapshot = cells_.editions()[i]->snapshot;
      if (!done.insert(snapshot).second) continue;
      for (const Relation& relation : snapshot->relations) tie(*snapshot, relation);
    }
  }

 private:
  const SnapshotIndicator& raw(std::size_t edition) const {
    return *cells_.editions()[edition]->raw;
  }

  /// Every value of a dimension together is its total.
  void tie_dimensions(std::size_t edition) {
    const auto& dimensions = raw(edition).about.dimensions;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      const Dimension& dimension = dimensions[d];
      if (dimension.overlapping || dimension.total.empty()) continue;
      const std::uint16_t total = position_of_total(dimension);
      for (std::size_t i = 0; i < raw(edition).observations.size(); ++i) {
        if (raw(edition).observations[i].at[d] == total) tie_dimension(edition, i, d, total);
      }
    }
  }

  void tie_dimension(std::size_t edition, std::size_t whole, std::size_t d, std::uint16_t total) {
    const Observation& one = raw(edition).observations[whole];
    std::vector<std::size_t> rows;
    std::vector<Coordinates> absent;
    Coordinates at = one.at;
    for (std::size_t v = 0; v < raw(edition).about.dimensions[d].values.size(); ++v) {
      if (v == total) continue;
      at[d] = static_cast<std::uint16_t>(v);
      const auto row = cells_.find(edition, one.area, at, one.period);
      if (row) {
        rows.push_back(*row);
      } else {
        absent.push_back(at);
      }
    }
    for (const Part part : kAllParts) {
      const std::size_t cell = cells_.cell(edition, whole, part);
      if (cell == kNoCell || add_sum_with_others(edition, rows, absent, whole, part)) continue;
      // Rates of age bands have bases that add up; kinds of one thing have the same base.
      add_sum(edition, rows, absent.size(), cell, part,
              part == Part::denominator ? Fit::exact : Fit::near);
    }
  }

  /// Parts that this edition has no row for, but another has: when with them it adds up, readers
  /// will put them together.
  bool add_sum_with_others(std::size_t edition, const std::vector<std::size_t>& rows,
                           const std::vector<Coordinates>& absent, std::size_t whole, Part part) {
    if (absent.empty()) return false;
    const Observation& one = raw(edition).observations[whole];
    std::vector<std::size_t> parts;
    disclosure::Count sum = 0;
    const auto add = [&](std::size_t cell) {
      if (cell == kNoCell || !cells_.table().cells[cell].value) return false;
      sum += *cells_.table().cells[cell].value;
      parts.push_back(cell);
      return true;
    };
    for (const std::size_t row : rows) {
      if (!add(cells_.cell(edition, row, part))) return false;
    }
    for (const Coordinates& at : absent) {
      const auto cell = cells_.find_elsewhere(raw(edition), part, one.area, at, one.period);
      if (!cell || !add(*cell)) return false;
    }
    const std::size_t total = cells_.cell(edition, whole, part);
    if (cells_.table().cells[total].value != sum) return false;
    cells_.add_sum(parts, 0, total, Fit::known);
    return true;
  }

  void add_sum(std::size_t edition, const std::vector<std::size_t>& rows, std::size_t absent,
               std::size_t total, Part part, Fit fit) {
    std::vector<std::size_t> parts;
    for (const std::size_t row : rows) {
      const std::size_t cell = cells_.cell(edition, row, part);
      if (cell == kNoCell) return;
      parts.push_back(cell);
    }
    // The past cannot be changed: only what it surely said is reckoned with.
    if (cells_.editions()[edition]->is_remembered) fit = Fit::known;
    cells_.add_sum(parts, absent, total, fit);
  }

  /// Shares of one base that come to 100%: their numerators add up to it.
  void tie_categories(std::size_t edition) {
    const Indicator& about = raw(edition).about;
    if (about.unit != Unit::percentage) return;
    for (std::size_t d = 0; d < about.dimensions.size(); ++d) {
      if (about.dimensions[d].overlapping) continue;
      std::map<std::tuple<std::uint16_t, Coordinates, Period>, std::vector<std::size_t>> lines;
      const auto& observations = raw(edition).observations;
      for (std::size_t i = 0; i < observations.size(); ++i) {
        const Observation& one = observations[i];
        const bool is_total = about.dimensions[d].values[one.at[d]].id == about.dimensions[d].total;
        Coordinates at = one.at;
        at[d] = 0;
        if (!is_total) lines[{one.area, std::move(at), one.period}].push_back(i);
      }
      for (const auto& [key, rows] : lines) {
        std::vector<std::pair<std::size_t, std::size_t>> places;
        for (const std::size_t row : rows) places.emplace_back(edition, row);
        tie_shares(places);
      }
    }
  }

  /// `rows`: (edition, observation) of shares of one whole.
  void tie_shares(const std::vector<std::pair<std::size_t, std::size_t>>& rows) {
    double sum = 0;
    std::size_t base = kNoCell;
    std::vector<std::size_t> parts;
    for (const auto& [edition, row] : rows) {
      const Observation& one = raw(edition).observations[row];
      sum += one.value.value_or(0);
      const std::size_t denominator = cells_.cell(edition, row, Part::denominator);
      const std::size_t numerator = cells_.cell(edition, row, Part::numerator);
      if (numerator == kNoCell) return;
      parts.push_back(numerator);
      if (denominator == kNoCell || !cells_.table().cells[denominator].value) continue;
      const bool is_other = base != kNoCell && cells_.table().cells[base].value !=
                                                   cells_.table().cells[denominator].value;
      if (is_other) return;
      base = denominator;
    }
    // One part of which the rest is not given is no whole; and what goes beyond is no share.
    constexpr double kLeast = 50;
    constexpr double kMost = 101;
    if (base == kNoCell || parts.size() < 2 || sum < kLeast || sum > kMost) return;
    cells_.add_sum(parts, 0, base, aim_ == Aim::protect ? Fit::exact : Fit::near);
  }

  /// 97% of 116 on time says how many were not.
  void tie_complements(std::size_t edition) {
    if (raw(edition).about.unit != Unit::percentage) return;
    for (std::size_t i = 0; i < raw(edition).observations.size(); ++i) {
      cells_.add_difference(cells_.cell(edition, i, Part::denominator),
                            cells_.cell(edition, i, Part::numerator));
    }
  }

  /// Wards of a town, where all of them are given and add up.
  void tie_areas(std::size_t edition) {
    const auto& areas = config_.areas();
    for (std::size_t i = 0; i < raw(edition).observations.size(); ++i) {
      const Observation& one = raw(edition).observations[i];
      std::vector<std::size_t> rows;
      for (std::size_t a = 0; a < areas.size(); ++a) {
        if (areas[a].part_of != areas[one.area].id) continue;
        const auto row = cells_.find(edition, static_cast<std::uint16_t>(a), one.at, one.period);
        if (row) rows.push_back(*row);
      }
      if (rows.empty()) continue;
      for (const Part part : kAllParts) {
        add_sum(edition, rows, 0, cells_.cell(edition, i, part), part, Fit::exact);
      }
    }
  }

  /// Quarters that make a year, and periods that begin or end together: the difference between
  /// them is a period that nobody printed.
  void tie_periods(std::size_t edition) {
    std::map<std::pair<std::uint16_t, Coordinates>, std::vector<std::size_t>> lines;
    const auto& observations = raw(edition).observations;
    for (std::size_t i = 0; i < observations.size(); ++i) {
      if (observations[i].period.kind() == Period::Kind::day) continue;
      lines[{observations[i].area, observations[i].at}].push_back(i);
    }
    for (auto& [key, rows] : lines) {
      tie_nested(
          edition, rows, [](const Period& p) { return p.first(); },
          [](const Period& p) { return p.last(); });
      tie_nested(
          edition, rows, [](const Period& p) { return p.last(); },
          [](const Period& p) { return p.first(); });
      tie_tiles(edition, rows);
    }
  }

  /// Periods with the same `shared` end: each against the next longer one.
  template <typename Shared, typename Other>
  void tie_nested(std::size_t edition, const std::vector<std::size_t>& rows, Shared shared,
                  Other other) {
    std::map<Date, std::vector<std::size_t>> together;
    for (const std::size_t row : rows) {
      together[shared(raw(edition).observations[row].period)].push_back(row);
    }
    for (auto& [day, nested] : together) {
      std::sort(nested.begin(), nested.end(), [&](std::size_t a, std::size_t b) {
        const auto length = [&](std::size_t row) {
          const Period& period = raw(edition).observations[row].period;
          return std::abs(days_between(shared(period), other(period)));
        };
        return std::pair(length(a), a) < std::pair(length(b), b);
      });
      for (std::size_t i = 1; i < nested.size(); ++i) {
        for (const Part part : {Part::value, Part::numerator}) {
          cells_.add_difference(cells_.cell(edition, nested[i], part),
                                cells_.cell(edition, nested[i - 1], part));
        }
      }
    }
  }

  /// A period that others of one kind cover from end to end.
  void tie_tiles(std::size_t edition, const std::vector<std::size_t>& rows) {
    const auto& observations = raw(edition).observations;
    std::map<std::pair<Period::Kind, Date>, std::size_t> starts;
    for (const std::size_t row : rows) {
      starts.emplace(std::pair(observations[row].period.kind(), observations[row].period.first()),
                     row);
    }
    for (const std::size_t whole : rows) {
      const Period& period = observations[whole].period;
      for (const auto kind : {Period::Kind::month, Period::Kind::calendar_quarter,
                              Period::Kind::financial_quarter, Period::Kind::calendar_year,
                              Period::Kind::financial_year, Period::Kind::academic_year}) {
        if (kind == period.kind()) continue;
        std::vector<std::size_t> tiles;
        Date next = period.first();
        while (next <= period.last()) {
          const auto tile = starts.find({kind, next});
          if (tile == starts.end()) break;
          const Period& part = observations[tile->second].period;
          if (part.last() > period.last()) break;
          tiles.push_back(tile->second);
          next = day_after(part.last());
        }
        if (tiles.size() < 2 || next != day_after(period.last())) continue;
        for (const Part part : {Part::value, Part::numerator}) {
          add_sum(edition, tiles, 0, cells_.cell(edition, whole, part), part, Fit::exact);
        }
      }
    }
  }

  static Date day_after(const Date& day) {
    const std::chrono::year_month_day next{day.days() + std::chrono::days{1}};
    return Date::from_parts(static_cast<int>(next.year()), static_cast<unsigned>(next.month()),
                            static_cast<unsigned>(next.day()))
        .value_or(day);
  }

  /// Rows of other indicators at the same area, period and values of the dimensions.
  std::optional<std::size_t> beside(std::size_t edition, const SnapshotIndicator& from,
                                    const Observation& one) const {
    const auto at = parse_coordinates(raw(edition).about, coordinates_text(from.about, one.at));
    if (!at) return std::nullopt;
    return cells_.find(edition, one.area, *at, one.period);
  }

  void tie(const Snapshot& snapshot, const Relation& relation) {
    std::vector<std::size_t> of;
    for (const std::string& id : relation.of) {
      const auto edition = cells_.edition_in(snapshot, id);
      if (!edition) return;
      of.push_back(*edition);
    }
    const auto result = cells_.edition_in(snapshot, relation.result);
    switch (relation.kind) {
      case Relation::Kind::sum:
        if (result) tie_sum(of, *result);
        return;
      case Relation::Kind::difference:
        // What it is taken from is the sum of the two others.
        if (result && of.size() == 2) tie_sum({of[1], *result}, of[0]);
        return;
      case Relation::Kind::ratio:
        if (result && of.size() == 2) tie_ratio(of[0], of[1], *result);
        return;
      case Relation::Kind::share:
        tie_share(of);
        return;
      case Relation::Kind::change:
      case Relation::Kind::average:
        // Hidden with what they are made of: see protect_group().
        return;
    }
  }

  void tie_sum(const std::vector<std::size_t>& parts, std::size_t total) {
    for (std::size_t i = 0; i < raw(total).observations.size(); ++i) {
      for (const Part part : kAllParts) {
        std::vector<std::size_t> cells;
        for (const std::size_t edition : parts) {
          const auto row = beside(edition, raw(total), raw(total).observations[i]);
          const std::size_t cell = row ? cells_.cell(edition, *row, part) : kNoCell;
          if (cell != kNoCell) cells.push_back(cell);
        }
        if (cells.size() != parts.size()) continue;
        cells_.add_sum(cells, 0, cells_.cell(total, i, part),
                       part == Part::denominator ? Fit::exact : Fit::near);
      }
    }
  }

  void tie_ratio(std::size_t numerator, std::size_t denominator, std::size_t share) {
    for (std::size_t i = 0; i < raw(share).observations.size(); ++i) {
      const Observation& one = raw(share).observations[i];
      const auto above = beside(numerator, raw(share), one);
      const auto below = beside(denominator, raw(share), one);
      if (!above || !below) continue;
      const std::size_t count = cells_.cell(numerator, *above, Part::value);
      const std::size_t base = cells_.cell(denominator, *below, Part::value);
      if (count == kNoCell || base == kNoCell) continue;
      tie_same(count, cells_.cell(share, i, Part::numerator));
      tie_same(base, cells_.cell(share, i, Part::denominator));
      if (aim_ != Aim::attack || !cells_.table().cells[base].value) continue;
      const auto counts = counts_of_share(raw(share).about, one,
                                          static_cast<double>(*cells_.table().cells[base].value));
      if (counts) cells_.know(count, *counts);
    }
  }

  void tie_same(std::size_t a, std::size_t b) {
    if (a != kNoCell && b != kNoCell && a != b) cells_.add_sum({a}, 0, b, Fit::exact);
  }

  void tie_share(const std::vector<std::size_t>& parts) {
    if (parts.empty()) return;
    const SnapshotIndicator& first = raw(parts.front());
    for (const Observation& one : first.observations) {
      std::vector<std::pair<std::size_t, std::size_t>> rows;
      for (const std::size_t edition : parts) {
        if (const auto row = beside(edition, first, one)) rows.emplace_back(edition, *row);
      }
      if (rows.size() == parts.size()) tie_shares(rows);
    }
  }

  CellTable& cells_;
  const FiguresConfig& config_;
  Aim aim_;
};

}  // namespace

void tie_together(CellTable& cells, const FiguresConfig& config, Aim aim) {
  Ties(cells, config, aim).run();
}

}  // namespace pier::metrics
