#include "guide/template_language.h"

#include <array>

namespace pier::guide {

namespace {

constexpr auto kTags = std::to_array<TemplateForm>({
    {"{{ … }}", "Shows a value, made safe for the place where it stands.",
     "<h1>{{ page.title }}</h1>", "<h1>Tom &amp; Ann</h1>"},
    {"if", "Chooses; `elif` and `else` are for the other cases.",
     "{% if page.owner %}{{ page.owner }}{% elif page.tags %}Tags{% else %}Nothing{% endif %}",
     "Tags"},
    {"for", "Repeats for each item of a list; the part behind `else` is for an empty list.",
     "{% for tag in page.tags %}<li>{{ tag }}</li>{% else %}<li>None</li>{% endfor %}",
     "<li>neglect</li><li>training</li>"},
    {"include", "Puts another template here. It sees the same names.",
     "{% include 'partials/card.html' %}", "<p>A card</p>"},
    {"extends", "Fills the blocks of another template. It must come first.",
     "{% extends 'base.html' %}{% block main %}<p>Here</p>{% endblock %}",
     "<main><p>Here</p></main>"},
    {"block", "Marks what a template that extends this one may fill.",
     "<aside>{% block side %}Nothing yet{% endblock %}</aside>", "<aside>Nothing yet</aside>"},
    {"{# … #}", "Says something to the next reader of the template; pages hold nothing of it.",
     "<p>{# not shown #}Shown</p>", "<p>Shown</p>"},
    {"{%- … -%}", "Takes away all white space before or behind a tag; so does `{{- … -}}`.",
     "<p> {{- page.title -}} </p>", "<p>Tom &amp; Ann</p>"},
});

constexpr auto kTests = std::to_array<TemplateForm>({
    {"==, !=", "Whether two texts or two numbers are the same.",
     "{% if page.type == 'news' %}News{% endif %}", "News"},
    {"<, <=, >, >=", "Which of two numbers or two texts comes first.",
     "{% if count > 1 %}Several{% endif %}", "Several"},
    {"and, or, not", "Joins conditions, with parentheses where needed.",
     "{% if page.tags and not page.owner %}Nobody’s{% endif %}", "Nobody’s"},
    {"in, not in", "Whether a list holds something, or a text a part.",
     "{% if 'neglect' in page.tags %}Neglect{% endif %}", "Neglect"},
    {"is defined", "Whether there is such a name at all.",
     "{% if nobody is defined %}Yes{% else %}No{% endif %}", "No"},
    {"is none", "Whether a name has no value.", "{% if page.owner is none %}No owner{% endif %}",
     "No owner"},
    {"loop.index", "In a `for`: the number of the round, from 1 on; `loop.index0` is from 0 on.",
     "{% for tag in page.tags %}{{ loop.index }}{% endfor %}", "12"},
    {"loop.first, loop.last", "In a `for`: whether it is the first or the last round.",
     "{% for tag in page.tags %}{{ tag }}{% if not loop.last %}, {% endif %}{% endfor %}",
     "neglect, training"},
    {"loop.length", "In a `for`: how many rounds there are.",
     "{% for tag in page.tags %}{% if loop.first %}{{ loop.length }}{% endif %}{% endfor %}", "2"},
});

constexpr auto kFilterResults = std::to_array<FilterResultText>({
    {"asset", "/assets/civic.3f2a91c0ab.css"},
    {"date", "4 June 2026"},
    {"default", "nobody"},
    {"first", "neglect"},
    {"join", "Ann, Tom"},
    {"last", "training"},
    {"length", "2"},
    {"lower", "zoë"},
    {"plural", "pages"},
    {"upper", "ZOË"},
});

constexpr auto kSamples = std::to_array<SampleTemplate>({
    {"base.html", "<main>{% block main %}{% endblock %}</main>"},
    {"partials/card.html", "<p>A card</p>"},
});

Value texts(std::span<const std::string_view> all) {
  List list;
  for (const std::string_view text : all) list.emplace_back(text);
  return Value(std::move(list));
}

}  // namespace

std::span<const TemplateForm> template_tags() {
  return kTags;
}

std::span<const TemplateForm> template_tests() {
  return kTests;
}

std::span<const FilterResultText> filter_results() {
  return kFilterResults;
}

std::span<const SampleTemplate> sample_templates() {
  return kSamples;
}

Value template_sample() {
  constexpr auto kTagsOfPage = std::to_array<std::string_view>({"neglect", "training"});
  constexpr auto kNames = std::to_array<std::string_view>({"Ann", "Tom"});
  return MapBuilder()
      .set("page", MapBuilder()
                       .set("title", "Tom & Ann")
                       .set("type", "news")
                       .set("owner", {})
                       .set("tags", texts(kTagsOfPage))
                       .set("children", texts(kNames))
                       .build())
      .set("names", texts(kNames))
      .set("name", "Zoë")
      .set("count", std::int64_t{2})
      .build();
}

}  // namespace pier::guide
