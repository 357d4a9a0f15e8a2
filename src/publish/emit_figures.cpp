#include <algorithm>
#include <optional>

#include "metrics/snapshot.h"
#include "metrics/table_csv.h"
#include "open_data/addresses.h"
#include "open_data/catalogue.h"
#include "open_data/csvw.h"
#include "open_data/data_csv.h"
#include "open_data/data_package.h"
#include "open_data/indicator_list.h"
#include "publish/emit.h"
#include "tables/view.h"

namespace pier::emit {

namespace {

/// What stands beside the page of an indicator.
struct Files {
  std::string data;
  std::string history;  ///< empty: there is one version only
  std::string metadata;
};

struct Made {
  open_data::Dataset dataset;
  Files files;
};

Made make(const metrics::PublicIndicator& indicator, const metrics::FiguresConfig& config,
          const open_data::Publisher& publisher) {
  open_data::Dataset dataset = open_data::dataset_of(indicator, config, publisher);
  Files files{open_data::data_csv(indicator),
              open_data::has_history(indicator) ? open_data::history_csv(indicator) : std::string{},
              open_data::csvw(dataset, publisher)};
  return {std::move(dataset), std::move(files)};
}

/// The cells of a data table. A page may show one twice.
void add_table(const Site& site, EntryId id, std::size_t block, Output& output,
               Diagnostics& diagnostics) {
  const tables::PublicReportTable& table = *site.placement(id).blocks[block].data_table;
  const std::vector<ResolvedBlock>& blocks = site.placement(id).blocks;
  const bool is_there =
      std::any_of(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(block),
                  [&](const ResolvedBlock& other) { return other.data_table.get() == &table; });
  if (is_there) return;
  output.add(output_path(site.placement(id).url + table_file(table, block)),
             {tables::report_table_csv(table), site.entry(id).document.blocks()[block].span},
             diagnostics);
}

/// What each chart and table of a page shows, as a file beside the page.
void add_blocks(const Site& site, Output& output, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < site.entries().size(); ++i) {
    const auto id = static_cast<EntryId>(i);
    const Placement& place = site.placement(id);
    for (std::size_t b = 0; b < place.blocks.size(); ++b) {
      const ResolvedBlock& block = place.blocks[b];
      if (block.data_table != nullptr) add_table(site, id, b, output, diagnostics);
      if (!block.table) continue;
      output.add(output_path(place.url + figures_file(b)),
                 {metrics::table_csv(*block.table), site.entry(id).document.blocks()[b].span},
                 diagnostics);
    }
  }
}

}  // namespace

void figures(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  const metrics::PublicFigures& figures = emission.site.figures();
  const auto& indicators = figures.indicators();
  add_blocks(emission.site, output, diagnostics);
  if (indicators.empty()) return;
  const open_data::Publisher publisher = open_data::publisher_of(emission.site.config());
  const auto add = [&](std::string_view url, std::string bytes) {
    output.add(output_path(url), {std::move(bytes)}, diagnostics);
  };

  std::vector<open_data::Dataset> datasets;
  datasets.reserve(indicators.size());
  {
    std::vector<std::optional<Made>> made(indicators.size());
    parallel_for(indicators.size(), emission.jobs, [&](std::size_t i) {
      made[i] = make(indicators[i], figures.config(), publisher);
    });
    for (std::optional<Made>& one : made) {
      const std::string& id = one->dataset.about().id;
      add(open_data::data_url(id), std::move(one->files.data));
      add(open_data::metadata_url(id), std::move(one->files.metadata));
      if (!one->files.history.empty()) {
        add(open_data::history_url(id), std::move(one->files.history));
      }
      datasets.push_back(std::move(one->dataset));
    }
  }

  add(open_data::kDataPackage, open_data::data_package(datasets, publisher, emission.jobs));
  add(open_data::kCatalogue, open_data::catalogue(datasets, publisher, emission.jobs));
  add(open_data::kTableSchema, open_data::common_table_schema());
  add(open_data::kIndicatorList, open_data::indicator_list(figures, publisher));
  add(open_data::kSnapshotSchema, metrics::snapshot_json_schema());
}

}  // namespace pier::emit
