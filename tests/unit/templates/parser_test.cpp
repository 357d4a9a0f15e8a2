#include <catch2/catch.hpp>

#include "support/template_case.h"
#include "templates/templates.h"

using namespace pier;

namespace {

/// Rule and message of the first problem.
std::string problem(std::string text) {
  return render_text(std::move(text), MapBuilder().set("x", "1").set("l", List{}).build()).first();
}

std::size_t problem_count(std::string text) {
  return render_text(std::move(text), MapBuilder().set("x", "1").build()).diagnostics.all().size();
}

}  // namespace

TEST_CASE("it is known which names templates read, wherever they stand") {
  SourceMap map;
  Diagnostics diagnostics;
  const std::string text =
      "{{ a.b | default(c.d) }}{% if not e.f or g.h in i %}{% endif %}"
      "{% for j in k.l.m %}{{ j.n | plural('o', 'p') }}{% endfor %}{% block q %}{{ r }}"
      "{% endblock %}s.t {# u.v #}";
  const templates::Templates::Source source{"page.html", map.add("page.html", text)};
  const auto parsed = templates::Templates::parse({&source, 1}, map, diagnostics);
  CHECK(diagnostics.empty());
  std::string read;
  for (char name = 'a'; name <= 'z'; ++name) {
    if (parsed.read(std::string(1, name))) read += name;
  }
  CHECK(read == "abcdefghijklmnr");
}

TEST_CASE("a tag that is not closed is reported, and the rest is still read") {
  const auto result = render_text("{{ x\n{{ y + }}");
  CHECK(result.problems() ==
        "page.html:1:1: error: `{{` is never closed [template-syntax]\n"
        "  1 | {{ x\n"
        "    | ^~\n"
        "  help: end it with `}}`\n"
        "page.html:2:6: error: `+` means nothing in a template [template-syntax]\n"
        "  2 | {{ y + }}\n"
        "    |      ^\n"
        "  help: templates do not calculate; the value belongs into the data\n"
        "2 errors, 0 warnings\n");
}

TEST_CASE("what the language has not is refused with a way out") {
  CHECK(problem("{{ x + 1 }}") == "template-syntax: `+` means nothing in a template");
  CHECK(problem("{{ x[0] }}") == "template-syntax: `[` means nothing in a template");
  CHECK(problem("{{ f(x) }}") == "template-syntax: templates call no functions");
  CHECK(problem("{{ x.f() }}") == "template-syntax: `(` is not expected here");
  CHECK(problem("{{ x if x }}") == "template-syntax: `if` is not expected here");
  CHECK(problem("{{ 'x }}") == "template-syntax: this text has no closing quotation mark");
  CHECK(problem("{{ 1 < 2 < 3 }}") == "template-syntax: one comparison cannot follow another");
  CHECK(problem("{{ x is odd }}") == "template-syntax: `is odd` means nothing here");
  CHECK(problem("{{ (x }}") == "template-syntax: this parenthesis is not closed");
  CHECK(problem("{{ x. }}") == "template-syntax: after a full stop stands the name of a member");
  CHECK(problem("{{ }}") == "template-syntax: this tag says nothing");
  CHECK(problem("{{ and }}") == "template-syntax: a value was expected before `and`");
  CHECK(problem("{{ 007 }}") == "template-syntax: `007` cannot be read as a number");
  CHECK(problem("{{ '\\x41' }}") == "template-syntax: `\\x` has no meaning in a text");
  CHECK(problem("{% set a = 1 %}") == "template-syntax: there is no tag `set`");
  CHECK(problem("{% for loop in l %}{% endfor %}") ==
        "template-syntax: `for` needs a name of your own here");
  CHECK(problem("{% for a b %}{% endfor %}") == "template-syntax: after `for a` stands `in`");
  CHECK(problem("{% include x %}") ==
        "template-syntax: the name of a template in quotation marks was expected here");
  CHECK(problem("{{ loop.index }}") == "template-syntax: `loop` means something only inside `for`");
  CHECK(problem("{% for a in l %}{{ loop.indx }}{% endfor %}") ==
        "template-syntax: `loop` has no `indx`");
}

TEST_CASE("a filter must exist and be given what it needs") {
  const auto result = render_text("{{ x | lenght }}");
  CHECK(result.first() == "template-filter: there is no filter `lenght`");
  CHECK(result.help() == "did you mean `length`?");
  CHECK(problem("{{ 1 | plural('a') }}") ==
        "template-filter: the filter `plural` takes 2 arguments, not 1");
  CHECK(problem("{{ x | upper('a') }}") ==
        "template-filter: the filter `upper` takes no argument, not 1");
}

