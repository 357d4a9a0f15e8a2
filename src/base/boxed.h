#pragma once

#include <memory>
#include <utility>

namespace pier {

/// An optional value that is seldom there: without it, it takes the room of two pointers, however
/// large T is. It never changes once it is made, so that copies share it, between threads too.
template <typename T>
class Boxed {
 public:
  Boxed() = default;
  Boxed(T value) : value_(std::make_shared<const T>(std::move(value))) {}

  bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  /// REQUIRES: has_value().
  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_.get(); }
  /// The value, or where there is none an empty one.
  const T& or_empty() const {
    static const T kEmpty{};
    return value_ ? *value_ : kEmpty;
  }

 private:
  std::shared_ptr<const T> value_;
};

}  // namespace pier
