#include "preview/repeated_build.h"

#include <catch2/catch.hpp>

#include "diagnostics/render.h"
#include "support/folder_files.h"

using namespace pier;
using preview::RepeatedBuild;

namespace {

std::string page(std::string_view title, std::string_view text) {
  return "---\ntitle: " + std::string(title) + "\nsummary: A page of this example.\n---\n\n" +
         std::string(text) + "\n";
}

/// The small site of the examples, built again and again.
struct Repeated {
  Repeated() {
    test::add_all(files, test::read_folder(std::string(PIER_TESTS_DIR) + "/golden/base"));
    files.add("content/a.md", page("Page A", "Words of this page. See [words](words.md)."));
    files.add("content/b.md", page("Page B", "Other words."));
  }

  BuildOptions options() const {
    BuildOptions options{{.today = *Date::parse("2026-11-21"), .drafts = true}, Jobs{1}};
    options.notes = true;
    return options;
  }
  std::shared_ptr<const Build> build(std::string_view conditions = "") {
    return builds.build({files}, options(), digest_of(conditions), 0);
  }

  test::MemoryFileSystem files;
  RepeatedBuild builds;
};

/// Everything that a preview shows of a build.
std::string shown(const Build& build) {
  std::string all = render(build.diagnostics, *build.sources, {});
  for (const auto& [path, artifact] : build.output.files()) {
    all += path.text() + "\n" + std::string(artifact.bytes.view()) + "\n";
  }
  for (const PageNote& note : build.notes.pages) {
    all += note.url + " " + note.title + " " + note.not_public + " " +
           std::to_string(note.words.value_or(0));
    if (note.source) all += build.sources->path(*note.source);
    if (note.source) all += build.sources->text(*note.source);
    for (const std::size_t from : note.linked_from) all += " " + std::to_string(from);
    all += "\n";
  }
  return all;
}

void check_is_clean(Repeated& site, const Build& built) {
  CHECK(shown(built) == shown(build({site.files}, site.options())));
}

}  // namespace

TEST_CASE("where nothing changed, the former build is given again") {
  Repeated site;
  const auto first = site.build();
  CHECK_FALSE(first->diagnostics.has_errors());
  check_is_clean(site, *first);
  CHECK(site.build() == first);
}

TEST_CASE("words that change are built alone, and the rest is as it was") {
  Repeated site;
  const auto first = site.build();
  site.files.add("content/a.md", page("Page A", "New words, more of them. See [words](words.md)."));
  const auto second = site.build();
  CHECK(second != first);
  // The sign that not everything was built: the texts are those of the former build.
  CHECK(second->sources == first->sources);
  check_is_clean(site, *second);
  site.files.add("content/a.md", page("Page A", "Newer words. See [words](words.md)."));
  site.files.add("content/b.md", page("Page B", "And here."));
  const auto third = site.build();
  CHECK(third->sources == first->sources);
  check_is_clean(site, *third);
  CHECK(site.build() == third);
}

TEST_CASE("what is more than words is built with everything") {
  Repeated site;
  const auto first = site.build();
  SECTION("a title") {
    site.files.add("content/a.md", page("Another", "Words."));
  }
  SECTION("a link") {
    site.files.add("content/b.md", page("Page B", "See [a](a.md)."));
  }
  SECTION("a new page") {
    site.files.add("content/c.md", page("Page C", "Words."));
  }
  SECTION("a page that is gone") {
    site.files.remove("content/b.md");
  }
  SECTION("a template") {
    site.files.add("themes/plain/templates/page.html",
                   "{% extends 'base.html' %}\n{% block main %}\n<p>New</p>\n{% endblock %}\n");
  }
  SECTION("data") {
    site.files.add("data/glossary.yaml", "terms:\n  - {term: MASH, meaning: A hub}\n");
  }
  const auto second = site.build();
  CHECK(second->sources != first->sources);
  check_is_clean(site, *second);
  CHECK(site.build() == second);
}

TEST_CASE("after an error that is mended the former build is good again") {
  Repeated site;
  const auto first = site.build();
  site.files.add("content/a.md", "Words.\n");
  const auto broken = site.build();
  CHECK(broken->diagnostics.has_errors());
  CHECK(site.build() != first);
  site.files.add("content/a.md", page("Page A", "Words of this page. See [words](words.md)."));
  CHECK(site.build() == first);
  site.files.add("content/a.md", "Words.\n");
  CHECK(site.build()->diagnostics.has_errors());
  site.files.add("content/a.md", page("Page A", "Mended with new words. See [words](words.md)."));
  check_is_clean(site, *site.build());
}

TEST_CASE("a warning in a text comes and goes with it") {
  Repeated site;
  site.build();
  site.files.add("content/b.md", page("Page B", "**Bold**\n\nText."));
  const auto warned = site.build();
  CHECK(warned->diagnostics.warning_count() == 1);
  check_is_clean(site, *warned);
  site.files.add("content/a.md", page("Page A", "New words. See [words](words.md)."));
  const auto still = site.build();
  CHECK(still->diagnostics.warning_count() == 1);
  check_is_clean(site, *still);
  site.files.add("content/b.md", page("Page B", "Text."));
  const auto mended = site.build();
  CHECK(mended->diagnostics.empty());
  check_is_clean(site, *mended);
}

TEST_CASE("another day, or other names to watch, build everything") {
  Repeated site;
  const auto first = site.build("2026-11-21");
  CHECK(site.build("2026-11-21") == first);
  CHECK(site.build("2026-11-22") != first);
}
