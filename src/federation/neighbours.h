#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "content/entry.h"
#include "diagnostics/diagnostics.h"
#include "federation/catalogue.h"
#include "learning/taxonomy.h"
#include "value/schema.h"

namespace pier::federation {

/// A procedure of a neighbour, as it was when it was fetched:
/// data/neighbours/ID/procedures/NAME.md.
struct ProcedureCopy {
  std::string name;
  FileId file{};
  /// The day on which it was fetched, where that is known.
  std::optional<Date> fetched;
};

/// A site whose learning this one shows, and what stands here of it.
struct Neighbour {
  /// Names its folder below data/neighbours/, and the list of what comes from it.
  std::string id;
  std::string name;
  /// Of its catalogue.
  std::string address;
  /// Of its site; "" when the address is none, which was reported.
  std::string host;
  bool takes_reviews = false;
  bool takes_briefings = false;
  bool takes_procedures = false;
  /// Themes of this site; when there are any, only what has one of them is taken.
  std::vector<learning::NamedId> themes;
  Span span{};

  /// As it was pinned; none when there is no copy, or one that is not right.
  std::optional<Catalogue> catalogue;
  std::optional<Date> fetched;
  std::vector<ProcedureCopy> copies;

  const ProcedureCopy* find_copy(std::string_view copy) const;
  /// "data/neighbours/essex/catalogue.json".
  std::string catalogue_path() const;
};

/// The fields of data/neighbours.yaml.
std::span<const Field> neighbours_fields();

/// Reads data/neighbours.yaml; what is not right is reported. Nothing is pinned yet.
std::vector<Neighbour> read_neighbours(FileId file, const SourceMap& sources,
                                       Diagnostics& diagnostics);

/// The neighbour with this id, or null.
const Neighbour* find_neighbour(const std::vector<Neighbour>& all, std::string_view id);

}  // namespace pier::federation
