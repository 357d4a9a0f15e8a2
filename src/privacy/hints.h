#pragma once

#include <span>
#include <string_view>

#include "privacy/match.h"

namespace pier::privacy {

/// What can be seen of a run at a glance, and of what stands beside it, as bits. Most runs of a
/// site are short numbers between words (a page, a year, a cell of a table) and give no hint.
using Hints = unsigned;
namespace hint {
constexpr Hints kLetters = 1;        ///< it holds letters too, and begins with no whole word
constexpr Hints kDate = 2;           ///< a day or a year, behind it a number or a month
constexpr Hints kNumberBehind = 4;   ///< behind it, over separators, stands a digit
constexpr Hints kOneLetter = 8;      ///< before two digits or more, over separators, stands one
constexpr Hints kTwoLetters = 16;    ///< letter alone, or two of them,
constexpr Hints kThreeLetters = 32;  ///< or three, the first a capital
constexpr Hints kDialled = 64;       ///< ten digits and more from here on, a nought or a plus first
constexpr Hints kNamed = 128;        ///< it, or what it is joined to, may have four digits and
                                     ///< stand behind a word for "number"
constexpr Hints kAccount = 256;      ///< six or eight digits: of a sort code, of an account
constexpr Hints kTenDigits = 512;    ///< ten digits
constexpr Hints kDotted = 1024;      ///< four digits at most, behind them the sign of a number
                                     ///< that goes on: point, colon, hyphen, degree
constexpr Hints kAll = 2048 - 1;
}  // namespace hint

/// REQUIRES: the run holds a digit.
Hints hints_of(std::string_view text, const Run& run);

/// A detector that is asked about runs, and the hints without any of which it finds nothing.
struct RunDetector {
  void (*look)(const Reading&, const Run&, Matches&);
  Hints hints;
};
std::span<const RunDetector> run_detectors();

/// A detector that is asked about every place with this sign.
struct SignDetector {
  char sign;
  void (*look)(const Reading&, std::size_t, Matches&);
};
std::span<const SignDetector> sign_detectors();

/// Whether some detector may find something at the sign at `at`: most slashes only part folders.
/// REQUIRES: one of the signs stands there.
bool is_telling_sign(std::string_view text, std::size_t at);

}  // namespace pier::privacy
