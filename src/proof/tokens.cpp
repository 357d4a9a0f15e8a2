// Cuts text into words, numbers and marks, and finds where sentences end.

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "proof/text.h"

namespace pier::proof {

namespace {

constexpr char32_t kPound = 0xA3;

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_word_byte(char c) {
  // Letters beyond ASCII begin with 0xC3 to 0xDF; marks such as quotation marks with 0xE2.
  const auto byte = static_cast<unsigned char>(c);
  return ascii_is_alpha(c) || (byte >= 0xC3 && byte <= 0xDF);
}

/// Quotation marks and dashes made one.
std::uint32_t plain_mark(char32_t c) {
  if (c == 0x201C || c == 0x201D) return '"';
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (is_dash(c)) return '-';
  return c;
}

bool is_year(int value) {
  return value >= 1900 && value <= 2100;
}

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

double to_double(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != ',') plain += c;
  }
  double value = 0;
  std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return value;
}

/// Reads the tokens of a part of a text, one after the other.
class Lexer {
 public:
  Lexer(Text& text, std::size_t begin) : text_(text), source_(text.text), at_(begin) {}

  void run() {
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (ascii_is_space(c)) {
        ++at_;
      } else if (ascii_is_digit(c)) {
        number();
      } else if (is_word_byte(c)) {
        word();
      } else {
        mark();
      }
    }
  }

 private:
  bool digit_at(std::size_t i) const { return i < source_.size() && ascii_is_digit(source_[i]); }

  std::size_t digits_end(std::size_t i) const {
    while (digit_at(i)) ++i;
    return i;
  }

  void push(TokenKind kind, std::size_t begin, std::size_t end, std::uint32_t detail) {
    text_.tokens.push_back(
        {kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), detail});
  }

  void push_number(std::size_t begin, std::size_t end, const Number& number) {
    push(TokenKind::number, begin, end, static_cast<std::uint32_t>(text_.numbers.size()));
    text_.numbers.push_back(number);
    at_ = end;
  }

  void mark() {
    const std::size_t begin = at_;
    const char32_t c = decode_utf8(source_, at_);
    if (c == 0x2019 && is_inside_word(begin)) return;
    push(TokenKind::mark, begin, at_, plain_mark(c));
  }

  bool is_inside_word(std::size_t begin) const {
    return begin > 0 && is_word_byte(source_[begin - 1]) && at_ < source_.size() &&
           is_word_byte(source_[at_]);
  }

  /// Letters, digits behind them, and what joins two parts of a word: ' ’ &.
  void word() {
    const std::size_t begin = at_;
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (is_word_byte(c)) {
        const bool is_long = static_cast<unsigned char>(c) >= 0xC3;
        at_ += is_long && at_ + 1 < source_.size() ? 2 : 1;
      } else if (belongs_to_word(c)) {
        ++at_;
      } else if (source_.substr(at_, 3) == "\xE2\x80\x99" && at_ + 3 < source_.size() &&
                 is_word_byte(source_[at_ + 3])) {
        at_ += 3;
      } else {
        break;
      }
    }
    push(TokenKind::word, begin, at_, 0);
  }

  /// Whether the mark or digit `c` at at_, which is no letter, goes on with the word before it.
  bool belongs_to_word(char c) const {
    const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : ' ';
    if (c == '\'') return is_word_byte(next);
    if (c == '&') return is_capital(source_[at_ - 1]) && is_capital(next);
    if (c == '+') return is_capital(source_[at_ - 1]) && !ascii_is_digit(next);
    return ascii_is_digit(c);
  }

  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  /// Digits with commas and points between them.
  std::size_t figure_end() const {
    std::size_t end = digits_end(at_);
    while (end < source_.size() && (source_[end] == ',' || source_[end] == '.') &&
           digit_at(end + 1)) {
      end = digits_end(end + 1);
    }
    return end;
  }

  /// "/21", "-2022" behind a number: where the digits begin and end.
  std::optional<std::pair<std::size_t, std::size_t>> joined(std::size_t end) const {
    if (end >= source_.size()) return std::nullopt;
    std::size_t behind = end;
    const char32_t c = decode_utf8(source_, behind);
    if ((c != '/' && !is_dash(c)) || !digit_at(behind)) return std::nullopt;
    return std::pair(behind, digits_end(behind));
  }

  /// "2020/21", "12/4/21"; nothing when it is neither.
  bool period_or_date(std::size_t end) {
    const std::string_view first = source_.substr(at_, end - at_);
    if (first.find_first_of(",.") != std::string_view::npos) return false;
    const auto second = joined(end);
    if (!second) return false;
    const std::string_view part = source_.substr(second->first, second->second - second->first);
    const bool has_slash = source_[end] == '/';
    if (const auto third = joined(second->second); has_slash && third) {
      return numeric_date(first, part, *third);
    }
    Number number;
    number.role = NumberRole::period;
    number.from = to_int(first);
    number.to = to_int(part);
    const bool is_whole = first.size() == 4 && is_year(number.from);
    if (is_whole && (part.size() == 1 || part.size() == 2)) {
      const int base = part.size() == 1 ? 10 : 100;
      const int rest = number.from % base;
      number.to += number.from - rest;
      if (part.size() == 2 && !has_slash && number.to < number.from && to_int(part) <= 12) {
        return false;  // 2021-05 is a month.
      }
    } else if (part.size() == 4 && is_year(number.to) &&
               (is_whole || (has_slash && first.size() == 3))) {
      // As written; the check of years says when it cannot be.
    } else if (has_slash && first.size() == 2 && part.size() == 2 &&
               (number.from + 1) % 100 == number.to) {
      number.from += 2000;
      number.to += 2000;
    } else {
      return false;
    }
    if (second->second < source_.size() && is_word_byte(source_[second->second])) return false;
    push_number(at_, second->second, number);
    return true;
  }

  bool numeric_date(std::string_view day, std::string_view month,
                    std::pair<std::size_t, std::size_t> year) {
    const std::string_view digits = source_.substr(year.first, year.second - year.first);
    if (day.size() > 2 || month.size() > 2 || (digits.size() != 2 && digits.size() != 4)) {
      return false;
    }
    Number number;
    number.role = NumberRole::date;
    number.day = to_int(day);
    number.from = to_int(month);
    number.to = to_int(digits) + (digits.size() == 2 ? 2000 : 0);
    push_number(at_, year.second, number);
    return true;
  }

  /// What the points and commas of a figure say.
  Number classify(std::string_view digits) const {
    Number number;
    std::size_t points = 0;
    bool groups_are_right = true;
    std::size_t longest = 0;
    for (std::size_t i = 0, run = 0; i <= digits.size(); ++i) {
      if (i < digits.size() && ascii_is_digit(digits[i])) {
        longest = std::max(longest, ++run);
        continue;
      }
      if (i < digits.size() && digits[i] == '.') ++points;
      if (i < digits.size() && digits[i] == ',') {
        std::size_t end = i + 1;
        while (end < digits.size() && ascii_is_digit(digits[end])) ++end;
        if (end - i != 4 || run > 3 || points > 0) groups_are_right = false;
      }
      run = 0;
    }
    const bool has_comma = digits.find(',') != std::string_view::npos;
    if (points > 1) {
      const bool is_section = !has_comma && longest <= 2 && !is_money_;
      number.role = is_section ? NumberRole::code : NumberRole::broken;
      return number;
    }
    if (!groups_are_right) {
      number.role = NumberRole::code;  // "1,2 and 3": a list without spaces.
      return number;
    }
    number.value = to_double(digits);
    if (points == 1) number.decimals = static_cast<int>(digits.size() - digits.find('.') - 1);
    if (digits.size() == 4 && !has_comma && points == 0 && !is_money_ &&
        is_year(static_cast<int>(number.value))) {
      number.role = NumberRole::year;
      number.from = number.to = static_cast<int>(number.value);
    }
    return number;
  }

  /// A sign or a "£" that stands directly before, which becomes part of the number.
  std::size_t take_prefix(bool& negative) {
    std::size_t begin = at_;
    const auto last = [&] {
      return text_.tokens.empty() || text_.tokens.back().end != begin ? nullptr
                                                                      : &text_.tokens.back();
    };
    is_money_ = false;
    if (const Token* token = last(); token != nullptr && token->kind == TokenKind::mark &&
                                     token->detail == static_cast<std::uint32_t>(kPound)) {
      is_money_ = true;
      begin = token->begin;
      text_.tokens.pop_back();
    }
    if (const Token* token = last();
        token != nullptr && token->kind == TokenKind::mark && token->detail == '-') {
      const bool stands_alone = token->begin == 0 || source_[token->begin - 1] == ' ' ||
                                source_[token->begin - 1] == '(' ||
                                source_[token->begin - 1] == '\n';
      if (stands_alone) {
        negative = true;
        begin = token->begin;
        text_.tokens.pop_back();
      }
    }
    return begin;
  }

  void number() {
    const std::size_t end = figure_end();
    const bool is_glued = at_ > 0 && is_word_byte(source_[at_ - 1]);
    if (!is_glued && period_or_date(end)) return;
    bool negative = false;
    const std::size_t begin = take_prefix(negative);
    Number number = classify(source_.substr(at_, end - at_));
    number.pounds = is_money_;
    if (negative) number.value = -number.value;
    at_ = end;
    suffix(begin, number);
  }

  /// "%", "th", "k": what belongs to a number behind it.
  void suffix(std::size_t begin, Number number) {
    const std::string_view rest = source_.substr(at_, 12);
    std::size_t end = at_;
    if (rest.starts_with('%')) {
      number.percent = true;
      end += 1;
    } else if (rest.starts_with(" %")) {
      number.percent = true;
      end += 2;
    } else if (rest.starts_with(" per cent") || rest.starts_with(" percent")) {
      const std::size_t size = rest.starts_with(" per cent") ? 9 : 8;
      const std::size_t behind = at_ + size;
      const bool is_whole = behind >= source_.size() || !is_word_byte(source_[behind]);
      if (is_whole && !source_.substr(behind).starts_with("age")) {
        number.percent = true;
        end += size;
      }
    } else if (is_ordinal_ending(rest)) {
      number.role = NumberRole::ordinal;
      end += 2;
    } else if (!rest.empty() && is_word_byte(rest.front())) {
      scale(number, rest, end);
    }
    if (number.percent && number.role == NumberRole::year) number.role = NumberRole::plain;
    push_number(begin, end, number);
  }

  static bool is_ordinal_ending(std::string_view rest) {
    if (rest.size() < 2) return false;
    const bool is_ending = is_one_of(rest.substr(0, 2), {"st", "nd", "rd", "th"});
    return is_ending && (rest.size() == 2 || !is_word_byte(rest[2]));
  }

  void scale(Number& number, std::string_view rest, std::size_t& end) const {
    std::size_t size = 0;
    while (size < rest.size() && (is_word_byte(rest[size]) || ascii_is_digit(rest[size]))) ++size;
    const std::string_view letters = rest.substr(0, size);
    double factor = 0;
    if (letters == "k" || letters == "K") factor = 1e3;
    if (letters == "m" || letters == "M") factor = 1e6;
    if (letters == "bn") factor = 1e9;
    if (factor > 0) {
      number.value *= factor;
      number.scaled = true;
    } else {
      number.role = NumberRole::code;  // "16F", "17yr"
    }
    end += size;
  }

  Text& text_;
  std::string_view source_;
  std::size_t at_;
  bool is_money_ = false;
};

