#include "scaffold/report.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "reports/demands.h"
#include "scaffold/front_matter.h"
#include "scaffold/yaml_text.h"
#include "value/schema.h"

namespace pier::scaffold {

namespace {

constexpr std::string_view kIndexOpening =
    "The index of an annual report. Each line below is explained by the one above it.\n"
    "Lines that begin with # are not read: take the # away to use one.\n"
    "The other files in this folder are its chapters: send each to its author.\n";

/// Where a new report meets what the law demands: the headings of usual_chapters().
struct UsualPlace {
  std::string_view demand;
  std::string_view place;
};

constexpr auto kUsualPlaces = std::to_array<UsualPlace>({
    {"objective", "strategy#what-we-set-out-to-do"},
    {"strategy", "strategy#what-we-did"},
    {"members", "partners"},
    {"findings", "reviews#reviews-that-ended-in-the-year"},
    {"ongoing", "reviews#reviews-that-have-not-ended"},
    {"implementation", "reviews#what-was-done-about-findings"},
    {"not-implemented", "reviews#findings-that-were-not-acted-on"},
    {"priorities", "strategy#what-we-set-out-to-do"},
    {"learning", "reviews#what-we-learned"},
    {"impact", "strategy#what-difference-it-made"},
    {"evidence", "strategy#what-shows-it"},
    {"improvement", "strategy#what-we-will-do-next"},
});

std::string usual_place(std::string_view demand) {
  for (const UsualPlace& usual : kUsualPlaces) {
    if (usual.demand == demand) return std::string(usual.place);
  }
  return {};
}

class ReportMaker {
 public:
  explicit ReportMaker(const ReportFacts& facts)
      : facts_(facts),
        name_{fmt::format("{}/{}", facts.section, folder_of(facts.period)), facts.period.label(),
              facts.owner, facts.today} {}

  std::vector<File> run() {
    partners_ = find_partners();
    plans_ = facts_.previous == nullptr ? new_chapters() : chapters_as_before();
    std::vector<File> files{index_file()};
    for (const ChapterPlan& plan : plans_) files.push_back(chapter_file(plan, name_));
    return files;
  }

 private:
  /// The statutory partners: those of the report before, else the members of the group at the top.
  std::vector<std::string> find_partners() const {
    if (facts_.previous != nullptr) return texts_of(facts_.previous->fields.find("partners"));
    for (const calendar::Group& group : facts_.groups.groups()) {
      if (!group.reports_to.empty() || group.members.empty() || group.ended) continue;
      std::vector<std::string> ids;
      for (const std::size_t member : group.members) {
        ids.push_back(facts_.groups.organisations()[member].id);
      }
      return ids;
    }
    return {};
  }

  void add_authors(std::int64_t& order, std::vector<ChapterPlan>& plans) const {
    constexpr std::int64_t kStep = 10;
    const auto add = [&](ChapterPlan plan) {
      plan.order = order += kStep;
      plans.push_back(std::move(plan));
    };
    for (const std::string& id : partners_) {
      const auto partner = facts_.groups.find_organisation(id);
      add(chapter_of(id, partner ? facts_.groups.organisations()[*partner].name : id, false));
    }
    for (const calendar::Group& group : facts_.groups.groups()) {
      if (!group.page.empty() && !group.ended) add(chapter_of(group.id, group.name, true));
    }
  }

  std::vector<ChapterPlan> new_chapters() const {
    std::vector<ChapterPlan> plans;
    for (ChapterPlan& usual : usual_chapters()) {
      std::int64_t order = usual.order;
      const bool is_above_partners = usual.kind == ChapterKind::partners;
      plans.push_back(std::move(usual));
      if (is_above_partners) add_authors(order, plans);
    }
    keep_names_apart(plans);
    return plans;
  }

  /// A group can have the id of an organisation, or of a chapter that every report has.
  static void keep_names_apart(std::vector<ChapterPlan>& plans) {
    std::set<std::string> taken{"index"};
    for (ChapterPlan& plan : plans) {
      while (!taken.insert(plan.file).second) plan.file += "-chapter";
    }
  }

  std::vector<ChapterPlan> chapters_as_before() const {
    std::vector<ChapterPlan> plans;
    for (const Entry* chapter : facts_.previous_chapters) {
      plans.push_back(chapter_like(*chapter));
      for (const Value& promise : list_of(facts_.previous->fields.find("promises"))) {
        const std::string by = text_of(promise.find("chapter"));
        if (by.substr(0, by.find('#')) != plans.back().file) continue;
        plans.back().promises.push_back(text_of(promise.find("text")));
      }
    }
    return plans;
  }

