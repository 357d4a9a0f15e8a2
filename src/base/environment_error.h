#pragma once

#include <stdexcept>
#include <string>

namespace pier {

/// The machine, not the site, stands in the way: a full disk, a permission, a lock. The
/// program ends with exit code 3.
class EnvironmentError : public std::runtime_error {
 public:
  /// `message` says in plain words what is wrong and with which file; `help` what to do
  /// next. Both as in a Diagnostic: lower case start, no full stop, names in backticks.
  EnvironmentError(const std::string& message, std::string help)
      : std::runtime_error(message), help_(std::move(help)) {}

  const std::string& help() const { return help_; }

 private:
  std::string help_;
};

/// What an errno value means, in words for a reader who is no programmer: ENOSPC is "the disk
/// is full". Never translated by the locale.
std::string plain_error(int error_number);

/// What a person can do about an errno value: for ENOSPC "free some space and try again".
std::string plain_error_help(int error_number);

}  // namespace pier
