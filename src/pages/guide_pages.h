#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/markdown_hooks.h"
#include "pages/page.h"

namespace pier {

/// The half of the guide that is made from the program's own tables: what messages mean, what may
/// be written into files, what a theme may use. A fenced block in a page asks for each part: it
/// becomes a list on that page, and the pages that it lists stand below the page's address. A site
/// without the blocks has none of them, nor has one whose theme has no template for them.

/// Whether a fenced block with this name is one of the guide's.
bool is_guide_block(std::string_view name);

/// What the template of such a block sees. The pages that it lists are there once, below the first
/// page that has the block.
Value guide_block_view(const Rendering& rendering, std::string_view name);

/// All pages of the guide that no file stands for.
std::vector<PlannedPage> plan_guide(const Rendering& rendering);

/// A part of the guide, one a file. `index`: the page with its block.
std::vector<PlannedPage> plan_messages(const Rendering& rendering, EntryId index);
std::vector<PlannedPage> plan_types(const Rendering& rendering, EntryId index);
std::vector<PlannedPage> plan_theme_reference(const Rendering& rendering, EntryId index);
Value messages_view(const Rendering& rendering, EntryId index);
Value types_view(const Rendering& rendering, EntryId index);
Value theme_reference_view(const Rendering& rendering, EntryId index);

/// A page of the guide: where it stands below its index, and what its template sees beyond `page`.
struct GuidePage {
  std::string id;
  std::string title;
  std::string summary;
  std::string_view layout;
  /// Of the page, for the search.
  std::string_view type;
  /// The name in the template, and what makes its value; called once, from any thread.
  std::string_view name;
  std::function<Value()> value;
};
PlannedPage plan_guide_page(const Site& site, EntryId index, GuidePage page);

/// The address of a page of the guide, for href.
std::string guide_href(const Site& site, EntryId index, std::string_view id);

/// A text whose `code` stands in backticks, as markup.
Value with_code(std::string_view text);

}  // namespace pier
