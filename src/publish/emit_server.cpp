#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "publish/emit.h"

namespace pier::emit {

namespace {

struct Header {
  std::string_view name;
  std::string_view value;
};

/// Nothing is allowed but what the site brings itself; no inline script or style, no frame
/// around it, no form but to the site's own search (CSP level 3). No "unsafe-" anything.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri "
    "'none'; "
    "frame-ancestors 'none'";

/// The one model of the headers. A visitor who leaves for a helpline must not tell it where
/// they came from, hence no-referrer.
constexpr auto kAlways = std::to_array<Header>({
    {"Content-Security-Policy", kPolicy},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
});

/// RFC 5545, section 8.1. The other hosts know it by the name of the file.
constexpr std::string_view kCalendar = "text/calendar; charset=utf-8";
/// WebVTT (W3C), section 8.1.
constexpr std::string_view kCaptions = "text/vtt; charset=utf-8";
constexpr Header kNoIndex{"X-Robots-Tag", "noindex"};
/// What lies here carries the digest of its bytes in its name.
constexpr auto kDigestNamed = std::to_array<std::string_view>({"/assets/", "/search/parts/"});
constexpr Header kForEver{"Cache-Control", "public, max-age=31536000, immutable"};

std::vector<Header> headers_of(const Site& site) {
  std::vector<Header> headers(kAlways.begin(), kAlways.end());
  if (!site.edition().production) headers.push_back(kNoIndex);
  return headers;
}

/// A former address and what answers there: an address, or nothing when it is gone.
struct Rule {
  std::string from;
  std::string to;
  bool gone;
};

std::vector<Rule> rules_of(const Site& site) {
  std::vector<Rule> rules;
  for (const Redirect& redirect : site.redirects()) {
    rules.push_back({site.href(redirect.from), site.href(site.placement(redirect.to).url), false});
  }
  for (const Tombstone& tombstone : site.url_record().tombstones) {
    rules.push_back({site.href(tombstone.url), site.href(tombstone.url) + "index.html", true});
  }
  std::sort(rules.begin(), rules.end(),
            [](const Rule& a, const Rule& b) { return a.from < b.from; });
  return rules;
}

/// The format of Netlify and Cloudflare Pages.
std::string headers_file(const Site& site) {
  std::string out = "/*\n";
  for (const Header& header : headers_of(site)) {
    out += fmt::format("  {}: {}\n", header.name, header.value);
  }
  for (const std::string_view folder : kDigestNamed) {
    out += fmt::format("{}*\n  {}: {}\n", site.href(folder), kForEver.name, kForEver.value);
  }
  return out;
}

std::string redirects_file(const Site& site) {
  std::string out;
  for (const Rule& rule : rules_of(site)) {
    out += fmt::format("{} {} {}\n", rule.from, rule.to, rule.gone ? 410 : 301);
  }
  return out;
}

/// To be included in a `server` block.
std::string nginx_file(const Site& site) {
  std::string always;
  for (const Header& header : headers_of(site)) {
    always += fmt::format("add_header {} \"{}\" always;\n", header.name, header.value);
  }
  std::string out = "charset utf-8;\nindex index.html;\n" + always;
  out += fmt::format("error_page 404 {};\n", site.href("/404.html"));
  // nginx forgets the headers of the server in a block that adds one of its own.
  for (const std::string_view folder : kDigestNamed) {
    out += fmt::format("location {} {{\n{}add_header {} \"{}\" always;\n}}\n", site.href(folder),
                       always, kForEver.name, kForEver.value);
  }
  // Its list of types has none for calendars and captions.
  out +=
      fmt::format("location ~ \\.ics$ {{\n  types {{ }}\n  default_type \"{}\";\n}}\n", kCalendar);
  out +=
      fmt::format("location ~ \\.vtt$ {{\n  types {{ }}\n  default_type \"{}\";\n}}\n", kCaptions);
  for (const Rule& rule : rules_of(site)) {
    const std::string bare = rule.from.substr(0, rule.from.size() - 1);
    for (const std::string& from : {bare, rule.from}) {
      out += rule.gone ? fmt::format("location = {} {{ error_page 410 {}; return 410; }}\n", from,
                                     rule.to)
                       : fmt::format("location = {} {{ return 301 {}; }}\n", from, rule.to);
    }
  }
  return out;
}

/// For an Include in a virtual host; needs mod_headers and mod_alias.
std::string apache_file(const Site& site) {
  std::string out = "AddDefaultCharset utf-8\n";
  for (const Header& header : headers_of(site)) {
    out += fmt::format("Header always set {} \"{}\"\n", header.name, header.value);
  }
  out += fmt::format("ErrorDocument 404 {}\n", site.href("/404.html"));
  for (const std::string_view folder : kDigestNamed) {
    out += fmt::format("<LocationMatch \"^{}\">\n  Header always set {} \"{}\"\n</LocationMatch>\n",
                       site.href(folder), kForEver.name, kForEver.value);
  }
  out += "AddType text/calendar .ics\nAddCharset utf-8 .ics\n";
  out += "AddType text/vtt .vtt\nAddCharset utf-8 .vtt\n";
  for (const Rule& rule : rules_of(site)) {
    const std::string pattern = "^" + replace_all(rule.from, ".", "\\.") + "?$";
    if (!rule.gone) {
      out += fmt::format("RedirectMatch 301 \"{}\" \"{}\"\n", pattern, rule.to);
      continue;
    }
    out += fmt::format("RedirectMatch 410 \"{}\"\n", pattern);
    out += fmt::format("<LocationMatch \"{}\">\n  ErrorDocument 410 {}\n</LocationMatch>\n",
                       pattern, rule.to);
  }
  return out;
}

}  // namespace

void server(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  const Site& site = emission.site;
  const auto add = [&](std::string_view path, std::string text) {
    output.add(*SitePath::parse(path), {std::move(text)}, diagnostics);
  };
  add("_headers", headers_file(site));
  add("_redirects", redirects_file(site));
  add("nginx.conf", nginx_file(site));
  add("apache.conf", apache_file(site));
}

}  // namespace pier::emit
