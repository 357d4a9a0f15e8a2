#pragma once

// Inside check_reports(): what the checks share.

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proof/proof.h"
#include "proof/text.h"

namespace pier::proof {

/// A heading of a report.
struct HeadingPlace {
  std::size_t chapter = 0;
  std::uint32_t block = 0;
  /// 1 for the title of a chapter.
  int level = 1;
  /// "4.2", "Appendix 1"; empty: none.
  std::string number;
  /// In lower case, without its number.
  std::string title;
};

/// Where short forms stand and are explained; abbreviations.cpp knows it.
struct ShortForms;

/// The texts of a report, read once. Constant while checks run.
struct Reading {
  const Report* report = nullptr;
  const Glossary* glossary = nullptr;
  const SourceMap* sources = nullptr;
  std::vector<Text> chapters;
  std::vector<Text> previous;
  /// In reading order; titles of chapters included.
  std::vector<HeadingPlace> headings;
  /// Short forms that the report explains, with their words: "CCG".
  std::map<std::string, std::string> short_forms;
  /// For the check of short forms.
  std::shared_ptr<const ShortForms> all_short_forms;
};

/// Finds the headings of what was read.
void collect_headings(Reading& reading);

/// Finds the short forms that the texts explain.
void collect_short_forms(Reading& reading);

/// Takes findings. Each marks bytes [begin, end) of the text of a chapter.
class Findings {
 public:
  Findings(const Reading& reading, Diagnostics& diagnostics)
      : reading_(reading), diagnostics_(diagnostics) {}

  Diagnostic& report(std::string_view rule, std::size_t chapter, std::size_t begin, std::size_t end,
                     std::string message, std::string help);
  /// The same, of tokens [first, last].
  Diagnostic& report_tokens(std::string_view rule, std::size_t chapter, std::size_t first,
                            std::size_t last, std::string message, std::string help);
  /// The same, of a block; of an empty cell its place.
  Diagnostic& report_block(std::string_view rule, std::size_t chapter, std::uint32_t block,
                           std::string message, std::string help);
  /// For what has its place from the document.
  Diagnostics& diagnostics() { return diagnostics_; }
  /// The place of bytes of a chapter, for a note.
  Span place(std::size_t chapter, std::size_t begin, std::size_t end) const;

 private:
  const Reading& reading_;
  Diagnostics& diagnostics_;
};

/// A kind of finding. To add one, write a file and a row in checks.cpp.
struct Check {
  std::string_view rule;
  /// Looks at one chapter; chapters run in parallel. May be null.
  void (*of_chapter)(const Reading&, std::size_t chapter, Findings&) = nullptr;
  /// Looks at the report as a whole. May be null.
  void (*of_report)(const Reading&, Findings&) = nullptr;
};

std::span<const Check> checks();

}  // namespace pier::proof
