#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tables/disclose.h"
#include "tables/table_file.h"
#include "tables/view.h"

namespace pier::test {

/// Reads tables from texts, and keeps what was said of them.
struct Tables {
  SourceMap sources;
  Diagnostics problems;

  tables::RawTable raw(const std::string& yaml, const std::string& csv) {
    const FileId description = sources.add("data/tables/a/t.yaml", yaml);
    const FileId cells = sources.add("data/tables/a/t.csv", csv);
    auto table = tables::read_table(description, cells, "a/t", sources, problems);
    return table ? std::move(*table) : tables::RawTable{};
  }

  /// With the policies that come with the program.
  tables::SharedTable table(const std::string& yaml, const std::string& csv) {
    return tables::disclose(raw(yaml, csv), metrics::FiguresConfig(), problems);
  }

  /// The ids of the rules that were broken, in order.
  std::vector<std::string> rules() const {
    std::vector<std::string> ids;
    for (const Diagnostic& d : problems.all()) ids.emplace_back(d.rule->id);
    return ids;
  }

  std::vector<std::string> messages() const {
    std::vector<std::string> texts;
    for (const Diagnostic& d : problems.all()) texts.push_back(d.message);
    return texts;
  }
};

/// "caption: …, about: …" and a column of each kind.
inline std::string description(const std::string& about, const std::vector<std::string>& columns,
                               const std::string& more = {}) {
  std::string yaml = "caption: A table\nabout: " + about + "\ncolumns:\n";
  for (const std::string& column : columns) yaml += "  - {" + column + "}\n";
  return yaml + more;
}

}  // namespace pier::test
