#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace pier::privacy {

/// What can identify a person. In the order of precedence: where two detectors see something in the
/// same characters, the first kind is meant.
enum class Kind : std::uint8_t {
  name,
  bank,
  pupil_number,
  insurance_number,
  case_reference,
  email,
  phone,
  nhs_number,
  birth,
  age,
  coordinates,
  vehicle,
  postcode,
  postcode_area,
  computer,
  account,
};

/// How a kind is spoken of.
struct KindInfo {
  Kind kind;
  /// Begins the name of a finding: "nhs-number-3f".
  std::string_view id;
  /// The rule that it breaks.
  std::string_view rule;
  /// "what looks like …".
  std::string_view noun;
  /// What to write instead.
  std::string_view cure;
};

std::span<const KindInfo> kinds();
const KindInfo& info_of(Kind kind);

}  // namespace pier::privacy
