#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostics.h"
#include "privacy/clean_texts.h"
#include "privacy/finding.h"

namespace pier::privacy {

/// An entry of data/privacy.yaml: something that may be public although it looks as if it may not.
struct Exception {
  std::string finding;
  /// The file as messages name it.
  std::string where;
  Date on;
  std::optional<Date> until;
  Span span{};
};

/// What holds for one build: which names are watched, what is public, what is excepted, and what
/// was found so far. Every function may be called from several threads at once.
class Screen {
 public:
  Screen(WatchList names, std::vector<Exception> exceptions, Date today);

  const WatchList& names() const { return names_; }
  /// What was read on other pages and held nothing.
  CleanTexts& clean_texts() { return clean_; }

  /// Takes the telephone numbers, e-mail and postal addresses and accounts of a text for public:
  /// they stand in it so that they are.
  void publish(const Reading& reading);

  /// The findings that nothing allows. What an exception allows in a source is allowed in all that
  /// is made of it.
  std::vector<Finding> refuse(std::vector<Finding> findings, std::string_view path);

  /// Reports what refuse() left, at this place, and remembers it.
  /// The reference is that of Diagnostics::report().
  Diagnostic& report(const Finding& finding, Span span, Diagnostics& diagnostics);

  /// Whether this was reported before, so that it is not again for every page that shows it.
  bool is_reported(const Finding& finding) const;

  /// Reports the exceptions that have ended, or that nothing needed.
  void check_exceptions(Diagnostics& diagnostics) const;

  /// Makes every message, note and path say nothing of what was found, and withholds the lines in
  /// which it stands. Does nothing when there was nothing.
  void redact(SourceMap& sources, Diagnostics& diagnostics) const;

 private:
  using Value = std::pair<Kind, std::string>;
  std::string redacted(std::string_view text) const;

  const WatchList names_;
  const std::vector<Exception> exceptions_;
  const Date today_;
  CleanTexts clean_;
  mutable std::mutex mutex_;
  std::set<Value> public_;
  std::set<Value> reported_;
  std::set<std::string> written_;
  std::vector<Span> spans_;
  std::vector<bool> used_;
};

}  // namespace pier::privacy
