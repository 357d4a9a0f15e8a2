#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/edition.h"
#include "app/site_options.h"
#include "base/file_system.h"
#include "base/file_writer.h"
#include "base/text.h"
#include "build/read_sources.h"
#include "scaffold/report.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

using scaffold::File;

/// The options of `pier new`, as they were written.
struct NewCommandOptions {
  std::string type;
  /// What stands behind the type: a title, or a year and an organisation.
  std::vector<std::string> words;
  std::string site = ".";
  /// The folder below content/; "": the usual one of the type.
  std::string in;
  /// Whose report it is; "": as the report before, or the name of the site.
  std::string body;
  std::string as_of;
};

constexpr std::string_view kUsualSection = "about/annual-reports";

/// What of the command was not understood, and what to write instead.
struct Misunderstood {
  std::string message;
  std::string help;
};

/// What is made, and what somebody does with it, a step a line.
struct Made {
  std::vector<File> files;
  std::vector<std::string> next;
};

std::vector<std::string_view> types_that_can_be_made() {
  std::vector<std::string_view> types{"report", "chapter"};
  for (const scaffold::Recipe& recipe : scaffold::recipes()) types.push_back(recipe.type);
  return types;
}

/// Makes the files that `pier new` is asked for, of what the site knows.
class Maker {
 public:
  Maker(const NewCommandOptions& options, const Date& today)
      : options_(options), today_(today), files_(options.site) {
    Diagnostics unheard;  // what is wrong in the site is for `pier check`
    sources_ = read_sources({files_}, true, Jobs::of_machine(), map_, unheard);
    for (const ContentFile& source : sources_.content) {
      if (source.path.name() == "index.md") read(source);
    }
  }

  /// Nothing where refusal() says why.
  Made make();
  const std::optional<Misunderstood>& refusal() const { return refusal_; }

 private:
  void read(const ContentFile& source) {
    Diagnostics unheard;
    entries_.insert_or_assign(source.path,
                              read_entry(source.file, source.path, sources_.config, map_, unheard));
  }
  const Entry* find(const SitePath& source) const {
    const auto found = entries_.find(source);
    return found == entries_.end() ? nullptr : &found->second;
  }
  const std::string& word(std::size_t i) const { return options_.words[i]; }
  void refuse(std::string message, std::string help) {
    refusal_ = {std::move(message), std::move(help)};
  }
  bool has_words(std::size_t count, std::string_view example);
  std::optional<std::string> section(std::string_view usual);
  std::string owner_of(const std::string& folder) const;
  std::vector<const Entry*> reports() const;
  std::optional<std::string> section_of_reports();
  const Entry* report_before(const std::string& section, const Date& begins) const;
  std::vector<const Entry*> chapters_in(const SitePath& folder);
  bool is_asked_for(const SitePath& folder);
  const Entry* report_named(const std::string& name);
  Made make_report();
  Made make_chapter();
  Made make_page(const scaffold::Recipe& recipe);

  const NewCommandOptions& options_;
  Date today_;
  DiskFileSystem files_;
  SourceMap map_;
  Sources sources_;
  /// Folders' own pages; the chapters of reports that were asked for.
  std::map<SitePath, Entry> entries_;
  std::optional<Misunderstood> refusal_;
};

bool Maker::has_words(std::size_t count, std::string_view example) {
  if (options_.words.size() == count) return true;
  refuse(options_.words.size() < count
             ? fmt::format("`pier new {}` wants to know more", options_.type)
             : fmt::format("`{}` is a word too many", options_.words[count]),
         fmt::format("write it as in `pier new {}`", example));
  return false;
}

