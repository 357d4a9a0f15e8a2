#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/parallel.h"
#include "pages/page.h"
#include "publish/early_files.h"
#include "publish/output.h"
#include "search/document.h"
#include "search/synonyms.h"
#include "site/site.h"
#include "theme/theme.h"

namespace pier {

/// What an emitter may look at.
struct Emission {
  const Site& site;
  const Theme& theme;
  const std::vector<Page>& pages;
  /// The file of each page.
  const std::vector<Artifact>& files;
  Jobs jobs = {};
  /// What data/synonyms.yaml says; null: nothing.
  const search::Synonyms* synonyms = nullptr;
  /// Has the bytes of the files that are not in memory.
  const EarlyFiles* early = nullptr;
};

/// A kind of output. To add one, write x.cpp and one line in emitters().
struct Emitter {
  std::string_view name;
  /// One sentence.
  std::string_view summary;
  void (*emit)(const Emission&, Output&, Diagnostics&);
};

std::span<const Emitter> emitters();

/// What the index of the search is made of.
struct SearchInput {
  /// The pages that can be found, by their addresses.
  std::vector<search::Document> documents;
  search::Synonyms synonyms;
};

/// None where the site has no search. The documents look into the files of the emission.
std::optional<SearchInput> search_input(const Emission& emission);

/// A file of the index, below the top of the site.
struct SearchFile {
  SitePath path;
  Artifact artifact;
};
std::vector<SearchFile> search_files(const SearchInput& input, Jobs jobs);
/// Whether a published file is one of the index.
bool is_search_file(std::string_view path);

/// Runs all emitters. Two things that claim one path are an error that names both.
Output emit_all(const Emission& emission, Diagnostics& diagnostics);

/// The addresses that a reader may have kept: pages, redirects, feeds, documents, open data. Not
/// the assets of the theme, whose names change with their bytes, nor what only previews have, nor
/// passing_urls().
std::set<std::string> lasting_urls(const Emission& emission);

/// Reports every address of the record that nothing answers any more.
void check_lasting_urls(const Site& site, const Output& output, Diagnostics& diagnostics);

}  // namespace pier
