#include <fmt/format.h>

#include "checks/tables.h"

namespace pier::checks {

namespace {

/// Whether the browser fetches the address by itself.
bool loads(const html::Element& element, const html::Attribute& attribute) {
  if (attribute.name == "src" || attribute.name == "srcset" || attribute.name == "poster" ||
      attribute.name == "data") {
    return true;
  }
  return attribute.name == "href" &&
         (element.tag == "link" || element.tag == "use" || element.tag == "image");
}

bool is_elsewhere(std::string_view address) {
  return address.starts_with("//") || address.find("://") != std::string_view::npos ||
         address.starts_with("data:");
}

/// Relations that name another page without fetching it.
bool only_names(const html::Scan& scan, const html::Element& element) {
  const auto* rel = scan.find(element, "rel");
  return element.tag == "link" && rel != nullptr &&
         (rel->value == "canonical" || rel->value == "alternate");
}

}  // namespace

/// What the Content-Security-Policy would block is an error here, not in the visitor's browser.
void resources(const ScannedPage& page, Diagnostics& diagnostics) {
  const html::Scan& scan = page.scan;
  for (const html::Element& element : scan.elements) {
    if (element.code == html::tag_code("style")) {
      page.report("inline-code", element.begin, "a page holds a `<style>`",
                  "put it into a style sheet of the theme", diagnostics);
    }
    if (element.code == html::tag_code("script") && scan.find(element, "src") == nullptr) {
      const auto* type = scan.find(element, "type");
      if (type == nullptr || type->value != "application/ld+json") {
        page.report("inline-code", element.begin, "a page holds a script of its own",
                    "put it into a script of the theme", diagnostics);
      }
    }
    for (const html::Attribute& attribute : scan.attributes_of(element)) {
      if (attribute.name == "style" || attribute.name.starts_with("on")) {
        page.report("inline-code", attribute.offset,
                    fmt::format("`{}` stands in a tag", attribute.name),
                    "use a class, and the style sheet or script of the theme", diagnostics);
      }
      if (loads(element, attribute) && is_elsewhere(attribute.value) &&
          !only_names(scan, element)) {
        page.report("external-resource", attribute.offset,
                    fmt::format("the page loads `{}` from another place", attribute.value),
                    "put a copy into the theme: other places would learn who reads the page",
                    diagnostics);
      }
    }
  }
}

}  // namespace pier::checks
