#include "pages/view.h"

#include <fmt/format.h>

#include "base/text.h"
#include "html/escape.h"
#include "pages/consultation.h"
#include "pages/file_note.h"
#include "pages/form_views.h"
#include "pages/shared_views.h"
#include "pages/structured_data.h"
#include "value/schema.h"

namespace pier {

namespace {

/// From so many second-level headings on, a page gets a list of contents.
constexpr std::size_t kLongPage = 4;

/// The page of a source that site.yaml names; reports when there is none.
std::optional<EntryId> page_named(const Site& site, const std::string& source, Span span,
                                  Diagnostics& diagnostics) {
  const auto path = SitePath::parse(source);
  if (const auto id = path ? site.find(*path) : std::nullopt) return id;
  std::vector<std::string_view> sources;
  for (const Entry& entry : site.entries()) sources.push_back(entry.source.text());
  const std::string_view near = nearest(source, sources);
  diagnostics.report("link-target", span, fmt::format("there is no page `content/{}`", source),
                     near.empty() ? "write the path of a file below content/, as about/privacy.md"
                                  : fmt::format("did you mean `{}`?", near));
  return std::nullopt;
}

/// The page that a help card leads to, as an address.
std::string card_url(const Site& site, const SiteConfig::Card& card, Diagnostics& diagnostics) {
  if (card.page.empty()) return {};
  const auto id = page_named(site, card.page, card.page_span, diagnostics);
  return id ? site.href(site.placement(*id).url) : std::string{};
}

std::vector<const Contact*> card_contacts(const Site& site, const SiteConfig::Card& card,
                                          Diagnostics& diagnostics) {
  std::vector<const Contact*> contacts;
  for (const auto& [id, span] : card.contacts) {
    if (const Contact* contact = site.contacts().find(id); contact != nullptr) {
      contacts.push_back(contact);
    } else if (site.contacts().is_complete()) {
      diagnostics.report("contact-unknown", span, fmt::format("there is no contact `{}`", id),
                         suggest(id, site.contacts().ids()));
    }
  }
  return contacts;
}

Value help_view(const Site& site, Diagnostics& diagnostics) {
  List cards;
  for (const SiteConfig::Card& card : site.config().help_cards) {
    cards.push_back(
        MapBuilder()
            .set("kind", card.kind)
            .set("heading", card.heading)
            .set("text", card.text)
            .set("url", card_url(site, card, diagnostics))
            .set("link_text", card.link_text.empty() ? "More about this" : card.link_text)
            .set("contacts", contacts_view(card_contacts(site, card, diagnostics)))
            .build());
  }
  return MapBuilder()
      .set("heading", site.config().help_heading)
      .set("cards", Value(std::move(cards)))
      .build();
}

Value footer_view(const Site& site, Diagnostics& diagnostics) {
  List links;
  for (const SiteConfig::FooterLink& link : site.config().footer) {
    const auto id = page_named(site, link.source, link.span, diagnostics);
    if (!id) continue;
    links.push_back(link_view(site.entry(*id).short_title, site.href(site.placement(*id).url)));
  }
  return Value(std::move(links));
}

/// The headings of a page; of a chapter with the numbers that they have in the report.
Value contents_view(const Entry& entry, const std::optional<reports::ChapterPlace>& chapter) {
  List contents;
  for (std::size_t h = 0; h < entry.document.headings().size(); ++h) {
    const markdown::Heading& heading = entry.document.headings()[h];
    if (heading.level != 2) continue;
    contents.push_back(MapBuilder(2)
                           .set("id", heading.id)
                           .set("title", chapter
                                             ? reports::numbered_title(chapter->get().headings[h])
                                             : heading.text)
                           .build());
  }
  return Value(std::move(contents));
}

/// "Residents, professionals and board".
std::string audience_text(const Entry& entry) {
  const std::vector<std::string> words = texts_of(entry.fields.find("audience"));
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) text += i + 1 == words.size() ? " and " : ", ";
    text += i == 0 ? ascii_upper(words[i].substr(0, 1)) + words[i].substr(1) : words[i];
  }
  return text;
}

