// A step of building the program, not a part of it: reads the examples of the rules and writes the
// table of guide/rule_examples.h as C++.
//
//     embed_examples TESTS/golden/rules OUT.cpp OUT.cpp.d
//
// Ends with 1, and a word on the error output, when something that a person could be known by is
// left in what would be shown. A rule without an example, or whose example was not blessed yet, has
// an empty message: the program must be there before anybody can bless it, and tests miss it.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/file_system.h"
#include "base/file_writer.h"
#include "base/text.h"
#include "diagnostics/rules.h"
#include "guide/masked.h"
#include "privacy/finding.h"
#include "privacy/reading.h"

namespace pier {

namespace {

using Lines = std::vector<std::string_view>;

/// The files of one site of an example, by their paths below its folder.
using Files = std::map<std::string, std::string>;

/// The most lines that an excerpt and a message show, and how many stand before what they are
/// about.
constexpr std::size_t kMostLines = 12;
constexpr std::size_t kLinesBefore = 2;

/// An Excerpt that owns its text.
struct Piece {
  std::string file{};
  std::size_t first_line = 0;
  std::string lines{};
  std::string marks{};
};

/// The first message of a rule, and the place that it names.
struct Message {
  std::string text{};
  std::string file{};
  /// From 1 on; 0: the file as a whole.
  std::size_t line = 0;
  /// It shows the line itself.
  bool shows_line = false;
};

Lines lines_of(std::string_view text) {
  Lines lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

/// Files of kinds that people write; of the others the guide shows nothing.
bool is_shown(std::string_view path) {
  constexpr auto kShown = std::to_array<std::string_view>(
      {".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".txt", ".vtt", ".yaml"});
  const auto path_parts = SitePath::parse(path);
  return path_parts && path.find('/') != std::string_view::npos &&
         std::find(kShown.begin(), kShown.end(), path_parts->extension()) != kShown.end();
}

/// Which lines of `ours` are in no longest common sequence with `theirs`.
std::vector<bool> changed_lines(const Lines& ours, const Lines& theirs) {
  const std::size_t n = ours.size();
  const std::size_t m = theirs.size();
  std::vector<std::vector<std::size_t>> common(n + 1, std::vector<std::size_t>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      common[i][j] = ours[i] == theirs[j] ? common[i + 1][j + 1] + 1
                                          : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<bool> changed(n, true);
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (ours[i] == theirs[j]) {
      changed[i++] = false;
      ++j;
    } else if (common[i + 1][j] >= common[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return changed;
}

/// A window of the lines around `centre` (from 0 on). Lines that are far too long are left out of
/// no excerpt: pages wrap them.
Piece piece_of(const std::string& file, const Lines& lines, std::size_t centre,
               const std::vector<bool>& marked) {
  Piece piece{.file = file};
  const std::size_t begin = centre - std::min(centre, kLinesBefore);
  const std::size_t end = std::min(lines.size(), begin + kMostLines);
  piece.first_line = begin + 1;
  for (std::size_t i = begin; i < end; ++i) {
    piece.lines += std::string(i == begin ? "" : "\n") + std::string(lines[i]);
    piece.marks += marked[i] ? 'x' : ' ';
  }
  return piece;
}

/// The messages of an expected.txt: each begins at the left margin.
Message message_of(std::string_view expected, std::string_view rule) {
  const std::string ending = fmt::format("[{}]", rule);
  const Lines lines = lines_of(expected);
  const auto first = std::find_if(lines.begin(), lines.end(), [&](std::string_view line) {
    return !line.starts_with(' ') && line.ends_with(ending);
  });
  Message message;
  if (first == lines.end()) return message;
  message.text = *first;
  for (auto line = first + 1; line != lines.end() && line->starts_with(' '); ++line) {
    message.text += '\n';
    message.text += *line;
    message.shows_line = message.shows_line || line->find(" | ") != std::string_view::npos;
  }
  const std::vector<std::string_view> parts = split(*first, ':');
  message.file = parts[0];
  if (parts.size() > 1) {
    std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), message.line);
  }
  return message;
}

/// The file that an example is about: the one that the message names where that differs, or where
/// `keep_named` says that it shows the fault all the same; else the first that differs.
const std::pair<const std::string, std::string>* subject_of(const Files& ours, const Files& theirs,
                                                            const std::string& named,
                                                            bool keep_named) {
  const auto differs = [&](const std::string& path, const std::string& bytes) {
    const auto other = theirs.find(path);
    return is_shown(path) && (other == theirs.end() || other->second != bytes);
  };
  const auto found = ours.find(named);
  if (found != ours.end() && (keep_named || differs(found->first, found->second)) &&
      is_shown(named)) {
    return &*found;
  }
  for (const auto& file : ours) {
    if (differs(file.first, file.second)) return &file;
  }
  return found != ours.end() && is_shown(named) ? &*found : nullptr;
}

/// The position that is marked and nearest to `line`; `line` where nothing is.
std::size_t nearest_marked(const std::vector<bool>& marked, std::size_t line) {
  std::optional<std::size_t> best;
  const auto distance = [&](std::size_t i) { return i > line ? i - line : line - i; };
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] && (!best || distance(i) < distance(*best))) best = i;
  }
  return best.value_or(std::min(line, marked.empty() ? 0 : marked.size() - 1));
}

/// What the guide shows of `ours`, with what differs from `theirs`. Of the site that breaks the
/// rule, the line that the message shows is what is wrong.
Piece excerpt_of(const Files& ours, const Files& theirs, const Message& message, bool is_bad) {
  const auto* subject = subject_of(ours, theirs, message.file, is_bad && message.shows_line);
  if (subject == nullptr) return {};
  const std::string text = guide::masked_example(subject->second);
  const Lines lines = lines_of(text);
  if (lines.empty()) return {};
  const auto other = theirs.find(subject->first);
  const std::string other_text =
      other == theirs.end() ? std::string() : guide::masked_example(other->second);
  std::vector<bool> marked = changed_lines(lines, lines_of(other_text));
  const bool is_named = subject->first == message.file && message.line > 0;
  const std::size_t named = is_named ? message.line - 1 : 0;
  if (is_bad && is_named && message.shows_line && named < lines.size()) {
    marked.assign(lines.size(), false);
    marked[named] = true;
  }
  // A file that the other site has not at all differs everywhere, which says nothing.
  const bool all = std::find(marked.begin(), marked.end(), false) == marked.end();
  if (all && other == theirs.end()) marked.assign(lines.size(), false);
  return piece_of(subject->first, lines, nearest_marked(marked, named), marked);
}

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n\"\n     \"";
    } else if (c == '\\' || c == '"') {
      out += std::string("\\") + c;
    } else if (c == '\t') {
      out += "\\t";
    } else if (c != '\r') {
      out += c;
    }
  }
  return out + "\"";
}

