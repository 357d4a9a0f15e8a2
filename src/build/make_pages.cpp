#include "build/make_pages.h"

namespace pier {

namespace {

/// What nobody may see is not even put where nobody looks.
bool may_be_put_away(const PageFindings& found) {
  return found.personal_data.empty() && !found.problems.has_errors();
}

}  // namespace

MadePages make_pages(const PageMaker& maker, const PageLook& look, EarlyFiles* early, Jobs jobs,
                     Diagnostics& diagnostics) {
  const std::size_t count = maker.count();
  MadePages made;
  made.pages.resize(count);
  made.files.resize(count);
  made.findings.resize(count);
  std::vector<Diagnostics> problems(count);
  const auto put_away = [&](std::size_t i) {
    Page& page = made.pages[i];
    Artifact& file = made.files[i];
    if (early == nullptr || problems[i].has_errors() || !may_be_put_away(made.findings[i])) {
      file = {Bytes(page.html), page.made_from};
      return;
    }
    file = early->put_away(output_path(page.url), page.html, page.made_from);
    if (file.place != Artifact::Place::here) page.html = {};
  };
  parallel_runs(count, jobs.counting("Making pages"), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      made.pages[i] = maker.make(i, early != nullptr, problems[i]);
    }
    for (std::size_t i = begin; i < end; ++i) {
      made.findings[i] = look_at_page(made.pages[i], look.sources, look.known, look.screening);
    }
    for (std::size_t i = begin; i < end; ++i) put_away(i);
  });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
  return made;
}

KnownAddresses known_addresses(const PageMaker& maker, const Site& site, const Theme& theme) {
  KnownAddresses known{site.href(""), {}, {}};
  known.pages.reserve(maker.count());
  for (std::size_t i = 0; i < maker.count(); ++i) known.pages.insert(maker.url(i));
  for (const auto& [name, asset] : theme.assets) known.files.insert(asset.path.text());
  for (const Attachment& file : site.attachments()) known.files.insert(file.path.text());
  return known;
}

}  // namespace pier
