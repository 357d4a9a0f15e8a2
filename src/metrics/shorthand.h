#pragma once

#include <string>
#include <vector>

#include "metrics/public_table.h"

namespace pier::metrics {

/// A code that stands in a table, and what it means, for the legend above the table.
struct Shorthand {
  std::string code;  ///< without brackets
  /// In plain words: "not shown, so that nobody can be identified".
  std::string meaning;
};

/// The codes of a set of figures, each once, by code. Several reasons for one code are said
/// together: "not available or not collected".
class ShorthandLegend {
 public:
  void add(const PublicObservation& figure);
  std::vector<Shorthand> codes() const;

 private:
  std::vector<std::pair<std::string, std::string>> found_;
};

/// The codes that the cells of a table use.
std::vector<Shorthand> shorthand_of(const PublicTable& table);

}  // namespace pier::metrics
