#include "search/files.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace pier;
using search::Document;

namespace {

constexpr auto kKinds = std::to_array<std::string_view>({"Guidance", "News"});
constexpr auto kAudiences = std::to_array<std::string_view>({"Children", "Everybody"});

/// `count` documents of words that are drawn by a fixed rule.
std::vector<Document> some_documents(std::size_t count, std::vector<std::string>& markups) {
  markups.clear();
  std::vector<Document> documents(count);
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < count; ++i) {
    std::string body = "<main><p>";
    for (int w = 0; w < 80; ++w) {
      state = state * 1664525U + 1013904223U;
      body += "w" + std::string(1, static_cast<char>('a' + (state >> 24U) % 26)) +
              std::to_string((state >> 16U) % 97) + " ";
    }
    markups.push_back(body + "</p></main>");
  }
  for (std::size_t i = 0; i < count; ++i) {
    documents[i].url = "/page-" + std::to_string(i) + "/";
    documents[i].title = "Page <" + std::to_string(i) + ">";
    documents[i].markup = markups[i];
    documents[i].kind = i % 3 == 0 ? "News" : "Guidance";
    documents[i].audience = "Everybody";
    if (i % 2 == 0) documents[i].year = 2020 + static_cast<int>(i % 5);
  }
  return documents;
}

std::vector<search::File> files_of(const std::vector<Document>& documents, std::size_t jobs,
                                   const search::Synonyms& synonyms = {}) {
  return search::make_files(documents, synonyms, {kKinds, kAudiences}, {jobs});
}

std::string manifest_of(const std::vector<search::File>& files) {
  const auto found = std::find_if(files.begin(), files.end(), [](const search::File& file) {
    return file.name == search::kManifest;
  });
  return found == files.end() ? "" : found->bytes;
}

}  // namespace

TEST_CASE("the same documents give the same files at any number of jobs") {
  std::vector<std::string> markups;
  const auto documents = some_documents(200, markups);
  search::Synonyms synonyms;
  synonyms.add({"wa1 wb2", "wc3"});
  const auto one = files_of(documents, 1, synonyms);
  const auto many = files_of(documents, 7, synonyms);
  REQUIRE(one.size() == many.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].name == many[i].name);
    CHECK(one[i].bytes == many[i].bytes);
  }
}

TEST_CASE("no part is large, and each has a name of its own") {
  std::vector<std::string> markups;
  const auto files = files_of(some_documents(700, markups), 2);
  CHECK(files.size() > 10);
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(files[i].bytes.size() <= 16 * 1024);
    if (i > 0) CHECK(files[i - 1].name < files[i].name);
  }
}

TEST_CASE("the manifest says what each document is filed under") {
  std::vector<std::string> markups;
  const std::string manifest = manifest_of(files_of(some_documents(4, markups), 1));
  CHECK(manifest.find(R"("kind":{"names":["Guidance","News"],"of":"BAAB"})") != std::string::npos);
  CHECK(manifest.find(R"("audience":{"names":["Everybody"],"of":"AAAA"})") != std::string::npos);
  CHECK(manifest.find(R"("year":{"names":["2022","2020",""],"of":"BCAC"})") != std::string::npos);
  CHECK(manifest.find(R"("count":4)") != std::string::npos);
}

TEST_CASE("a site without pages has an index that finds nothing") {
  const auto files = files_of({}, 2);
  REQUIRE(files.size() == 1);
  CHECK(files[0].name == search::kManifest);
}

TEST_CASE("what only a reader may type is in the index too") {
  std::vector<std::string> markups{"<main><p>self neglect</p></main>"};
  std::vector<Document> documents(1);
  documents[0].url = "/a/";
  documents[0].title = "A";
  documents[0].markup = markups[0];
  search::Synonyms synonyms;
  synonyms.add({"hoarding things", "self-neglect"});
  const auto files = files_of(documents, 1, synonyms);
  std::string all;
  for (const search::File& file : files) all += file.bytes;
  CHECK(all.find("hoard\t\tthing=0\n") != std::string::npos);
  CHECK(all.find("thing\t\n") != std::string::npos);
  CHECK(all.find("\n~0\t") != std::string::npos);
}
