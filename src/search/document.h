#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pier::search {

/// A page that can be found.
struct Document {
  /// Below the base path: "/about/". Of what is on another site, its whole address; such a document
  /// has no markup here.
  std::string url;
  std::string title;
  /// Shown below the title; "": the first words of the page are.
  std::string summary;
  /// Other names by which it is looked for, and what it is filed under.
  std::vector<std::string> names;
  /// The finished page, of which the part in <main> is read. The caller keeps it.
  std::string_view markup;
  /// Gives it where it is not in memory; called once, in any thread. Null: it is `markup`.
  std::function<std::string()> read_markup{};
  /// What readers may filter by, in words: "Guidance", "Children".
  std::string kind;
  std::string audience;
  std::optional<int> year;
  /// How much sooner than others with the same words it should be found; 1 is usual.
  double weight = 1;
};

}  // namespace pier::search
