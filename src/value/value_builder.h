#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "value/value.h"

namespace pier {

/// Puts a Value together from the events of a reader, and holds what both languages must
/// keep: names are unique, and a file is neither too deep nor too large.
///
/// A problem is reported once; after a limit was passed stopped() is true, and the reader
/// must call nothing more than take().
class ValueBuilder {
 public:
  struct Limits {
    std::size_t depth;
    std::size_t nodes;
  };
  ValueBuilder(Diagnostics& diagnostics, Limits limits)
      : diagnostics_(diagnostics), limits_(limits) {}

  /// A list or map begins; only the beginning of its span is known yet.
  void begin_list(Span at) { begin(false, at); }
  void begin_map(Span at) { begin(true, at); }

  /// True when the next event is the name of a member. key() takes it.
  bool wants_key() const { return !stack_.empty() && stack_.back().is_map && !has_key(); }
  /// A name written twice is reported, and its value left out.
  void key(std::string name, Span span);
  /// A name that is no name was reported by the reader: its value is left out.
  void unusable_key();

  /// A value without parts. REQUIRES: its span is set.
  void value(Value value);

  /// The list or map that was begun last is over; its span ends at `end`.
  void end(std::uint32_t end);

  bool stopped() const { return stopped_; }
  std::size_t depth() const { return stack_.size(); }
  bool in_list() const { return !stack_.empty() && !stack_.back().is_map; }
  bool in_map() const { return !stack_.empty() && stack_.back().is_map; }
  /// Where the innermost open list or map begins. REQUIRES: depth() > 0.
  std::uint32_t begin_of_innermost() const { return stack_.back().span.begin; }

  /// The whole; null when nothing was read or a limit was passed.
  Value take();

 private:
  enum class Key { none, good, unusable };
  struct Frame {
    void add_part(Span part);

    bool is_map = false;
    Span span{};
    /// From the first to the last byte of all names and values so far.
    Span parts{};
    List list;
    Map map;
    Key key = Key::none;
    std::string name;
    Span name_span{};
    /// The names of `map`, once they are too many to look through.
    std::unordered_set<std::string> names;
  };

  bool has_key() const { return stack_.back().key != Key::none; }
  void begin(bool is_map, Span at);
  bool count(Span at);
  void put(Value value);
  template <typename Parts>
  Value finish(Parts& parts, std::vector<Parts>& spare);
  const Member* first_with_name(Frame& frame, const std::string& name);

  Diagnostics& diagnostics_;
  Limits limits_;
  std::vector<Frame> stack_;
  /// Emptied vectors with their room, for the next lists and maps.
  std::vector<List> spare_lists_;
  std::vector<Map> spare_maps_;
  Value root_;
  std::size_t nodes_ = 0;
  bool stopped_ = false;
};

}  // namespace pier
