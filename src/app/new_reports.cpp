#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/new_site.h"
#include "base/period.h"
#include "base/text.h"
#include "scaffold/report.h"

namespace pier {

namespace {

constexpr std::string_view kUsualSection = "about/annual-reports";
constexpr std::string_view kReportExample = "pier new report 2026-27";
constexpr std::string_view kChapterExample = "pier new chapter 2026-27 essex-police";

std::vector<const Entry*> reports_of(const NewSite& site) {
  std::vector<const Entry*> found;
  for (const auto& [source, entry] : site.entries()) {
    if (entry.type->name == "report") found.push_back(&entry);
  }
  return found;
}

/// Where reports stand: with the others, wherever that is.
std::optional<std::string> section_of_reports(NewSite& site) {
  const std::vector<const Entry*> all = reports_of(site);
  return site.section(all.empty() ? kUsualSection
                                  : std::string_view(all.back()->source.parent().parent().text()));
}

std::optional<Date> last_day_of(const Entry& report) {
  const Value* period = report.fields.find("period");
  return period == nullptr ? std::nullopt : date_of(period->find("to"));
}

/// The latest report of the section that ended before a day, of the same body.
const Entry* report_before(const NewSite& site, const std::string& section, const Date& begins) {
  const Entry* before = nullptr;
  for (const Entry* report : reports_of(site)) {
    if (report->source.parent().parent().text() != section) continue;
    const std::string body = report->text("body");
    const std::string& wanted = site.options().body;
    if (!wanted.empty() && !body.empty() && body != wanted) continue;
    const auto last = last_day_of(*report);
    if (!last || begins <= *last) continue;
    if (before == nullptr || *last_day_of(*before) < *last) before = report;
  }
  return before;
}

std::vector<const Entry*> chapters_in(NewSite& site, const SitePath& folder) {
  std::vector<const Entry*> chapters;
  for (const ContentFile& source : site.sources().content) {
    if (source.path.parent() != folder || source.path.name() == "index.md") continue;
    const Entry* entry = site.page(source.path);
    if (entry->type->name == "chapter") chapters.push_back(entry);
  }
  std::sort(chapters.begin(), chapters.end(),
            [](const Entry* a, const Entry* b) { return reads_before(*a, *b); });
  return chapters;
}

/// Whether a report stands in the section that --in names, if it names one.
bool is_asked_for(NewSite& site, const SitePath& folder) {
  return site.options().in.empty() || site.section({}) == folder.parent().text();
}

const Entry* report_named(NewSite& site, const std::string& name) {
  std::vector<std::string_view> names;
  std::vector<const Entry*> found;
  for (const Entry* report : reports_of(site)) {
    const SitePath folder = report->source.parent();
    if (!is_asked_for(site, folder)) continue;
    names.push_back(report->source.text());
    if (folder.name() == name || folder.text() == name) found.push_back(report);
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    site.refuse(fmt::format("there are {} reports with the name `{}`", found.size(), name),
                "say in which folder with --in");
    return nullptr;
  }
  std::vector<std::string> folders;
  folders.reserve(names.size());
  for (const std::string_view source : names) {
    folders.emplace_back(SitePath::parse(source)->parent().name());
  }
  const std::string cure = fmt::format("make it first: `pier new report {}`", name);
  site.refuse(fmt::format("there is no report `{}`", name),
              folders.empty()
                  ? cure
                  : fmt::format("the reports are {}; {}", fmt::join(folders, ", "), cure));
  return nullptr;
}

}  // namespace

Made make_report(NewSite& site) {
  if (!site.has_words(1, 1, kReportExample)) return {};
  const auto period = Period::parse(site.word(0));
  if (!period || scaffold::folder_of(*period).empty()) {
    std::string guess = guess_period(site.word(0));
    const auto guessed = Period::parse(guess);
    if (!guessed || scaffold::folder_of(*guessed).empty()) guess.clear();
    site.refuse(fmt::format("`{}` is no year of a report", site.word(0)),
                guess.empty() ? "write it as 2026-27, from April to March, or as 2026"
                              : fmt::format("did you mean `{}`?", guess));
    return {};
  }
  const auto section = section_of_reports(site);
  if (!section) return {};
  const Entry* before = report_before(site, *section, period->first());
  std::string body = site.options().body;
  if (body.empty() && before != nullptr) body = before->text("body");
  if (body.empty()) body = site.sources().config.name;
  const scaffold::ReportFacts facts{
      .period = *period,
      .section = *section,
      .body = body,
      .site_name = site.sources().config.name,
      .owner = site.owner_of(*section),
      .today = site.today(),
      .groups = site.sources().calendar.groups,
      .previous = before,
      .previous_chapters = before == nullptr ? std::vector<const Entry*>()
                                             : chapters_in(site, before->source.parent())};
  Made made{scaffold::report_files(facts), {}};
  if (before != nullptr) {
    made.next.push_back(
        fmt::format("The chapters are those of `content/{}`: take out files that "
                    "are not wanted, and add others with `pier new chapter`.",
                    before->source.text()));
  }
  made.next.emplace_back("Send each chapter’s file to its author; it says what to fill in.");
  made.next.emplace_back(
      "Look at it with `pier build --drafts`; /business-unit/ lists what is still missing.");
  return made;
}

Made make_chapter(NewSite& site) {
  if (!site.has_words(2, 2, kChapterExample)) return {};
  const calendar::Groups& groups = site.sources().calendar.groups;
  const Entry* report = report_named(site, site.word(0));
  if (report == nullptr) return {};
  const auto organisation = groups.find_organisation(site.word(1));
  const auto group = organisation ? std::nullopt : groups.find(site.word(1));
  if (!organisation && !group) {
    std::vector<std::string_view> ids = groups.organisation_ids();
    for (const std::string_view id : groups.ids()) ids.push_back(id);
    const std::string_view near = nearest(site.word(1), ids);
    site.refuse(fmt::format("there is no organisation and no group `{}`", site.word(1)),
                near.empty() ? "`pier list groups` shows them; they stand in data/groups.yaml"
                             : fmt::format("did you mean `{}`?", near));
    return {};
  }
  scaffold::ChapterPlan plan =
      organisation
          ? scaffold::chapter_of(groups.organisations()[*organisation].id,
                                 groups.organisations()[*organisation].name, false)
          : scaffold::chapter_of(groups.groups()[*group].id, groups.groups()[*group].name, true);
  const SitePath folder = report->source.parent();
  for (const Entry* chapter : chapters_in(site, folder)) {
    if (chapter->order != Entry::kNoOrder) plan.order = std::max(plan.order, chapter->order + 10);
  }
  const std::string label =
      report->text("label").empty() ? std::string(folder.name()) : report->text("label");
  return {{scaffold::chapter_file(
              plan, {folder.text(), label, site.owner_of(folder.text()), site.today()})},
          {"Send the file to its author; it says what to fill in.",
           "Give it its place among the other chapters with `order`."}};
}

}  // namespace pier
