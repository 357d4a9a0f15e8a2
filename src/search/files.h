#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/parallel.h"
#include "search/document.h"
#include "search/synonyms.h"

namespace pier::search {

/// A file of the index; its name is below the folder of the search: "parts/t3f2a91c0aa.txt".
struct File {
  std::string name;
  std::string bytes;
};

/// What readers may filter by, in the order in which it is offered. A document's kind or audience
/// that is not here comes behind these.
struct Facets {
  std::span<const std::string_view> kinds;
  std::span<const std::string_view> audiences;
};

/// The name of the file that the client asks for first. It is the only one whose bytes change under
/// its name; the others carry their digest.
constexpr std::string_view kManifest = "index.json";
/// The folder of the others.
constexpr std::string_view kParts = "parts/";
/// With what the names of the parts begin that have what is shown of documents.
constexpr char kShownParts = 'd';

/// The files of the index, sorted by name:
///
/// - the manifest names the parts and has of each document, one character each, its kind,
///   audience and year;
/// - `t…` has the terms of a range of stems, one a line: the stem, where it stands, and the
///   groups of synonyms that begin with it, with tabs between. A group is a term too ("~12"), and
///   so is every title, by its stems in their order ("=children+need"). Where: the distance to the
///   next document, five bits a character, the lowest first and 32 more in all but the last; then
///   the impact. The characters are those of base64url;
/// - `w…` has the words that begin with a letter, for what is misspelt: a capital letter for how
///   many letters are those of the word before, the rest of the word, and a digit for how many
///   documents have it (its logarithm to base 2);
/// - `d…` has what is shown of kDocumentsInPart documents: address, title, summary.
///
/// The same documents give the same bytes at any number of jobs.
std::vector<File> make_files(std::span<const Document> documents, const Synonyms& synonyms,
                             const Facets& facets, Jobs jobs);

constexpr std::size_t kDocumentsInPart = 16;

}  // namespace pier::search
