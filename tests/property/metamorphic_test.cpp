// Changes of a site of which it is known beforehand what they change of what is published: nothing,
// or certain files.

#include <algorithm>
#include <functional>

#include <catch2/catch.hpp>

#include "base/text.h"
#include "build/build.h"
#include "diagnostics/render.h"
#include "property/edited_site.h"

using namespace pier;
using test::EditedSite;
using test::Files;

namespace {

Build build_of(const Files& files) {
  test::MemoryFileSystem site;
  test::add_all(site, files);
  return build({site}, {{.today = EditedSite().edition().today, .production = true}, Jobs{2}});
}

std::string errors_of(const Build& build) {
  return build.diagnostics.has_errors() ? render(build.diagnostics, *build.sources, {}) : "";
}

/// The paths of files that are not the same in both, sorted.
std::vector<std::string> changed(const Build& before, const Build& after) {
  std::vector<std::string> paths;
  const auto compare = [&](const Output& one, const Output& other, bool both) {
    for (const auto& [path, artifact] : one.files()) {
      const Artifact* const found = other.find(path);
      if (found == nullptr || (both && found->bytes.view() != artifact.bytes.view())) {
        paths.push_back(path.text());
      }
    }
  };
  compare(before.output, after.output, true);
  compare(after.output, before.output, false);
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// What people write, as editors may save it; not files that are published as they are.
void for_each_text(Files& files,
                   const std::function<void(const std::string&, std::string&)>& change) {
  for (auto& [path, text] : files) {
    const bool is_page = path.starts_with("content/") && path.ends_with(".md");
    if (is_page || path.starts_with("data/")) change(path, text);
  }
}

/// The start of all: it has to be a site without errors.
const Build& published() {
  static const Build kBuild = build_of(EditedSite().files());
  return kBuild;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("metamorphic: the site to begin with has every kind of page and no errors", "[quick]") {
  REQUIRE(errors_of(published()) == "");
  for (const char* path :
       {"news/index.html", "learning/reviews/adult-a/index.html", "meetings/index.html",
        "learning/briefings/ask-twice/index.html", "reports/2025-26/work/index.html",
        "guides/referring/index.html", "figures/index.html", "about/plan/index.html",
        "about/payments.csv", "sitemap.xml"}) {
    CAPTURE(path);
    CHECK(published().output.find(*SitePath::parse(path)) != nullptr);
  }
}

TEST_CASE("metamorphic: how an editor ends lines changes nothing", "[quick]") {
  Files files = EditedSite().files();
  for_each_text(
      files, [](const std::string&, std::string& text) { text = replace_all(text, "\n", "\r\n"); });
  const Build windows = build_of(files);
  CHECK(errors_of(windows) == "");
  CHECK(changed(published(), windows) == Paths{});
}

TEST_CASE("metamorphic: a mark of the byte order changes nothing", "[quick]") {
  Files files = EditedSite().files();
  for_each_text(files, [](const std::string&, std::string& text) { text = "\xEF\xBB\xBF" + text; });
  const Build marked = build_of(files);
  CHECK(errors_of(marked) == "");
  CHECK(changed(published(), marked) == Paths{});
}

TEST_CASE("metamorphic: what is not public changes no byte", "[quick]") {
  const std::string text = "summary: Not for readers yet.\ntags: [governance]\n";
  const std::string body = "---\n\nSee [the words](../words.md) and {term MASH}.\n\n```news\n```\n";
  Files files = EditedSite().files();
  files["content/about/unseen.md"] = "---\ntitle: An unseen page\ndraft: true\n" + text + body;
  files["content/news/tomorrow.md"] =
      "---\ntitle: Another one\npublished: 2026-11-22\n" + text + body;
  const Build more = build_of(files);
  CHECK(errors_of(more) == "");
  CHECK(changed(published(), more) == Paths{});
  CHECK(more.accounting.held_back == published().accounting.held_back + 2);
}

TEST_CASE("metamorphic: a page that is gone is in no index", "[quick]") {
  const Files all = EditedSite().files();
  std::size_t gone = 0;
  for (const auto& [path, bytes] : all) {
    if (!path.starts_with("content/") || !path.ends_with(".md") || path.ends_with("/index.md"))
      continue;
    const std::string url = path.substr(7, path.size() - 7 - 3) + "/";
    const auto page = SitePath::parse(url.substr(1) + "index.html");
    if (published().output.find(*page) == nullptr) continue;
    CAPTURE(path);
    Files files = all;
    files.erase(path);
    const Build without = build_of(files);
    // Other pages lead there: that is told, and nothing is published.
    if (without.diagnostics.has_errors()) continue;
    // The address of its folder is part of those of other pages.
    const auto below = without.output.files().lower_bound(*SitePath::parse(url.substr(1) + "0"));
    const bool is_folder =
        below != without.output.files().end() && below->first.text().starts_with(url.substr(1));
    if (is_folder) continue;
    ++gone;
    std::size_t before = 0, after = 0;
    for (const auto& [file, artifact] : published().output.files()) {
      before += artifact.bytes.view().find(url) != std::string_view::npos ? 1 : 0;
    }
    for (const auto& [file, artifact] : without.output.files()) {
      INFO(file.text());
      const bool leads_there = artifact.bytes.view().find(url) != std::string_view::npos;
      CHECK_FALSE(leads_there);
      after += leads_there ? 1 : 0;
    }
    CHECK(before > after);
  }
  CHECK(gone >= 5);
}

TEST_CASE("metamorphic: words of a text change its page alone", "[quick]") {
  for (const auto& [path, from, page] :
       {std::tuple{"content/about/structure.md", "four times a year", "about/structure/index.html"},
        std::tuple{"content/guides/referring.md", "Say who told you",
                   "guides/referring/index.html"},
        std::tuple{"content/reports/2025-26/council.md", "Back to",
                   "reports/2025-26/council/index.html"}}) {
    CAPTURE(path);
    Files files = EditedSite().files();
    const std::string text = replace_all(files[path], from, "Otherwise than before");
    REQUIRE(text != files[path]);
    files[path] = text;
    Paths others = changed(published(), build_of(files));
    CHECK(std::erase(others, page) == 1);
    // The whole report is one page, too, and tells how long it is.
    std::erase_if(others,
                  [](const std::string& other) { return other.starts_with("reports/2025-26/"); });
    CHECK(others == Paths{});
  }
}

TEST_CASE("metamorphic: the order of what has no order changes nothing", "[quick]") {
  Files files = EditedSite().files();
  const auto swap = [&](const char* path, const std::string& one, const std::string& other) {
    std::string& text = files[path];
    const std::size_t a = text.find(one), b = text.find(other);
    REQUIRE(a < b);
    REQUIRE(b != std::string::npos);
    text = text.substr(0, a) + other + text.substr(a + one.size(), b - a - one.size()) + one +
           text.substr(b + other.size());
  };
  files["data/glossary.yaml"] += "  - term: MARAC\n    meaning: A conference\n";
  const Build first = build_of(files);
  REQUIRE(errors_of(first) == "");
  swap("data/glossary.yaml", "  - term: MASH\n    meaning: Multi-Agency Safeguarding Hub\n",
       "  - term: MARAC\n    meaning: A conference\n");
  swap("data/meetings/board.yaml", "  - date: 2026-12-02\n", "  - date: 2027-06-09\n");
  swap("content/about/structure.md", "owner: Business Unit\n", "tags: [governance]\n");
  const Build second = build_of(files);
  CHECK(errors_of(second) == "");
  CHECK(changed(first, second) == Paths{});
}
