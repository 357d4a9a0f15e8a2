#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "content/glossary.h"
#include "diagnostics/diagnostics.h"
#include "markdown/document.h"

namespace pier::proof {

/// A slip of the printed report that is known: what stands there, and what is said to it.
struct Known {
  /// A piece of the text with the slip in it, as the source has it.
  std::string text;
  std::string answer;
  /// Where the front matter says it.
  Span span;
};

/// A chapter of a report.
struct Chapter {
  const markdown::Document* document = nullptr;
  std::string title;
  Span title_span;
  /// As the report prints it: "13"; empty: none.
  std::string number;
  std::vector<Known> known;
};

/// What is read together: figures, numbers and names must agree in all of it.
struct Report {
  /// In reading order.
  std::vector<Chapter> chapters;
  /// The chapters of the report before, to find what was copied; may be empty.
  std::vector<const markdown::Document*> previous;
  /// The program gives chapters, sections, tables and figures their numbers: one that is written
  /// in the text need not stand in a heading.
  bool is_numbered = false;
  /// Also say what is no mistake: long sentences, reading age, headings that repeat or skip.
  bool advice = false;
};

/// Reads the chapters of reports as an editor would, and warns of what cannot be right: numbers in
/// sentences and tables that do not add up, one figure with two values, years and dates that cannot
/// be, references to nothing, abbreviations, leftovers, copies (rules report-…). Every finding says
/// what stands there, what it should be and what to do; texts are never changed. A finding is made
/// only where the words tie the numbers together; what is rounded as printed is right.
///
/// What a chapter's `known` answers is silent; an answer that nothing needs is reported
/// (report-known-unused). Documents are those of `sources`. Same findings at any number of jobs.
void check_reports(std::span<const Report> reports, const Glossary& glossary,
                   const SourceMap& sources, Jobs jobs, Diagnostics& diagnostics);

/// Whether a finding is about the text that is known: the message has it, or an occurrence of it in
/// the lines of the finding overlaps what the finding marks.
bool is_answered(const Diagnostic& finding, const Known& known, const SourceMap& sources);

}  // namespace pier::proof
