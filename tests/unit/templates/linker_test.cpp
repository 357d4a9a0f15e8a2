#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "support/template_case.h"
#include "templates/templates.h"

using namespace pier;

namespace {

TemplateCase rendered(const TemplateCase::Files& files) {
  return TemplateCase(files, Value(Map{}));
}

}  // namespace

TEST_CASE("the nearest block holds, over three levels") {
  const auto result =
      rendered({{"page.html", "{% extends 'middle.html' %}{% block b %}B{% endblock %}"},
                {"middle.html",
                 "{% extends 'base.html' %}{% block a %}a[{% block b %}b{% endblock %}]"
                 "{% endblock %}"},
                {"base.html", "({% block a %}{% endblock %}|{% block c %}c{% endblock %})"}});
  CHECK(result.problems().empty());
  CHECK(result.html == "(a[B]|c)");
}

TEST_CASE("a template that leads back to itself is reported with the whole loop") {
  const auto result = rendered({{"page.html", "{% include 'a.html' %}"},
                                {"a.html", "{% include 'b.html' %}"},
                                {"b.html", "{% extends 'a.html' %}"}});
  CHECK(result.problems() ==
        "b.html:1:1: error: the template `a.html` leads back to itself [template-loop]\n"
        "  1 | {% extends 'a.html' %}\n"
        "    | ^~~~~~~~~~~~~~~~~~~~~~\n"
        "  note: a.html:1:1: which leads to `b.html`\n"
        "  help: a template cannot include or extend one that needs it\n"
        "1 error, 0 warnings\n");
}

TEST_CASE("a template that includes itself is reported") {
  CHECK(rendered({{"page.html", "{% include 'page.html' %}"}}).first() ==
        "template-loop: the template `page.html` leads back to itself");
}

TEST_CASE("a missing template is reported with the nearest name") {
  const auto result =
      rendered({{"page.html", "{% include 'partials/haed.html' %}"}, {"partials/head.html", ""}});
  CHECK(result.first() == "template-missing: there is no template `partials/haed.html`");
  CHECK(result.help() == "did you mean `partials/head.html`?");
}

TEST_CASE("a block that fills nothing is reported") {
  const auto result =
      rendered({{"page.html", "{% extends 'base.html' %}{% block mian %}{% endblock %}"},
                {"base.html", "{% block main %}{% endblock %}"}});
  CHECK(result.first() == "template-name: `base.html` has no block `mian` to fill");
  CHECK(result.help() == "did you mean `main`?");
}

TEST_CASE("what stands outside the blocks of a child is reported") {
  CHECK(rendered({{"page.html", "{% extends 'base.html' %}\n\n<p>lost</p>\n"}, {"base.html", ""}})
            .first() ==
        "template-nesting: this stands outside all blocks, so that no page shows it");
  CHECK(rendered({{"page.html", "x{% extends 'base.html' %}"}, {"base.html", ""}}).first() ==
        "template-nesting: `extends` is not the first thing in the template");
}

TEST_CASE("a syntax error inside an include is reported at its place") {
  const auto result =
      rendered({{"page.html", "{% include 'part.html' %}"}, {"part.html", "<p>\n{{ a b }}</p>"}});
  CHECK(result.problems() ==
        "part.html:2:6: error: `b` is not expected here [template-syntax]\n"
        "  2 | {{ a b }}</p>\n"
        "    |      ^\n"
        "  note: page.html:1:1: `part.html` is used here\n"
        "1 error, 0 warnings\n");
}

TEST_CASE("templates stand in each other up to the limit") {
  const auto chain = [](std::size_t length) {
    TemplateCase::Files files{{"page.html", "{% include 't01.html' %}"}};
    for (std::size_t i = 1; i < length; ++i) {
      const std::string next = fmt::format("{{% include 't{:02}.html' %}}", i + 1);
      files.emplace_back(fmt::format("t{:02}.html", i), i + 1 < length ? next : "end");
    }
    return files;
  };
  CHECK(rendered(chain(templates::kMaxTemplateDepth)).html == "end");
  CHECK(rendered(chain(templates::kMaxTemplateDepth + 1)).first() ==
        "template-limit: more than 32 templates stand in each other here");
}
