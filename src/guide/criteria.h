#pragma once

#include <string_view>

namespace pier::guide {

/// The name of a success criterion of WCAG 2.2 that a rule protects: "Non-text Content" for
/// "1.1.1". "" for one that no rule names.
std::string_view criterion_name(std::string_view number);

/// The W3C's explanation of it: an address that begins with https://. "" like the name.
std::string_view criterion_url(std::string_view number);

}  // namespace pier::guide
