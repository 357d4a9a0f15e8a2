#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace pier {

/// The bytes of a file of our own, as they were when it was opened: it is replaced, never written
/// to. Moves; its views stay valid as long as it or what it was moved to.
class MappedFile {
 public:
  /// None when the file is not there, is empty or cannot be read.
  static std::optional<MappedFile> open(const std::filesystem::path& file);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

}  // namespace pier
