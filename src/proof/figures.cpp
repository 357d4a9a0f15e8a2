#include "proof/figures.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "proof/grammar.h"
#include "proof/table_reading.h"

namespace pier::proof {

namespace {

constexpr double kSmallest = 100;

/// Reads the figures of one chapter.
class FigureReader {
 public:
  FigureReader(const Reading& reading, std::size_t chapter, Figures& figures)
      : reading_(reading), text_(reading.chapters[chapter]), chapter_(chapter), figures_(figures) {}

  void run() {
    std::size_t table = 0;
    for (std::size_t s = 0; s < text_.sentences.size(); ++s) {
      const Sentence& sentence = text_.sentences[s];
      const Block& block = text_.blocks[sentence.block];
      while (table < text_.tables.size() && text_.tables[table].first_block <= sentence.block) {
        read_table(table++);
      }
      if (block.kind == BlockKind::heading) {
        set_heading(block);
        heading_year_ = year_in(block.first, block.last);
        intro_year_ = 0;
      } else if (block.kind == BlockKind::paragraph || block.kind == BlockKind::item) {
        read_sentence(s);
      }
    }
    while (table < text_.tables.size()) read_table(table++);
  }

 private:
  void add_stems(std::vector<std::string>& stems, std::string_view words) const {
    const std::string lower = ascii_lower(words);
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= lower.size(); ++i) {
      const bool is_letter = i < lower.size() && (ascii_is_alpha(lower[i]) || lower[i] == '\'' ||
                                                  static_cast<unsigned char>(lower[i]) >= 0x80);
      if (is_letter) continue;
      add_stem(stems, std::string_view(lower).substr(begin, i - begin),
               words.substr(begin, i - begin));
      begin = i + 1;
    }
    finish(stems);
  }

  /// A word; of a short form that the glossary knows, its words.
  void add_stem(std::vector<std::string>& stems, std::string_view lower,
                std::string_view as_written) const {
    if (lower.empty()) return;
    if (lower.starts_with("child")) {
      stems.emplace_back("child");
      return;
    }
    const bool is_short = as_written.size() >= 2 && as_written.size() <= 6 &&
                          as_written[0] >= 'A' && as_written[0] <= 'Z' && as_written[1] >= 'A' &&
                          as_written[1] <= 'Z';
    if (is_short) {
      if (const Term* term = reading_.glossary->find(as_written); term != nullptr) {
        for (const Meaning& meaning : term->meanings) add_words(stems, meaning.meaning);
      }
      const auto explained = reading_.short_forms.find(std::string(as_written));
      if (explained != reading_.short_forms.end()) add_words(stems, explained->second);
    }
    if (std::string stem = stem_of(lower); !stem.empty()) stems.push_back(std::move(stem));
  }

  static void add_words(std::vector<std::string>& stems, std::string_view words) {
    const std::string lower = ascii_lower(words);
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= lower.size(); ++i) {
      if (i < lower.size() && ascii_is_alpha(lower[i])) continue;
      const std::string_view word = std::string_view(lower).substr(begin, i - begin);
      if (word.starts_with("child")) {
        stems.emplace_back("child");
      } else if (std::string stem = stem_of(word); !stem.empty()) {
        stems.push_back(std::move(stem));
      }
      begin = i + 1;
    }
  }

  static void finish(std::vector<std::string>& stems) {
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  }

  /// The year in which a period ends: 2021 for "2020/21", for "31 March 2021" and for "2021".
  static int year_of(const Number& number) {
    if (number.role == NumberRole::year) return number.from;
    if (number.role == NumberRole::period || number.role == NumberRole::date) return number.to;
    return 0;
  }

  /// The only year of some tokens; 0 when there is none or more than one.
  int year_in(std::size_t first, std::size_t last) const {
    int found = 0;
    for (std::size_t t = first; t < last; ++t) {
      if (text_.number(t) == nullptr) continue;
      const int year = year_of(*text_.number(t));
      if (year == 0) continue;
      if (found != 0 && found != year) return 0;
      found = year;
    }
    return found;
  }

  /// The year that belongs to a figure of a sentence: the nearest behind it before the next figure,
  /// or right before it, or the only one of the sentence.
  int year_at(const Sentence& sentence, std::size_t t) const {
    for (std::size_t i = t, steps = 0; i-- > sentence.first && steps < 2; ++steps) {
      if (const Number* number = text_.number(i); number != nullptr && year_of(*number) != 0) {
        return year_of(*number);
      }
      if (text_.tokens[i].kind == TokenKind::word) break;
    }
    for (std::size_t i = t + 1; i < sentence.last; ++i) {
      const Number* number = text_.number(i);
      if (number == nullptr) continue;
      if (year_of(*number) != 0) return year_of(*number);
      if (number->role == NumberRole::plain && !is_base(i)) break;
    }
    const int only = year_in(sentence.first, sentence.last);
    if (only != 0) return only;
    return intro_year_;
  }

  /// "per 10,000": a number that belongs to the unit.
  bool is_base(std::size_t t) const {
    return t > 0 && text_.tokens[t - 1].kind == TokenKind::word && text_.word(t - 1) == "per";
  }

  /// The stems of a sentence before its first figure, and those behind this one.
  std::vector<std::string> stems_at(std::size_t s, std::size_t t) const {
    const Sentence& sentence = text_.sentences[s];
    std::vector<std::string> stems;
    const auto add_token = [&](std::size_t i) {
      if (text_.tokens[i].kind == TokenKind::word) {
        add_stem(stems, text_.word(i), text_.of(text_.tokens[i]));
      }
    };
    std::size_t i = sentence.first;
    for (; i < sentence.last && !is_figure(text_, i); ++i) add_token(i);
    for (i = t + 1; i < sentence.last && !is_figure(text_, i); ++i) add_token(i);
    const bool goes_on = text_.word(sentence.first) == "this";
    if (goes_on && s > 0 && text_.sentences[s - 1].block == sentence.block) {
      const Sentence& before = text_.sentences[s - 1];
      for (i = before.first; i < before.last; ++i) add_token(i);
    }
    finish(stems);
    return stems;
  }

