#include "checks/tables.h"

namespace pier::checks {

void tables(const ScannedPage& page, Diagnostics& diagnostics) {
  const std::vector<html::Element>& elements = page.scan.elements;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const html::Element& table = elements[i];
    if (table.code != html::tag_code("table")) continue;
    bool has_caption = false, has_header = false;
    for (std::size_t j = i + 1; j < table.after; ++j) {
      has_caption = has_caption || elements[j].code == html::tag_code("caption");
      if (elements[j].code != html::tag_code("th")) continue;
      has_header = true;
      if (page.scan.find(elements[j], "scope") == nullptr) {
        page.report("table-structure", elements[j].begin, "a header of a table has no `scope`",
                    "write scope=\"col\" or scope=\"row\"", diagnostics);
      }
    }
    if (!has_caption) {
      page.report("table-structure", table.begin, "a table has no caption",
                  "begin the table with a `<caption>` that says what it shows", diagnostics);
    }
    if (!has_header) {
      page.report("table-structure", table.begin, "a table has no headers",
                  "write the first cell of each row or column as `<th>`", diagnostics);
    }
  }
}

}  // namespace pier::checks
