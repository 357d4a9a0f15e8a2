#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pier::privacy {

/// Remembers pieces of text in which nothing was found, so that what stands on every page (the
/// header, the numbers to call, the footer) is read once. Any thread may ask and add at any time;
/// what it forgets is read again, so that the findings never depend on it.
///
/// Pieces are known by 64 bits of their digest (XXH3). That one piece is taken for another would
/// need one and the same digest in the same build: for a million pieces and 16,384 places, one
/// chance in 10^13.
class CleanTexts {
 public:
  using Key = std::uint64_t;
  /// Never 0, which stands for an empty place. The detectors read addresses (Reading::is_address)
  /// otherwise than words.
  static Key key_of(std::string_view piece, bool is_address);

  bool holds(Key key) const { return place(key).load(std::memory_order_relaxed) == key; }
  /// Takes the place of an earlier piece, if there is one.
  void add(Key key) { place(key).store(key, std::memory_order_relaxed); }

 private:
  static constexpr std::size_t kPlaces = 16384;
  const std::atomic<Key>& place(Key key) const { return places_[key % kPlaces]; }
  std::atomic<Key>& place(Key key) { return places_[key % kPlaces]; }

  std::array<std::atomic<Key>, kPlaces> places_{};
};

}  // namespace pier::privacy
