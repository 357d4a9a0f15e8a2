#include "scaffold/pages.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

#include "base/text.h"
#include "scaffold/front_matter.h"
#include "scaffold/yaml_text.h"

namespace pier::scaffold {

namespace {

constexpr std::string_view kPageOpening =
    "Each line below is explained by the one above it. Lines that begin with # are not read:\n"
    "take the # away to use one. Take `draft: true` out when the page is ready for readers.\n";

constexpr auto kRecipes = std::to_array<Recipe>({
    {"page", "Write here: what readers need to know first, in two or three short sentences.\n",
     "Write the page, then take `draft: true` out."},
    {"news", "Write here: what happened, when, and what it means for readers.\n",
     "Write the news, then take `draft: true` out."},
    {"guidance",
     "Write here: whom this guidance is for and when to use it.\n\n## What to do\n\n"
     "Write here: the steps, in their order.\n",
     "Write the guidance, then take `draft: true` out."},
    {"consultation", "Write here: what you want to know from people, and what it may change.\n",
     "Write what you ask, set its days, then take `draft: true` out."},
    {"briefing",
     "## What this is about\n\nWrite here: the subject, in a few sentences.\n\n"
     "## Why it matters\n\nWrite here: what happens to people.\n\n"
     "## What the law says\n\nWrite here: the duties.\n\n"
     "## What reviews keep finding\n\nWrite here: the findings, without anything about persons.\n\n"
     "## What good practice looks like\n\nWrite here: what helps.\n\n"
     "## What to do\n\nWrite here: the steps for a worker.\n\n"
     "## Where to find more\n\nWrite here: links to guidance.\n",
     "Write the seven parts: 5 to 8 minutes to read, one page on paper."},
    {"review", "Write here: what the review is about, without anything about a person.\n",
     "Readers see the fact of a review until its state is `published`."},
});

std::string a_year_after(const Date& day) {
  const std::chrono::year_month_day next =
      std::chrono::year_month_day{day.days()} + std::chrono::years(1);
  // 29 February has no day of its own in the next year.
  const auto date =
      Date::from_parts(static_cast<int>(next.year()), static_cast<unsigned>(next.month()),
                       std::min(day.day(), next.ok() ? day.day() : 28U));
  return date.value_or(day).iso();
}

std::vector<Known> known_of(const Recipe& recipe, const PageFacts& facts) {
  const std::string today = facts.today.iso();
  std::vector<Known> known{
      {"type", std::string(recipe.type)},
      {"title", yaml_text(facts.title)},
      {"summary", "\"Write here: what the page is about, in one or two sentences.\""},
      {"reviewed", today},
      {"draft", "true"},
      {"published", today},
      {"approved", today},
      {"opens", today},
      {"next_review", a_year_after(facts.today)},
      {"closes", a_year_after(facts.today)},
      {"changes", fmt::format("\n  - {{date: {}, issue: \"1\", summary: First issue.}}", today)}};
  if (!facts.owner.empty()) known.push_back({"owner", yaml_text(facts.owner)});
  if (recipe.type == "review") {
    known.push_back({"state", "commissioned"});
    known.push_back({"published", today, true});
    const auto& themes = facts.taxonomy.themes();
    if (!themes.empty()) known.push_back({"themes", yaml_list({themes.front().id})});
    std::erase_if(known, [](const Known& k) { return k.field == "published" && !k.proposed; });
  }
  return known;
}

}  // namespace

std::span<const Recipe> recipes() {
  return kRecipes;
}

const Recipe* find_recipe(std::string_view type) {
  const auto* found = std::find_if(kRecipes.begin(), kRecipes.end(),
                                   [&](const Recipe& recipe) { return recipe.type == type; });
  return found == kRecipes.end() ? nullptr : found;
}

File page_file(const Recipe& recipe, const PageFacts& facts) {
  const std::string name = slug(facts.title) + ".md";
  return {facts.folder.empty() ? name : fmt::format("{}/{}", facts.folder, name),
          fmt::format("{}\n{}",
                      front_matter(*find_content_type(recipe.type), known_of(recipe, facts),
                                   Scope::all, kPageOpening),
                      recipe.body)};
}

}  // namespace pier::scaffold
