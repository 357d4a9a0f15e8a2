#include <fmt/format.h>

#include "html/writer.h"
#include "pages/business_unit.h"

namespace pier {

namespace {

/// Few rules, for screens of any width and paper; the fonts of the machine.
constexpr std::string_view kHead =
    R"(<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<style>
body { max-width: 60rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 sans-serif; color: #14212b; background: #fff; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.5rem; }
h2 { font-size: 1.375rem; line-height: 1.3; margin: 2.5rem 0 0.5rem; border-top: 2px solid #14212b; padding-top: 0.5rem; }
h3 { font-size: 1.125rem; margin: 1.5rem 0 0.25rem; }
a { color: #0b4a6f; }
p { margin: 0.25rem 0; }
ul { margin: 0.25rem 0; padding-left: 1.25rem; }
.counts { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: 0; list-style: none; }
.duties { padding: 0; list-style: none; }
.duty { padding: 0.75rem 0; border-bottom: 1px solid #767f86; break-inside: avoid; }
.duty p { margin: 0; }
.what { font-weight: bold; }
.late { color: #8f1d14; font-weight: bold; }
code { font: 0.9375rem/1.4 monospace; }
@media (min-width: 48rem) { .duty { display: grid; grid-template-columns: 3fr 2fr; gap: 0 1.5rem; } }
@media print { body { max-width: none; padding: 0; } a { color: inherit; } }
</style>
)";

class UnitFile {
 public:
  explicit UnitFile(const Site& site) : site_(site) {}

  std::string write() {
    const std::string title = "For the Business Unit: " + site_.config().name;
    out_.raw("<!DOCTYPE html>\n<html");
    out_.attribute("lang", "en-GB");
    out_.raw(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\"");
    out_.attribute("content", edition_mark(site_.edition()));
    out_.raw(">\n");
    out_.raw(kHead);
    element("title", title);
    out_.raw("</head>\n<body>\n<main>\n");
    element("h1", title);
    element("p", fmt::format("As of {}. Made by each build of the site; not part of it.",
                             site_.edition().today.text()));
    const std::vector<DutySection> sections = duty_sections(site_.duties());
    counts(sections);
    for (const DutySection& one : sections) section(one);
    out_.raw("</main>\n</body>\n</html>\n");
    return out_.take().markup();
  }

 private:
  /// REQUIRES: `name` is one of ours.
  void element(std::string_view name, std::string_view text, std::string_view css = {}) {
    out_.raw(fmt::format("<{}", name));
    if (!css.empty()) out_.attribute("class", css);
    out_.raw(">");
    out_.text(text);
    out_.raw(fmt::format("</{}>\n", name));
  }
  void counts(const std::vector<DutySection>& sections) {
    out_.raw("<ul class=\"counts\">\n");
    for (const DutySection& one : sections) {
      out_.raw("<li><a");
      out_.attribute("href", fmt::format("#{}", one.id));
      out_.raw(">");
      out_.text(fmt::format("{}: {}", one.heading, one.count));
      out_.raw("</a></li>\n");
    }
    out_.raw("</ul>\n");
  }
  void section(const DutySection& one) {
    out_.raw("<h2");
    out_.attribute("id", one.id);
    out_.raw(">");
    out_.text(fmt::format("{} ({})", one.heading, one.count));
    out_.raw("</h2>\n");
    if (one.count == 0) element("p", "Nothing.");
    for (const DutyGroup& group : one.groups) {
      if (group.kind != nullptr) {
        element("h3", fmt::format("{} ({})", group.kind->plural, group.duties.size()));
        element("p", group.kind->todo);
      }
      out_.raw("<ul class=\"duties\">\n");
      for (const Duty* duty : group.duties) line(*duty, group.kind == nullptr);
      out_.raw("</ul>\n");
    }
  }
  /// What, and in the second column by when, whose and where.
  void line(const Duty& duty, bool with_kind) {
    out_.raw("<li class=\"duty\">\n<div>\n<p class=\"what\">");
    if (duty.url.empty()) {
      out_.text(duty.title);
    } else {
      out_.raw("<a");
      out_.attribute("href", site_.absolute(duty.url));
      out_.raw(">");
      out_.text(duty.title);
      out_.raw("</a>");
    }
    out_.raw("</p>\n");
    if (with_kind) element("p", duty.kind->name);
    if (!duty.detail.empty()) element("p", duty.detail);
    if (!duty.missing.empty()) out_.raw("<ul>\n");
    for (const std::string& one : duty.missing) element("li", "Missing: " + one);
    if (!duty.missing.empty()) out_.raw("</ul>\n");
    out_.raw("</div>\n<div>\n");
    if (duty.due) {
      const bool is_late = duty.urgency == Urgency::overdue;
      element("p", due_text(duty, site_.edition().today), is_late ? "late" : "");
    }
    if (!duty.owner.empty()) element("p", duty.owner);
    if (!duty.source.empty()) {
      out_.raw("<p>");
      element("code", duty.line > 0 ? fmt::format("{}:{}", duty.source, duty.line) : duty.source);
      out_.raw("</p>\n");
    }
    out_.raw("</div>\n</li>\n");
  }

  const Site& site_;
  html::Writer out_;
};

}  // namespace

std::string edition_mark(const Edition& edition) {
  return fmt::format("Pier, {}{}{}", edition.today.iso(),
                     edition.production ? ", for readers" : ", preview",
                     edition.drafts ? " with drafts" : "");
}

std::string business_unit_file(const Site& site) {
  return UnitFile(site).write();
}

}  // namespace pier
