#include <catch2/catch.hpp>

#include "support/template_case.h"
#include "templates/templates.h"

using namespace pier;

namespace {

Value person(std::string name, std::int64_t age) {
  return MapBuilder().set("name", Value(std::move(name))).set("age", Value(age)).build();
}

Value people() {
  return MapBuilder()
      .set("people", Value(List{person("Ann", 40), person("Bob", 7)}))
      .set("nothing", Value())
      .set("empty", Value(List{}))
      .set("title", "Fish & chips")
      .build();
}

Html markup(std::string text) {
  return Html::trusted({std::move(text), {}});
}

}  // namespace

TEST_CASE("text is escaped, markup is not") {
  const Value data = MapBuilder().set("a", "<b>").set("b", Value(markup("<b>x</b>"))).build();
  CHECK(render_text("{{ a }} {{ b }}", data).html == "&lt;b&gt; <b>x</b>");
}

TEST_CASE("a loop knows where it is") {
  const auto result = render_text(
      "{% for p in people %}{{ loop.index }}/{{ loop.length }} {{ p.name }}"
      "{% if not loop.last %}, {% endif %}{% endfor %}",
      people());
  CHECK(result.problems().empty());
  CHECK(result.html == "1/2 Ann, 2/2 Bob");
}

TEST_CASE("an empty loop shows its else") {
  CHECK(render_text("{% for p in empty %}x{% else %}none{% endfor %}", people()).html == "none");
  CHECK(render_text("{% for p in people %}x{% else %}none{% endfor %}", people()).html == "xx");
}

TEST_CASE("the first part of a condition that holds is shown") {
  const std::string text =
      "{% if nothing %}a{% elif title == 'x' %}b{% elif people %}c{% else %}d"
      "{% endif %}";
  CHECK(render_text(text, people()).html == "c");
}

TEST_CASE("an unknown name is reported at its place in the template, with the page") {
  const auto result = render_text("<p>\n{{ titel }}\n</p>", people());
  CHECK(result.html == "<p>\n\n</p>");
  CHECK(result.problems() ==
        "page.html:2:4: error: there is no `titel` here [template-name]\n"
        "  2 | {{ titel }}\n"
        "    |    ^~~~~\n"
        "  note: content/a.md:1:1: while making this page\n"
        "  help: did you mean `title`?\n"
        "1 error, 0 warnings\n");
}

TEST_CASE("a problem in an included template names the whole way") {
  const TemplateCase result({{"page.html", "{% extends 'base.html' %}"},
                             {"base.html", "<p>{% include 'part.html' %}</p>"},
                             {"part.html", "{{ nobody }}"}},
                            people());
  REQUIRE(result.diagnostics.all().size() == 1);
  std::vector<std::string> notes;
  for (const Note& note : result.diagnostics.all()[0].notes) {
    notes.push_back(result.map.path(note.span.file) + ": " + note.message);
  }
  CHECK(notes == std::vector<std::string>{"base.html: `part.html` is included here",
                                          "page.html: `base.html` is extended here",
                                          "content/a.md: while making this page"});
}

TEST_CASE("a problem in a loop is reported once") {
  const auto result = render_text("{% for p in people %}{{ p.nam }}{% endfor %}", people());
  REQUIRE(result.diagnostics.all().size() == 1);
  CHECK(result.first() == "template-name: `p` has no `nam`");
  CHECK(result.help() == "did you mean `p.name`?");
}

TEST_CASE("what has no value, or no text, is not shown") {
  CHECK(render_text("{{ nothing }}", people()).first() ==
        "template-null: `nothing` has no value here");
  CHECK(render_text("{{ nothing.more }}", people()).first() ==
        "template-null: `nothing` has no value here, so it has no `more`");
  CHECK(render_text("{{ people }}", people()).first() ==
        "template-kind: `people` is a list, which cannot be shown as text");
  CHECK(render_text("{{ title.more }}", people()).first() ==
        "template-kind: `title` is the text `Fish & chips`, which has no members");
  CHECK(render_text("{% for x in title %}{% endfor %}", people()).first() ==
        "template-kind: `for` needs a list, and `title` is the text `Fish & chips`");
  CHECK(render_text("{{ title == 1 }}", people()).first() ==
        "template-kind: the text `Fish & chips` cannot be compared with the number `1`");
}

