#include "base/site_path.h"

#include <vector>

#include "base/text.h"

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

}  // namespace

std::optional<SitePath> SitePath::parse(std::string_view text) {
  if (text.empty()) return SitePath{};
  if (text.size() > kLongestPath) return std::nullopt;
  for (const std::string_view part : split(text, '/')) {
    if (!part_is_safe(part)) return std::nullopt;
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

std::optional<SitePath> resolve(const SitePath& folder, std::string_view link) {
  std::vector<std::string_view> parts;
  if (!folder.empty()) parts = split(folder.text(), '/');
  for (const std::string_view part : split(link, '/')) {
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
