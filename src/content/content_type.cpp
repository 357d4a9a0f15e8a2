#include "content/content_type.h"

#include <array>

#include "content/types/types.h"

namespace pier {

std::span<const ContentType> content_types() {
  static const std::array kTypes{
      types::page(),         types::guidance(),        types::news(),
      types::consultation(), types::review(),          types::briefing(),
      types::report(),       types::chapter(),         types::easy_read(),
      types::translation(),  types::shared_procedure()};
  return kTypes;
}

const ContentType* find_content_type(std::string_view name) {
  for (const ContentType& type : content_types()) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

std::vector<std::string_view> content_type_names() {
  std::vector<std::string_view> names;
  for (const ContentType& type : content_types()) names.push_back(type.name);
  return names;
}

}  // namespace pier
