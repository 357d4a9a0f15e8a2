#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "calendar/calendar.h"
#include "calendar/holidays.h"
#include "html/escape.h"
#include "pages/learning_views.h"
#include "publish/emit.h"
#include "value/schema.h"

namespace pier::emit {

namespace {

constexpr std::string_view kNewsFeed = "/news/feed.xml";
constexpr std::string_view kGuidanceFeed = "/guidance.xml";
/// Readers fetch a feed often; what is older is on the site.
constexpr std::size_t kMostEntries = 50;

/// One entry of a feed (RFC 4287).
struct FeedEntry {
  std::string id;
  std::string title;
  std::string url;
  std::string summary;
  Date updated;
};

std::string xml(std::string_view text) {
  return html::escaped(text, html::Context::text);
}

std::string host_of(const Site& site) {
  std::string_view rest = site.config().base_url;
  rest.remove_prefix(std::min(rest.size(), rest.find("//") + 2));
  return std::string(rest.substr(0, rest.find('/')));
}

/// A name that stays when the page moves to another host or is edited (RFC 4151).
std::string tag_uri(const Site& site, const Date& date, std::string_view what) {
  return fmt::format("tag:{},{}:{}", host_of(site), date.iso(), what);
}

std::vector<FeedEntry> news_entries(const Site& site) {
  std::vector<FeedEntry> entries;
  for (const EntryId id : site.of_type("news")) {
    const Entry& entry = site.entry(id);
    if (!entry.published) continue;
    const std::string& url = site.placement(id).url;
    entries.push_back({tag_uri(site, *entry.published, url), entry.title, site.absolute(url),
                       entry.summary, *entry.published});
  }
  return entries;
}

/// One id for each change, "" where it has no date. Changes of one day to one issue are numbered
/// from the oldest, which stands last: an id stays when a newer change is put above it.
std::vector<std::string> ids_of_changes(const Site& site, std::string_view url,
                                        const List& changes) {
  std::vector<std::string> ids(changes.size());
  std::map<std::string, int> times;
  for (std::size_t i = changes.size(); i-- > 0;) {
    const auto date = date_of(changes[i].find("date"));
    if (!date) continue;
    ids[i] = tag_uri(site, *date,
                     fmt::format("{}issue-{}", url, slug(text_of(changes[i].find("issue")))));
    // A slash: no slug holds one, so that no other issue gives the same id.
    if (const int time = ++times[ids[i]]; time > 1) ids[i] += fmt::format("/{}", time);
  }
  return ids;
}

std::vector<FeedEntry> guidance_entries(const Site& site) {
  std::vector<FeedEntry> entries;
  for (const EntryId id : site.of_type("guidance")) {
    const Entry& entry = site.entry(id);
    const std::string& url = site.placement(id).url;
    const Value* changes = entry.fields.find("changes");
    if (changes == nullptr) continue;
    const std::vector<std::string> ids = ids_of_changes(site, url, changes->as_list());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Value& change = changes->as_list()[i];
      const auto date = date_of(change.find("date"));
      if (!date) continue;
      entries.push_back({ids[i],
                         fmt::format("{}: issue {}", entry.title, text_of(change.find("issue"))),
                         site.absolute(url), text_of(change.find("summary")), *date});
    }
  }
  // Within a day by address, and within a document as its history has it.
  std::stable_sort(entries.begin(), entries.end(),
                   [](const FeedEntry& a, const FeedEntry& b) { return b.updated < a.updated; });
  return entries;
}

/// Papers and minutes that can be read on the day, newest first.
std::vector<FeedEntry> paper_entries(const Site& site) {
  const calendar::Calendar& calendar = site.calendar();
  std::vector<FeedEntry> entries;
  for (const calendar::Meeting& meeting : calendar.meetings) {
    const std::string url = calendar::meeting_url(calendar, meeting);
    const auto add = [&](const calendar::Paper& paper, std::string_view title) {
      const bool is_readable =
          !paper.file.empty() && paper.published && *paper.published <= site.edition().today;
      if (!is_readable) return;
      entries.push_back(
          {tag_uri(site, *paper.published, url + slug(title)),
           fmt::format("{}: {}", calendar.group_of(meeting).name, title), site.absolute(url),
           fmt::format("For the meeting on {}.", calendar::long_text(meeting.session.date)),
           *paper.published});
    };
    for (const calendar::Paper& paper : meeting.papers) add(paper, paper.title);
    if (meeting.minutes) add(*meeting.minutes, "Minutes");
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const FeedEntry& a, const FeedEntry& b) { return b.updated < a.updated; });
  return entries;
}

