#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "html/escape.h"
#include "site/assembler.h"

namespace pier {

namespace {

/// A link that stays in the site, cut into its parts.
struct Target {
  std::string_view path;
  std::string_view fragment;
};

Target cut(std::string_view destination) {
  const std::size_t hash = destination.find('#');
  if (hash == std::string_view::npos) return {destination, {}};
  return {destination.substr(0, hash), destination.substr(hash + 1)};
}

bool has_heading(const markdown::Document& document, std::string_view id) {
  return std::any_of(document.headings().begin(), document.headings().end(),
                     [&](const markdown::Heading& h) { return h.id == id; });
}

std::string suggest_heading(const markdown::Document& document, std::string_view id) {
  std::vector<std::string_view> ids;
  for (const markdown::Heading& heading : document.headings()) ids.push_back(heading.id);
  const std::string_view near = nearest(id, ids);
  if (!near.empty()) return fmt::format("did you mean `#{}`?", near);
  return ids.empty() ? "the page has no headings; link to the page itself"
                     : fmt::format("its headings are `#{}`{}", ids.front(),
                                   ids.size() > 1 ? fmt::format(" to `#{}`", ids.back()) : "");
}

/// How a page in `folder` writes the way to `source`.
std::string way_to(const SitePath& folder, std::string_view source) {
  std::string way;
  SitePath above = folder;
  while (!above.empty() && !source.starts_with(above.text() + '/')) {
    way += "../";
    above = above.parent();
  }
  return way + std::string(source.substr(above.empty() ? 0 : above.text().size() + 1));
}

void report_link(const markdown::Link& link, std::string message, std::string help,
                 Diagnostics& problems) {
  problems.report("link-target", link.span, std::move(message), std::move(help));
}

bool is_absolute(std::string_view destination) {
  const std::size_t end = destination.find_first_of(":/?#");
  return end != std::string_view::npos && destination[end] == ':';
}

}  // namespace

/// Every entry reads what the others are and writes its own addresses.
void Assembler::resolve_links() {
  std::vector<LinkFindings> found(count());
  parallel_for(count(), jobs_, [&](std::size_t i) { resolve_links_of(i, found[i]); });
  for (LinkFindings& one : found) {
    diagnostics_.merge(std::move(one.problems));
    used_.insert(one.used.begin(), one.used.end());
    for (const EntryId page : one.pages) {
      placement(static_cast<std::size_t>(page)).is_linked = true;
    }
  }
}

void Assembler::resolve_links_of(std::size_t i, LinkFindings& found) {
  const markdown::Document& document = entry(i).document;
  placement(i).links.reserve(document.links().size());
  for (const markdown::Link& link : document.links()) {
    placement(i).links.push_back(resolve_link(i, link, found));
  }
  for (const markdown::Image& image : document.images()) {
    placement(i).images.push_back(resolve_image(i, image, found));
  }
}

std::string Assembler::resolve_link(std::size_t i, const markdown::Link& link,
                                    LinkFindings& found) const {
  const std::string_view destination = link.destination;
  // An unsafe address was reported when the document was parsed.
  if (destination.empty() || !html::safe_url(destination)) return {};
  if (destination.starts_with("mailto:") || destination.starts_with("tel:")) {
    // A neighbour's procedure that is shown here has its own numbers.
    if (link.span.file != entry(i).file) return link.destination;
    const auto address = destination.substr(destination.find(':') + 1);
    const Contact* contact = site_.contacts_.with_address(address);
    found.problems.report(
        "contact-literal", link.span, fmt::format("`{}` is typed into the page", address),
        contact != nullptr ? fmt::format("write {{contact {}}} instead", contact->id)
                           : "add it to data/contacts.yaml and write {contact its-id} here");
    return {};
  }
  const std::string& own = site_.config_.base_url;
  const bool is_own = !own.empty() && destination.starts_with(own) &&
                      (destination.size() == own.size() || destination[own.size()] == '/');
  if (is_absolute(destination) && !is_own) return link.destination;

  const auto [path, fragment] = cut(destination);
  if (path.starts_with('/') || is_own) {
    const std::string source = source_at(path.substr(is_own ? own.size() : 0));
    report_link(link, fmt::format("`{}` is an address, not a file", destination),
                source.empty() ? "link to the file of the page, as ../about/structure.md; the "
                                 "build makes the address"
                               : fmt::format("link to the file: `{}`",
                                             way_to(entry(i).source.parent(), source)),
                found.problems);
    return {};
  }
  if (path.empty()) return resolve_page(i, link, entry(i).source, fragment, found);
  const bool is_folder = path.ends_with('/');
  const auto target =
      resolve(entry(i).source.parent(), is_folder ? path.substr(0, path.size() - 1) : path);
  if (!target) {
    report_link(link, fmt::format("`{}` leads out of the content folder", path),
                "link to a file below content/", found.problems);
    return {};
  }
  if (target->extension() == ".md") return resolve_page(i, link, *target, fragment, found);
  if (attachments_.contains(*target)) {
    found.used.push_back(*target);
    if (target->extension() == ".mp4") {
      found.problems.report(
          "video-captions", link.span, "a link to a film shows it without captions",
          fmt::format("show it by a block `video` with `file: {}`, captions and a "
                      "transcript",
                      target->text()));
    }
    return site_.href("/" + target->text());
  }
  if (const std::string source = source_at(target->text()); !source.empty()) {
    report_link(link, fmt::format("`{}` is not the name of a file", path),
                fmt::format("link to the file: `{}`", way_to(entry(i).source.parent(), source)),
                found.problems);
    return {};
  }
  report_link(link, fmt::format("there is no file `content/{}`", target->text()),
              nearest_source(i, *target), found.problems);
  return {};
}

std::string Assembler::resolve_page(std::size_t i, const markdown::Link& link,
                                    const SitePath& target, std::string_view fragment,
                                    LinkFindings& found) const {
  const auto id = site_.find(target);
  if (!id) {
    if (const auto held = held_back_.find(target); held != held_back_.end()) {
      report_link(link,
                  fmt::format("`content/{}` is not public yet ({})", target.text(), held->second),
                  "take the link out until the page is published", found.problems);
    } else {
      report_link(link, fmt::format("there is no page `content/{}`", target.text()),
                  nearest_source(i, target), found.problems);
    }
    return {};
  }
  const std::string& url = site_.placement(*id).url;
  const bool same_page = static_cast<std::size_t>(*id) == i;
  const markdown::Document& document = site_.entry(*id).document;
  if (!fragment.empty() && !has_heading(document, fragment)) {
    report_link(link, fmt::format("`content/{}` has no heading `#{}`", target.text(), fragment),
                suggest_heading(document, fragment), found.problems);
    return {};
  }
  if (!same_page) found.pages.push_back(*id);
  if (fragment.empty()) return site_.href(url);
  return (same_page ? "#" : site_.href(url) + "#") + std::string(fragment);
}

std::string Assembler::source_at(std::string_view address) const {
  for (const std::string_view end : {"index.html", ".html"}) {
    if (address.ends_with(end)) address.remove_suffix(end.size());
  }
  while (address.ends_with('/')) address.remove_suffix(1);
  while (address.starts_with('/')) address.remove_prefix(1);
  const std::string url = address.empty() ? "/" : fmt::format("/{}/", address);
  for (std::size_t e = 0; e < site_.placements_.size(); ++e) {
    if (site_.placements_[e].url == url) return site_.entries_[e].source.text();
  }
  return {};
}

std::vector<std::string_view> Assembler::page_sources() const {
  std::vector<std::string_view> sources;
  for (const auto& [source, id] : site_.by_source_) sources.push_back(source);
  std::sort(sources.begin(), sources.end());
  return sources;
}

std::string Assembler::nearest_source(std::size_t from, const SitePath& wanted) const {
  std::vector<std::string_view> sources;
  // A page is never meant where a picture or document is.
  if (wanted.extension() == ".md") {
    sources = page_sources();
  } else {
    for (const auto& [path, index] : attachments_) sources.push_back(path.text());
  }
  std::string_view near;
  // A file of the same name in another folder is the likeliest slip.
  for (const std::string_view source : sources) {
    const std::size_t slash = source.rfind('/');
    const auto name = slash == std::string_view::npos ? source : source.substr(slash + 1);
    if (name == wanted.name() && name != "index.md") near = source;
  }
  if (near.empty()) near = nearest(wanted.text(), sources);
  if (near.empty()) return "check the spelling, and that the file is there";
  return fmt::format("did you mean `{}`?", way_to(site_.entries_[from].source.parent(), near));
}

std::string Assembler::resolve_image(std::size_t i, const markdown::Image& image,
                                     LinkFindings& found) const {
  // Reported when the document was parsed.
  if (!html::safe_url(image.destination)) return {};
  const auto target = resolve(entry(i).source.parent(), image.destination);
  if (is_absolute(image.destination) || image.destination.starts_with("/") || !target) {
    found.problems.report("image-missing", image.span,
                          fmt::format("`{}` is not a file beside the page", image.destination),
                          "put the picture into the folder of the page and write its file name");
    return {};
  }
  if (!attachments_.contains(*target)) {
    found.problems.report("image-missing", image.span,
                          fmt::format("there is no picture `content/{}`", target->text()),
                          nearest_source(i, *target));
    return {};
  }
  found.used.push_back(*target);
  return site_.href("/" + target->text());
}

}  // namespace pier
