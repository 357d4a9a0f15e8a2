#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "tables/cell.h"
#include "value/schema.h"
#include "value/value.h"

namespace pier::tables {

/// What a table is about: counts of people are protected, other numbers are not.
enum class About { people, money, work, training, meetings, places, text };

inline constexpr std::array<std::string_view, 7> kAbouts{"people",   "money",  "work", "training",
                                                         "meetings", "places", "text"};

struct Column {
  /// By which rules, notes and answers name it; may be empty: they name it by its heading.
  std::string id;
  ColumnKind kind = ColumnKind::text;
  /// What its numbers are in, for its heading: "£", "%", "days".
  std::string unit;
  /// In a table of people: whether its whole numbers count somebody. False for years, ranks and
  /// rates that nobody can be worked out from.
  bool counts = true;
  Span span{};
};

/// A row or a column, as the YAML names it.
struct Name {
  std::string text;
  Span span{};
};

/// How a row or a column comes from others.
struct Rule {
  enum class Kind { sum, average, percent, change, percent_change };
  Kind kind{};
  /// Whether `target` and the names in it are rows; else columns.
  bool of_row = true;
  Name target;
  /// Of a row's sum or average: every row since the last total or group.
  bool all = false;
  /// Of a sum and an average what it is of; of a percentage the part and the whole; of a change
  /// the earlier and the later.
  std::vector<Name> of;
  /// What a sum leaves after taking it away.
  std::vector<Name> minus;
  /// The only columns (of a row) or rows (of a column) that it holds for; empty: all with numbers.
  std::vector<Name> only;
  Span span{};
};

/// A note for readers, or the answer to a finding of the arithmetic.
struct Remark {
  std::optional<Name> row;
  std::optional<Name> column;
  std::string text;
  Span span{};
};

/// A cell that takes the place of empty ones beside or below it.
struct Spread {
  Name row;
  Name column;
  std::size_t rows = 1;
  std::size_t columns = 1;
  Span span{};
};

/// A chart of the numbers of some rows over the columns.
struct ChartWish {
  std::vector<Name> rows;
  std::string headline;
  Span span{};
};

/// What the YAML of a table says, before its cells are known.
struct Definition {
  std::string caption;
  std::string source;
  About about = About::text;
  std::string policy;
  std::string policy_reason;
  Span policy_span{};
  std::size_t header_rows = 1;
  std::size_t header_columns = 1;
  Dash dash = Dash::not_recorded;
  std::vector<Column> columns;
  std::vector<Name> groups;
  std::vector<Rule> rules;
  std::vector<Remark> answers;
  std::vector<Remark> notes;
  std::vector<Spread> spreads;
  std::optional<Name> target_column;
  std::optional<ChartWish> chart;
  Span span{};
};

/// What a YAML file of a table may say.
std::span<const Field> file_fields();
/// What the fenced block may say: `id` and nothing else, or a whole table with its rows. `written`:
/// the block as it was read.
std::span<const Field> block_fields(const Value& written);

/// Makes sense of fields that check_fields() let through. Reports rules that say nothing
/// (table-rule). `where`: the whole.
Definition read_definition(const Value& fields, Span where, const SourceMap& sources,
                           Diagnostics& diagnostics);

}  // namespace pier::tables
