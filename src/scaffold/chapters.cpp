#include "scaffold/chapters.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "scaffold/front_matter.h"
#include "scaffold/yaml_text.h"
#include "value/schema.h"

namespace pier::scaffold {

namespace {

/// What a chapter of a kind is: its title, what it says of itself, and the questions in it.
/// The headings are those that `meets` of a new report names.
struct KindOfChapter {
  ChapterKind kind;
  std::string_view file;
  std::string_view title;
  std::string_view summary;
  std::string_view body;
  std::int64_t order;
};

constexpr std::string_view kQuestions =
    "Write here: who you are, and what you do to keep children or adults safe. Two or three "
    "sentences.\n\n"
    "## What we said we would do\n\n{promises}"
    "## What we did and how far it matched\n\n"
    "Write here: what you did, with dates and numbers. Say too what you did not do, and why.\n\n"
    "## What difference it made\n\n"
    "Write here: what is better for people because of it, and how you know.\n";

constexpr auto kKinds = std::to_array<KindOfChapter>({
    {ChapterKind::scrutiny, "scrutiny", "Independent scrutiny",
     "What the independent scrutineer found in {label}.",
     "Write here: what the independent scrutineer looked at, and the judgement.\n\n"
     "## Statement of assurance\n\n"
     "Write here: the statement that the scrutineer signs. When it is signed, write the day into "
     "`scrutiny` of the report.\n\n"
     "## What is still to be done\n\nWrite here: what the scrutineer asks of the partners.\n",
     10},
    {ChapterKind::strategy, "strategy", "Our strategy and what came of it",
     "What we set out to do in {label}, what we did, and what difference it made.",
     "## What we set out to do\n\nWrite here: the objective and the priorities, for adults and "
     "for children.\n\n"
     "## What we did\n\nWrite here: what was done for each priority.\n\n"
     "## What difference it made\n\nWrite here: what changed for children, families and "
     "adults.\n\n"
     "## What shows it\n\nWrite here: figures, audits, and what people told you.\n\n"
     "## What we will do next\n\nWrite here: what is to become better, and how.\n",
     20},
    {ChapterKind::partners, "partners", "What each partner did",
     "How the partners carried out the strategy in {label}.",
     "Write here: how the partners worked together. Each has a chapter of its own below.\n", 30},
    {ChapterKind::reviews, "reviews", "Reviews",
     "What reviews found in {label}, and what was done about it.",
     "## Reviews that ended in the year\n\nWrite here: what each found, without anything about "
     "a person.\n\n"
     "## Reviews that have not ended\n\nWrite here: how many there are, and of what kind.\n\n"
     "## What was done about findings\n\nWrite here: which recommendations were carried out.\n\n"
     "## Findings that were not acted on\n\nWrite here: which, and why.\n\n"
     "## What we learned\n\nWrite here: what workers do differently now.\n",
     2000},
    {ChapterKind::finance, "finance", "Money",
     "Who paid for our work in {label}, and what it cost.",
     "## Contributions\n\nWrite here: what each partner paid, as a table.\n\n"
     "## Spending\n\nWrite here: what the money was spent on, as a table.\n",
     2010},
    {ChapterKind::attendance, "attendance", "Attendance",
     "Which organisations came to the meetings of {label}.",
     "Write here: who came to how many meetings, by organisation and never by name.\n", 2020},
    {ChapterKind::appendix, "appendix", "Appendix", "What else belongs to the report for {label}.",
     "Write here: words that readers may not know, sources, and links.\n", 2030},
});

constexpr std::string_view kOther = "Write here: the text of this chapter.\n";

const KindOfChapter* about(ChapterKind kind) {
  const auto* found = std::find_if(kKinds.begin(), kKinds.end(),
                                   [&](const KindOfChapter& known) { return known.kind == kind; });
  return found == kKinds.end() ? nullptr : found;
}

std::string promises_text(const std::vector<std::string>& promises) {
  if (promises.empty()) {
    return "Write here: what you promised for this year, in the report before or elsewhere.\n\n";
  }
  std::string text = "In the report before this one we promised:\n\n";
  for (const std::string& promise : promises) text += fmt::format("- {}\n", promise);
  return text + "\n";
}

std::string body_of(const ChapterPlan& plan) {
  if (plan.kind == ChapterKind::author) {
    return replace_all(kQuestions, "{promises}", promises_text(plan.promises));
  }
  const KindOfChapter* kind = about(plan.kind);
  return std::string(kind == nullptr ? kOther : kind->body);
}

/// A summary may have 200 characters; a long name stands in the title.
std::string summary_of(const ChapterPlan& plan, const ReportName& report) {
  if (const KindOfChapter* kind = about(plan.kind)) {
    return replace_all(kind->summary, "{label}", report.label);
  }
  if (plan.kind != ChapterKind::author) {
    return fmt::format("Write here: what this chapter of {} says, in a sentence.", report.label);
  }
  std::string summary =
      fmt::format("What {} did in {} to keep people safe.", plan.title, report.label);
  constexpr std::size_t kLongest = 200;
  return summary.size() <= kLongest
             ? summary
             : fmt::format("What we did in {} to keep people safe.", report.label);
}

std::string opening_of(const ChapterPlan& plan, const ReportName& report) {
  return fmt::format(
      "Your chapter of the annual report {}: {}\n"
      "\n"
      "How to fill it in. You need no special program: the editor of your computer will do.\n"
      "1. Write below the second line of hyphens. Where it says “Write here:”, write your own\n"
      "   words in its place, and leave no “Write here:” behind.\n"
      "2. Leave the lines that begin with ## as they are. A new part begins with ## too.\n"
      "3. Write roles, never names. Write nothing about a single case: no age, no address, no "
      "date\n"
      "   of birth, no reference number.\n"
      "4. For a number, say what it counts and for which time.\n"
      "5. Short sentences. Say what a short form means where you first use it.\n"
      "6. When you are done, write `state: draft` below, and send this file to: {}.\n"
      "\n"
      "Above that line of hyphens, lines that begin with # are for you: nobody else sees them.\n",
      report.label, plan.title, report.owner.empty() ? "the Business Unit" : report.owner);
}

}  // namespace

std::vector<ChapterPlan> usual_chapters() {
  std::vector<ChapterPlan> plans;
  plans.reserve(kKinds.size());
  for (const KindOfChapter& kind : kKinds) {
    plans.push_back({std::string(kind.file), std::string(kind.title), kind.kind, kind.order});
  }
  return plans;
}

ChapterPlan chapter_of(std::string_view id, std::string_view name, bool is_group) {
  constexpr std::int64_t kWordsOfPartner = 800, kWordsOfGroup = 600;
  ChapterPlan plan{.file = std::string(id),
                   .title = std::string(name),
                   .kind = ChapterKind::author,
                   .words = is_group ? kWordsOfGroup : kWordsOfPartner};
  (is_group ? plan.group : plan.author) = id;
  return plan;
}

ChapterPlan chapter_like(const Entry& chapter) {
  ChapterPlan plan{.file = std::string(chapter.source.stem()),
                   .title = chapter.title,
                   .order = chapter.order == Entry::kNoOrder ? 0 : chapter.order,
                   .author = chapter.text("author"),
                   .group = chapter.text("group"),
                   .author_role = chapter.text("author_role"),
                   .words = number_of(chapter.fields.find("words")).value_or(0)};
  if (!plan.author.empty() || !plan.group.empty()) {
    plan.kind = ChapterKind::author;
    return plan;
  }
  const auto* same = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindOfChapter& kind) {
    return kind.file == plan.file;
  });
  if (same != kKinds.end()) plan.kind = same->kind;
  return plan;
}

