#include "open_data/licence.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace pier::open_data {

namespace {

struct Known {
  /// Of these, a text in lower case has all of one row.
  std::array<std::string_view, 2> words;
  std::string_view id;
  std::string_view title;
  std::string_view link;
};

constexpr std::string_view kOglTitle = "Open Government Licence v3.0";
constexpr std::string_view kOglLink =
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

constexpr auto kKnown = std::to_array<Known>({
    {{"open-government-licence", "version/3"}, "OGL-UK-3.0", kOglTitle, kOglLink},
    {{"open government licence", "3"}, "OGL-UK-3.0", kOglTitle, kOglLink},
    {{"ogl", "3"}, "OGL-UK-3.0", kOglTitle, kOglLink},
    {{"creativecommons.org/licenses/by/4.0", ""},
     "CC-BY-4.0",
     "Creative Commons Attribution 4.0",
     "https://creativecommons.org/licenses/by/4.0/"},
    {{"cc by 4.0", ""},
     "CC-BY-4.0",
     "Creative Commons Attribution 4.0",
     "https://creativecommons.org/licenses/by/4.0/"},
});

bool is_address(std::string_view text) {
  const bool is_one_word = text.find(' ') == std::string_view::npos;
  return is_one_word && (text.starts_with("https://") || text.starts_with("http://"));
}

}  // namespace

Licence licence_in(std::string_view text, std::string_view link) {
  for (const std::string_view part : {link, text}) {
    const std::string lower = ascii_lower(part);
    const auto* const found = std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& known) {
      return std::all_of(known.words.begin(), known.words.end(), [&](std::string_view word) {
        return lower.find(word) != std::string::npos;
      });
    });
    if (found != kKnown.end()) {
      return {std::string(found->id), std::string(found->title), std::string(found->link)};
    }
  }
  if (link.empty() && is_address(text)) return {{}, {}, std::string(text)};
  return {{}, std::string(text), std::string(link)};
}

}  // namespace pier::open_data
