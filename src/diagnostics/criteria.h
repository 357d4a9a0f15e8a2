#pragma once

#include <span>
#include <string_view>

namespace pier {

/// A success criterion of the Web Content Accessibility Guidelines 2.2 (W3C Recommendation).
struct Criterion {
  /// "1.3.1".
  std::string_view number;
  /// As the standard names it: "Info and Relationships".
  std::string_view name;
  /// "A" or "AA".
  std::string_view level;
};

/// The 55 criteria of the levels A and AA, which public bodies are held to, in the order of the
/// standard. Level AAA is not among them, nor is 4.1.1, which 2.2 took out.
std::span<const Criterion> criteria();

/// The criterion with this number, or null.
const Criterion* find_criterion(std::string_view number);

}  // namespace pier
