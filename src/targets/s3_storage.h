#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "net/http.h"
#include "targets/s3_protocol.h"

namespace pier::targets {

/// A bucket, or a folder of one.
struct StoragePlace {
  /// "https://host" or "https://host:port".
  std::string endpoint, bucket, region;
  /// "" or "site/".
  std::string prefix;
};

/// From the environment; never shown, never kept.
struct StorageKeys {
  std::string id, secret;
  /// Of keys that hold for some hours; "" for others.
  std::string token;
};

/// An object to be put. Its type and how long it is kept follow from its key.
struct Upload {
  std::string key;
  std::string bytes;
  /// Where readers are led who open it; "" for all but former addresses.
  std::string redirect;
};

/// Storage that understands the requests of Amazon S3. Keys are those below the prefix. Every
/// function throws EnvironmentError when the storage cannot be reached or refuses something; the
/// message names no secret.
class Storage {
 public:
  Storage(StoragePlace place, StorageKeys keys, net::Policy policy, Progress* progress);

  /// Everything below the prefix, by key.
  std::vector<StoredObject> list();
  /// The bytes of objects that are there, in the order of the keys.
  std::vector<std::string> get(std::span<const std::string> keys);
  /// Whether an object can be read without keys.
  bool is_open_to_all(std::string_view key);
  /// Puts objects, many at once and in no order. When it throws, some may have arrived.
  void put(const std::vector<Upload>& uploads);
  /// Takes objects away, many in one request; one that is gone is well.
  void remove(std::span<const std::string> keys);

 private:
  net::Request request_for(net::Method method, std::string_view key) const;
  /// `all_bytes` are sent at the same time.
  net::Request put_request(const Upload& upload, std::size_t all_bytes) const;
  net::Response send(const net::Request& request);
  std::vector<net::Response> send_all(const std::vector<net::Request>& requests,
                                      std::span<const std::string> keys, bool told);
  [[noreturn]] void refuse(const net::Response& response, std::string_view key) const;

  StoragePlace place_;
  StorageKeys keys_;
  net::Client client_;
  Progress* progress_;
};

}  // namespace pier::targets
