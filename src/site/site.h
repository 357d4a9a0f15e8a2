#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/parallel.h"
#include "base/site_path.h"
#include "calendar/calendar.h"
#include "charts/view.h"
#include "content/accessibility.h"
#include "content/contacts.h"
#include "content/entry.h"
#include "content/glossary.h"
#include "content/site_config.h"
#include "federation/copies.h"
#include "federation/shelf.h"
#include "learning/library.h"
#include "metrics/public_table.h"
#include "reports/reports.h"
#include "site/duties.h"
#include "site/url_record.h"
#include "strategy/strategy.h"
#include "tables/chart.h"
#include "tables/disclose.h"

namespace pier {

/// An entry of the Site: its position in Site::entries().
enum class EntryId : std::uint32_t {};

/// What `{figure …}` or `{change …}` shows.
struct ResolvedFigure {
  const metrics::PublicIndicator* indicator = nullptr;
  /// The value; of a change, the later one.
  const metrics::PublicObservation* value = nullptr;
  /// Of a change, the earlier one; else null.
  const metrics::PublicObservation* before = nullptr;
  /// The number as the author states it; empty: as the figures have it.
  std::string stated;
};

/// What `{ref …}` leads to.
struct ResolvedTarget {
  std::string words;
  /// An address, or an anchor of the same page.
  std::string url;
};

/// What a `{name …}` reference of a document means.
struct ResolvedReference {
  const Contact* contact = nullptr;
  /// Of a contact: "", "phone", "email" or "name".
  std::string part;
  const Term* term = nullptr;
  std::optional<ResolvedFigure> figure;
  std::optional<ResolvedTarget> target;
  /// Of `{page 31}`: "31"; else "".
  std::string page;
};

/// What a `strategy` or `workplan` block shows.
struct AskedOfStrategy {
  /// Position in Strategies::all().
  std::size_t strategy = 0;
  /// Position in Groups::groups(); none: all groups.
  std::optional<std::size_t> group;
  /// The one year that is shown; none: every year.
  std::optional<Period> year;
  /// The earlier year to which the last one shown is compared.
  std::optional<Period> since;
  /// Else the block shows the strategy.
  bool is_workplan = false;
  /// Of the (first) table, as written; or "".
  std::string caption;
  /// Of a workplan: only what no group has.
  bool without_group = false;
  /// Of a strategy: which parts.
  bool priorities = false;
  bool ratings = false;
};

/// A file that is published as it is: an image, a document.
struct Attachment {
  SitePath path;
  FileId file{};
  std::string bytes;
};

/// A film that a block shows: what it is made of, each as an address or "".
struct ResolvedVideo {
  /// Null when it is on another website only.
  const Attachment* film = nullptr;
  std::string captions;
  std::string picture;
  std::string transcript;
  std::string transcript_title;
};

/// What a fenced block of a document asks for.
struct ResolvedBlock {
  std::vector<const Contact*> contacts;
  std::vector<EntryId> items;
  /// Of a chart or a table; none when what it asks for was reported.
  std::optional<charts::Spec> chart;
  std::optional<charts::TableSpec> table_spec;
  std::optional<metrics::PublicTable> table;
  /// Of a `data-table` block; null when what it asks for was reported.
  tables::SharedTable data_table;
  /// Null when the table has no chart.
  std::shared_ptr<const tables::TableChart> data_chart;
  std::vector<const metrics::PublicIndicator*> indicators;
  /// Of a `meetings` block: the group it asks for; none: all.
  std::optional<std::size_t> group;
  /// The most items that it shows.
  std::size_t most = 0;
  /// Of a block of the library or a film: what it asks for, checked.
  Value asked;
  /// Of a block of a strategy: what it asks for; none when that was reported.
  std::optional<AskedOfStrategy> strategy;
  /// Of a block `video`; none when it has no transcript, which was reported.
  std::optional<ResolvedVideo> video;
};

/// Where an entry stands in the site and what its references lead to.
struct Placement {
  /// Below the base path, with a slash at both ends: "/about/structure/".
  std::string url;
  std::optional<EntryId> parent;
  /// In reading order.
  std::vector<EntryId> children;
  std::optional<EntryId> previous;
  std::optional<EntryId> next;
  /// Of another form of a text: the page that it goes with, when that is public.
  std::optional<EntryId> form_of;
  /// The other forms of the page: Easy Read first, then translations by their language.
  std::vector<EntryId> forms;
  bool exit = false;
  bool discreet = false;
  /// Whether a link in the text of another page leads to it.
  bool is_linked = false;
  std::string owner;
  std::optional<Date> reviewed;
  /// By the document's own indices. An empty link URL: the problem was reported.
  std::vector<std::string> links;
  std::vector<std::string> images;
  std::vector<ResolvedReference> references;
  std::vector<ResolvedBlock> blocks;
};

/// A former address and where it leads now.
struct Redirect {
  std::string from;
  EntryId to;
  Span span;
};

/// All entries that carry a tag.
struct Topic {
  std::string name;
  std::string slug;
  std::vector<EntryId> entries;
};

/// The name of the file, beside a page, with the figures of its chart or table block:
/// "figure-1.csv".
std::string figures_file(std::size_t block);

/// The name of the file, beside a page, with the cells of its data table: "contributions.csv" after
/// the last part of the table's id, "table-3.csv" for one that stands in the page.
std::string table_file(const tables::PublicReportTable& table, std::size_t block);

/// The address of the page that a source below content/ makes: "/about/structure/".
std::string url_of(const SitePath& source);

/// The address of the PDF of the page at `url`: "/about/structure.pdf" for "/about/structure/".
std::string pdf_url(std::string_view url);

/// The address below which the large print of the page at `url` would be: its PDF is
/// "/about/report-large-print.pdf" for "/about/report/".
std::string large_print_url(std::string_view url);

/// An entry that is not public on the day.
struct HeldBack {
  SitePath source;
  std::string reason;
  /// No page may name it, not even of a preview: a review that nobody may see.
  bool is_confidential = false;
  /// For the Business Unit, of what may be named: its title, and the owner that its file names.
  std::string title = {};
  std::string owner = {};
  bool is_draft = false;
  /// Of a draft: what it lacks.
  std::vector<std::string> missing = {};
  /// The day on which it becomes public; of what is confidential, on which its hold is looked at.
  std::optional<Date> until = {};
  /// A file that nothing links to.
  bool is_unused = false;
};

/// Personal data that may be public until a day (data/privacy.yaml).
struct EndingException {
  /// The kind of finding, and the file that has it; never what was found.
  std::string finding;
  std::string where;
  Date until;
  Span span{};
};

/// A text of this site that others may show.
struct SharedProcedure {
  EntryId entry{};
  federation::SharedText text;
};

/// An annual report that is not published, for the Business Unit: what is missing until it can be.
/// Facts about files and organisations, and nothing of what the report says.
struct ComingReport {
  SitePath source;
  std::string label;
  reports::Status status = reports::Status::draft;
  std::vector<std::string> missing;
};

/// The day and the kind of build: everything outside the site that its pages depend on.
struct Edition {
  Date today;
  /// For readers: no previews, no placeholders.
  bool production = false;
  /// Drafts and what waits for its day are shown.
  bool drafts = false;
  /// Pages that ask for a PDF get one. Without it they offer printing instead.
  bool pdfs = false;
};

/// The meaning of the whole: what is public, where it stands, what leads where. Made by
/// assemble_site() and const from then on; safe to read from several threads.
class Site {
 public:
  Site() = default;
  Site(Site&&) = default;
  Site& operator=(Site&&) = default;
  // Parts of it refer to others.
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;
  ~Site() = default;