  bool has_chapter(std::string_view file) const {
    return std::any_of(plans_.begin(), plans_.end(),
                       [&](const ChapterPlan& plan) { return plan.file == file; });
  }

  /// Where a demand is met: in the chapter that met it before, else where a new report has it. ""
  /// when neither is there: then the checklist says what is missing.
  std::string place_of(const reports::Demand& demand) const {
    if (facts_.previous == nullptr) return usual_place(demand.id);
    const Value* meets = facts_.previous->fields.find("meets");
    const std::string before = meets == nullptr ? "" : text_of(meets->find(demand.id));
    const std::string chapter = before.substr(0, before.find('#'));
    return has_chapter(chapter) ? chapter : std::string();
  }

  std::string meets() const {
    std::string lines;
    for (const reports::Demand& demand : reports::demands()) {
      const std::string place = place_of(demand);
      lines += fmt::format("\n  # {} ({})\n  {}{}: {}", demand.text, demand.source,
                           place.empty() ? "# " : "", demand.id,
                           place.empty() ? "chapter#heading" : place);
    }
    return lines;
  }

  /// The promises of the report before, each with what may have become of it.
  std::string kept() const {
    std::string lines;
    for (const Value& promise : list_of(facts_.previous->fields.find("promises"))) {
      lines += fmt::format("\n  # {}\n  - {{id: {}, state: done, text: \"What was done.\"}}",
                           text_of(promise.find("text")), text_of(promise.find("id")));
    }
    return lines;
  }

  std::string title() const {
    return facts_.body == facts_.site_name
               ? fmt::format("Annual report {}", name_.label)
               : fmt::format("Annual report {}: {}", name_.label, facts_.body);
  }

  void add_previous(std::vector<Known>& known) const {
    if (facts_.previous == nullptr) return;
    const Entry& before = *facts_.previous;
    known.push_back({"previous", before.source.text()});
    if (const std::string request = before.text("request"); !request.empty()) {
      known.push_back({"request", request});
    }
    if (const auto ids = texts_of(before.fields.find("indicators")); !ids.empty()) {
      known.push_back({"indicators", yaml_list(ids)});
    }
    if (const auto ids = texts_of(before.fields.find("duties")); !ids.empty()) {
      known.push_back({"duties", yaml_list(ids)});
    }
    if (const std::string lines = kept(); !lines.empty())
      known.push_back({"kept", lines, Known::Sense::proposed});
    if (const Value* scrutiny = before.fields.find("scrutiny"); scrutiny != nullptr) {
      known.push_back(
          {"scrutiny", fmt::format("{{chapter: {}}}", text_of(scrutiny->find("chapter")))});
    }
  }

  File index_file() const {
    const std::string summary =
        fmt::format("What we did from {} to {}, and what came of it.", facts_.period.first().text(),
                    facts_.period.last().text());
    std::vector<Known> known{
        {"type", "report"},
        {"title", yaml_text(title())},
        {"summary", yaml_text(summary)},
        {"reviewed", facts_.today.iso()},
        {"body", yaml_text(facts_.body)},
        {"period", fmt::format("{{from: {}, to: {}}}", facts_.period.first().iso(),
                               facts_.period.last().iso())},
        {"label", yaml_text(name_.label)},
        {"status", "draft"},
        {"meets", meets()}};
    if (!facts_.owner.empty()) known.push_back({"owner", yaml_text(facts_.owner)});
    if (!partners_.empty()) known.push_back({"partners", yaml_list(partners_)});
    add_previous(known);
    // What the report before does not say is as in a new one.
    if (has_chapter("scrutiny")) known.push_back({"scrutiny", "{chapter: scrutiny}"});
    known.push_back({"duties", "[adults, children]"});
    known.push_back({"numbering", "automatic"});
    return {
        fmt::format("content/{}/index.md", name_.folder),
        fmt::format("{}\nWrite here: what readers should know before they begin, in two or "
                    "three sentences.\n",
                    front_matter(*find_content_type("report"), known, Scope::all, kIndexOpening))};
  }

  const ReportFacts& facts_;
  ReportName name_;
  std::vector<std::string> partners_;
  std::vector<ChapterPlan> plans_;
};

}  // namespace

std::string folder_of(const Period& period) {
  switch (period.kind()) {
    case Period::Kind::calendar_year:
    case Period::Kind::financial_year:
    case Period::Kind::academic_year:
      return period.text();
    default:
      return {};
  }
}

std::vector<File> report_files(const ReportFacts& facts) {
  return ReportMaker(facts).run();
}

}  // namespace pier::scaffold
