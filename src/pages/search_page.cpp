#include "pages/generated.h"
#include "pages/view.h"

namespace pier {

namespace {

constexpr const char* kSearchUrl = "/search/";
constexpr const char* kQuietUrl = "/search/quiet/";

PlannedPage plan_search_page(const Site& site, bool is_quiet) {
  PlannedPage page;
  page.url = is_quiet ? kQuietUrl : kSearchUrl;
  page.title = "Search";
  page.layout = "search.html";
  page.view = [&site, is_quiet, url = page.url](Diagnostics&) {
    Frame frame{.title = "Search",
                .summary = "Find a page by what it is about, in your own words.",
                .url = url,
                .type = "search",
                .exit = is_quiet,
                .discreet = is_quiet};
    if (const auto home = site.home(); home) frame.trail = {*home};
    MapBuilder view = frame_view(site, frame);
    set_nothing(view);
    Map more;
    more.push_back({"search",
                    {},
                    MapBuilder()
                        .set("url", site.href(kSearchUrl))
                        .set("quiet_url", site.href(kQuietUrl))
                        .set("is_quiet", is_quiet)
                        .set("has_topics", !site.topics().empty())
                        .build()});
    return page_scope(view.build(), navigation_view(site, std::nullopt), std::move(more));
  };
  return page;
}

}  // namespace

std::vector<PlannedPage> plan_search(const Site& site) {
  std::vector<PlannedPage> pages;
  pages.push_back(plan_search_page(site, false));
  pages.push_back(plan_search_page(site, true));
  return pages;
}

}  // namespace pier
