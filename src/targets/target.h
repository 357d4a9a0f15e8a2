#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "targets/built_site.h"
#include "targets/plan.h"

namespace pier::targets {

/// How many releases stay, so that one can go back to them.
constexpr std::size_t kKeptReleases = 5;

/// The name of a release: a number that grows, and the release that stood there before:
/// "0008-after-0006".
struct ReleaseName {
  unsigned number = 0;
  std::optional<unsigned> after;

  static std::optional<ReleaseName> parse(std::string_view text);
  std::string text() const;
  friend bool operator==(const ReleaseName&, const ReleaseName&) = default;
};

/// What a publication or a way back did, or would do.
struct Outcome {
  /// The release that stands now; 0 while nothing was done.
  unsigned release = 0;
  /// Nothing had to be done.
  bool same = false;
  Plan plan;
};

enum class Mismatch { missing, changed, foreign };

struct Difference {
  Mismatch kind = Mismatch::missing;
  std::string path;
  friend bool operator==(const Difference&, const Difference&) = default;
};

/// What stands at a target, held against the list of what was published there.
struct Verification {
  unsigned release = 0;
  std::size_t files = 0;
  /// By path.
  std::vector<Difference> differences;
  /// Whether anybody can read what is kept to go back, and so what was taken away.
  bool shows_former = false;
  /// Of the list of files: equal ones are equal sites.
  Digest list;
};

/// A place that a site is published to. Every function throws EnvironmentError when the place
/// cannot be reached or is not in order; what was begun then can be completed by doing it again.
class Target {
 public:
  Target() = default;
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;
  virtual ~Target() = default;

  /// Makes the place hold this site; `dry` only tells what would be done.
  virtual Outcome publish(const BuiltSite& site, bool dry) = 0;
  /// Brings a former release back: the one with this number, else the one that stood before the
  /// one that stands now.
  virtual Outcome roll_back(std::optional<unsigned> to, bool dry) = 0;
  virtual Verification verify() = 0;
  /// Takes away all that one could go back to, for good; what readers see stays. Gives how many
  /// releases these were. REQUIRES: publish() has brought the site there, in this object.
  virtual std::size_t forget_former() = 0;
};

}  // namespace pier::targets
