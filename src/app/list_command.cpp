#include <array>
#include <cstdio>
#include <memory>
#include <string_view>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/edition.h"
#include "app/site_options.h"
#include "app/terminal.h"
#include "app/watch_list.h"
#include "base/file_system.h"
#include "base/text.h"
#include "build/build.h"
#include "build/read_sources.h"
#include "content/content_type.h"
#include "content/entry.h"
#include "diagnostics/rules.h"
#include "metrics/public_figures.h"
#include "publish/emitters.h"
#include "schemas/editor_files.h"
#include "templates/filters.h"

namespace pier {

namespace {

std::string list_types(const std::string&) {
  std::string out;
  for (const ContentType& type : content_types()) {
    out += fmt::format("{}: {}\n", type.name, type.summary);
    for (const Field& field : type.fields) {
      out += fmt::format("  {:<14} {}{}; for example {}\n", field.name,
                         field.need == Need::required ? "(required) " : "", field.meaning,
                         field.example);
    }
  }
  return out;
}

std::string list_rules(const std::string&) {
  std::string out;
  for (const Rule& rule : rules()) {
    const std::string criterion =
        rule.criterion.empty() ? "" : fmt::format(" (WCAG {})", rule.criterion);
    out += fmt::format("{:<20} {:<8} {}{}\n", rule.id,
                       rule.severity == Severity::error ? "error" : "warning", rule.summary,
                       criterion);
  }
  return out;
}

std::string list_outputs(const std::string&) {
  std::string out;
  for (const Emitter& emitter : emitters()) {
    out += fmt::format("{:<12} {}\n", emitter.name, emitter.summary);
  }
  return out;
}

std::string list_filters(const std::string&) {
  std::string out;
  for (const templates::Filter& filter : templates::filters()) {
    out += fmt::format("{:<10} {} {}\n", filter.name, filter.meaning, filter.example);
  }
  return out;
}

/// The figures of a site as the public may see them. What is wrong with them is for `pier check`.
metrics::PublicFigures figures_of(const std::string& site) {
  SourceMap map;
  Diagnostics unheard;
  const DiskFileSystem files(site);
  const Jobs jobs = Jobs::of_machine();
  Sources sources = read_sources({files}, false, jobs, map, unheard);
  return metrics::disclose(std::move(sources.figures), jobs, unheard);
}

std::string list_indicators(const std::string& site) {
  const metrics::PublicFigures figures = figures_of(site);
  std::string out;
  for (const metrics::PublicIndicator& indicator : figures.indicators()) {
    out += fmt::format("{:<40} {}\n", indicator.about().id, indicator.about().title);
  }
  return out;
}

std::string list_policies(const std::string& site) {
  const metrics::PublicFigures figures = figures_of(site);
  std::string out;
  for (const std::string_view id : figures.config().policy_ids()) {
    const disclosure::Policy* policy = figures.config().find_policy(id);
    out += fmt::format("{:<20} {}\n", id, policy == nullptr ? "" : policy->title);
  }
  return out + fmt::format("{:<20} {}\n", metrics::kNoPolicy,
                           "Nothing is hidden; `policy_reason` says why");
}

/// The sources of a site. What is wrong with them is for `pier check`.
Sources sources_of(const std::string& site, SourceMap& map) {
  Diagnostics unheard;
  const DiskFileSystem files(site);
  return read_sources({files}, false, Jobs::of_machine(), map, unheard);
}

std::string list_themes(const std::string& site) {
  SourceMap map;
  const Sources sources = sources_of(site, map);
  std::string out;
  for (const learning::Theme& theme : sources.taxonomy.themes()) {
    out += fmt::format("{:<32} {}\n", theme.id, theme.name);
    if (!theme.also.empty()) out += fmt::format("{:<32}   also: {}\n", "", join(theme.also, ", "));
  }
  return out;
}

std::string list_abuse(const std::string& site) {
  SourceMap map;
  const Sources sources = sources_of(site, map);
  std::string out;
  for (const learning::AbuseKind& kind : sources.taxonomy.abuse()) {
    std::string lists;
    if (kind.of_adults) lists += ", adults";
    if (kind.of_children) lists += ", children";
    if (kind.of_context) lists += ", context";
    out += fmt::format("{:<32} {} ({})\n", kind.id, kind.name,
                       lists.empty() ? lists : lists.substr(2));
    if (!kind.also.empty()) out += fmt::format("{:<32}   also: {}\n", "", join(kind.also, ", "));
  }
  return out;
}

/// All reviews that there are files of, for the people who keep them: the state is that of the
/// file, and nothing is held back here.
std::string list_reviews(const std::string& site) {
  SourceMap map;
  Diagnostics unheard;
  const Sources sources = sources_of(site, map);
  std::string out;
  for (const ContentFile& file : sources.content) {
    const Entry entry = read_entry(file.file, file.path, sources.config, map, unheard);
    if (entry.type->name != "review") continue;
    out += fmt::format("{:<32} {:<28} {:<12} {}\n", file.path.stem(), entry.text("kind"),
                       entry.text("state"), entry.published ? entry.published->iso() : "");
  }
  return out;
}

/// What the Business Unit has to do. A list is kept and sent on, so that nothing is in it by which
/// people could be known.
std::string list_duties(const std::string& site) {
  const DiskFileSystem files(site);
  const privacy::WatchList names = read_watch_list(watch_list_path(""));
  const auto today = read_today("");
  if (!today) return "SOURCE_DATE_EPOCH is not a number of seconds since 1970\n";
  BuildOptions options{{*today}, Jobs::of_machine()};
  options.watch_list = &names;
  const Build made = build({files}, options);
  for (const Diagnostic& problem : made.diagnostics.all()) {
    if (problem.is_error() && problem.rule->id.starts_with("privacy-")) {
      return "The site holds what people could be known by: see `pier check` first.\n";
    }
  }
  return duties_text(made.duties, *today);
}

std::string list_groups(const std::string& site) {
  SourceMap map;
  const Sources sources = sources_of(site, map);
  std::string out;
  for (const calendar::Group& group : sources.calendar.groups.groups()) {
    out += fmt::format("{:<32} {}{}\n", group.id, group.name,
                       group.ended ? fmt::format(" (until {})", group.ended->text()) : "");
  }
  return out;
}

std::string list_schemas(const std::string&) {
  std::string out;
  for (const schemas::SchemaFile& schema : schemas::schema_files()) {
    out += fmt::format("{:<20} {:<34} {}\n", schema.name, schema.applies_to, schema.summary);
  }
  return out;
}

struct Table {
  std::string_view name;
  std::string (*print)(const std::string& site);
};

constexpr auto kTables = std::to_array<Table>({{"abuse", list_abuse},
                                               {"duties", list_duties},
                                               {"filters", list_filters},
                                               {"groups", list_groups},
                                               {"indicators", list_indicators},
                                               {"outputs", list_outputs},
                                               {"policies", list_policies},
                                               {"reviews", list_reviews},
                                               {"rules", list_rules},
                                               {"schemas", list_schemas},
                                               {"themes", list_themes},
                                               {"types", list_types}});

ExitCode print_table(const std::string& table, const std::string& site) {
  std::array<std::string_view, kTables.size()> names;
  for (std::size_t i = 0; i < kTables.size(); ++i) {
    names[i] = kTables[i].name;
    if (kTables[i].name != table) continue;
    const std::string text = kTables[i].print(site);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return ExitCode::done;
  }
  tell("pier: {}\n  help: {}\n",
       table.empty() ? "a table is missing: say which, as in `pier list rules`"
                     : fmt::format("there is no table `{}`", table),
       suggest(table, names));
  return ExitCode::usage;
}

struct ListOptions {
  std::string table;
  std::string site = ".";
};

Runner declare_list(OptionList& list) {
  const auto options = std::make_shared<ListOptions>();
  Option table{.name = "table", .meaning = "Which table", .target = &options->table};
  for (const Table& known : kTables) table.words.emplace_back(known.name);
  list.add(std::move(table));
  list.add(site_folder_option(options->site));
  return [options] { return print_table(options->table, options->site); };
}

}  // namespace

Command list_command() {
  return {.name = "list",
          .summary = "Print a table of the program or of the site",
          .about = {},
          .examples = {{"pier list types", "Every kind of content with its fields"},
                       {"pier list rules", "Everything that a build can find wrong"},
                       {"pier list duties", "What is to be done, the most urgent first"},
                       {"pier list indicators", "The figures of the site, for charts and tables"}},
          .declare = declare_list};
}

}  // namespace pier
