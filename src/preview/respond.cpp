#include "preview/respond.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/digest.h"
#include "preview/client_files.h"
#include "preview/edit_line.h"
#include "preview/host_check.h"
#include "preview/inject.h"
#include "preview/problems.h"
#include "preview/status_page.h"
#include "publish/content_type.h"

namespace pier::preview {

namespace {

constexpr std::string_view kPlainText = "text/plain; charset=utf-8";
constexpr std::string_view kHtml = "text/html; charset=utf-8";

/// For what is not of the site. Drafts stay in no cache, and no other website may show or read
/// what is served here.
constexpr auto kOwnHeaders = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri "
     "'none'; "
     "form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-store"},
});

Response own(int status, std::string_view type, Bytes body) {
  Response response{status, {}, std::string(type), std::move(body)};
  for (const auto& [name, value] : kOwnHeaders) response.headers.emplace_back(name, value);
  return response;
}

Response redirect(int status, std::string to) {
  Response response = own(status, kPlainText, "It is at another address.\n");
  response.headers.emplace_back("Location", std::move(to));
  return response;
}

/// The file at an address below the base path: "/about/" is about/index.html.
std::optional<SitePath> file_at(std::string_view url) {
  if (url.empty() || url.front() != '/') return std::nullopt;
  std::string path(url.substr(1));
  if (url.ends_with('/')) path += "index.html";
  return SitePath::parse(path);
}

struct FoundFile {
  SitePath path;
  const Artifact* file = nullptr;
};

FoundFile find_file(const Output& output, std::string_view url) {
  const auto path = file_at(url);
  if (!path) return {};
  return {*path, output.find(*path)};
}

/// The part of an address below the base path; none where it lies beside it.
std::optional<std::string_view> below(std::string_view address, std::string_view base_path) {
  if (!address.starts_with(base_path)) return std::nullopt;
  return address.substr(base_path.size());
}

/// What is added to a page, without the problems, and the digest of all that: what it must be for
/// the page in the browser to be the one that is served now.
struct Shown {
  std::string draft;
  std::string line;
  std::string source;
  std::string digest;
};

Shown shown(const ServedSite& site, const SitePath& path, const Artifact& file,
            const std::filesystem::path& folder) {
  Shown result;
  if (const PageNote* note = site.note_of(path); note != nullptr) {
    result.draft = draft_strip(note->not_public);
    result.line = edit_line(site, *note, folder);
    if (note->source) result.source = site.build->sources->path(*note->source);
  }
  result.digest = digest_of(digest_of(file.bytes.view()).hex() + result.draft + result.line).hex();
  return result;
}

/// The page that a PDF is of: "about/index.html" for "about.pdf" and "about-large-print.pdf".
const PageNote* page_of_pdf(const ServedSite& site, const SitePath& pdf) {
  constexpr std::string_view kLargePrint = "-large-print";
  std::string_view stem = pdf.text();
  stem.remove_suffix(pdf.extension().size());
  if (stem.ends_with(kLargePrint)) stem.remove_suffix(kLargePrint.size());
  const auto page = SitePath::parse(std::string(stem) + "/index.html");
  return page ? site.note_of(*page) : nullptr;
}

bool has_header(const Headers& headers, std::string_view name) {
  return std::any_of(headers.begin(), headers.end(),
                     [&](const auto& header) { return header.first == name; });
}

}  // namespace

