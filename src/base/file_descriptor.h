#pragma once

#include <utility>

#include <unistd.h>

namespace pier {

/// Owns an open file descriptor, or none, and closes it.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  /// Takes `number` over; -1 is none.
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept : number_(other.release()) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    FileDescriptor(std::move(other)).swap(*this);
    return *this;
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (number_ >= 0) ::close(number_);
  }

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  /// Gives the descriptor away without closing it.
  int release() { return std::exchange(number_, -1); }

 private:
  void swap(FileDescriptor& other) noexcept { std::swap(number_, other.number_); }
  int number_ = -1;
};

}  // namespace pier
