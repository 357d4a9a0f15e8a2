// The pages of the guide that are made from the program's tables, in a built site with the real
// theme.

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "base/text.h"
#include "content/content_type.h"
#include "diagnostics/render.h"
#include "diagnostics/rules.h"
#include "guide/rule_examples.h"
#include "guide/syntax.h"
#include "html/escape.h"
#include "property/rich_site.h"
#include "schemas/data_files.h"

using namespace pier;
using test::Files;

namespace {

std::string page(const std::string& title, const std::string& block) {
  return "---\ntitle: " + title +
         "\nsummary: About it.\nowner: Unit\nreviewed: 2026-11-20\n---\n\n" + "```" + block +
         "\n```\n";
}

Files without_guide() {
  Files files = test::read_folder(std::string(PIER_TESTS_DIR) + "/golden/base");
  std::erase_if(files, [](const auto& file) { return file.first.starts_with("themes/"); });
  files.merge(test::read_folder(std::string(PIER_TESTS_DIR) + "/../themes/civic", "themes/civic/"));
  std::string& site = files["data/site.yaml"];
  const std::size_t at = site.find("theme: plain");
  REQUIRE(at != std::string::npos);
  site.replace(at, 12, "theme: civic");
  return files;
}

Files with_guide() {
  Files files = without_guide();
  files["content/guide/index.md"] =
      "---\ntitle: The guide\nsummary: About it.\nowner: Unit\nreviewed: "
      "2026-11-20\n---\n\nText.\n";
  files["content/guide/messages.md"] = page("Messages", "messages");
  files["content/guide/types.md"] = page("Types", "content-types");
  files["content/guide/themes.md"] = page("Themes", "theme-reference");
  return files;
}

const Build& built() {
  static const Build kBuild = test::build_files(with_guide());
  return kBuild;
}

std::string text_at(const std::string& path) {
  const Artifact* artifact = built().output.find(*SitePath::parse(path));
  return artifact == nullptr ? std::string() : std::string(artifact->bytes);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string escaped(std::string_view text) {
  return html::escaped(text, html::Context::text);
}

}  // namespace

TEST_CASE("a site with the guide has no problem") {
  INFO(render(built().diagnostics, *built().sources, {}));
  CHECK(built().diagnostics.all().empty());
}

TEST_CASE("every rule has its page with its sentence and the message of its example") {
  const std::string list = text_at("guide/messages/index.html");
  for (const Rule& rule : rules()) {
    INFO(rule.id);
    const std::string shown = text_at("guide/messages/" + std::string(rule.id) + "/index.html");
    REQUIRE_FALSE(shown.empty());
    CHECK(holds(shown, escaped(replace_all(std::string(rule.summary), "`", ""))));
    CHECK(holds(shown, escaped(guide::find_rule_example(rule.id)->message)));
    CHECK(holds(shown, "id=\"why-it-matters\""));
    CHECK(holds(list, "/guide/messages/" + std::string(rule.id) + "/\""));
    CHECK(holds(shown, "Nothing is published") == (rule.severity == Severity::error));
  }
}

TEST_CASE("every content type and data file has its page with all its fields") {
  const std::string list = text_at("guide/types/index.html");
  const auto check = [&](std::string_view id, std::span<const Field> fields) {
    INFO(id);
    const std::string shown = text_at("guide/types/" + std::string(id) + "/index.html");
    REQUIRE_FALSE(shown.empty());
    CHECK(holds(list, "/guide/types/" + std::string(id) + "/\""));
    for (const Field& field : fields) {
      INFO(field.name);
      CHECK(holds(shown, "<dt><code>" + std::string(field.name) + "</code>"));
    }
  };
  for (const ContentType& type : content_types()) check(type.name, type.fields);
  for (const schemas::DataFile& file : schemas::data_files()) check(file.name, file.fields());
  check("snapshots", {});
  const std::string words = text_at("guide/types/text/index.html");
  for (const auto group : {guide::blocks(), guide::callouts(), guide::references()}) {
    for (const guide::Word& word : group) {
      CHECK(holds(words, "<code>" + std::string(word.name) + "</code></h3>"));
    }
  }
}

TEST_CASE("pages of the guide are for search engines not to list, and their addresses no promise") {
  const std::string shown = text_at("guide/messages/heading-skip/index.html");
  CHECK(holds(shown, "<meta name=\"robots\" content=\"noindex\">"));
  CHECK_FALSE(holds(text_at("sitemap.xml"), "/guide/messages/heading-skip/"));
  CHECK(holds(text_at("sitemap.xml"), "/guide/messages/"));
  CHECK_FALSE(built().lasting_urls.contains("/guide/messages/heading-skip/"));
  CHECK(built().lasting_urls.contains("/guide/messages/"));
}

TEST_CASE("a site that asks for nothing of the guide has none of its pages") {
  const Build plain = test::build_files(without_guide());
  CHECK(plain.diagnostics.all().empty());
  CHECK(plain.output.find(*SitePath::parse("guide/messages/heading-skip/index.html")) == nullptr);
  CHECK(plain.page_count + rules().size() < built().page_count);
}
