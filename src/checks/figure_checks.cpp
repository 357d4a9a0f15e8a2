#include <charconv>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "checks/tables.h"
#include "statistics/rounding.h"

namespace pier::checks {

namespace {

/// A number as people write it in a sentence: "1,839", "52%", "£1,200.50", "−3.2".
struct StatedNumber {
  double value = 0;
  int decimals = 0;
};

std::optional<StatedNumber> number_in(std::string_view text) {
  std::string digits = replace_all(replace_all(text, ",", ""), "\u2212", "-");
  digits = replace_all(replace_all(digits, "£", ""), "%", "");
  StatedNumber number;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    number.decimals = static_cast<int>(digits.size() - point - 1);
  }
  return number;
}

void check_stated(const ResolvedFigure& figure, Span span, Diagnostics& diagnostics) {
  const metrics::PublicObservation& row = *figure.value;
  if (!row.value() || figure.stated == row.text()) return;
  const auto stated = number_in(figure.stated);
  if (!stated) {
    diagnostics.report(
        "metric-contradicted", span,
        fmt::format("`{}` is no number, so it cannot be held against the figures", figure.stated),
        "write it in digits, as `says=1,839`");
    return;
  }
  // The author may round further than the data do.
  if (statistics::round_half_away(*row.value(), stated->decimals) == stated->value) return;
  diagnostics.report("metric-contradicted", span,
                     fmt::format("the text says {}, but `{}` is {} for {} ({})", figure.stated,
                                 figure.indicator->about().id, row.text(), row.area().in_sentence,
                                 row.period().label()),
                     "leave out `says=` to show the figure of the data, or correct one of the two");
}

}  // namespace

void stated_figures(const CheckInput& input, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < input.site.entries().size(); ++i) {
    const auto id = static_cast<EntryId>(i);
    const auto written = input.site.entry(id).document.references();
    const std::vector<ResolvedReference>& references = input.site.placement(id).references;
    for (std::size_t r = 0; r < references.size(); ++r) {
      const auto& figure = references[r].figure;
      if (figure && !figure->stated.empty()) check_stated(*figure, written[r].span, diagnostics);
    }
  }
}

}  // namespace pier::checks