Value document_view(const Entry& entry) {
  if (entry.type->name != "guidance") return {};
  List changes;
  if (const Value* history = entry.fields.find("changes"); history != nullptr) {
    for (const Value& change : history->as_list()) {
      changes.push_back(MapBuilder()
                            .set("date", date_view(date_of(change.find("date"))))
                            .set("issue", text_of(change.find("issue")))
                            .set("summary", text_of(change.find("summary")))
                            .build());
    }
  }
  return MapBuilder()
      .set("issue", entry.text("issue"))
      .set("approved", date_view(entry.date("approved")))
      .set("audience", audience_text(entry))
      .set("changes", Value(std::move(changes)))
      .build();
}

Value tags_view(const Site& site, const Entry& entry) {
  List tags;
  for (const std::string& tag : entry.tags) {
    tags.push_back(link_view(tag, site.href("/topics/" + slug(tag) + "/")));
  }
  return Value(std::move(tags));
}

/// The page before or behind another: of a chapter the chapter, whatever else is in the folder.
std::optional<EntryId> neighbour_of(const Site& site, EntryId id, bool next) {
  const auto chapter = site.chapter_of(id);
  if (!chapter) return next ? site.placement(id).next : site.placement(id).previous;
  const auto& all = chapter->report->chapters;
  const std::size_t at = chapter->chapter;
  if (next ? at + 1 == all.size() : at == 0) return std::nullopt;
  return static_cast<EntryId>(all[next ? at + 1 : at - 1].entry);
}

Value neighbour_view(const Site& site, const std::optional<EntryId>& id) {
  if (!id) return {};
  return link_view(site.entry(*id).short_title, site.href(site.placement(*id).url));
}

/// {url, title, note}: the link to the PDF of the page.
Value pdf_view(const Site& site, const Placement& place, const print::Printed* printed) {
  if (printed == nullptr) return {};
  return MapBuilder()
      .set("url", site.href(pdf_url(place.url)))
      .set("title", "Download this page as a PDF")
      .set("note", fmt::format("{}, {}", file_note(".pdf", printed->pdf.size()),
                               count_of(printed->pages, "page", "pages")))
      .build();
}

/// What kind of page it is, above its title; "" where the title is enough.
std::string_view kicker_of(const Site& site, EntryId id) {
  if (const auto chapter = site.chapter_of(id)) return chapter->report->title;
  const std::string_view type = site.entry(id).type->name;
  if (type == "report") return "Annual report";
  if (type == "guidance") return "Guidance";
  if (type == federation::kSharedProcedure) return "Shared procedure";
  if (type == "news") return "News";
  if (type == "easy-read") return "Easy Read";
  const auto position = static_cast<std::size_t>(id);
  if (const learning::Review* review = site.library().review_of_entry(position)) {
    return about(review->kind).name;
  }
  return site.library().briefing_of_entry(position) != nullptr ? "7-minute briefing" : "";
}

/// Whether a list of contents stands beside the text where the page does not say it. Reviews,
/// briefings and annual reports have parts of their own around the text, which such a list would
/// not name.
bool shows_contents(const Entry& entry, const Value& contents) {
  const bool has_parts = is_one_of(entry.type->name, {"review", "briefing", "report", "easy-read"});
  return yes_of(entry.fields.find("contents"),
                !has_parts && contents.as_list().size() >= kLongPage);
}

/// The feed that tells of changes in this section, if there is one.
std::string feed_url(const Site& site, const Entry& entry) {
  if (entry.type->name == "news" || entry.source.text() == "news/index.md") {
    return site.href("/news/feed.xml");
  }
  if (entry.source.text() == "learning/index.md" && !site.library().empty()) {
    return site.href("/learning/feed.xml");
  }
  return entry.type->name == "guidance" ? site.href("/guidance.xml") : std::string{};
}

}  // namespace

Value date_view(const std::optional<Date>& date) {
  if (!date) return {};
  return MapBuilder(2).set("iso", date->iso()).set("text", date->text()).build();
}