Response Responder::respond(const Request& request, const State& state) const {
  if (!is_own_host(request.host, port_)) {
    constexpr int kMisdirected = 421;
    return own(kMisdirected, kPlainText,
               fmt::format("This preview answers at http://127.0.0.1:{}/ alone.\n", port_));
  }
  if (request.method != "GET" && request.method != "HEAD") {
    constexpr int kNotAllowed = 405;
    Response response = own(kNotAllowed, kPlainText, "A preview can only be looked at.\n");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  if (request.path.starts_with("/_preview/")) return preview_file(request, state);
  if (state.good == nullptr) {
    constexpr int kUnavailable = 503;
    return own(kUnavailable, kHtml, status_page(state));
  }
  return site_file(request, state);
}

Response Responder::preview_file(const Request& request, const State& state) const {
  constexpr int kNotFound = 404;
  if (request.path == kScriptAddress) {
    return own(200, "text/javascript; charset=utf-8", std::string(client_script()));
  }
  if (request.path == kStyleAddress) {
    return own(200, "text/css; charset=utf-8", std::string(client_style()));
  }
  if (request.path == kStatusAddress) {
    return own(200, "application/json", status(request.asked_path, state));
  }
  if (request.path == kEventsAddress) {
    Response response = own(200, "text/event-stream", {});
    response.is_events = true;
    return response;
  }
  return own(kNotFound, kPlainText, "There is no such file.\n");
}

Response Responder::site_file(const Request& request, const State& state) const {
  const ServedSite& site = *state.good;
  const Output& output = site.build->output;
  const std::string& base_path = site.build->notes.base_path;
  constexpr int kFound = 302;
  constexpr int kMoved = 301;
  constexpr int kNotFound = 404;
  const HostRules::Redirect* former = site.rules.redirect_at(request.path);
  if (former != nullptr && former->status < 400) {
    return redirect(former->status, former->to + request.query);
  }
  if (request.path == "/" && !base_path.empty()) return redirect(kFound, base_path + "/");

  if (const auto url = below(request.path, base_path); url) {
    if (const auto [path, file] = find_file(output, *url); file != nullptr) {
      Response response = artifact(path, *file, state);
      if (former != nullptr) response.status = former->status;
      return response;
    }
    if (!url->ends_with('/') && find_file(output, std::string(*url) + '/').file != nullptr) {
      return redirect(kMoved, request.path + '/' + request.query);
    }
  }
  const auto [path, file] = find_file(output, "/404.html");
  if (file == nullptr) return own(kNotFound, kPlainText, "There is no such page.\n");
  Response response = artifact(path, *file, state);
  response.status = kNotFound;
  return response;
}

Response Responder::artifact(const SitePath& path, const Artifact& file, const State& state) const {
  const ServedSite& site = *state.good;
  Response response{200, {}, std::string(content_type(path)), file.bytes};
  response.headers = site.rules.headers_for(site.build->notes.base_path + '/' + path.text());
  if (!has_header(response.headers, "Cache-Control")) {
    response.headers.emplace_back("Cache-Control", "no-store");
  }
  if (path.extension() == ".pdf") {
    const PageNote* page = page_of_pdf(site, path);
    if (page != nullptr && !page->not_public.empty()) {
      // Its pages cannot be marked; whoever saves it has the mark in the name.
      response.headers.emplace_back("Content-Disposition",
                                    fmt::format("inline; filename=\"draft-{}\"", path.name()));
    }
  }
  if (path.extension() != ".html") return response;
  const Shown page = shown(site, path, file, folder_);
  Additions additions;
  additions.head = client_markup(page.digest);
  additions.below_header = page.draft;
  if (!page.line.empty()) {
    additions.below_header += fmt::format(
        "<aside class=\"pier-edit\" aria-label=\"About this page\">\n{}{}</aside>\n", page.line,
        page.source.empty() ? std::string{} : page_checks(problems_in(state, page.source)));
  }
  additions.end = problem_panel(all_problems(state), true);
  response.body = with_additions(file.bytes.view(), additions);
  return response;
}

std::string Responder::status(std::string_view address, const State& state) const {
  if (state.good == nullptr) return status_json(state, {}, {});
  const ServedSite& site = *state.good;
  const auto url = below(address, site.build->notes.base_path);
  FoundFile found = url ? find_file(site.build->output, *url) : FoundFile{};
  if (found.file == nullptr) found = find_file(site.build->output, "/404.html");
  if (found.file == nullptr) return status_json(state, "none", {});
  const Shown page = shown(site, found.path, *found.file, folder_);
  return status_json(state, page.digest, page.source);
}

}  // namespace pier::preview
