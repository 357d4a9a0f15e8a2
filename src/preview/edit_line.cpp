#include "preview/edit_line.h"

#include <cmath>

#include <fmt/format.h>

#include "base/text.h"
#include "content/entry.h"
#include "html/escape.h"
#include "markdown/front_matter.h"
#include "proof/reading_age.h"

namespace pier::preview {

namespace {

std::string text(std::string_view value) {
  return html::escaped(value, html::Context::text);
}

std::string attribute(std::string_view value) {
  return html::escaped(value, html::Context::attribute);
}

/// A path for a URL: what may not stand there is written with % (RFC 3986, section 2.1).
std::string encoded(std::string_view path) {
  constexpr std::string_view kPlain = "/-._~";
  std::string out;
  for (const char c : path) {
    const bool is_plain =
        ascii_is_alpha(c) || ascii_is_digit(c) || kPlain.find(c) != std::string_view::npos;
    out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

/// Works it out from the text as it was built: a site has thousands of pages, of which one is
/// looked at.
std::optional<double> reading_age_of(const Build& build, FileId file) {
  const SourceMap& sources = *build.sources;
  if (!sources.has_text(file)) return std::nullopt;
  Diagnostics known;
  const markdown::Parts parts = markdown::split_front_matter(file, sources, known);
  const markdown::Document document = markdown::parse(parts.body, sources, content_syntax(), known);
  return proof::reading_age(document);
}

std::string review_words(const PageNote& note) {
  if (!note.next_review) return {};
  const std::string day = note.next_review->text();
  return note.is_overdue ? fmt::format("<strong>its review was due on {}</strong>", day)
                         : fmt::format("next review {}", day);
}

std::string linkers(const ServedSite& site, const PageNote& note) {
  if (note.linked_from.empty()) return "<p>No page links here in its text.</p>\n";
  const SiteNotes& notes = site.build->notes;
  std::string out =
      fmt::format("<details id=\"pier-linkers\"><summary>Linked from {}</summary>\n<ul>\n",
                  pier::count_of(note.linked_from.size(), "page", "pages"));
  for (const std::size_t from : note.linked_from) {
    const PageNote& page = notes.pages[from];
    out += fmt::format("<li><a href=\"{}\">{}</a></li>\n", attribute(notes.base_path + page.url),
                       text(page.title));
  }
  return out + "</ul>\n</details>\n";
}

}  // namespace

std::string draft_strip(std::string_view not_public) {
  if (not_public.empty()) return {};
  constexpr std::string_view kUntil = "until ";
  std::string words = fmt::format("not public ({}).", text(not_public));
  if (not_public.starts_with(kUntil)) {
    words = fmt::format("not public before {}.", text(not_public.substr(kUntil.size())));
  } else if (not_public == "a draft") {
    words = "not public.";
  }
  return fmt::format(
      "<aside class=\"pier-draft\" aria-label=\"Draft\">\n<p><strong>Draft:</strong> {}</p>\n"
      "</aside>\n",
      words);
}

std::string edit_line(const ServedSite& site, const PageNote& note,
                      const std::filesystem::path& folder) {
  const Build& build = *site.build;
  if (!note.source) return "<p>This page is made from several files.</p>\n";
  const std::string& file = build.sources->path(*note.source);
  std::string out = fmt::format("<p><a href=\"vscode://file{}\">{}</a>",
                                attribute(encoded((folder / file).string())), text(file));
  if (!note.is_entry) return out + "</p>\n";
  std::vector<std::string> facts;
  if (std::string review = review_words(note); !review.empty()) facts.push_back(std::move(review));
  facts.push_back(pier::count_of(note.words.value_or(0), "word", "words"));
  if (const auto age = reading_age_of(build, *note.source); age) {
    facts.push_back(fmt::format("reading age {}", std::lround(*age)));
  }
  return fmt::format("{}: {}</p>\n{}", out, join(facts, ", "), linkers(site, note));
}

std::string page_checks(const Problems& problems) {
  const bool has_any = !problems.text.empty();
  return fmt::format(
      "<details id=\"pier-checks\"{}><summary id=\"pier-checks-count\">{} in this file</summary>\n"
      "<pre id=\"pier-checks-text\">{}</pre>\n</details>\n",
      has_any ? "" : " hidden", count_of(problems), text(problems.text));
}

std::string problem_panel(const Problems& problems, bool has_good_version) {
  const bool has_errors = problems.errors > 0;
  return fmt::format(
      "<section class=\"pier-problems\" id=\"pier-problems\" tabindex=\"0\" "
      "aria-labelledby=\"pier-problems-title\"{}>\n"
      "<h2 id=\"pier-problems-title\">{}</h2>\n"
      "<button type=\"button\" id=\"pier-problems-hide\" hidden>Hide until the next "
      "change</button>\n"
      "<pre id=\"pier-problems-text\">{}</pre>\n</section>\n"
      "<p class=\"pier-said\" id=\"pier-said\" role=\"status\"></p>\n",
      has_errors ? "" : " hidden",
      has_errors ? panel_title(problems, has_good_version) : std::string{},
      has_errors ? text(problems.text) : std::string{});
}

}  // namespace pier::preview