TEST_CASE("is defined asks without a complaint") {
  const auto result = render_text(
      "{{ 'a' if_ }}{% if titel is defined %}x{% else %}y{% endif %}"
      "{% if people is defined %}x{% endif %}{% if nothing.x is not defined %}z{% endif %}",
      people());
  CHECK(result.html == "yxz");
  CHECK(result.diagnostics.all().size() == 1);
}

TEST_CASE("scopes are searched first to last") {
  const Value first = MapBuilder().set("a", "1").build();
  const Value second = MapBuilder().set("a", "2").set("b", "3").build();
  const TemplateCase result({{"page.html", "{{ a }}{{ b }}"}},
                            std::vector<const Value*>{&first, &second});
  CHECK(result.html == "13");
}

TEST_CASE("markup does not stand in attributes or titles") {
  const Value data = MapBuilder().set("body", Value(markup("<b>x</b>"))).build();
  CHECK(render_text("<a title=\"{{ body }}\"></a>", data).first() ==
        "template-kind: `body` is markup, which stands only between tags");
  CHECK(render_text("<title>{{ body }}</title>", data).first() ==
        "template-kind: `body` is markup, which stands only between tags");
}

TEST_CASE("an address that is not safe is reported") {
  const Value data = MapBuilder().set("u", "javascript:alert(1)").set("v", "/evil").build();
  const auto whole = render_text("<a href=\"{{ u }}\">x</a>", data);
  CHECK(whole.html == "<a href=\"#\">x</a>");
  CHECK(whole.first() ==
        "template-url: `javascript:alert(1)` is no address that a page may link to");
  CHECK(render_text("<a href=\"{{ 'java' }}{{ 'script:x' }}\">x</a>", data).html ==
        "<a href=\"#\">x</a>");
  CHECK(render_text("<a href=\"/{{ v }}\">x</a>", data).html == "<a href=\"#\">x</a>");
  CHECK(render_text("<img srcset=\"{{ u }} 1x, /b.png 2x\">", data).html == "<img srcset=\"#\">");
  const auto fine = render_text("<a href=\"{{ v }}/a?b={{ 1 }}&amp;c\" title='{{ u }}'>", data);
  CHECK(fine.html == "<a href=\"/evil/a?b=1&amp;c\" title='javascript:alert(1)'>");
  CHECK(fine.problems().empty());
}

TEST_CASE("every chunk of the output has its origin") {
  const Html body = Html::trusted({"<b>x</b>", {{0, Span{FileId{7}, 3, 4}}}});
  auto result = render_text("<p>{{ body }}</p>", MapBuilder().set("body", Value(body)).build());
  const Html html = result.writer.take();
  CHECK(html::origin_at(html.origins(), 0)->span.begin == 0);
  CHECK(html::origin_at(html.origins(), 4)->span.file == FileId{7});
  CHECK(html::origin_at(html.origins(), 11)->span == Span{FileId{0}, 13, 17});
}

TEST_CASE("a template cannot run away") {
  List many(2000, Value("x"));
  const Value data = MapBuilder().set("many", Value(std::move(many))).build();
  const auto result =
      render_text("{% for a in many %}{% for b in many %}.{% endfor %}{% endfor %}", data);
  CHECK(result.first() == "template-limit: this page takes more than 1000000 steps");
}

TEST_CASE("a template that does not exist is reported at the page") {
  const TemplateCase result({{"other.html", ""}}, people());
  CHECK(result.first() == "template-missing: the theme has no template `page.html`");
}
