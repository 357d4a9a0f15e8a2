#include "reports/completeness.h"

#include <set>

#include <catch2/catch.hpp>

#include "reports/demands.h"
#include "reports/signature.h"
#include "unit/reports/report_files.h"

using namespace pier;
using namespace pier::reports;
using test::chapter;
using test::one_chapter;
using test::report_index;
using test::ReportFiles;

namespace {

constexpr const char* kDraft = "status: draft\n";

std::string gaps(const ReportFiles& files) {
  std::string text;
  for (const Gap& gap : gaps_of(files.report(), files.pointers, files.groups)) {
    text += gap.message + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("the fields of `meets` are the demands of the law") {
  std::set<std::string_view> demanded;
  for (const Demand& demand : demands()) demanded.insert(demand.id);
  CHECK(demanded.size() == demands().size());
  std::set<std::string_view> fields;
  for (const Field& field : find_content_type("report")->fields) {
    if (field.name != "meets") continue;
    for (const Field& one : field.fields) fields.insert(one.name);
  }
  CHECK(fields == demanded);
  // Care Act 2014, Schedule 2, paragraph 4(1): (a) to (g).
  CHECK(std::count_if(demands().begin(), demands().end(),
                      [](const Demand& demand) { return demand.duty == Duty::adults; }) == 7);
}

TEST_CASE("a published report lacks nothing, or says each thing that it lacks") {
  std::map<std::string, std::string> all;
  all["content/r/index.md"] = report_index(
      "partners: [council, police]\nsigned_off: [{by: council, on: 2026-09-01}]\n"
      "duties: [adults]\nmeets: {objective: work, strategy: wrk, findings: work#no}\n"
      "scrutiny: {chapter: scrutny}\n");
  all["content/r/work.md"] = chapter("Work", 10, "## One\n\nText.\n", "author: council\n");
  all["content/r/late.md"] =
      "---\ntype: chapter\ntitle: Late\nsummary: L.\nstate: draft\n---\n\nT.\n";
  const ReportFiles files(all);
  CHECK(files.problems() ==
        "content/r/index.md:10 report-incomplete: Seaby Police has not signed the report off\n"
        "content/r/index.md:10 report-incomplete: there is no chapter of Seaby Police\n"
        "content/r/index.md:13 report-incomplete: `meets` does not say where the report meets "
        "“What each member did to implement the strategy”\n"
        "content/r/index.md:13 report-incomplete: `meets` does not say where the report meets "
        "“What was done about the findings of reviews”\n"
        "content/r/index.md:13 report-incomplete: `meets` does not say where the report meets "
        "“Which finding was not acted on, and why”\n"
        "content/r/index.md:13 report-incomplete: `meets` does not say where the report meets "
        "“Which reviews had not ended when the year did”\n"
        "content/r/index.md:13 report-incomplete: `work#no` is no chapter or heading of this "
        "report, and should say “What reviews found that ended in the year”\n"
        "content/r/index.md:13 report-incomplete: `wrk` is no chapter or heading of this report, "
        "and should say “What was done to implement the strategy”\n"
        "content/r/index.md:14 report-incomplete: there is no chapter `scrutny` with the statement "
        "of the scrutineer\n"
        "content/r/late.md:5 report-incomplete: the chapter `late` is a draft\n");
}

TEST_CASE("before publication the same is a list and no error") {
  std::map<std::string, std::string> all;
  all["content/r/index.md"] = report_index("partners: [council]\nduties: [children]\n", "", kDraft);
  all["content/r/work.md"] =
      "---\ntype: chapter\ntitle: Work\nsummary: W.\nstate: requested\n---\n\nText.\n";
  const ReportFiles files(all);
  CHECK(files.problems().empty());
  CHECK(gaps(files) ==
        "the report says no day of publication\n"
        "`meets` does not say where the report meets “What the partners set out to do for "
        "children”\n"
        "`meets` does not say where the report meets “What was learned, from reviews and "
        "otherwise”\n"
        "`meets` does not say where the report meets “What changed for children and families”\n"
        "`meets` does not say where the report meets “What shows that it changed”\n"
        "`meets` does not say where the report meets “What is to become better, and how”\n"
        "there is no chapter of Seaby Council\n"
        "the chapter `work` is not written yet\n"
        "there is no statement of an independent scrutineer\n"
        "Seaby Council has not signed the report off\n");
}

TEST_CASE("what the law demands has partners who answer for it, and somebody who scrutinised it") {
  const std::string rest =
      "meets: {priorities: work, learning: work, impact: work, "
      "evidence: work, improvement: work}\n";
  CHECK(ReportFiles(one_chapter("Text.\n", "duties: [children]\n" + rest)).problems() ==
        "content/r/index.md:10 report-incomplete: the statutory partners are not named\n"
        "content/r/index.md:10 report-incomplete: there is no statement of an independent "
        "scrutineer\n");
  CHECK(ReportFiles(one_chapter("Text.\n")).problems().empty());
}

TEST_CASE("what is signed off has every signature") {
  for (const auto& [status, count] :
       {std::pair("status: consultation\n", 0u), std::pair("status: signed-off\n", 1u)}) {
    const ReportFiles files(
        {{"content/r/index.md", report_index("partners: [council]\n", "", status)},
         {"content/r/work.md", chapter("Work", 1)}});
    CHECK(files.diagnostics.all().size() == count);
  }
}

TEST_CASE("a statement that changed after it was signed is told with its new digest") {
  const auto with = [](const std::string& digest, const std::string& body, int order = 10) {
    return std::map<std::string, std::string>{
        {"content/r/index.md",
         report_index("scrutiny: {chapter: work, signed: 2026-09-01" + digest + "}\n")},
        {"content/r/work.md", chapter("Work", order, body)}};
  };
  const std::string body = "## Said\n\nAll is *well*, see {ref #said}.\n";
  const ReportFiles first(with("", body));
  REQUIRE(first.diagnostics.all().size() == 1);
  const std::string digest = text_digest(first.entries[1]);
  CHECK(first.diagnostics.all()[0].rule->id == std::string("report-signature"));
  CHECK(first.diagnostics.all()[0].help.find(digest) != std::string::npos);
  CHECK(digest.size() == 32);

  const std::string is = ", digest: \"" + digest + "\"";
  CHECK(ReportFiles(with(is, body)).problems().empty());
  // Lines broken elsewhere, other markup and another number say the same.
  CHECK(
      ReportFiles(with(is, "## Said\n\nAll is\nwell, see {ref #said}.\n", 20)).problems().empty());
  for (const char* other :
       {"## Said\n\nAll is not well, see {ref #said}.\n",
        "## Said\n\nAll is well, see {ref work}.\n",
        "## Said\n\nAll is well, see {ref #said}.\n\n```chart\nheadline: New\n```\n"}) {
    const ReportFiles changed(with(is, other));
    REQUIRE(changed.diagnostics.all().size() == 1);
    CHECK(changed.diagnostics.all()[0].message == "`work` is not the text that was signed");
    CHECK(changed.diagnostics.all()[0].help.find(text_digest(changed.entries[1])) !=
          std::string::npos);
  }
}

TEST_CASE("a chapter belongs to a report, and a report to a folder") {
  const ReportFiles files({{"content/a/stray.md", chapter("Stray", 1)},
                           {"content/a/index.md", "---\ntitle: A\nsummary: A.\n---\n\nText.\n"},
                           {"content/b.md", report_index()}});
  CHECK(files.problems() ==
        "content/a/stray.md:2 report-folder: this chapter stands in the folder of no report\n"
        "content/b.md:2 report-folder: a report is the `index.md` of a folder\n");
  CHECK(files.made.empty());
}

TEST_CASE("organisations and groups that nobody knows are reported") {
  const ReportFiles files(
      {{"content/r/index.md", report_index("partners: [councl]\nsigned_off: [{by: polic, on: "
                                           "2026-01-01}]\n")},
       {"content/r/work.md", chapter("Work", 1, "", "author: counil\ngroup: bord\n")}});
  CHECK(files.problems() ==
        "content/r/index.md:10 calendar-unknown: there is no organisation `councl`\n"
        "content/r/index.md:11 calendar-unknown: there is no organisation `polic`\n"
        "content/r/work.md:7 calendar-unknown: there is no organisation `counil`\n"
        "content/r/work.md:8 calendar-unknown: there is no group `bord`\n");
}

TEST_CASE("the latest report comes first, and each folder has its own") {
  auto all = test::small_report();
  std::string old = report_index();
  for (const auto& [from, to] :
       {std::pair("2025-04-01, to: 2026-03-31", "2024-04-01, to: 2025-03-31"),
        std::pair("2025/26", "2024/25")}) {
    for (auto at = old.find(from); at != std::string::npos; at = old.find(from)) {
      old.replace(at, std::string(from).size(), to);
    }
  }
  all["content/reports/2024-25/index.md"] = old;
  all["content/reports/2024-25/work.md"] = chapter("Work delivered", 1);
  const ReportFiles files(all);
  CHECK(files.problems().empty());
  REQUIRE(files.made.all().size() == 2);
  CHECK(files.made.all()[0].label == "2025/26");
  const Report* older = files.made.in_folder(*SitePath::parse("reports/2024-25"));
  REQUIRE(older != nullptr);
  CHECK(older->label == "2024/25");
  CHECK(older->chapters.size() == 1);
  CHECK(files.made.chapter_of(older->chapters[0].entry)->report == older);
  CHECK(files.made.of_index(older->entry) == older);
  CHECK(files.made.in_folder(*SitePath::parse("reports")) == nullptr);
}
