#include "net/transfers.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <map>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <netinet/in.h>
#include <sys/socket.h>

#include <curl/curl.h>
#include <fmt/format.h>
#include <openssl/x509_vfy.h>

#include "base/sha256.h"
#include "base/text.h"
#include "net/address_check.h"
#include "net/ip_address.h"
#include "net/response_head.h"
#include "net/words.h"

namespace pier::net {

namespace {

using std::chrono::milliseconds;

constexpr long kConnectMilliseconds = 10'000;
/// A server that sends less than this many bytes a second, for so many seconds, is given up.
constexpr long kSlowestBytes = 64;
constexpr long kSlowestSeconds = 20;
/// As the command curl has it; the usual 16 KB cost a tenth of the speed.
constexpr long kBufferBytes = 102'400;
constexpr const char* kSystemAuthorities = "/etc/ssl/certs";

struct CurlDeleter {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, CurlDeleter>;
using List = std::unique_ptr<curl_slist, CurlDeleter>;

void append(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  (void)list.release();
  list.reset(longer);
}

/// Our options are all known to the library we are compiled with; a value may be too long for the
/// memory.
template <typename Value>
void set(CURL* easy, CURLoption option, Value value) {
  const CURLcode code = curl_easy_setopt(easy, option, value);
  if (code == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
  assert(code == CURLE_OK);
}

struct Transfer {
  std::size_t id = 0;
  Easy easy;
  List headers;
  List resolved;
  ResponseHead head;
  std::string body;
  std::uint64_t most_bytes = 0;
  milliseconds most_time{0};
  bool may_be_private = false;
  bool is_head = false, has_excess = false;
  /// What we found ourselves.
  std::optional<Refusal> refusal;
  /// A special address that was not asked, and what it is.
  std::string private_address;
};

bool refuse(Transfer& transfer, Refusal refusal) {
  transfer.refusal = std::move(refusal);
  return false;
}

std::size_t on_header(char* bytes, std::size_t, std::size_t size, void* to) {
  auto& transfer = *static_cast<Transfer*>(to);
  try {
    transfer.refusal = transfer.head.take({bytes, size});
    return transfer.refusal ? 0 : size;
  } catch (const std::bad_alloc&) {
    return 0;
  }
}

std::size_t on_body(char* bytes, std::size_t, std::size_t size, void* to) {
  auto& transfer = *static_cast<Transfer*>(to);
  try {
    if (size > transfer.most_bytes - transfer.body.size()) {
      refuse(transfer, {Failure::too_large, fmt::format("it has more than {} bytes",
                                                        with_commas(transfer.most_bytes))});
      return 0;
    }
    if (transfer.body.empty() && transfer.head.length()) {
      transfer.body.reserve(static_cast<std::size_t>(*transfer.head.length()));
    }
    transfer.body.append(bytes, size);
    return size;
  } catch (const std::bad_alloc&) {
    return 0;
  }
}

std::optional<IpAddress> ip_of(const sockaddr& address) {
  IpAddress ip;
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    std::memcpy(ip.bytes.data(), &v4.sin_addr, 4);
    return ip;
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    std::memcpy(ip.bytes.data(), &v6.sin6_addr, 16);
    ip.is_v6 = true;
    return ip;
  }
  return std::nullopt;
}

/// The last word on every connection: this is the address it goes to, whatever was resolved.
curl_socket_t on_open_socket(void* from, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(from);
  try {
    const std::optional<IpAddress> ip = ip_of(address->addr);
    if (!ip) return CURL_SOCKET_BAD;
    const std::string_view use = special_use(*ip);
    if (!use.empty() && !transfer.may_be_private) {
      transfer.private_address = fmt::format("{}, {}", text_of(*ip), use);
      return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  } catch (const std::bad_alloc&) {
    return CURL_SOCKET_BAD;
  }
}

/// libcurl drops what comes behind the end of an answer, and tells nobody but those who listen to
/// its chatter. A body after HEAD is a fault of many servers, and nothing of it is used.
int on_chatter(CURL*, curl_infotype type, char* bytes, std::size_t size, void* to) {
  auto& transfer = *static_cast<Transfer*>(to);
  const std::string_view text(bytes, size);
  if (type == CURLINFO_TEXT && !transfer.is_head &&
      (text.starts_with("Excess found") || text.starts_with("Leftovers after chunking"))) {
    transfer.has_excess = true;
  }
  return 0;
}

Refusal certificate_refusal(CURL* easy) {
  long result = 0;
  curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result);
  // libcurl looks for the host's name itself and then leaves the number as it was.
  switch (result) {
    case X509_V_OK:
    case X509_V_ERR_UNSPECIFIED:
    case X509_V_ERR_HOSTNAME_MISMATCH:
      return {Failure::certificate, "its certificate is for another host"};
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return {Failure::certificate, "its certificate is not valid yet"};
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return {Failure::certificate, "its certificate has expired"};
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return {Failure::certificate, "its certificate is signed by itself"};
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return {Failure::certificate, "its certificate comes from an authority that is not known"};
    case X509_V_ERR_CERT_REVOKED:
      return {Failure::certificate, "its certificate was withdrawn"};
    default:
      return {Failure::certificate,
              fmt::format("its certificate is not valid (OpenSSL’s reason {})", result)};
  }
}

bool answer_began(const Transfer& transfer) {
  return transfer.head.status() != 0;
}

Refusal broken_off(const Transfer& transfer) {
  if (!answer_began(transfer)) {
    return {Failure::not_reached, "the connection ended before it answered"};
  }
  return {Failure::cut_off, "the connection ended in the middle of its answer"};
}

Refusal too_slow(const Transfer& transfer) {
  curl_off_t until_asked = 0;
  curl_easy_getinfo(transfer.easy.get(), CURLINFO_PRETRANSFER_TIME_T, &until_asked);
  const milliseconds connect = std::min(transfer.most_time, milliseconds(kConnectMilliseconds));
  if (until_asked == 0) {
    return {Failure::too_slow,
            fmt::format("no connection came about within {}", duration_words(connect))};
  }
  std::string why = "it took longer than " + duration_words(transfer.most_time);
  const std::chrono::seconds silence(kSlowestSeconds);
  if (transfer.most_time > silence) {
    why += fmt::format(", or sent next to nothing for {}", duration_words(silence));
  }
  return {Failure::too_slow, std::move(why)};
}

/// What a code of libcurl means for people. Not a row here: our own mistake or a rare case, shown
/// with its number.
Refusal refusal_of_code(CURLcode code, const Transfer& transfer) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {Failure::name_not_found, "its name leads to no address"};
    case CURLE_COULDNT_CONNECT:
      if (!transfer.private_address.empty()) {
        return {Failure::private_address,
                fmt::format("its name stands for {}", transfer.private_address)};
      }
      return {Failure::not_reached, "no connection could be made"};
    case CURLE_PEER_FAILED_VERIFICATION:
      return certificate_refusal(transfer.easy.get());
    case CURLE_SSL_CACERT_BADFILE:
      return {Failure::certificate, "the file of certificate authorities could not be read"};
    case CURLE_SSL_CONNECT_ERROR:
      return {Failure::not_reached,
              "no secure connection could be made: what answers does not "
              "speak TLS 1.2 or later"};
    case CURLE_OPERATION_TIMEDOUT:
      return too_slow(transfer);
    case CURLE_PARTIAL_FILE:
      return {Failure::cut_off, "its answer is shorter than it said"};
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return broken_off(transfer);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
      return {Failure::cut_off, "its answer is no HTTP"};
    case CURLE_OUT_OF_MEMORY:
      // libcurl's own limit for a line.
      if (answer_began(transfer) && !transfer.head.is_whole()) {
        return {Failure::too_large, "one of its headers is too long"};
      }
      [[fallthrough]];
    case CURLE_WRITE_ERROR:
      return {Failure::too_large, "there is not enough memory for it"};
    default:
      return {Failure::not_reached, fmt::format("it could not be asked ({}, number {} of libcurl)",
                                                curl_easy_strerror(code), static_cast<int>(code))};
  }
}

Response response_of(CURLcode code, Transfer& transfer) {
  Response response;
  response.status = transfer.head.status();
  if (!transfer.refusal && code != CURLE_OK) transfer.refusal = refusal_of_code(code, transfer);
  if (!transfer.refusal && !transfer.head.is_whole()) transfer.refusal = broken_off(transfer);
  if (!transfer.refusal && transfer.has_excess) {
    transfer.refusal = {Failure::cut_off, "its answer is longer than it said"};
  }
  if (transfer.refusal) {
    response.failure = transfer.refusal->failure;
    response.why = std::move(transfer.refusal->why);
    return response;
  }
  response.headers = transfer.head.take_headers();
  if (transfer.head.shows_end()) {
    response.body = std::move(transfer.body);
  } else if (response.status >= 200 && response.status < 300) {
    response.failure = Failure::cut_off;
    response.why = "its answer names no length, so that nothing shows whether it is whole";
  }
  return response;
}

void set_method(CURL* easy, const Request& request) {
  const bool sends = request.method == Method::put || request.method == Method::post;
  if (request.method == Method::head) set(easy, CURLOPT_NOBODY, 1L);
  if (request.method == Method::get) set(easy, CURLOPT_HTTPGET, 1L);
  if (request.method == Method::del) set(easy, CURLOPT_CUSTOMREQUEST, "DELETE");
  if (!sends) return;
  // A put is sent as a post is: libcurl has the bytes then, and signs their digest.
  set(easy, CURLOPT_POST, 1L);
  set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  set(easy, CURLOPT_POSTFIELDS, request.body.c_str());
  if (request.method == Method::put) set(easy, CURLOPT_CUSTOMREQUEST, "PUT");
}

void set_headers(Transfer& transfer, const Order& order) {
  bool has_user_agent = false, has_type = false, has_digest = false;
  for (const Header& header : order.request->headers) {
    if (!order.is_first_server && !may_go_elsewhere(header)) continue;
    const std::string name = ascii_lower(header.name);
    has_user_agent |= name == "user-agent";
    has_type |= name == "content-type";
    has_digest |= name == "x-amz-content-sha256";
    // With a semicolon libcurl sends a header that has no value.
    append(transfer.headers, header.value.empty()
                                 ? header.name + ";"
                                 : fmt::format("{}: {}", header.name, header.value));
  }
  if (!has_user_agent) append(transfer.headers, "User-Agent: pier");
  if (order.request->signature && order.is_first_server) {
    // What stands in the list is signed, even where it only says that a header is to be left out.
    const bool sends =
        order.request->method == Method::put || order.request->method == Method::post;
    if (sends && !has_type) append(transfer.headers, "Content-Type: application/octet-stream");
    // S3 wants it always, and libcurl 7.88 signs it but does not make it.
    if (!has_digest) {
      append(transfer.headers, "x-amz-content-sha256: " + sha256_hex(order.request->body));
    }
  } else {
    // What libcurl would add: a type that is wrong, and a question that costs a second.
    if (!has_type) append(transfer.headers, "Content-Type:");
    append(transfer.headers, "Expect:");
  }
  set(transfer.easy.get(), CURLOPT_HTTPHEADER, transfer.headers.get());
}

void set_signature(CURL* easy, const Signature& signature) {
  const std::string what = fmt::format("aws:amz:{}:{}", signature.region, signature.service);
  set(easy, CURLOPT_AWS_SIGV4, what.c_str());
  set(easy, CURLOPT_USERNAME, signature.key_id.c_str());
  set(easy, CURLOPT_PASSWORD, signature.secret.c_str());
}

void set_limits(Transfer& transfer, const Order& order) {
  CURL* easy = transfer.easy.get();
  const auto most = static_cast<long>(std::max<long long>(1, order.most_time.count()));
  set(easy, CURLOPT_TIMEOUT_MS, most);
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, std::min(most, kConnectMilliseconds));
  set(easy, CURLOPT_LOW_SPEED_LIMIT, kSlowestBytes);
  set(easy, CURLOPT_LOW_SPEED_TIME, kSlowestSeconds);
  set(easy, CURLOPT_BUFFERSIZE, kBufferBytes);
  set(easy, CURLOPT_WRITEFUNCTION, &on_body);
  set(easy, CURLOPT_WRITEDATA, static_cast<void*>(&transfer));
  set(easy, CURLOPT_HEADERFUNCTION, &on_header);
  set(easy, CURLOPT_HEADERDATA, static_cast<void*>(&transfer));
  set(easy, CURLOPT_VERBOSE, 1L);
  set(easy, CURLOPT_DEBUGFUNCTION, &on_chatter);
  set(easy, CURLOPT_DEBUGDATA, static_cast<void*>(&transfer));
  set(easy, CURLOPT_OPENSOCKETFUNCTION, &on_open_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, static_cast<void*>(&transfer));
}

