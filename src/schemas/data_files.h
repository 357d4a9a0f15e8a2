#pragma once

#include <span>
#include <string_view>

#include "value/schema.h"

namespace pier::schemas {

/// A kind of file that the Business Unit keeps beside the pages. To add one, add a row.
struct DataFile {
  /// The name of its schema: "contacts".
  std::string_view name;
  /// Where such files stand, from the folder of the site: "data/meetings/*.yaml".
  std::string_view glob;
  /// One sentence for the Business Unit.
  std::string_view summary;
  /// What such a file is held against: the table that its reader uses.
  std::span<const Field> (*fields)();
};

/// Every kind of YAML file, by its name.
std::span<const DataFile> data_files();

/// The kind with this name, or null.
const DataFile* find_data_file(std::string_view name);

}  // namespace pier::schemas