/// The folder that --in names, else the usual one; it must have a page of its own.
std::optional<std::string> Maker::section(std::string_view usual) {
  std::string_view written = options_.in.empty() ? usual : std::string_view(options_.in);
  if (written.starts_with("content/")) written.remove_prefix(std::string_view("content/").size());
  while (written.ends_with('/')) written.remove_suffix(1);
  const auto folder = SitePath::parse(written);
  if (!folder) {
    refuse(fmt::format("`{}` is no folder below content/", written),
           "write it as in --in about/annual-reports");
    return std::nullopt;
  }
  if (find(*folder / *SitePath::parse("index.md")) != nullptr) return folder->text();
  std::vector<std::string_view> folders;
  for (const auto& [source, entry] : entries_) {
    if (source.text() != "index.md") folders.push_back(source.text());
  }
  const std::string_view near = nearest(folder->text() + "/index.md", folders);
  const std::string_view meant =
      near.substr(0, near.size() - std::min<std::size_t>(near.size(), 9));
  refuse(fmt::format("there is no section `content/{}`: it has no index.md", written),
         meant.empty() ? "make its index.md first, or name another with --in"
                       : fmt::format("did you mean --in {}?", meant));
  return std::nullopt;
}

/// The role that the nearest section above says looks after its pages.
std::string Maker::owner_of(const std::string& folder) const {
  for (SitePath at = *SitePath::parse(folder);; at = at.parent()) {
    const Entry* index = find(at / *SitePath::parse("index.md"));
    if (index != nullptr && !index->text("owner").empty()) return index->text("owner");
    if (at.empty()) return {};
  }
}

std::vector<const Entry*> Maker::reports() const {
  std::vector<const Entry*> found;
  for (const auto& [source, entry] : entries_) {
    if (entry.type->name == "report") found.push_back(&entry);
  }
  return found;
}

/// Where reports stand: with the others, wherever that is.
std::optional<std::string> Maker::section_of_reports() {
  const std::vector<const Entry*> all = reports();
  return section(all.empty() ? kUsualSection
                             : std::string_view(all.back()->source.parent().parent().text()));
}

std::optional<Date> last_day_of(const Entry& report) {
  const Value* period = report.fields.find("period");
  return period == nullptr ? std::nullopt : date_of(period->find("to"));
}

/// The latest report of the section that ended before a day, of the same body.
const Entry* Maker::report_before(const std::string& section, const Date& begins) const {
  const Entry* before = nullptr;
  for (const Entry* report : reports()) {
    if (report->source.parent().parent().text() != section) continue;
    const std::string body = report->text("body");
    if (!options_.body.empty() && !body.empty() && body != options_.body) continue;
    const auto last = last_day_of(*report);
    if (!last || begins <= *last) continue;
    if (before == nullptr || *last_day_of(*before) < *last) before = report;
  }
  return before;
}

std::vector<const Entry*> Maker::chapters_in(const SitePath& folder) {
  std::vector<const Entry*> chapters;
  for (const ContentFile& source : sources_.content) {
    if (source.path.parent() != folder || source.path.name() == "index.md") continue;
    read(source);
    const Entry* entry = find(source.path);
    if (entry->type->name == "chapter") chapters.push_back(entry);
  }
  std::sort(chapters.begin(), chapters.end(),
            [](const Entry* a, const Entry* b) { return reads_before(*a, *b); });
  return chapters;
}

