#include "pages/report_print.h"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>

#include "pages/view.h"

namespace pier {

namespace {

constexpr std::string_view kLayout = "report-print.html";

/// How many letters have room side by side at the head of a page, and how many the title of a
/// chapter has in any case; more of it are left out. Letters of the text face are 1.8 mm wide at 10
/// points on average, and the head has 170 mm.
constexpr std::size_t kHeadLetters = 92;
constexpr std::size_t kLargeHeadLetters = 50;
constexpr std::size_t kLeastLetters = 24;

/// Sheets for tables with so many columns or more. At 18 points, five columns of long words need
/// the length of A4.
struct Broadside {
  std::string_view size;
  std::size_t columns;
};
constexpr std::array<Broadside, 2> kBroadsides{{{"a4", 9}, {"a3", 15}}};
constexpr std::array<Broadside, 2> kLargeBroadsides{{{"a4", 5}, {"a3", 8}}};

/// The text, or its first words with "…", so that it has at most `most` letters.
std::string first_words(std::string_view text, std::size_t most) {
  std::size_t letters = 0;
  std::size_t end = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_letter = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (!is_letter) continue;
    if (text[i] == ' ' && letters < most) end = i;
    if (++letters > most) return std::string(text.substr(0, end)) + "…";
  }
  return std::string(text);
}

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string head_of(const WholeChapter& chapter) {
  return chapter.number.empty() ? chapter.title : chapter.number + " " + chapter.title;
}

/// The margin boxes of a page: what stands at the left and at the right of its head.
std::string heads(std::string_view left, std::string_view right, bool is_large) {
  const std::string_view size = is_large ? ";font-size:18pt" : "";
  return fmt::format(
      "@top-left{{content:{}{}}}@top-right{{content:{}{}}}@bottom-right{{content:counter(page){}}}",
      css_string(left), size, css_string(right), size, size);
}

/// {number, title, id} and what `more` has.
MapBuilder paper_line(std::string_view number, std::string_view title, std::string_view id) {
  return std::move(MapBuilder().set("number", number).set("title", title).set("id", id));
}

Value paper_contents(const WholeReport& report) {
  List contents;
  for (const WholeChapter& chapter : report.chapters) {
    List sections;
    for (const WholeHeading& heading : chapter.headings) {
      constexpr int kFirstBelowChapter = 3;
      if (heading.level != kFirstBelowChapter) continue;
      sections.push_back(paper_line(heading.number, heading.text, heading.id).build());
    }
    contents.push_back(paper_line(chapter.number, chapter.title, chapter.id)
                           .set("sections", Value(std::move(sections)))
                           .build());
  }
  return Value(std::move(contents));
}

/// {title, id, entries} of the tables and of the figures, where there are any.
Value paper_lists(const WholeReport& report) {
  List lists;
  const auto add = [&](std::string_view title, const std::vector<WholeItem>& items) {
    if (items.empty()) return;
    List entries;
    for (const WholeItem& item : items) {
      entries.push_back(paper_line(item.label, item.caption, item.id).build());
    }
    // The ids of everything else in the document are words, or have two hyphens.
    lists.push_back(
        MapBuilder()
            .set("title", title)
            .set("id", "list--of-" + std::string(title == "Tables" ? "tables" : "figures"))
            .set("entries", Value(std::move(entries)))
            .build());
  };
  add("Tables", report.tables);
  add("Figures", report.figures);
  return Value(std::move(lists));
}

Value paper_chapters(const WholeReport& report) {
  List chapters;
  for (const WholeChapter& chapter : report.chapters) {
    chapters.push_back(paper_line(chapter.number, chapter.title, chapter.id)
                           .set("author", chapter.author)
                           .set("summary", chapter.summary)
                           .set("body", Value(chapter.body))
                           .build());
  }
  return Value(std::move(chapters));
}

/// "Published on 8 November 2022"; of a report that is not published, how far it is.
std::string standing_of(const WholeReport& report) {
  return report.published ? fmt::format("{} on {}", report.status, report.published->text())
                          : report.status;
}

/// Who signed it off, a sentence each.
Value paper_signatures(const Site& site, EntryId id) {
  List lines;
  const reports::Report& report = *site.reports().of_index(static_cast<std::size_t>(id));
  const auto& organisations = site.calendar().groups.organisations();
  for (const reports::SignOff& signature : report.sign_offs) {
    lines.push_back(
        Value(fmt::format("Signed off by {} on {}", organisations[signature.organisation].name,
                          signature.on.text())));
  }
  if (report.scrutiny && report.scrutiny->signed_on) {
    lines.push_back(Value(fmt::format("Statement of the independent scrutineer signed on {}",
                                      report.scrutiny->signed_on->text())));
  }
  return Value(std::move(lines));
}

Value paper_view(const Site& site, const WholeReport& report, const std::string& style_url,
                 bool is_large) {
  const std::string period = report.from && report.to
                                 ? fmt::format("{} to {}", report.from->text(), report.to->text())
                                 : std::string();
  return MapBuilder()
      .set("title", report.title)
      .set("body", report.body)
      .set("period", period)
      .set("standing", standing_of(report))
      .set("sign_offs", paper_signatures(site, report.entry))
      .set("is_large", is_large)
      .set("style_url", site.href(style_url))
      .set("introduction", Value(report.introduction))
      .set("contents", paper_contents(report))
      .set("lists", paper_lists(report))
      .set("chapters", paper_chapters(report))
      .build();
}

PlannedPage plan_report_print(const Rendering& rendering,
                              const std::shared_ptr<const WholeReport>& report, bool is_large) {
  const Site& site = rendering.site;
  const Entry& entry = site.entry(report->entry);
  PlannedPage page;
  const std::string& url = site.placement(report->entry).url;
  page.url = is_large ? large_print_url(url) : url;
  page.title =
      fmt::format("{}: {}{}", report->body, report->title, is_large ? ", large print" : "");
  page.layout = kLayout;
  page.made_from = entry.head;
  page.entry = report->entry;
  page.changed = entry.published ? entry.published : site.placement(report->entry).reviewed;
  page.paper = {.style_url = page.url + "paper.css",
                .style = report_paper_style(*report, is_large),
                .number_pages = true};
  page.view = [&rendering, report, is_large, style = page.paper.style_url](Diagnostics&) {
    const Site& known = rendering.site;
    Map more;
    more.push_back({"report", {}, paper_view(known, *report, style, is_large)});
    return page_scope(entry_view(known, report->entry, Html{}, {.printing = true}),
                      navigation_view(known, report->entry), std::move(more));
  };
  return page;
}

}  // namespace

