#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "diagnostics/diagnostics.h"
#include "templates/html_context.h"
#include "templates/program.h"
#include "templates/scanner.h"

namespace pier::templates {

/// Writes the steps of one template, and keeps in mind where in the markup they stand: so it
/// decides how each value is escaped, and reports values and tags that no escaping makes safe.
class CodeWriter {
 public:
  CodeWriter(std::string_view text, Program& program, Diagnostics& diagnostics)
      : text_(text), program_(program), diagnostics_(diagnostics) {}

  void literal(Span span);
  /// A value; `next` is the segment behind its tag, or null.
  void value(std::uint32_t expression, Span span, const Segment* next);
  /// The tag `word` begins: reported, unless one may stand here.
  void enter_statement(std::string_view word, Span span);

  /// Adds any other step and gives its index.
  std::size_t add(Step step);
  /// What will be the index of the next step.
  std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }
  /// Lets the jump at `step` lead to the next step.
  void aim_here(std::size_t step) { code_[step].second = here(); }
  /// Goes on with other steps, and gives those written so far.
  Code exchange(Code code);

  const HtmlContext& context() const { return context_; }
  /// Goes on as if the text were that of `context`.
  void set_context(const HtmlContext& context);

 private:
  void add_literal(std::string_view text, Span span, std::size_t offset);
  bool is_whole_value(const Segment* next) const;
  void open_url(Span span);
  void close_url();

  std::string_view text_;
  Program& program_;
  Diagnostics& diagnostics_;
  Code code_;
  HtmlContext context_;
  /// Whether an address is being put together; where, and of what kind.
  bool url_is_open_ = false;
  Span url_span_{};
  Place url_place_ = Place::url;
};

}  // namespace pier::templates
