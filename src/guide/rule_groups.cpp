#include "guide/rule_groups.h"

#include <array>

namespace pier::guide {

namespace {

using Names = std::string_view;

constexpr auto kPages =
    std::to_array<Names>({"allow-", "attachment-", "field-", "file-", "form-", "front-matter-",
                          "guidance-", "section-", "title-", "type-"});
constexpr auto kWriting =
    std::to_array<Names>({"bare-",        "block-",    "bold-",       "callout-",  "easy-read-",
                          "footnote-",    "glossary-", "heading-",    "image-",    "link-",
                          "markdown-",    "raw-",      "reference-",  "scaffold-", "table-caption",
                          "table-header", "table-row", "table-shape", "term-",     "video-"});
constexpr auto kContacts = std::to_array<Names>({"contact-"});
constexpr auto kPrivacy = std::to_array<Names>({"privacy-"});
constexpr auto kCalendar = std::to_array<Names>({"calendar-", "paper-"});
constexpr auto kLearning = std::to_array<Names>({"briefing-", "learning-", "review-"});
constexpr auto kNeighbours = std::to_array<Names>({"neighbour-", "procedure-"});
constexpr auto kFigures = std::to_array<Names>({"chart-", "metric-"});
constexpr auto kTables = std::to_array<Names>({"table-"});
constexpr auto kReports = std::to_array<Names>({"report-"});
constexpr auto kStrategies = std::to_array<Names>({"strategy-"});
constexpr auto kAccessibility = std::to_array<Names>({"accessibility-"});
constexpr auto kSite =
    std::to_array<Names>({"data-", "pdf-", "publish-", "security-", "source-", "synonym-", "url-"});
constexpr auto kTheme =
    std::to_array<Names>({"colour-", "external-", "html-", "image-text", "inline-", "label-",
                          "link-name", "page-", "table-structure", "template-", "theme-"});

constexpr auto kGroups = std::to_array<RuleGroup>({
    {"pages", "Files and the fields at their top", kPages},
    {"writing", "The text of a page", kWriting},
    {"contacts", "Contacts", kContacts},
    {"privacy", "What could identify a person", kPrivacy},
    {"calendar", "Meetings, training and groups", kCalendar},
    {"learning", "Reviews, briefings and recommendations", kLearning},
    {"neighbours", "What is shared with other partnerships", kNeighbours},
    {"figures", "Figures and charts", kFigures},
    {"tables", "Tables of figures", kTables},
    {"reports", "Annual reports", kReports},
    {"strategies", "Strategies and workplans", kStrategies},
    {"accessibility", "The accessibility statement", kAccessibility},
    {"site", "Data files and addresses", kSite},
    {"theme", "The theme", kTheme},
});

bool fits(std::string_view rule, std::string_view name) {
  return name.ends_with('-') ? rule.starts_with(name) : rule == name;
}

}  // namespace

std::span<const RuleGroup> rule_groups() {
  return kGroups;
}

const RuleGroup* group_of_rule(std::string_view rule) {
  const RuleGroup* best = nullptr;
  std::size_t longest = 0;
  for (const RuleGroup& group : kGroups) {
    for (const std::string_view name : group.rules) {
      if (!fits(rule, name) || name.size() <= longest) continue;
      best = &group;
      longest = name.size();
    }
  }
  return best;
}

}  // namespace pier::guide
