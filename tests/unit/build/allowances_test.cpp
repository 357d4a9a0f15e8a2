#include "build/allowances.h"

#include <catch2/catch.hpp>

#include "support/assembled_site.h"

using namespace pier;
using test::page;

namespace {

/// A site whose page a.md allows something, after some warnings were reported.
struct Allowed {
  explicit Allowed(const std::string& allow, const std::vector<std::string>& reported = {},
                   bool outbound_judged = false)
      : made({{"content/a.md", page("A", "allow: [" + allow + "]\n")},
              {"content/b.md", page("B")}}) {
    for (const std::string& rule : reported) {
      diagnostics.report(rule, made.site.entry(made.id("a.md")).head, "x");
    }
    diagnostics.report("bold-heading", made.site.entry(made.id("b.md")).head, "elsewhere");
    silenced = apply_allowances(collect_allowances(made.site.entries()), made.site.entries(),
                                outbound_judged, diagnostics);
  }
  std::string rules() const {
    std::string list;
    for (const Diagnostic& problem : diagnostics.all()) list += std::string(problem.rule->id) + " ";
    return list;
  }
  test::AssembledSite made;
  Diagnostics diagnostics;
  std::size_t silenced = 0;
};

}  // namespace

TEST_CASE("an allowance silences its warning in its own file, and counts it") {
  const Allowed allowed("bold-heading", {"bold-heading", "bold-heading", "link-insecure"});
  CHECK(allowed.silenced == 2);
  CHECK(allowed.rules() == "link-insecure bold-heading ");
}

TEST_CASE("an allowance that nothing needs is reported") {
  const Allowed allowed("bold-heading");
  CHECK(allowed.silenced == 0);
  CHECK(allowed.rules() == "bold-heading allow-unused ");
}

TEST_CASE("what is allowed of links to other sites is unused only where they were asked for") {
  CHECK(Allowed("link-moved").rules() == "bold-heading ");
  CHECK(Allowed("link-moved", {}, true).rules() == "bold-heading allow-unused ");
  CHECK(Allowed("link-moved", {"link-moved"}, true).rules() == "bold-heading ");
  // A server that sends programs away does so on some days only.
  CHECK(Allowed("link-unreachable", {}, true).rules() == "bold-heading ");
}

TEST_CASE("an error cannot be allowed, nor what does not exist") {
  CHECK(Allowed("raw-html", {"raw-html"}).rules() == "raw-html bold-heading allow-unknown ");
  const Allowed typing("bold-headng");
  CHECK(typing.rules() == "bold-heading allow-unknown ");
  CHECK(typing.diagnostics.all().back().help == "did you mean `bold-heading`?");
}

TEST_CASE("an allowance of a page that is held back is applied, and may be unused until its day") {
  const Allowed allowed("bold-heading, link-insecure");
  const Entry& held = allowed.made.site.entry(allowed.made.id("a.md"));
  Diagnostics diagnostics;
  diagnostics.report("bold-heading", held.head, "x");
  CHECK(apply_allowances(collect_allowances(allowed.made.site.entries()), {}, false, diagnostics) ==
        1);
  CHECK(diagnostics.all().empty());
}