Value contact_view(const Contact& contact) {
  // What is no address was reported where it is written; templates need not say it again.
  const std::string mail = "mailto:" + contact.email;
  const bool can_be_mailed = !contact.email.empty() && html::safe_url(mail);
  return MapBuilder()
      .set("id", contact.id)
      .set("name", contact.name)
      .set("for", contact.serves)
      .set("hours", contact.hours)
      .set("opening", contact.opening)
      .set("phone", contact.phone)
      .set("phone_url", contact.phone.empty() ? std::string{} : tel_url(contact.phone))
      .set("text_phone", contact.text_phone)
      .set("email", contact.email)
      .set("email_url", can_be_mailed ? mail : std::string{})
      .set("link", contact.link)
      .set("about", contact.about)
      .set("next", contact.next)
      .set("example", contact.example)
      .build();
}

Value contacts_view(const std::vector<const Contact*>& contacts) {
  List list;
  for (const Contact* contact : contacts) list.push_back(contact_view(*contact));
  return Value(std::move(list));
}

Value link_view(std::string_view title, std::string url) {
  return MapBuilder(2).set("title", title).set("url", std::move(url)).build();
}

Value item_view(const Site& site, EntryId id) {
  const Entry& entry = site.entry(id);
  const Language* language = language_of(entry);
  constexpr std::size_t kMembers = 7;  // exactly: the A to Z has an item of every page
  return MapBuilder(kMembers)
      .set("language", language == nullptr ? std::string_view() : language->code)
      .set("title", site.full_title(id))
      .set("short_title", entry.short_title)
      .set("summary", entry.summary)
      .set("url", site.href(site.placement(id).url))
      .set("published", date_view(entry.published))
      .set("overdue", site.is_overdue(entry))
      .build();
}

Value items_view(const Site& site, const std::vector<EntryId>& ids) {
  List items;
  items.reserve(ids.size());
  for (const EntryId id : ids) items.push_back(item_view(site, id));
  return Value(std::move(items));
}

Value global_view(const Site& site, const SourceMap&, Diagnostics& diagnostics) {
  const SiteConfig& config = site.config();
  Value about = MapBuilder()
                    .set("name", config.name)
                    .set("short_name", config.short_name)
                    .set("tagline", config.tagline)
                    .set("area", config.area)
                    .set("base_url", config.base_url)
                    .set("language", config.language)
                    .set("production", site.edition().production)
                    .set("as_of", date_view(site.edition().today))
                    .set("exit_url", config.exit_url)
                    .set("licence_text", config.licence_text)
                    .set("licence_link", config.licence_link)
                    .set("home_url", site.href("/"))
                    .build();
  return MapBuilder()
      .set("site", std::move(about))
      .set("help", help_view(site, diagnostics))
      .set("footer_links", footer_view(site, diagnostics))
      .build();
}

std::string head_title(const Site& site, std::string_view title, std::optional<EntryId> section,
                       bool discreet) {
  if (discreet) return site.config().neutral_title;
  if (section && site.entry(*section).title != title) {
    return fmt::format("{} – {} – {}", title, site.entry(*section).short_title, site.config().name);
  }
  return fmt::format("{} – {}", title, site.config().name);
}

MapBuilder frame_view(const Site& site, const Frame& frame) {
  List breadcrumbs;
  for (const EntryId id : frame.trail) {
    breadcrumbs.push_back(site.home() == id ? link_view("Home", site.href("/"))
                                            : link_view(site.entry(id).short_title,
                                                        site.href(site.placement(id).url)));
  }
  for (const auto& [title, url] : frame.more_trail) {
    breadcrumbs.push_back(link_view(title, site.href(url)));
  }
  const std::optional<EntryId> section =
      frame.trail.size() > 1 ? std::optional(frame.trail[1]) : std::nullopt;
  constexpr std::size_t kUsualMembers = 48;
  MapBuilder page(kUsualMembers);
  page.set("title", frame.title)
      .set("short_title", frame.title)
      .set("number", frame.number)
      .set("head_title", head_title(site, frame.long_title.empty() ? frame.title : frame.long_title,
                                    section, frame.discreet))
      .set("summary", frame.summary)
      .set("head_summary", frame.discreet ? std::string() : frame.summary)
      .set("url", site.href(frame.url))
      .set("canonical", site.absolute(frame.url))
      .set("type", frame.type)
      .set("body", frame.body)
      .set("breadcrumbs", Value(std::move(breadcrumbs)))
      .set("exit", frame.exit)
      .set("for_readers", frame.for_readers)
      .set("discreet", frame.discreet)
      .set("children", frame.children.is_list() ? frame.children : Value(List{}));
  return page;
}

