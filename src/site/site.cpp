#include "site/site.h"

#include <algorithm>

#include <fmt/format.h>

namespace pier {

std::string table_file(const tables::PublicReportTable& table, std::size_t block) {
  const std::string& id = table.data().id;
  if (id.empty()) return fmt::format("table-{}.csv", block + 1);
  return id.substr(id.rfind('/') + 1) + ".csv";
}

std::string figures_file(std::size_t block) {
  return "figure-" + std::to_string(block + 1) + ".csv";
}

std::string url_of(const SitePath& source) {
  const std::string folder = source.parent().text();
  std::string url = folder.empty() ? "/" : "/" + folder + "/";
  if (source.name() != "index.md") url += std::string(source.stem()) + "/";
  return url;
}

std::string pdf_url(std::string_view url) {
  return url == "/" ? "/index.pdf" : std::string(url.substr(0, url.size() - 1)) + ".pdf";
}

std::string large_print_url(std::string_view url) {
  return std::string(url.substr(0, url.size() - 1)) + "-large-print/";
}

std::vector<std::string> Site::print_urls(EntryId id) const {
  std::vector<std::string> urls;
  const std::string& url = placement(id).url;
  if (entry(id).wants_pdf()) urls.push_back(url);
  if (entry(id).wants_large_print()) urls.push_back(large_print_url(url));
  return urls;
}

std::optional<EntryId> Site::find(const SitePath& source) const {
  const auto found = by_source_.find(source.text());
  if (found == by_source_.end()) return std::nullopt;
  return found->second;
}

std::vector<EntryId> Site::of_type(std::string_view type) const {
  std::vector<EntryId> ids;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].type->name == type) ids.push_back(static_cast<EntryId>(i));
  }
  std::stable_sort(ids.begin(), ids.end(), [&](EntryId a, EntryId b) {
    const auto& day_a = entry(a).published;
    const auto& day_b = entry(b).published;
    if (day_a != day_b) return day_a > day_b;
    return placement(a).url < placement(b).url;
  });
  return ids;
}

std::vector<EntryId> Site::ancestors(EntryId id) const {
  std::vector<EntryId> path;
  for (auto at = placement(id).parent; at; at = placement(*at).parent) path.push_back(*at);
  std::reverse(path.begin(), path.end());
  return path;
}

std::string Site::full_title(EntryId id) const {
  const auto chapter = chapter_of(id);
  return chapter ? entry(id).title + ": " + chapter->report->title : entry(id).title;
}

const Attachment* Site::find_attachment(std::string_view href) const {
  for (const Attachment& attachment : attachments_) {
    if (href == this->href("/" + attachment.path.text())) return &attachment;
  }
  return nullptr;
}

std::string Site::glossary_url(const Term& term) const {
  return glossary_page_ ? href(placement(*glossary_page_).url) + "#" + term.id : std::string{};
}

bool Site::is_overdue(const Entry& entry) const {
  return entry.next_review && *entry.next_review < edition_.today;
}

}  // namespace pier
