#include "build/privacy_gate.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "base/text.h"
#include "content/privacy_fields.h"
#include "privacy/file_findings.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

using privacy::Finding;
using privacy::Screen;

/// Whether it is the name of a kind with two hexadecimal digits.
bool is_finding(std::string_view name) {
  const std::size_t hyphen = name.rfind('-');
  if (hyphen == std::string_view::npos || name.size() != hyphen + 3) return false;
  const bool has_digits =
      name.substr(hyphen + 1).find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return has_digits && std::any_of(privacy::kinds().begin(), privacy::kinds().end(),
                                   [&](const privacy::KindInfo& info) {
                                     return info.id == name.substr(0, hyphen);
                                   });
}

void publish_places(std::string_view text, Screen& screen) {
  constexpr std::string_view kPlace = "place:";
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t at = line.find(kPlace);
    if (at != std::string_view::npos) {
      screen.publish(privacy::read_text(line.substr(at + kPlace.size())));
    }
  }
}

privacy::Escapes escapes_of(const SitePath& path) {
  const std::string_view extension = path.extension();
  if (extension == ".json" || extension == ".js") return privacy::Escapes::json;
  return extension == ".md" || extension == ".html" ? privacy::Escapes::html
                                                    : privacy::Escapes::none;
}

void screen_text(FileId file, Screen& screen, const SourceMap& map, Diagnostics& diagnostics) {
  const std::string& name = map.path(file);
  const std::string_view text = map.text(file);
  const auto path = SitePath::parse(name);
  const auto reading = privacy::read_text(text, path ? escapes_of(*path) : privacy::Escapes::none);
  for (const Finding& finding : screen.refuse(find(reading, text, screen.names()), name)) {
    screen.report(
        finding,
        {file, static_cast<std::uint32_t>(finding.begin), static_cast<std::uint32_t>(finding.end)},
        diagnostics);
  }
}

void screen_name(FileId file, Screen& screen, const SourceMap& map, Diagnostics& diagnostics) {
  const std::string& name = map.path(file);
  for (const Finding& finding : screen.refuse(privacy::find_in_path(name, screen.names()), name)) {
    screen.report(finding, {file, 0, 0}, diagnostics).help =
        "rename the file: names of files are published, as addresses";
  }
}

/// A file that is published as it is.
void screen_file(const SitePath& path, FileId file, std::string_view bytes, Screen& screen,
                 const SourceMap& map, Diagnostics& diagnostics) {
  privacy::FileFindings found = privacy::look_at_file(path.extension(), bytes, screen.names());
  for (privacy::FileProblem& problem : found.problems) {
    diagnostics.report(problem.rule, {file, 0, 0}, std::move(problem.message),
                       std::move(problem.help));
  }
  const std::string extension = ascii_lower(path.extension());
  const bool has_lines = is_one_of(extension, {".csv", ".svg", ".txt", ".vtt"});
  for (const Finding& finding : screen.refuse(std::move(found.findings), map.path(file))) {
    Diagnostic& d = screen.report(finding, {file, 0, 0}, diagnostics);
    if (!has_lines) continue;
    const std::string_view before = bytes.substr(0, finding.begin);
    d.message += fmt::format(", in line {}", std::count(before.begin(), before.end(), '\n') + 1);
  }
}

/// A number that is typed into a page and stands in no contact breaks two rules with one cure.
void drop_said_twice(Diagnostics& diagnostics) {
  std::vector<Span> typed;
  for (const Diagnostic& d : diagnostics.all()) {
    if (d.rule->id == "contact-literal") typed.push_back(d.span);
  }
  diagnostics.remove_if([&](const Diagnostic& d) {
    return d.rule->id == "privacy-contact" &&
           std::any_of(typed.begin(), typed.end(), [&](const Span& span) {
             return span.file == d.span.file && span.begin < d.span.end && d.span.begin < span.end;
           });
  });
}

}  // namespace

std::vector<privacy::Exception> read_privacy_exceptions(FileId file, const SourceMap& map,
                                                        Diagnostics& diagnostics) {
  std::vector<privacy::Exception> exceptions;
  const Span whole = map.whole(file);
  const Value fields =
      check_fields(read_yaml(whole, map, diagnostics), privacy_fields(), whole, map, diagnostics);
  for (const Value& item : list_of(fields.find("exceptions"))) {
    const std::string finding = text_of(item.find("finding"));
    const std::string where = text_of(item.find("where"));
    const auto on = date_of(item.find("on"));
    const auto until = date_of(item.find("until"));
    if (finding.empty() || where.empty() || !on || !until) continue;
    if (!is_finding(finding)) {
      diagnostics.report("privacy-exception", item.find("finding")->span,
                         fmt::format("`{}` is no finding", finding),
                         "copy it from the message that it is for, such as phone-3f");
    } else if (*until < *on) {
      diagnostics.report("privacy-exception", item.find("until")->span,
                         "the exception ends before it was decided",
                         "write the last day on which it holds");
    } else {
      exceptions.push_back({finding, where, *on, until, item.span});
    }
  }
  return exceptions;
}

std::unique_ptr<Screen> open_screen(const privacy::WatchList* names,
                                    std::vector<privacy::Exception> exceptions, const Date& today,
                                    const SourceMap& map) {
  auto screen = std::make_unique<Screen>(names == nullptr ? privacy::WatchList{} : *names,
                                         std::move(exceptions), today);
  for (std::size_t i = 0; i < map.size(); ++i) {
    const auto file = static_cast<FileId>(i);
    const std::string& path = map.path(file);
    if (path == "data/contacts.yaml" || path == "data/site.yaml") {
      screen->publish(privacy::read_text(map.text(file)));
    } else if (path == "data/groups.yaml" || path.starts_with("data/meetings/") ||
               path.starts_with("data/training/")) {
      publish_places(map.text(file), *screen);
    }
  }
  return screen;
}

void screen_sources(const Sources& sources, Screen& screen, Jobs jobs, SourceMap& map,
                    Diagnostics& diagnostics) {
  using Task = std::function<void(Diagnostics&)>;
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < map.size(); ++i) {
    const auto file = static_cast<FileId>(i);
    tasks.emplace_back([&, file](Diagnostics& problems) {
      if (map.has_text(file)) screen_text(file, screen, map, problems);
      screen_name(file, screen, map, problems);
    });
  }
  const auto add_file = [&](const SitePath& path, FileId file, std::string_view bytes) {
    tasks.emplace_back([&, path, file, bytes](Diagnostics& problems) {
      screen_file(path, file, bytes, screen, map, problems);
    });
  };
  for (const Attachment& attachment : sources.attachments) {
    add_file(attachment.path, attachment.file, attachment.bytes);
  }
  for (const ThemeFiles::File& asset : sources.theme.assets) {
    if (!map.has_text(asset.file)) add_file(asset.path, asset.file, asset.bytes);
  }
  std::vector<Diagnostics> problems(tasks.size());
  parallel_for(tasks.size(), jobs.counting("Looking for personal data"),
               [&](std::size_t i) { tasks[i](problems[i]); });
  for (Diagnostics& found : problems) diagnostics.merge(std::move(found));
}

void close_screen(const Screen& screen, SourceMap& map, Diagnostics& diagnostics) {
  drop_said_twice(diagnostics);
  screen.redact(map, diagnostics);
}

}  // namespace pier
