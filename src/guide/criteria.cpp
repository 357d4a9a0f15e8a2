#include "guide/criteria.h"

#include <algorithm>
#include <array>

namespace pier::guide {

namespace {

struct Criterion {
  std::string_view number;
  std::string_view name;
  std::string_view url;
};

/// Those that rules protect, as https://www.w3.org/TR/WCAG22/ names them.
constexpr auto kCriteria = std::to_array<Criterion>({
    {"1.1.1", "Non-text Content", "https://www.w3.org/WAI/WCAG22/Understanding/non-text-content"},
    {"1.2.2", "Captions (Prerecorded)",
     "https://www.w3.org/WAI/WCAG22/Understanding/captions-prerecorded"},
    {"1.2.3", "Audio Description or Media Alternative (Prerecorded)",
     "https://www.w3.org/WAI/WCAG22/Understanding/"
     "audio-description-or-media-alternative-prerecorded"},
    {"1.3.1", "Info and Relationships",
     "https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships"},
    {"1.4.1", "Use of Color", "https://www.w3.org/WAI/WCAG22/Understanding/use-of-color"},
    {"1.4.3", "Contrast (Minimum)", "https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum"},
    {"2.4.2", "Page Titled", "https://www.w3.org/WAI/WCAG22/Understanding/page-titled"},
    {"2.4.4", "Link Purpose (In Context)",
     "https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context"},
    {"2.4.6", "Headings and Labels",
     "https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels"},
    {"2.5.3", "Label in Name", "https://www.w3.org/WAI/WCAG22/Understanding/label-in-name"},
    {"3.1.1", "Language of Page", "https://www.w3.org/WAI/WCAG22/Understanding/language-of-page"},
    {"4.1.2", "Name, Role, Value", "https://www.w3.org/WAI/WCAG22/Understanding/name-role-value"},
});

const Criterion* find(std::string_view number) {
  const auto* found = std::find_if(kCriteria.begin(), kCriteria.end(),
                                   [&](const Criterion& c) { return c.number == number; });
  return found == kCriteria.end() ? nullptr : found;
}

}  // namespace

std::string_view criterion_name(std::string_view number) {
  const Criterion* found = find(number);
  return found == nullptr ? std::string_view() : found->name;
}

std::string_view criterion_url(std::string_view number) {
  const Criterion* found = find(number);
  return found == nullptr ? std::string_view() : found->url;
}

}  // namespace pier::guide
