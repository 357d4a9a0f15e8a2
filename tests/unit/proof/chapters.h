#pragma once

#include <string>
#include <vector>

#include "content/entry.h"
#include "content/glossary.h"
#include "markdown/parse.h"
#include "proof/proof.h"

namespace pier::test {

/// Chapters as authors write them, and what the report check says of them.
struct Chapters {
  /// `texts`: the Markdown of each.
  explicit Chapters(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) documents.push_back(read(text));
    for (std::size_t i = 0; i < documents.size(); ++i) {
      report.chapters.push_back({&documents[i],
                                 "Chapter " + std::to_string(i),
                                 sources.whole(documents[i].file()),
                                 "",
                                 {}});
    }
  }

  markdown::Document read(const std::string& text) {
    const FileId file = sources.add("content/" + std::to_string(sources.size()) + ".md", text);
    Diagnostics ignored;
    return markdown::parse(sources.whole(file), sources, content_syntax(), ignored);
  }

  /// "report-date: 30 March 2021 was a Tuesday, not a Friday".
  std::vector<std::string> findings(Jobs jobs = {1}) const {
    Diagnostics diagnostics;
    const proof::Report reports[] = {report};
    proof::check_reports(reports, glossary, sources, jobs, diagnostics);
    std::vector<std::string> found;
    for (const Diagnostic& d : diagnostics.all()) {
      found.push_back(std::string(d.rule->id) + ": " + d.message);
    }
    return found;
  }
  /// The places of the findings, as the words that they mark.
  std::vector<std::string> places() const {
    Diagnostics diagnostics;
    const proof::Report reports[] = {report};
    proof::check_reports(reports, glossary, sources, {1}, diagnostics);
    std::vector<std::string> found;
    for (const Diagnostic& d : diagnostics.all()) found.emplace_back(sources.text(d.span));
    return found;
  }

  SourceMap sources;
  Glossary glossary;
  std::vector<markdown::Document> documents;
  proof::Report report;
};

/// What is said of one text.
inline std::vector<std::string> findings_of(const std::string& text) {
  return Chapters({text}).findings();
}

}  // namespace pier::test