TEST_CASE("tags end in the order in which they began") {
  CHECK(problem("{% if x %}a") == "template-nesting: this `if` is never ended");
  CHECK(problem("a{% endif %}") == "template-nesting: `endif` ends nothing: no `if` is open");
  CHECK(problem("{% else %}") == "template-nesting: `else` belongs to no `if`");
  CHECK(problem("{% for a in l %}{% if x %}{% endfor %}") ==
        "template-nesting: `endfor` stands where `endif` was expected");
  CHECK(problem("{% if x %}{% else %}{% else %}{% endif %}") ==
        "template-nesting: `else` comes after `else`");
  CHECK(problem("{% block a %}{% endblock b %}") ==
        "template-syntax: this ends `b`, but the block is `a`");
  CHECK(problem("{% block a %}{% endblock %}{% block a %}{% endblock %}") ==
        "template-nesting: there are two blocks `a` here");
  CHECK(problem("{% for a in l %}{% block b %}{% endblock %}{% endfor %}") ==
        "template-nesting: a block cannot stand inside `for`");
}

TEST_CASE("all problems of a template are reported in one run") {
  CHECK(problem_count("{{ x + }}\n{% fi %}\n{{ x | nix }}\n{% if x %}") == 4);
}

TEST_CASE("a value stands only where it can be made safe") {
  CHECK(problem("<script>{{ x }}</script>") ==
        "template-context: a value cannot stand inside a script or style");
  CHECK(problem("<STYLE>a{{ x }}</STYLE>") ==
        "template-context: a value cannot stand inside a script or style");
  CHECK(problem("<!-- {{ x }} -->") == "template-context: a value cannot stand in an HTML comment");
  CHECK(problem("<a class={{ x }}>") ==
        "template-context: a value cannot stand in an attribute without quotation marks");
  CHECK(problem("<a {{ x }}>") ==
        "template-context: a value cannot stand in a tag, where a name belongs");
  CHECK(problem("<{{ x }}>") ==
        "template-context: a value cannot stand in a tag, where a name belongs");
  CHECK(problem("<h{{ x }}>") ==
        "template-context: a value cannot stand in a tag, where a name belongs");
  CHECK(problem("<a onclick=\"f({{ x }})\">") ==
        "template-context: a value cannot stand in an event handler");
  CHECK(problem("<a style=\"width: {{ x }}\">") ==
        "template-context: a value cannot stand in a `style` attribute");
  CHECK(problem("<p>a < {{ x }} > b</p>").empty());
  CHECK(problem("<script>var a = '</p>';</script><p title='{{ x }}'>{{ x }}</p>").empty());
  CHECK(problem("<!-- a --><br/>{{ x }}<input checked title = \"{{ x }}\" />").empty());
}

TEST_CASE("each part of a condition ends where it began") {
  CHECK(problem("<a{% if x %} class=\"a\"{% endif %}>{{ x }}</a>").empty());
  CHECK(problem("<a {% if x %}hidden{% else %}class=\"a\"{% endif %}>{{ x }}</a>").empty());
  CHECK(problem("<a class=\"a{% if x %} b{% endif %}\">{{ x }}</a>").empty());
  CHECK(problem("<a href=\"{% if x %}/b{% else %}{{ x }}{% endif %}\">{{ x }}</a>").empty());
  CHECK(problem("{% if x %}<a title=\"{% endif %}x\">") ==
        "template-context: this part of the `if` began in text and ends in the attribute `title`");
  CHECK(problem("<a{% if x %}>{% endif %}") ==
        "template-context: this part of the `if` began inside a tag and ends in text");
  CHECK(problem("{% for a in l %}<script>{% endfor %}") ==
        "template-context: this part of the `for` began in text and ends inside `<script>`");
  CHECK(problem("<a {% if x %}a=\"b\"{% endif %}c=\"d\">") ==
        "template-context: there is no space between two attributes");
  CHECK(problem("<a class={% if x %}b{% endif %}>") ==
        "template-context: `if` cannot stand in an attribute without quotation marks");
}

TEST_CASE("blocks, includes and templates hold whole elements") {
  CHECK(problem("<p class=\"{% block a %}{% endblock %}\">") ==
        "template-context: `block` cannot stand in the attribute `class`");
  CHECK(problem("{% block a %}<p class=\"{% endblock %}\">") ==
        "template-context: the block `a` ends in the attribute `class`");
  CHECK(problem("<p class=\"{% include 'page.html' %}\">") ==
        "template-context: `include` cannot stand in the attribute `class`");
  CHECK(problem("<p class=\"a") == "template-context: the template ends in the attribute `class`");
}
