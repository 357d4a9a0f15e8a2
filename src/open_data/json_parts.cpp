#include "open_data/json_parts.h"

#include <cassert>
#include <vector>

namespace pier::open_data {

std::string with_list(std::string object, std::string_view name, std::size_t count, Jobs jobs,
                      const std::function<std::string(std::size_t)>& item) {
  assert(object.size() > 2 && object.ends_with('}'));
  std::vector<std::string> items(count);
  parallel_for(count, jobs, [&](std::size_t i) { items[i] = item(i); });
  std::size_t size = object.size() + name.size() + count + 6;
  for (const std::string& text : items) size += text.size();
  object.reserve(size);
  object.pop_back();
  object.append(",\"").append(name).append("\":[");
  for (const std::string& text : items) {
    if (&text != &items.front()) object += ',';
    object += text;
  }
  return object.append("]}");
}

}  // namespace pier::open_data
