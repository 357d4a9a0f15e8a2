#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/entry.h"
#include "diagnostics/diagnostics.h"

namespace pier::reports {

/// What a report says of a promise of the report before.
enum class Kept : std::uint8_t { done, partly, not_done, dropped };
/// As front matter names them.
inline constexpr std::array<std::string_view, 4> kKeptNames{"done", "partly", "not-done",
                                                            "dropped"};
std::string_view id_of(Kept kept);
/// "Done", "Partly done", "Not done", "Dropped".
std::string_view text_of(Kept kept);

/// Something that a report says will be done.
struct Promise {
  std::string id;
  std::string text;
  /// The chapter, or chapter#heading, that promises it; or "".
  std::string place;
};

/// What the next report says of it.
struct Answered {
  Kept state = Kept::done;
  std::string text;
};

/// A promise, and what became of it. None: the next report says nothing of it.
struct PromiseKept {
  Promise promise;
  std::optional<Answered> answer;
};

/// What two reports say of each other, from their front matter. The earlier one promised.
struct Comparison {
  /// In the order of the earlier report.
  std::vector<PromiseKept> promises;
  /// What the later report promises in its turn.
  std::vector<Promise> next;
  /// Ids of indicators, those of the later report first, each once.
  std::vector<std::string> indicators;
  /// Ids of reviews whose recommendations both follow, the later one only, the earlier one only.
  std::vector<std::string> followed;
  std::vector<std::string> taken_up;
  std::vector<std::string> disappeared;

  std::size_t count(Kept state) const;
  /// How many promises nothing answers.
  std::size_t unanswered() const;
};

/// Compares a report with the one before. REQUIRES: both are entries of the type `report`.
Comparison compare(const Entry& report, const Entry& previous);

/// The source that `previous` in the front matter names; none when there is none, or none that can
/// be a source.
std::optional<SitePath> previous_of(const Entry& report);

/// Reports what one report says of another that cannot be so: `previous` names no report or one
/// that is not earlier (report-previous); `kept` answers a promise that nobody made, or one twice;
/// two promises have one id (report-promise). `reports` are all there are, public or not.
void check_comparisons(const std::vector<const Entry*>& reports, Diagnostics& diagnostics);

}  // namespace pier::reports
