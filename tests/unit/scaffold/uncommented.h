#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "base/text.h"
#include "value/schema.h"

/// The text with every field that is a comment in force.
inline std::string uncommented(const std::string& text, std::span<const pier::Field> fields) {
  std::set<std::string_view> names;
  for (const pier::Field& field : fields) {
    names.insert(field.name);
    for (const pier::Field& inner : field.fields) names.insert(inner.name);
  }
  std::string out;
  for (const std::string_view line : pier::split(text, '\n')) {
    const std::size_t hash = line.find_first_not_of(' ');
    const std::string_view rest =
        hash != std::string_view::npos && line.substr(hash).starts_with("# ")
            ? line.substr(hash + 2)
            : std::string_view();
    const bool is_field = names.contains(rest.substr(0, rest.find(':')));
    out += is_field ? std::string(hash, ' ') + std::string(rest) : std::string(line);
    out += '\n';
  }
  return out;
}
