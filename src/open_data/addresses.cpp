#include "open_data/addresses.h"

#include <fmt/format.h>

namespace pier::open_data {

std::string page_url(std::string_view id) {
  return fmt::format("{}{}/", kFolder, id);
}

std::string data_url(std::string_view id) {
  return fmt::format("{}{}/data.csv", kFolder, id);
}

std::string history_url(std::string_view id) {
  return fmt::format("{}{}/history.csv", kFolder, id);
}

std::string metadata_url(std::string_view id) {
  return fmt::format("{}{}/data.csv-metadata.json", kFolder, id);
}

bool has_history(const metrics::PublicIndicator& indicator) {
  return indicator.versions().size() > 1;
}

std::vector<std::string> urls(const metrics::PublicFigures& figures) {
  std::vector<std::string> all;
  if (figures.indicators().empty()) return all;
  for (const std::string_view url :
       {kIndicatorList, kDataPackage, kTableSchema, kCatalogue, kSnapshotSchema}) {
    all.emplace_back(url);
  }
  for (const metrics::PublicIndicator& indicator : figures.indicators()) {
    const std::string& id = indicator.about().id;
    all.push_back(data_url(id));
    all.push_back(metadata_url(id));
    if (has_history(indicator)) all.push_back(history_url(id));
  }
  return all;
}

}  // namespace pier::open_data
