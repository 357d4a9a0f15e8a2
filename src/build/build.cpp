#include "build/build.h"

#include <algorithm>
#include <set>

#include "build/allowances.h"
#include "build/privacy_gate.h"
#include "checks/checks.h"
#include "metrics/arithmetic.h"
#include "pages/page.h"
#include "publish/emitters.h"

namespace pier {

namespace {

std::vector<Entry> read_entries(const Sources& sources, Jobs jobs, const SourceMap& map,
                                Diagnostics& diagnostics) {
  std::vector<Entry> entries(sources.content.size());
  std::vector<Diagnostics> problems(sources.content.size());
  parallel_for(sources.content.size(), jobs, [&](std::size_t i) {
    entries[i] = read_entry(sources.content[i].file, sources.content[i].path, sources.config, map,
                            problems[i]);
  });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
  return entries;
}

/// A file counts once: with an error in it as refused, else as held back or published.
Accounting account(const Sources& sources, const Site& site, const Diagnostics& diagnostics,
                   const SourceMap& map) {
  std::set<std::string_view> with_errors;
  for (const Diagnostic& d : diagnostics.all()) {
    const std::string& path = map.path(d.span.file);
    if (d.is_error() && path.starts_with("content/")) with_errors.insert(path);
  }
  Accounting counts;
  counts.sources = sources.content_count;
  for (const HeldBack& held : site.held_back()) {
    if (!with_errors.contains("content/" + held.source.text())) ++counts.held_back;
  }
  const auto is_right = [&](const SitePath& path) {
    return !with_errors.contains("content/" + path.text());
  };
  for (const Entry& entry : site.entries()) counts.published += is_right(entry.source) ? 1 : 0;
  for (const Attachment& file : site.attachments()) counts.published += is_right(file.path) ? 1 : 0;
  counts.refused = counts.sources - counts.published - counts.held_back;
  return counts;
}

}  // namespace

Build build(const SiteFiles& files, const BuildOptions& options) {
  Build result;
  SourceMap& map = *result.sources;
  Diagnostics& diagnostics = result.diagnostics;

  // Read every input once. Beyond this point, nothing reads the disk.
  Sources sources = read_sources(files, options.edition.drafts, options.jobs, map, diagnostics);
  const auto screen = open_screen(options.watch_list, std::move(sources.privacy_exceptions),
                                  options.edition.today, map);
  screen_sources(sources, *screen, options.jobs, map, diagnostics);
  const Theme theme = sources.has_theme
                          ? load_theme(sources.theme, required_templates(), map, diagnostics)
                          : Theme{};

  // Read each document by itself and hold it against its type; no document knows of another.
  std::vector<Entry> entries = read_entries(sources, options.jobs, map, diagnostics);
  const std::vector<Allowance> allowances = collect_allowances(entries);

  // Recompute what can be recomputed, then let through what the public may see. Beyond this point
  // there is no true count that a policy hides.
  metrics::check_arithmetic(sources.figures, diagnostics);
  metrics::PublicFigures figures =
      metrics::disclose(std::move(sources.figures), options.jobs, diagnostics);
  result.published_figures = figures.published();

  calendar::check_published_sessions(sources.calendar, sources.sessions_before, diagnostics);
  if (!sources.calendar.empty() || !sources.sessions_before.empty()) {
    result.published_sessions =
        calendar::write_published_sessions(sources.calendar, sources.sessions_before);
  }

  // Give every entry its place and resolve every reference. What is not public on the day
  // stays out. Beyond this point, the site is const.
  const Site site = assemble_site(
      {std::move(sources.config), std::move(sources.contacts), std::move(sources.glossary),
       std::move(figures), std::move(sources.calendar), std::move(sources.url_record),
       std::move(entries), std::move(sources.attachments), options.edition},
      map, diagnostics);

  if (!sources.has_theme) {
    result.accounting = account(sources, site, diagnostics, map);
    close_screen(*screen, map, diagnostics);
    return result;
  }

  // Render in parallel; each page sees only the const site and the theme.
  const std::vector<Page> pages = render_pages(site, theme, map, options.jobs, diagnostics);
  result.page_count = pages.size();

  // Collect pages, feeds, assets and redirects under their paths.
  const Emission emission{site, theme, pages, options.jobs};
  result.output = emit_all(emission, diagnostics);

  // Judge the finished site. Checks report; they never change it.
  check_lasting_urls(site, result.output, diagnostics);
  const Screening screening{*screen, map};
  run_checks({site, theme, pages, result.output, map, &screening}, options.jobs, diagnostics);
  screen->check_exceptions(diagnostics);

  result.silenced = apply_allowances(allowances, site.entries(), diagnostics);
  result.accounting = account(sources, site, diagnostics, map);
  result.lasting_urls = lasting_urls(emission);
  for (const auto& [url, span] : site.url_record().published) result.lasting_urls.insert(url);
  close_screen(*screen, map, diagnostics);
  return result;
}

}  // namespace pier
