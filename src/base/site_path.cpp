#include "base/site_path.h"

#include <algorithm>
#include <vector>

namespace pier {

namespace {

constexpr std::size_t kLongestPath = 180;
constexpr std::size_t kLongestPart = 100;

bool part_is_safe(std::string_view part) {
  if (part.empty() || part == "." || part == ".." || part.size() > kLongestPart) return false;
  for (const char c : part) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '\\' || c == ':') return false;
  }
  // Windows hosts and archives drop these silently.
  return part.back() != '.' && part.back() != ' ';
}

/// The part that begins at `at`, which moves behind the slash after it; beyond the text at its end.
/// For paths are taken apart so often that a vector for their parts is felt.
std::string_view next_part(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const std::size_t end = std::min(text.find('/', begin), text.size());
  at = end + 1;
  return text.substr(begin, end - begin);
}

}  // namespace

std::optional<SitePath> SitePath::parse(std::string_view text) {
  if (text.empty()) return SitePath{};
  if (text.size() > kLongestPath) return std::nullopt;
  for (std::size_t at = 0; at <= text.size();) {
    if (!part_is_safe(next_part(text, at))) return std::nullopt;
  }
  return SitePath{std::string(text)};
}

SitePath SitePath::parent() const {
  const std::size_t slash = text_.rfind('/');
  return slash == std::string::npos ? SitePath{} : SitePath{text_.substr(0, slash)};
}

std::string_view SitePath::name() const {
  const std::size_t slash = text_.rfind('/');
  return slash == std::string::npos ? std::string_view(text_)
                                    : std::string_view(text_).substr(slash + 1);
}

std::string_view SitePath::stem() const {
  const std::string_view file = name();
  return file.substr(0, file.size() - extension().size());
}

std::string_view SitePath::extension() const {
  const std::string_view file = name();
  const std::size_t dot = file.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : file.substr(dot);
}

SitePath SitePath::operator/(const SitePath& below) const {
  if (empty()) return below;
  if (below.empty()) return *this;
  return SitePath{text_ + '/' + below.text_};
}

std::string_view parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return path.substr(0, slash == std::string_view::npos ? 0 : slash);
}

std::optional<SitePath> resolve(const SitePath& folder, std::string_view link) {
  std::vector<std::string_view> parts;
  constexpr std::size_t kUsual = 8;
  parts.reserve(kUsual);
  const std::string& above = folder.text();
  for (std::size_t at = 0; !above.empty() && at <= above.size();) {
    parts.push_back(next_part(above, at));
  }
  for (std::size_t at = 0; at <= link.size();) {
    const std::string_view part = next_part(link, at);
    if (part == ".") continue;
    if (part == "..") {
      if (parts.empty()) return std::nullopt;
      parts.pop_back();
    } else {
      parts.push_back(part);
    }
  }
  std::string joined;
  for (const std::string_view part : parts) {
    if (!joined.empty()) joined += '/';
    joined += part;
  }
  if (joined.empty()) return std::nullopt;
  return SitePath::parse(joined);
}

}  // namespace pier
