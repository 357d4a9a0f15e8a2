#include "publish/emitters.h"

#include <array>

#include <fmt/format.h>

#include "open_data/addresses.h"
#include "pages/learning_views.h"
#include "pages/shared_views.h"
#include "publish/emit.h"

namespace pier {

namespace {

constexpr auto kEmitters = std::to_array<Emitter>({
    {"pages", "Every page as HTML.", emit::pages},
    {"pdfs", "PDFs of the pages that ask for one.", emit::pdfs},
    {"assets", "The theme's styles, scripts and pictures.", emit::assets},
    {"attachments", "Pictures and documents that lie beside the pages.", emit::attachments},
    {"sitemap", "sitemap.xml and robots.txt for search engines.", emit::sitemap},
    {"feeds", "Atom feeds of news, of changes to guidance, of papers and of learning.",
     emit::feeds},
    {"calendars", "Calendars of meetings and training (iCalendar).", emit::calendars},
    {"figures", "Open data of the figures: CSV with CSVW, a Data Package, DCAT.", emit::figures},
    {"learning", "Recommendations and themes of the learning library as CSV.", emit::learning_data},
    {"catalogue", "What other sites may show: a catalogue with its schema, texts of procedures.",
     emit::shared_learning},
    {"strategies", "Workplans of strategies as CSV.", emit::strategies},
    {"search", "The index of the search, in parts.", emit::search},
    {"security", "security.txt (RFC 9116).", emit::security},
    {"server", "Headers and redirects for hosts, nginx and Apache.", emit::server},
});

}  // namespace

std::span<const Emitter> emitters() {
  return kEmitters;
}

Output emit_all(const Emission& emission, Diagnostics& diagnostics) {
  Output output;
  for (const Emitter& emitter : emitters()) emitter.emit(emission, output, diagnostics);
  return output;
}

std::set<std::string> lasting_urls(const Emission& emission) {
  std::set<std::string> urls;
  const std::set<std::string> passing = passing_urls(emission.site);
  for (const Page& page : emission.pages) {
    const bool only_in_previews = page.layout == "business-unit.html";
    const bool lasts =
        page.url.ends_with('/') && !is_further_part(page.url) && !passing.contains(page.url);
    if (lasts && page.for_readers && !only_in_previews) urls.insert(page.url);
    if (!page.pdf.empty()) urls.insert(pdf_url(page.url));
    if (!page.large_print.empty()) urls.insert(pdf_url(large_print_url(page.url)));
  }
  for (const Attachment& attachment : emission.site.attachments()) {
    urls.insert("/" + attachment.path.text());
  }
  for (std::string& feed : emit::feed_urls(emission.site)) urls.insert(std::move(feed));
  for (std::string& url : emit::calendar_urls(emission.site)) urls.insert(std::move(url));
  for (std::string& url : emit::learning_urls(emission.site)) urls.insert(std::move(url));
  for (std::string& url : emit::shared_learning_urls()) urls.insert(std::move(url));
  for (std::string& url : emit::strategy_urls(emission.site)) urls.insert(std::move(url));
  for (std::string& url : open_data::urls(emission.site.figures())) urls.insert(std::move(url));
  return urls;
}

namespace {

/// The source that would answer at `url` if it were public; or null.
const HeldBack* held_back_at(const Site& site, std::string_view url) {
  for (const HeldBack& held : site.held_back()) {
    if (url_of(held.source) == url || "/" + held.source.text() == url) return &held;
  }
  return nullptr;
}

}  // namespace

void check_lasting_urls(const Site& site, const Output& output, Diagnostics& diagnostics) {
  // A PDF that was asked for is missing only where something else was reported, or in a check.
  std::set<std::string> asked;
  for (std::size_t i = 0; i < site.entries().size(); ++i) {
    const auto id = static_cast<EntryId>(i);
    for (const std::string& url : site.print_urls(id)) asked.insert(pdf_url(url));
  }
  for (const auto& [url, span] : site.url_record().published) {
    // Where a document was, a page may answer: hosts lead from /a.pdf to /a.pdf/.
    const bool answers = output.find(output_path(url)) != nullptr ||
                         (!url.ends_with('/') && output.find(output_path(url + '/')) != nullptr);
    if (answers || asked.contains(url)) continue;
    if (const HeldBack* held = held_back_at(site, url); held != nullptr) {
      diagnostics.report("url-vanished", span,
                         fmt::format("nothing answers at `{}` any more: `content/{}` is held back "
                                     "({})",
                                     url, held->source.text(), held->reason),
                         "publish the page, or say in data/tombstones.yaml why it is gone");
      continue;
    }
    diagnostics.report("url-vanished", span, fmt::format("nothing answers at `{}` any more", url),
                       "add `aliases: [" + url +
                           "]` to the page that takes its place, or a tombstone to " +
                           "data/tombstones.yaml that says why it is gone");
  }
}

}  // namespace pier
