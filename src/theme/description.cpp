#include "theme/description.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "theme/colour.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

constexpr auto kFields = std::to_array<Field>({
    {.name = "name",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "the name of the theme, as in site.yaml",
     .example = "civic"},
    {.name = "styles",
     .kind = FieldKind::word_list,
     .meaning = "the style sheets that the templates link to",
     .example = "[civic.css]"},
    {.name = "scripts",
     .kind = FieldKind::word_list,
     .meaning = "the scripts that the templates link to",
     .example = "[civic.js]"},
    {.name = "colours",
     .kind = FieldKind::mapping,
     .meaning = "a name for each colour",
     .example = "{ink: \"#112e38\"}"},
    {.name = "pairs",
     .kind = FieldKind::any,
     .meaning = "which colour stands on which, and the least contrast",
     .example = "[[ink, paper, 4.5]]"},
});

constexpr std::string_view kPairHelp =
    "write `[ink, paper, 4.5]`: in front, behind, and the least contrast";

struct NamedColour {
  std::string_view token;
  /// None when it could not be read, which is reported by then.
  std::optional<Rgb> rgb;
  Span span;
};

std::vector<Description::NamedFile> named_files(const Value* list) {
  std::vector<Description::NamedFile> files;
  if (list == nullptr || !list->is_list()) return files;
  for (const Value& item : list->as_list()) {
    if (item.is_text()) files.push_back({item.as_text(), item.span});
  }
  return files;
}

std::vector<NamedColour> read_colours(const Value* colours, Description& description,
                                      Diagnostics& diagnostics) {
  std::vector<NamedColour> found;
  if (colours == nullptr || !colours->is_map()) return found;
  for (const Member& member : colours->as_map()) {
    if (!member.value.is_text()) continue;
    const std::string& hex = member.value.as_text();
    const auto rgb = parse_colour(hex);
    found.push_back({member.key, rgb, member.value.span});
    if (rgb) {
      description.colours.push_back({member.key, hex});
    } else {
      diagnostics.report("theme-colour", member.value.span,
                         fmt::format("`{}` is no colour such as `#112e38`", hex),
                         "write # and six digits from 0 to 9 and a to f, in quotation marks");
    }
  }
  return found;
}

/// Cut, not rounded, so that 4.499 is not shown as the 4.5 that it fails.
double cut(double ratio) {
  return std::floor(ratio * 100) / 100;
}

class PairChecker {
 public:
  PairChecker(const std::vector<NamedColour>& colours, Diagnostics& diagnostics)
      : colours_(colours), diagnostics_(diagnostics) {
    for (const NamedColour& colour : colours) tokens_.push_back(colour.token);
  }

  void check(const Value& pair) {
    const bool is_pair = pair.is_list() && pair.as_list().size() == 3 &&
                         pair.as_list()[0].is_text() && pair.as_list()[1].is_text() &&
                         pair.as_list()[2].is_number();
    if (!is_pair) {
      diagnostics_.report("theme-colour", pair.span, "this is no pair of colours",
                          std::string(kPairHelp));
      return;
    }
    const List& parts = pair.as_list();
    const NamedColour* front = find(parts[0]);
    const NamedColour* behind = find(parts[1]);
    if (front == nullptr || behind == nullptr || !front->rgb || !behind->rgb) return;
    const double least =
        parts[2].is_integer() ? static_cast<double>(parts[2].as_integer()) : parts[2].as_double();
    const double ratio = contrast(*front->rgb, *behind->rgb);
    if (ratio >= least) return;
    Diagnostic& problem =
        diagnostics_.report("colour-contrast", pair.span,
                            fmt::format("`{}` on `{}` has a contrast of {:.2f}, and needs {}",
                                        front->token, behind->token, cut(ratio), least),
                            "make the darker colour darker, or the lighter one lighter");
    problem.notes.push_back({front->span, fmt::format("`{}` is set here", front->token)});
    problem.notes.push_back({behind->span, fmt::format("`{}` is set here", behind->token)});
  }

 private:
  const NamedColour* find(const Value& token) {
    const auto found = std::find_if(colours_.begin(), colours_.end(), [&](const NamedColour& c) {
      return c.token == token.as_text();
    });
    if (found != colours_.end()) return &*found;
    diagnostics_.report("theme-colour", token.span,
                        fmt::format("there is no colour `{}`", token.as_text()),
                        suggest(token.as_text(), tokens_));
    return nullptr;
  }

  const std::vector<NamedColour>& colours_;
  Diagnostics& diagnostics_;
  std::vector<std::string_view> tokens_;
};

}  // namespace

std::span<const Field> theme_fields() {
  return kFields;
}

Description read_description(FileId file, const SourceMap& map, Diagnostics& diagnostics) {
  const Value written = read_yaml(map.whole(file), map, diagnostics);
  const Value fields = check_fields(written, kFields, map.whole(file), map, diagnostics);
  Description description;
  description.name = text_of(fields.find("name"));
  description.styles = named_files(fields.find("styles"));
  description.scripts = named_files(fields.find("scripts"));
  const auto colours = read_colours(fields.find("colours"), description, diagnostics);
  const Value* pairs = fields.find("pairs");
  if (pairs == nullptr) return description;
  if (!pairs->is_list()) {
    diagnostics.report("theme-colour", pairs->span, "`pairs` is a list of pairs of colours",
                       std::string(kPairHelp));
    return description;
  }
  PairChecker checker(colours, diagnostics);
  for (const Value& pair : pairs->as_list()) checker.check(pair);
  return description;
}

}  // namespace pier
