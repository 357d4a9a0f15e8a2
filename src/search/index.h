#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "search/document.h"
#include "search/phrases.h"

namespace pier::search {

/// That a term says something about a document, and how much: 1 to kMostImpact.
struct Posting {
  std::uint32_t document = 0;
  std::uint8_t impact = 0;
};

/// The largest impact. It stands for the square root of the score, so that small scores are told
/// apart as well as large ones.
constexpr int kMostImpact = 63;

/// A stem; or a group of synonyms or a title, by the names that are given below.
struct Term {
  std::string stem;
  /// By document. Of a term that stands in very many, those with the largest impact.
  std::vector<Posting> postings;
};

/// What the site says, by stem.
struct Index {
  /// By stem.
  std::vector<Term> terms;
  /// The words as they are written, and in how many documents each stands.
  std::map<std::string, std::uint32_t, std::less<>> words;
  /// What to show of a document that has no summary; "" of the others.
  std::vector<std::string> excerpts;
};

/// The term of a group of synonyms: "~12". No word is written so.
std::string concept_name(std::uint32_t group);

/// The term of a title by the stems of its words, in whatever order: "=children+need". Nor so.
std::string title_name(std::vector<std::string> stems);

/// Reads the documents and scores every term of each by BM25F, with the lengths of an ordinary
/// page instead of averages, so that one page changes little of what is known of the others. Where
/// a page says what a group of synonyms is found by, the group is a term of it. In parallel; the
/// same documents give the same index at any number of jobs.
Index make_index(std::span<const Document> documents, const Phrases& phrases, Jobs jobs);

}  // namespace pier::search
