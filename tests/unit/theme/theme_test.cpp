#include "theme/theme.h"

#include <catch2/catch.hpp>

#include "base/digest.h"
#include "diagnostics/render.h"

using namespace pier;

namespace {

constexpr const char* kDescription =
    "name: civic\nstyles: [civic.css]\ncolours:\n  ink: \"#112e38\"\n  paper: \"#ffffff\"\n"
    "pairs:\n  - [ink, paper, 4.5]\n";

/// A theme of a few files, and what was said about it.
struct Loaded {
  using Files = std::vector<std::pair<std::string, std::string>>;
  SourceMap map;
  Diagnostics diagnostics;
  Theme theme;

  explicit Loaded(const std::string& description, const Files& assets = {{"civic.css", "a{}"}},
                  const Files& built = {}, std::vector<std::string_view> required = {}) {
    ThemeFiles files;
    files.description = map.add("themes/civic/theme.yaml", description);
    files.templates = {{"page.html", map.add("themes/civic/templates/page.html", "{{ 'x' }}")}};
    add(files.assets, "themes/civic/assets/", assets);
    add(files.built_assets, "build/theme/civic/", built);
    theme = load_theme(files, required, map, diagnostics);
  }

  void add(std::vector<ThemeFiles::File>& to, const std::string& folder, const Files& files) {
    for (const auto& [name, bytes] : files) {
      to.push_back({*SitePath::parse(name), bytes, map.add(folder + name, bytes)});
    }
  }

  std::string problems() const { return render(diagnostics, map, {}); }
  std::string first() const {
    if (diagnostics.empty()) return "";
    const Diagnostic& problem = diagnostics.all().front();
    return std::string(problem.rule->id) + ": " + problem.message;
  }
};

}  // namespace

TEST_CASE("an asset carries ten digits of its digest in its name") {
  const Loaded loaded(kDescription, {{"civic.css", "a{}"}, {"fonts/a.woff2", "font"}});
  CHECK(loaded.problems().empty());
  CHECK(loaded.theme.name == "civic");
  const std::string digits = digest_of("font").hex().substr(0, 10);
  CHECK(loaded.theme.assets.at("fonts/a.woff2").path.text() ==
        "assets/fonts/a." + digits + ".woff2");
  CHECK(loaded.theme.asset_urls("/base/").at("fonts/a.woff2") ==
        "/base/assets/fonts/a." + digits + ".woff2");
}

TEST_CASE("the digest of a style sheet covers what it refers to") {
  const Loaded one(kDescription, {}, {{"civic.css", "a{b:url(a.svg)}"}, {"a.svg", "1"}});
  const Loaded two(kDescription, {}, {{"civic.css", "a{b:url(a.svg)}"}, {"a.svg", "2"}});
  CHECK(one.problems().empty());
  CHECK(one.theme.assets.at("civic.css").path != two.theme.assets.at("civic.css").path);
  CHECK(one.theme.assets.at("civic.css").bytes.find("url(a.") != std::string::npos);
}

TEST_CASE("a pair of colours that is too close is reported with both colours") {
  const Loaded loaded(
      "name: civic\ncolours:\n  ink: \"#777777\"\n  paper: \"#ffffff\"\n"
      "pairs:\n  - [ink, paper, 4.5]\n");
  CHECK(
      loaded.problems() ==
      "themes/civic/theme.yaml:6:5: error: `ink` on `paper` has a contrast of 4.47, and needs 4.5 "
      "(WCAG 1.4.3) [colour-contrast]\n"
      "  6 |   - [ink, paper, 4.5]\n"
      "    |     ^~~~~~~~~~~~~~~~~\n"
      "  note: themes/civic/theme.yaml:3:8: `ink` is set here\n"
      "  note: themes/civic/theme.yaml:4:10: `paper` is set here\n"
      "  help: make the darker colour darker, or the lighter one lighter\n"
      "1 error, 0 warnings\n");
}

TEST_CASE("what theme.yaml gets wrong is reported") {
  CHECK(Loaded("styles: []\n").first() == "field-missing: `name` is missing");
  CHECK(Loaded("name: a\ncolours:\n  ink: \"#fff\"\n").first() ==
        "theme-colour: `#fff` is no colour such as `#112e38`");
  CHECK(Loaded("name: a\npairs:\n  - [ink, paper, 3]\n").first() ==
        "theme-colour: there is no colour `ink`");
  CHECK(Loaded("name: a\npairs:\n  - [ink, paper]\n").first() ==
        "theme-colour: this is no pair of colours");
  CHECK(Loaded("name: a\nstyles: [civc.css]\n").first() ==
        "theme-asset: the theme has no file `civc.css`");
}

TEST_CASE("a template that the generator needs is asked for when the theme is loaded") {
  const Loaded loaded(kDescription, {{"civic.css", "a{}"}}, {}, {"page.html", "news.html"});
  CHECK(loaded.diagnostics.all().size() == 1);
  CHECK(loaded.first() == "template-missing: the theme has no template `news.html`");
}

TEST_CASE("one name is one file") {
  const Loaded loaded(kDescription, {{"civic.css", "a{}"}}, {{"civic.css", "b{}"}});
  CHECK(loaded.first() == "theme-asset: there are two files `civic.css`");
}

TEST_CASE("scripts keep nothing and ask nobody") {
  const auto problem = [](std::string script) {
    return Loaded(kDescription, {{"civic.css", ""}, {"civic.js", std::move(script)}}).first();
  };
  CHECK(problem("localStorage.setItem('a','b')") ==
        "theme-storage: the script uses `localStorage`");
  CHECK(problem("document.cookie='a'") == "theme-storage: the script uses `document.cookie`");
  CHECK(problem("fetch( 'https://x.example/a')") ==
        "theme-external: the script asks `https://x.example/a`");
  CHECK(problem("import a from\"//x.example/a.js\"") ==
        "theme-external: the script asks `//x.example/a.js`");
  CHECK(problem("const svg='http://www.w3.org/2000/svg';fetch('/a')").empty());
}
