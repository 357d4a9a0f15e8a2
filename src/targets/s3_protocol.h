#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What Amazon S3 and storage like it say and hear (Amazon S3 API Reference, version 2006-03-01):
/// pure functions, without a connection.
namespace pier::targets {

/// An object as a list has it.
struct StoredObject {
  std::string key;
  std::uint64_t size = 0;
  /// Without quotation marks; the MD5 of an object that was put in one piece, unless the storage
  /// encrypts with keys of its customers.
  std::string etag;

  friend bool operator==(const StoredObject&, const StoredObject&) = default;
};

/// A key in a path; slashes stay. A value in a query; nothing stays but letters, digits and "-._~".
std::string escaped_key(std::string_view key);
std::string escaped_value(std::string_view value);

/// An answer to ListObjectsV2; `next` continues it, "" at the end.
struct ListPage {
  std::vector<StoredObject> objects;
  std::string next;
};
std::optional<ListPage> read_list_page(std::string_view xml);

/// What DeleteObjects is sent. At most 1,000 keys.
constexpr std::size_t kMostDeleted = 1'000;
std::string delete_request(std::span<const std::string> keys);
/// Whether this answer to it says that none of the objects stayed; they may, with status 200.
bool is_all_deleted(std::string_view xml);

/// The code of the first error in an answer: "AccessDenied"; "" without one.
std::string error_code(std::string_view xml);

/// How long browsers and caches may keep a file of the site.
std::string_view cache_control(std::string_view path);

}  // namespace pier::targets
