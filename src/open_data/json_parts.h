#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/parallel.h"

namespace pier::open_data {

/// `object`, a JSON object with members, with one more behind them: a list of `count` items that
/// are JSON already, made on several threads. A catalogue is some thousand items long.
std::string with_list(std::string object, std::string_view name, std::size_t count, Jobs jobs,
                      const std::function<std::string(std::size_t)>& item);

}  // namespace pier::open_data
