#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "app/attendance.h"
#include "app/commands.h"
#include "app/edition.h"
#include "app/last_build.h"
#include "app/publish_target.h"
#include "app/site_options.h"
#include "app/terminal.h"
#include "base/text.h"
#include "publish/manifest.h"
#include "publish/output_folder.h"
#include "publish/publish_lock.h"

namespace pier {

namespace {

namespace fs = std::filesystem;
using targets::Action;
using targets::Mismatch;

constexpr std::size_t kMostNumber = 1'000'000;

/// The options of all three commands, as they were written.
struct TargetOptions {
  TargetPlace place;
  std::string out;
  std::size_t to = 0;
  bool dry = false;
  bool forgets = false;
};

fs::path published_folder(const TargetOptions& options) {
  if (!options.out.empty()) return options.out;
  return (fs::path(options.place.site) / "public").lexically_normal();
}

std::string_view words_of(Action action) {
  switch (action) {
    case Action::add:
      return "add";
    case Action::replace:
      return "replace";
    case Action::remove:
      break;
  }
  return "remove";
}

struct StepCounts {
  std::size_t added = 0, replaced = 0, removed = 0;
};

StepCounts count_steps(const targets::Plan& plan) {
  StepCounts counts;
  for (const auto& wave : plan.waves) {
    for (const targets::Step& step : wave) {
      if (step.action == Action::add) ++counts.added;
      if (step.action == Action::replace) ++counts.replaced;
      if (step.action == Action::remove) ++counts.removed;
    }
  }
  return counts;
}

std::string counts_text(const targets::Plan& plan) {
  const StepCounts counts = count_steps(plan);
  return fmt::format("{} added, {} replaced, {} removed, {} unchanged",
                     count_of(counts.added, "file", "files"), with_commas(counts.replaced),
                     with_commas(counts.removed), with_commas(plan.unchanged));
}

/// What would be done, in the order in which it would be.
void print_steps(const targets::Plan& plan) {
  std::string text;
  for (const auto& wave : plan.waves) {
    for (const targets::Step& step : wave) {
      text += fmt::format("{:<8} {}", words_of(step.action), step.path);
      if (step.action != Action::remove) text += fmt::format(" ({} bytes)", with_commas(step.size));
      text += '\n';
    }
  }
  say(stdout, text + fmt::format("Nothing was sent. It would be: {}.\n", counts_text(plan)));
}

/// A former release may hold what somebody took away for good since.
void print_returning_pages(const targets::Plan& plan) {
  constexpr std::size_t kMostShown = 20;
  std::vector<std::string_view> pages;
  for (const auto& wave : plan.waves) {
    for (const targets::Step& step : wave) {
      if (step.action == Action::add && targets::is_page(step.path)) pages.push_back(step.path);
    }
  }
  if (pages.empty()) return;
  std::string text = "Pages that were not on the site any more, and are again:\n";
  for (std::size_t i = 0; i < std::min(pages.size(), kMostShown); ++i) {
    text += fmt::format("  {}\n", pages[i]);
  }
  if (pages.size() > kMostShown) {
    text += fmt::format("  and {} more\n", with_commas(pages.size() - kMostShown));
  }
  tell("{}  help: if one was taken away on purpose, mend the site, build and publish it now\n",
       text);
}

/// Says why nothing is done.
ExitCode refused(const targets::Refusal& refusal) {
  tell("pier: {}\n  help: {}\n", refusal.why, refusal.help);
  return ExitCode::problems;
}

/// Somebody else's names may hold what a terminal would obey.
std::string visible(std::string path) {
  for (char& c : path) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = '?';
  }
  return path;
}

/// Why the site in an output folder may not be published, by what is known of its build.
std::optional<targets::Refusal> refusal_of(const LastBuild& build, const std::optional<Date>& today,
                                           const fs::path& out) {
  if (build.failed) {
    return targets::Refusal{
        fmt::format("the last build into `{}` ended with errors or was stopped, so that an older "
                    "site stands there",
                    out.string()),
        "mend what `pier check --production` tells, build again, then publish"};
  }
  if (!build.day || (today && *build.day <= *today)) return std::nullopt;
  return targets::Refusal{
      fmt::format("the site in `{}` is that of {}: what waits for that day would be public now",
                  out.string(), build.day->text()),
      "build it for today, without --as-of, then publish"};
}

/// Says that the built site is not the one that a build would give now.
void print_age(const LastBuild& build, const std::optional<Date>& today, const fs::path& site,
               const fs::path& out) {
  if (const std::string changed = changed_after_build(site, out); !changed.empty()) {
    tell("pier: `{}` changed after the site was built\n  help: build again, then publish\n",
         visible(changed));
  }
  if (!build.day || !today || *build.day >= *today) return;
  tell(
      "pier: the site was built on {}: what became public, ended or changed since is not in it\n"
      "  help: build again, then publish\n",
      build.day->text());
}

/// What was taken away from the site is in former releases still.
void forget_former(targets::Target& target, bool dry) {
  if (dry) {
    say(stdout, "The former releases would be taken away for good.\n");
    return;
  }
  say(stdout, fmt::format("{} taken away for good: one cannot go back any more.\n",
                          count_of(target.forget_former(), "former release", "former releases")));
}

ExitCode publish_site(const TargetOptions& options, Attendance& attendance) {
  auto opened = open_target(options.place, attendance.progress());
  if (!opened.target) return opened.code;
  const fs::path out = published_folder(options);
  // A build that ends meanwhile would take the files away.
  std::optional<PublishLock> lock;
  if (!options.dry) lock.emplace(check_output_folder(out, options.place.site));
  const LastBuild build = last_build(options.place.site, out);
  const auto today = read_today("");
  if (const auto refusal = refusal_of(build, today, out)) return refused(*refusal);
  print_age(build, today, options.place.site, out);
  targets::Refusal refusal;
  const auto site = targets::BuiltSite::open(out, opened.jobs, refusal);
  if (!site) return refused(refusal);
  const targets::Outcome outcome = opened.target->publish(*site, options.dry);
  attendance.line().hide();
  if (outcome.same) {
    say(stdout, fmt::format("`{}` holds this site already, as release {}; nothing was sent.\n",
                            opened.name, outcome.release));
  } else if (options.dry) {
    print_steps(outcome.plan);
  } else {
    say(stdout, fmt::format("Published to `{}` as release {}: {}.\n", opened.name, outcome.release,
                            counts_text(outcome.plan)));
    if (!options.forgets) {
      say(stdout, fmt::format("To take it back: pier rollback {}\n", opened.name));
    }
  }
  if (options.forgets) forget_former(*opened.target, options.dry);
  return ExitCode::done;
}

ExitCode roll_back_site(const TargetOptions& options, Attendance& attendance) {
  const auto opened = open_target(options.place, attendance.progress());
  if (!opened.target) return opened.code;
  const auto to = options.to == 0 ? std::nullopt : std::optional(static_cast<unsigned>(options.to));
  const targets::Outcome outcome = opened.target->roll_back(to, options.dry);
  attendance.line().hide();
  if (outcome.same) {
    say(stdout, fmt::format("`{}` holds this release already.\n", opened.name));
  } else if (options.dry) {
    print_steps(outcome.plan);
  } else {
    say(stdout, fmt::format("`{}` is back at release {}: {}.\n", opened.name, outcome.release,
                            counts_text(outcome.plan)));
    print_returning_pages(outcome.plan);
    say(stdout, "The next `pier publish` puts the site of the output folder there again.\n");
  }
  return ExitCode::done;
}

std::string_view words_of(Mismatch kind) {
  switch (kind) {
    case Mismatch::missing:
      return "is missing";
    case Mismatch::changed:
      return "is not what was published";
    case Mismatch::foreign:
      break;
  }
  return "was not published";
}

/// Whether the site that was built last is the one that was published last; "" where none was.
std::string comparison_with(const fs::path& out, const Digest& list) {
  targets::Refusal unheard;
  std::error_code error;
  if (!fs::exists(out / kManifestName, error)) return {};
  const auto site = targets::BuiltSite::open(out, Jobs::of_machine(), unheard);
  if (!site) return fmt::format("`{}` holds no site that could be published.\n", out.string());
  return digest_of(site->list().text) == list
             ? fmt::format("It is the site that stands in `{}`.\n", out.string())
             : fmt::format(
                   "Another site stands in `{}`: `pier publish --dry-run` tells what is "
                   "different.\n",
                   out.string());
}

ExitCode verify_site(const TargetOptions& options, Attendance& attendance) {
  const auto opened = open_target(options.place, attendance.progress());
  if (!opened.target) return opened.code;
  const targets::Verification found = opened.target->verify();
  attendance.line().hide();
  if (found.shows_former) {
    tell(
        "pier: anybody can read what begins with `.pier/` in the bucket of `{}`, where former "
        "pages "
        "are kept\n"
        "  help: leave it out of the rule that makes the bucket public\n",
        opened.name);
  }
  for (const targets::Difference& difference : found.differences) {
    tell("{} {}\n", visible(difference.path), words_of(difference.kind));
  }
  if (!found.differences.empty()) {
    tell(
        "pier: {} not as in release {} of `{}`\n"
        "  help: `pier publish` mends what is missing or changed; take away yourself what it "
        "leaves "
        "of others\n",
        found.differences.size() == 1
            ? std::string("1 file is")
            : fmt::format("{} files are", with_commas(found.differences.size())),
        found.release, opened.name);
    return ExitCode::problems;
  }
  say(stdout, fmt::format("`{}` holds release {} as it was published: {}.\n", opened.name,
                          found.release, count_of(found.files, "file", "files")));
  say(stdout, comparison_with(published_folder(options), found.list));
  return found.shows_former ? ExitCode::problems : ExitCode::done;
}

Option out_option(std::string& out) {
  return {.name = "--out",
          .value = "FOLDER",
          .meaning = "The folder of the built site (default: public/ in the site)",
          .target = &out,
          .offers = Offers::folders};
}

Runner attended(const std::shared_ptr<TargetOptions>& options,
                ExitCode (*work)(const TargetOptions&, Attendance&), std::string_view stopped) {
  return [options, work, stopped] {
    return attend(
        true, [&](Attendance& attendance) { return work(*options, attendance); },
        [&] { return std::string(stopped); });
  };
}

Runner declare_publish(OptionList& list) {
  const auto options = std::make_shared<TargetOptions>();
  declare_target(list, options->place);
  list.add(out_option(options->out));
  list.begin_group("What is done");
  list.add({.name = "--dry-run",
            .meaning = "Tell what would be sent, and send nothing",
            .target = &options->dry});
  list.add({.name = "--forget-former",
            .meaning = "Then take the former releases away for good, with what they hold of pages "
                       "that are gone",
            .target = &options->forgets});
  return attended(options, publish_site,
                  "Stopped. Readers see the old pages and the new ones that are whole; do it again "
                  "to complete it.");
}

Runner declare_rollback(OptionList& list) {
  const auto options = std::make_shared<TargetOptions>();
  declare_target(list, options->place);
  list.begin_group("What is done");
  list.add({.name = "--to",
            .value = "NUMBER",
            .meaning = "The release to go back to (default: the one before)",
            .target = &options->to,
            .least = 1,
            .most = kMostNumber});
  list.add({.name = "--dry-run",
            .meaning = "Tell what would be changed, and change nothing",
            .target = &options->dry});
  return attended(options, roll_back_site, "Stopped; do it again to complete it.");
}

Runner declare_verify(OptionList& list) {
  const auto options = std::make_shared<TargetOptions>();
  declare_target(list, options->place);
  list.add(out_option(options->out));
  return attended(options, verify_site, "Stopped; nothing was changed.");
}

}  // namespace

