#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "federation/canonical.h"
#include "federation/catalogue.h"
#include "federation/catalogue_schema.h"
#include "metrics/value_text.h"
#include "open_data/addresses.h"
#include "open_data/publisher.h"
#include "pages/form_views.h"
#include "pages/learning_views.h"
#include "publish/emit.h"

namespace pier::emit {

namespace {

using learning::Library;

/// An item as it stands in the file, by its id.
struct CatalogueItem {
  std::string id;
  std::string json;
};

void set_day(MapBuilder& item, std::string_view name, const std::optional<Date>& day) {
  if (day) item.set(name, day->iso());
}

void set_text(MapBuilder& item, std::string_view name, std::string_view text) {
  if (!text.empty()) item.set(name, text);
}

/// What is true is said; what is not said is false.
void set_flag(MapBuilder& item, std::string_view name, bool is_so) {
  if (is_so) item.set(name, true);
}

/// Words as any reader of a catalogue takes them: no longer than that, and without what it would
/// hold for markup; for one "<A" it would refuse all of the catalogue.
std::string at_most(std::string_view words, std::size_t longest) {
  std::string text;
  std::size_t characters = 0;
  for (const char c : words) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    const bool is_tag =
        text.ends_with('<') && (ascii_is_alpha(c) || c == '/' || c == '!' || c == '?');
    if (is_tag) {
      if (characters++ == longest) break;
      text += ' ';
    }
    if (begins && characters++ == longest) break;
    text += c;
  }
  return text;
}

template <typename Words>
void set_names(MapBuilder& item, std::string_view name, const std::vector<std::size_t>& positions,
               const Words& words) {
  if (positions.empty()) return;
  List names;
  for (const std::size_t position : positions) {
    if (names.size() == federation::kMostNames) break;
    names.push_back(MapBuilder()
                        .set("id", words[position].id)
                        .set("name", at_most(words[position].name, federation::kLongestTitle))
                        .build());
  }
  item.set(name, Value(std::move(names)));
}

/// What the catalogue says of a page.
void set_page(MapBuilder& item, const Site& site, EntryId id) {
  const Entry& entry = site.entry(id);
  const Language* language = language_of(entry);
  item.set("title", at_most(entry.title, federation::kLongestTitle))
      .set("url", site.absolute(site.placement(id).url))
      .set("language", language == nullptr ? std::string_view(site.config().language)
                                           : std::string_view(language->code));
  set_text(item, "summary", at_most(entry.summary, federation::kLongestText));
}

void set_care(MapBuilder& item, const Site& site, EntryId id) {
  set_flag(item, "exit", site.placement(id).exit);
  set_flag(item, "discreet", site.placement(id).discreet);
}

void set_documents(MapBuilder& item, const Site& site, const learning::Review& review) {
  List documents;
  for (const learning::ReviewDocument& document : review.documents) {
    // What others publish is theirs to offer.
    if (document.format.empty()) continue;
    MapBuilder one;
    one.set("title", at_most(document.title, federation::kLongestTitle))
        .set("url", site.absolute("/" + document.file))
        .set("format", document.format)
        .set("bytes", static_cast<std::int64_t>(document.size));
    set_text(one, "language", document.language);
    documents.push_back(one.build());
  }
  if (!documents.empty()) item.set("documents", Value(std::move(documents)));
}

CatalogueItem review_entry(const Site& site, const learning::Review& review) {
  const EntryId id = Site::entry_of(review);
  const learning::Taxonomy& words = site.library().taxonomy();
  MapBuilder item;
  item.set("id", review.id)
      .set("kind", about(review.kind).id)
      .set("partnership", federation::id_of(review.partnership));
  set_page(item, site, id);
  set_day(item, "published", review.published);
  set_day(item, "public_until", review.publish_until);
  if (review.age_band) item.set("age", learning::age_bands()[*review.age_band].slug);
  set_names(item, "themes", review.themes, words.themes());
  set_names(item, "abuse", review.abuse, words.abuse());
  set_names(item, "agencies", review.agencies, site.calendar().groups.organisations());
  set_text(item, "content_warning", at_most(review.content_warning, federation::kLongestText));
  set_documents(item, site, review);
  set_care(item, site, id);
  set_flag(item, "example", review.is_example);
  return {review.id, federation::with_digest(item.build())};
}

CatalogueItem briefing_entry(const Site& site, const learning::Briefing& briefing) {
  const EntryId id = Site::entry_of(briefing);
  const learning::Taxonomy& words = site.library().taxonomy();
  MapBuilder item;
  item.set("id", briefing.id)
      .set("audience", id_of(briefing.audience))
      .set("minutes", static_cast<std::int64_t>(briefing.minutes));
  set_page(item, site, id);
  set_day(item, "published", briefing.published);
  set_day(item, "public_until", site.entry(id).date("publish_until"));
  set_names(item, "themes", briefing.themes, words.themes());
  set_names(item, "abuse", briefing.abuse, words.abuse());
  List reviews;
  for (const std::size_t review : briefing.reviews) {
    reviews.emplace_back(site.library().reviews()[review].id);
  }
  if (!reviews.empty()) item.set("reviews", Value(std::move(reviews)));
  set_care(item, site, id);
  return {briefing.id, federation::with_digest(item.build())};
}

CatalogueItem recommendation_entry(const Site& site, const learning::Tracked& tracked) {
  const learning::Review& review = site.library().reviews()[tracked.review];
  const learning::Recommendation& one = site.library().of(tracked);
  const std::string id = fmt::format("{}/{}", review.id, one.id);
  MapBuilder item;
  item.set("id", id)
      .set("review", review.id)
      .set("text", at_most(one.text, federation::kLongestText))
      .set("state", id_of(one.state))
      .set("url", site.absolute(fmt::format("{}#{}", review.url, anchor_of(one))));
  set_names(item, "owners", one.owners, site.calendar().groups.organisations());
  set_day(item, "due", one.due);
  set_day(item, "updated", one.updated);
  set_day(item, "done", one.done);
  return {id, federation::with_digest(item.build())};
}

/// Of a figure nothing but what its page and the open data say: how it is called and where it is.
CatalogueItem indicator_entry(const Site& site, const metrics::PublicIndicator& indicator) {
  const metrics::Indicator& about = indicator.about();
  MapBuilder item;
  item.set("id", about.id)
      .set("title", at_most(about.title, federation::kLongestTitle))
      .set("url", site.absolute(open_data::page_url(about.id)))
      .set("data", site.absolute(open_data::data_url(about.id)))
      .set("language", site.config().language)
      .set("unit", name_of(about.unit))
      .set("polarity", metrics::polarity_name(about.polarity))
      .set("as_at", indicator.latest().as_at.iso());
  set_text(item, "theme", about.theme);
  return {about.id, federation::with_digest(item.build())};
}

CatalogueItem procedure_entry(const Site& site, const SharedProcedure& shared) {
  const Entry& entry = site.entry(shared.entry);
  MapBuilder item;
  item.set("id", shared.text.id)
      .set("owner", at_most(site.placement(shared.entry).owner, federation::kLongestTitle));
  set_page(item, site, shared.entry);
  set_text(item, "issue", at_most(entry.text("issue"), federation::kLongestText));
  set_day(item, "approved", entry.date("approved"));
  set_day(item, "reviewed", entry.date("reviewed"));
  set_day(item, "next_review", entry.date("next_review"));
  item.set("text", MapBuilder()
                       .set("url", site.absolute(fmt::format("{}{}.md", federation::kSharedFolder,
                                                             shared.text.id)))
                       .set(federation::kDigestMember, shared.text.sha256)
                       .set("bytes", static_cast<std::int64_t>(shared.text.bytes.size()))
                       .build());
  return {shared.text.id, federation::with_digest(item.build())};
}

/// Adds `"name": [` with an item in each line, by their ids, `]`.
template <typename Things, typename Make>
void add_section(std::string& to, std::string_view name, const Things& things, Jobs jobs,
                 const Make& make) {
  std::vector<CatalogueItem> items(things.size());
  parallel_for(things.size(), jobs, [&](std::size_t i) { items[i] = make(things[i]); });
  std::sort(items.begin(), items.end(),
            [](const CatalogueItem& a, const CatalogueItem& b) { return a.id < b.id; });
  // Nobody reads more than so many; 20,000 of a kind are more than any partnership has.
  items.resize(std::min(items.size(), federation::kMostItems));
  fmt::format_to(std::back_inserter(to), ",\n\"{}\":[", name);
  for (std::size_t i = 0; i < items.size(); ++i) {
    to += i == 0 ? "\n" : ",\n";
    to += items[i].json;
  }
  to += items.empty() ? "]" : "\n]";
}

/// What stands in front of the sections, without the closing bracket.
std::string catalogue_head(const Site& site) {
  const open_data::Publisher publisher = open_data::publisher_of(site.config());
  MapBuilder by;
  by.set("name", at_most(publisher.name.empty() ? site.config().name : publisher.name,
                         federation::kLongestTitle))
      .set("url", site.absolute("/"));
  set_text(by, "area", at_most(site.config().area, federation::kLongestText));
  MapBuilder head;
  head.set("$schema", site.absolute(federation::kSchemaUrl))
      .set("format", federation::kFormat)
      .set("version", federation::kVersion)
      .set("language", site.config().language)
      .set("publisher", by.build());
  if (publisher.licence.is_known()) {
    MapBuilder licence;
    set_text(licence, "id", publisher.licence.id);
    set_text(licence, "title", publisher.licence.title);
    set_text(licence, "url", publisher.licence.link);
    head.set("licence", licence.build());
  }
  std::string text = federation::canonical(head.build());
  text.pop_back();
  return text;
}

std::string catalogue(const Site& site, Jobs jobs) {
  const Library& library = site.library();
  std::string text = catalogue_head(site);
  add_section(text, "reviews", library.reviews(), jobs,
              [&](const learning::Review& review) { return review_entry(site, review); });
  add_section(text, "briefings", library.briefings(), jobs,
              [&](const learning::Briefing& one) { return briefing_entry(site, one); });
  add_section(text, "recommendations", library.recommendations(), jobs,
              [&](const learning::Tracked& one) { return recommendation_entry(site, one); });
  add_section(text, "indicators", site.figures().indicators(), jobs,
              [&](const metrics::PublicIndicator& one) { return indicator_entry(site, one); });
  add_section(text, "procedures", site.shared_procedures(), jobs,
              [&](const SharedProcedure& one) { return procedure_entry(site, one); });
  return text + "\n}\n";
}

}  // namespace

/// Made of the Site, of which nothing is part that is not public on the day.
void shared_learning(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  const Site& site = emission.site;
  output.add(output_path(federation::kCatalogueUrl), {catalogue(site, emission.jobs)}, diagnostics);
  output.add(output_path(federation::kSchemaUrl),
             {federation::catalogue_schema(site.absolute(federation::kSchemaUrl))}, diagnostics);
  for (const SharedProcedure& shared : site.shared_procedures()) {
    Artifact artifact{shared.text.bytes};
    artifact.made_from = site.entry(shared.entry).fields.find("share_as")->span;
    output.add(output_path(fmt::format("{}{}.md", federation::kSharedFolder, shared.text.id)),
               std::move(artifact), diagnostics);
  }
}

std::vector<std::string> shared_learning_urls() {
  return {std::string(federation::kCatalogueUrl), std::string(federation::kSchemaUrl)};
}

}  // namespace pier::emit
