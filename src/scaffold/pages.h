#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "content/content_type.h"
#include "learning/taxonomy.h"

namespace pier::scaffold {

/// A file to be made.
struct File {
  /// Below content/.
  std::string path;
  std::string text;
};

/// What is known of the site when one page is made.
struct PageFacts {
  std::string title;
  /// Below content/; "" is the top.
  std::string folder;
  /// The role that looks after the section.
  std::string owner;
  Date today;
  const learning::Taxonomy& taxonomy;
};

/// A kind of page that `pier new TYPE "Title"` makes by itself. To add one, add a row.
struct Recipe {
  std::string_view type;
  /// What stands below the front matter.
  std::string_view body;
  /// What somebody does next, in a sentence.
  std::string_view next;
};

std::span<const Recipe> recipes();
const Recipe* find_recipe(std::string_view type);

/// The page: a draft, so that nothing in it is public before somebody has written it. The name of
/// its file is made from its title. REQUIRES: that gives a name.
File page_file(const Recipe& recipe, const PageFacts& facts);

}  // namespace pier::scaffold
