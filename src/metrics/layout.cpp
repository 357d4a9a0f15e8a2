#include <algorithm>
#include <functional>

#include "metrics/selection.h"
#include "metrics/value_text.h"

namespace pier::metrics {

namespace {

/// One place of every axis; null or none where the axis is the other one's.
struct Point {
  const ChosenIndicator* indicator = nullptr;
  const Area* area = nullptr;
  std::optional<Period> period;
  std::vector<const Dimension::Member*> values;
};

enum class Axis { indicator, area, period, split };

std::string_view short_name(const Indicator& about) {
  return about.short_title.empty() ? about.title : about.short_title;
}

/// "Year" when all periods are years, "Quarter", "Month", "Date", else "Period".
std::string title_of(const std::vector<Period>& periods) {
  using Kind = Period::Kind;
  const auto word = [](Kind kind) -> std::string_view {
    switch (kind) {
      case Kind::calendar_year:
      case Kind::financial_year:
      case Kind::academic_year:
        return "Year";
      case Kind::calendar_quarter:
      case Kind::financial_quarter:
        return "Quarter";
      case Kind::month:
        return "Month";
      case Kind::day:
        return "Date";
      default:
        return "Period";
    }
  };
  std::string_view title = periods.empty() ? "Period" : word(periods.front().kind());
  for (const Period& period : periods) {
    if (word(period.kind()) != title) title = "Period";
  }
  return std::string(title);
}

class Layout {
 public:
  Layout(const Selection& selection, const Query& query, const FiguresConfig& config)
      : chosen_(selection), query_(query), config_(config) {
    choose_categories();
  }

  PublicTable make() {
    describe();
    table_.category_title = category_title();
    std::vector<Point> places = points_of_categories();
    for (const Point& place : places) table_.categories.push_back(category(place));
    for (const Point& one : points_of_series()) add_series(one, places);
    std::stable_sort(table_.versions.begin(), table_.versions.end(),
                     [](const Version* a, const Version* b) { return a->as_at > b->as_at; });
    drop_empty_categories();
    if (category_ == Axis::period) note_breaks();
    return std::move(table_);
  }

 private:
  std::size_t size(Axis axis, std::size_t split = 0) const {
    switch (axis) {
      case Axis::indicator:
        return chosen_.indicators.size();
      case Axis::area:
        return chosen_.areas.size();
      case Axis::period:
        return chosen_.is_latest ? 1 : chosen_.periods.size();
      case Axis::split:
        return chosen_.splits[split].values.size();
    }
    return 0;
  }

  std::optional<std::size_t> split_named(const std::optional<Name>& name) const {
    if (!name) return std::nullopt;
    for (std::size_t i = 0; i < chosen_.splits.size(); ++i) {
      if (chosen_.splits[i].dimension == name->text) return i;
    }
    return std::nullopt;
  }

  void choose_categories() {
    if (query_.across) {
      const auto split = split_named(query_.across);
      split_ = split.value_or(0);
      category_ = split ? Axis::split : query_.across->text == "area" ? Axis::area : Axis::period;
      return;
    }
    const auto is_series = [&](std::string_view name) {
      return query_.by && query_.by->text == name;
    };
    if (size(Axis::period) > 1 && !is_series("period")) {
      category_ = Axis::period;
    } else if (size(Axis::area) > 1 && !is_series("area")) {
      category_ = Axis::area;
    } else if (const auto split = split_named(query_.by)) {
      category_ = Axis::split;
      split_ = *split;
    } else {
      category_ = chosen_.is_latest ? Axis::area : Axis::period;
    }
  }

  void describe() {
    const Indicator& first = chosen_.indicators.front().indicator->about();
    table_.unit = first.unit;
    table_.polarity = first.polarity;
    table_.measure = measure_of(first);
    for (const ChosenIndicator& one : chosen_.indicators) {
      const Indicator& about = one.indicator->about();
      if (about.unit != first.unit) table_.unit.reset();
      if (about.polarity != first.polarity) table_.polarity = statistics::Polarity::neutral;
      if (measure_of(about) != table_.measure) table_.measure.clear();
      table_.decimals = std::max(table_.decimals, about.decimals);
      const auto known =
          std::find(table_.indicators.begin(), table_.indicators.end(), one.indicator);
      if (known == table_.indicators.end()) table_.indicators.push_back(one.indicator);
    }
    if (table_.indicators.size() == 1) table_.targets = first.targets;
  }

  std::string category_title() const {
    switch (category_) {
      case Axis::area:
        return "Area";
      case Axis::split:
        return chosen_.splits[split_].title;
      default:
        return title_of(chosen_.periods);
    }
  }

