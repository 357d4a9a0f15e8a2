#include <catch2/catch.hpp>

#include "site/forms.h"
#include "support/assembled_site.h"

using namespace pier;
using test::AssembledSite;
using test::page;

namespace {

AssembledSite::Files folder() {
  return {{"content/a/index.md", page("A", "", "Index.\n")},
          {"content/a/one.md", page("One", "order: 1\n", "One.\n")},
          {"content/a/two.md", page("Two", "order: 3\n", "Two.\n")},
          {"content/a/easy.md", page("Easy", "type: easy-read\nof: [one, two]\norder: 2\n")},
          {"content/a/pl.md", page("Po polsku", "type: translation\nlanguage: pl\nof: [one]\n")},
          {"content/a/ar.md", page("Arabic", "type: translation\nlanguage: ar\nof: [index]\n")}};
}

}  // namespace

TEST_CASE("a form goes with the page that it names, or with that of its folder") {
  const AssembledSite made(folder());
  CHECK(made.problems().empty());
  CHECK(made.at("a/easy.md").form_of == made.id("a/index.md"));
  CHECK(made.at("a/pl.md").form_of == made.id("a/one.md"));
  CHECK(made.names(made.at("a/index.md").forms) == "a/easy.md a/ar.md");
  CHECK(made.names(made.at("a/one.md").forms) == "a/pl.md");
  CHECK(made.at("a/two.md").forms.empty());
}

TEST_CASE("forms are not on the way from page to page") {
  const AssembledSite made(folder());
  CHECK(made.at("a/one.md").next == made.id("a/two.md"));
  CHECK(made.at("a/two.md").previous == made.id("a/one.md"));
  CHECK_FALSE(made.at("a/two.md").next);
  CHECK_FALSE(made.at("a/easy.md").next);
  CHECK_FALSE(made.at("a/easy.md").previous);
}

TEST_CASE("the mark of texts changes with each of them and their order, and with nothing else") {
  const auto mark = [](AssembledSite::Files files) {
    const AssembledSite made(std::move(files));
    return mark_of_texts(made.site, made.site.entry(made.id("a/easy.md"))).value();
  };
  AssembledSite::Files files = folder();
  const std::string before = mark(files);
  CHECK(before.size() == 32);
  files["content/a/index.md"] = page("A", "", "Another index.\n");
  CHECK(mark(files) == before);
  files["content/a/two.md"] = page("Two", "order: 3\n", "**Two**.\n");
  CHECK(mark(files) == before);
  files["content/a/two.md"] = page("Two", "order: 3\n", "Three.\n");
  CHECK(mark(files) != before);
  files = folder();
  files["content/a/easy.md"] = page("Easy", "type: easy-read\nof: [two, one]\norder: 2\n");
  CHECK(mark(files) != before);
}

TEST_CASE("a form of what is not public yet says nothing of it") {
  AssembledSite::Files files = folder();
  files["content/a/two.md"] = page("Two", "draft: true\n", "Two.\n");
  const AssembledSite made(files);
  CHECK(made.problems().empty());
  CHECK_FALSE(mark_of_texts(made.site, made.site.entry(made.id("a/easy.md"))));
}
