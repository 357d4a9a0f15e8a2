#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pier::scaffold {

/// A text as a value of YAML that is read back as this very text: bare where that is plain to see,
/// else in double quotes. REQUIRES: no control characters.
std::string yaml_text(std::string_view text);

/// "[city-council, icb]".
std::string yaml_list(const std::vector<std::string>& texts);

}  // namespace pier::scaffold