  static void multiply(std::vector<Point>& points, std::size_t times,
                       const std::function<void(Point&, std::size_t)>& set) {
    std::vector<Point> all;
    for (const Point& point : points) {
      for (std::size_t i = 0; i < times; ++i) {
        all.push_back(point);
        set(all.back(), i);
      }
    }
    points = std::move(all);
  }

  Point start() const {
    Point point;
    point.values.resize(chosen_.splits.size());
    return point;
  }

  std::vector<Point> points_of_categories() const {
    std::vector<Point> points{start()};
    multiply(points, size(category_, split_), [&](Point& point, std::size_t i) {
      if (category_ == Axis::area) point.area = chosen_.areas[i];
      if (category_ == Axis::split) point.values[split_] = &chosen_.splits[split_].values[i];
      if (category_ == Axis::period && !chosen_.is_latest) point.period = chosen_.periods[i];
    });
    return points;
  }

  std::vector<Point> points_of_series() const {
    std::vector<Point> points{start()};
    multiply(points, chosen_.indicators.size(),
             [&](Point& point, std::size_t i) { point.indicator = &chosen_.indicators[i]; });
    if (category_ != Axis::area) {
      multiply(points, chosen_.areas.size(),
               [&](Point& point, std::size_t i) { point.area = chosen_.areas[i]; });
    }
    for (std::size_t split = 0; split < chosen_.splits.size(); ++split) {
      if (category_ == Axis::split && split == split_) continue;
      multiply(points, size(Axis::split, split), [&](Point& point, std::size_t i) {
        point.values[split] = &chosen_.splits[split].values[i];
      });
    }
    if (category_ != Axis::period && !chosen_.is_latest) {
      multiply(points, chosen_.periods.size(),
               [&](Point& point, std::size_t i) { point.period = chosen_.periods[i]; });
    }
    return points;
  }

  static Category category(const Point& place) {
    if (place.period) return {place.period->label(), place.period->short_label(), place.period, {}};
    if (place.area != nullptr) return {place.area->name, place.area->name, std::nullopt, {}};
    for (const Dimension::Member* value : place.values) {
      if (value != nullptr) return {value->title, value->title, std::nullopt, {}};
    }
    return {"Latest", "Latest", std::nullopt, {}};
  }

  std::string label(const Point& one) const {
    std::string text;
    const auto add = [&](std::string_view part) {
      if (!text.empty()) text += ", ";
      text += part;
    };
    if (one.area != nullptr && size(Axis::area) > 1) add(one.area->name);
    if (size(Axis::indicator) > 1) add(short_name(one.indicator->indicator->about()));
    for (std::size_t i = 0; i < one.values.size(); ++i) {
      if (one.values[i] != nullptr && size(Axis::split, i) > 1) add(one.values[i]->title);
    }
    if (one.period && size(Axis::period) > 1) add(one.period->label());
    if (text.empty() && one.area != nullptr) add(one.area->name);
    if (text.empty()) add(short_name(one.indicator->indicator->about()));
    return text;
  }

  SeriesRole role(const Point& one) const {
    const bool is_other = one.area != nullptr && one.area != config_.own_area();
    if (is_other) return SeriesRole::benchmark;
    const bool is_part =
        size(Axis::indicator) > 1 ||
        std::any_of(one.values.begin(), one.values.end(),
                    [](const Dimension::Member* value) { return value != nullptr; });
    return is_part ? SeriesRole::part : SeriesRole::own;
  }

  /// The latest figure: of the own area's latest period, else the area's own latest.
  const PublicObservation* latest(const ChosenIndicator& one, const Area& area,
                                  const Coordinates& at) const {
    const PublicObservation* ours = nullptr;
    const PublicObservation* last = nullptr;
    for (const PublicObservation& figure : one.version->observations) {
      if (figure.at() != at) continue;
      // Of one area they stand in the order of their periods.
      if (&figure.area() == config_.own_area() && figure.value()) ours = &figure;
      if (&figure.area() == &area && (figure.value() || last == nullptr || !last->value())) {
        last = &figure;
      }
    }
    if (ours == nullptr) return last;
    const PublicObservation* beside =
        one.indicator->find(*one.version, area.id, ours->period(), at);
    return beside != nullptr && beside->value() ? beside : last;
  }

