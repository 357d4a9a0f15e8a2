#include "charts/drawing.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "charts/text_width.h"
#include "metrics/value_text.h"

namespace pier::charts {

using metrics::Indicator;
using metrics::PublicObservation;

std::string part_id(const Job& job, std::string_view part) {
  return fmt::format("{}-{}{}", job.spec.id, part, job.canvas.is_wide ? "" : "2");
}

void define_hatching(const Job& job, Svg& out) {
  out.raw(fmt::format(
      "<pattern id=\"{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
      "<path class=\"chart-quiet\" stroke=\"currentColor\" d=\"M-1 1L1 -1M0 6L6 0M5 7L7 5\"/>"
      "</pattern>",
      part_id(job, "h")));
}

std::string hatching(const Job& job) {
  return fmt::format("fill=\"url(#{})\"", part_id(job, "h"));
}

std::string series_attributes(const Job& job, std::size_t series) {
  return fmt::format("class=\"{}\" data-s=\"{}\"", job.styles[series].css_class(), series);
}

std::vector<double> pushed_apart(const std::vector<Label>& labels, double low, double high) {
  std::vector<std::size_t> order(labels.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return labels[a].wished < labels[b].wished;
  });
  // Labels that touch become one block, which stands where its members wish on average.
  struct Block {
    double wishes = 0;  // the sum of where each label would have the block begin
    double count = 0;
    double height = 0;
    double begin(double from, double to) const {
      return std::max(from, std::min(wishes / count, to - height));
    }
  };
  std::vector<Block> blocks;
  for (const std::size_t i : order) {
    blocks.push_back({labels[i].wished - labels[i].height / 2, 1, labels[i].height});
    while (blocks.size() > 1) {
      Block& above = blocks[blocks.size() - 2];
      const Block below = blocks.back();
      if (above.begin(low, high) + above.height <= below.begin(low, high)) break;
      above.wishes += below.wishes - below.count * above.height;
      above.count += below.count;
      above.height += below.height;
      blocks.pop_back();
    }
  }
  std::vector<double> places(labels.size());
  std::size_t next = 0;
  for (const Block& block : blocks) {
    double at = block.begin(low, high);
    const std::size_t end = next + static_cast<std::size_t>(block.count);
    for (; next < end; ++next) {
      const Label& label = labels[order[next]];
      places[order[next]] = at + label.height / 2;
      at += label.height;
    }
  }
  return places;
}

std::vector<TargetLine> target_lines(const Job& job) {
  const auto& table = job.table;
  if (table.series.empty() || table.series.front().indicator == nullptr) return {};
  const Indicator& about = *table.series.front().indicator;
  const auto label = [&](double value, std::string_view qualifier) {
    const std::string_view words =
        qualifier == "at-most" ? "at most" : metrics::words_of_qualifier(qualifier);
    return fmt::format("Target: {}{}{}", words, words.empty() ? "" : " ",
                       unit_text(metrics::number_of(value, about), about));
  };
  std::vector<TargetLine> lines;
  const std::size_t count = table.categories.size();
  const auto line_named = [&](const std::string& name) -> TargetLine& {
    for (TargetLine& line : lines) {
      if (line.label == name) return line;
    }
    return lines.emplace_back(TargetLine{name, std::vector<std::optional<double>>(count)});
  };
  for (const metrics::Target& target : table.targets) {
    TargetLine& line = line_named(label(target.value, target.qualifier));
    for (std::size_t i = 0; i < count; ++i) {
      const auto& period = table.categories[i].period;
      if (!target.period || (period && *period == *target.period)) line.values[i] = target.value;
    }
  }
  if (job.spec.target) {
    line_named(label(*job.spec.target, "")).values.assign(count, job.spec.target);
  }
  std::erase_if(lines, [](const TargetLine& line) {
    return std::none_of(line.values.begin(), line.values.end(),
                        [](const auto& value) { return value.has_value(); });
  });
  return lines;
}

std::optional<Range> range_of(const Job& job) {
  std::optional<Range> range;
  const auto add = [&](const std::optional<double>& value) {
    if (!value || !std::isfinite(*value)) return;
    if (!range) range = Range{*value, *value};
    range->low = std::min(range->low, *value);
    range->high = std::max(range->high, *value);
  };
  for (const auto& series : job.table.series) {
    for (const auto* point : series.points) {
      if (point != nullptr) add(point->value());
    }
  }
  if (!range) return range;
  for (const TargetLine& line : target_lines(job)) {
    for (const auto& value : line.values) add(value);
  }
  return range;
}

bool is_preliminary(const PublicObservation& figure) {
  return std::any_of(figure.statuses().begin(), figure.statuses().end(), [](const auto& status) {
    return status == "p" || status == "f" || status == "e";
  });
}

std::string code_of(const PublicObservation* figure) {
  if (figure == nullptr || !figure->missing()) return "[x]";
  return fmt::format("[{}]", metrics::shorthand_of(*figure->missing()));
}

std::string unit_text(std::string number, const Indicator& about) {
  using metrics::Unit;
  if (about.unit == Unit::percentage && !number.ends_with('%')) return number + "%";
  if (about.unit == Unit::pounds && number.find("\u00a3") == std::string::npos) {
    const bool negative = number.starts_with("\u2212");
    return negative ? "\u2212\u00a3" + number.substr(3) : "\u00a3" + number;
  }
  return number;
}

std::string mark_text(const PublicObservation& figure, const Indicator& about) {
  if (!figure.value()) return code_of(&figure);
  if (about.unit == metrics::Unit::thousand_pounds) {
    return metrics::with_unit(*figure.value(), about);
  }
  return unit_text(metrics::number_of(*figure.value(), about), about);
}

}  // namespace pier::charts
