#include "net/url.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <arpa/inet.h>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::net {

namespace {

constexpr std::size_t kLongestUrl = 4096;
constexpr std::size_t kLongestShown = 120;

bool is_letter_or_digit(char c) {
  return ascii_is_alpha(c) || ascii_is_digit(c);
}

/// The scheme in small letters, with which `text` begins; "" without one (RFC 3986, 3.1).
std::string scheme_of(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_letter_or_digit(text[end]) || text[end] == '+' ||
                               text[end] == '-' || text[end] == '.')) {
    ++end;
  }
  if (end == 0 || end == text.size() || text[end] != ':' || !ascii_is_alpha(text[0])) return {};
  return ascii_lower(text.substr(0, end));
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') {
    return false;
  }
  return std::all_of(label.begin(), label.end(),
                     [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

/// Whether readers of addresses take the host for a number because its last part is one, in decimal
/// or hexadecimal (WHATWG URL, "ends in a number").
bool ends_in_number(std::string_view host) {
  const std::string_view last = split(host, '.').back();
  if (last.empty()) return false;
  const bool is_hex = last.starts_with("0x");
  return is_hex || std::all_of(last.begin(), last.end(), ascii_is_digit);
}

bool is_number_in_usual_form(const std::string& host) {
  std::array<unsigned char, 16> bytes{};
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool is_v6 = host.starts_with('[');
  const std::string inside = is_v6 ? host.substr(1, host.size() - 2) : host;
  const int family = is_v6 ? AF_INET6 : AF_INET;
  // inet_pton() takes no short and no octal forms; what it gives back is the one usual form.
  return inet_pton(family, inside.c_str(), bytes.data()) == 1 &&
         inet_ntop(family, bytes.data(), text.data(), text.size()) != nullptr &&
         inside == text.data();
}

/// Takes the host into `url`; returns what is wrong with it, or "".
std::string take_host(std::string_view written, Url& url) {
  url.host = ascii_lower(written);
  if (url.host.empty()) return "it names no host";
  if (std::any_of(url.host.begin(), url.host.end(), [](char c) { return (c & 0x80) != 0; })) {
    return "the name of its host has letters that are not ASCII; write it in the form that begins "
           "with “xn--”";
  }
  if (url.host.starts_with('[') || ends_in_number(url.host)) {
    if (!is_number_in_usual_form(url.host)) return "it has a number in place of a host’s name";
    url.host_is_number = true;
    return {};
  }
  if (url.host.ends_with('.')) return "the name of its host ends with a point";
  const auto labels = split(url.host, '.');
  if (url.host.size() > 253 || !std::all_of(labels.begin(), labels.end(), is_label)) {
    return "what should be the name of a host is none";
  }
  return {};
}

std::string take_port(std::string_view digits, Url& url) {
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, url.port);
  const bool is_number = error == std::errc{} && stopped == end && digits.front() != '0';
  return is_number && url.port <= 65535 ? "" : "its port is no number from 1 to 65535";
}

std::string take_authority(std::string_view authority, Url& url) {
  if (authority.find('@') != std::string_view::npos) return "it has a user name in it";
  std::size_t end = authority.size();
  if (authority.starts_with('[')) {
    const std::size_t bracket = authority.find(']');
    if (bracket == std::string_view::npos) return "what should be the name of a host is none";
    end = bracket + 1;
  } else {
    end = std::min(authority.find(':'), end);
  }
  if (std::string why = take_host(authority.substr(0, end), url); !why.empty()) return why;
  url.port = url.is_https ? 443 : 80;
  if (end == authority.size()) return {};
  if (authority[end] != ':' || end + 1 == authority.size()) {
    return "its port is no number from 1 to 65535";
  }
  return take_port(authority.substr(end + 1), url);
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if ((c & 0x80) != 0) {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      result += c;
    }
  }
  return result;
}

bool is_control_or_space(char c) {
  return (c >= 0 && c <= ' ') || c == 0x7f;
}

/// `path` without "." and ".." parts (RFC 3986, 5.2.4). It begins with "/".
std::string without_dots(std::string_view path) {
  std::vector<std::string> kept;
  const auto parts = split(path.substr(1), '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = parts[i];
    const bool is_last = i + 1 == parts.size();
    if (part == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (part != ".") {
      kept.emplace_back(part);
      continue;
    }
    // A folder keeps its slash.
    if (is_last) kept.emplace_back();
  }
  return "/" + join(kept, "/");
}

}  // namespace

std::string Url::host_and_port() const {
  return fmt::format("{}:{}", host, port);
}

std::string Url::origin() const {
  return (is_https ? "https://" : "http://") + (has_usual_port() ? host : host_and_port());
}

ReadUrl read_url(std::string_view text) {
  if (text.size() > kLongestUrl) return {std::nullopt, "it is longer than 4,096 characters"};
  if (std::any_of(text.begin(), text.end(), is_control_or_space)) {
    return {std::nullopt, "it has a space or a control character in it"};
  }
  const std::string scheme = scheme_of(text);
  if (scheme != "https" && scheme != "http") {
    if (scheme.empty()) return {std::nullopt, "it does not begin with https://"};
    return {std::nullopt, fmt::format("it begins with {}: and not with https:", scheme)};
  }
  Url url;
  url.is_https = scheme == "https";
  std::string_view rest = text.substr(scheme.size() + 1);
  if (!rest.starts_with("//")) return {std::nullopt, "it does not begin with https://"};
  rest.remove_prefix(2);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
  if (rest.substr(0, rest.find('?')).find('\\') != std::string_view::npos) {
    return {std::nullopt, "it has a backslash in it"};
  }
  if (std::string why = take_authority(rest.substr(0, end), url); !why.empty()) {
    return {std::nullopt, std::move(why)};
  }
  rest.remove_prefix(end);
  const std::size_t query = std::min(rest.find('?'), rest.size());
  url.path_and_query = query == 0 ? "/" : without_dots(escaped(rest.substr(0, query)));
  url.path_and_query += escaped(rest.substr(query));
  return {std::move(url), {}};
}

std::string resolve_reference(const Url& base, std::string_view reference) {
  reference = trim(reference);
  if (!scheme_of(reference).empty()) return std::string(reference);
  if (reference.starts_with("//")) {
    return (base.is_https ? "https:" : "http:") + std::string(reference);
  }
  reference = reference.substr(0, reference.find('#'));
  const std::string_view base_path =
      std::string_view(base.path_and_query).substr(0, base.path_and_query.find('?'));
  if (reference.empty()) return base.text();
  if (reference.starts_with('?')) {
    return base.origin() + std::string(base_path) + std::string(reference);
  }
  std::string path(reference.substr(0, reference.find('?')));
  const std::string_view query = reference.substr(path.size());
  if (!path.starts_with('/')) {
    path.insert(0, base_path.substr(0, base_path.rfind('/') + 1));
  }
  return base.origin() + without_dots(path) + std::string(query);
}

std::string shown_url(std::string_view url) {
  std::string shown(url.substr(0, url.find_first_of("?#")));
  const std::size_t host = shown.find("//");
  if (host != std::string::npos) {
    const std::size_t end = std::min(shown.find('/', host + 2), shown.size());
    const std::size_t at = shown.substr(0, end).rfind('@');
    if (at != std::string::npos && at > host) shown.erase(host + 2, at - host - 1);
  }
  for (char& c : shown) {
    if (c < ' ' || c > '~') c = '?';
  }
  if (shown.size() > kLongestShown) shown = shown.substr(0, kLongestShown) + "…";
  return shown;
}

}  // namespace pier::net
