#include "charts/bar_marks.h"

#include <array>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace pier::charts {

namespace {

/// Lines in the colour of the paper over the full colour; the first colour has none.
constexpr auto kPatterns = std::to_array<std::string_view>({
    "",
    "M-1 1L1 -1M0 8L8 0M7 9L9 7",
    "M0 2H8M0 6H8",
    "M-1 7L1 9M0 0L8 8M7 -1L9 1M0 8L8 0",
    "M2 0V8M6 0V8",
    "M0 4H8M4 0V8",
});

}  // namespace

void define_patterns(const Job& job, Svg& out) {
  std::set<int> colours;
  for (const Style& style : job.styles) colours.insert(style.colour);
  for (const int colour : colours) {
    const std::string_view lines = kPatterns[static_cast<std::size_t>(colour - 1)];
    if (lines.empty()) continue;
    out.raw(fmt::format(
        "<pattern id=\"{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path "
        "class=\"chart-paper\" stroke=\"#fff\" stroke-width=\"2\" d=\"{}\"/></pattern>",
        part_id(job, fmt::format("p{}", colour)), lines));
  }
}

void write_bars(const Job& job, const BarPaths& paths, int pattern, Svg& out) {
  out.path(paths.sure);
  if (pattern > 1) {
    out.path(paths.sure, fmt::format("class=\"chart-pattern\" fill=\"url(#{})\"",
                                     part_id(job, fmt::format("p{}", pattern))));
  }
  out.path(paths.preliminary,
           "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"4 3\"");
  out.path(paths.hidden, hatching(job) + " stroke=\"currentColor\" stroke-dasharray=\"3 3\"");
}

}  // namespace pier::charts
