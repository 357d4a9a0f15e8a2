#include "targets/s3_record.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/site_path.h"
#include "base/text.h"

namespace pier::targets {

namespace {

constexpr std::string_view kRecordBegin =
    "pier-release 1 (Pier keeps here what it needs to go back; see the guide)\n";
constexpr std::string_view kRecordFolder = ".pier/releases/";
constexpr std::string_view kPackFolder = ".pier/packs/";
constexpr std::size_t kHexDigits = 32;

template <typename Number>
std::optional<Number> whole_number_of(std::string_view text, int base = 10) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, base);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

std::optional<Digest> digest_in(std::string_view text) {
  if (text.size() != kHexDigits) return std::nullopt;
  const auto high = whole_number_of<std::uint64_t>(text.substr(0, kHexDigits / 2), 16);
  const auto low = whole_number_of<std::uint64_t>(text.substr(kHexDigits / 2), 16);
  if (!high || !low) return std::nullopt;
  return Digest{*high, *low};
}

/// The next word of a line and what is behind the space.
std::string_view take_word(std::string_view& line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, space);
  line.remove_prefix(std::min(space + 1, line.size()));
  return word;
}

bool read_file_line(std::string_view line, ReleaseRecord& record) {
  const auto digest = digest_in(take_word(line));
  const std::string_view md5 = take_word(line);
  const auto size = whole_number_of<std::uint64_t>(take_word(line));
  if (!digest || !size || md5.size() != kHexDigits || !SitePath::parse(line) || line.empty()) {
    return false;
  }
  record.files.push_back({{std::string(line), *size, *digest}, std::string(md5)});
  return true;
}

bool read_kept_line(std::string_view line, ReleaseRecord& record) {
  const auto digest = digest_in(take_word(line));
  const auto size = whole_number_of<std::uint64_t>(take_word(line));
  const auto pack = whole_number_of<unsigned>(take_word(line));
  const auto begin = whole_number_of<std::uint64_t>(line);
  if (!digest || !size || !pack || !begin) return false;
  record.kept.push_back({*digest, *size, *pack, *begin});
  return true;
}

bool read_record_line_of(std::string_view line, ReleaseRecord& record) {
  const std::string_view kind = take_word(line);
  if (kind == "file") return read_file_line(line, record);
  if (kind == "kept") return read_kept_line(line, record);
  if (kind == "base") {
    record.base_path = line;
    return true;
  }
  if (kind == "restores") {
    record.restores = whole_number_of<unsigned>(line);
    return record.restores.has_value();
  }
  if (kind != "redirect") return false;
  // An address has no space in it; a path may have.
  const std::string_view to = take_word(line);
  record.redirects.emplace(line, to);
  return !to.empty() && !line.empty();
}

/// All bytes that are kept in the record itself lie in its pack.
bool fits_its_pack(const ReleaseRecord& record) {
  return std::all_of(record.kept.begin(), record.kept.end(), [&](const KeptBytes& kept) {
    return kept.pack != 0 ||
           (kept.begin <= record.pack.size() && kept.size <= record.pack.size() - kept.begin);
  });
}

}  // namespace

std::string ReleaseRecord::text() const {
  std::string out(kRecordBegin);
  if (restores) out += fmt::format("restores {}\n", *restores);
  out += fmt::format("base {}\n", base_path);
  for (const StoredFile& file : files) {
    out += "file ";
    file.state.digest.append_hex(out);
    out += fmt::format(" {} {} {}\n", file.md5, file.state.size, file.state.path);
  }
  for (const auto& [from, to] : redirects) out += fmt::format("redirect {} {}\n", to, from);
  for (const KeptBytes& bytes : kept) {
    out +=
        fmt::format("kept {} {} {} {}\n", bytes.digest.hex(), bytes.size, bytes.pack, bytes.begin);
  }
  out += '\n';
  return out + pack;
}

std::optional<ReleaseRecord> ReleaseRecord::read(const ReleaseName& name, std::string_view text) {
  if (!text.starts_with(kRecordBegin)) return std::nullopt;
  text.remove_prefix(kRecordBegin.size());
  ReleaseRecord record;
  record.name = name;
  while (true) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.empty()) break;
    if (!read_record_line_of(line, record)) return std::nullopt;
  }
  record.pack = text;
  const bool is_sorted = std::is_sorted(
      record.files.begin(), record.files.end(),
      [](const StoredFile& a, const StoredFile& b) { return a.state.path < b.state.path; });
  if (!is_sorted || !fits_its_pack(record)) return std::nullopt;
  return record;
}

std::vector<FileState> ReleaseRecord::states() const {
  std::vector<FileState> list;
  list.reserve(files.size());
  for (const StoredFile& file : files) list.push_back(file.state);
  return list;
}

const StoredFile* ReleaseRecord::find(std::string_view path) const {
  const auto found = std::lower_bound(
      files.begin(), files.end(), path,
      [](const StoredFile& file, std::string_view p) { return file.state.path < p; });
  return found != files.end() && found->state.path == path ? &*found : nullptr;
}

std::string record_key(const ReleaseName& name) {
  return std::string(kRecordFolder) + name.text();
}

std::string pack_key(unsigned release, unsigned pack) {
  return fmt::format("{}{:04}-{:03}", kPackFolder, release, pack);
}

std::optional<ReleaseName> release_of_record(std::string_view key) {
  if (!key.starts_with(kRecordFolder)) return std::nullopt;
  return ReleaseName::parse(key.substr(kRecordFolder.size()));
}

std::optional<unsigned> release_of_pack(std::string_view key) {
  if (!key.starts_with(kPackFolder)) return std::nullopt;
  key.remove_prefix(kPackFolder.size());
  return whole_number_of<unsigned>(key.substr(0, key.find('-')));
}

}  // namespace pier::targets
