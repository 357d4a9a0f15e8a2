#include "publish/content_type.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace pier {

namespace {

/// By extension, sorted. The IANA registry of media types; text/javascript by RFC 9239,
/// text/markdown by RFC 7763.
constexpr auto kTypes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {".conf", "text/plain; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".ico", "image/x-icon"},
    {".ics", "text/calendar; charset=utf-8"},
    {".jpeg", "image/jpeg"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".jsonld", "application/ld+json"},
    {".md", "text/markdown; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".mp4", "video/mp4"},
    {".pdf", "application/pdf"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".vtt", "text/vtt; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".xml", "application/xml; charset=utf-8"},
});

}  // namespace

std::string_view content_type(const SitePath& path) {
  const std::string extension = ascii_lower(path.extension());
  if (extension.empty()) return "text/plain; charset=utf-8";
  const auto* const found =
      std::lower_bound(kTypes.begin(), kTypes.end(), extension,
                       [](const auto& type, const std::string& e) { return type.first < e; });
  return found != kTypes.end() && found->first == extension ? found->second
                                                            : "application/octet-stream";
}

}  // namespace pier
