#include "net/retry.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "net/http_date.h"

namespace pier::net {

bool may_pass(const Response& response, Method method) {
  switch (response.failure) {
    case Failure::none:
      break;
    case Failure::name_not_found:
    case Failure::not_reached:
      return true;
    case Failure::cut_off:
    case Failure::too_slow:
      return method != Method::post;
    default:
      return false;
  }
  const int status = response.status;
  if (status == 429 || status == 503) return true;
  return (status == 500 || status == 502 || status == 504) && method != Method::post;
}

std::optional<std::chrono::seconds> asked_wait(const Response& response,
                                               std::chrono::sys_seconds now) {
  using std::chrono::seconds;
  const std::string_view text = response.header("retry-after");
  if (text.empty()) return std::nullopt;
  if (std::all_of(text.begin(), text.end(), ascii_is_digit)) {
    long long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    // Too large for a number is too long to wait.
    return seconds(error == std::errc{} ? std::min(value, 1'000'000'000LL) : 1'000'000'000LL);
  }
  const auto until = parse_http_date(text);
  if (!until) return std::nullopt;
  const auto from = parse_http_date(response.header("date")).value_or(now);
  return std::max(seconds(0), *until - from);
}

std::chrono::milliseconds pause_before(int next, std::chrono::milliseconds first_pause) {
  std::chrono::milliseconds pause = first_pause;
  for (int i = 1; i < next && pause < kLongestWait; ++i) pause *= 2;
  return std::min<std::chrono::milliseconds>(pause, kLongestWait);
}

}  // namespace pier::net
