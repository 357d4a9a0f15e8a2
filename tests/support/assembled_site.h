#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "diagnostics/render.h"
#include "diagnostics/source_map.h"
#include "site/site.h"
#include "strategy/reader.h"

namespace pier::test {

/// A content file: title and summary, further lines of front matter (each with its "\n"), a body.
inline std::string page(const std::string& title, const std::string& fields = {},
                        const std::string& body = {}) {
  return "---\ntitle: " + title + "\nsummary: About " + title + ".\n" + fields + "---\n\n" + body;
}

/// Front matter of guidance beyond its title and summary; `changes` is a YAML list in one line.
inline std::string guidance(const std::string& changes = "[]",
                            const std::string& next_review = "2027-01-01") {
  return "type: guidance\nissue: \"2\"\napproved: 2026-01-01\nreviewed: 2026-01-01\nnext_review: " +
         next_review + "\naudience: [professionals]\nchanges: " + changes + "\n";
}

inline constexpr const char* kSiteYaml =
    "name: Seaby Partnership\nbase_url: https://seaby.example\nexit_url: https://weather.example/\n"
    "neutral_title: Weather\ntypes: {news: news}\nhelp: {heading: Get help now, cards: [{kind: "
    "emergency, heading: In an emergency, text: Call.}]}\n";

/// A site put together from a few files in memory, and what was said about it. A home page that
/// gives owner and date to all below, and data/site.yaml, are there when no file takes their place.
struct AssembledSite {
  using Files = std::map<std::string, std::string>;

  explicit AssembledSite(Files files, Edition edition = {.today = *Date::parse("2026-11-21")})
      : site(assemble(std::move(files), edition)) {}
  AssembledSite(const AssembledSite&) = delete;
  AssembledSite& operator=(const AssembledSite&) = delete;

  /// The entry of a content file. REQUIRES: it is public.
  EntryId id(std::string_view source) const { return site.find(*SitePath::parse(source)).value(); }
  const Placement& at(std::string_view source) const { return site.placement(id(source)); }
  /// The sources of some entries, with a space between.
  std::string names(const std::vector<EntryId>& ids) const {
    std::string list;
    for (const EntryId entry : ids) {
      list += (list.empty() ? "" : " ") + site.entry(entry).source.text();
    }
    return list;
  }

  /// "content/a.md:7:3 link-target: message, help" for each problem, one a line, by place.
  std::string problems() const {
    std::vector<std::string> lines;
    for (const Diagnostic& problem : diagnostics.all()) {
      const SourceMap::Place place = sources.place(problem.span.file, problem.span.begin);
      lines.push_back(sources.path(problem.span.file) + ":" + std::to_string(place.line) + ":" +
                      std::to_string(place.column) + " " + std::string(problem.rule->id) + ": " +
                      problem.message + "; " + problem.help + "\n");
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
  }

  SourceMap sources;
  Diagnostics diagnostics;
  Site site;

 private:
  Site assemble(Files files, const Edition& edition) {
    files.try_emplace("data/site.yaml", kSiteYaml);
    files.try_emplace("content/index.md", page("Home", "owner: Unit\nreviewed: 2026-10-01\n"));
    SiteInput input{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, edition};
    std::vector<strategy::Strategy> strategies;
    // site.yaml comes after content/ in the map, and entries need it.
    input.config = read_site_config(add(files, "data/site.yaml"), sources, diagnostics);
    for (const auto& [path, text] : files) {
      if (path == "data/site.yaml") continue;
      const FileId file = sources.add(path, text);
      if (path == "data/accessibility.yaml") {
        input.accessibility = read_accessibility(file, sources, diagnostics);
      } else if (path == "data/contacts.yaml") {
        input.contacts = Contacts::read(file, sources, diagnostics);
      } else if (path == "data/glossary.yaml") {
        input.glossary = Glossary::read(file, sources, diagnostics);
      } else if (path == "data/groups.yaml") {
        input.calendar.groups = calendar::Groups::read(file, sources, diagnostics);
      } else if (path == "data/learning.yaml") {
        input.taxonomy = learning::Taxonomy::read(file, sources, diagnostics);
      } else if (path.starts_with("data/strategies/")) {
        const std::string id(SitePath::parse(path)->stem());
        strategies.push_back(
            strategy::read_strategy(file, id, input.calendar.groups, sources, diagnostics));
      } else if (path == "data/urls.txt") {
        read_published_urls(file, sources, input.url_record, diagnostics);
      } else if (path == "data/tombstones.yaml") {
        read_tombstones(file, sources, input.url_record, diagnostics);
      } else {
        const SitePath below = *SitePath::parse(path.substr(std::string_view("content/").size()));
        if (below.extension() == ".md") {
          input.entries.push_back(read_entry(file, below, input.config, sources, diagnostics));
        } else {
          input.attachments.push_back({below, file, text});
        }
      }
    }
    input.strategies = strategy::Strategies(std::move(strategies));
    return assemble_site(std::move(input), sources, diagnostics);
  }

  FileId add(const Files& files, const std::string& path) {
    return sources.add(path, files.at(path));
  }
};

}  // namespace pier::test