void set_nothing(MapBuilder& page) {
  page.set("contents", Value(List{}))
      .set("show_contents", false)
      .set("owner", "")
      .set("reviewed", {})
      .set("published", {})
      .set("next_review", {})
      .set("overdue", false)
      .set("tags", Value(List{}))
      .set("previous", {})
      .set("next", {})
      .set("structured_data", Html{})
      .set("is_home", false)
      .set("source_path", "")
      .set("kicker", "")
      .set("document", {})
      .set("copy", {})
      .set("consultation", {})
      .set("feed_url", "")
      .set("pdf", {})
      .set("offer_printing", false);
  set_no_forms(page);
}

Value entry_view(const Site& site, EntryId id, Html body, const OnPaper& paper,
                 bool with_structured_data) {
  const Entry& entry = site.entry(id);
  const Placement& place = site.placement(id);
  const auto chapter = site.chapter_of(id);
  const Value contents = contents_view(entry, chapter);
  MapBuilder page = frame_view(site, {.title = entry.title,
                                      .long_title = site.full_title(id),
                                      .number = chapter ? chapter->get().number : std::string(),
                                      .summary = entry.summary,
                                      .url = place.url,
                                      .type = std::string(entry.type->name),
                                      .trail = site.ancestors(id),
                                      .exit = place.exit,
                                      .discreet = place.discreet,
                                      .body = Value(std::move(body)),
                                      .children = items_view(site, place.children)});
  page.set("contents", contents)
      .set("show_contents", shows_contents(entry, contents))
      .set("owner", place.owner)
      .set("reviewed", date_view(place.reviewed))
      .set("published", date_view(entry.published))
      .set("next_review", date_view(entry.next_review))
      .set("overdue", site.is_overdue(entry))
      .set("tags", tags_view(site, entry))
      .set("previous", neighbour_view(site, neighbour_of(site, id, false)))
      .set("next", neighbour_view(site, neighbour_of(site, id, true)))
      .set("structured_data", with_structured_data ? structured_data(site, id) : Html())
      .set("is_home", site.home() == id)
      .set("source_path", "content/" + entry.source.text())
      .set("kicker", kicker_of(site, id))
      .set("document", document_view(entry))
      .set("copy", copy_view(site, id))
      .set("consultation", consultation_view(site, entry))
      .set("feed_url", feed_url(site, entry))
      .set("pdf", pdf_view(site, place, paper.printed))
      .set("offer_printing", entry.wants_pdf() && entry.type->name != "report" &&
                                 paper.printed == nullptr && !paper.printing);
  set_forms(page, site, id);
  return page.build();
}

Value navigation_view(const Site& site, std::optional<EntryId> current) {
  std::optional<EntryId> section;
  if (current) {
    const auto trail = site.ancestors(*current);
    section = trail.size() > 1 ? trail[1] : *current;
  }
  List links;
  for (const EntryId id : site.navigation()) {
    links.push_back(MapBuilder(3)
                        .set("title", site.entry(id).short_title)
                        .set("url", site.href(site.placement(id).url))
                        .set("current", section == id)
                        .build());
  }
  return Value(std::move(links));
}

Value page_scope(Value page, Value nav, Map more) {
  Map scope = std::move(more);
  scope.push_back({"page", {}, std::move(page)});
  scope.push_back({"nav", {}, std::move(nav)});
  return Value(std::move(scope));
}

}  // namespace pier
