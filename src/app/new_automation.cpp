#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "app/new_site.h"
#include "scaffold/automation.h"

namespace pier {

namespace {

constexpr std::string_view kWorkflowExample = "pier new workflow github";
constexpr std::string_view kTimerExample = "pier new timer";
constexpr std::array<std::string_view, 2> kServices{"github", "gitlab"};

constexpr std::string_view kTarget =
    "Say in data/publish.yaml where readers see the site, and try it: "
    "`pier publish --dry-run`.";

}  // namespace

Made make_workflow(NewSite& site) {
  if (!site.has_words(0, 1, kWorkflowExample)) return {};
  const std::string service = site.options().words.empty() ? "github" : site.word(0);
  Made made;
  made.files = scaffold::workflow_files(service);
  if (made.files.empty()) {
    site.refuse_unknown("workflow for", service, kServices, "write `github` or `gitlab`");
    return {};
  }
  made.next = {std::string(kTarget),
               service == "github"
                   ? "If the target is storage, put its keys into the settings of the repository: "
                     "Secrets and variables, Actions: PIER_S3_KEY_ID and PIER_S3_SECRET."
                   : "Put the keys of the target and PIER_PUSH_TOKEN into the settings of the "
                     "project: CI/CD, Variables; and make a schedule for every night.",
               fmt::format("Read {}, commit and push it: from then on each change of the main "
                           "branch is published.",
                           made.files.front().path)};
  return made;
}

Made make_timer(NewSite& site) {
  if (!site.has_words(0, 0, kTimerExample)) return {};
  return {.files = scaffold::timer_files(),
          .next = {std::string(kTarget),
                   fmt::format("Put the repository of the site into {} on the server, or write its "
                               "folder into systemd/website.service.",
                               scaffold::kServerFolder),
                   "Copy both files into /etc/systemd/system/ on the server.",
                   "Start it there: `systemctl enable --now website.timer`; see what it did with "
                   "`journalctl -u website`."}};
}

}  // namespace pier
