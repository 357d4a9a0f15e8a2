#include "html/writer.h"

#include <cstdint>
#include <utility>

namespace pier::html {

void Writer::origin(Span span) {
  const auto offset = static_cast<std::uint32_t>(out_.markup.size());
  if (!out_.origins.empty() && out_.origins.back().offset == offset) {
    out_.origins.back().span = span;
  } else {
    out_.origins.push_back({offset, span});
  }
}

void Writer::attribute(std::string_view name, std::string_view value) {
  out_.markup += ' ';
  out_.markup += name;
  out_.markup += "=\"";
  append_escaped(out_.markup, value, Context::attribute);
  out_.markup += '"';
}

void Writer::append(const Html& html) {
  const auto base = static_cast<std::uint32_t>(out_.markup.size());
  out_.markup += html.markup();
  for (const Origin& origin : html.origins()) {
    out_.origins.push_back({base + origin.offset, origin.span});
  }
}

void Writer::truncate(std::size_t size) {
  out_.markup.resize(size);
  while (!out_.origins.empty() && out_.origins.back().offset > size) out_.origins.pop_back();
}

void Writer::reserve(std::size_t bytes) {
  // So many bytes, about, have one origin.
  constexpr std::size_t kOfOneOrigin = 32;
  out_.markup.reserve(bytes);
  out_.origins.reserve(bytes / kOfOneOrigin);
}

Html Writer::take_with_room() {
  return Html::trusted(std::exchange(out_, {}));
}

Html Writer::take() {
  // A build keeps thousands of pages: each in memory of its own size. The room that it was written
  // in stays, for a writer that goes on with the next.
  const auto is_full = [](const auto& room) {
    return room.capacity() <= room.size() + room.size() / 4;
  };
  if (is_full(out_.markup) && is_full(out_.origins)) return take_with_room();
  Html copy = Html::trusted(Fragment(out_));
  out_.markup.clear();
  out_.origins.clear();
  return copy;
}

}  // namespace pier::html
