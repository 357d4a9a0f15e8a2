#include <algorithm>
#include <array>
#include <optional>

#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

/// The areas in use, the islands and the forces among them, and ZZ of the NHS's pseudo-postcodes.
constexpr auto kAreas = std::to_array<std::string_view>(
    {"AB", "AL", "B",  "BA", "BB", "BD", "BF", "BH", "BL", "BN", "BR", "BS", "BT", "BX", "CA", "CB",
     "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT",
     "DY", "E",  "EC", "EH", "EN", "EX", "FK", "FY", "G",  "GL", "GU", "GY", "HA", "HD", "HG", "HP",
     "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L",  "LA", "LD",
     "LE", "LL", "LN", "LS", "LU", "M",  "ME", "MK", "ML", "N",  "NE", "NG", "NN", "NP", "NR", "NW",
     "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S",  "SA", "SE", "SG", "SK",
     "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR",
     "TS", "TW", "UB", "W",  "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE", "ZZ"});

/// "SS1", "W1A", "EC1A": an area, one or two digits, or a digit and a letter.
bool is_outward(std::string_view part) {
  const auto digit = std::find_if(part.begin(), part.end(), is_digit);
  const auto letters = static_cast<std::size_t>(digit - part.begin());
  const std::size_t rest = part.size() - letters;
  if (letters == 0 || letters > 2 || rest == 0 || rest > 2) return false;
  return std::binary_search(kAreas.begin(), kAreas.end(), part.substr(0, letters));
}

/// A digit and two letters; C, I, K, M, O and V are never used.
bool is_inward(std::string_view part) {
  constexpr std::string_view kUnused = "CIKMOV";
  const auto is_unit = [&](char c) {
    return c >= 'A' && c <= 'Z' && kUnused.find(c) == std::string_view::npos;
  };
  return part.size() == 3 && is_digit(part[0]) && is_unit(part[1]) && is_unit(part[2]);
}

/// "1st", "2nd", "3rd", "4th" in small letters.
bool is_ordinal(std::string_view part) {
  return part.ends_with("st") || part.ends_with("nd") || part.ends_with("rd") ||
         part.ends_with("th");
}

bool is_somebodys(std::string_view text, const Run& run) {
  return stands_before(text, run.begin, 24,
                       {"postcode", "post code", "lives in ", "lived in ", "living in ", "home in ",
                        "address in ", "moved to "}) ||
         stands_behind(text, run.end, 16, {" postcode", " post code"});
}

}  // namespace

void postcode(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  if (run.size() > 7 || run.size() < 2 || !is_letter(text[run.begin])) return;
  const std::string own = upper(text.substr(run.begin, run.size()));
  if (run.size() >= 5 && is_outward(std::string_view(own).substr(0, own.size() - 3)) &&
      is_inward(std::string_view(own).substr(own.size() - 3))) {
    found.push_back({Kind::postcode, run.begin, run.end, own});
    return;
  }
  if (run.size() > 4 || !is_outward(own)) return;
  if (const auto next = next_run(text, run); next && next->size() == 3) {
    const std::string_view written = text.substr(next->begin, 3);
    const std::string inward = upper(written);
    if (is_inward(inward) && !is_ordinal(written)) {
      found.push_back({Kind::postcode, run.begin, next->end, own + inward});
      return;
    }
  }
  const bool is_capital = text[run.begin] < 'a';
  if (is_capital && is_somebodys(text, run)) {
    found.push_back({Kind::postcode_area, run.begin, run.end, own});
  }
}

}  // namespace pier::privacy::detectors