  /// A heading ends those of its level and below; the ones above go on.
  void set_heading(const Block& block) {
    while (!headings_.empty() && headings_.back().first >= block.level) headings_.pop_back();
    headings_.emplace_back(block.level, std::vector<std::string>{});
    add_stems(headings_.back().second, text_.of(block));
  }

  std::vector<std::string> context() const {
    std::vector<std::string> stems;
    for (const auto& [level, own] : headings_) stems.insert(stems.end(), own.begin(), own.end());
    finish(stems);
    return stems;
  }

  void read_sentence(std::size_t s) {
    const Sentence& sentence = text_.sentences[s];
    const Block& block = text_.blocks[sentence.block];
    if (sentence.last > sentence.first && text_.is_mark(sentence.last - 1, ':')) {
      intro_year_ = year_in(sentence.first, sentence.last);
    } else if (block.kind == BlockKind::paragraph) {
      intro_year_ = 0;
    }
    for (std::size_t t = sentence.first; t < sentence.last; ++t) {
      const Number* number = text_.number(t);
      if (number == nullptr) continue;
      const bool is_bracketed_year = number->role == NumberRole::year && t > sentence.first &&
                                     text_.is_mark(t - 1, '(') && t >= sentence.first + 2 &&
                                     text_.number(t - 2) != nullptr &&
                                     year_of(*text_.number(t - 2)) != 0;
      if (!is_figure(text_, t) && !is_bracketed_year) continue;
      if (number->value < kSmallest || number->scaled || number->percent || is_base(t)) continue;
      if (is_vague_at(text_, sentence, t)) continue;
      Figure figure;
      figure.chapter = chapter_;
      figure.token = t;
      figure.value = number->value;
      figure.decimals = number->decimals;
      figure.pounds = number->pounds;
      figure.own = stems_at(s, t);
      figure.context = context();
      figure.year = year_at(sentence, t);
      if (figure.year == 0) figure.year = heading_year_;
      figure.sentence = s;
      figures_.said.push_back(std::move(figure));
    }
  }

  void read_table(std::size_t index) {
    const TableView view(text_, text_.tables[index]);
    const Table& table = view.table();
    std::vector<std::string> above = context();
    int table_year = heading_year_;
    // The two lines above a table often are its caption.
    for (std::uint32_t b = table.first_block, steps = 0; b-- > 0 && steps < 2; ++steps) {
      const Block& block = text_.blocks[b];
      if (block.kind == BlockKind::cell || block.kind == BlockKind::heading) break;
      add_stems(above, text_.of(block));
      if (const int year = year_in(block.first, block.last); year != 0 && table_year == 0) {
        table_year = year;
      }
    }
    if (table.has_caption) add_stems(above, text_.of(text_.blocks[table.first_block]));
    for (std::size_t r = 0; r < view.rows(); ++r) {
      if (view.is_header(r) || view.label(r).empty()) continue;
      for (std::size_t c = 1; c < view.columns(); ++c)
        read_cell(view, index, r, c, above, table_year);
    }
  }

  void read_cell(const TableView& view, std::size_t index, std::size_t r, std::size_t c,
                 const std::vector<std::string>& above, int table_year) {
    const Number* number = view.number(r, c);
    if (number == nullptr || number->value < kSmallest || view.is_percentage(r, c)) return;
    Figure figure;
    figure.chapter = chapter_;
    const Block& block = text_.blocks[view.at(r, c).block];
    for (std::size_t t = block.first; t < block.last; ++t) {
      if (text_.number(t) == number) figure.token = t;
    }
    figure.value = number->value;
    figure.decimals = number->decimals;
    figure.pounds = number->pounds;
    const auto header = view.header_of(r);
    // The label as it is written, with its short forms.
    for (std::size_t k = 0; k < c; ++k) {
      if (view.at(r, k).kind == Cell::Kind::text) add_stems(figure.own, view.said(r, k));
    }
    figure.context = above;
    if (header && view.at(*header, c).kind == Cell::Kind::text) {
      add_stems(figure.context, view.said(*header, c));
    }
    if (header) {
      const Number* period = view.period(*header, c);
      figure.year = period == nullptr ? 0 : year_of(*period);
      if (figure.year == 0) {
        const Number* corner = view.period(*header, 0);
        if (corner != nullptr) figure.year = year_of(*corner);
      }
    }
    if (figure.year == 0) figure.year = table_year;
    figure.is_cell = true;
    figure.table = index;
    figure.row = r;
    figures_.cells.push_back(std::move(figure));
  }

  const Reading& reading_;
  const Text& text_;
  std::size_t chapter_;
  Figures& figures_;
  /// Level and stems of the headings above.
  std::vector<std::pair<int, std::vector<std::string>>> headings_;
  int heading_year_ = 0;
  /// Of the line that introduces a list.
  int intro_year_ = 0;
};

}  // namespace

Figures collect_figures(const Reading& reading) {
  Figures figures;
  for (std::size_t c = 0; c < reading.chapters.size(); ++c) FigureReader(reading, c, figures).run();
  return figures;
}

std::size_t shared_stems(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t shared = 0;
  auto i = a.begin();
  auto k = b.begin();
  while (i != a.end() && k != b.end()) {
    if (*i == *k) {
      ++shared;
      ++i;
      ++k;
    } else {
      ++(*i < *k ? i : k);
    }
  }
  return shared;
}

}  // namespace pier::proof
