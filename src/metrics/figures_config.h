#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "disclosure/policy.h"
#include "value/value.h"

namespace pier::metrics {

enum class AreaKind {
  authority,
  county,
  neighbours,  ///< an average of similar areas
  region,
  country,
  ward,
  health_area,
  police_area,
  other
};

/// A place, or an average of places, that figures are about.
struct Area {
  std::string id;
  std::string name;
  /// The name inside a sentence: "the East of England". Never empty: else it is the name.
  std::string in_sentence;
  /// The code of the Office for National Statistics, or of whoever defines it; may be empty.
  std::string code;
  AreaKind kind{};
  /// The id of the area that it is a part of, so that its parts may add up; may be empty.
  std::string part_of;
  /// Of neighbours: the areas of the average.
  std::vector<std::string> members;
  Span span{};
};

struct Theme {
  std::string id;
  std::string title;
  std::string branch;  ///< children, adults, both
  std::string summary;
  Span span{};
};

/// Stands in the place of a policy's id: nothing is hidden, and a reason says why.
inline constexpr std::string_view kNoPolicy = "none";

/// data/figures.yaml: what all snapshots share.
class FiguresConfig {
 public:
  /// Knows the built-in policies, and nothing else.
  FiguresConfig();
  /// What has a problem was reported; areas, themes and policies without an id of their own are
  /// left out.
  static FiguresConfig read(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

  /// False when there is no file, or none that could be read.
  bool is_known() const { return is_known_; }
  /// In the order of the file, which is the order in tables and charts.
  const std::vector<Area>& areas() const { return areas_; }
  const Area* find_area(std::string_view id) const;
  std::vector<std::string_view> area_ids() const;
  /// The area that the site is about; null when none is named.
  const Area* own_area() const;
  const std::vector<Theme>& themes() const { return themes_; }
  const Theme* find_theme(std::string_view id) const;
  std::vector<std::string_view> theme_ids() const;
  /// The built-in policies and those of the file; null for "none".
  const disclosure::Policy* find_policy(std::string_view id) const;
  std::vector<std::string_view> policy_ids() const;

 private:
  bool is_known_ = false;
  std::string own_area_;
  std::vector<Area> areas_;
  std::vector<Theme> themes_;
  std::vector<disclosure::Policy> policies_;
};

}  // namespace pier::metrics
