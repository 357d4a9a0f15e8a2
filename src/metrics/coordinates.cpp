#include "metrics/coordinates.h"

#include "base/text.h"

namespace pier::metrics {

std::string coordinates_text(const Indicator& about, const Coordinates& at) {
  std::string text;
  for (std::size_t i = 0; i < about.dimensions.size(); ++i) {
    const Dimension& dimension = about.dimensions[i];
    const std::string& value = dimension.values[at[i]].id;
    if (value == dimension.total) continue;
    if (!text.empty()) text += ';';
    text += dimension.id + '=' + value;
  }
  return text;
}

std::uint16_t position_of_total(const Dimension& dimension) {
  for (std::size_t i = 0; i < dimension.values.size(); ++i) {
    if (dimension.values[i].id == dimension.total) return static_cast<std::uint16_t>(i);
  }
  return 0;
}

std::optional<Coordinates> parse_coordinates(const Indicator& about, std::string_view text) {
  Coordinates at;
  for (const Dimension& dimension : about.dimensions) at.push_back(position_of_total(dimension));
  if (text.empty()) return at;
  for (const std::string_view part : split(text, ';')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const Dimension* dimension = about.find_dimension(part.substr(0, equals));
    if (dimension == nullptr) return std::nullopt;
    const Dimension::Member* value = dimension->find(part.substr(equals + 1));
    if (value == nullptr) return std::nullopt;
    at[static_cast<std::size_t>(dimension - about.dimensions.data())] =
        static_cast<std::uint16_t>(value - dimension->values.data());
  }
  return at;
}

}  // namespace pier::metrics
