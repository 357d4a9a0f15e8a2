#include "pages/accessibility_statement.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "diagnostics/rules.h"

namespace pier {

namespace {

constexpr std::string_view kRegulations =
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations "
    "2018";
constexpr std::string_view kGuidelines = "https://www.w3.org/TR/WCAG22/";
constexpr std::string_view kAdvisoryService = "https://www.equalityadvisoryservice.com/";

/// "a", "a and b", "a, b and c".
std::string in_words(const std::vector<std::string>& parts, std::string_view last = "and") {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? fmt::format(" {} ", last) : ", ";
    text += parts[i];
  }
  return text;
}

/// "criterion 2.4.2 (Page Titled)", "criteria 1.3.1 (…) and 1.3.2 (…)".
std::string criteria_text(const std::vector<const Criterion*>& criteria) {
  std::vector<std::string> names;
  names.reserve(criteria.size());
  for (const Criterion* criterion : criteria) {
    names.push_back(fmt::format("{} ({})", criterion->number, criterion->name));
  }
  return fmt::format("{} {}", names.size() == 1 ? "criterion" : "criteria", in_words(names));
}

/// What rules of the program look for, by the criterion that they protect; those that stop a
/// publication alone.
std::map<const Criterion*, std::vector<std::string_view>> checked_by_program() {
  std::map<const Criterion*, std::vector<std::string_view>> found;
  for (const Rule& rule : rules()) {
    const Criterion* criterion = find_criterion(rule.criterion);
    if (rule.severity == Severity::error && criterion != nullptr) {
      found[criterion].push_back(rule.summary);
    }
  }
  return found;
}

class Statement {
 public:
  Statement(const Site& site, const WriteContacts& contacts, html::Writer& out)
      : site_(site), said_(site.accessibility()), contacts_(contacts), out_(out) {}

  void write() {
    beginning();
    how_accessible();
    feedback();
    enforcement();
    technical();
    non_accessible();
    improving();
    preparation();
  }

 private:
  void paragraph(std::string_view text) {
    out_.raw("<p>");
    out_.text(text);
    out_.raw("</p>\n");
  }
  void heading(int level, std::string_view id, std::string_view text) {
    out_.raw(fmt::format("<h{}", level));
    out_.attribute("id", id);
    out_.raw(">");
    out_.text(text);
    out_.raw(fmt::format("</h{}>\n", level));
  }
  void link(std::string_view url, std::string_view text) {
    out_.raw("<a");
    out_.attribute("href", url);
    if (url.starts_with("https:")) out_.attribute("rel", "noopener noreferrer");
    out_.raw(">");
    out_.text(text);
    out_.raw("</a>");
  }
  void list(const std::vector<std::string>& items) {
    out_.raw("<ul>\n");
    for (const std::string& item : items) {
      out_.raw("<li>");
      out_.text(item);
      out_.raw("</li>\n");
    }
    out_.raw("</ul>\n");
  }
  void contact(const std::string& id) {
    // One that there is not was reported.
    if (const Contact* one = site_.contacts().find(id); one != nullptr) contacts_({one}, out_);
  }
  const std::string& organisation() const {
    return site_.config().organisation.empty() ? site_.config().name : site_.config().organisation;
  }

  void beginning() {
    // The law's.
    paragraph(fmt::format("This accessibility statement applies to {}.", said_.scope));
    paragraph(
        fmt::format("This website is run by {}. We want as many people as possible to be "
                    "able to use this website.",
                    organisation()));
    if (!said_.users_can.empty()) {
      paragraph("You should be able to:");
      list(said_.users_can);
    }
    out_.raw("<p>");
    link("https://mcmw.abilitynet.org.uk/", "AbilityNet");
    out_.text(" has advice on making your device easier to use if you have a disability.");
    out_.raw("</p>\n");
  }

  /// What readers can do about it, the worst first; below they find what it fails.
  void how_accessible() {
    heading(2, "how-accessible-this-website-is", "How accessible this website is");
    std::vector<std::string> parts;
    for (const AccessibilityIssue& issue : said_.issues) {
      if (!issue.is_open()) continue;
      parts.push_back(issue.problem);
      if (!issue.workaround.empty()) parts.back() += " " + issue.workaround;
    }
    if (parts.empty()) {
      paragraph("We know of no part of this website that is not accessible.");
    } else {
      paragraph("We know some parts of this website are not fully accessible:");
      list(parts);
    }
    if (said_.limits.empty()) return;
    paragraph("You should also know:");
    list(said_.limits);
  }

