#include "app/site_options.h"

#include <array>
#include <string_view>

namespace pier {

namespace {

struct Format {
  std::string_view name;
  DiagnosticFormat format;
};
constexpr std::array<Format, 3> kFormats{{{"text", DiagnosticFormat::text},
                                          {"json", DiagnosticFormat::json},
                                          {"github", DiagnosticFormat::github}}};

Option format_option(DiagnosticFormat& format) {
  Option option{.name = "--format",
                .value = "FORMAT",
                .meaning =
                    "How problems are shown: text for people, json for programs, github for "
                    "the notes of a GitHub run",
                .target =
                    [&format](const std::string& name) {
                      for (const Format& known : kFormats) {
                        if (known.name == name) format = known.format;
                      }
                    },
                .only_words = true};
  for (const Format& known : kFormats) option.words.emplace_back(known.name);
  return option;
}

Option colour_option(ColourChoice& colour) {
  return {.name = "--color",
          .value = "WHEN",
          .meaning =
              "Colours in problems: auto (on a terminal, unless NO_COLOR is set), always or "
              "never",
          .target =
              [&colour](const std::string& when) {
                colour = when == "always"  ? ColourChoice::always
                         : when == "never" ? ColourChoice::never
                                           : ColourChoice::automatic;
              },
          .words = {"auto", "always", "never"},
          .only_words = true};
}

void declare_what_is_built(OptionList& list, SiteOptions& options) {
  list.begin_group("What is built");
  list.add({.name = "--drafts",
            .meaning = "Show drafts and what waits for its day",
            .target = &options.drafts});
  list.add({.name = "--production",
            .meaning = "For readers: no preview banner, no placeholders",
            .target = &options.production});
  list.add(as_of_option(options.as_of));
  list.add({.name = "--no-pdf",
            .meaning = "Make no PDFs; pages offer printing instead",
            .target = &options.no_pdf});
}

void declare_what_is_shown(OptionList& list, SiteOptions& options) {
  list.begin_group("What is shown");
  list.add({.name = "--all",
            .meaning = "Show every problem, however many of a kind",
            .target = &options.all});
  list.add(format_option(options.format));
  list.add(colour_option(options.colour));
}

void declare_tools(OptionList& list, SiteOptions& options) {
  list.begin_group("What it is made with");
  list.add({.name = "--built-assets",
            .value = "FOLDER",
            .meaning = "The folder of the theme's compiled styles and scripts",
            .target = &options.built_assets,
            .offers = Offers::folders});
  list.add({.name = "--private",
            .value = "FOLDER",
            .meaning = "A folder outside the site with snapshots whose true counts stay private",
            .target = &options.private_folder,
            .offers = Offers::folders});
  list.add({.name = "--watch-list",
            .value = "FILE",
            .meaning = "A file of names that must not be published, made by `pier watch-list` "
                       "(default: the one that PIER_WATCH_LIST names)",
            .target = &options.watch_list,
            .offers = Offers::files});
  list.add({.name = "--chromium",
            .value = "FILE",
            .meaning = "The Chromium that makes PDFs (default: PIER_CHROMIUM, or one in PATH)",
            .target = &options.chromium,
            .offers = Offers::files});
  list.add({.name = "--jobs",
            .value = "NUMBER",
            .meaning = "How many threads (default: one a core)",
            .target = &options.jobs,
            .least = 1,
            .most = 256});
}

}  // namespace

Option site_folder_option(std::string& site) {
  return {.name = "--site",
          .value = "FOLDER",
          .meaning = "The folder of the site (default: this one)",
          .target = &site,
          .offers = Offers::folders};
}

Option as_of_option(std::string& as_of) {
  return {.name = "--as-of",
          .value = "DAY",
          .meaning = "The day to take for today, as 2026-06-04",
          .target = &as_of};
}

void declare_sources(OptionList& list, SiteOptions& options) {
  list.begin_group("Where");
  list.add(site_folder_option(options.site));
  list.begin_group("What is built");
  list.add(as_of_option(options.as_of));
  declare_tools(list, options);
}

void declare_site_options(OptionList& list, SiteOptions& options) {
  list.begin_group("Where");
  list.add(site_folder_option(options.site));
  declare_what_is_built(list, options);
  declare_what_is_shown(list, options);
  declare_tools(list, options);
}

}  // namespace pier
