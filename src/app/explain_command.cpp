#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <sys/stat.h>

#include "app/commands.h"
#include "app/kept_memory.h"
#include "app/prepared.h"
#include "base/text.h"
#include "guide/explain.h"

namespace pier {

namespace {

constexpr std::size_t kMostShown = 20;

/// What is asked about: an address, a file of the site, or a file that was published.
std::string asked_name(std::string name, const Prepared& prepared) {
  const auto strip = [&](const std::string& prefix) {
    if (name.starts_with(prefix)) name.erase(0, prefix.size());
  };
  strip("./");
  std::error_code error;
  const std::string out =
      std::filesystem::relative(prepared.out, prepared.site, error).generic_string() + '/';
  if (!error && name.starts_with(out)) name = '/' + name.substr(out.size());
  if (name.ends_with("/index.html")) name.erase(name.size() - std::string("index.html").size());
  if (const std::size_t host = name.find("://"); host != std::string::npos) {
    const std::size_t path = name.find('/', host + 3);
    name = path == std::string::npos ? "/" : name.substr(path);
  }
  return name;
}

const PageSources* find_page(const std::vector<PageSources>& pages, std::string_view url) {
  for (const PageSources& page : pages) {
    if (page.url == url || page.url == std::string(url) + '/') return &page;
  }
  return nullptr;
}

/// The page whose text stands in a file.
const PageSources* page_of_text(const std::vector<PageSources>& pages, std::string_view file) {
  for (const PageSources& page : pages) {
    const bool is_its_text = !page.sources.empty() && page.sources.front().name == file &&
                             page.sources.front().role == "its text";
    if (is_its_text) return &page;
  }
  return nullptr;
}

/// Whether a source is that file, or a folder that holds it.
bool holds(const PageSource& source, std::string_view file) {
  return source.name == file ||
         (file.starts_with(source.name) && file.size() > source.name.size() &&
          file[source.name.size()] == '/' && !source.name.starts_with('/'));
}

/// Which pages show something of a file or a page, and what.
struct Dependent {
  const PageSources* page;
  std::string_view role;
};

std::vector<Dependent> dependents(const std::vector<PageSources>& pages, const PageSources* self,
                                  std::string_view file) {
  std::vector<Dependent> found;
  for (const PageSources& page : pages) {
    if (&page == self) continue;
    for (const PageSource& source : page.sources) {
      if (!holds(source, file) && (self == nullptr || source.name != self->url)) continue;
      found.push_back({&page, source.role});
      break;
    }
  }
  return found;
}

void print_dependents(const std::vector<Dependent>& found, std::size_t of_all) {
  if (found.empty()) {
    fmt::print("\nNo other page shows anything of it.\n");
    return;
  }
  fmt::print("\n{} of {} show something of it\n", count_of(found.size(), "page", "pages"),
             with_commas(of_all));
  for (std::size_t i = 0; i < std::min(found.size(), kMostShown); ++i) {
    fmt::print("  {:<44} for it, this is {}\n", found[i].page->url, found[i].role);
  }
  if (found.size() > kMostShown) {
    fmt::print("  and {} more\n", with_commas(found.size() - kMostShown));
  }
}

std::string time_in_words(std::int64_t nanoseconds) {
  const std::time_t seconds = nanoseconds / 1'000'000'000;
  std::tm local{};
  localtime_r(&seconds, &local);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", local.tm_year + 1900, local.tm_mon + 1,
                     local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec);
}

/// When the bytes of a published file last changed (nanoseconds since 1970).
std::optional<std::int64_t> written_at(const std::filesystem::path& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) return std::nullopt;
  return static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

std::string_view verb_of(InputChange::Kind kind) {
  if (kind == InputChange::Kind::added) return "was added";
  return kind == InputChange::Kind::removed ? "was taken away" : "changed";
}

void print_changes(const PastBuild& build, const PageSources& page) {
  std::vector<const InputChange*> own;
  for (const InputChange& change : build.changes) {
    const bool is_source =
        std::any_of(page.sources.begin(), page.sources.end(),
                    [&](const PageSource& source) { return holds(source, change.path); });
    if (is_source) own.push_back(&change);
  }
  for (const InputChange* change : own) {
    fmt::print("  {} {}\n", change->path, verb_of(change->kind));
  }
  if (!own.empty() || build.changes.empty()) return;
  fmt::print("  something that it shows of the rest of the site is another. Changed had:\n");
  for (const InputChange& change : build.changes) {
    fmt::print("    {} {}\n", change.path, verb_of(change.kind));
  }
  if (build.change_count > build.changes.size()) {
    fmt::print("    and {} more\n", with_commas(build.change_count - build.changes.size()));
  }
}

/// Why the page was written when it was: the first build that was done no earlier.
void print_reason(const PageSources& page, const Prepared& prepared, const Memory* memory) {
  const auto when = written_at(prepared.out / page.file);
  if (!when) {
    fmt::print("\nIt is not in {}: the next build will put it there.\n", prepared.out.string());
    return;
  }
  fmt::print("\nIts bytes last changed at {}", time_in_words(*when));
  const PastBuild* build = nullptr;
  if (memory != nullptr) {
    for (const PastBuild& past : memory->history) {
      if (build == nullptr && past.when >= *when) build = &past;
    }
  }
  if (build == nullptr) {
    fmt::print("; of the build that did it, nothing is kept.\n");
    return;
  }
  fmt::print(", because\n");
  for (const std::string& reason : build->because) fmt::print("  {}\n", reason);
  print_changes(*build, page);
}

void print_page(const PageSources& page, const Prepared& prepared) {
  fmt::print("{}  {}\n{}\n\nMade from\n", page.url, page.title,
             (prepared.out / page.file).string());
  for (const PageSource& source : page.sources) {
    fmt::print("  {:<44} {}\n", source.name, source.role);
  }
}

/// What there is with a name like it.
std::string nearest(const std::vector<PageSources>& pages, const std::string& asked) {
  std::vector<std::string_view> names;
  for (const PageSources& page : pages) {
    names.push_back(page.url);
    for (const PageSource& source : page.sources) names.push_back(source.name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return suggest(asked, names);
}

struct ExplainOptions {
  SiteOptions site;
  std::string asked;
};

ExitCode explain(const ExplainOptions& options) {
  if (const std::string rule = guide::explain_rule(options.asked); !rule.empty()) {
    fmt::print("{}", rule);
    return ExitCode::done;
  }
  // The name in brackets at the end of a message; no file and no address of a site looks so.
  if (const std::string rule = guide::explain_rule(options.asked); !rule.empty()) {
    fmt::print("{}", rule);
    return ExitCode::done;
  }
  auto prepared = prepare(options.site);
  if (!prepared) return ExitCode::usage;
  const OpenSite site(*prepared, options.site);
  prepared->build.explain = true;
  const Build build = site.build(*prepared);
  const std::string asked = asked_name(options.asked, *prepared);
  const PageSources* page = find_page(build.page_sources, asked);
  if (page == nullptr) page = page_of_text(build.page_sources, asked);
  const std::string file =
      page != nullptr && !page->sources.empty() ? page->sources.front().name : asked;
  const std::vector<Dependent> found = dependents(build.page_sources, page, file);
  if (page == nullptr && found.empty()) {
    fmt::print(
        stderr,
        "pier: no page is at `{0}`, and none is made from a file of that name\n  help: {1}\n",
        options.asked, nearest(build.page_sources, asked));
    return ExitCode::usage;
  }
  if (page != nullptr) {
    print_page(*page, *prepared);
    // The day and the options of the build that is asked about may be others than today's.
    const KeptMemory kept(*prepared, site);
    print_reason(*page, *prepared, kept.before());
  } else {
    fmt::print("{}\n", asked);
  }
  print_dependents(found, build.page_sources.size());
  return ExitCode::done;
}

Runner declare_explain(OptionList& list) {
  const auto options = std::make_shared<ExplainOptions>();
  list.begin_group("What");
  list.add({.name = "what",
            .meaning = "The address of a page, as /about/, or a file of the site, as "
                       "content/about/index.md, data/contacts.yaml or a template; or the name of a "
                       "message, as contact-unknown",
            .target = &options->asked,
            .required = true,
            .offers = Offers::files});
  declare_site_options(list, options->site);
  list.begin_group("Where");
  list.add({.name = "--out",
            .value = "FOLDER",
            .meaning = "Where the site was published (default: public/ in the site)",
            .target = &options->site.out,
            .offers = Offers::folders});
  return [options] { return explain(*options); };
}

}  // namespace

Command explain_command() {
  return {.name = "explain",
          .summary = "Say why a page is as it is, or what a message means",
          .about =
              "Of a page: the files that it shows something of, when its bytes last changed and "
              "what had changed then, and which pages show something of it. Of any other file: "
              "the pages that show something of it. Of a message: what it means and what to do.",
          .examples = {{"pier explain /about/structure/", "The page at that address"},
                       {"pier explain content/news/first.md", "The page that is made of the file"},
                       {"pier explain data/contacts.yaml", "Every page that shows a contact"},
                       {"pier explain contact-unknown", "What a message means, and what to do"}},
          .declare = declare_explain};
}

}  // namespace pier
