#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace pier::preview {

/// A moment of a clock that only goes forward. Whoever has the clock says when it is.
using Moment = std::chrono::nanoseconds;

/// What happened to one name in a watched folder.
struct FileChange {
  enum class Step {
    created,   ///< it was not there; what is in it may still be written
    modified,  ///< something was written; more may follow
    closed,    ///< whoever wrote it is done
    arrived,   ///< it was moved here, whole
    left,      ///< it was removed or moved away
    other,     ///< folders, permissions, or events that were lost
  };
  Step step = Step::other;
  /// The folder, by a number of the watcher.
  int folder = 0;
  std::string name{};
};

/// Decides when to build: at once after a save that is whole, after a short quiet in the midst of
/// several, and never too often.
///
/// Editors save in three ways: they write into the file (modified, closed), write another and
/// rename it (created, closed, left, arrived), or rename the file away and write a new one (left,
/// created, closed). Between two steps of the last a build would find no file and report that, so
/// that what is created or removed is waited upon; the end of the first two is plain to see.
class Debouncer {
 public:
  struct Times {
    /// How long nothing must happen before what seems unfinished is built.
    Moment quiet = std::chrono::milliseconds(20);
    /// The least time from the beginning of a build to that of the next.
    Moment gap = std::chrono::milliseconds(250);
    /// The longest that a build is put off while things go on happening.
    Moment patience = std::chrono::milliseconds(1000);
  };

  Debouncer() = default;
  explicit Debouncer(Times times) : times_(times) {}

  void note(const FileChange& change, Moment now);
  /// When to begin the next build; none when nothing happened since the last one began.
  std::optional<Moment> due() const;
  /// A build begins now, which will see everything noted so far.
  void begin(Moment now);

 private:
  using Name = std::pair<int, std::string>;
  /// More names than this are not followed; a quiet tells when they are done.
  static constexpr std::size_t kMostNames = 256;

  Times times_;
  std::optional<Moment> last_build_;
  std::optional<Moment> first_;
  Moment last_{};
  /// Whether the last thing that happened ends a save.
  bool ends_a_save_ = false;
  /// Names that were created or written into, and not closed yet.
  std::set<Name> open_;
  /// Those that were created: that they are closed says nothing of the names beside them.
  std::set<Name> created_;
  bool too_many_ = false;
};

}  // namespace pier::preview
