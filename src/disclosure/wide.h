#pragma once

namespace pier::disclosure {

/// 128 bits: sums and products of counts that have no room in a Count.
__extension__ using Wide = __int128;

/// Division towards minus and plus infinity; `by` is positive.
constexpr Wide floor_div(Wide value, Wide by) {
  return value / by - (value % by < 0 ? 1 : 0);
}
constexpr Wide ceil_div(Wide value, Wide by) {
  return value / by + (value % by > 0 ? 1 : 0);
}

}  // namespace pier::disclosure
