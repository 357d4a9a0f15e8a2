#include "diagnostics/diagnostics.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace pier {

Diagnostic& Diagnostics::report(std::string_view rule, Span span, std::string message,
                                std::string help) {
  const Rule* found = find_rule(rule);
  assert(found != nullptr && "the rule is not in the table");
  return all_.emplace_back(Diagnostic{found, span, std::move(message), std::move(help), {}});
}

void Diagnostics::merge(Diagnostics&& other) {
  all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()),
              std::make_move_iterator(other.all_.end()));
  other.all_.clear();
}

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& d) { return d.is_error(); });
}

std::size_t Diagnostics::error_count() const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [](const Diagnostic& d) { return d.is_error(); }));
}

std::size_t Diagnostics::warning_count() const {
  return all_.size() - error_count();
}

}  // namespace pier