  void feedback() {
    heading(2, "feedback-and-contact-information", "Feedback and contact information");
    paragraph(fmt::format(
        "If you need information on this website in a different format like {}, tell us which page "
        "you need, and in which format:",
        in_words(said_.formats, "or")));
    contact(said_.feedback_contact);
    paragraph(fmt::format(
        "We'll consider your request and get back to you in {}.",
        count_of(static_cast<std::size_t>(said_.working_days), "working day", "working days")));
    heading(2, "reporting-accessibility-problems",
            "Reporting accessibility problems with this website");
    const Contact* to = site_.contacts().find(said_.feedback_contact);
    out_.raw("<p>");
    out_.text(
        "We're always looking to improve the accessibility of this website. If you find any "
        "problems not listed on this page or think we're not meeting accessibility requirements, "
        "contact ");
    if (to != nullptr && !to->email.empty()) {
      link("mailto:" + to->email, to->email);
    } else {
      out_.text(to == nullptr ? organisation() : to->name);
    }
    out_.text(".");
    out_.raw("</p>\n");
  }

  /// All of it the law's.
  void enforcement() {
    heading(2, "enforcement-procedure", "Enforcement procedure");
    out_.raw("<p>");
    out_.text(fmt::format(
        "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the {} (the "
        "'accessibility regulations'). If you're not happy with how we respond to your complaint, ",
        kRegulations));
    link(kAdvisoryService, "contact the Equality Advisory and Support Service (EASS)");
    out_.text(".");
    out_.raw("</p>\n");
    contact(said_.enforcement_contact);
  }

  /// All of it the law's.
  void technical() {
    heading(2, "technical-information", "Technical information about this website's accessibility");
    paragraph(
        fmt::format("{} is committed to making its website accessible, in accordance with the {}.",
                    organisation(), kRegulations));
    heading(3, "compliance-status", "Compliance status");
    const bool has_issues = said_.open_issues() > 0;
    const bool has_exemptions = !said_.burdens.empty() || !said_.out_of_scope.empty();
    std::vector<std::string> reasons;
    if (has_issues) reasons.emplace_back("non-compliances");
    if (has_exemptions) reasons.emplace_back("exemptions");
    const std::string why = in_words(reasons);
    out_.raw("<p>");
    out_.text(said_.status == Compliance::full ? "This website is fully compliant with the "
              : said_.status == Compliance::partial
                  ? "This website is partially compliant with the "
                  : "This website is not compliant with the ");
    link(kGuidelines, "Web Content Accessibility Guidelines version 2.2");
    out_.text(" AA standard");
    if (said_.status == Compliance::partial) {
      out_.text(fmt::format(", due to the {} listed below", why));
    }
    out_.text(said_.status == Compliance::none ? fmt::format(". The {} are listed below.", why)
                                               : std::string("."));
    out_.raw("</p>\n");
  }

  void non_accessible() {
    const bool has_issues = said_.open_issues() > 0;
    if (!has_issues && said_.burdens.empty() && said_.out_of_scope.empty()) return;
    heading(2, "non-accessible-content", "Non-accessible content");
    paragraph("The content listed below is non-accessible for the following reasons.");
    heading(3, "non-compliance", "Non-compliance with the accessibility regulations");
    if (!has_issues) paragraph("We know of none.");
    for (const AccessibilityIssue& issue : said_.issues) {
      if (issue.is_open()) non_compliance(issue);
    }
    heading(3, "disproportionate-burden", "Disproportionate burden");
    if (said_.burdens.empty()) {
      paragraph("We do not claim that anything would be a disproportionate burden.");
    }
    for (const AccessibilityBurden& burden : said_.burdens) {
      heading(4, slug("burden " + burden.title), burden.title);
      paragraph(fmt::format("{} This fails WCAG 2.2 success {}.", burden.problem,
                            criteria_text(burden.criteria)));
      paragraph(fmt::format("{}{}", burden.assessment,
                            burden.assessed
                                ? fmt::format(" We assessed this on {}.", burden.assessed->text())
                                : std::string()));
    }
    heading(3, "out-of-scope",
            "Content that's not within the scope of the accessibility regulations");
    if (said_.out_of_scope.empty()) paragraph("There is none.");
    for (const OutOfScope& one : said_.out_of_scope) {
      heading(4, slug("scope " + one.title), one.title);
      if (one.exemption != nullptr) {
        paragraph(fmt::format("The regulations leave out: {}.", lower_first(one.exemption->text)));
      }
      paragraph(one.about);
    }
  }

