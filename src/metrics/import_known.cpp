#include "base/text.h"
#include "metrics/import_draft.h"

namespace pier::metrics {

namespace {

void take_over(const Indicator& known, const ImportOptions& options, ImportedIndicator& indicator) {
  // A title that is no more than the cell in which the indicator was named.
  if (slug(indicator.title) == indicator.id) indicator.title = known.title;
  if (indicator.definition.empty()) indicator.definition = known.definition;
  if (indicator.per.empty()) indicator.per = known.per;
  if (indicator.polarity.empty()) indicator.polarity = polarity_name(known.polarity);
  if (!indicator.unit && !options.unit) indicator.unit = known.unit;
  if (!options.theme.empty()) return;
  indicator.theme = known.theme;
  indicator.branch = known.branch;
}

}  // namespace

std::size_t take_over_known(std::vector<ImportedIndicator>& indicators,
                            const ImportOptions& options) {
  std::size_t count = 0;
  for (ImportedIndicator& indicator : indicators) {
    const auto known = options.known.find(indicator.id);
    if (known == options.known.end() || indicator.figures.empty()) continue;
    take_over(known->second, options, indicator);
    ++count;
  }
  return count;
}

}  // namespace pier::metrics
