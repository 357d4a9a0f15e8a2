#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "content/content_type.h"
#include "content/entry.h"
#include "learning/taxonomy.h"

namespace pier::scaffold {

/// A file to be made.
struct File {
  /// From the folder of the site: "content/adults/hoarding.md".
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
  /// Its place behind those of the folder; 0 where they have none.
  std::int64_t order = 0;
};

/// A kind of page that `pier new TYPE "Title"` makes by itself. To add one, add a row.
struct Recipe {
  std::string_view type;
  /// What stands below the front matter.
  std::string_view body;
  /// What somebody does next, in a sentence.
  std::string_view next;
  std::string_view example;
  std::string_view meaning;
};

std::span<const Recipe> recipes();
const Recipe* find_recipe(std::string_view type);

/// The page: a draft, so that nothing in it is public before somebody has written it. The name of
/// its file is made from its title. REQUIRES: that gives a name.
File page_file(const Recipe& recipe, const PageFacts& facts);

/// The page of a new folder below `facts.folder`, which lists what the folder holds.
File section_file(const PageFacts& facts);

/// A text that there is, in another form.
struct FormFacts {
  /// "easy-read" or "translation".
  std::string_view type;
  const Entry& of;
  /// Of a translation the code of the language and its name in English.
  std::string_view language = {};
  std::string_view language_name = {};
  std::string owner;
  Date today;
};

/// The page beside that text, as a draft.
File form_file(const FormFacts& facts);

}  // namespace pier::scaffold
