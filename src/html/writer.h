#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source_map.h"
#include "html/escape.h"

namespace pier::html {

/// From this offset of the output on, the bytes come from this place of a source.
struct Origin {
  std::uint32_t offset;
  Span span;
};

/// Finished markup and where its bytes came from. `origins` rise by offset.
struct Fragment {
  std::string markup;
  std::vector<Origin> origins;
};

/// Puts markup together. Only raw() takes markup as it is, and only our own constants or
/// finished markup go there. Not synchronised: one page, one writer.
class Writer {
 public:
  /// What is written from now on comes from `span`.
  void origin(Span span);

  void raw(std::string_view markup) { out_.markup += markup; }
  void text(std::string_view text) { append_escaped(out_.markup, text, Context::text); }
  void attribute(std::string_view name, std::string_view value);
  /// Appends finished markup with its origins.
  void append(const Fragment& fragment);

  std::size_t size() const { return out_.markup.size(); }
  const std::string& markup() const { return out_.markup; }
  void reserve(std::size_t bytes) { out_.markup.reserve(bytes); }
  Fragment take() { return std::move(out_); }

 private:
  Fragment out_;
};

/// The origin of the byte at `offset`, or null when nothing was noted before it.
const Origin* origin_at(const std::vector<Origin>& origins, std::size_t offset);

}  // namespace pier::html