std::string css_string(std::string_view text) {
  std::string css = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || c == '"' || c == '\\' || c == '<') {
      css += fmt::format("\\{:x} ", code);
    } else {
      css += c;
    }
  }
  return css + '"';
}

std::string report_paper_style(const WholeReport& report, bool is_large) {
  // At 18 points a page has no room for the name of the body.
  const std::string left = is_large ? report.title : report.body + ": " + report.title;
  const std::size_t room = is_large ? kLargeHeadLetters : kHeadLetters;
  const std::size_t most = std::max(kLeastLetters, room - std::min(room, letters_of(left)));
  std::string css = fmt::format("@page lists{{{}}}\n", heads(left, "", is_large));
  for (std::size_t i = 0; i < report.chapters.size(); ++i) {
    const std::string page = heads(left, first_words(head_of(report.chapters[i]), most), is_large);
    css += fmt::format("@page chapter-{0}{{{1}}}\n.chapter-{0}{{page:chapter-{0}}}\n", i + 1, page);
    for (const Broadside& sheet : is_large ? kLargeBroadsides : kBroadsides) {
      // A table of reports turns with its notes.
      css += fmt::format(
          "@page {0}-{1}{{size:{0} landscape;{2}}}\n.chapter-{1} :is(.data-table,.table-scroll)"
          ":has(tr>:nth-child({3})){{page:{0}-{1}}}\n",
          sheet.size, i + 1, page, sheet.columns);
    }
  }
  return css;
}

std::vector<PlannedPage> plan_report_prints(const Rendering& rendering) {
  std::vector<PlannedPage> pages;
  for (const reports::Report& report : rendering.site.reports().all()) {
    const auto id = static_cast<EntryId>(report.entry);
    if (!rendering.site.entry(id).wants_pdf()) continue;
    const auto whole =
        std::make_shared<const WholeReport>(whole_report(rendering, *rendering.chapters, id));
    pages.push_back(plan_report_print(rendering, whole, false));
    if (rendering.site.entry(id).wants_large_print()) {
      pages.push_back(plan_report_print(rendering, whole, true));
    }
  }
  return pages;
}

}  // namespace pier
