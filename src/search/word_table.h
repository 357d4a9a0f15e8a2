#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pier::search {

/// Gives every text a number: 0, 1, 2 and so on, in the order in which they are met. Every word of
/// every page is looked up here, which is most of the work of the index: hence no map of the
/// library, which would follow a pointer for each.
class WordTable {
 public:
  /// The number of a text; a new one when it was not met before.
  std::uint32_t number(std::string_view text) {
    if (2 * texts_.size() >= places_.size()) grow();
    const std::uint32_t hash = hash_of(text);
    std::size_t at = hash & (places_.size() - 1);
    for (; places_[at].number != kFree; at = (at + 1) & (places_.size() - 1)) {
      if (places_[at].hash == hash && texts_[places_[at].number] == text) {
        return places_[at].number;
      }
    }
    const auto number = static_cast<std::uint32_t>(texts_.size());
    places_[at] = {hash, number};
    texts_.emplace_back(text);
    return number;
  }

  std::size_t size() const { return texts_.size(); }
  /// The texts by their number.
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number = kFree;
  };

  /// FNV-1a: short texts, of no adversary.
  static std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 15U);
  }

  /// Doubles the places, which stay at least half free.
  void grow() {
    constexpr std::size_t kFirst = 4096;
    std::vector<Place> larger(places_.empty() ? kFirst : 2 * places_.size());
    for (const Place& place : places_) {
      if (place.number == kFree) continue;
      std::size_t at = place.hash & (larger.size() - 1);
      while (larger[at].number != kFree) at = (at + 1) & (larger.size() - 1);
      larger[at] = place;
    }
    places_ = std::move(larger);
  }

  std::vector<Place> places_;
  std::vector<std::string> texts_;
};

}  // namespace pier::search