/// Reviews and briefings, newest first.
std::vector<FeedEntry> learning_entries(const Site& site) {
  std::vector<FeedEntry> entries;
  const auto add = [&](const std::string& url, const std::string& title, std::string_view kind,
                       const std::string& summary, const std::optional<Date>& day) {
    if (!day) return;
    entries.push_back({tag_uri(site, *day, url), fmt::format("{}: {}", kind, title),
                       site.absolute(url), summary, *day});
  };
  for (const learning::Review& review : site.library().reviews()) {
    add(review.url, review.title, about(review.kind).name, review.summary, review.published);
  }
  for (const learning::Briefing& briefing : site.library().briefings()) {
    add(briefing.url, briefing.title, "7-minute briefing", briefing.summary, briefing.published);
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const FeedEntry& a, const FeedEntry& b) { return b.updated < a.updated; });
  return entries;
}

std::string atom(const Site& site, std::string_view title, std::string_view url,
                 std::vector<FeedEntry> entries) {
  if (entries.size() > kMostEntries) {
    entries.erase(entries.begin() + kMostEntries, entries.end());
  }
  const Date newest =
      std::max_element(entries.begin(), entries.end(), [](const FeedEntry& a, const FeedEntry& b) {
        return a.updated < b.updated;
      })->updated;
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n"
      "  <id>{}</id>\n"
      "  <title>{} – {}</title>\n"
      "  <updated>{}</updated>\n"
      "  <author><name>{}</name></author>\n"
      "  <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n"
      "  <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
      xml(site.config().language), xml(site.absolute(url)), xml(title), xml(site.config().name),
      newest.rfc3339(), xml(site.config().organisation), xml(site.absolute(url)),
      xml(site.absolute("/")));
  for (const FeedEntry& entry : entries) {
    out += fmt::format(
        "  <entry>\n"
        "    <id>{}</id>\n"
        "    <title>{}</title>\n"
        "    <updated>{}</updated>\n"
        "    <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n"
        "    <summary>{}</summary>\n"
        "  </entry>\n",
        xml(entry.id), xml(entry.title), entry.updated.rfc3339(), xml(entry.url),
        xml(entry.summary));
  }
  return out + "</feed>\n";
}

}  // namespace

std::vector<std::string> feed_urls(const Site& site) {
  std::vector<std::string> urls;
  if (!news_entries(site).empty()) urls.emplace_back(kNewsFeed);
  if (!guidance_entries(site).empty()) urls.emplace_back(kGuidanceFeed);
  if (!paper_entries(site).empty()) urls.emplace_back(calendar::kPapersFeed);
  if (!learning_entries(site).empty()) urls.emplace_back(kLearningFeed);
  return urls;
}

void feeds(const Emission& emission, Output& output, Diagnostics& diagnostics) {
  const Site& site = emission.site;
  if (auto entries = news_entries(site); !entries.empty()) {
    output.add(output_path(kNewsFeed), {atom(site, "News", kNewsFeed, std::move(entries))},
               diagnostics);
  }
  if (auto entries = guidance_entries(site); !entries.empty()) {
    output.add(output_path(kGuidanceFeed),
               {atom(site, "Changes to guidance", kGuidanceFeed, std::move(entries))}, diagnostics);
  }
  if (auto entries = paper_entries(site); !entries.empty()) {
    output.add(output_path(calendar::kPapersFeed),
               {atom(site, "Papers of meetings", calendar::kPapersFeed, std::move(entries))},
               diagnostics);
  }
  if (auto entries = learning_entries(site); !entries.empty()) {
    output.add(output_path(kLearningFeed),
               {atom(site, "Learning from reviews", kLearningFeed, std::move(entries))},
               diagnostics);
  }
}

}  // namespace pier::emit
