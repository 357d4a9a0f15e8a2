#include "targets/s3_storage.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/environment_error.h"
#include "base/md5.h"
#include "base/site_path.h"
#include "publish/content_type.h"

namespace pier::targets {

namespace {

constexpr std::uint64_t kLargestObject = 1'000'000'000;
/// A request may take a minute, and longer where it carries much: as on a line of 1 Mbit/s.
constexpr std::size_t kBytesInMillisecond = 125;

std::chrono::milliseconds time_for(std::size_t bytes) {
  return std::chrono::minutes(1) + std::chrono::milliseconds(bytes / kBytesInMillisecond);
}

constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;

constexpr std::string_view kOtherKeys =
    "the keys in the environment are not those of this storage: set PIER_S3_KEY_ID and "
    "PIER_S3_SECRET again";
constexpr std::string_view kOtherPlace =
    "the bucket is in another region: correct `endpoint` and `region` in data/publish.yaml";
constexpr std::string_view kOldKeys = "these keys held for some hours only: get new ones";
/// What helps, by the code of the error (Amazon S3 API Reference, "Error responses").
constexpr auto kHelp = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AuthorizationHeaderMalformed", kOtherPlace},
    {"ExpiredToken", kOldKeys},
    {"InvalidAccessKeyId", kOtherKeys},
    {"InvalidToken", kOldKeys},
    {"NoSuchBucket", "correct `bucket` in data/publish.yaml, or make the bucket"},
    {"PermanentRedirect", kOtherPlace},
    {"RequestTimeTooSkewed", "set the clock of this machine"},
    {"SignatureDoesNotMatch", kOtherKeys},
});

std::string_view help_for(int status, std::string_view code) {
  const auto* const row = std::find_if(kHelp.begin(), kHelp.end(),
                                       [&](const auto& known) { return known.first == code; });
  if (row != kHelp.end()) return row->second;
  if (status == kUnauthorized || status == kForbidden) {
    return "the keys need the rights to list the bucket, and to read, write and delete in it";
  }
  if (status >= 300 && status < 400) return kOtherPlace;
  return "do it again: it goes on where it stopped";
}

}  // namespace

Storage::Storage(StoragePlace place, StorageKeys keys, net::Policy policy, Progress* progress)
    : place_(std::move(place)),
      keys_(std::move(keys)),
      client_(std::move(policy)),
      progress_(progress) {}

net::Request Storage::request_for(net::Method method, std::string_view key) const {
  net::Request request;
  request.method = method;
  request.url = place_.endpoint + "/" + place_.bucket;
  if (!key.empty()) request.url += "/" + escaped_key(place_.prefix + std::string(key));
  request.most_bytes = kLargestObject;
  request.most_redirects = 0;
  request.signature = net::Signature{keys_.id, keys_.secret, place_.region};
  if (!keys_.token.empty()) request.headers.push_back({"x-amz-security-token", keys_.token});
  return request;
}

net::Request Storage::put_request(const Upload& upload, std::size_t all_bytes) const {
  net::Request request = request_for(net::Method::put, upload.key);
  const auto path = SitePath::parse(upload.key);
  request.headers.push_back({"Content-Type", std::string(content_type(path ? *path : SitePath()))});
  request.headers.push_back({"Cache-Control", std::string(cache_control(upload.key))});
  request.headers.push_back({"Content-MD5", md5_base64(upload.bytes)});
  if (!upload.redirect.empty()) {
    request.headers.push_back({"x-amz-website-redirect-location", upload.redirect});
  }
  request.body = upload.bytes;
  request.most_time = time_for(all_bytes);
  return request;
}

void Storage::refuse(const net::Response& response, std::string_view key) const {
  if (response.failure == net::Failure::stopped) throw Stopped();
  const std::string code = error_code(response.body);
  const std::string asked =
      key.empty() ? std::string() : fmt::format(" for `{}{}`", place_.prefix, key);
  std::string why = response.why;
  if (why.empty()) why = fmt::format("the server answered {}", response.status);
  if (!code.empty()) why += fmt::format(", {}", code);
  throw EnvironmentError(
      fmt::format("the bucket `{}` at {} {}{}: {}", place_.bucket, place_.endpoint,
                  response.status == 0 ? "gave no answer" : "refused a request", asked, why),
      std::string(help_for(response.status, code)));
}

net::Response Storage::send(const net::Request& request) {
  net::Response answer;
  client_.send_all(
      {request}, [&](std::size_t, net::Response response) { answer = std::move(response); },
      progress_);
  return answer;
}