  static std::string lower_first(std::string_view text) {
    return ascii_lower(text.substr(0, 1)) + std::string(text.substr(1));
  }

  void non_compliance(const AccessibilityIssue& issue) {
    heading(4, "issue-" + issue.id, issue.title);
    paragraph(fmt::format("{} This fails WCAG 2.2 success {}.", issue.problem,
                          criteria_text(issue.criteria)));
    pages_of(issue);
    if (issue.fix_by) {
      paragraph(fmt::format("We plan to fix this by {}.", issue.fix_by->text()));
    } else {
      paragraph(issue.no_fix);
    }
  }

  /// Links to the pages that are public.
  void pages_of(const AccessibilityIssue& issue) {
    bool any = false;
    for (const auto& [source, span] : issue.pages) {
      const auto path = SitePath::parse(source);
      const auto id = path ? site_.find(*path) : std::nullopt;
      if (!id) continue;
      if (!any) out_.raw("<p>Where:</p>\n<ul>\n");
      any = true;
      out_.raw("<li>");
      link(site_.href(site_.placement(*id).url), site_.full_title(*id));
      out_.raw("</li>\n");
    }
    if (any) out_.raw("</ul>\n");
  }

  void improving() {
    std::vector<std::string> steps = said_.roadmap;
    for (const AccessibilityIssue& issue : said_.issues) {
      if (issue.fixed) {
        steps.push_back(fmt::format("Fixed on {}: {}.", issue.fixed->text(), issue.title));
      }
    }
    if (steps.empty()) return;
    heading(2, "improving", "What we're doing to improve accessibility");
    list(steps);
  }

  void preparation() {
    heading(2, "preparation", "Preparation of this accessibility statement");
    if (said_.prepared && said_.last_reviewed) {
      paragraph(fmt::format("This statement was prepared on {}. It was last reviewed on {}.",
                            said_.prepared->text(), said_.last_reviewed->text()));
    }
    if (said_.last_tested) {
      paragraph(
          fmt::format("This website was last tested on {} against the WCAG 2.2 AA standard. {}",
                      said_.last_tested->text(), said_.tested_by));
    }
    if (!said_.sample.empty()) paragraph(said_.sample);
    if (!said_.method.empty()) paragraph(said_.method);
    checks();
  }

  /// What the build proves: that it found none of these faults. It says so of faults, not of
  /// criteria, because most of a criterion only people can judge.
  void checks() {
    auto checked = checked_by_program();
    // What is known to fail is not praised.
    for (const AccessibilityIssue& issue : said_.issues) {
      if (!issue.is_open()) continue;
      for (const Criterion* criterion : issue.criteria) checked.erase(criterion);
    }
    paragraph(fmt::format(
        "Besides, each time the website is made, the program that makes it looks on every page for "
        "the faults below. With one of them the website is not published, so none was found in "
        "what "
        "you read. They touch {} of the {} success criteria of levels A and AA. This does not show "
        "that any of these is met as a whole: that takes people.",
        checked.size(), criteria().size()));
    out_.raw(
        "<div class=\"table-scroll\" role=\"region\" aria-labelledby=\"statement-checks\" "
        "tabindex=\"0\">\n<table>\n<caption id=\"statement-checks\">What the program makes sure "
        "of, "
        "by success criterion</caption>\n<thead>\n<tr>\n<th scope=\"col\">Success "
        "criterion</th>\n<th scope=\"col\">Level</th>\n<th scope=\"col\">On every "
        "page</th>\n</tr>\n</thead>\n<tbody>\n");
    for (const auto& [criterion, what] : checked) {
      out_.raw("<tr>\n<th scope=\"row\">");
      out_.text(fmt::format("{} {}", criterion->number, criterion->name));
      out_.raw("</th>\n<td>");
      out_.text(criterion->level);
      out_.raw("</td>\n<td>");
      std::string all;
      for (const std::string_view one : what) all += (all.empty() ? "" : " ") + std::string(one);
      out_.text(all);
      out_.raw("</td>\n</tr>\n");
    }
    out_.raw("</tbody>\n</table>\n</div>\n");
  }

  const Site& site_;
  const Accessibility& said_;
  const WriteContacts& contacts_;
  html::Writer& out_;
};

}  // namespace

void write_accessibility_statement(const Site& site, const WriteContacts& contacts,
                                   html::Writer& out) {
  // That there is nothing to say was reported.
  if (site.accessibility().is_known) Statement(site, contacts, out).write();
}

}  // namespace pier
