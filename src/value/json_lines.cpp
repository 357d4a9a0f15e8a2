#include "value/json_lines.h"

#include <algorithm>
#include <cstddef>

#include "value/json_writer.h"

namespace pier {

namespace {

constexpr std::size_t kLineWidth = 100;
constexpr std::size_t kStep = 2;

bool has_parts(const Value& value) {
  return (value.is_list() && !value.as_list().empty()) ||
         (value.is_map() && !value.as_map().empty());
}

/// A list of scalars that fits in a line whose column `used` it begins at.
bool fits_in_line(const Value& value, const std::string& whole, std::size_t used) {
  return value.is_list() && used + whole.size() < kLineWidth &&
         std::none_of(value.as_list().begin(), value.as_list().end(), has_parts);
}

void append_lines(std::string& out, const Value& value, std::size_t indent, std::size_t used) {
  const std::string whole = write_json(value);
  if (!has_parts(value) || fits_in_line(value, whole, used)) {
    out += whole;
    return;
  }
  const std::string line = "\n" + std::string(indent + kStep, ' ');
  const char* before = "";
  if (value.is_list()) {
    out += '[';
    for (const Value& item : value.as_list()) {
      out += before + line;
      append_lines(out, item, indent + kStep, indent + kStep);
      before = ",";
    }
  } else {
    out += '{';
    for (const Member& member : value.as_map()) {
      std::string name = write_json(Value(member.key));
      name += ": ";
      out.append(before).append(line).append(name);
      append_lines(out, member.value, indent + kStep, indent + kStep + name.size());
      before = ",";
    }
  }
  out += "\n" + std::string(indent, ' ') + (value.is_list() ? ']' : '}');
}

}  // namespace

std::string write_json_lines(const Value& value) {
  std::string out;
  append_lines(out, value, 0, 0);
  return out + "\n";
}

}  // namespace pier
