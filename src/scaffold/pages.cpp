#include "scaffold/pages.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "scaffold/front_matter.h"
#include "scaffold/next_year.h"
#include "scaffold/records.h"
#include "scaffold/yaml_text.h"

namespace pier::scaffold {

namespace {

constexpr std::string_view kPageOpening =
    "Each line below is explained by the one above it. Lines that begin with # are not read:\n"
    "take the # away to use one. Take `draft: true` out when the page is ready for readers.\n";

constexpr auto kRecipes = std::to_array<Recipe>({
    {"page", "Write here: what readers need to know first, in two or three short sentences.\n",
     "Write the page, then take `draft: true` out.", "pier new page \"Hoarding\" --in adults",
     "A page; --in says in which section"},
    {"news", "Write here: what happened, when, and what it means for readers.\n",
     "Write the news, then take `draft: true` out.", "pier new news \"A day for adults at risk\"",
     "News"},
    {"guidance",
     "Write here: whom this guidance is for and when to use it.\n\n## What to do\n\n"
     "Write here: the steps, in their order.\n",
     "Write the guidance, then take `draft: true` out.",
     "pier new guidance \"Bruising in babies\" --in professionals",
     "Guidance with its document control"},
    {"consultation", "Write here: what you want to know from people, and what it may change.\n",
     "Write what you ask, set its days, then take `draft: true` out.",
     "pier new consultation \"Our next strategy\"", "A consultation"},
    {"briefing",
     "## What this is about\n\nWrite here: the subject, in a few sentences.\n\n"
     "## Why it matters\n\nWrite here: what happens to people.\n\n"
     "## What the law says\n\nWrite here: the duties.\n\n"
     "## What reviews keep finding\n\nWrite here: the findings, without anything about persons.\n\n"
     "## What good practice looks like\n\nWrite here: what helps.\n\n"
     "## What to do\n\nWrite here: the steps for a worker.\n\n"
     "## Where to find more\n\nWrite here: links to guidance.\n",
     "Write the seven parts: 5 to 8 minutes to read, one page on paper.",
     "pier new briefing \"Self-neglect\"", "A briefing of 7 minutes"},
    {"review", "Write here: what the review is about, without anything about a person.\n",
     "Readers see the fact of a review until its state is `published`.",
     "pier new review \"Adult F\"", "The record of a review"},
});

std::string in_content(std::string_view folder, std::string_view name) {
  return fmt::format("content/{}{}{}", folder, folder.empty() ? "" : "/", name);
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
      {"closes", a_year_after(facts.today), Known::Sense::example},
      {"changes", fmt::format("\n  - {{date: {}, issue: \"1\", summary: First issue.}}", today)}};
  if (!facts.owner.empty()) known.push_back({"owner", yaml_text(facts.owner)});
  if (facts.order > 0) known.push_back({"order", std::to_string(facts.order)});
  if (recipe.type == "briefing") {
    // A team talks about three to five.
    std::string questions;
    for (const std::string_view which : {"first", "second", "third"}) {
      questions += fmt::format("\n  - {}", to_write(fmt::format("the {} question", which)));
    }
    known.push_back({"questions", std::move(questions)});
  }
  if (recipe.type == "review") {
    known.push_back({"state", "commissioned"});
    std::erase_if(known, [](const Known& k) { return k.field == "published"; });
    known.push_back({"published", today, Known::Sense::proposed});
    const auto& themes = facts.taxonomy.themes();
    if (!themes.empty()) {
      known.push_back({"themes", yaml_list({themes.front().id}), Known::Sense::example});
    }
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
  const std::string name = short_name(facts.title) + ".md";
  return {in_content(facts.folder, name),
          fmt::format("{}\n{}",
                      front_matter(*find_content_type(recipe.type), known_of(recipe, facts),
                                   Scope::all, kPageOpening),
                      recipe.body)};
}

File section_file(const PageFacts& facts) {
  const Recipe& recipe = *find_recipe("page");
  return {in_content(facts.folder, short_name(facts.title) + "/index.md"),
          fmt::format("{}\n{}\n```children\n```\n",
                      front_matter(*find_content_type(recipe.type), known_of(recipe, facts),
                                   Scope::all, kPageOpening),
                      recipe.body)};
}

File form_file(const FormFacts& facts) {
  const bool is_easy_read = facts.type == "easy-read";
  const std::string stem(facts.of.source.stem());
  const std::string suffix = is_easy_read ? "easy-read" : ascii_lower(facts.language);
  const std::string name = stem == "index" ? suffix : fmt::format("{}-{}", stem, suffix);
  const std::string what = fmt::format("the title in {}", facts.language_name);
  std::vector<Known> known{
      {"type", std::string(facts.type)},
      {"title", is_easy_read ? yaml_text(fmt::format("{} in Easy Read", facts.of.title))
                             : to_write(fmt::format("{}: {}", what, facts.of.title))},
      {"summary", to_write(is_easy_read ? "what the page is about, in one short sentence."
                                        : fmt::format("the summary in {}.", facts.language_name))},
      {"of", yaml_list({stem})},
      {"reviewed", facts.today.iso()},
      {"draft", "true"}};
  if (!is_easy_read) known.push_back({"language", std::string(facts.language)});
  if (!facts.owner.empty()) known.push_back({"owner", yaml_text(facts.owner)});
  // A sentence in Easy Read needs its picture, which nobody can make up: a heading does not.
  return {
      in_content(facts.of.source.parent().text(), name + ".md"),
      fmt::format("{}\n{}\n",
                  front_matter(*find_content_type(facts.type), known, Scope::all, kPageOpening),
                  is_easy_read ? "## Write here: a heading; below it one idea in each sentence, "
                                 "behind its picture"
                               : "Write here: the text, translated and checked by people.")};
}

}  // namespace pier::scaffold
