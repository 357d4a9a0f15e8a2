#include "checks/scanned_page.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace pier {

Span place_of(const Page& page, const SourceMap& sources, std::size_t offset) {
  const html::Origin* origin = html::origin_at(page.html.origins(), offset);
  if (origin == nullptr) return page.made_from;
  const std::string_view source = sources.text(origin->span);
  const std::string_view made = std::string_view(page.html.markup()).substr(origin->offset);
  const std::size_t within = offset - origin->offset;
  // What a template says in so many words is found to the letter; what it computes, as a whole.
  if (within >= source.size() || source.substr(0, within + 1) != made.substr(0, within + 1)) {
    return origin->span;
  }
  // A tag is marked up to its end, an attribute up to the next space.
  const bool is_tag = source[within] == '<';
  std::size_t end = std::min(source.find_first_of(is_tag ? ">\n" : " >\n", within), source.size());
  if (is_tag && end < source.size() && source[end] == '>') ++end;
  const auto begin = origin->span.begin + static_cast<std::uint32_t>(within);
  return {origin->span.file, begin, origin->span.begin + static_cast<std::uint32_t>(end)};
}

void ScannedPage::report(std::string_view rule, std::size_t offset, std::string message,
                         std::string help, Diagnostics& diagnostics) const {
  diagnostics.report(rule, place_of(page, sources, offset), std::move(message), std::move(help))
      .notes.push_back({page.made_from, fmt::format("found on the page {}", page.url)});
}

PageLinks collect_links(const ScannedPage& page) {
  PageLinks found;
  for (const html::Element& element : page.scan.elements) {
    for (const html::Attribute& attribute : page.scan.attributes_of(element)) {
      if (attribute.name == "href" || attribute.name == "src") {
        found.links.push_back({attribute.value, attribute.offset});
      } else if (attribute.name == "id") {
        found.ids.push_back(attribute.value);
      }
    }
    if (element.tag == "title" && element.parent != html::kNoElement &&
        page.scan.elements[element.parent].tag == "head") {
      found.title = page.scan.text(element);
      found.title_offset = element.begin;
    }
  }
  return found;
}

}  // namespace pier