std::string row_of(const Piece& piece) {
  return fmt::format("{{{}, {}, {}, {}}}", literal(piece.file), piece.first_line,
                     literal(piece.lines), literal(piece.marks));
}

/// The sites of all rules: "heading-skip/bad/" → its files.
using Sites = std::map<std::string, Files>;

Sites read_sites(const FileSystem& golden) {
  constexpr std::uint64_t kLimit = 1'000'000;
  Sites sites;
  for (const DirectoryEntry& entry : golden.list(SitePath()).entries) {
    const std::vector<std::string_view> parts = split(entry.path.text(), '/');
    if (entry.kind != EntryKind::file || parts.size() < 3) continue;
    const std::string site = fmt::format("{}/{}/", parts[0], parts[1]);
    sites[site][entry.path.text().substr(site.size())] = golden.read(entry.path, kLimit).bytes;
  }
  return sites;
}

bool tells_of_a_person(std::string_view text) {
  return !privacy::find(privacy::read_text(text), text, {}).empty();
}

/// The row of one rule, with nothing in it where there is no message yet; none, with a word on why,
/// when it must not be shown.
std::optional<std::string> row_of(const Rule& rule, Sites& sites) {
  Files& bad = sites[fmt::format("{}/bad/", rule.id)];
  Files& good = sites[fmt::format("{}/good/", rule.id)];
  Message message = message_of(bad["expected.txt"], rule.id);
  message.text = guide::masked_example(message.text);
  const Piece wrong = excerpt_of(bad, good, message, true);
  const Piece right = excerpt_of(good, bad, message, false);
  if (tells_of_a_person(message.text) || tells_of_a_person(wrong.lines) ||
      tells_of_a_person(right.lines)) {
    fmt::print(stderr, "the example of {} would tell of a person\n", rule.id);
    return std::nullopt;
  }
  return fmt::format("    {{{},\n     {},\n     {},\n     {}, {}}},\n", literal(rule.id),
                     literal(message.text), row_of(wrong), row_of(right),
                     bad.contains("prepare.sh"));
}

/// What was read, as Make and Ninja know it. A folder is there for the names in it.
std::string dependencies(const FileSystem& files, const std::string& golden, const char* out) {
  std::string text = fmt::format("{}: {}", out, golden);
  for (const DirectoryEntry& entry : files.list(SitePath()).entries) {
    text += fmt::format(" \\\n  {}", replace_all(golden + '/' + entry.path.text(), " ", "\\ "));
  }
  return text + '\n';
}

int embed(const char* golden, const char* out, const char* depends) {
  const DiskFileSystem files(golden);
  write_cache_file(depends, dependencies(files, golden, out));
  Sites sites = read_sites(files);
  std::string text =
      "// Written by embed_examples from tests/golden/rules.\n"
      "#include <array>\n\n#include \"guide/rule_examples.h\"\n\nnamespace pier::guide {\n\n"
      "namespace {\n\nconstexpr auto kExamples = std::to_array<RuleExample>({\n";
  for (const Rule& rule : rules()) {
    const auto row = row_of(rule, sites);
    if (!row) return 1;
    text += *row;
  }
  text +=
      "});\n\n}  // namespace\n\nstd::span<const RuleExample> rule_examples() {\n"
      "  return kExamples;\n}\n\n}  // namespace pier::guide\n";
  write_cache_file(out, text);
  return 0;
}

}  // namespace

}  // namespace pier

int main(int argc, char** argv) {
  if (argc == 4) return pier::embed(argv[1], argv[2], argv[3]);
  fmt::print(stderr, "embed_examples GOLDEN_RULES OUT DEPENDENCIES\n");
  return 2;
}
