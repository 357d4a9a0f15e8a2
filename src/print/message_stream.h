#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pier::print {

/// The largest message that is read, in bytes; a PDF of 15 MB is below it.
inline constexpr std::size_t kLargestMessage = 20'000'000;

/// Cuts a stream of bytes into messages, each of which ends in a NUL: the framing of Chromium's
/// --remote-debugging-pipe.
class MessageStream {
 public:
  void append(std::string_view bytes);
  /// The next whole message without its NUL, if there is one.
  std::optional<std::string> next();
  /// Whether more bytes wait for their NUL than a message may have.
  bool is_too_long() const { return bytes_.size() - begin_ > kLargestMessage; }

 private:
  std::string bytes_;
  /// Where the next message begins, and how far no NUL was found behind that.
  std::size_t begin_ = 0;
  std::size_t searched_ = 0;
};

/// Base64 as in RFC 4648, section 4, with padding.
std::string to_base64(std::string_view bytes);
/// None when `text` is not exactly that.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace pier::print
