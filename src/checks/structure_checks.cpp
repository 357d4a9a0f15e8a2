#include <fmt/format.h>

#include "checks/tables.h"

namespace pier::checks {

namespace {

constexpr std::string_view kTemplate = "mend the template, or what the page puts into it";

/// 1 to 6 for h1 to h6, else 0.
int heading_level(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' ? tag[1] - '0' : 0;
}

void check_headings(const ScannedPage& page, Diagnostics& diagnostics) {
  int previous = 0;
  int main_headings = 0;
  for (const html::Element& element : page.scan.elements) {
    const int level = heading_level(element.tag);
    if (level == 0) continue;
    main_headings += level == 1 ? 1 : 0;
    if (level == 1 && main_headings == 2) {
      page.report("page-heading", element.begin, "a page has a second main heading",
                  std::string(kTemplate), diagnostics);
    }
    if (previous != 0 && level > previous + 1) {
      page.report("page-heading", element.begin,
                  fmt::format("a heading of level {} follows one of level {}", level, previous),
                  std::string(kTemplate), diagnostics);
    }
    previous = level;
  }
  if (main_headings == 0) {
    page.report("page-heading", 0, "a page has no main heading", std::string(kTemplate),
                diagnostics);
  }
}

}  // namespace

void structure(const ScannedPage& page, Diagnostics& diagnostics) {
  for (const html::Fault& fault : page.scan.faults) {
    const bool is_id = fault.kind == html::FaultKind::duplicate_id;
    page.report(is_id ? "html-id" : "html-structure", fault.offset, html::describe(fault),
                std::string(kTemplate), diagnostics);
  }
  check_headings(page, diagnostics);
  std::size_t mains = 0;
  bool has_language = false;
  for (const html::Element& element : page.scan.elements) {
    mains += element.code == html::tag_code("main") ? 1 : 0;
    if (element.code == html::tag_code("html")) {
      const auto* language = page.scan.find(element, "lang");
      has_language = language != nullptr && !language->value.empty();
    }
  }
  if (mains != 1) {
    page.report("page-landmark", 0,
                mains == 0 ? "a page has no `<main>`" : "a page has more than one `<main>`",
                std::string(kTemplate), diagnostics);
  }
  if (!has_language) {
    page.report("page-language", 0, "`<html>` does not say its language",
                "write lang=\"{{ site.language }}\" in the template", diagnostics);
  }
}

}  // namespace pier::checks
