#include "templates/filters.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "base/text.h"
#include "support/template_case.h"

using namespace pier;
using namespace pier::templates;

namespace {

Value data() {
  return MapBuilder()
      .set("none", Value())
      .set("list", Value(List{Value("a"), Value(std::int64_t{2})}))
      .set("empty", Value(List{}))
      .set("name", "Zoë Straße")
      .build();
}

}  // namespace

TEST_CASE("the table of filters is sorted, and each is found") {
  CHECK(std::is_sorted(filters().begin(), filters().end(),
                       [](const Filter& a, const Filter& b) { return a.name < b.name; }));
  for (const Filter& filter : filters()) CHECK(find_filter(filter.name) == &filter);
  CHECK(find_filter("nothing") == nullptr);
}

TEST_CASE("an asset gives its published address, or a suggestion") {
  CHECK(render_text("<link href=\"{{ 'civic.css' | asset }}\">").html ==
        "<link href=\"/assets/civic.0123456789.css\">");
  const auto unknown = render_text("{{ 'civc.css' | asset }}");
  CHECK(unknown.first() == "template-asset: the theme has no file `civc.css`");
  CHECK(unknown.help() == "did you mean `civic.css`?");
}

TEST_CASE("a default stands in for what is unknown, or with true for what is empty") {
  CHECK(render_text("{{ nobody | default('x') }}", data()).html == "x");
  CHECK(render_text("{{ none | default('x', true) }}", data()).html == "x");
  CHECK(render_text("{{ name | default('x') }}", data()).html == "Zoë Straße");
  CHECK(render_text("{{ none | default('x') }}", data()).first() ==
        "template-null: this has no value here");
}

TEST_CASE("filters say what they cannot take") {
  CHECK(render_text("{{ empty | first }}", data()).first() ==
        "template-null: an empty list has no first item");
  CHECK(render_text("{{ name | first }}", data()).first() ==
        "template-kind: `first` needs a list, not the text `Zoë Straße`");
  CHECK(render_text("{{ 'June' | date }}", data()).first() ==
        "template-kind: `June` is no date such as `2026-06-04`");
  CHECK(render_text("{{ name | plural('a', 'b') }}", data()).first() ==
        "template-kind: `plural` needs a whole number, not the text `Zoë Straße`");
}

TEST_CASE("letters of Europe have capitals") {
  CHECK(render_text("{{ name | upper }}", data()).html == "ZOË STRASSE");
  CHECK(render_text("{{ 'ŁÓDŹ Ÿ' | lower }}", data()).html == "łódź ÿ");
}

TEST_CASE("the guide for themes has every filter, as the table says") {
  std::ifstream file(std::string(PIER_TESTS_DIR) + "/../themes/README.md");
  const std::string guide{std::istreambuf_iterator<char>(file), {}};
  for (const Filter& filter : filters()) {
    const std::string row = fmt::format("| `{}` | {} | `{}` |", filter.name, filter.meaning,
                                        replace_all(filter.example, "|", "\\|"));
    INFO(row);
    CHECK(guide.find(row) != std::string::npos);
  }
}
