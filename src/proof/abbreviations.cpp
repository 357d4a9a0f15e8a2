// Short forms that are never explained, used before they are explained, or explained in two ways.

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"
#include "proof/grammar.h"

namespace pier::proof {

/// Where a short form stands.
struct FormUse {
  std::size_t chapter = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// A heading has no room for an explanation; the text below it has.
  bool in_heading = false;

  bool operator<(const FormUse& other) const {
    return chapter != other.chapter ? chapter < other.chapter : begin < other.begin;
  }
};

/// An explanation: "Clinical Commissioning Group (CCG)", or a row of a list.
struct FormWords {
  FormUse at;
  std::string words;
  bool in_list = false;
  /// The first letter is not explained: "Criminal Exploitation (CCE)".
  bool is_partial = false;
};

struct ShortForm {
  std::vector<FormUse> uses;
  std::vector<FormWords> explained;
};

namespace {

/// What everybody knows, and what is a name today.
/// Source: GOV.UK style guide, "Abbreviations and acronyms"; the names by their bearers' own usage.
constexpr auto kKnown = std::to_array<std::string_view>(
    {"AM",   "BBC", "COVID",   "COVID-19", "EU",     "GP",      "GPS", "ID",    "IT",
     "MP",   "MPS", "NHS",     "OK",       "OFSTED", "PC",      "PHD", "PWC",   "SARS",
     "COV",  "PDF", "PM",      "TV",       "UK",     "URL",     "US",  "USA",   "VAT",
     "NA",   "N/A", "TBC",     "TBA",      "TODO",   "XX",      "XXX", "DRAFT", "NB",
     "NOTE", "RAG", "PREVENT", "CONTEST",  "NSPCC",  "CAFCASS", "BT",  "CD",    "DVD"});

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_roman(std::string_view text) {
  return text.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

/// The short form at a token: "CCG", "DoLS", "MASH+", "GPs" as "GP"; empty for other words.
std::string form_of(std::string_view word) {
  if (word.ends_with("s") && word.size() > 2 && is_capital(word[word.size() - 2])) {
    word.remove_suffix(1);
  }
  if (word.ends_with("'")) word.remove_suffix(1);
  if (word.ends_with("'s")) word.remove_suffix(2);
  if (word.ends_with("\xE2\x80\x99s")) word.remove_suffix(4);
  std::size_t capitals = 0;
  std::size_t small = 0;
  std::size_t digits = 0;
  for (const char c : word) {
    if (is_capital(c))
      ++capitals;
    else if (ascii_is_alpha(c))
      ++small;
    else if (ascii_is_digit(c))
      ++digits;
    else if (c != '&' && c != '+')
      return {};
  }
  if (capitals < 2 || word.size() > 10 || !is_capital(word.front())) return {};
  if (digits > 0 || small > capitals) return {};
  // "MoJ" is one, "McD" in a name is longer.
  const bool is_short = word.size() == 3 && capitals == 2 && is_capital(word.back());
  if (small > 0 && !is_short && (capitals < 3 || word.size() < 4)) return {};
  if (is_roman(word)) return {};
  return std::string(word);
}

/// Whether a block is set in capitals, where a word in capitals says nothing.
bool is_shouted(const Text& text, const Block& block) {
  std::size_t capitals = 0;
  std::size_t small = 0;
  for (std::size_t i = block.begin; i < block.end; ++i) {
    if (is_capital(text.text[i]))
      ++capitals;
    else if (ascii_is_alpha(text.text[i]))
      ++small;
  }
  return capitals > small && capitals + small > 6;
}

/// The letters that a short form is made of, in lower case: "MASH+" gives "mash".
std::string letters_of(std::string_view form) {
  std::string letters;
  for (const char c : form) {
    if (is_capital(c)) letters += static_cast<char>(c - 'A' + 'a');
  }
  return letters;
}

/// Two explanations are one when only small words, endings, marks and capitals differ.
std::string plain_words(std::string_view words) {
  std::string plain;
  std::string word;
  const auto take = [&] {
    if (!is_one_of(word, {"and", "of", "the", "for", "in", "to", "a", "an", "or", "nhs", ""})) {
      if (word.ends_with("ies")) word.replace(word.size() - 3, 3, "y");
      while (word.ends_with('s')) word.pop_back();
      plain += word;
    }
    word.clear();
  };
  for (const char c : words) {
    if (c == '(') break;
    if (ascii_is_alpha(c)) {
      word += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (c != '\'' && static_cast<unsigned char>(c) < 0x80) {
      take();
    }
  }
  take();
  return plain;
}

class FormCollector {
 public:
  explicit FormCollector(const Reading& reading) : reading_(reading) {}

  std::map<std::string, ShortForm> run() {
    for (std::size_t c = 0; c < reading_.chapters.size(); ++c) {
      const Text& text = reading_.chapters[c];
      for (const Block& block : text.blocks) {
        if (block.kind == BlockKind::drawing || block.kind == BlockKind::picture) continue;
        collect_words(text, block);
        if (!is_shouted(text, block)) collect(c, block);
      }
      for (const Table& table : text.tables) collect_list(c, table);
    }
    // "ACT", "ESSEX": a word that stands in the text in small letters too is a word.
    std::erase_if(forms_, [&](const auto& form) {
      return form.second.explained.empty() && words_.contains(ascii_lower(form.first));
    });
    return std::move(forms_);
  }

 private:
  /// Words in small letters, or with one capital.
  void collect_words(const Text& text, const Block& block) {
    for (std::size_t t = block.first; t < block.last; ++t) {
      if (text.tokens[t].kind != TokenKind::word) continue;
      const std::string_view word = text.of(text.tokens[t]);
      if (word.size() < 2 || word.size() > 10) continue;
      const bool is_small =
          std::none_of(word.begin() + 1, word.end(), [](char ch) { return is_capital(ch); });
      if (is_small) words_.insert(text.word(t));
    }
  }

  /// "CP-IS", "SAR-RT": capitals on both sides of a hyphen are one form.
  std::size_t joined_end(const Text& text, std::size_t t, const Block& block) const {
    std::size_t last = t;
    while (last + 2 < block.last && text.is_mark(last + 1, '-') &&
           text.tokens[last + 1].begin == text.tokens[last].end &&
           text.tokens[last + 2].begin == text.tokens[last + 1].end &&
           text.tokens[last + 2].kind == TokenKind::word &&
           is_all_capitals(text.of(text.tokens[last + 2]))) {
      last += 2;
    }
    return last;
  }

  static bool is_all_capitals(std::string_view word) {
    return word.size() >= 2 && std::all_of(word.begin(), word.end(), is_capital);
  }

  void collect(std::size_t c, const Block& block) {
    const Text& text = reading_.chapters[c];
    for (std::size_t t = block.first; t < block.last; ++t) {
      if (text.tokens[t].kind != TokenKind::word) continue;
      std::size_t last = t;
      std::string form;
      if (is_all_capitals(text.of(text.tokens[t]))) last = joined_end(text, t, block);
      if (last > t) {
        form = text.between(text.tokens[t].begin, text.tokens[last].end);
      } else {
        form = form_of(text.of(text.tokens[t]));
      }
      if (form.empty()) continue;
      const FormUse use{c, text.tokens[t].begin, text.tokens[last].end,
                        block.kind == BlockKind::heading};
      ShortForm& known = forms_[form];
      known.uses.push_back(use);
      const bool is_closed = last + 1 < block.last && text.is_mark(last + 1, ')');
      if (t > block.first && text.is_mark(t - 1, '(') && is_closed) {
        explained_before(known, use, form, t - 1, block);
      } else if (last + 1 < block.last && text.is_mark(last + 1, '(')) {
        explained_behind(known, use, form, last + 1, block);
      }
      t = last;
    }
  }

  /// The words before "(CCG)" whose first letters are those of the form.
  void explained_before(ShortForm& known, const FormUse& use, std::string_view form,
                        std::size_t open, const Block& block) const {
    const Text& text = reading_.chapters[use.chapter];
    const std::string letters = letters_of(form);
    std::size_t left = letters.size();
    std::size_t t = open;
    std::size_t begin = open;
    std::size_t strangers = 0;
    for (std::size_t words = 0; t-- > block.first && left > 0 && words < 2 * letters.size() + 3;) {
      if (text.tokens[t].kind != TokenKind::word) {
        if (text.is_mark(t, '.') || text.is_mark(t, ')') || text.is_mark(t, ';')) break;
        continue;
      }
      ++words;
      const std::string_view word = text.word(t);
      if (word.front() == letters[left - 1]) {
        --left;
        begin = t;
      } else if (has_inner(word, letters, left)) {
        begin = t;
      } else if (!is_one_of(word, {"and", "of", "the", "for", "in", "to", "a", "on", "at", "or"})) {
        // A word may bring no letter of its own, when it does not come first.
        if (++strangers > 2 || left == letters.size()) break;
      }
    }
    if (begin != open && (left == 0 || (left == 1 && letters.size() > 2))) {
      known.explained.push_back(
          {use, std::string(text.between(text.tokens[begin].begin, text.tokens[open - 1].end)),
           false, left == 1});
    } else if (left > 0) {
      explained_out_of_order(known, use, letters, open, block);
    }
  }

  /// "Clinical Safeguarding Network (SCN)": as many words with capitals, with the same letters.
  void explained_out_of_order(ShortForm& known, const FormUse& use, const std::string& letters,
                              std::size_t open, const Block& block) const {
    const Text& text = reading_.chapters[use.chapter];
    if (letters.size() < 3 || open < block.first + letters.size()) return;
    std::string found;
    const std::size_t begin = open - letters.size();
    for (std::size_t t = begin; t < open; ++t) {
      if (text.tokens[t].kind != TokenKind::word) return;
      if (!is_capital(text.text[text.tokens[t].begin])) return;
      found += text.word(t).front();
    }
    std::string wanted = letters;
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    if (found != wanted) return;
    known.explained.push_back(
        {use, std::string(text.between(text.tokens[begin].begin, text.tokens[open - 1].end)), false,
         false});
  }

  /// "multiagency" brings two letters of MASH at once.
  static bool has_inner(std::string_view word, const std::string& letters, std::size_t& left) {
    if (left < 2 || word.front() != letters[left - 2]) return false;
    if (word.find(letters[left - 1], 1) == std::string_view::npos) return false;
    left -= 2;
    return true;
  }

  /// "CCG (Clinical Commissioning Group)".
  void explained_behind(ShortForm& known, const FormUse& use, std::string_view form,
                        std::size_t open, const Block& block) const {
    const Text& text = reading_.chapters[use.chapter];
    const std::string letters = letters_of(form);
    std::size_t at = 0;
    std::size_t close = open + 1;
    std::size_t words = 0;
    for (; close < block.last && !text.is_mark(close, ')'); ++close) {
      if (text.tokens[close].kind != TokenKind::word) continue;
      ++words;
      if (at < letters.size() && text.word(close).front() == letters[at]) ++at;
    }
    if (close >= block.last || words < 2 || at < letters.size() || words > 2 * letters.size() + 2)
      return;
    known.explained.push_back(
        {use, std::string(text.between(text.tokens[open + 1].begin, text.tokens[close - 1].end)),
         false});
  }

  /// A list of short forms: a table whose cells are, two by two, a form and its words.
  void collect_list(std::size_t c, const Table& table) {
    const Text& text = reading_.chapters[c];
    if (table.columns % 2 != 0 || table.rows.size() < 4) return;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::size_t forms = 0;
    std::size_t filled = 0;
    for (const auto& row : table.rows) {
      for (std::size_t k = 0; k + 1 < row.size(); k += 2) {
        if (row[k].kind == Cell::Kind::empty) continue;
        ++filled;
        if (row[k].kind != Cell::Kind::text || row[k + 1].kind != Cell::Kind::text) continue;
        const Block& term = text.blocks[row[k].block];
        if (!is_short(text.of(term))) continue;
        ++forms;
        pairs.emplace_back(row[k].block, row[k + 1].block);
      }
    }
    if (forms * 10 < filled * 7) return;
    for (const auto& [term, meaning] : pairs) {
      const Block& block = text.blocks[term];
      forms_[std::string(trim(text.of(block)))].explained.push_back(
          {{c, block.begin, block.end}, std::string(trim(text.of(text.blocks[meaning]))), true});
    }
  }

  static bool is_short(std::string_view term) {
    std::size_t capitals = 0;
    for (const char c : term) capitals += is_capital(c) ? 1 : 0;
    return capitals >= 2 && term.size() <= 12;
  }

  const Reading& reading_;
  std::map<std::string, ShortForm> forms_;
  /// Of the texts, which stay.
  std::unordered_set<std::string_view> words_;
};

/// Reports what is wrong with one form.
class FormCheck {
 public:
  FormCheck(const Reading& reading, const std::map<std::string, ShortForm>& forms,
            Findings& findings)
      : reading_(reading), forms_(forms), findings_(findings) {}

  void run() {
    for (const auto& [name, form] : forms_) {
      check_two_meanings(name, form);
      const bool is_known =
          std::find(kKnown.begin(), kKnown.end(), ascii_upper(name)) != kKnown.end();
      if (form.uses.empty() || is_known) continue;
      if (form.explained.empty()) {
        if (reading_.glossary->find(name) == nullptr) report_unexplained(name, form);
        continue;
      }
      check_order(name, form);
    }
  }

 private:
  void report(const FormUse& at, std::string message, std::string help,
              const FormUse* other = nullptr, std::string_view note = {}) {
    Diagnostic& finding = findings_.report("report-abbreviation", at.chapter, at.begin, at.end,
                                           std::move(message), std::move(help));
    if (other == nullptr) return;
    finding.notes.push_back(
        {findings_.place(other->chapter, other->begin, other->end), std::string(note)});
  }

  /// A form that another one was probably meant to be: one letter off, and used far more.
  std::string_view meant(const std::string& name, const ShortForm& form) const {
    if (form.uses.size() > 1 || name.size() < 3) return {};
    for (const auto& [other, known] : forms_) {
      if (other.size() != name.size() || known.uses.size() < 5 || known.explained.empty()) continue;
      std::size_t differences = 0;
      for (std::size_t i = 0; i < name.size(); ++i) differences += name[i] != other[i] ? 1 : 0;
      if (differences == 1) return other;
    }
    return {};
  }

  void report_unexplained(const std::string& name, const ShortForm& form) {
    const std::string_view other = meant(name, form);
    report(form.uses.front(), fmt::format("`{}` is never explained", name),
           other.empty()
               ? fmt::format("write it in words where it stands first, with `({})` behind, "
                             "or add it to the glossary",
                             name)
               : fmt::format("did you mean `{}`?", other));
  }

  void check_order(const std::string& name, const ShortForm& form) {
    const bool is_listed = std::any_of(form.explained.begin(), form.explained.end(),
                                       [](const FormWords& e) { return e.in_list; });
    if (is_listed || reading_.glossary->find(name) != nullptr) return;
    const FormWords& first = form.explained.front();
    const auto used = std::find_if(form.uses.begin(), form.uses.end(),
                                   [](const FormUse& use) { return !use.in_heading; });
    if (used == form.uses.end() || !(*used < first.at)) return;
    report(*used, fmt::format("`{}` is used before it is explained", name),
           fmt::format("explain it here: {} ({})", first.words, name), &first.at,
           "it is explained here");
  }

  void check_two_meanings(const std::string& name, const ShortForm& form) {
    std::vector<Meaning> meanings;
    if (const Term* term = reading_.glossary->find(name); term != nullptr) {
      meanings = term->meanings;
    }
    const bool has_whole = std::any_of(form.explained.begin(), form.explained.end(),
                                       [](const FormWords& e) { return !e.is_partial; });
    std::vector<std::pair<std::string, const FormWords*>> seen;
    for (const FormWords& one : form.explained) {
      const std::string plain = plain_words(one.words);
      const auto same = [&](const auto& other) {
        // A word more is no other meaning, unless the short form has a letter for it.
        const bool is_stricter = one.is_partial != other.second->is_partial;
        return is_stricter ? other.first == plain : agree(other.first, plain);
      };
      const bool is_new = std::none_of(seen.begin(), seen.end(), same);
      if (!is_new || (one.is_partial && !has_whole)) continue;
      seen.emplace_back(plain, &one);
      if (seen.size() > 1) {
        const FormWords& first = *seen.front().second;
        report(one.at,
               fmt::format("`{}` is explained in two ways: `{}` and `{}`", name, first.words,
                           one.words),
               "use one, or another short form for the second", &first.at,
               "the other explanation is here");
      } else {
        check_glossary(name, one, plain, meanings);
      }
    }
    check_unused(name, form);
  }

  void check_glossary(const std::string& name, const FormWords& one, const std::string& plain,
                      const std::vector<Meaning>& meanings) {
    const bool agrees =
        meanings.empty() || std::any_of(meanings.begin(), meanings.end(), [&](const Meaning& m) {
          return agree(plain_words(m.meaning), plain);
        });
    if (agrees || one.is_partial) return;
    report(one.at,
           fmt::format("`{}` is explained as `{}`, and the glossary says `{}`", name, one.words,
                       meanings.front().meaning),
           "use the words of the glossary, or add this meaning to it");
  }

  /// A short form of a list that stands nowhere else.
  void check_unused(const std::string& name, const ShortForm& form) {
    const auto listed = std::find_if(form.explained.begin(), form.explained.end(),
                                     [](const FormWords& e) { return e.in_list; });
    if (listed == form.explained.end() || form.explained.size() > 1 || form.uses.empty()) return;
    const bool is_used = std::any_of(form.uses.begin(), form.uses.end(), [&](const FormUse& use) {
      return use.chapter != listed->at.chapter || use.begin != listed->at.begin;
    });
    if (is_used) return;
    report(listed->at, fmt::format("`{}` is explained and stands nowhere else", name),
           "take it out of the list");
  }

  /// One may say a little more than the other.
  static bool agree(std::string_view a, std::string_view b) {
    return a == b || a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos;
  }

  const Reading& reading_;
  const std::map<std::string, ShortForm>& forms_;
  Findings& findings_;
};

}  // namespace

/// The short forms of a report; made once, for all checks.
struct ShortForms {
  std::map<std::string, ShortForm> forms;
};

void collect_short_forms(Reading& reading) {
  auto found = std::make_shared<ShortForms>();
  found->forms = FormCollector(reading).run();
  for (const auto& [name, form] : found->forms) {
    for (const FormWords& one : form.explained) {
      if (one.is_partial) continue;
      // One form may have two meanings; either may be meant.
      std::string& words = reading.short_forms[name];
      words += (words.empty() ? "" : "; ") + one.words;
    }
  }
  reading.all_short_forms = std::move(found);
}

void check_abbreviations(const Reading& reading, Findings& findings) {
  FormCheck(reading, reading.all_short_forms->forms, findings).run();
}

}  // namespace pier::proof
