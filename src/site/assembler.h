#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "site/block_fields.h"
#include "site/site.h"

namespace pier {

/// Makes a Site. The functions are the steps, called in the order in which they stand;
/// each needs what the ones before it made. Private to the module.
class Assembler {
 public:
  Assembler(SiteInput input, const SourceMap& sources, Diagnostics& diagnostics);

  void find_next_change();   ///< the day of the next build
  void hold_back();          ///< takes out what is not public on the day
  void place();              ///< gives every entry its address
  void build_sections();     ///< parents, children, navigation
  void settle_forms();       ///< which page is another form of which
  void inherit();            ///< what a section gives to the pages below
  void build_reports();      ///< annual reports: chapters, numbers, what is missing
  void check_titles();       ///< no two pages share a title
  void collect_topics();     ///< tags
  void collect_redirects();  ///< aliases
  void resolve_links();
  void resolve_references();
  void resolve_blocks();
  void check_tables_used();  ///< tables that no page shows
  void build_library();      ///< reviews and briefings
  void share_procedures();   ///< texts that neighbours may show
  void check_comparisons();  ///< what reports say of the report before
  void check_strategies();   ///< recommendations that workplans name
  void refuse_example(const Entry& example);
  void resolve_calendar();       ///< papers and pages that the calendar names
  void hold_back_attachments();  ///< files that only pages use that are not public
  void leave_tombstones();       ///< of what has expired
  void check_accessibility();    ///< pages and contacts that the statement names
  void list_duties();            ///< what the Business Unit has to do
  Site finish();

  static std::vector<BlockFields> fields_of_blocks();

