#include "pages/generated.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "html/writer.h"
#include "pages/form_views.h"
#include "pages/letters.h"
#include "pages/view.h"

namespace pier {

namespace {

/// A page of the generator: below the home page, with nothing of an entry.
Value generated_view(const Site& site, Frame frame, Map more = {}) {
  frame.type = "generated";
  if (const auto home = site.home(); home) frame.trail = {*home};
  MapBuilder page = frame_view(site, frame);
  set_nothing(page);
  return page_scope(page.build(), navigation_view(site, std::nullopt), std::move(more));
}

PlannedPage plan(std::string url, std::string title, std::string_view layout) {
  PlannedPage page;
  page.url = std::move(url);
  page.title = std::move(title);
  page.layout = layout;
  return page;
}

void write_tree(const Site& site, const std::vector<EntryId>& ids, html::Writer& out) {
  out.raw("<ul>\n");
  for (const EntryId id : ids) {
    out.raw("<li><a");
    out.attribute("href", site.href(site.placement(id).url));
    write_language(language_of(site.entry(id)), out);
    out.raw(">");
    out.text(site.entry(id).title);
    out.raw("</a>");
    if (!site.placement(id).children.empty()) {
      out.raw("\n");
      write_tree(site, site.placement(id).children, out);
    }
    out.raw("</li>\n");
  }
  out.raw("</ul>\n");
}

void write_topics(const Site& site, html::Writer& out) {
  const auto write_link = [&](std::string_view title, const std::string& url) {
    out.raw("<li><a");
    out.attribute("href", site.href(url));
    out.raw(">");
    out.text(title);
    out.raw("</a>");
  };
  out.raw("<ul>\n");
  write_link("Topics", "/topics/");
  out.raw("\n<ul>\n");
  for (const Topic& topic : site.topics()) {
    write_link(topic.name, "/topics/" + topic.slug + "/");
    out.raw("</li>\n");
  }
  out.raw("</ul>\n</li>\n</ul>\n");
}

PlannedPage plan_site_map(const Site& site) {
  PlannedPage page = plan("/site-map/", "Site map", "site-map.html");
  page.view = [&site](Diagnostics&) {
    html::Writer tree;
    if (const auto home = site.home(); home && !site.placement(*home).children.empty()) {
      write_tree(site, site.placement(*home).children, tree);
    }
    if (!site.topics().empty()) write_topics(site, tree);
    Map more;
    more.push_back({"site_map", {}, Value(tree.take())});
    return generated_view(
        site, {.title = "Site map", .summary = "Every page of this site.", .url = "/site-map/"},
        std::move(more));
  };
  return page;
}

/// A title without its article: "The board" stands under B.
std::string_view without_article(std::string_view title) {
  for (const std::string_view article : {"A ", "An ", "The "}) {
    if (title.starts_with(article)) title.remove_prefix(article.size());
  }
  return title;
}

/// A page under its letter, with what decides its place there.
struct Listed {
  std::string title_in_lower_case;
  std::string_view url;
  EntryId id;
};

bool stands_before(const Listed& a, const Listed& b) {
  const int order = a.title_in_lower_case.compare(b.title_in_lower_case);
  return order != 0 ? order < 0 : a.url < b.url;
}

Value letters_view(const Site& site) {
  ByLetter<std::vector<Listed>> by_letter;
  for (std::size_t i = 0; i < site.entries().size(); ++i) {
    const auto id = static_cast<EntryId>(i);
    // Other languages have other letters; their pages stand in the site map.
    if (language_of(site.entry(id)) != nullptr) continue;
    const std::string& title = site.entry(id).title;
    by_letter[letter_of(without_article(title))].push_back(
        {ascii_lower(title), site.placement(id).url, id});
  }
  List letters;
  for (auto& [letter, listed] : by_letter) {
    std::sort(listed.begin(), listed.end(), stands_before);
    List entries;
    entries.reserve(listed.size());
    for (const Listed& one : listed) entries.push_back(item_view(site, one.id));
    listed = std::vector<Listed>();  // thousands of titles
    letters.push_back(MapBuilder()
                          .set("letter", letter)
                          .set("id", letter_id(letter))
                          .set("entries", Value(std::move(entries)))
                          .build());
  }
  return Value(std::move(letters));
}

PlannedPage plan_a_to_z(const Site& site) {
  PlannedPage page = plan("/a-to-z/", "A to Z", "a-to-z.html");
  page.view = [&site](Diagnostics&) {
    Map more;
    more.push_back({"letters", {}, letters_view(site)});
    return generated_view(site,
                          {.title = "A to Z",
                           .summary = "All pages of this site in alphabetical order.",
                           .url = "/a-to-z/"},
                          std::move(more));
  };
  return page;
}

PlannedPage plan_not_found(const Site& site) {
  PlannedPage page = plan("/404.html", "Page not found", "not-found.html");
  page.listed = false;
  page.view = [&site](Diagnostics&) {
    return generated_view(site, {.title = "Page not found",
                                 .summary = "There is no page at this address.",
                                 .url = "/404.html"});
  };
  return page;
}

/// A topic gives away what its pages are about, so it is as careful as the most careful.
PlannedPage plan_topic(const Site& site, const Topic& topic) {
  PlannedPage page = plan("/topics/" + topic.slug + "/", "Topic: " + topic.name, "topic.html");
  page.view = [&site, &topic, title = page.title, url = page.url](Diagnostics&) {
    Frame frame{.title = title, .summary = "", .url = url};
    frame.summary =
        fmt::format("{} about {}.", count_of(topic.entries.size(), "page", "pages"), topic.name);
    for (const EntryId id : topic.entries) {
      frame.exit = frame.exit || site.placement(id).exit;
      frame.discreet = frame.discreet || site.placement(id).discreet;
    }
    frame.children = items_view(site, topic.entries);
    return generated_view(site, std::move(frame));
  };
  return page;
}

PlannedPage plan_topics(const Site& site) {
  PlannedPage page = plan("/topics/", "Topics", "topics.html");
  page.view = [&site](Diagnostics&) {
    List items;
    for (const Topic& topic : site.topics()) {
      items.push_back(MapBuilder()
                          .set("language", "")
                          .set("title", topic.name)
                          .set("short_title", topic.name)
                          .set("summary", count_of(topic.entries.size(), "page", "pages"))
                          .set("url", site.href("/topics/" + topic.slug + "/"))
                          .set("published", {})
                          .set("overdue", false)
                          .build());
    }
    return generated_view(site, {.title = "Topics",
                                 .summary = "Pages that belong together, by what they are about.",
                                 .url = "/topics/",
                                 .children = Value(std::move(items))});
  };
  return page;
}

PlannedPage plan_redirect(const Site& site, const Redirect& redirect) {
  const Entry& target = site.entry(redirect.to);
  PlannedPage page = plan(redirect.from, "Moved: " + target.title, "redirect.html");
  page.listed = false;
  page.made_from = redirect.span;
  page.view = [&site, &redirect, &target, title = page.title](Diagnostics&) {
    const Placement& place = site.placement(redirect.to);
    Map more;
    more.push_back({"redirect", {}, link_view(target.title, site.href(place.url))});
    return generated_view(site,
                          {.title = title,
                           .summary = "This page has moved.",
                           .url = redirect.from,
                           .exit = place.exit,
                           .discreet = place.discreet},
                          std::move(more));
  };
  return page;
}

PlannedPage plan_gone(const Site& site, const Tombstone& tombstone) {
  PlannedPage page = plan(tombstone.url, "This page was taken away", "gone.html");
  page.listed = false;
  page.made_from = tombstone.span;
  page.view = [&site, &tombstone, title = page.title](Diagnostics&) {
    Map more;
    more.push_back({"gone",
                    {},
                    MapBuilder()
                        .set("reason", tombstone.reason)
                        .set("date", date_view(tombstone.date))
                        .build()});
    return generated_view(site, {.title = title, .summary = tombstone.reason, .url = tombstone.url},
                          std::move(more));
  };
  return page;
}

}  // namespace

std::vector<PlannedPage> plan_generated(const Site& site) {
  std::vector<PlannedPage> pages;
  pages.push_back(plan_site_map(site));
  pages.push_back(plan_a_to_z(site));
  pages.push_back(plan_not_found(site));
  if (!site.topics().empty()) pages.push_back(plan_topics(site));
  for (const Topic& topic : site.topics()) pages.push_back(plan_topic(site, topic));
  for (const Redirect& redirect : site.redirects()) pages.push_back(plan_redirect(site, redirect));
  for (const Tombstone& tombstone : site.url_record().tombstones) {
    pages.push_back(plan_gone(site, tombstone));
  }
  return pages;
}

}  // namespace pier
