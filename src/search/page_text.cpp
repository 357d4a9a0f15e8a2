#include "search/page_text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace pier::search {

namespace {

using html::tag_code;

/// Which part of a page an element belongs to.
enum class Part : unsigned char { body, heading, none };

constexpr auto kUnread = std::to_array<html::TagCode>(
    {tag_code("h1"), tag_code("svg"), tag_code("nav"), tag_code("form"), tag_code("button"),
     tag_code("footer"), tag_code("td"), tag_code("pre"), tag_code("noscript"),
     tag_code("template")});

constexpr auto kHeadingElements =
    std::to_array<html::TagCode>({tag_code("h2"), tag_code("h3"), tag_code("h4"), tag_code("h5"),
                                  tag_code("h6"), tag_code("dt"), tag_code("caption")});

template <typename Table>
bool has(const Table& table, html::TagCode code) {
  return std::find(table.begin(), table.end(), code) != table.end();
}

/// The markup from the <main> to its end.
std::string_view main_of(std::string_view markup) {
  const std::size_t begin = markup.find("<main");
  if (begin == std::string_view::npos) return {};
  constexpr std::string_view kEnd = "</main>";
  const std::size_t end = markup.rfind(kEnd);
  if (end == std::string_view::npos || end < begin) return {};
  return markup.substr(begin, end + kEnd.size() - begin);
}

void append(std::string& to, std::string_view text) {
  to += ' ';
  if (text.find('&') == std::string_view::npos) {
    to += text;
  } else {
    to += html::unescape(text);
  }
}

}  // namespace

void read_page_text(std::string_view markup, html::Scan& scan, PageText& into) {
  into.headings.clear();
  into.body.clear();
  html::scan(main_of(markup), scan);
  // An element comes behind the one around it.
  std::vector<Part> parts(scan.elements.size(), Part::body);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const html::Element& element = scan.elements[i];
    const Part around = element.parent == html::kNoElement ? Part::body : parts[element.parent];
    parts[i] = around == Part::none || has(kUnread, element.code) ? Part::none
               : has(kHeadingElements, element.code)              ? Part::heading
                                                                  : around;
  }
  for (const html::Text& text : scan.texts) {
    const Part part = text.parent == html::kNoElement ? Part::body : parts[text.parent];
    if (part == Part::none) continue;
    append(part == Part::heading ? into.headings : into.body, text.text);
  }
}

}  // namespace pier::search
