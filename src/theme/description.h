#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "theme/theme.h"
#include "value/schema.h"

namespace pier {

/// What theme.yaml says.
struct Description {
  struct NamedFile {
    std::string name;
    Span span;
  };
  std::string name;
  std::vector<NamedFile> styles;
  std::vector<NamedFile> scripts;
  std::vector<Colour> colours;
};

/// The fields of theme.yaml.
std::span<const Field> theme_fields();

/// Reads theme.yaml, and reports colours that cannot be read and pairs of them that are
/// too close to each other (WCAG 2.2, 1.4.3).
Description read_description(FileId file, const SourceMap& map, Diagnostics& diagnostics);

}  // namespace pier
