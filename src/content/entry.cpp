#include "content/entry.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

#include "base/text.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

constexpr auto kBlocks = std::to_array<std::string_view>({"accessibility-statement",
                                                          "briefings",
                                                          "chart",
                                                          "children",
                                                          "consultations",
                                                          "contacts",
                                                          "content-types",
                                                          "data-table",
                                                          "glossary",
                                                          "groups",
                                                          "indicators",
                                                          "meetings",
                                                          "messages",
                                                          "news",
                                                          "open-data",
                                                          "recommendations",
                                                          "reviews",
                                                          "strategy",
                                                          "subscribe",
                                                          "table",
                                                          "theme-reference",
                                                          "training",
                                                          "video",
                                                          "workplan"});
constexpr std::array<std::string_view, 5> kCallouts{"advice", "emergency", "example", "note",
                                                    "warning"};
constexpr auto kReferences =
    std::to_array<std::string_view>({"change", "contact", "figure", "page", "ref", "term"});

/// Ids of the page's frame. Themes keep to these, and to ids that begin with "unit-".
constexpr auto kReservedIds = std::to_array<std::string_view>(
    {"all-topics", "change-history", "change-history-caption", "contents-heading", "find-your-way",
     "footnotes", "get-help", "get-help-heading", "in-this-section", "main-content", "navigation",
     "pages-on-topic"});

/// The type that the front matter names, else that of the nearest folder above, else page.
const ContentType& type_of(const Entry& entry, const Value& front, const SiteConfig& config,
                           Diagnostics& diagnostics) {
  if (const Value* named = front.find("type"); named != nullptr && named->is_text()) {
    if (const ContentType* type = find_content_type(named->as_text()); type != nullptr) {
      return *type;
    }
    diagnostics.report("type-unknown", named->span,
                       fmt::format("there is no type `{}`", named->as_text()),
                       suggest(named->as_text(), content_type_names()));
    return *find_content_type("page");
  }
  // A folder's own page is about the folder; only the files in it are of its type.
  for (SitePath folder = entry.source.parent(); !entry.is_index(); folder = folder.parent()) {
    if (const auto found = config.types.find(folder.text()); found != config.types.end()) {
      return *find_content_type(found->second);
    }
    if (folder.empty()) break;
  }
  return *find_content_type("page");
}

constexpr std::string_view kRapidReview = "rapid-review";

/// Why readers see nothing of an annual report yet: it is published by its status and its day. What
/// is not plainly published is not public.
std::optional<std::string> unpublished_because(const Entry& report) {
  const std::string status = report.text("status");
  if (status == "published") {
    return report.published ? std::nullopt : std::optional<std::string>("no day of publication");
  }
  if (status == "consultation") return "a report that is consulted on";
  return status == "signed-off" ? "a report that is signed off, not published"
                                : "a report that is a draft";
}

/// Why a review is nothing that anybody may see, drafts and previews included. What is not plainly
/// published is not public.
std::optional<std::string> closed_because(const Entry& review, const Date& today) {
  if (review.text("kind") == kRapidReview) return "a rapid review is never published";
  const std::string state = review.text("state");
  if (state == "commissioned") return "commissioned";
  if (state == "in-progress") return "in progress";
  if (state == "held-back") return "held back";
  if (state == "archived") return "archived";
  if (state != "published" || !review.published) return "not published";
  const auto until = review.date("publish_until");
  if (until && *until < today) return fmt::format("public until {}", until->text());
  return std::nullopt;
}

void take_fields(Entry& entry) {
  entry.title = entry.text("title");
  // That it is missing was reported; its links should not be reported for having no words.
  if (entry.title.empty()) entry.title = entry.source.text();
  entry.short_title = entry.text("short_title");
  if (entry.short_title.empty()) entry.short_title = entry.title;
  entry.summary = entry.text("summary");
  if (const Value* order = entry.fields.find("order"); order != nullptr) {
    entry.order = order->as_integer();
  }
  entry.published = entry.date("published");
  entry.next_review = entry.date("next_review");
  if (const Value* tags = entry.fields.find("tags"); tags != nullptr) {
    for (const Value& tag : tags->as_list()) entry.tags.push_back(tag.as_text());
  }
}

}  // namespace

bool Entry::wants_pdf() const {
  return type->printing.always || yes_of(fields.find("pdf"), fields.find("pdf_pages") != nullptr);
}

bool Entry::wants_large_print() const {
  return wants_pdf() && type->name == "report" && yes_of(fields.find("large_print"), true);
}

std::size_t Entry::most_pdf_pages() const {
  const auto written = number_of(fields.find("pdf_pages"));
  return written && *written > 0 ? static_cast<std::size_t>(*written) : type->printing.most_pages;
}

