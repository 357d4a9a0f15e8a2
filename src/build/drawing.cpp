#include "build/drawing.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "html/scanner.h"

namespace pier {

namespace {

constexpr auto kShapes = std::to_array<std::string_view>(
    {"circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "linearGradient", "mask", "path",
     "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg", "title"});

std::string fault_of_attribute(const html::Attribute& attribute) {
  const std::string name = ascii_lower(attribute.name);
  const std::string value = ascii_lower(html::unescape(attribute.value));
  const auto refuse = [&](std::string_view why) {
    return fmt::format("`{}` {}", attribute.name, why);
  };
  if (name.starts_with("on")) return refuse("starts a program");
  if (name == "style" || name == "class") {
    return refuse("needs a style sheet; write each property as an attribute, such as `fill`");
  }
  if (name == "href" || name == "src" || name.ends_with(":href")) return refuse("loads something");
  if (name.find(':') != std::string::npos && !name.starts_with("xmlns:") &&
      !name.starts_with("xml:")) {
    return refuse("was left by the program that drew it");
  }
  // A backslash can write any letter in another way.
  if (value.find('\\') != std::string::npos) return refuse("has a backslash");
  for (std::size_t at = 0; (at = value.find("url(", at)) != std::string::npos; ++at) {
    if (!std::string_view(value).substr(at).starts_with("url(#")) return refuse("loads something");
  }
  return {};
}

std::string fault_of_element(const html::Scan& scan, const html::Element& element) {
  const bool is_shape = std::find(kShapes.begin(), kShapes.end(), element.tag) != kShapes.end();
  if (!is_shape) {
    return element.tag == "text" ? "words in a drawing cannot be made larger or read out: say them "
                                   "in the alternative "
                                   "text"
                                 : fmt::format("`<{}>` is no shape", element.tag);
  }
  for (const html::Attribute& attribute : scan.attributes_of(element)) {
    if (std::string fault = fault_of_attribute(attribute); !fault.empty()) return fault;
  }
  return {};
}

}  // namespace

std::string fault_of_drawing(std::string_view bytes) {
  if (first_bad_utf8(bytes)) return "it is not written in UTF-8";
  std::string_view drawing = trim(bytes);
  if (drawing.starts_with("<?xml")) {
    const std::size_t end = drawing.find("?>");
    drawing = end == std::string_view::npos ? "" : trim(drawing.substr(end + 2));
  }
  if (drawing.find("<!") != std::string_view::npos ||
      drawing.find("<?") != std::string_view::npos) {
    return "it has comments, instructions or a document type";
  }
  html::Scan scan;
  html::scan(drawing, scan);
  if (!scan.faults.empty()) return html::describe(scan.faults.front());
  if (scan.elements.empty() || scan.elements.front().tag != "svg") return "it is no SVG";
  for (const html::Element& element : scan.elements) {
    if (std::string fault = fault_of_element(scan, element); !fault.empty()) return fault;
  }
  return scan.find(scan.elements.front(), "viewBox") == nullptr
             ? "its `<svg>` has no `viewBox`, so that nobody knows its shape"
             : std::string();
}

}  // namespace pier
