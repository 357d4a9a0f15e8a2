#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/edition.h"
#include "app/new_site.h"
#include "app/site_options.h"
#include "app/terminal.h"
#include "base/file_writer.h"
#include "base/text.h"

namespace pier {

namespace {

namespace fs = std::filesystem;

using scaffold::File;

std::vector<std::string_view> names_of_kinds() {
  std::vector<std::string_view> names;
  for (const NewKind& kind : new_kinds()) names.push_back(kind.name);
  return names;
}

Made make(NewSite& site) {
  const std::string& type = site.options().type;
  if (!site.sources().config.is_known) {
    site.refuse(fmt::format("`{}` is no site: it has no data/site.yaml", site.options().site),
                "run the command in the folder of the site, or name it with --site");
    return {};
  }
  for (const NewKind& kind : new_kinds()) {
    if (kind.name == type) return kind.make(site);
  }
  const auto names = names_of_kinds();
  const std::string all = fmt::format(
      "what can be made: {}; `pier new --help` shows an example of each", fmt::join(names, ", "));
  if (type.empty()) {
    site.refuse("it is not said what to make", all);
    return {};
  }
  const std::string_view near = nearest(type, names);
  site.refuse(fmt::format("there is nothing `{}` that can be made", type),
              near.empty() ? all : fmt::format("did you mean `{}`?", near));
  return {};
}

/// The first file that is there already, if any: nothing is ever written over.
std::optional<fs::path> already_there(const fs::path& site, const Made& made) {
  if (made.is_addition) return std::nullopt;
  for (const File& file : made.files) {
    if (fs::exists(fs::symlink_status(site / file.path))) return site / file.path;
  }
  return std::nullopt;
}

void write(const fs::path& site, const Made& made) {
  std::string told = made.is_addition ? "Added to:\n" : "Made:\n";
  for (const File& file : made.files) {
    const fs::path path = site / file.path;
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
  tell("pier: {}\n  help: {}\n", what.message, what.help);
  return ExitCode::usage;
}

ExitCode make_files(const NewOptions& options) {
  const auto today = read_today(options.as_of);
  if (!today) {
    return refuse({fmt::format("--as-of wants a day, not `{}`", options.as_of),
                   "write it as in --as-of 2026-06-04"});
  }
  NewSite site(options, *today);
  const Made made = make(site);
  if (site.refusal()) return refuse(*site.refusal());
  if (const auto there = already_there(options.site, made)) {
    return refuse({fmt::format("`{}` is there already", there->lexically_normal().string()),
                   "nothing was written; take the file away first if it is not wanted"});
  }
  write(options.site, made);
  return ExitCode::done;
}

Runner declare_new(OptionList& list) {
  const auto options = std::make_shared<NewOptions>();
  Option type{.name = "type", .meaning = "What to make", .target = &options->type};
  for (const std::string_view name : names_of_kinds()) type.words.emplace_back(name);
  list.add(std::move(type));
  list.add({.name = "words",
            .meaning = "A title, or what the example of the type shows",
            .target = &options->words});
  list.add({.name = "--in",
            .value = "FOLDER",
            .meaning = "The folder below content/ (default: that of others of its type); of a "
                       "table that below data/tables/",
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

std::vector<Example> examples_of_kinds() {
  std::vector<Example> examples;
  for (const NewKind& kind : new_kinds()) examples.push_back({kind.example, kind.meaning});
  return examples;
}

}  // namespace

Command new_command() {
  return {.name = "new",
          .summary = "Make a page, a report, or an entry of a list",
          .about =
              "Every field is there and explained, and `Write here:` stands where somebody "
              "has to write. Nothing is ever written over: an entry goes to the end of its "
              "list, and all else in the file stays.",
          .examples = examples_of_kinds(),
          .declare = declare_new};
}

}  // namespace pier
