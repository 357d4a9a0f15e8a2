#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/source_map.h"

namespace pier {

namespace html {

/// From this offset of the markup on, the bytes come from this place of a source.
struct Origin {
  std::uint32_t offset;
  Span span;
};

/// Markup and where its bytes came from. `origins` rise by offset.
struct Fragment {
  std::string markup;
  std::vector<Origin> origins;
};

/// The origin of the byte at `offset`, or null when nothing was noted before it.
const Origin* origin_at(const std::vector<Origin>& origins, std::size_t offset);

}  // namespace html

/// Markup that is already safe to stand in HTML text: made by the escaper, the Markdown
/// renderer or a template, never from input. `trusted` is the only door, and the places
/// that call it can be listed with one search. Shared and const: copies are cheap.
class Html {
 public:
  Html() : fragment_(empty_fragment()) {}
  /// REQUIRES: the markup was produced by this program and is balanced.
  static Html trusted(html::Fragment fragment);

  const std::string& markup() const { return fragment_->markup; }
  const std::vector<html::Origin>& origins() const { return fragment_->origins; }
  bool empty() const { return fragment_->markup.empty(); }
  /// The markup, kept alive by whoever holds it.
  std::shared_ptr<const std::string> shared_markup() const {
    return {fragment_, &fragment_->markup};
  }

 private:
  explicit Html(std::shared_ptr<const html::Fragment> fragment) : fragment_(std::move(fragment)) {}
  static std::shared_ptr<const html::Fragment> empty_fragment();
  std::shared_ptr<const html::Fragment> fragment_;
};

}  // namespace pier