  const SiteConfig& config() const { return config_; }
  const Edition& edition() const { return edition_; }
  const Contacts& contacts() const { return contacts_; }
  const Glossary& glossary() const { return glossary_; }
  const metrics::PublicFigures& figures() const { return figures_; }
  /// The tables below data/tables.
  const tables::PublicReportTables& tables() const { return tables_; }
  const calendar::Calendar& calendar() const { return calendar_; }
  /// What was learned from reviews and is public on the day. Positions of entries in it are those
  /// of entries(): see entry_of().
  const learning::Library& library() const { return library_; }
  /// What neighbours published and this site shows beside its own.
  const federation::Shelf& shelf() const { return shelf_; }
  /// Whether the site has a library: learning of its own or of neighbours.
  bool has_learning() const { return !library_.empty() || !shelf_.empty(); }
  /// Of a page that shows a neighbour's procedure: what it says of the copy; else null.
  const federation::ShownCopy* copy_shown_by(EntryId id) const;
  /// The texts that others may show, by their ids.
  const std::vector<SharedProcedure>& shared_procedures() const { return shared_procedures_; }
  /// The annual reports. Positions of entries in it are those of entries().
  const reports::Reports& reports() const { return reports_; }
  /// Reports that are not published yet, whether or not this build shows them; by source.
  const std::vector<ComingReport>& coming_reports() const { return coming_reports_; }
  /// Strategies with their workplans. Every recommendation that they name is in library(), or in a
  /// review that is not public.
  const strategy::Strategies& strategies() const { return strategies_; }
  const UrlRecord& url_record() const { return url_record_; }
  /// What the accessibility statement says.
  const Accessibility& accessibility() const { return accessibility_; }
  /// The page that shows it; none when there is none.
  std::optional<EntryId> statement_page() const { return statement_page_; }
  const std::vector<EndingException>& exceptions() const { return exceptions_; }
  /// What the Business Unit has to do, on the day. See find_duties().
  const std::vector<Duty>& duties() const { return duties_; }

