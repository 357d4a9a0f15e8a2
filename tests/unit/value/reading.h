#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "diagnostics/diagnostics.h"
#include "diagnostics/render.h"
#include "diagnostics/source_map.h"
#include "value/value.h"
#include "value/yaml_reader.h"

/// A text that was read as a file `a.yaml`: its value and what was said about it.
struct Reading {
  using Reader = pier::Value (*)(pier::Span, const pier::SourceMap&, pier::Diagnostics&);

  explicit Reading(std::string text, Reader reader = pier::read_yaml, std::string path = "a.yaml")
      : file(sources.add(std::move(path), std::move(text))),
        value(reader(sources.whole(file), sources, diagnostics)) {}

  /// The problems as people see them, without the line that counts them.
  std::string problems() const {
    const std::string all = pier::render(diagnostics, sources, {});
    return all.substr(0, all.empty() ? 0 : all.rfind('\n', all.size() - 2) + 1);
  }
  /// The bytes of a value as they stand in the file.
  std::string_view raw(const pier::Value* v) const { return sources.text(v->span); }
  const pier::Value* at(std::string_view key) const { return value.find(key); }

  pier::SourceMap sources;
  pier::Diagnostics diagnostics;
  pier::FileId file;
  pier::Value value;
};
