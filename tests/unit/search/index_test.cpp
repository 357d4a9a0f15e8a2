#include "search/index.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace pier;
using search::Document;

namespace {

/// Documents that keep their markup alive.
struct Pages {
  void add(const std::string& title, const std::string& body, const std::string& summary = "s") {
    markups.push_back(std::make_unique<std::string>("<main>" + body + "</main>"));
    Document document;
    document.url = "/" + std::to_string(documents.size()) + "/";
    document.title = title;
    document.summary = summary;
    document.markup = *markups.back();
    documents.push_back(std::move(document));
  }
  search::Index index(const search::Synonyms& synonyms = {}, std::size_t jobs = 1) const {
    return search::make_index(documents, search::Phrases(synonyms), {jobs});
  }
  std::vector<std::unique_ptr<std::string>> markups;
  std::vector<Document> documents;
};

/// How much a term says about a document; 0 when it does not have it.
int impact(const search::Index& index, std::string_view stem, std::uint32_t document) {
  for (const search::Term& term : index.terms) {
    if (term.stem != stem) continue;
    for (const search::Posting& posting : term.postings) {
      if (posting.document == document) return posting.impact;
    }
  }
  return 0;
}

}  // namespace

TEST_CASE("a word in a title says more than in a heading, and there more than in the text") {
  Pages pages;
  pages.add("Neglect", "<p>x</p>");
  pages.add("One", "<h2>Neglect</h2>");
  pages.add("Two", "<p>Neglect</p>");
  for (int i = 0; i < 20; ++i) pages.add("Other", "<p>other</p>");
  const search::Index index = pages.index();
  CHECK(impact(index, "neglect", 0) > impact(index, "neglect", 1));
  CHECK(impact(index, "neglect", 1) > impact(index, "neglect", 2));
  CHECK(impact(index, "neglect", 2) > 0);
  CHECK(impact(index, "neglect", 3) == 0);
}

TEST_CASE("a rare word says more than a common one") {
  Pages pages;
  for (int i = 0; i < 20; ++i) pages.add("t", i == 0 ? "<p>common rare</p>" : "<p>common</p>");
  const search::Index index = pages.index();
  CHECK(impact(index, "rare", 0) > impact(index, "common", 0));
}

TEST_CASE("a word in a long text says less") {
  Pages pages;
  std::string padding;
  for (int i = 0; i < 2000; ++i) padding += " filling";
  pages.add("a", "<p>neglect</p>");
  pages.add("b", "<p>neglect" + padding + "</p>");
  for (int i = 0; i < 20; ++i) pages.add("t", "<p>other</p>");
  const search::Index index = pages.index();
  CHECK(impact(index, "neglect", 0) > impact(index, "neglect", 1));
}

TEST_CASE("a page that says what a group of synonyms is found by has the group") {
  search::Synonyms synonyms;
  synonyms.add({"county lines", "CCE"});
  Pages pages;
  pages.add("a", "<p>about a <b>county</b> line</p>");
  pages.add("b", "<p>CCE</p>");
  pages.add("c", "<p>lines of the county</p>");
  const search::Index index = pages.index(synonyms);
  CHECK(impact(index, search::concept_name(0), 0) > 0);
  CHECK(impact(index, search::concept_name(0), 1) > 0);
  CHECK(impact(index, search::concept_name(0), 2) == 0);
}

TEST_CASE("stop words are found in titles only") {
  Pages pages;
  pages.add("Who we are", "<p>the</p>");
  pages.add("Other", "<p>who</p>");
  const search::Index index = pages.index();
  CHECK(impact(index, "who", 0) > 0);
  CHECK(impact(index, "who", 1) == 0);
  CHECK(impact(index, "the", 0) == 0);
}

TEST_CASE("of a page without a summary its first words are shown, cut at a word") {
  Pages pages;
  pages.add("a", "<p>Short.</p>", "");
  std::string padding;
  for (int i = 0; i < 100; ++i) padding += "filling ";
  pages.add("b", "<p>" + padding + "</p>", "");
  const search::Index index = pages.index();
  CHECK(index.excerpts[0] == "Short.");
  CHECK(index.excerpts[1].ends_with("filling\xE2\x80\xA6"));
  CHECK(index.excerpts[1].size() < 170);
}

TEST_CASE("the postings of a term rise by document, whatever is left out") {
  Pages pages;
  for (int i = 0; i < 900; ++i) pages.add(i % 7 == 0 ? "Neglect" : "t", "<p>neglect</p>");
  const search::Index index = pages.index();
  const auto term = std::find_if(index.terms.begin(), index.terms.end(),
                                 [](const search::Term& one) { return one.stem == "neglect"; });
  REQUIRE(term != index.terms.end());
  CHECK(term->postings.size() == 600);
  CHECK(std::is_sorted(
      term->postings.begin(), term->postings.end(),
      [](const search::Posting& a, const search::Posting& b) { return a.document < b.document; }));
  // What says most stays: every seventh title.
  for (std::uint32_t i = 0; i < 900; i += 7) CHECK(impact(index, "neglect", i) > 0);
}

TEST_CASE("words are counted by document, as they are written") {
  Pages pages;
  pages.add("Review", "<p>reviews review reviewing</p>");
  pages.add("Other", "<p>review</p>");
  const search::Index index = pages.index();
  CHECK(index.words.at("review") == 2);
  CHECK(index.words.at("reviews") == 1);
}
