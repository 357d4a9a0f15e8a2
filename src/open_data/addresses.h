#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "metrics/public_figures.h"

namespace pier::open_data {

// Where the open data stand, below the base path. People and programs keep these addresses.

inline constexpr std::string_view kFolder = "/figures/";
inline constexpr std::string_view kIndicatorList = "/figures/indicators.csv";
inline constexpr std::string_view kDataPackage = "/figures/datapackage.json";
inline constexpr std::string_view kTableSchema = "/figures/data.schema.json";
inline constexpr std::string_view kCatalogue = "/figures/catalogue.jsonld";
inline constexpr std::string_view kSnapshotSchema = "/figures/snapshot.schema.json";

// Of one indicator, by its id.
std::string page_url(std::string_view id);
std::string data_url(std::string_view id);
/// Every version. Only an indicator with several has it.
std::string history_url(std::string_view id);
/// Where CSVW looks for what belongs to data.csv.
std::string metadata_url(std::string_view id);

bool has_history(const metrics::PublicIndicator& indicator);

/// All addresses of the open data; none when there are no figures.
std::vector<std::string> urls(const metrics::PublicFigures& figures);

}  // namespace pier::open_data