Made Maker::make_report() {
  if (!has_words(1, "report 2026-27")) return {};
  const auto period = Period::parse(word(0));
  if (!period || scaffold::folder_of(*period).empty()) {
    std::string guess = guess_period(word(0));
    const auto guessed = Period::parse(guess);
    if (!guessed || scaffold::folder_of(*guessed).empty()) guess.clear();
    refuse(fmt::format("`{}` is no year of a report", word(0)),
           guess.empty() ? "write it as 2026-27, from April to March, or as 2026"
                         : fmt::format("did you mean `{}`?", guess));
    return {};
  }
  const auto section = section_of_reports();
  if (!section) return {};
  const Entry* before = report_before(*section, period->first());
  std::string body = options_.body;
  if (body.empty() && before != nullptr) body = before->text("body");
  if (body.empty()) body = sources_.config.name;
  const scaffold::ReportFacts facts{
      .period = *period,
      .section = *section,
      .body = body,
      .site_name = sources_.config.name,
      .owner = owner_of(*section),
      .today = today_,
      .groups = sources_.calendar.groups,
      .previous = before,
      .previous_chapters =
          before == nullptr ? std::vector<const Entry*>() : chapters_in(before->source.parent())};
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

/// Whether a report stands in the section that --in names, if it names one.
bool Maker::is_asked_for(const SitePath& folder) {
  return options_.in.empty() || section({}) == folder.parent().text();
}

const Entry* Maker::report_named(const std::string& name) {
  std::vector<std::string_view> names;
  std::vector<const Entry*> found;
  for (const Entry* report : reports()) {
    const SitePath folder = report->source.parent();
    if (!is_asked_for(folder)) continue;
    names.push_back(report->source.text());
    if (folder.name() == name || folder.text() == name) found.push_back(report);
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    refuse(fmt::format("there are {} reports with the name `{}`", found.size(), name),
           "say in which folder with --in");
    return nullptr;
  }
  std::vector<std::string> folders;
  folders.reserve(names.size());
  for (const std::string_view source : names) {
    folders.emplace_back(SitePath::parse(source)->parent().name());
  }
  const std::string cure = fmt::format("make it first: `pier new report {}`", name);
  refuse(fmt::format("there is no report `{}`", name),
         folders.empty() ? cure
                         : fmt::format("the reports are {}; {}", fmt::join(folders, ", "), cure));
  return nullptr;
}

Made Maker::make_chapter() {
  if (!has_words(2, "chapter 2026-27 essex-police")) return {};
  const calendar::Groups& groups = sources_.calendar.groups;
  const Entry* report = report_named(word(0));
  if (report == nullptr) return {};
  const auto organisation = groups.find_organisation(word(1));
  const auto group = organisation ? std::nullopt : groups.find(word(1));
  if (!organisation && !group) {
    std::vector<std::string_view> ids = groups.organisation_ids();
    for (const std::string_view id : groups.ids()) ids.push_back(id);
    const std::string_view near = nearest(word(1), ids);
    refuse(fmt::format("there is no organisation and no group `{}`", word(1)),
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
  for (const Entry* chapter : chapters_in(folder)) {
    if (chapter->order != Entry::kNoOrder) plan.order = std::max(plan.order, chapter->order + 10);
  }
  const std::string label =
      report->text("label").empty() ? std::string(folder.name()) : report->text("label");
  return {{scaffold::chapter_file(plan, {folder.text(), label, owner_of(folder.text()), today_})},
          {"Send the file to its author; it says what to fill in.",
           "Give it its place among the other chapters with `order`."}};
}

Made Maker::make_page(const scaffold::Recipe& recipe) {
  if (!has_words(1, fmt::format("{} \"A title\"", recipe.type))) return {};
  const std::string& title = word(0);
  const bool has_controls = std::any_of(title.begin(), title.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (has_controls || slug(title).empty()) {
    refuse(
        "the title has no letters to make the name of a file from, or more than one "
        "line",
        "write a title in words, as in `pier new page \"Hoarding\"`");
    return {};
  }
  std::string_view usual;
  for (const auto& [folder, type] : sources_.config.types) {
    if (type == recipe.type) usual = folder;
  }
  const auto folder = section(usual);
  if (!folder) return {};
  const scaffold::PageFacts facts{.title = title,
                                  .folder = *folder,
                                  .owner = owner_of(*folder),
                                  .today = today_,
                                  .taxonomy = sources_.taxonomy};
  return {{scaffold::page_file(recipe, facts)},
          {std::string(recipe.next), "Look at it with `pier build --drafts`."}};
}

Made Maker::make() {
  if (!sources_.config.is_known) {
    refuse(fmt::format("`{}` is no site: it has no data/site.yaml", options_.site),
           "run the command in the folder of the site, or name it with --site");
    return {};
  }
  if (options_.type == "report") return make_report();
  if (options_.type == "chapter") return make_chapter();
  if (const scaffold::Recipe* recipe = scaffold::find_recipe(options_.type)) {
    return make_page(*recipe);
  }
  const std::vector<std::string_view> types = types_that_can_be_made();
  const std::string all = fmt::format("what can be made: {}", fmt::join(types, ", "));
  if (options_.type.empty()) {
    refuse("it is not said what to make", all);
    return {};
  }
  const std::string_view near = nearest(options_.type, types);
  refuse(fmt::format("there is nothing `{}` that can be made", options_.type),
         near.empty() ? all : fmt::format("did you mean `{}`?", near));
  return {};
}

/// The first file that is there already, if any: nothing is ever written over.
std::optional<fs::path> already_there(const fs::path& content, const Made& made) {
  for (const File& file : made.files) {
    if (fs::exists(fs::symlink_status(content / file.path))) return content / file.path;
  }
  return std::nullopt;
}

void write(const fs::path& content, const Made& made) {
  std::string told = "Made:\n";
  for (const File& file : made.files) {
    const fs::path path = content / file.path;
    fs::create_directories(path.parent_path());
    replace_file_if_changed(path, file.text);
    told += fmt::format("  {}\n", path.lexically_normal().string());
  }
  told += "What to do next:\n";
  for (std::size_t i = 0; i < made.next.size(); ++i) {
    told += fmt::format("  {}. {}\n", i + 1, made.next[i]);
  }
  std::fwrite(told.data(), 1, told.size(), stdout);
}

ExitCode refuse(const Misunderstood& what) {
  fmt::print(stderr, "pier: {}\n  help: {}\n", what.message, what.help);
  return ExitCode::usage;
}

ExitCode make_files(const NewCommandOptions& options) {
  const auto today = read_today(options.as_of);
  if (!today) {
    return refuse({fmt::format("--as-of wants a day, not `{}`", options.as_of),
                   "write it as in --as-of 2026-06-04"});
  }
  const fs::path content = fs::path(options.site) / "content";
  Maker maker(options, *today);
  const Made made = maker.make();
  if (maker.refusal()) return refuse(*maker.refusal());
  if (const auto there = already_there(content, made)) {
    return refuse({fmt::format("`{}` is there already", there->lexically_normal().string()),
                   "nothing was written; take the file away first if it is not wanted"});
  }
  write(content, made);
  return ExitCode::done;
}

Runner declare_new(OptionList& list) {
  const auto options = std::make_shared<NewCommandOptions>();
  Option type{.name = "type", .meaning = "What to make", .target = &options->type};
  for (const std::string_view name : types_that_can_be_made()) type.words.emplace_back(name);
  list.add(std::move(type));
  list.add({.name = "words",
            .meaning = "A title; of a report its year, as 2026-27; of a chapter the report and the "
                       "organisation or group, as 2026-27 essex-police",
            .target = &options->words});
  list.add({.name = "--in",
            .value = "FOLDER",
            .meaning = "The folder below content/ (default: that of others of its type)",
            .target = &options->in,
            .offers = Offers::folders});
  list.add({.name = "--body",
            .value = "NAME",
            .meaning = "Whose report it is (default: that of the site)",
            .target = &options->body});
  list.add(site_folder_option(options->site));
  list.add(as_of_option(options->as_of));
  return [options] { return make_files(*options); };
}

}  // namespace

Command new_command() {
  return {.name = "new",
          .summary = "Make the files of a new page or report",
          .about = "Every field is there and explained. Nothing is ever written over.",
          .examples = {{"pier new page \"Hoarding\" --in adults", "content/adults/hoarding.md"},
                       {"pier new report 2026-27", "An annual report with its chapters"},
                       {"pier new chapter 2026-27 essex-police", "A partner's chapter of it"}},
          .declare = declare_new};
}

}  // namespace pier