std::vector<net::Response> Storage::send_all(const std::vector<net::Request>& requests,
                                             std::span<const std::string> keys, bool told) {
  std::vector<net::Response> responses(requests.size());
  client_.send_all(
      requests,
      [&](std::size_t i, net::Response response) {
        responses[i] = std::move(response);
        if (told && progress_ != nullptr) progress_->advance();
      },
      progress_);
  for (std::size_t i = 0; i < responses.size(); ++i) {
    if (!responses[i].is_ok()) refuse(responses[i], keys[i]);
  }
  return responses;
}

std::vector<StoredObject> Storage::list() {
  std::vector<StoredObject> objects;
  std::string next;
  do {
    net::Request request = request_for(net::Method::get, "");
    // Sorted by name, as the signature wants them.
    request.url += "?";
    if (!next.empty()) request.url += "continuation-token=" + escaped_value(next) + "&";
    request.url += "list-type=2&prefix=" + escaped_value(place_.prefix);
    const net::Response response = send(request);
    if (!response.is_ok()) refuse(response, "");
    const auto page = read_list_page(response.body);
    if (!page) {
      throw EnvironmentError(fmt::format("the answer of {} is no list of objects", place_.endpoint),
                             "check `endpoint` in data/publish.yaml: it must be storage that "
                             "understands the requests of Amazon S3");
    }
    for (const StoredObject& object : page->objects) {
      // The prefix alone is the folder that some programs put there.
      if (!object.key.starts_with(place_.prefix) || object.key == place_.prefix) continue;
      objects.push_back(object);
      objects.back().key.erase(0, place_.prefix.size());
    }
    if (!page->next.empty() && page->next == next) {
      throw EnvironmentError(
          fmt::format("the list of {} does not end", place_.endpoint),
          "tell the company that keeps the storage: it continues its list with the same page");
    }
    next = page->next;
  } while (!next.empty());
  std::sort(objects.begin(), objects.end(),
            [](const StoredObject& a, const StoredObject& b) { return a.key < b.key; });
  return objects;
}

std::vector<std::string> Storage::get(std::span<const std::string> keys) {
  std::vector<net::Request> requests;
  requests.reserve(keys.size());
  for (const std::string& key : keys) {
    requests.push_back(request_for(net::Method::get, key));
    // Who sends next to nothing is given up much sooner.
    requests.back().most_time = time_for(kLargestObject);
  }
  std::vector<std::string> bytes;
  bytes.reserve(keys.size());
  for (net::Response& response : send_all(requests, keys, false)) {
    bytes.push_back(std::move(response.body));
  }
  return bytes;
}

bool Storage::is_open_to_all(std::string_view key) {
  net::Request request = request_for(net::Method::head, key);
  request.signature.reset();
  request.headers.clear();
  request.retries = 0;
  return send(request).is_ok();
}

void Storage::put(const std::vector<Upload>& uploads) {
  // They share the line.
  std::size_t all_bytes = 0;
  for (const Upload& upload : uploads) all_bytes += upload.bytes.size();
  std::vector<net::Request> requests;
  std::vector<std::string> keys;
  for (const Upload& upload : uploads) {
    requests.push_back(put_request(upload, all_bytes));
    keys.push_back(upload.key);
  }
  const std::vector<net::Response> responses = send_all(requests, keys, true);
  for (std::size_t i = 0; i < uploads.size(); ++i) {
    std::string etag(responses[i].header("etag"));
    std::erase(etag, '"');
    if (etag.empty() || etag == md5_hex(uploads[i].bytes)) continue;
    throw EnvironmentError(
        fmt::format("the bucket `{}` gives no MD5 as the ETag of `{}`, so that nobody could tell "
                    "what stands there",
                    place_.bucket, uploads[i].key),
        "let the bucket encrypt with keys of the storage itself (SSE-S3), not with KMS");
  }
}

void Storage::remove(std::span<const std::string> keys) {
  for (std::size_t begin = 0; begin < keys.size(); begin += kMostDeleted) {
    std::vector<std::string> whole;
    for (const std::string& key :
         keys.subspan(begin, std::min(kMostDeleted, keys.size() - begin))) {
      whole.push_back(place_.prefix + key);
    }
    net::Request request = request_for(net::Method::post, "");
    request.url += "?delete=";
    request.body = delete_request(whole);
    request.headers.push_back({"Content-Type", "application/xml"});
    request.headers.push_back({"Content-MD5", md5_base64(request.body)});
    // To the end, even when it is to stop: half of it done could not be told from all of it.
    const net::Response response = client_.send(request);
    if (!response.is_ok()) refuse(response, "");
    if (is_all_deleted(response.body)) continue;
    const std::string code = error_code(response.body);
    throw EnvironmentError(fmt::format("the bucket `{}` did not delete all that it should{}{}",
                                       place_.bucket, code.empty() ? "" : ": ", code),
                           std::string(help_for(code == "AccessDenied" ? kForbidden : 0, code)));
  }
}

}  // namespace pier::targets