  const PublicObservation* at(const Point& one, const Point& place) const {
    Point both = one;
    if (place.area != nullptr) both.area = place.area;
    if (place.period) both.period = place.period;
    for (std::size_t i = 0; i < both.values.size(); ++i) {
      if (place.values[i] != nullptr) both.values[i] = place.values[i];
    }
    const auto coordinates = chosen_.at(*both.indicator, both.values);
    if (!coordinates) return nullptr;
    if (!both.period) return latest(*both.indicator, *both.area, *coordinates);
    return both.indicator->indicator->find(*both.indicator->version, both.area->id, *both.period,
                                           *coordinates);
  }

  void add_series(const Point& one, const std::vector<Point>& places) {
    Series series{label(one), role(one), &one.indicator->indicator->about(), one.area, {}};
    for (const Point& place : places) series.points.push_back(at(one, place));
    const bool is_empty = std::all_of(series.points.begin(), series.points.end(),
                                      [](const auto* point) { return point == nullptr; });
    if (is_empty) return;
    add_versions(*one.indicator->indicator, series);
    table_.series.push_back(std::move(series));
  }

  /// Remembers where the figures of a series come from.
  void add_versions(const PublicIndicator& indicator, const Series& series) {
    for (const PublicObservation* point : series.points) {
      if (point == nullptr) continue;
      const Version& version = indicator.version_of(*point);
      const auto known =
          std::find_if(table_.versions.begin(), table_.versions.end(),
                       [&](const Version* other) { return other->snapshot == version.snapshot; });
      if (known == table_.versions.end()) table_.versions.push_back(&version);
    }
  }

  void drop_empty_categories() {
    for (std::size_t i = table_.categories.size(); i-- > 0;) {
      const bool is_empty =
          std::all_of(table_.series.begin(), table_.series.end(),
                      [&](const Series& series) { return series.points[i] == nullptr; });
      if (!is_empty) continue;
      const auto offset = static_cast<std::ptrdiff_t>(i);
      table_.categories.erase(table_.categories.begin() + offset);
      for (Series& series : table_.series) series.points.erase(series.points.begin() + offset);
    }
  }

  void note_breaks() {
    for (const PublicIndicator* indicator : table_.indicators) {
      for (const Break& cut : indicator->about().breaks) {
        for (Category& category : table_.categories) {
          if (!category.period || !(cut.after < *category.period)) continue;
          if (&category != &table_.categories.front()) add_break(category, cut);
          break;
        }
      }
    }
  }

  static void add_break(Category& category, const Break& cut) {
    const std::string note = cut.note.empty() ? "Not comparable with earlier figures." : cut.note;
    if (category.break_note.find(note) != std::string::npos) return;
    if (!category.break_note.empty()) category.break_note += ' ';
    category.break_note += note;
  }

  const Selection& chosen_;
  const Query& query_;
  const FiguresConfig& config_;
  Axis category_ = Axis::period;
  std::size_t split_ = 0;
  PublicTable table_;
};

}  // namespace

bool Selection::has_area(const Area& area) const {
  return std::find(areas.begin(), areas.end(), &area) != areas.end();
}

bool Selection::has_period(const Period& period) const {
  return std::binary_search(periods.begin(), periods.end(), period);
}

bool Selection::concerns(const ChosenIndicator& one, const PublicObservation& figure) const {
  const auto& dimensions = one.indicator->about().dimensions;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const auto split = std::find_if(splits.begin(), splits.end(), [&](const Split& candidate) {
      return candidate.dimension == dimensions[i].id;
    });
    if (split == splits.end()) {
      if (figure.at()[i] != one.at[i]) return false;
      continue;
    }
    const std::string& id = dimensions[i].values[figure.at()[i]].id;
    if (std::none_of(split->values.begin(), split->values.end(),
                     [&](const Dimension::Member& value) { return value.id == id; })) {
      return false;
    }
  }
  return true;
}

std::optional<Coordinates> Selection::at(
    const ChosenIndicator& one, const std::vector<const Dimension::Member*>& values) const {
  Coordinates coordinates = one.at;
  for (std::size_t i = 0; i < splits.size(); ++i) {
    const Dimension* dimension = one.indicator->about().find_dimension(splits[i].dimension);
    const Dimension::Member* member =
        dimension == nullptr || values[i] == nullptr ? nullptr : dimension->find(values[i]->id);
    if (member == nullptr) return std::nullopt;
    coordinates[static_cast<std::size_t>(dimension - one.indicator->about().dimensions.data())] =
        static_cast<std::uint16_t>(member - dimension->values.data());
  }
  return coordinates;
}

PublicTable lay_out(const Selection& selection, const Query& query, const FiguresConfig& config) {
  return Layout(selection, query, config).make();
}

}  // namespace pier::metrics
