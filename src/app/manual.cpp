#include "app/manual.h"

#include <array>

#include <fmt/format.h>

#include "app/help_text.h"
#include "base/text.h"
#include "base/utf8.h"

namespace pier {

namespace {

struct FileMeaning {
  std::string_view name;
  std::string_view meaning;
};

/// When what this file itself says was last changed. Not the day of the build: that would make
/// other bytes every day.
constexpr std::string_view kDate = "2026-11-27";

constexpr std::array<FileMeaning, 12> kEnvironment{
    {{"AWS_ACCESS_KEY_ID", "See PIER_S3_KEY_ID."},
     {"AWS_SECRET_ACCESS_KEY", "See PIER_S3_SECRET."},
     {"AWS_SESSION_TOKEN", "Goes with keys of Amazon that hold for some hours."},
     {"CI", "No line of progress is shown where this is set."},
     {"CLICOLOR_FORCE", "Colours even where nobody looks at a terminal, unless it is 0."},
     {"NO_COLOR", "No colours, whatever it says."},
     {"PIER_CHROMIUM", "The Chromium that makes PDFs; --chromium comes first."},
     {"PIER_S3_KEY_ID",
      "The key for the storage that the site is published to; else AWS_ACCESS_KEY_ID."},
     {"PIER_S3_SECRET",
      "The secret that goes with it; else AWS_SECRET_ACCESS_KEY. It is never shown."},
     {"PIER_WATCH_LIST", "The list of names that no page may hold; --watch-list comes first."},
     {"SOURCE_DATE_EPOCH",
      "The day to take for today, in seconds since 1970; --as-of comes first."},
     {"TERM", "A terminal that says `dumb` gets neither colours nor a line of progress."}}};

constexpr std::array<FileMeaning, 6> kFiles{
    {{"content/", "The pages, in Markdown; the folders are the sections of the site."},
     {"data/", "Contacts, glossary, meetings, figures; data/site.yaml says whose site it is."},
     {"data/urls.txt", "Every address that was published; all keep answering."},
     {"themes/", "How it looks."},
     {"public/", "The finished site; never edited by hand."},
     {".pier-cache/", "What need not be made again; it can be deleted at any time."}}};

/// Text for roff: nothing in it has a meaning there but what stands between `backticks`, which is
/// bold.
std::string roff(std::string_view text) {
  std::string out;
  bool is_bold = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = decode_utf8(text, at);
    if (code == U'`') {
      is_bold = !is_bold;
      out += is_bold ? "\\fB" : "\\fR";
    } else if (code == U'\\') {
      out += "\\e";
    } else if (code == U'-') {
      out += "\\-";
    } else if (code == U'\'') {
      out += "\\(aq";
    } else if (code == U'~') {
      out += "\\(ti";
    } else if (code == U'^') {
      out += "\\(ha";
    } else if (code > 0x7E) {
      out += fmt::format("\\[u{:04X}]", static_cast<unsigned>(code));
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  // A point at the begin of a line would be an instruction.
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string paragraphs(std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.empty()) out += fmt::format(".PP\n{}\n", roff(line));
  }
  return out;
}

/// A name in bold, and below it, indented, what it means.
std::string entry(std::string_view name, std::string_view meaning) {
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(name), roff(meaning));
}

std::string examples(const std::vector<Example>& all) {
  std::string out;
  for (const Example& example : all) out += entry(example.line, example.meaning);
  return out;
}

template <typename Table>
std::string entries(std::string_view heading, const Table& table) {
  std::string out = fmt::format(".SH {}\n", heading);
  for (const FileMeaning& row : table) out += entry(row.name, row.meaning);
  return out;
}

std::string section_of(const Command& command) {
  OptionList options;
  command.declare(options);
  std::string out = fmt::format(".SS pier {}\n{}.\n.PP\n\\fB{}\\fR\n", roff(command.name),
                                roff(command.summary), roff(synopsis(command, options)));
  out += paragraphs(command.about);
  for (const OptionGroup& group : grouped(options)) {
    out += fmt::format(".PP\n\\fI{}:\\fR\n", roff(group.heading));
    for (const Option* option : group.options) {
      out += entry(shown_name(*option), meaning_with_words(*option) + '.');
    }
  }
  return out;
}

}  // namespace

std::string manual(const std::vector<Command>& table, std::string_view version) {
  std::string out = fmt::format(
      ".TH PIER 1 \"{}\" \"pier {}\" \"Pier\"\n.SH NAME\n"
      "pier \\- make the website of a safeguarding partnership\n"
      ".SH SYNOPSIS\n\\fBpier\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n",
      kDate, roff(version));
  out += roff(
      "Pier turns Markdown, YAML and figures into the website of a safeguarding partnership, "
      "checks every page of it, and never damages what is already online.");
  out += '\n' + paragraphs(
                    "Every problem is told in one run, with the file, the line, what is wrong and "
                    "what to write instead. The site is published in one step: whatever happens on "
                    "the way, the whole old site is there or the whole new one. Ctrl-C stops a "
                    "build and leaves the old site; a second one ends the program at once.");
  out += ".SH COMMANDS\n";
  for (const Command& command : table) out += section_of(command);
  out += ".SH EXAMPLES\n";
  for (const Command& command : table) out += examples(command.examples);
  out += ".SH EXIT STATUS\n";
  for (const ExitMeaning& exit : kExitMeanings) {
    out += entry(std::to_string(static_cast<int>(exit.code)), fmt::format("{}.", exit.meaning));
  }
  out += entry("128 + N", "A build that was stopped by the signal N: 130 after Ctrl-C.");
  out += entries("ENVIRONMENT", kEnvironment);
  out += entries("FILES", kFiles);
  return out;
}

}  // namespace pier
