#include "proof/proof.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "proof/reading.h"

namespace pier::proof {

namespace {

/// Reads what needs to be read of all reports, each document once, in parallel.
std::vector<Reading> read_all(std::span<const Report> reports, const Glossary& glossary,
                              const SourceMap& sources, Jobs jobs) {
  struct Task {
    const markdown::Document* document;
    std::string_view title;
    Span title_span;
    Text* text;
  };
  std::vector<Reading> readings(reports.size());
  std::vector<Task> tasks;
  for (std::size_t r = 0; r < reports.size(); ++r) {
    Reading& reading = readings[r];
    reading.report = &reports[r];
    reading.glossary = &glossary;
    reading.sources = &sources;
    reading.chapters.resize(reports[r].chapters.size());
    reading.previous.resize(reports[r].previous.size());
    for (std::size_t c = 0; c < reading.chapters.size(); ++c) {
      const Chapter& chapter = reports[r].chapters[c];
      tasks.push_back({chapter.document, chapter.title, chapter.title_span, &reading.chapters[c]});
    }
    for (std::size_t c = 0; c < reading.previous.size(); ++c) {
      tasks.push_back({reports[r].previous[c], {}, {}, &reading.previous[c]});
    }
  }
  parallel_for(tasks.size(), jobs, [&](std::size_t i) {
    *tasks[i].text = read_text(*tasks[i].document, tasks[i].title, tasks[i].title_span);
  });
  return readings;
}

/// Runs the checks of chapters and of reports, each task with a collector of its own.
void run_checks_on(std::span<const Reading> readings, Jobs jobs, Diagnostics& found) {
  struct Task {
    const Reading* reading;
    std::size_t chapter;
    const Check* of_report;
  };
  std::vector<Task> tasks;
  for (const Reading& reading : readings) {
    for (std::size_t c = 0; c < reading.chapters.size(); ++c)
      tasks.push_back({&reading, c, nullptr});
    for (const Check& check : checks()) {
      if (check.of_report != nullptr) tasks.push_back({&reading, 0, &check});
    }
  }
  std::vector<Diagnostics> problems(tasks.size());
  parallel_for(tasks.size(), jobs, [&](std::size_t i) {
    const Task& task = tasks[i];
    Findings findings(*task.reading, problems[i]);
    if (task.of_report != nullptr) {
      task.of_report->of_report(*task.reading, findings);
      return;
    }
    for (const Check& check : checks()) {
      if (check.of_chapter != nullptr) check.of_chapter(*task.reading, task.chapter, findings);
    }
  });
  for (Diagnostics& one : problems) found.merge(std::move(one));
}

/// Takes out what the chapters answer, and reports answers that nothing needs.
void apply_answers(std::span<const Report> reports, const SourceMap& sources, Diagnostics& found) {
  std::map<FileId, const Chapter*> chapters;
  for (const Report& report : reports) {
    for (const Chapter& chapter : report.chapters) {
      if (!chapter.known.empty()) chapters.emplace(chapter.document->file(), &chapter);
    }
  }
  std::set<const Known*> used;
  found.remove_if([&](const Diagnostic& finding) {
    const auto chapter = chapters.find(finding.span.file);
    if (chapter == chapters.end()) return false;
    bool answered = false;
    for (const Known& known : chapter->second->known) {
      if (!is_answered(finding, known, sources)) continue;
      used.insert(&known);
      answered = true;
    }
    return answered;
  });
  for (const auto& [file, chapter] : chapters) {
    for (const Known& known : chapter->known) {
      if (used.contains(&known)) continue;
      found.report("report-known-unused", known.span,
                   fmt::format("nothing is found about `{}`", known.text),
                   "take the answer out, or copy the words with the slip from the chapter as they "
                   "stand there");
    }
  }
}

}  // namespace

bool is_answered(const Diagnostic& finding, const Known& known, const SourceMap& sources) {
  if (known.text.empty()) return false;
  if (finding.message.find(known.text) != std::string::npos) return true;
  const std::string_view text = sources.text(finding.span.file);
  const std::size_t end = std::min<std::size_t>(finding.span.end, text.size());
  const std::size_t begin = std::min<std::size_t>(finding.span.begin, end);
  const std::size_t line = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  std::size_t at = line == std::string_view::npos ? 0 : line + 1;
  const std::size_t line_end = std::min(text.find('\n', end), text.size());
  for (; (at = text.find(known.text, at)) != std::string_view::npos && at < line_end; ++at) {
    if (at + known.text.size() > begin && at < std::max(end, begin + 1)) return true;
  }
  return false;
}

void check_reports(std::span<const Report> reports, const Glossary& glossary,
                   const SourceMap& sources, Jobs jobs, Diagnostics& diagnostics) {
  std::vector<Reading> readings = read_all(reports, glossary, sources, jobs);
  parallel_for(readings.size(), jobs, [&](std::size_t r) {
    collect_headings(readings[r]);
    collect_short_forms(readings[r]);
  });
  Diagnostics found;
  run_checks_on(readings, jobs, found);
  apply_answers(reports, sources, found);
  diagnostics.merge(std::move(found));
}

}  // namespace pier::proof
