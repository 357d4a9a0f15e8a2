#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/digest.h"

namespace pier {

/// The bytes that a digest takes.
inline constexpr std::size_t kDigestSize = 16;

/// Puts values into bytes that BytesReader takes out again, in the same order. Numbers have seven
/// bits a byte, the lowest first, as in LEB128; texts their length before them.
class BytesWriter {
 public:
  BytesWriter() = default;
  /// `usual_size`: room for so many bytes is made at once.
  explicit BytesWriter(std::size_t usual_size) { bytes_.reserve(usual_size); }

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  void digest(const Digest& digest) {
    fixed(digest.high);
    fixed(digest.low);
  }
  /// Eight bytes, for what is large as often as not.
  void fixed(std::uint64_t value) {
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(value >> (8 * i));
    bytes_.append(bytes.data(), bytes.size());
  }

  std::string_view view() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Takes out of bytes what BytesWriter put in. Bytes that were never written so give zeros and
/// empty texts, and is_good() says so from then on: read all, ask once.
class BytesReader {
 public:
  explicit BytesReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }
  /// A view into the bytes.
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  Digest digest() {
    const std::uint64_t high = fixed();
    return {high, fixed()};
  }
  std::uint64_t fixed() {
    if (rest_.size() < 8) return fail();
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
    }
    rest_.remove_prefix(8);
    return value;
  }
  /// How many of something follow, of which each takes at least one byte.
  std::size_t count() {
    const std::uint64_t value = number();
    return value > rest_.size() ? static_cast<std::size_t>(fail()) : value;
  }

  bool is_good() const { return is_good_; }
  bool at_end() const { return rest_.empty(); }
  /// How many bytes were not taken out yet.
  std::size_t left() const { return rest_.size(); }

 private:
  std::uint64_t fail() {
    is_good_ = false;
    rest_ = {};
    return 0;
  }
  std::string_view rest_;
  bool is_good_ = true;
};

/// What was written with its digest behind it, as files of our own are kept. They begin with a text
/// that says what they are, and of which version.
inline std::string sealed(BytesWriter bytes) {
  bytes.digest(digest_of(bytes.view()));
  return bytes.take();
}

/// Reads what sealed() was given, behind the text that it begins with; none when that is another,
/// or when anything was changed or is missing.
inline std::optional<BytesReader> unsealed(std::string_view bytes, std::string_view header) {
  if (bytes.size() < kDigestSize) return std::nullopt;
  const std::string_view inner = bytes.substr(0, bytes.size() - kDigestSize);
  BytesReader digest(bytes.substr(inner.size()));
  if (digest.digest() != digest_of(inner)) return std::nullopt;
  BytesReader reader(inner);
  return reader.text() == header ? std::optional(reader) : std::nullopt;
}

}  // namespace pier
