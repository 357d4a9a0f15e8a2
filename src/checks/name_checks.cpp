#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "checks/tables.h"

namespace pier::checks {

namespace {

/// Whether anything but tags and white space stands in a piece of markup.
bool has_text(std::string_view markup) {
  bool in_tag = false;
  for (const char c : markup) {
    if (c == '<') in_tag = true;
    if (!in_tag && !ascii_is_space(c) && c != '>') return true;
    if (c == '>') in_tag = false;
  }
  return false;
}

bool has_value(const html::Scan& scan, const html::Element& element, std::string_view name) {
  const auto* attribute = scan.find(element, name);
  return attribute != nullptr && has_text(attribute->value);
}

/// Whether an element gets a name from its text, a label, or a picture inside.
bool has_name(const html::Scan& scan, const html::Element& element) {
  if (has_text(scan.inner(element)) || has_value(scan, element, "aria-label") ||
      has_value(scan, element, "aria-labelledby")) {
    return true;
  }
  const auto first = static_cast<std::size_t>(&element - scan.elements.data()) + 1;
  for (std::size_t i = first; i < element.after; ++i) {
    const html::Element& inner = scan.elements[i];
    if (inner.tag == "img" && has_value(scan, inner, "alt")) return true;
  }
  return false;
}

/// Letters and digits in lower case, with single spaces.
std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const bool word = ascii_is_alpha(c) || ascii_is_digit(c);
    if (word) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  return ascii_lower(trim(words));
}

void check_label(const ScannedPage& page, const html::Element& element, Diagnostics& diagnostics) {
  const auto* label = page.scan.find(element, "aria-label");
  if (label == nullptr) return;
  const std::string seen = words_of(page.scan.text(element));
  const std::string named = words_of(html::unescape(label->value));
  if (seen.empty() || named.find(seen) != std::string::npos) return;
  page.report(
      "label-in-name", label->offset,
      fmt::format("the label `{}` does not hold the words that are seen: `{}`", label->value, seen),
      "people who speak to their computer say what they see; begin the label with it", diagnostics);
}

void check_picture(const ScannedPage& page, const html::Element& element,
                   Diagnostics& diagnostics) {
  const html::Scan& scan = page.scan;
  if (element.code == html::tag_code("img") && scan.find(element, "alt") == nullptr) {
    page.report("image-text", element.begin, "a picture has no `alt`",
                "say what it shows, or write alt=\"\" when it shows nothing", diagnostics);
  }
  if (element.code != html::tag_code("svg")) return;
  const auto* hidden = scan.find(element, "aria-hidden");
  const bool is_hidden = hidden != nullptr && hidden->value == "true";
  const bool is_named =
      has_value(scan, element, "aria-label") || has_value(scan, element, "aria-labelledby");
  if (!is_hidden && !is_named) {
    page.report("image-text", element.begin, "a drawing has no name and is not hidden",
                "give it aria-label, or aria-hidden=\"true\" when it shows nothing", diagnostics);
  }
}

}  // namespace

void names(const ScannedPage& page, Diagnostics& diagnostics) {
  for (const html::Element& element : page.scan.elements) {
    const bool is_link =
        element.code == html::tag_code("a") && page.scan.find(element, "href") != nullptr;
    if (is_link || element.code == html::tag_code("button") ||
        element.code == html::tag_code("summary")) {
      if (!has_name(page.scan, element)) {
        page.report("link-name", element.begin, fmt::format("a `<{}>` has no words", element.tag),
                    "say where it leads", diagnostics);
      }
      check_label(page, element, diagnostics);
    }
    check_picture(page, element, diagnostics);
  }
}

}  // namespace pier::checks
