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

bool is_absolute(std::string_view destination) {
  const std::size_t end = destination.find_first_of(":/?#");
  return end != std::string_view::npos && destination[end] == ':';
}

}  // namespace

void Assembler::resolve_links() {
  for (std::size_t i = 0; i < count(); ++i) {
    const markdown::Document& document = entry(i).document;
    placement(i).links.reserve(document.links().size());
    for (const markdown::Link& link : document.links()) {
      placement(i).links.push_back(resolve_link(i, link));
    }
    for (const markdown::Image& image : document.images()) {
      placement(i).images.push_back(resolve_image(i, image));
    }
  }
}

void Assembler::report_link(const markdown::Link& link, std::string message, std::string help) {
  diagnostics_.report("link-target", link.span, std::move(message), std::move(help));
}

std::string Assembler::resolve_link(std::size_t i, const markdown::Link& link) {
  const std::string_view destination = link.destination;
  // An unsafe address was reported when the document was parsed.
  if (destination.empty() || !html::safe_url(destination)) return {};
  if (destination.starts_with("mailto:") || destination.starts_with("tel:")) {
    const auto address = destination.substr(destination.find(':') + 1);
    const Contact* contact = site_.contacts_.with_address(address);
    diagnostics_.report(
        "contact-literal", link.span, fmt::format("`{}` is typed into the page", address),
        contact != nullptr ? fmt::format("write {{contact {}}} instead", contact->id)
                           : "add it to data/contacts.yaml and write {contact its-id} here");
    return {};
  }
  if (is_absolute(destination)) return link.destination;

  const auto [path, fragment] = cut(destination);
  if (path.starts_with('/')) {
    report_link(link, fmt::format("`{}` is an address, not a file", destination),
                "link to the source file, as ../about/structure.md; the build makes the address");
    return {};
  }
  if (path.empty()) return resolve_page(i, link, entry(i).source, fragment);
  const auto target = resolve(entry(i).source.parent(), path);
  if (!target) {
    report_link(link, fmt::format("`{}` leads out of the content folder", path),
                "link to a file below content/");
    return {};
  }
  if (target->extension() == ".md") return resolve_page(i, link, *target, fragment);
  if (attachments_.contains(*target)) {
    used_.insert(*target);
    return site_.href("/" + target->text());
  }
  report_link(link, fmt::format("there is no file `content/{}`", target->text()),
              nearest_source(*target));
  return {};
}

std::string Assembler::resolve_page(std::size_t i, const markdown::Link& link,
                                    const SitePath& target, std::string_view fragment) {
  const auto found = site_.find(target);
  if (!found) {
    if (const auto held = held_back_.find(target); held != held_back_.end()) {
      report_link(link,
                  fmt::format("`content/{}` is not public yet ({})", target.text(), held->second),
                  "take the link out until the page is published");
    } else {
      report_link(link, fmt::format("there is no page `content/{}`", target.text()),
                  nearest_source(target));
    }
    return {};
  }
  const std::string& url = site_.placement(*found).url;
  if (fragment.empty()) return site_.href(url);
  const markdown::Document& document = site_.entry(*found).document;
  if (!has_heading(document, fragment)) {
    report_link(link, fmt::format("`content/{}` has no heading `#{}`", target.text(), fragment),
                suggest_heading(document, fragment));
    return {};
  }
  const bool same_page = static_cast<std::size_t>(*found) == i;
  return (same_page ? "#" : site_.href(url) + "#") + std::string(fragment);
}

std::string Assembler::nearest_source(const SitePath& wanted) const {
  std::vector<std::string_view> sources;
  for (const auto& [source, id] : site_.by_source_) sources.push_back(source.text());
  for (const auto& [path, index] : attachments_) sources.push_back(path.text());
  std::string_view near;
  // A file of the same name in another folder is the likeliest slip.
  for (const std::string_view source : sources) {
    const std::size_t slash = source.rfind('/');
    const auto name = slash == std::string_view::npos ? source : source.substr(slash + 1);
    if (name == wanted.name() && name != "index.md") near = source;
  }
  if (near.empty()) near = nearest(wanted.text(), sources);
  if (near.empty()) return "check the spelling, and that the file is there";
  return fmt::format("did you mean `content/{}`?", near);
}

std::string Assembler::resolve_image(std::size_t i, const markdown::Image& image) {
  const auto target = resolve(entry(i).source.parent(), image.destination);
  if (is_absolute(image.destination) || image.destination.starts_with("/") || !target) {
    diagnostics_.report("image-missing", image.span,
                        fmt::format("`{}` is not a file beside the page", image.destination),
                        "put the picture into the folder of the page and write its file name");
    return {};
  }
  if (!attachments_.contains(*target)) {
    diagnostics_.report("image-missing", image.span,
                        fmt::format("there is no picture `content/{}`", target->text()),
                        nearest_source(*target));
    return {};
  }
  used_.insert(*target);
  return site_.href("/" + target->text());
}

}  // namespace pier
