#include "preview/inject.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pier::preview {

namespace {

/// Behind the header of the site, or behind the opening tag of the body; the end of the page where
/// there is neither.
std::size_t place_below_header(std::string_view page) {
  constexpr std::string_view kHeaderEnd = "</header>";
  const std::size_t body = page.find("<body");
  if (body == std::string_view::npos) return page.size();
  const std::size_t open = page.find('>', body);
  if (open == std::string_view::npos) return page.size();
  const std::size_t header = page.find(kHeaderEnd, open);
  // A header that comes behind the beginning of the text is one of an article.
  const std::size_t main = page.find("<main", open);
  const bool is_of_site = header != std::string_view::npos && header < main;
  return is_of_site ? header + kHeaderEnd.size() : open + 1;
}

}  // namespace

std::string with_additions(std::string_view page, const Additions& additions) {
  const std::size_t head = std::min(page.find("</head>"), page.size());
  const std::size_t below = std::max(head, place_below_header(page));
  const std::size_t end = std::max(below, std::min(page.rfind("</body>"), page.size()));
  std::string out;
  out.reserve(page.size() + additions.head.size() + additions.below_header.size() +
              additions.end.size());
  out += page.substr(0, head);
  out += additions.head;
  out += page.substr(head, below - head);
  out += additions.below_header;
  out += page.substr(below, end - below);
  out += additions.end;
  out += page.substr(end);
  return out;
}

}  // namespace pier::preview
