#include "pages/guide_pages.h"

#include <algorithm>
#include <array>

#include "html/writer.h"
#include "pages/view.h"

namespace pier {

namespace {

/// A part of the guide. To add one, write its functions and a row here, its block in
/// site/blocks.cpp and content/entry.cpp, and its templates.
struct Part {
  std::string_view block;
  /// The template of its pages: without it, there are none.
  std::string_view layout;
  Value (*view)(const Rendering&, EntryId);
  std::vector<PlannedPage> (*plan)(const Rendering&, EntryId);
};

constexpr auto kParts = std::to_array<Part>({
    {"content-types", "content-type.html", types_view, plan_types},
    {"messages", "message.html", messages_view, plan_messages},
    {"theme-reference", "theme-guide.html", theme_reference_view, plan_theme_reference},
});

const Part* find_part(std::string_view block) {
  const auto* found = std::find_if(kParts.begin(), kParts.end(),
                                   [&](const Part& part) { return part.block == block; });
  return found == kParts.end() ? nullptr : found;
}

/// The first page that has the block.
std::optional<EntryId> page_with(const Site& site, std::string_view block) {
  for (std::size_t i = 0; i < site.entries().size(); ++i) {
    for (const markdown::Block& written : site.entries()[i].document.blocks()) {
      if (written.name == block) return static_cast<EntryId>(i);
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_guide_block(std::string_view name) {
  return find_part(name) != nullptr;
}

Value guide_block_view(const Rendering& rendering, std::string_view name) {
  const Part* part = find_part(name);
  const auto index = page_with(rendering.site, name);
  return part == nullptr || !index ? Value(Map{}) : part->view(rendering, *index);
}

std::vector<PlannedPage> plan_guide(const Rendering& rendering) {
  std::vector<PlannedPage> pages;
  for (const Part& part : kParts) {
    if (!rendering.theme.templates.has(part.layout)) continue;
    const auto index = page_with(rendering.site, part.block);
    if (!index) continue;
    for (PlannedPage& page : part.plan(rendering, *index)) pages.push_back(std::move(page));
  }
  return pages;
}

PlannedPage plan_guide_page(const Site& site, EntryId index, GuidePage guide) {
  PlannedPage page;
  page.url = site.placement(index).url + guide.id + "/";
  page.title = guide.title;
  page.layout = guide.layout;
  page.made_from = site.entry(index).head;
  page.for_readers = false;
  page.view = [&site, index, guide = std::move(guide), url = page.url](Diagnostics&) {
    const Placement& place = site.placement(index);
    Frame frame{.title = guide.title,
                .summary = guide.summary,
                .url = url,
                .type = std::string(guide.type),
                .trail = site.ancestors(index),
                .for_readers = false,
                .exit = place.exit,
                .discreet = place.discreet};
    frame.trail.push_back(index);
    MapBuilder view = frame_view(site, frame);
    set_nothing(view);
    Map more;
    more.push_back({std::string(guide.name), {}, guide.value()});
    return page_scope(view.build(), navigation_view(site, index), std::move(more));
  };
  return page;
}

std::string guide_href(const Site& site, EntryId index, std::string_view id) {
  return site.href(site.placement(index).url + std::string(id) + "/");
}

Value with_code(std::string_view text) {
  html::Writer out;
  bool is_code = false;
  while (true) {
    const std::size_t end = text.find('`');
    if (is_code) out.raw("<code>");
    out.text(text.substr(0, end));
    if (is_code) out.raw("</code>");
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    is_code = !is_code;
  }
  return Value(out.take());
}

}  // namespace pier
