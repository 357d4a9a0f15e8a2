#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/source_map.h"
#include "value/value.h"

namespace pier::scaffold {

/// A file that got an entry more, or why it did not.
struct Added {
  /// The whole file; its bytes are those of before, with the entry between them.
  std::string text = {};
  /// Where the entry stands in `text`, in bytes.
  std::size_t begin = 0, end = 0;
  /// "": done. Else what is in the way, and what to do.
  std::string refusal = {};
  std::string help = {};
};

/// By what people may have sorted a list: a field of its entries, and what a new one has there.
struct SortKey {
  std::string_view field = {};
  std::string_view value = {};
};

/// A YAML file with lists at its top, to which entries are added as a careful person would: every
/// byte that is there stays, comments and line ends too.
class ListFile {
 public:
  /// `bytes` may begin with a byte order mark and have lines that end in CRLF. `part`: where the
  /// YAML stands, without the mark; the whole file when it is left out.
  explicit ListFile(std::string bytes);
  static ListFile front_matter_of(std::string bytes);

  /// Whether it holds YAML that can be understood.
  bool is_readable() const { return is_readable_; }

  /// The line (from 1) of the entry of a list that has `value` in its field `key`, whatever the
  /// case of its letters; where that field is a list, in one of its items. `key` "" looks at the
  /// entries themselves.
  std::optional<std::size_t> line_of(std::string_view list, std::string_view key,
                                     std::string_view value) const;

  /// Gives the lines of an entry whose hyphen stands so many spaces from the left.
  using EntryText = std::function<std::string(std::size_t indent)>;

  /// The file with an entry more in the list, which is made where it is not there: at its place
  /// where the list is sorted by the key, else at the end. A list in brackets gets `in_brackets`;
  /// "": such a list is refused, unless it is empty. Reads the result again: what comes back
  /// differs from before in that entry and in nothing else.
  Added with_entry(std::string_view list, const EntryText& entry, const SortKey& key = {},
                   std::string_view in_brackets = {}) const;

 private:
  /// What is put in place of some bytes of text_.
  struct Edit {
    std::size_t begin = 0, end = 0;
    std::string text;
    /// How many entries stand before the new one.
    std::size_t before = 0;
  };
  ListFile(std::string bytes, bool has_front_matter);
  const Member* member(std::string_view list) const;
  std::optional<Edit> edit_for(std::string_view list, const EntryText& entry, const SortKey& key,
                               std::string_view in_brackets) const;
  std::optional<Edit> edit_block(const Value& list, const EntryText& entry,
                                 const SortKey& key) const;
  std::string key_text(const Value& entry, std::string_view field) const;
  std::size_t place_in(const List& items, const SortKey& key) const;
  Edit edit_end(std::string_view list, const EntryText& entry) const;
  Added apply(const Edit& edit) const;
  bool differs_in_one_entry(const ListFile& after, std::string_view list, std::size_t before) const;

  std::string bytes_;
  bool has_front_matter_;
  /// As the reader takes it: without the mark, lines ending in LF.
  std::string text_;
  SourceMap sources_;
  Value root_;
  Span part_{};
  bool is_readable_ = false;
};

}  // namespace pier::scaffold
