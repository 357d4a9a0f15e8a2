#include "build/build.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include "build/allowances.h"
#include "build/known_texts.h"
#include "build/make_pages.h"
#include "build/origins.h"
#include "build/print_pages.h"
#include "build/privacy_gate.h"
#include "build/proof_reports.h"
#include "checks/checks.h"
#include "checks/print_checks.h"
#include "metrics/arithmetic.h"
#include "pages/business_unit.h"
#include "pages/page.h"
#include "publish/emitters.h"

namespace pier {

namespace {

std::vector<Entry> read_entries(const Sources& sources, Jobs jobs, const SourceMap& map,
                                Diagnostics& diagnostics) {
  std::vector<Entry> entries(sources.content.size());
  std::vector<Diagnostics> problems(sources.content.size());
  parallel_for(sources.content.size(), jobs.counting("Reading pages"), [&](std::size_t i) {
    entries[i] = read_entry(sources.content[i].file, sources.content[i].path, sources.config, map,
                            problems[i]);
  });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
  return entries;
}

/// What the Business Unit must know of exceptions: until when they hold.
std::vector<EndingException> ending(const std::vector<privacy::Exception>& exceptions) {
  std::vector<EndingException> found;
  for (const privacy::Exception& one : exceptions) {
    if (one.until) found.push_back({one.finding, one.where, *one.until, one.span});
  }
  return found;
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

/// Takes over what has not been reported yet: a page and its print share most of their problems.
void merge_new(Diagnostics&& further, Diagnostics& diagnostics) {
  further.remove_if([&](const Diagnostic& candidate) {
    const auto known = diagnostics.all();
    return std::any_of(known.begin(), known.end(), [&](const Diagnostic& d) {
      return d.rule == candidate.rule && d.span == candidate.span && d.message == candidate.message;
    });
  });
  diagnostics.merge(std::move(further));
}

/// What was printed, and what pages may link to: nothing, where only lengths were measured.
struct Prints {
  std::vector<Page> documents;
  Pdfs made;
  Pdfs offered;
  /// What rendering them found; the pages themselves find most of it too.
  Diagnostics problems;
};

/// Prints what asks for it. Nobody reads the PDFs of a site with errors; whether everything keeps
/// to its pages is told all the same.
Prints print_site(const Site& site, const Theme& theme, const SourceMap& map,
                  const BuildOptions& options, Diagnostics& diagnostics) {
  Prints prints;
  const bool all = options.edition.pdfs && !diagnostics.has_errors();
  prints.documents =
      render_prints(site, theme, map, all, options.jobs, prints.problems, options.observer);
  prints.made = print_pages(options.printer, prints.documents, site, theme, all);
  check_prints(site, prints.documents, prints.made, diagnostics);
  if (all) prints.offered = prints.made;
  return prints;
}

/// What the reader of the build is told of pages that have no PDF.
void count_prints(const Site& site, const Prints& prints, Build& result) {
  for (const Page& document : prints.documents) {
    result.pages_without_pdf += prints.offered.contains(document.url) ? 0 : 1;
    const bool has_limit = site.entry(*document.entry).most_pdf_pages() > 0;
    result.pages_not_measured += has_limit && !prints.made.contains(document.url) ? 1 : 0;
  }
}

std::optional<SearchInput> without_markup(std::optional<SearchInput> input) {
  if (!input) return input;
  for (search::Document& document : input->documents) {
    document.markup = {};
    document.read_markup = nullptr;
  }
  return input;
}

/// What calendars and readers were told before must not change unseen.
void hold_against_records(const Sources& sources, Build& result) {
  calendar::check_published_sessions(sources.calendar, sources.sessions_before, result.diagnostics);
  if (sources.calendar.empty() && sources.sessions_before.empty()) return;
  result.published_sessions =
      calendar::write_published_sessions(sources.calendar, sources.sessions_before);
}

void hold_against_records(const Sources& sources, const Site& site, const Date& today,
                          Build& result) {
  learning::check_published_reviews(site.library(), sources.reviews_before, today,
                                    result.diagnostics);
  result.published_reviews =
      learning::write_published_reviews(site.library(), sources.reviews_before);
}

void tell_business_unit(const Site& site, Build& result) {
  result.duties = site.duties();
  result.duties_calendar = duties_calendar(site, site.duties());
  result.duties_page = business_unit_file(site);
  result.next_change = site.next_change();
}

/// What the preview and explanations say of pages, where somebody asks.
void describe(const Site& site, const std::vector<Page>& pages, const SourceMap& map,
              const BuildOptions& options, Build& result) {
  result.page_count = pages.size();
  if (options.explain) result.page_sources = page_sources(site, pages, map);
  if (options.notes) result.notes = page_notes(site, pages);
}

void judge(const Emission& emission, std::vector<PageFindings> findings, const Screening& screening,
           const BuildOptions& options, Build& result) {
  const SourceMap& map = screening.sources;
  check_lasting_urls(emission.site, result.output, result.diagnostics);
  run_checks({emission.site, emission.theme, emission.pages, result.output, map, &screening},
             std::move(findings), emission.jobs, result.diagnostics);
  screening.screen.check_exceptions(result.diagnostics);
  if (options.outbound == nullptr) return;
  options.outbound->judge(outbound_links(emission.pages, emission.site, map, emission.jobs),
                          result.diagnostics);
}

void count_all(const Sources& sources, const Emission& emission, const SourceMap& map,
               Build& result) {
  result.accounting = account(sources, emission.site, result.diagnostics, map);
  result.lasting_urls = lasting_urls(emission);
  for (const auto& [url, span] : emission.site.url_record().published) {
    result.lasting_urls.insert(url);
  }
}

/// What the public may see of figures and tables.
struct Disclosed {
  tables::PublicReportTables tables;
  metrics::PublicFigures figures;
};

Disclosed disclose_all(Sources& sources, Jobs jobs, Diagnostics& diagnostics) {
  metrics::check_arithmetic(sources.figures, diagnostics);
  tables::PublicReportTables tables =
      tables::disclose(std::move(sources.tables), *sources.figures.config, jobs, diagnostics);
  return {std::move(tables), metrics::disclose(std::move(sources.figures), jobs, diagnostics)};
}

/// Where it is noted how texts are rendered; none when nobody will remember it.
std::optional<PageTexts> texts_to_note(Site& site, const SourceMap& map,
                                       const BuildOptions& options) {
  if (!options.remember) return std::nullopt;
  return PageTexts(site, map, options.jobs);
}

/// How texts were rendered, and where something is excepted or allowed.
struct NotedTexts {
  const PageTexts& texts;
  const std::set<std::string>& excepted;
  const std::vector<Allowance>& allowances;
};

void note_texts(const ThemeFiles& theme, const Emission& emission, const NotedTexts& noted,
                const SourceMap& map, Build& result) {
  if (!writes_texts_as_they_are(theme, map)) return;
  result.searched = without_markup(search_input(emission));
  result.texts =
      known_texts({emission.site, emission.pages, emission.files, noted.texts, noted.excepted},
                  noted.allowances, map, result.diagnostics, emission.jobs);
}

/// What a build works with. Nobody needs it afterwards, and to give it back costs time: 10,000
/// pages are a million pieces of memory.
struct Workshop {
  Sources sources;
  std::optional<Site> site;
  Prints prints;
  MadePages made;
};

Theme theme_of(const Sources& sources, const SourceMap& map, Diagnostics& diagnostics) {
  if (!sources.has_theme) return {};
  return load_theme(sources.theme, required_templates(), map, diagnostics);
}

/// Judges the texts, which give their trees back with their pages, and makes the pages. Nothing is
/// put away for a site that will not be published.
MadePages render_site(const Site& site, const Theme& theme, Prints& prints,
                      std::optional<PageTexts>& texts, const Screening& screening,
                      const BuildOptions& options, Diagnostics& diagnostics) {
  check_texts(site, screening.sources, options.jobs, diagnostics);
  const PageMaker maker(site, theme, screening.sources, prints.offered, options.jobs, diagnostics,
                        texts ? &*texts : nullptr, options.observer);
  const KnownAddresses known = known_addresses(maker, site, theme);
  EarlyFiles* const early = diagnostics.has_errors() ? nullptr : options.early;
  MadePages made =
      make_pages(maker, {screening.sources, known, &screening}, early, options.jobs, diagnostics);
  merge_new(std::move(prints.problems), diagnostics);
  return made;
}

/// Without a theme there is no page to make: what the sources say is all.
Build end_without_theme(const Sources& sources, const Site& site, const privacy::Screen& screen,
                        Build result) {
  result.accounting = account(sources, site, result.diagnostics, *result.sources);
  close_screen(screen, *result.sources, result.diagnostics);
  return result;
}

}  // namespace

Build build(const SiteFiles& files, const BuildOptions& options) {
  Build result;
  options.jobs.tell("Reading files");
  const auto workshop = std::make_shared<Workshop>();
  if (options.process_ends) result.workshop = workshop;
  SourceMap& map = *result.sources;
  Diagnostics& diagnostics = result.diagnostics;

  // Read every input once. Beyond this point, nothing reads the disk.
  Sources& sources = workshop->sources;
  sources = read_sources(files, options.edition.drafts, options.jobs, map, diagnostics);
  attach_origins(sources, options.edition.today, diagnostics);
  std::vector<EndingException> exceptions = ending(sources.privacy_exceptions);
  const std::set<std::string> excepted = files_of(sources.privacy_exceptions);
  const auto screen = open_screen(options.watch_list, std::move(sources.privacy_exceptions),
                                  options.edition.today, map);
  screen_sources(sources, *screen, options.jobs, map, diagnostics);
  const Theme theme = theme_of(sources, map, diagnostics);

  // Read each document by itself and hold it against its type; no document knows of another.
  std::vector<Entry> entries = read_entries(sources, options.jobs, map, diagnostics);
  // A page that shows a neighbour's procedure has the words of the copy from here on.
  std::vector<federation::ShownCopy> copies =
      federation::take_copies(entries, sources.neighbours, map, diagnostics);
  const std::vector<Allowance> allowances = collect_allowances(entries);

  options.jobs.tell("Checking reports and figures");
  // Read the reports as an editor would, those that are not public yet as well.
  check_proofs(entries, sources.glossary, map, options.jobs, diagnostics);

  // Recompute what can be recomputed, then let through what the public may see. Beyond this point
  // there is no true count that a policy hides.
  Disclosed disclosed = disclose_all(sources, options.jobs, diagnostics);
  result.published_figures = disclosed.figures.published();
  hold_against_records(sources, result);

  options.jobs.tell("Putting the site together");
  // Give every entry its place and resolve every reference. What is not public on the day
  // stays out. Beyond this point, the site is const, but for trees of texts that are given back.
  Site& assembled = workshop->site.emplace(assemble_site(
      {std::move(sources.config), std::move(sources.contacts), std::move(sources.glossary),
       std::move(disclosed.figures), std::move(disclosed.tables), std::move(sources.calendar),
       std::move(sources.taxonomy), learning::first_year(sources.reviews_before),
       std::move(sources.url_record), std::move(entries), std::move(sources.attachments),
       options.edition, options.jobs, std::move(sources.strategies),
       std::move(sources.accessibility), std::move(exceptions), std::move(sources.neighbours),
       std::move(copies)},
      map, diagnostics));
  const Site& site = assembled;
  tell_business_unit(site, result);
  hold_against_records(sources, site, options.edition.today, result);

  if (!sources.has_theme) return end_without_theme(sources, site, *screen, std::move(result));

  // Print first: a page says how large its PDF is.
  Prints& prints = workshop->prints = print_site(site, theme, map, options, diagnostics);

  // Judge the texts, and render in parallel, looking at each page at once: it sees only the site.
  std::optional<PageTexts> texts = texts_to_note(assembled, map, options);
  const Screening screening{*screen, map};
  MadePages& made = workshop->made;
  made = render_site(site, theme, prints, texts, screening, options, diagnostics);
  describe(site, made.pages, map, options, result);

  options.jobs.tell("Making lists, feeds and the search");
  // Collect pages, feeds, assets and redirects under their paths.
  const Emission emission{
      site, theme, made.pages, made.files, options.jobs, &sources.synonyms, options.early};
  result.output = emit_all(emission, diagnostics);

  options.jobs.tell("Checking the site");
  // Judge the finished site. Checks report; they never change it.
  judge(emission, std::move(made.findings), screening, options, result);
  result.silenced =
      apply_allowances(allowances, site.entries(), options.outbound != nullptr, diagnostics);
  count_all(sources, emission, map, result);
  count_prints(site, prints, result);
  if (texts) note_texts(sources.theme, emission, {*texts, excepted, allowances}, map, result);
  close_screen(*screen, map, diagnostics);
  return result;
}

}  // namespace pier
