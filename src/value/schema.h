#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostics.h"
#include "diagnostics/source_map.h"
#include "value/value.h"

namespace pier {

/// What a field holds. In the map that check_fields() gives, every kind has one
/// representation, named here.
enum class FieldKind {
  text,           ///< text; a number is taken as it was typed ("2.10"), line breaks as spaces
  date,           ///< text, a calendar date as 2026-06-04: see date_of()
  yes_no,         ///< bool
  whole_number,   ///< whole number, not negative
  number,         ///< whole number or double
  period,         ///< text, a period as 2019-20: see Period::parse()
  slug,           ///< text, a name of small letters, digits and single hyphens: "age-band"
  choice,         ///< text, one of `choices`
  url_path,       ///< text, "/old/path/": begins with one slash, no query, no dots as parts
  https_url,      ///< text, an address that begins with https:// and has no spaces
  word_list,      ///< list of text that is not empty; of `choices` when there are any
  url_path_list,  ///< list of url_path
  list,           ///< list of groups with `fields`
  group,          ///< group with `fields`
  mapping,        ///< group of any names, each with a text
  any             ///< whatever is written
};

enum class Need { required, optional };

/// One field of a group: what the documentation says of it, and what it is held against.
struct Field {
  std::string_view name = {};
  FieldKind kind = FieldKind::text;
  Need need = Need::optional;
  /// What it is for, as half a sentence: "the name of the page".
  std::string_view meaning = {};
  /// How a right value is written in the language of the file.
  std::string_view example = {};
  std::span<const std::string_view> choices = {};
  std::span<const Field> fields = {};
  /// The most characters (of each text); 0 is no limit.
  std::size_t longest = 0;
  /// A value may come from elsewhere: when it is missing, the caller reports it.
  bool inherited = false;
  /// The largest whole number; 0 is no limit.
  std::int64_t most = 0;
};

/// Holds a map against its fields. The schema is closed: a name that no field has is
/// reported (field-unknown). So are missing and empty fields that are required
/// (field-missing, at `where`), values of another kind (field-type), that are no choice
/// (field-choice), no period (metric-period) or too long or large (field-length).
///
/// JSON says exactly what is what, so a file that is JSON by its name is held to it: a text is no
/// number, and an optional field is left out rather than null.
///
/// Gives a map with the members that are right, in the author's order, with their spans;
/// members without a value are left out. A null `map` gives an empty one without a
/// report: the reader has said why. Anything else that is no map is reported at `where`.
Value check_fields(const Value& map, std::span<const Field> fields, Span where,
                   const SourceMap& sources, Diagnostics& diagnostics);

/// Reports that the required `field` is missing (for inherited fields).
void report_missing(const Field& field, Span where, Diagnostics& diagnostics);

/// The value of a member that check_fields() left in, or what stands for its absence.
std::optional<Date> date_of(const Value* value);
std::string text_of(const Value* value);
bool yes_of(const Value* value, bool otherwise);
std::optional<std::int64_t> number_of(const Value* value);
std::vector<std::string> texts_of(const Value* value);
const List& list_of(const Value* value);

/// Reports that `value` is no period, with what was probably meant.
void report_no_period(std::string_view subject, const Value& value, const SourceMap& sources,
                      Diagnostics& diagnostics);

/// "/a/b/": begins with one slash; parts of letters, digits and - . _ ~; no part is "." or "..".
bool is_url_path(std::string_view text);

/// "https://" and a host, without white space, quotes, angle brackets or a user name.
bool is_https_url(std::string_view text);

}  // namespace pier
