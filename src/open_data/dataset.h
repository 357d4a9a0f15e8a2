#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "metrics/public_figures.h"
#include "open_data/columns.h"
#include "open_data/licence.h"
#include "open_data/publisher.h"

namespace pier::open_data {

/// How often a dataset gains a period.
enum class Frequency { unknown, monthly, quarterly, annual };

/// A file of a dataset.
struct Distribution {
  std::string url;  ///< below the base path
  std::string title;
};

/// The facts about the figures of one indicator. CSVW, the Data Package, the DCAT catalogue and the
/// JSON-LD of the page all say these, each in its own words. Keeps pointers into `indicator`.
struct Dataset {
  const metrics::PublicIndicator* indicator = nullptr;
  std::string title = {};
  std::string description = {};
  /// "Rate per 10,000 children aged 0 to 17".
  std::string measure = {};
  std::vector<std::string> keywords = {};
  Licence licence = {};
  /// Each once, that of the latest version first.
  std::vector<const metrics::Source*> sources = {};
  /// Who made the figures: the publisher of the latest source, else who publishes the site.
  std::string creator = {};
  /// The day on which the latest figures stood so; never the day of the build.
  Date modified;
  Frequency frequency = {};
  /// The first and the last day that the latest version has a row for; none without rows.
  std::optional<std::pair<Date, Date>> covers = {};
  /// Of the latest version.
  std::vector<const metrics::Area*> areas = {};
  /// Codes that stand in the column `status`, in alphabetical order.
  std::vector<metrics::StatusCode> codes = {};
  /// What a reader must know: caveats, breaks, targets, disclosure control. Plain sentences.
  std::vector<std::string> notes = {};
  /// data.csv first.
  std::vector<Distribution> files = {};

  const metrics::Indicator& about() const { return indicator->about(); }
};

Dataset dataset_of(const metrics::PublicIndicator& indicator, const metrics::FiguresConfig& config,
                   const Publisher& publisher);

/// The name of the area for machines, where it has a code of the Office for National Statistics:
/// "http://statistics.data.gov.uk/id/statistical-geography/E06000033". Empty elsewhere.
std::string uri_of(const metrics::Area& area);

}  // namespace pier::open_data
