#include "build/make_pages.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>

namespace pier {

namespace {

/// What nobody may see is not even put where nobody looks.
bool may_be_put_away(const PageFindings& found) {
  return found.personal_data.empty() && !found.problems.has_errors();
}

/// In which order pages are made: by their addresses, but late those that stand for no entry. What
/// is about the whole site, as the A to Z, takes the room that the trees of texts have given back
/// by then; and some pages come after it, so that no core is idle while another makes it.
std::vector<std::size_t> order_of(const PageMaker& maker) {
  std::vector<std::size_t> order(maker.count());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto others = std::stable_partition(order.begin(), order.end(),
                                            [&](std::size_t i) { return maker.has_entry(i); });
  constexpr std::ptrdiff_t kPartBehind = 16;
  std::rotate(others - (others - order.begin()) / kPartBehind, others, order.end());
  return order;
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
  const std::vector<std::size_t> order = order_of(maker);
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
    const auto run = std::span(order).subspan(begin, end - begin);
    for (const std::size_t i : run) {
      made.pages[i] = maker.make(i, early != nullptr, problems[i]);
    }
    for (const std::size_t i : run) {
      made.findings[i] = look_at_page(made.pages[i], look.sources, look.known, look.screening);
    }
    for (const std::size_t i : run) put_away(i);
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
