#include "build/print_pages.h"

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "html/scanner.h"
#include "pages/form_views.h"

namespace pier {

namespace {

struct MediaType {
  std::string_view extension;
  std::string_view name;
};

/// What a document can show, after the list of IANA.
constexpr auto kMediaTypes = std::to_array<MediaType>({{".avif", "image/avif"},
                                                       {".css", "text/css; charset=utf-8"},
                                                       {".gif", "image/gif"},
                                                       {".jpeg", "image/jpeg"},
                                                       {".jpg", "image/jpeg"},
                                                       {".png", "image/png"},
                                                       {".svg", "image/svg+xml"},
                                                       {".webp", "image/webp"},
                                                       {".woff2", "font/woff2"}});

std::string_view media_type_of(const SitePath& path) {
  for (const MediaType& type : kMediaTypes) {
    if (path.extension() == type.extension) return type.name;
  }
  return {};
}

std::vector<print::Resource> theme_resources(const Site& site, const Theme& theme) {
  std::vector<print::Resource> resources;
  for (const auto& [name, asset] : theme.assets) {
    const std::string_view type = media_type_of(asset.path);
    if (type.empty()) continue;
    resources.push_back({site.absolute("/" + asset.path.text()), asset.bytes, type});
  }
  return resources;
}

/// The style sheet of a document, and the attachments that it shows, each once, in their order.
std::vector<print::Resource> resources_of(const Page& document, const Site& site) {
  html::Scan scan;
  html::scan(document.html.markup(), scan);
  std::vector<print::Resource> resources;
  if (!document.paper.style.empty()) {
    resources.push_back({site.absolute(document.paper.style_url), document.paper.style,
                         media_type_of(*SitePath::parse("paper.css"))});
  }
  std::set<std::string> seen;
  for (const html::Element& element : scan.elements) {
    const std::string source = scan.value(element, "src");
    if (source.empty() || !seen.insert(source).second) continue;
    const Attachment* attachment = site.find_attachment(source);
    if (attachment == nullptr) continue;
    const std::string_view type = media_type_of(attachment->path);
    if (type.empty()) continue;
    resources.push_back({site.absolute("/" + attachment->path.text()), attachment->bytes, type});
  }
  return resources;
}

}  // namespace

Pdfs print_pages(print::Printer* printer, const std::vector<Page>& prints, const Site& site,
                 const Theme& theme, bool all) {
  std::vector<print::Job> jobs;
  std::vector<const std::string*> urls;
  for (const Page& document : prints) {
    const std::size_t most_pages = site.entry(*document.entry).most_pdf_pages();
    if (!all && most_pages == 0) continue;
    urls.push_back(&document.url);
    const Language* language = language_of(site.entry(*document.entry));
    jobs.push_back(
        {.url = site.absolute(document.url),
         .html = document.html.markup(),
         .title = document.title,
         .language = language == nullptr ? site.config().language : std::string(language->code),
         .date = document.changed,
         .most_pages = most_pages,
         .number_pages = document.paper.number_pages,
         .resources = resources_of(document, site)});
  }
  Pdfs pdfs;
  if (printer == nullptr || jobs.empty()) return pdfs;
  std::vector<print::Printed> printed = printer->print(jobs, theme_resources(site, theme));
  for (std::size_t i = 0; i < jobs.size(); ++i) pdfs.emplace(*urls[i], std::move(printed[i]));
  return pdfs;
}

}  // namespace pier
