#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "diagnostics/criteria.h"
#include "diagnostics/rules.h"
#include "guide/rule_examples.h"
#include "guide/rule_groups.h"
#include "guide/rule_guide.h"
#include "html/writer.h"
#include "pages/guide_pages.h"

namespace pier {

namespace {

/// "line 4", "lines 4 and 6"; "" of none.
std::string lines_text(const std::vector<std::size_t>& lines) {
  if (lines.empty()) return {};
  std::string text = lines.size() == 1 ? "line " : "lines ";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i != 0) text += i + 1 == lines.size() ? " and " : ", ";
    text += std::to_string(lines[i]);
  }
  return text;
}

/// The lines of an excerpt as markup, what is marked in <mark>.
Html marked_lines(const guide::Excerpt& excerpt) {
  html::Writer out;
  std::size_t number = 0;
  for (const std::string_view line : split(excerpt.lines, '\n')) {
    const bool is_marked = excerpt.marks[number++] == 'x' && !trim(line).empty();
    if (number > 1) out.raw("\n");
    if (is_marked) out.raw("<mark>");
    out.text(line);
    if (is_marked) out.raw("</mark>");
  }
  return out.take();
}

/// "lines 4 to 9; what is wrong is in line 6": where to look, in words too.
std::string note_of(const guide::Excerpt& excerpt, std::string_view what) {
  std::vector<std::size_t> marked;
  for (std::size_t i = 0; i < excerpt.marks.size(); ++i) {
    if (excerpt.marks[i] == 'x') marked.push_back(excerpt.first_line + i);
  }
  const std::size_t last = excerpt.first_line + excerpt.marks.size() - 1;
  std::string note = excerpt.first_line == last
                         ? fmt::format("line {}", last)
                         : fmt::format("lines {} to {}", excerpt.first_line, last);
  if (!marked.empty() && marked.size() < excerpt.marks.size()) {
    note += fmt::format("; {} is in {}", what, lines_text(marked));
  }
  return note;
}

/// Why an example has no lines to show.
std::string_view words_instead(const guide::RuleExample& example) {
  return example.is_made_by_script
             ? "This example is made by a script when the program is tested, because it holds what "
               "no file of the program may hold."
             : "The two examples do not differ in their files, but in the day on which the site is "
               "built.";
}

/// The example that breaks the rule and the one that keeps it: [{id, heading, file, note, lines,
/// words}]; one of them has words or lines. Nothing of one that has neither.
Value excerpts_view(const guide::RuleExample& example) {
  List excerpts;
  const auto add = [&](std::string_view id, std::string_view heading, std::string_view what,
                       const guide::Excerpt& excerpt, bool needs_words) {
    const bool has_lines = !excerpt.file.empty();
    if (!has_lines && !needs_words) return;
    excerpts.push_back(MapBuilder()
                           .set("id", id)
                           .set("heading", heading)
                           .set("file", excerpt.file)
                           .set("note", has_lines ? note_of(excerpt, what) : std::string())
                           .set("lines", has_lines ? Value(marked_lines(excerpt)) : Value(Html{}))
                           .set("words", has_lines ? std::string_view() : words_instead(example))
                           .build());
  };
  add("what-breaks-it", "What breaks the rule", "what is wrong", example.bad, true);
  add("what-keeps-it", "What keeps the rule", "what differs", example.good, false);
  return Value(std::move(excerpts));
}

/// Where the W3C explains a criterion: the address ends in its name.
std::string explanation_of(const Criterion& criterion) {
  return "https://www.w3.org/WAI/WCAG22/Understanding/" + slug(criterion.name);
}

Value criterion_view(const Rule& rule) {
  const Criterion* criterion = find_criterion(rule.criterion);
  if (criterion == nullptr) return {};
  return MapBuilder()
      .set("number", criterion->number)
      .set("name", criterion->name)
      .set("url", explanation_of(*criterion))
      .build();
}

Value message_view(const Site& site, EntryId index, const Rule& rule) {
  const guide::RuleGuide* about = guide::find_rule_guide(rule.id);
  const guide::RuleExample* example = guide::find_rule_example(rule.id);
  const guide::RuleGroup* group = guide::group_of_rule(rule.id);
  const guide::RuleExample none;
  const guide::RuleExample& shown = example == nullptr ? none : *example;
  return MapBuilder()
      .set("rule", rule.id)
      .set("is_error", rule.severity == Severity::error)
      .set("criterion", criterion_view(rule))
      .set("why", with_code(about == nullptr ? std::string_view() : about->why))
      .set("cure", with_code(about == nullptr ? std::string_view() : about->cure))
      .set("text", shown.message)
      .set("excerpts", excerpts_view(shown))
      .set("group", group == nullptr ? std::string_view() : group->heading)
      .set("all_url", site.href(site.placement(index).url) +
                          (group == nullptr ? "" : fmt::format("#messages-{}", group->id)))
      .build();
}

}  // namespace

std::vector<PlannedPage> plan_messages(const Rendering& rendering, EntryId index) {
  const Site& site = rendering.site;
  std::vector<PlannedPage> pages;
  for (const Rule& rule : rules()) {
    pages.push_back(plan_guide_page(
        site, index,
        {.id = std::string(rule.id),
         .title = std::string(rule.id),
         .summary = replace_all(std::string(rule.summary), "`", ""),
         .layout = "message.html",
         .type = "message",
         .name = "message",
         .value = [&site, index, &rule] { return message_view(site, index, rule); }}));
  }
  return pages;
}

Value messages_view(const Rendering& rendering, EntryId index) {
  const Site& site = rendering.site;
  List groups;
  for (const guide::RuleGroup& group : guide::rule_groups()) {
    List items;
    for (const Rule& rule : rules()) {
      if (guide::group_of_rule(rule.id) != &group) continue;
      items.push_back(MapBuilder()
                          .set("title", rule.id)
                          .set("url", guide_href(site, index, rule.id))
                          .set("summary", with_code(rule.summary))
                          .set("is_error", rule.severity == Severity::error)
                          .build());
    }
    groups.push_back(MapBuilder()
                         .set("id", fmt::format("messages-{}", group.id))
                         .set("heading", group.heading)
                         .set("items", Value(std::move(items)))
                         .build());
  }
  return MapBuilder().set("groups", Value(std::move(groups))).build();
}

}  // namespace pier