Command publish_command() {
  return {.name = "publish",
          .summary = "Send the built site to where readers see it",
          .about =
              "Takes the site that `pier build --production` made, and sends what is new or "
              "changed to a target of data/publish.yaml, in an order in which no page ever leads "
              "to something that is not there. When it is stopped, doing it again completes it. "
              "The last five releases are kept.\n"
              "Keys for storage come from the environment alone: PIER_S3_KEY_ID and "
              "PIER_S3_SECRET, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, where there is "
              "one, AWS_SESSION_TOKEN.",
          .examples = {{"pier publish", "The site in public/, to the one target that there is"},
                       {"pier publish website", "The same to the target `website`"},
                       {"pier publish --dry-run", "What would be sent"},
                       {"pier publish --forget-former",
                        "Something about a person was taken away, and must not stand anywhere"}},
          .declare = declare_publish};
}

Command rollback_command() {
  return {.name = "rollback",
          .summary = "Bring the site back that readers saw before",
          .about =
              "Needs no build: it puts a former release in place again, one of the last five. "
              "Your files stay as they are, so mend them before you publish again.",
          .examples = {{"pier rollback", "The release before the one that readers see"},
                       {"pier rollback website --to 12", "Release 12 of the target `website`"}},
          .declare = declare_rollback};
}

Command verify_command() {
  return {.name = "verify",
          .summary = "Compare what stands at a target with what was published",
          .about =
              "Looks at every file, changes nothing, and tells what is missing, changed or "
              "was put there by somebody else.",
          .examples = {{"pier verify", "Whether all is as it was published"}},
          .declare = declare_verify};
}

}  // namespace pier