/// Nothing that the environment or an earlier answer could change.
void set_manners(CURL* easy, const Policy& policy) {
  const char* protocols = policy.allows_http ? "http,https" : "https";
  set(easy, CURLOPT_PROTOCOLS_STR, protocols);
  set(easy, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(easy, CURLOPT_HTTP09_ALLOWED, 0L);
  set(easy, CURLOPT_PROXY, "");
  set(easy, CURLOPT_NOPROXY, "*");
  set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(easy, CURLOPT_NOSIGNAL, 1L);
  // Who gives up while a name is being resolved does not wait for the resolver.
  set(easy, CURLOPT_QUICK_EXIT, 1L);
  set(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  set(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!policy.authorities.empty()) {
    set(easy, CURLOPT_CAINFO, policy.authorities.c_str());
    set(easy, CURLOPT_CAPATH, kSystemAuthorities);
  } else {
    // Without a folder libcurl keeps what it read of the file for the next connection.
    set(easy, CURLOPT_CAPATH, static_cast<char*>(nullptr));
  }
}

bool start_library() {
  return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

/// The only place that knows libcurl.
class CurlTransfers : public Transfers {
 public:
  explicit CurlTransfers(const Policy& policy);
  CurlTransfers(const CurlTransfers&) = delete;
  CurlTransfers& operator=(const CurlTransfers&) = delete;
  ~CurlTransfers() override;

  void start(std::size_t id, const Order& order) override;
  std::vector<Outcome> wait(std::chrono::milliseconds longest) override;
  void abandon() final;

 private:
  Policy policy_;
  CURLM* multi_ = nullptr;
  std::map<CURL*, std::unique_ptr<Transfer>> under_way_;
  /// Handles that are free again.
  std::vector<Easy> free_;
};

CurlTransfers::CurlTransfers(const Policy& policy) : policy_(policy) {
  static const bool is_ready = start_library();
  multi_ = is_ready ? curl_multi_init() : nullptr;
  if (multi_ == nullptr) throw std::bad_alloc();
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(policy.connections));
  curl_multi_setopt(multi_, CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_NOTHING));
}

CurlTransfers::~CurlTransfers() {
  abandon();
  free_.clear();
  curl_multi_cleanup(multi_);
}

void CurlTransfers::start(std::size_t id, const Order& order) {
  auto transfer = std::make_unique<Transfer>();
  transfer->id = id;
  if (free_.empty()) {
    transfer->easy.reset(curl_easy_init());
    if (!transfer->easy) throw std::bad_alloc();
  } else {
    transfer->easy = std::move(free_.back());
    free_.pop_back();
  }
  CURL* easy = transfer->easy.get();
  transfer->head = ResponseHead(order.request->method, order.request->most_bytes);
  transfer->is_head = order.request->method == Method::head;
  transfer->most_bytes = order.request->most_bytes;
  transfer->most_time = order.request->most_time;
  transfer->may_be_private = may_be_private(order.url, policy_);
  set_manners(easy, policy_);
  set_limits(*transfer, order);
  set_method(easy, *order.request);
  set_headers(*transfer, order);
  if (order.request->signature && order.is_first_server) {
    set_signature(easy, *order.request->signature);
  }
  for (const std::string& entry : policy_.resolved_for_tests) {
    append(transfer->resolved, entry);
  }
  if (transfer->resolved) set(easy, CURLOPT_RESOLVE, transfer->resolved.get());
  set(easy, CURLOPT_URL, order.url.text().c_str());
  if (curl_multi_add_handle(multi_, easy) != CURLM_OK) throw std::bad_alloc();
  under_way_.emplace(easy, std::move(transfer));
}

std::vector<Outcome> CurlTransfers::wait(milliseconds longest) {
  std::vector<Outcome> ended;
  int running = 0;
  curl_multi_perform(multi_, &running);
  int left = 0;
  bool has_waited = false;
  for (;;) {
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* easy = message->easy_handle;
      // The message does not outlive the handle's removal.
      const CURLcode code = message->data.result;
      const auto found = under_way_.find(easy);
      assert(found != under_way_.end());
      const std::unique_ptr<Transfer> transfer = std::move(found->second);
      under_way_.erase(found);
      ended.push_back({transfer->id, response_of(code, *transfer)});
      curl_multi_remove_handle(multi_, easy);
      // libcurl 7.88 keeps the buffer of one that got no connection, and takes no size for it then.
      if (code != CURLE_OK) continue;
      curl_easy_reset(easy);
      free_.push_back(std::move(transfer->easy));
    }
    if (!ended.empty() || has_waited) return ended;
    curl_multi_poll(multi_, nullptr, 0, static_cast<int>(longest.count()), nullptr);
    curl_multi_perform(multi_, &running);
    has_waited = true;
  }
}

void CurlTransfers::abandon() {
  for (const auto& [easy, transfer] : under_way_) {
    curl_multi_remove_handle(multi_, easy);
  }
  under_way_.clear();
}

}  // namespace

}  // namespace pier::net

extern "C" {

__attribute__((visibility("default"))) extern const pier::net::Library pier_net;

const pier::net::Library pier_net{
    [](const pier::net::Policy& policy) -> std::unique_ptr<pier::net::Transfers> {
      return std::make_unique<pier::net::CurlTransfers>(policy);
    }};
}