bool is_month(const Text& text, std::size_t t) {
  if (t >= text.tokens.size() || text.tokens[t].kind != TokenKind::word) return false;
  // "may" and "mar" are other words too: a month has a capital.
  const char first = text.text[text.tokens[t].begin];
  return first >= 'A' && first <= 'Z' && month_named(text.word(t)).has_value();
}

/// The numbers of days are no figures.
void mark_days(Text& text, std::size_t first) {
  for (std::size_t t = first; t < text.tokens.size(); ++t) {
    if (text.tokens[t].kind != TokenKind::number) continue;
    Number& number = text.numbers[text.tokens[t].detail];
    const bool could_be = number.role == NumberRole::plain && number.decimals == 0 &&
                          number.value >= 1 && number.value <= 31 && !number.percent &&
                          !number.pounds;
    if (!could_be) continue;
    const bool is_before_month = is_month(text, t + 1);
    // "March 31, 2021", not "in March 31 people came".
    const bool is_behind_month =
        t > first && is_month(text, t - 1) &&
        (t + 1 == text.tokens.size() || text.tokens[t + 1].kind != TokenKind::word);
    if (is_before_month || is_behind_month) number.role = NumberRole::day;
  }
}

/// What ends with a point and no sentence.
constexpr auto kShort = std::to_array<std::string_view>(
    {"e.g",  "i.e", "mr",  "mrs", "ms",   "dr",  "prof", "st",  "no",  "nos", "approx", "incl",
     "inc",  "etc", "vs",  "pub", "jan",  "feb", "mar",  "apr", "jun", "jul", "aug",    "sep",
     "sept", "oct", "nov", "dec", "cllr", "rev", "g",    "e",   "i",   "p",   "pp"});