std::string Entry::text(std::string_view field) const {
  return text_of(fields.find(field));
}

bool Entry::is_faulty(std::string_view field) const {
  return std::find(faulty.begin(), faulty.end(), field) != faulty.end();
}

std::optional<Date> Entry::date(std::string_view field) const {
  return date_of(fields.find(field));
}

bool reads_before(const Entry& a, const Entry& b) {
  if (a.type == b.type && a.type->name == "news" && a.published != b.published) {
    return a.published > b.published;
  }
  if (a.order != b.order) return a.order < b.order;
  return a.title != b.title ? a.title < b.title : a.source < b.source;
}

const markdown::Syntax& content_syntax() {
  static const markdown::Syntax kSyntax{kBlocks, kCallouts, kReferences, kReservedIds};
  return kSyntax;
}

Entry read_entry(FileId file, SitePath source, const SiteConfig& config, const SourceMap& sources,
                 Diagnostics& diagnostics) {
  Entry entry;
  entry.source = std::move(source);
  entry.file = file;
  const markdown::Parts parts = markdown::split_front_matter(file, sources, diagnostics);
  entry.head = {file, parts.front_matter.begin, parts.front_matter.begin};
  if (!parts.has_front_matter) {
    diagnostics.report("field-missing", entry.head, "this page does not begin with its fields",
                       "begin it with a line `---`, the lines `title: …` and `summary: …`, and "
                       "another line `---`");
  }
  const Value front =
      parts.has_front_matter ? read_yaml(parts.front_matter, sources, diagnostics) : Value();
  entry.type = &type_of(entry, front, config, diagnostics);
  entry.fields = check_fields(front, entry.type->fields, entry.head, sources, diagnostics);
  for (const Field& field : entry.type->fields) {
    const bool is_written = front.is_null() || front.find(field.name) != nullptr;
    if (is_written && entry.fields.find(field.name) == nullptr) entry.faulty.push_back(field.name);
  }
  take_fields(entry);
  entry.document = markdown::parse(parts.body, sources, content_syntax(), diagnostics);
  for (const markdown::Block& block : entry.document.blocks()) {
    const bool is_blank = trim(sources.text(block.content)).empty();
    entry.blocks.push_back(is_blank ? Value(Map{})
                                    : read_yaml(block.content, sources, diagnostics));
  }
  return entry;
}

bool is_held_until_published(const Entry& entry) {
  return is_one_of(entry.type->name, {"news", "review", "briefing", "report"});
}

std::optional<std::string> held_back_because(const Entry& entry, const Date& today, bool drafts) {
  if (entry.type->name == "review") {
    if (auto closed = closed_because(entry, today); closed) return closed;
  }
  if (drafts) return std::nullopt;
  if (entry.type->name == "report") {
    if (auto unpublished = unpublished_because(entry); unpublished) return unpublished;
  }
  if (yes_of(entry.fields.find("draft"), false)) return "a draft";
  if (const auto day = entry.date("publish_on"); day && today < *day) {
    return fmt::format("until {}", day->text());
  }
  if (is_held_until_published(entry) && entry.published && today < *entry.published) {
    return fmt::format("until {}", entry.published->text());
  }
  return std::nullopt;
}

bool may_become_public(const Entry& entry, const Date& today) {
  if (entry.type->name != "review") return true;
  const auto until = entry.date("publish_until");
  return entry.text("kind") != kRapidReview && entry.text("state") != "archived" &&
         !(until && *until < today);
}

std::optional<Date> day_after(const std::optional<Date>& day) {
  if (!day) return std::nullopt;
  const std::chrono::year_month_day next{day->days() + std::chrono::days(1)};
  return Date::from_parts(static_cast<int>(next.year()), static_cast<unsigned>(next.month()),
                          static_cast<unsigned>(next.day()));
}

std::optional<Date> next_change(const Entry& entry, const Date& today) {
  std::optional<Date> next;
  const auto consider = [&](const std::optional<Date>& day) {
    if (day && today < *day && (!next || *day < *next)) next = day;
  };
  // A draft stays one, whatever its dates say.
  if (yes_of(entry.fields.find("draft"), false)) return next;
  if (entry.type->name == "report" && unpublished_because(entry)) return next;
  consider(entry.date("publish_on"));
  if (is_held_until_published(entry)) consider(entry.published);
  consider(day_after(entry.date("publish_until")));
  consider(entry.date("opens"));
  consider(day_after(entry.date("closes")));
  if (const Value* hold = entry.fields.find("hold")) consider(date_of(hold->find("until")));
  return next;
}

}  // namespace pier
