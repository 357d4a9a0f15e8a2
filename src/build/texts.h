#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "pages/page_text.h"

namespace pier {

/// A text that can be changed without building everything: see pages/page_text.h.
struct KnownText {
  /// Where its page is published.
  std::string page;
  /// Of the bytes of the page.
  Digest digest;
  PageText text;
};

/// The bytes of one in Texts.
std::string text_record(std::string_view page, const Digest& digest, const PageText& text);

/// Known texts by their sources ("content/about.md"), kept as bytes: few are ever looked at.
class Texts {
 public:
  struct Record {
    std::string_view source;
    std::string bytes;
  };

  Texts() = default;
  /// REQUIRES: sorted by source.
  explicit Texts(const std::vector<Record>& records);
  /// Views of what bytes() gave; whoever calls keeps them.
  static Texts of(std::string_view bytes);

  std::optional<KnownText> find(std::string_view source) const;
  /// REQUIRES: the source is known.
  void set(std::string_view source, const KnownText& text);
  std::string_view bytes() const { return owned_.empty() ? view_ : owned_; }

 private:
  std::string owned_;
  std::string_view view_;
};

}  // namespace pier
