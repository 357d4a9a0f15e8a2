#include "scaffold/yaml_text.h"

#include "base/text.h"

namespace pier::scaffold {

namespace {

/// Whether a text begins with a letter and has only what means nothing in YAML.
bool is_plain(std::string_view text) {
  if (text.empty() || !ascii_is_alpha(text.front()) || text.back() == ' ') return false;
  constexpr std::string_view kWords = " '.-/()&";
  for (const char c : text) {
    const bool is_letter =
        ascii_is_alpha(c) || ascii_is_digit(c) || static_cast<signed char>(c) < 0;
    if (!is_letter && kWords.find(c) == std::string_view::npos) return false;
  }
  return !is_one_of(ascii_lower(text),
                    {"true", "false", "yes", "no", "on", "off", "null", "y", "n"});
}

}  // namespace

std::string yaml_text(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string yaml_list(const std::vector<std::string>& texts) {
  std::vector<std::string> items;
  items.reserve(texts.size());
  for (const std::string& text : texts) items.push_back(yaml_text(text));
  return "[" + join(items, ", ") + "]";
}

}  // namespace pier::scaffold
