#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pier::targets {

/// The files of the site that a page refers to: links, pictures, styles, scripts, where a refresh
/// leads. Each as a path below the top of the site, once, sorted; an address that may be a file or
/// a folder gives both. What lies elsewhere is left out.
///
/// `path` is the page's own, `base_path` what the addresses of the site begin with ("" or "/site").
std::vector<std::string> references_of(std::string_view html, std::string_view path,
                                       std::string_view base_path);

}  // namespace pier::targets