File chapter_file(const ChapterPlan& plan, const ReportName& report) {
  std::vector<Known> known{{"type", "chapter"},
                           {"title", yaml_text(plan.title)},
                           {"summary", yaml_text(summary_of(plan, report))},
                           {"state", "requested"},
                           {"reviewed", report.today.iso()}};
  const auto add = [&](std::string_view field, const std::string& value) {
    if (!value.empty()) known.push_back({field, value});
  };
  if (plan.order > 0) add("order", std::to_string(plan.order));
  if (plan.words > 0) add("words", std::to_string(plan.words));
  add("author", plan.author);
  add("group", plan.group);
  if (!plan.author_role.empty()) {
    add("author_role", yaml_text(plan.author_role));
  } else if (plan.kind == ChapterKind::author) {
    known.push_back({"author_role", "Chair of the subgroup", Known::Sense::proposed});
  }
  if (plan.kind == ChapterKind::author) {
    add("answers",
        "\n  promised: what-we-said-we-would-do\n  did: what-we-did-and-how-far-it-matched\n"
        "  difference: what-difference-it-made");
  }
  return {fmt::format("content/{}/{}.md", report.folder, plan.file),
          fmt::format("{}\n{}",
                      front_matter(*find_content_type("chapter"), known, Scope::needed,
                                   opening_of(plan, report)),
                      body_of(plan))};
}

}  // namespace pier::scaffold
