#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace pier::reports {

/// For whom the law demands a yearly report.
enum class Duty : std::uint8_t { adults, children };

/// One thing that the law wants to read in it.
struct Demand {
  /// As `meets` in the front matter of a report names it.
  std::string_view id;
  Duty duty = Duty::adults;
  /// What must be said, for readers: "What was done to achieve the objective".
  std::string_view text;
  /// Where the law says so.
  std::string_view source;
};

/// All of them, in the order of the law: the seven of the Care Act 2014, Schedule 2, paragraph
/// 4(1), and for children what Working Together to Safeguard Children wants of the yearly report.
std::span<const Demand> demands();

/// "adults" or "children", as `duties` in a report names them.
std::string_view id_of(Duty duty);

}  // namespace pier::reports
