#pragma once

#include <span>
#include <string_view>

namespace pier::guide {

/// A template that the program asks for by its name: of a page, a block or a reference.
struct TemplateFile {
  std::string_view name;
  /// What it shows, as half a sentence.
  std::string_view meaning;
};

/// Sorted by name. A test holds that each required template and each that civic has for a page, a
/// block or a reference is here.
std::span<const TemplateFile> template_files();

/// The blocks of civic's base.html, which its other templates fill.
std::span<const TemplateFile> base_blocks();

}  // namespace pier::guide
