#include "net/response_head.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::net {

namespace {

/// Of one answer with all that came before it (100 Continue and the like). Servers send 1 KB.
constexpr std::size_t kMostHeadBytes = 65'536;

bool is_token_character(char c) {
  return ascii_is_alpha(c) || ascii_is_digit(c) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

bool is_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == '\t' || (c >= ' ' && c != 0x7f) || (c & 0x80) != 0;
  });
}

Refusal no_http(std::string why) {
  return {Failure::cut_off, std::move(why)};
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::optional<Refusal> ResponseHead::take(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > kMostHeadBytes) {
    return Refusal{Failure::too_large,
                   fmt::format("its headers have more than {} bytes", with_commas(kMostHeadBytes))};
  }
  if (is_whole_) return std::nullopt;
  line = without_line_end(line);
  if (!has_status_) return take_status(line);
  return line.empty() ? finish() : take_header(line);
}

std::optional<Refusal> ResponseHead::take_status(std::string_view line) {
  headers_.clear();
  has_status_ = true;
  const std::size_t space = line.find(' ');
  const std::string_view digits = space == std::string_view::npos ? "" : line.substr(space + 1, 3);
  const bool has_three =
      digits.size() == 3 && std::all_of(digits.begin(), digits.end(), ascii_is_digit);
  if (!line.starts_with("HTTP/") || !has_three || digits[0] == '0')
    return no_http("its answer begins with no status of HTTP");
  std::from_chars(digits.data(), digits.data() + 3, status_);
  return std::nullopt;
}

std::optional<Refusal> ResponseHead::take_header(std::string_view line) {
  if ((line[0] == ' ' || line[0] == '\t') && !headers_.empty()) {
    // The older way of long lines (RFC 9112, 5.2).
    if (!is_value(line)) return no_http("a header of its answer has a control character in it");
    headers_.back().value += fmt::format(" {}", trim(line));
    return std::nullopt;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return no_http("a line among the headers of its answer is none");
  }
  const std::string_view value = trim(line.substr(colon + 1));
  if (!is_value(value)) return no_http("a header of its answer has a control character in it");
  headers_.push_back({ascii_lower(line.substr(0, colon)), std::string(value)});
  return std::nullopt;
}

std::optional<Refusal> ResponseHead::read_length() {
  std::string_view first;
  for (const Header& header : headers_) {
    if (header.name != "content-length") continue;
    if (!first.empty() && first != header.value) {
      return no_http("its answer names two different lengths");
    }
    first = header.value;
    std::uint64_t length = 0;
    const char* end = first.data() + first.size();
    const auto [stopped, error] = std::from_chars(first.data(), end, length);
    if (first.empty() || error != std::errc{} || stopped != end) {
      return no_http("the length of its answer is no number");
    }
    length_ = length;
  }
  return std::nullopt;
}

std::optional<Refusal> ResponseHead::finish() {
  if (status_ >= 100 && status_ < 200) {
    has_status_ = false;
    return std::nullopt;
  }
  is_whole_ = true;
  length_.reset();
  if (auto refusal = read_length()) return refusal;
  bool is_chunked = false;
  const Refusal compressed{Failure::too_large, "it is compressed, although nobody asked for that"};
  for (const Header& header : headers_) {
    const std::string value = ascii_lower(header.value);
    if (header.name == "transfer-encoding") {
      if (value != "chunked") return compressed;
      is_chunked = true;
    } else if (header.name == "content-encoding" && value != "identity" && !value.empty() &&
               method_ != Method::head) {
      return compressed;
    }
  }
  if (is_chunked && length_) return no_http("its answer comes in parts and names a length as well");
  const bool has_body = method_ != Method::head && status_ != 204 && status_ != 304;
  shows_end_ = !has_body || is_chunked || length_;
  if (!has_body) length_.reset();
  if (length_ && *length_ > most_bytes_) {
    return Refusal{Failure::too_large,
                   fmt::format("it has {} bytes, and at most {} are taken", with_commas(*length_),
                               with_commas(most_bytes_))};
  }
  return std::nullopt;
}

bool may_be_sent(const Header& header) {
  return is_token(header.name) && is_value(header.value) &&
         !is_one_of(ascii_lower(header.name),
                    {"host", "content-length", "transfer-encoding", "accept-encoding", "te",
                     "connection", "upgrade", "expect", "cookie"});
}

bool may_go_elsewhere(const Header& header) {
  return is_one_of(ascii_lower(header.name), {"accept", "accept-language", "user-agent",
                                              "if-none-match", "if-modified-since", "range"});
}

}  // namespace pier::net
