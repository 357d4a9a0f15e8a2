#include "html/html.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pier {

namespace html {

const Origin* origin_at(const std::vector<Origin>& origins, std::size_t offset) {
  const auto after =
      std::upper_bound(origins.begin(), origins.end(), offset,
                       [](std::size_t o, const Origin& origin) { return o < origin.offset; });
  return after == origins.begin() ? nullptr : &*std::prev(after);
}

}  // namespace html

Html Html::trusted(html::Fragment fragment) {
  return Html{std::make_shared<const html::Fragment>(std::move(fragment))};
}

std::shared_ptr<const html::Fragment> Html::empty_fragment() {
  static const auto kEmpty = std::make_shared<const html::Fragment>();
  return kEmpty;
}

}  // namespace pier
