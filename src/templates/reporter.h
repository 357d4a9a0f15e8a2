#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "templates/program.h"

namespace pier::templates {

/// Reports what goes wrong while a page is rendered: at its place in a template, with notes
/// for the way there, and each place once.
class Reporter {
 public:
  Reporter(const Program& program, Span page, Diagnostics& diagnostics)
      : program_(program), page_(page), diagnostics_(diagnostics) {}

  /// Rendering goes into a template; `include` is the tag that did it, null for the first.
  void enter(std::uint32_t index, const Reference* include) { frames_.push_back({index, include}); }
  void leave() { frames_.pop_back(); }

  /// Whether this place has been reported; then nothing more needs to be found out.
  bool knows(Span span) const;
  void report(std::string_view rule, Span span, std::string message, std::string help = {});

 private:
  struct Frame {
    std::uint32_t index;
    const Reference* include;
  };

  const Program& program_;
  Span page_;
  Diagnostics& diagnostics_;
  std::vector<Frame> frames_;
  std::vector<Span> known_;
};

}  // namespace pier::templates