/// A text without a stop is cut here, so that what looks at all pairs of a sentence stays cheap.
constexpr std::uint32_t kLongestSentence = 250;

bool ends_sentence(const Text& text, std::size_t t, std::size_t last) {
  const Token& token = text.tokens[t];
  if (token.kind != TokenKind::mark) return false;
  if (token.detail != '.' && token.detail != '!' && token.detail != '?') return false;
  if (t + 1 == last) return true;
  const char next = text.text[token.end];
  const Token& following = text.tokens[t + 1];
  if (!ascii_is_space(next) && following.detail != '"' && following.detail != ')') return false;
  if (t > 0 && text.tokens[t - 1].kind == TokenKind::word &&
      text.tokens[t - 1].end == token.begin) {
    const std::string_view before = text.word(t - 1);
    if (std::find(kShort.begin(), kShort.end(), before) != kShort.end()) return false;
    if (before.size() == 1) return false;
  }
  if (following.kind == TokenKind::word) {
    const char c = text.text[following.begin];
    return !(c >= 'a' && c <= 'z');
  }
  return true;
}

}  // namespace

void add_tokens(Text& text, std::size_t begin) {
  const std::size_t first = text.tokens.size();
  Lexer(text, begin).run();
  mark_days(text, first);
}

void add_sentences(Text& text, std::uint32_t block) {
  const Block& b = text.blocks[block];
  std::uint32_t first = b.first;
  for (std::uint32_t t = b.first; t < b.last; ++t) {
    if (!ends_sentence(text, t, b.last) && t - first < kLongestSentence) continue;
    text.sentences.push_back({block, first, t + 1});
    first = t + 1;
  }
  if (first < b.last) text.sentences.push_back({block, first, b.last});
}

}  // namespace pier::proof
