#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "privacy/detect.h"

namespace pier::privacy {

/// Something in a source or an output that can identify a person.
struct Finding {
  Kind kind{};
  /// In the bytes of the source.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// As in Match.
  std::string value;
  /// The bytes themselves, for nobody's eyes.
  std::string written;
};

/// What detect() sees, in the bytes that were read. REQUIRES: `source` is what was read.
/// `clean` as in detect().
std::vector<Finding> find(const Reading& reading, std::string_view source, const WatchList& names,
                          CleanTexts* clean = nullptr);

/// All but the first two letters or digits as dots, a dot for each character: "94••••••••". The
/// first two tell least: the region of a phone, the day of a birth.
std::string masked(std::string_view written);

/// The name of a finding, for data/privacy.yaml: "nhs-number-3f". Its two digits are of the value
/// but cannot give it back, not even to somebody who tries all: 256 values of a kind share each.
std::string name_of(Kind kind, std::string_view value);

}  // namespace pier::privacy
