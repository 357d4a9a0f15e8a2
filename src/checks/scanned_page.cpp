#include "checks/scanned_page.h"

#include <fmt/format.h>

namespace pier {

Span ScannedPage::origin(std::size_t offset) const {
  const html::Origin* origin = html::origin_at(page.html.origins(), offset);
  return origin == nullptr ? page.made_from : origin->span;
}

void ScannedPage::report(std::string_view rule, std::size_t offset, std::string message,
                         std::string help, Diagnostics& diagnostics) const {
  diagnostics.report(rule, origin(offset), std::move(message), std::move(help))
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
