#include "html/writer.h"

#include <algorithm>

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

void Writer::append(const Fragment& fragment) {
  const auto base = static_cast<std::uint32_t>(out_.markup.size());
  out_.markup += fragment.markup;
  for (const Origin& origin : fragment.origins) {
    out_.origins.push_back({base + origin.offset, origin.span});
  }
}

const Origin* origin_at(const std::vector<Origin>& origins, std::size_t offset) {
  const auto after =
      std::upper_bound(origins.begin(), origins.end(), offset,
                       [](std::size_t o, const Origin& origin) { return o < origin.offset; });
  return after == origins.begin() ? nullptr : &*std::prev(after);
}

}  // namespace pier::html
