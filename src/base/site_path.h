#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace pier {

/// A path inside a folder of ours: relative, with "/" between its parts, no empty part,
/// no "." or "..", no backslash, colon or control character, at most 180 bytes in all and 100 in
/// a part (so that it can live on every host). Joining two of them cannot leave the folder.
class SitePath {
 public:
  /// The path, or none when it breaks a rule above. "" is the folder itself.
  static std::optional<SitePath> parse(std::string_view text);

  SitePath() = default;
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

  /// The folder that holds it; "" for a top-level name.
  SitePath parent() const;
  /// The last part.
  std::string_view name() const;
  /// The name without its last extension, and that extension with its dot ("" if none).
  std::string_view stem() const;
  std::string_view extension() const;
  /// `this` / `below`.
  SitePath operator/(const SitePath& below) const;

  friend bool operator==(const SitePath&, const SitePath&) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 misreads a defaulted <=>.
  friend auto operator<=>(const SitePath&, const SitePath&) = default;

 private:
  explicit SitePath(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// The folder that a path lies in, without making a SitePath of it; "" at the top.
std::string_view parent_of(std::string_view path);

/// Follows a relative link from a folder: resolve("a/b", "../c.md") is "a/c.md".
/// None when it would leave the top folder or breaks a rule of SitePath.
std::optional<SitePath> resolve(const SitePath& folder, std::string_view link);

}  // namespace pier
