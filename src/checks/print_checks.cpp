#include "checks/print_checks.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

/// In points. What a browser computes from other units may miss it by a hair.
constexpr double kSmallestText = 10;
constexpr double kHair = 0.05;

/// Where more than this share of the longest part would have to go, one part is not enough.
constexpr double kMostOfAPart = 0.6;

/// Where a part is written: its heading in the Markdown, or the front matter.
Span place_of(const Entry& entry, const print::Part& part) {
  for (const markdown::Heading& heading : entry.document.headings()) {
    if (!part.id.empty() && heading.id == part.id) return heading.span;
  }
  for (const markdown::Heading& heading : entry.document.headings()) {
    if (heading.text == part.heading) return heading.span;
  }
  return entry.head;
}

std::string size_of(const print::Part& part) {
  return fmt::format("{:.0f} mm, {}", part.height, count_of(part.words, "word", "words"));
}

/// `excess` of `height`; columns may stand side by side, so that words are counted over all parts.
std::string cure_of(const std::vector<print::Part>& parts, double excess, double height) {
  std::size_t all = 0;
  for (const print::Part& part : parts) all += part.words;
  const double words = height > 0 ? static_cast<double>(all) * excess / height : 0;
  if (words <= 0 || words > static_cast<double>(parts[0].words) * kMostOfAPart) {
    return "shorten several parts, the longest most, or move what not everybody needs to a page "
           "of its own";
  }
  // In tens: more would pretend to know how the lines will break.
  return fmt::format("shorten this part by about {:.0f} words, or another one by as much",
                     std::ceil(words / 10) * 10);
}

void check_length(const Entry& entry, const print::Printed& printed, Diagnostics& diagnostics) {
  const std::size_t most = entry.most_pdf_pages();
  if (printed.pages <= most) return;
  const print::Measure& measure = printed.measure;
  // What may not be torn apart can need a page more although the text is short enough.
  const double excess =
      std::max(1.0, std::ceil(measure.height - measure.room * static_cast<double>(most)));
  std::vector<print::Part> parts = measure.parts;
  std::stable_sort(parts.begin(), parts.end(),
                   [](const print::Part& a, const print::Part& b) { return a.height > b.height; });
  std::string message =
      fmt::format("on paper this takes {} and may take {}; it is {:.0f} mm too long",
                  count_of(printed.pages, "page", "pages"), with_commas(most), excess);
  if (parts.empty()) {
    diagnostics.report("pdf-too-long", entry.head, std::move(message), "shorten the text");
    return;
  }
  message +=
      fmt::format(", and its longest part is `{}` ({})", parts[0].heading, size_of(parts[0]));
  Diagnostic& problem =
      diagnostics.report("pdf-too-long", place_of(entry, parts[0]), std::move(message),
                         cure_of(parts, excess, measure.height));
  for (std::size_t i = 1; i < std::min<std::size_t>(3, parts.size()); ++i) {
    problem.notes.push_back(
        {place_of(entry, parts[i]),
         fmt::format("the next longest is `{}` ({})", parts[i].heading, size_of(parts[i]))});
  }
}

void check_text_size(const Entry& entry, const print::Measure& measure, Diagnostics& diagnostics) {
  if (measure.smallest <= 0 || measure.smallest >= kSmallestText - kHair) return;
  diagnostics.report("pdf-small-text", entry.head,
                     fmt::format("on paper the text `{}` has {:.3g} points, and needs {}",
                                 measure.smallest_text, measure.smallest, kSmallestText),
                     "give it a larger size in the theme's style sheet for paper");
}

void check_page_numbers(const Entry& entry, const print::Printed& printed,
                        Diagnostics& diagnostics) {
  for (const std::string& id : printed.unnumbered) {
    diagnostics.report(
        "pdf-page-number", entry.head,
        fmt::format("the PDF names the page of `{}`, and no page is certain", id),
        "in the theme's template for paper, `data-page-of` must have the id of something that a "
        "link of the document leads to, and keep one width whatever number it shows");
  }
}

}  // namespace

void check_prints(const Site& site, const std::vector<Page>& prints, const Pdfs& pdfs,
                  Diagnostics& diagnostics) {
  for (const Page& print : prints) {
    const Entry& entry = site.entry(*print.entry);
    const auto printed = pdfs.find(print.url);
    if (printed == pdfs.end()) continue;
    check_page_numbers(entry, printed->second, diagnostics);
    if (entry.most_pdf_pages() == 0) continue;
    check_length(entry, printed->second, diagnostics);
    check_text_size(entry, printed->second.measure, diagnostics);
  }
}

}  // namespace pier
