// One name in two spellings: "Adviser" and "Advisor", "Covid-19" and "Covid19".

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"
#include "proof/grammar.h"

namespace pier::proof {

namespace {

struct Spelling {
  std::size_t count = 0;
  std::size_t chapter = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// By what makes them one name; then by how they are written.
using Names = std::map<std::string, std::map<std::string, Spelling>>;

void add(Names& names, std::string key, std::string written_as, std::size_t chapter,
         std::size_t begin, std::size_t end) {
  Spelling& spelling = names[std::move(key)][std::move(written_as)];
  if (spelling.count++ == 0) spelling = {1, chapter, begin, end};
}

/// "COVID-19", "Covid 19", "Covid19": a word and a number that belong together.
void add_numbered(const Text& text, std::size_t chapter, std::size_t t, Names& names) {
  const std::string_view word = text.word(t);
  if (!word.starts_with("covid")) return;
  std::size_t last = t;
  if (word == "covid") {
    if (last + 1 < text.tokens.size() && text.is_mark(last + 1, '-')) ++last;
    if (last + 1 >= text.tokens.size() || text.number(last + 1) == nullptr ||
        text.number(last + 1)->value != 19) {
      return;
    }
    ++last;
  } else if (word != "covid19") {
    return;
  }
  const std::size_t begin = text.tokens[t].begin;
  const std::size_t end = text.tokens[last].end;
  std::string shown(text.between(begin, end));
  // Capitals differ by house style and are no other spelling.
  std::string lower = ascii_lower(shown);
  lower = replace_all(lower, "\xE2\x80\x93", "-");
  add(names, "covid19", lower, chapter, begin, end);
}

/// Words that are spelled in two ways, both right, of which a report has one.
std::string key_of_word(std::string_view word) {
  if (is_one_of(word, {"adviser", "advisor", "advisers", "advisors"})) {
    return word.ends_with('s') ? "advisers" : "adviser";
  }
  return {};
}

bool is_name(const Text& text, std::size_t t) {
  if (text.tokens[t].kind != TokenKind::word) return false;
  const std::string_view word = text.of(text.tokens[t]);
  if (word.size() < 4 || word[0] < 'A' || word[0] > 'Z') return false;
  return std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "Carol Field" and "Carole Field": two words with capitals, of which the second is the same.
void add_persons(const Text& text, std::size_t chapter, std::size_t t, Names& persons) {
  if (t + 1 >= text.tokens.size() || !is_name(text, t) || !is_name(text, t + 1)) return;
  if (text.tokens[t + 1].begin != text.tokens[t].end + 1) return;
  const std::string first(text.of(text.tokens[t]));
  add(persons, std::string(text.of(text.tokens[t + 1])), first, chapter, text.tokens[t].begin,
      text.tokens[t + 1].end);
}

/// The other spelling of a first name: one letter more, at its end or doubled within.
bool is_other_spelling(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() != a.size() + 1 || a.size() < 4) return false;
  return b.starts_with(a) && b.back() != 's' && b.back() != 'd' && b.back() != 'y' &&
         b.back() != 'r' && b.back() != 'n' && b.back() != 'l';
}

void report(const std::string& one, const Spelling& minor, const std::string& other,
            const Spelling& major, Findings& findings) {
  Diagnostic& finding =
      findings.report("report-name", minor.chapter, minor.begin, minor.end,
                      fmt::format("`{}` is elsewhere written `{}` ({} and {} times)", one, other,
                                  minor.count, major.count),
                      "write one name in one way");
  finding.notes.push_back(
      {findings.place(major.chapter, major.begin, major.end), "the other spelling is here"});
}

}  // namespace

void check_names(const Reading& reading, Findings& findings) {
  Names names;
  Names persons;
  for (std::size_t c = 0; c < reading.chapters.size(); ++c) {
    const Text& text = reading.chapters[c];
    for (std::size_t t = 0; t < text.tokens.size(); ++t) {
      if (text.tokens[t].kind != TokenKind::word) continue;
      add_numbered(text, c, t, names);
      add_persons(text, c, t, persons);
      if (std::string key = key_of_word(text.word(t)); !key.empty()) {
        add(names, std::move(key), std::string(text.word(t)), c, text.tokens[t].begin,
            text.tokens[t].end);
      }
    }
  }
  for (const auto& [key, spellings] : names) {
    if (spellings.size() < 2) continue;
    const auto most = std::max_element(
        spellings.begin(), spellings.end(),
        [](const auto& a, const auto& b) { return a.second.count < b.second.count; });
    for (const auto& one : spellings) {
      if (&one != &*most) report(one.first, one.second, most->first, most->second, findings);
    }
  }
  for (const auto& [last_name, firsts] : persons) {
    for (const auto& [first, minor] : firsts) {
      for (const auto& [other, major] : firsts) {
        const bool is_minor =
            minor.count < major.count || (minor.count == major.count && first > other);
        if (!is_minor || !is_other_spelling(first, other)) continue;
        report(fmt::format("{} {}", first, last_name), minor,
               fmt::format("{} {}", other, last_name), major, findings);
      }
    }
  }
}

}  // namespace pier::proof
