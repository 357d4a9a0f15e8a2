#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/file_system.h"
#include "diagnostics/diagnostics.h"

namespace pier {

/// The largest text file of each kind that is read (bytes).
inline constexpr std::uint64_t kLargestMarkdown = 1'000'000;
inline constexpr std::uint64_t kLargestData = 2'000'000;
inline constexpr std::uint64_t kLargestSnapshot = 20'000'000;
inline constexpr std::uint64_t kLargestAsset = 20'000'000;
inline constexpr std::uint64_t kLargestAttachment = 50'000'000;

/// Reads a file and takes it into the SourceMap as every text of the site is kept: UTF-8 without a
/// byte order mark, lines ending in LF. What cannot be read, is no UTF-8 or holds control or
/// bidirectional characters is reported; then none comes back.
/// Messages show no line of a confidential file.
enum class Confidential { no, yes };
std::optional<FileId> read_text(const FileSystem& files, const SitePath& path, std::uint64_t limit,
                                SourceMap& sources, Diagnostics& diagnostics,
                                Confidential confidential = Confidential::no);

/// Reads a file of any kind; reports when it cannot be read. The SourceMap knows its name.
struct RawFile {
  FileId file{};
  std::string bytes;
};
std::optional<RawFile> read_raw(const FileSystem& files, const SitePath& path, std::uint64_t limit,
                                SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier
