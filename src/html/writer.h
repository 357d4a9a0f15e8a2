#pragma once

#include <string>
#include <string_view>

#include "diagnostics/source_map.h"
#include "html/escape.h"
#include "html/html.h"

namespace pier::html {

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
  void append(const Html& html);

  /// Drops what was written since it was `size` bytes long.
  void truncate(std::size_t size);

  std::size_t size() const { return out_.markup.size(); }
  const std::string& markup() const { return out_.markup; }
  /// Makes room for so many bytes, and for as many origins as they usually have.
  void reserve(std::size_t bytes);
  /// What was written, as safe markup, in memory of its own size. The writer is empty afterwards.
  Html take();
  /// The same with all the room that it was written in: for markup that is soon given back.
  Html take_with_room();

 private:
  Fragment out_;
};

}  // namespace pier::html
