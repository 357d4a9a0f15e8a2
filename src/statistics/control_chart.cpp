#include "statistics/control_chart.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace pier::statistics {

namespace {

constexpr std::size_t kRun = 7;

/// A value's place among the lines: +1 above, -1 below, 0 between or on them.
struct Reading {
  double value = 0;
  int side_of_mean = 0;
  int beyond_near = 0;
  int beyond_limit = 0;
};

struct Findings {
  SpecialCauses causes;
  /// +1 rises, -1 falls.
  int trend = 0;
};

int sign(double value) {
  return (value > 0 ? 1 : 0) - (value < 0 ? 1 : 0);
}

class Reader {
 public:
  Reader(const ProcessLimits& limits, double largest) : limits_(limits), margin_(largest * 1e-12) {}

  Reading read(double value) const {
    return {value, beyond(value, limits_.mean, limits_.mean),
            beyond(value, limits_.near_lower, limits_.near_upper),
            beyond(value, limits_.lower, limits_.upper)};
  }

 private:
  int beyond(double value, double lower, double upper) const {
    if (value - upper > margin_) return 1;
    return lower - value > margin_ ? -1 : 0;
  }

  const ProcessLimits& limits_;
  double margin_;
};

// The rules look at values without a gap among them; `found` has one element for each.

void find_outside(const std::vector<Reading>& readings, std::vector<Findings>& found) {
  for (std::size_t i = 0; i < readings.size(); ++i) {
    found[i].causes.outside_limits = readings[i].beyond_limit != 0;
  }
}

void find_one_side(const std::vector<Reading>& readings, std::vector<Findings>& found) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (readings[i].side_of_mean != readings[first].side_of_mean) first = i;
    const std::size_t run = i + 1 - first;
    if (readings[i].side_of_mean == 0 || run < kRun) continue;
    for (std::size_t k = run == kRun ? first : i; k <= i; ++k) found[k].causes.one_side = true;
  }
}

void find_trends(const std::vector<Reading>& readings, std::vector<Findings>& found) {
  std::size_t first = 0;
  int course = 0;
  for (std::size_t i = 1; i < readings.size(); ++i) {
    const int step = sign(readings[i].value - readings[i - 1].value);
    if (step != course) first = i - 1;
    course = step;
    const std::size_t run = i + 1 - first;
    if (course == 0 || run < kRun) continue;
    for (std::size_t k = run == kRun ? first : i; k <= i; ++k) {
      found[k].causes.trend = true;
      found[k].trend = course;
    }
  }
}

void find_near_limit(const std::vector<Reading>& readings, std::vector<Findings>& found) {
  for (std::size_t end = 3; end <= readings.size(); ++end) {
    const auto three = std::span(readings).subspan(end - 3, 3);
    const int side = three[0].side_of_mean;
    const bool together =
        side != 0 && three[1].side_of_mean == side && three[2].side_of_mean == side;
    const auto beyond = [](const Reading& reading) { return reading.beyond_near != 0; };
    if (!together || std::count_if(three.begin(), three.end(), beyond) < 2) continue;
    for (std::size_t k = 0; k < 3; ++k) {
      if (beyond(three[k])) found[end - 3 + k].causes.near_limit = true;
    }
  }
}

Course course_of(const Findings& findings, int side_of_mean) {
  if (!findings.causes.any()) return Course::none;
  const bool by_trend = findings.causes.trend && !findings.causes.outside_limits;
  return (by_trend ? findings.trend : side_of_mean) > 0 ? Course::high : Course::low;
}

Variation variation_of(Course course, Polarity polarity) {
  if (course == Course::none) return Variation::common_cause;
  const bool high = course == Course::high;
  if (polarity == Polarity::neutral) return high ? Variation::neutral_high : Variation::neutral_low;
  const bool better = high == (polarity == Polarity::higher_is_better);
  return better ? Variation::improvement : Variation::concern;
}

std::vector<JudgedPoint> judge_unbroken(const std::vector<Reading>& readings, Polarity polarity) {
  std::vector<Findings> found(readings.size());
  find_outside(readings, found);
  find_trends(readings, found);
  find_near_limit(readings, found);
  find_one_side(readings, found);
  std::vector<JudgedPoint> points;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Course course = course_of(found[i], readings[i].side_of_mean);
    points.push_back({found[i].causes, course, variation_of(course, polarity)});
  }
  return points;
}

}  // namespace

std::vector<std::optional<JudgedPoint>> judge(Series series, const ProcessLimits& limits,
                                              Polarity polarity) {
  double largest = 0;
  for (const double value : present_values(series)) largest = std::max(largest, std::abs(value));
  const Reader reader(limits, largest);

  std::vector<std::optional<JudgedPoint>> points(series.size());
  std::vector<Reading> unbroken;
  for (std::size_t i = 0; i <= series.size(); ++i) {
    if (i < series.size() && present(series[i])) {
      unbroken.push_back(reader.read(*series[i]));
      continue;
    }
    const auto judged = judge_unbroken(unbroken, polarity);
    const auto begin = static_cast<std::ptrdiff_t>(i - judged.size());
    std::copy(judged.begin(), judged.end(), points.begin() + begin);
    unbroken.clear();
  }
  return points;
}

std::optional<JudgedPoint> latest(const std::vector<std::optional<JudgedPoint>>& points) {
  const auto last = std::find_if(points.rbegin(), points.rend(),
                                 [](const auto& point) { return point.has_value(); });
  return last == points.rend() ? std::nullopt : *last;
}

}  // namespace pier::statistics
