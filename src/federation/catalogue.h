#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "diagnostics/source_map.h"
#include "learning/briefing.h"
#include "learning/kinds.h"

// What a site tells other sites of its learning: /catalogue.json. The form is written down in
// /catalogue.schema.json (catalogue_schema.h), which stands beside it.

namespace pier::federation {

// Where they stand, below the base path. Other sites keep these addresses.
inline constexpr std::string_view kCatalogueUrl = "/catalogue.json";
inline constexpr std::string_view kSchemaUrl = "/catalogue.schema.json";
/// The texts of procedures that others may show.
inline constexpr std::string_view kSharedFolder = "/shared/";

inline constexpr std::string_view kFormat = "safeguarding-catalogue";
inline constexpr std::int64_t kVersion = 1;

// What a catalogue may have at the most. A reader that keeps to them is safe from any catalogue.
/// Bytes of the file: what the reader of JSON takes.
inline constexpr std::uint64_t kMostBytes = 20'000'000;
/// Items of one kind.
inline constexpr std::size_t kMostItems = 20'000;
/// Themes, kinds of abuse or agencies of one item.
inline constexpr std::size_t kMostNames = 60;
/// Characters.
inline constexpr std::size_t kLongestId = 150;
inline constexpr std::size_t kLongestTitle = 300;
inline constexpr std::size_t kLongestText = 2'000;
inline constexpr std::size_t kLongestUrl = 1'000;

/// A theme, a kind of abuse or an organisation, as its publisher calls it.
struct Named {
  std::string id;
  std::string name;
};

/// What every item has.
struct Item {
  std::string id;
  std::string title;
  std::string summary;
  /// "https://…", on the host of its publisher.
  std::string url;
  std::vector<Named> themes;
  std::vector<Named> abuse;
  std::optional<Date> published;
  /// The last day on which it may be shown.
  std::optional<Date> public_until;
  /// Its page shows the button Exit this page, or is one of which browsers remember nothing: so
  /// are lists that name it.
  bool exit = false;
  bool discreet = false;
};

struct CatalogueReview : Item {
  learning::Kind kind = learning::Kind::local_learning_review;
  /// Position in learning::age_bands().
  std::optional<std::size_t> age_band;
  std::vector<Named> agencies;
  /// Made up, to show what pages look like.
  bool is_example = false;
};

struct CatalogueBriefing : Item {
  learning::Audience audience = learning::Audience::everybody;
};

/// A procedure of which others may show a copy.
struct CatalogueProcedure {
  std::string id;
  std::string title;
  /// Its page.
  std::string url;
  /// Its text in Markdown, and the digest of those bytes.
  std::string text_url;
  std::string text_sha256;
  Span span{};
};

/// A catalogue that was read: what this site uses of it.
struct Catalogue {
  std::string publisher;
  std::vector<CatalogueReview> reviews;
  std::vector<CatalogueBriefing> briefings;
  std::vector<CatalogueProcedure> procedures;
};

/// "children" for the partnership, as files have it.
std::string_view id_of(learning::Partnership partnership);

}  // namespace pier::federation