 private:
  std::size_t count() const { return site_.entries_.size(); }
  Entry& entry(std::size_t i) { return site_.entries_[i]; }
  const Entry& entry(std::size_t i) const { return site_.entries_[i]; }
  Placement& placement(std::size_t i) { return site_.placements_[i]; }
  std::optional<std::string> reason_to_hold_back(const Entry& entry) const;
  HeldBack held_back_entry(const Entry& entry, std::string reason) const;
  void check_statement_contact(const std::string& id, Span span);
  /// Why the section of an entry is not public.
  std::optional<std::string> closed_with_section(const Entry& entry) const;
  void note_coming_reviews();
  /// Why a briefing waits: what it tells is in a review that is not public yet.
  std::optional<std::string> waits_for_review(const Entry& entry) const;
  void read_records(const std::vector<const Entry*>& from, std::vector<learning::Review>& reviews,
                    std::vector<learning::Briefing>& briefings);
  void settle_review(learning::Review& review);
  /// Reports a review that there is not, public or waiting.
  void check_review_named(const Value& id);
  /// A year that a block names, if the strategy says something of it; reports it otherwise.
  std::optional<Period> strategy_year(const strategy::Strategy& one, const Value* year);
  void check_recommendation(const strategy::RecommendationName& name);
  /// The address of a page that data names; "" when there is none, which is reported unless it is
  /// only not public yet and `may_wait`.
  std::string page_named(const learning::PageLink& link, bool may_wait);
  void report_no_page(std::string_view page, Span span);
  /// Whether no page may name it: no preview shows it either.
  bool is_confidential(const Entry& entry) const;
  /// Every file that what is not public uses, and what that is.
  std::map<SitePath, const Entry*> attachments_of_waiting() const;
  /// Says at an address that was published that what it held has expired, if `held` has.
  void leave_tombstone(std::string url, const Entry& held);
  void sort_children(std::vector<EntryId>& children) const;
  void check_texts_of(const Entry& form) const;
  /// Reports that whom a report names for other forms is no contact.
  void check_request(const Entry& report) const;
  void take_out_of_the_way(Placement& form);
  /// What the links and images of one entry lead to, beside their addresses: several threads work.
  struct LinkFindings {
    Diagnostics problems;
    std::vector<SitePath> used;
    std::vector<EntryId> pages;
  };
  void resolve_links_of(std::size_t i, LinkFindings& found);
  std::string resolve_link(std::size_t i, const markdown::Link& link, LinkFindings& found) const;
  std::string resolve_page(std::size_t i, const markdown::Link& link, const SitePath& target,
                           std::string_view fragment, LinkFindings& found) const;
  /// The source of the page at an address, however its slashes are written; or "".
  std::string source_at(std::string_view address) const;
  std::string nearest_source(std::size_t from, const SitePath& wanted) const;
  /// The sources of all pages, sorted: what a name that leads nowhere may have meant.
  std::vector<std::string_view> page_sources() const;
  std::string resolve_image(std::size_t i, const markdown::Image& image, LinkFindings& found) const;
  ResolvedReference resolve_reference(std::size_t i, const markdown::Reference& reference);
  ResolvedReference resolve_target(std::size_t i, const markdown::Reference& reference);
  ResolvedReference resolve_page_mark(std::size_t i, const markdown::Reference& reference);
  /// Says that a reference stands outside reports, where it has no meaning.
  void report_outside(const markdown::Reference& reference, std::string help);
  /// What the reports among some entries lack; nothing of those that are published.
  void note_coming_reports(const reports::Reports& made, std::span<const Entry* const> entries);
  ResolvedReference resolve_term(const markdown::Reference& reference);
  ResolvedReference resolve_contact(const markdown::Reference& reference);
  ResolvedReference resolve_figure(const markdown::Reference& reference);
  ResolvedBlock resolve_block(std::size_t i, std::size_t block);
  /// A fenced block that is being resolved: where it stands, as written, with its fields checked.
  struct BlockContext {
    std::size_t entry;
    std::size_t index;
    const markdown::Block& written;
    const Value& fields;
  };
  struct BlockKind {
    std::string_view name;
    std::span<const Field> fields;
    void (Assembler::*resolve)(const BlockContext&, ResolvedBlock&);
  };
  static std::span<const BlockKind> block_kinds();
  std::optional<metrics::PublicTable> select_figures(const BlockContext& block);
  void resolve_chart(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_children(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_consultations(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_meetings(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_consultation_documents();
  /// Marks a document that data names as used; false when it is not there, which is reported.
  bool use_document(std::string_view file, Span span);
  void resolve_contacts(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_data_table(const BlockContext& block, ResolvedBlock& resolved);
  void report_no_table(const Value& id);
  void resolve_glossary(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_indicators(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_library(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_news(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_nothing(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_statement(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_strategy(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_table(const BlockContext& block, ResolvedBlock& resolved);
  void resolve_video(const BlockContext& block, ResolvedBlock& resolved);
  /// A file of a film, marked as used; null when it is not there or of another kind, which is
  /// reported. The first kind is the one to name.
  const Attachment* film_part(const Value* file, std::initializer_list<std::string_view> kinds);
  void check_captions(const BlockContext& block);
  /// The address of the transcript and the title of what holds it; "" when that was reported.
  std::string resolve_transcript(const BlockContext& block, std::string& title);

  Site site_;
  learning::Taxonomy taxonomy_;
  std::optional<int> first_review_year_;
  Jobs jobs_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  /// Sources that exist but are not public: links to them get a message of their own.
  std::map<SitePath, std::string> held_back_;
  std::map<SitePath, std::size_t> attachments_;
  /// Documents of papers whose day has not come, and that day.
  std::map<SitePath, Date> papers_until_;
  /// Entries that are not public: what only they use is not public either.
  std::vector<Entry> waiting_;
  /// Attachments that a public page links to or shows.
  std::set<SitePath> used_;
  /// Ids of reviews that may be public one day and are not today.
  std::set<std::string> coming_reviews_;
  /// Folders whose own page is not public, and why.
  std::map<SitePath, std::string> closed_folders_;
  std::vector<federation::Neighbour> neighbours_;
};

}  // namespace pier