  const std::vector<Entry>& entries() const { return entries_; }
  const Entry& entry(EntryId id) const { return entries_[static_cast<std::size_t>(id)]; }
  /// Gives back the tree of a text that nobody will read again: see PageTexts.
  void give_tree_back(EntryId id) {
    entries_[static_cast<std::size_t>(id)].document.give_tree_back();
  }
  const Placement& placement(EntryId id) const { return placements_[static_cast<std::size_t>(id)]; }
  std::optional<EntryId> find(const SitePath& source) const;
  std::optional<EntryId> home() const { return home_; }
  /// The sections of the menu at the top, in order.
  const std::vector<EntryId>& navigation() const { return navigation_; }
  /// The entries of a type; news newest first, others by URL.
  std::vector<EntryId> of_type(std::string_view type) const;
  /// Home first, the parent last; without the entry itself.
  std::vector<EntryId> ancestors(EntryId id) const;

  const std::vector<Topic>& topics() const { return topics_; }
  const std::vector<Redirect>& redirects() const { return redirects_; }
  const std::vector<Attachment>& attachments() const { return attachments_; }
  const std::vector<HeldBack>& held_back() const { return held_back_; }

  /// What an entry is called where it stands among those of other folders: its title, and of a
  /// chapter the report too: every report has a foreword.
  std::string full_title(EntryId id) const;
  /// The chapter that an entry is, if it is one.
  std::optional<reports::ChapterPlace> chapter_of(EntryId id) const {
    return reports_.chapter_of(static_cast<std::size_t>(id));
  }

  /// The attachment that this href leads to, or null.
  const Attachment* find_attachment(std::string_view href) const;
  /// The href of a term on the page that shows the glossary; "" when no page does.
  std::string glossary_url(const Term& term) const;

  /// An address for href: the base path and `url`.
  std::string href(std::string_view url) const { return base_path_ + std::string(url); }
  /// The whole address: "https://host/path/".
  std::string absolute(std::string_view url) const { return config_.base_url + std::string(url); }
  /// Where the documents stand that an entry asks to be printed: none, its own page, and the large
  /// print. The PDF of each is at pdf_url() of it.
  std::vector<std::string> print_urls(EntryId id) const;
  bool is_overdue(const Entry& entry) const;
  /// The page of a review or a briefing.
  static EntryId entry_of(const learning::Review& review) {
    return static_cast<EntryId>(review.entry);
  }
  static EntryId entry_of(const learning::Briefing& briefing) {
    return static_cast<EntryId>(briefing.entry);
  }
  /// The next day after today on which something becomes public, closes or expires, so that the
  /// site must be built again; none when nothing waits.
  const std::optional<Date>& next_change() const { return next_change_; }

 private:
  friend class Assembler;
  SiteConfig config_;
  std::string base_path_;
  Edition edition_{*Date::from_parts(1970, 1, 1)};
  Contacts contacts_;
  Glossary glossary_;
  metrics::PublicFigures figures_;
  tables::PublicReportTables tables_;
  calendar::Calendar calendar_;
  learning::Library library_;
  federation::Shelf shelf_;
  std::map<SitePath, federation::ShownCopy> copies_;
  std::vector<SharedProcedure> shared_procedures_;
  reports::Reports reports_;
  std::vector<ComingReport> coming_reports_;
  strategy::Strategies strategies_;
  UrlRecord url_record_;
  std::vector<Entry> entries_;
  std::vector<Placement> placements_;
  /// By the texts of the entries' sources, which stay where they are.
  std::unordered_map<std::string_view, EntryId> by_source_;
  std::optional<EntryId> home_;
  std::vector<EntryId> navigation_;
  std::vector<Topic> topics_;
  std::vector<Redirect> redirects_;
  std::vector<Attachment> attachments_;
  std::vector<HeldBack> held_back_;
  std::optional<EntryId> glossary_page_;
  std::optional<Date> next_change_;
  Accessibility accessibility_;
  std::optional<EntryId> statement_page_;
  std::vector<EndingException> exceptions_;
  std::vector<Duty> duties_;
};

/// Everything that was read; assemble_site() takes it.
struct SiteInput {
  SiteConfig config;
  Contacts contacts;
  Glossary glossary;
  metrics::PublicFigures figures;
  tables::PublicReportTables tables;
  calendar::Calendar calendar;
  learning::Taxonomy taxonomy;
  /// The year in which the first review was published that readers ever saw.
  std::optional<int> first_review_year;
  UrlRecord url_record;
  std::vector<Entry> entries;
  std::vector<Attachment> attachments;
  Edition edition;
  Jobs jobs = {};
  strategy::Strategies strategies = {};
  Accessibility accessibility = {};
  std::vector<EndingException> exceptions = {};
  std::vector<federation::Neighbour> neighbours = {};
  /// What take_copies() gave of the entries.
  std::vector<federation::ShownCopy> copies = {};
};

/// Gives every entry its place and resolves every reference between entries. What is not
/// public on the day stays out, so that nothing later can show it by mistake. Returned by
/// value and const for the rest of the build.
Site assemble_site(SiteInput input, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier
