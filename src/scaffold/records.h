#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "scaffold/fields.h"

namespace pier::scaffold {

/// What is known of the site when an entry of a list is made.
struct RecordFacts {
  /// What stood behind the type, as many as the record takes.
  std::vector<std::string> words;
  Date today;
  /// The role that looks after the site, or "".
  std::string owner;
};

/// A kind of entry in a list of a YAML file that `pier new TYPE …` adds. To add one, add a row.
struct Record {
  std::string_view type;
  /// The name of its file in schemas::data_files(), and the list in it.
  std::string_view file;
  std::string_view list;
  /// The field that no two entries share.
  std::string_view key;
  std::size_t least_words, most_words;
  std::string_view example;
  std::string_view meaning;
  /// What somebody does next, in a sentence.
  std::string_view next;
  std::vector<Known> (*known)(const RecordFacts& facts);
};

std::span<const Record> records();
const Record* find_record(std::string_view type);

/// The fields of an entry: those of the list in its file.
std::span<const Field> fields_of(const Record& record);

/// What its key is to be, as a text; "" when the first word has no letters to make it from.
std::string key_of(const Record& record, const RecordFacts& facts);

/// The name of a file or the id of an entry, from its title: small letters, digits and hyphens, at
/// most 80 of them, cut between words where that is possible.
std::string short_name(std::string_view title);

/// A file that does not exist yet, up to its first list.
std::string new_file_head(const Record& record);

}  // namespace pier::scaffold
