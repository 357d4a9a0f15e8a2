#include <array>
#include <new>
#include <span>
#include <string>
#include <string_view>

#include <openssl/evp.h>

#include "base/md5.h"
#include "base/sha256.h"

namespace pier {

namespace {

/// A digest of libcrypto.
class Hashed {
 public:
  Hashed(std::string_view bytes, const EVP_MD* algorithm) {
    // Fails only where there is no memory: the algorithms are built into libcrypto.
    if (EVP_Digest(bytes.data(), bytes.size(), digest_.data(), &size_, algorithm, nullptr) != 1) {
      throw std::bad_alloc();
    }
  }

  std::span<const unsigned char> bytes() const { return std::span(digest_).first(size_); }

  std::string hex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * std::size_t{size_});
    for (const unsigned char byte : bytes()) {
      text += kDigits[byte >> 4U];
      text += kDigits[byte & 0xFU];
    }
    return text;
  }

 private:
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest_{};
  unsigned size_ = 0;
};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  return Hashed(bytes, EVP_sha256()).hex();
}

bool is_sha256_hex(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string md5_hex(std::string_view bytes) {
  return Hashed(bytes, EVP_md5()).hex();
}

std::string md5_base64(std::string_view bytes) {
  const Hashed hashed(bytes, EVP_md5());
  // Room for 16 bytes in base64, and the zero that libcrypto writes behind them.
  std::array<unsigned char, 4 * (EVP_MAX_MD_SIZE / 3 + 1) + 1> text{};
  const int size =
      EVP_EncodeBlock(text.data(), hashed.bytes().data(), static_cast<int>(hashed.bytes().size()));
  return {text.begin(), text.begin() + size};
}

}  // namespace pier
