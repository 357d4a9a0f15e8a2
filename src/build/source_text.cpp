#include "build/source_text.h"

#include <fmt/format.h>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"

namespace pier {

namespace {

void report_status(const ReadResult& read, const SitePath& path, std::uint64_t limit, Span span,
                   Diagnostics& diagnostics) {
  const std::string& name = path.text();
  switch (read.status) {
    case ReadStatus::ok:
      return;
    case ReadStatus::missing:
      diagnostics.report("file-unreadable", span, fmt::format("`{}` is not there", name),
                         "put it there; if it was there, wait until nobody moves files, and build "
                         "again");
      return;
    case ReadStatus::symlink:
      diagnostics.report("file-kind", span, fmt::format("`{}` is a symbolic link", name),
                         "put the file itself there; links are never followed");
      return;
    case ReadStatus::not_a_file:
      diagnostics.report("file-kind", span, fmt::format("`{}` is not a plain file", name),
                         "take it out of the site's folders");
      return;
    case ReadStatus::too_large:
      diagnostics.report("file-size", span,
                         fmt::format("`{}` is larger than {} MB", name, limit / 1'000'000),
                         "split it, or make it smaller");
      return;
    case ReadStatus::unreadable:
      diagnostics.report("file-unreadable", span,
                         read.detail.empty()
                             ? fmt::format("`{}` cannot be read", name)
                             : fmt::format("`{}` cannot be read: {}", name, read.detail),
                         "give yourself the right to read it");
      return;
  }
}

/// CR LF and lone CR become LF; a byte order mark goes. The text itself never changes.
std::string normalised(std::string bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const bool has_mark = bytes.starts_with(kMark);
  if (!has_mark && bytes.find('\r') == std::string::npos) return bytes;
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = has_mark ? kMark.size() : 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r') {
      text += bytes[i];
    } else if (i + 1 == bytes.size() || bytes[i + 1] != '\n') {
      text += '\n';
    }
  }
  return text;
}

/// What is wrong with a character, in words; "" when it may stand in a text.
std::string_view fault_of(char32_t code) {
  if (code == 0) return "a NUL character";
  if ((code < 0x20 && code != '\t' && code != '\n') || code == 0x7F) return "a control character";
  if (code >= 0x80 && code < 0xA0) return "a control character";
  if (is_bidi_control(code)) {
    return "an invisible character that changes the direction of the text";
  }
  return {};
}

/// Bytes that may belong to a character that must not stand in a text.
constexpr ByteSet kNotPlain = [] {
  ByteSet bytes;
  bytes.add_range(0, '\t' - 1);
  bytes.add_range('\n' + 1, 0x1F);
  bytes.add_range(0x7F, 0xFF);
  return bytes;
}();

/// Reports the first character that must not be there.
bool check_characters(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  const std::string_view text = sources.text(file);
  const auto offset = [](std::size_t at) { return static_cast<std::uint32_t>(at); };
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    diagnostics.report("file-encoding", {file, 0, 0}, "this file is UTF-16, not UTF-8",
                       "save it again and choose the encoding UTF-8; some programs call UTF-16 "
                       "\"Unicode\"");
    return false;
  }
  if (const auto bad = first_bad_utf8(text); bad) {
    diagnostics.report(
        "file-encoding", {file, offset(*bad), offset(*bad + 1)}, "this byte is not UTF-8",
        "save the file with the encoding UTF-8 (in Word: plain text, Unicode UTF-8)");
    return false;
  }
  // Nearly all bytes are plain letters; they need no decoding.
  for (std::size_t at = 0; (at = kNotPlain.find_in(text, at)) < text.size();) {
    const std::size_t begin = at;
    const char32_t code = decode_utf8(text, at);
    const std::string_view fault = fault_of(code);
    if (fault.empty()) continue;
    diagnostics.report(
        "file-encoding", {file, offset(begin), offset(at)},
        fmt::format("there is {} here (U+{:04X})", fault, static_cast<std::uint32_t>(code)),
        code == 0 ? "this may be no text at all; take the file away, or save it as plain text"
                  : "delete it and type the words again");
    return false;
  }
  return true;
}

}  // namespace

std::optional<FileId> read_text(const FileSystem& files, const SitePath& path, std::uint64_t limit,
                                SourceMap& sources, Diagnostics& diagnostics,
                                Confidential confidential) {
  ReadResult read = files.read(path, limit);
  if (read.status != ReadStatus::ok) {
    const FileId file = sources.add_without_text(path.text());
    report_status(read, path, limit, {file, 0, 0}, diagnostics);
    return std::nullopt;
  }
  std::string text = normalised(std::move(read.bytes));
  const FileId file = confidential == Confidential::yes
                          ? sources.add_confidential(path.text(), std::move(text))
                          : sources.add(path.text(), std::move(text));
  if (!check_characters(file, sources, diagnostics)) return std::nullopt;
  return file;
}

std::optional<RawFile> read_raw(const FileSystem& files, const SitePath& path, std::uint64_t limit,
                                SourceMap& sources, Diagnostics& diagnostics) {
  ReadResult read = files.read(path, limit);
  const FileId file = sources.add_without_text(path.text());
  if (read.status != ReadStatus::ok) {
    report_status(read, path, limit, {file, 0, 0}, diagnostics);
    return std::nullopt;
  }
  return RawFile{file, std::move(read.bytes)};
}

}  // namespace pier
