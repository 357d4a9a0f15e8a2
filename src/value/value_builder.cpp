#include "value/value_builder.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

void ValueBuilder::Frame::add_part(Span part) {
  parts.begin = std::min(parts.begin, part.begin);
  parts.end = std::max(parts.end, part.end);
}

void ValueBuilder::begin(bool is_map, Span at) {
  if (!count(at)) return;
  if (stack_.size() >= limits_.depth) {
    diagnostics_.report(
        "data-limit", at,
        fmt::format("more than {} lists and groups stand inside each other here", limits_.depth),
        "use fewer levels");
    stopped_ = true;
    return;
  }
  Frame& frame = stack_.emplace_back();
  frame.is_map = is_map;
  frame.span = at;
  frame.parts = {at.file, at.begin, at.begin};
  if (is_map && !spare_maps_.empty()) {
    frame.map = std::move(spare_maps_.back());
    spare_maps_.pop_back();
  }
  if (!is_map && !spare_lists_.empty()) {
    frame.list = std::move(spare_lists_.back());
    spare_lists_.pop_back();
  }
}

bool ValueBuilder::count(Span at) {
  if (stopped_) return false;
  if (++nodes_ <= limits_.nodes) return true;
  diagnostics_.report("data-limit", at,
                      fmt::format("the file holds more than {} values", with_commas(limits_.nodes)),
                      "divide it into several files");
  stopped_ = true;
  return false;
}

const Member* ValueBuilder::first_with_name(Frame& frame, const std::string& name) {
  constexpr std::size_t kFew = 24;
  if (frame.map.size() >= kFew) {
    if (frame.names.empty()) {
      for (const Member& member : frame.map) frame.names.insert(member.key);
    }
    if (frame.names.insert(name).second) return nullptr;
  }
  const auto found = std::find_if(frame.map.begin(), frame.map.end(),
                                  [&](const Member& member) { return member.key == name; });
  return found == frame.map.end() ? nullptr : &*found;
}

void ValueBuilder::key(std::string name, Span span) {
  if (stopped_) return;
  assert(wants_key());
  Frame& frame = stack_.back();
  frame.add_part(span);
  if (const Member* first = first_with_name(frame, name)) {
    diagnostics_
        .report("data-duplicate-key", span, fmt::format("`{}` is written twice", name),
                "keep one of the two")
        .notes.push_back({first->key_span, "the first is here"});
    frame.key = Key::unusable;
    return;
  }
  frame.key = Key::good;
  frame.name = std::move(name);
  frame.name_span = span;
}

void ValueBuilder::unusable_key() {
  if (stopped_) return;
  assert(wants_key());
  stack_.back().key = Key::unusable;
}

void ValueBuilder::value(Value value) {
  if (count(value.span)) put(std::move(value));
}

void ValueBuilder::put(Value value) {
  if (stack_.empty()) {
    root_ = std::move(value);
    return;
  }
  Frame& frame = stack_.back();
  frame.add_part(value.span);
  if (!frame.is_map) {
    frame.list.push_back(std::move(value));
    return;
  }
  assert(has_key());
  if (frame.key == Key::good) {
    frame.map.push_back({std::move(frame.name), frame.name_span, std::move(value)});
  }
  frame.key = Key::none;
}

/// Nearly all are short: they get just the room that they need, and the vector in which they grew
/// is used again. In a large file that is a third of the memory.
template <typename Parts>
Value ValueBuilder::finish(Parts& parts, std::vector<Parts>& spare) {
  constexpr std::size_t kShort = 64;
  if (parts.size() > kShort) return Value(std::move(parts));
  Parts exact(std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
  parts.clear();
  spare.push_back(std::move(parts));
  return Value(std::move(exact));
}

void ValueBuilder::end(std::uint32_t end) {
  if (stopped_) return;
  assert(!stack_.empty());
  Frame frame = std::move(stack_.back());
  stack_.pop_back();
  Value whole = frame.is_map ? finish(frame.map, spare_maps_) : finish(frame.list, spare_lists_);
  whole.span = {frame.span.file, std::min(frame.span.begin, frame.parts.begin),
                std::max({frame.span.begin, frame.parts.end, end})};
  put(std::move(whole));
}

Value ValueBuilder::take() {
  if (stopped_ || !stack_.empty()) return {};
  return std::move(root_);
}

}  // namespace pier
