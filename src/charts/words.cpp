#include "charts/words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::charts {

using metrics::Category;
using metrics::Missing;
using metrics::PublicTable;
using metrics::Series;

namespace {

/// More sentences than these about gaps, and nobody reads them: the table says it.
constexpr std::size_t kMostGaps = 3;

/// Behind "is" or "are".
std::string_view reason(Missing missing) {
  return missing == Missing::suppressed ? "hidden so that nobody can be identified"
                                        : metrics::reason_of(missing);
}

/// What is missing of a series for one reason.
struct Gap {
  const Series* series;
  Missing why;
  std::vector<std::size_t> categories;
};

std::vector<Gap> gaps_of(const PublicTable& table) {
  std::vector<Gap> gaps;
  for (const Series& series : table.series) {
    const std::size_t first = gaps.size();
    for (std::size_t i = 0; i < series.points.size(); ++i) {
      const auto* figure = series.points[i];
      if (figure == nullptr || !figure->missing()) continue;
      const auto found =
          std::find_if(gaps.begin() + static_cast<std::ptrdiff_t>(first), gaps.end(),
                       [&](const Gap& gap) { return gap.why == *figure->missing(); });
      if (found == gaps.end()) {
        gaps.push_back({&series, *figure->missing(), {i}});
      } else {
        found->categories.push_back(i);
      }
    }
  }
  return gaps;
}

std::string categories_in(const PublicTable& table, const std::vector<std::size_t>& which) {
  std::vector<std::string> names;
  names.reserve(which.size());
  for (const std::size_t i : which) names.push_back(table.categories[i].label);
  const bool is_run = which.size() > 2 && which.back() - which.front() + 1 == which.size();
  if (is_run && is_over_time(table)) return names.front() + " to " + names.back();
  return listed(names);
}

}  // namespace

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = ascii_upper(std::string_view(text).substr(0, 1))[0];
  return text;
}

std::string uncapitalised(std::string text) {
  const bool one_capital = text.size() < 2 || ascii_lower(text.substr(1, 1)) == text.substr(1, 1);
  if (!text.empty() && one_capital) text[0] = ascii_lower(std::string_view(text).substr(0, 1))[0];
  return text;
}

std::string area_in_sentence(const metrics::Area& area) {
  return area.in_sentence.empty() ? area.name : area.in_sentence;
}

std::string name_in_sentence(const Series& series) {
  const bool is_area = series.area != nullptr && series.label == series.area->name;
  return is_area ? area_in_sentence(*series.area) : series.label;
}

bool is_over_time(const PublicTable& table) {
  return !table.categories.empty() &&
         std::all_of(table.categories.begin(), table.categories.end(),
                     [](const Category& c) { return c.period.has_value(); });
}

std::string time_of(const PublicTable& table) {
  if (is_over_time(table)) {
    const std::string first = table.categories.front().label;
    const std::string last = table.categories.back().label;
    return first == last ? first : first + " to " + last;
  }
  std::optional<Period> period;
  for (const Series& series : table.series) {
    for (const auto* figure : series.points) {
      if (figure == nullptr) continue;
      if (period && !(*period == figure->period())) return {};
      period = figure->period();
    }
  }
  return period ? period->label() : std::string{};
}

std::string in_category(const Category& category) {
  if (!category.period) return "for " + category.label;
  return (category.period->kind() == Period::Kind::day ? "at " : "in ") + category.label;
}

std::string opening_of(const PublicTable& table) {
  const std::string time = time_of(table);
  if (table.measure.empty()) return time.empty() ? std::string{} : capitalised(time) + ".";
  return table.measure + (time.empty() ? "" : ", " + time) + ".";
}

std::string missing_sentences(const PublicTable& table) {
  const auto gaps = gaps_of(table);
  if (gaps.empty()) return {};
  if (gaps.size() > kMostGaps) {
    std::size_t hidden = 0;
    std::size_t missing = 0;
    for (const Gap& gap : gaps) {
      (gap.why == Missing::suppressed ? hidden : missing) += gap.categories.size();
    }
    std::string text;
    if (hidden > 0) {
      text += fmt::format(" {} {} so that nobody can be identified.",
                          count_of(hidden, "figure", "figures"),
                          hidden == 1 ? "is hidden" : "are hidden");
    }
    if (missing > 0) {
      text += fmt::format(" {} {}; the table says why.", count_of(missing, "figure", "figures"),
                          missing == 1 ? "is missing" : "are missing");
    }
    return text;
  }
  std::string text;
  for (const Gap& gap : gaps) {
    const std::string name = name_in_sentence(*gap.series);
    const bool one = gap.categories.size() == 1;
    const std::string which =
        table.categories.size() == 1 ? "" : " (" + categories_in(table, gap.categories) + ")";
    if (gap.why == Missing::suppressed) {
      text += fmt::format(" {} for {}{} {} hidden so that nobody can be identified.",
                          one ? "One figure" : fmt::format("{} figures", gap.categories.size()),
                          name, which, one ? "is" : "are");
    } else {
      text += fmt::format(" There {} no {} for {}{}: {}.", one ? "is" : "are",
                          one ? "figure" : "figures", name, which, reason(gap.why));
    }
  }
  return text;
}

std::string status_sentences(const PublicTable& table) {
  constexpr auto kWords = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"p", "provisional"},
      {"f", "forecast"},
      {"e", "estimated"},
  });
  std::string text;
  for (const auto& [code, word] : kWords) {
    std::vector<std::size_t> which;
    bool all = true;
    for (std::size_t i = 0; i < table.categories.size(); ++i) {
      bool found = false;
      for (const Series& series : table.series) {
        const auto* figure = series.points[i];
        if (figure == nullptr || !figure->value()) continue;
        const auto& statuses = figure->statuses();
        const bool has = std::find(statuses.begin(), statuses.end(), code) != statuses.end();
        found = found || has;
        all = all && has;
      }
      if (found) which.push_back(i);
    }
    if (which.empty()) continue;
    if (all) {
      text += fmt::format(" All figures are {}.", word);
    } else {
      text += fmt::format(" Some or all figures for {} are {}.", categories_in(table, which), word);
    }
  }
  return text;
}

}  // namespace pier::charts
