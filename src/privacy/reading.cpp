#include "privacy/reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "base/byte_set.h"
#include "base/utf8.h"
#include "privacy/characters.h"

namespace pier::privacy {

namespace {

bool is_unseen(char32_t code) {
  return code == 0xAD || code == 0x34F || code == 0x180E || (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) ||
         code == 0xFEFF || (code >= 0x300 && code <= 0x36F) || (code >= 0xFE00 && code <= 0xFE0F) ||
         code == 0x61C || code == 0x115F || code == 0x3164;
}

bool is_space(char32_t code) {
  return code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
         code == 0x205F || code == 0x3000;
}

bool is_hyphen(char32_t code) {
  return (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0x2043 || code == 0xFE58 ||
         code == 0xFE63;
}

/// The decimal digit that a character of another script or style is, or none (above 9).
unsigned digit_of(char32_t code) {
  if (code >= 0x660 && code <= 0x669) return static_cast<unsigned>(code - 0x660);
  if (code >= 0x6F0 && code <= 0x6F9) return static_cast<unsigned>(code - 0x6F0);
  if (code >= 0x1D7CE && code <= 0x1D7FF) return static_cast<unsigned>((code - 0x1D7CE) % 10);
  return 10;
}

/// Capitals of Latin 1 and Latin Extended-A.
bool is_latin_capital(char32_t code) {
  if (code >= 0xC0 && code <= 0xDE) return true;
  if (code < 0x100 || code > 0x17F) return false;
  const bool odd_is_capital = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
  return (code % 2 == 1) == odd_is_capital || code == 0x178;
}

/// Elements whose tags do not part what stands before from what stands behind.
constexpr auto kInlineElements = std::to_array<std::string_view>(
    {"a",      "abbr", "b",   "bdi",  "bdo",   "cite", "code", "data", "del",   "dfn",
     "em",     "i",    "ins", "kbd",  "mark",  "q",    "s",    "samp", "small", "span",
     "strong", "sub",  "sup", "time", "tspan", "u",    "var",  "wbr"});

bool is_inline(std::string_view tag) {
  constexpr std::size_t kLongest = 6;
  // By size and first letter: which letters some of them begin with. Nearly all others end here.
  constexpr auto kFirstLetters = [] {
    std::array<std::uint32_t, kLongest + 1> letters{};
    for (const std::string_view name : kInlineElements)
      letters[name.size()] |= 1U << (name[0] & 31);
    return letters;
  }();
  if (tag.empty() || tag.size() > kLongest) return false;
  if ((kFirstLetters[tag.size()] >> (tag[0] & 31) & 1) == 0) return false;
  return std::find(kInlineElements.begin(), kInlineElements.end(), tag) != kInlineElements.end();
}

/// What stands between two runs of text: nothing, white space, a line break, or a border.
enum class Between { nothing, space, border };

Between between(std::string_view markup) {
  Between result = Between::nothing;
  for (std::size_t at = 0; at < markup.size();) {
    if (markup[at] != '<') {
      if (result == Between::nothing) result = Between::space;
      ++at;
      continue;
    }
    std::size_t name = at + 1;
    if (name < markup.size() && markup[name] == '/') ++name;
    std::size_t end = name;
    while (end < markup.size() && is_letter_or_digit(markup[end])) {
      ++end;
    }
    const std::string_view tag = markup.substr(name, end - name);
    const bool is_comment = tag.empty() && markup.substr(at).starts_with("<!--");
    if (tag == "br") {
      result = Between::space;
    } else if (!is_comment && !is_inline(tag)) {
      return Between::border;
    }
    const std::size_t close = is_comment ? markup.find("-->", at) : markup.find('>', at);
    if (close == std::string_view::npos) break;
    at = close + (is_comment ? 3 : 1);
  }
  return result;
}

/// The character that an escape at the beginning of `text` stands for, and its length; length 0
/// when there is none.
std::pair<char32_t, std::size_t> json_escape(std::string_view text) {
  if (text.size() < 2) return {0, 0};
  const char kind = text[1];
  if (kind == 'n' || kind == 'r' || kind == 't') return {U'\n', 2};
  if (kind == '/' || kind == '"' || kind == '\\') return {static_cast<char32_t>(kind), 2};
  if (kind != 'u' || text.size() < 6) return {0, 0};
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
  if (error != std::errc{} || end != text.data() + 6) return {0, 0};
  return {code, 6};
}

std::pair<char32_t, std::size_t> percent_escape(std::string_view text) {
  std::string bytes;
  std::size_t length = 0;
  while (length + 3 <= text.size() && text[length] == '%') {
    unsigned value = 0;
    const char* from = text.data() + length + 1;
    const auto [end, error] = std::from_chars(from, from + 2, value, 16);
    if (error != std::errc{} || end != from + 2) break;
    bytes += static_cast<char>(value);
    length += 3;
    std::size_t at = 0;
    const char32_t code = decode_utf8(bytes, at);
    if (at == bytes.size() && code != 0xFFFD) return {code, length};
  }
  return {0, 0};
}

std::pair<char32_t, std::size_t> html_reference(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  const std::size_t end = text.substr(0, kLongest).find(';');
  if (end == std::string_view::npos) return {0, 0};
  const std::string_view reference = text.substr(0, end + 1);
  if (reference == "&shy;") return {0xAD, reference.size()};
  if (reference == "&thinsp;") return {0x2009, reference.size()};
  if (reference == "&ndash;" || reference == "&mdash;") return {0x2013, reference.size()};
  const std::string plain = html::unescape(reference);
  if (plain == reference) return {0, 0};
  std::size_t at = 0;
  return {decode_utf8(plain, at), reference.size()};
}

std::pair<char32_t, std::size_t> escape_at(std::string_view text, Escapes escapes) {
  const char c = text.front();
  if (escapes == Escapes::html && c == '&') return html_reference(text);
  if (escapes == Escapes::json && c == '\\') return json_escape(text);
  if (escapes == Escapes::percent && c == '%') return percent_escape(text);
  return {0, 0};
}

constexpr ByteSet not_ascii_and(std::initializer_list<char> more) {
  ByteSet bytes(more);
  bytes.add_range(0x80, 0xFF);
  return bytes;
}

/// Where a text does not stand for itself.
const ByteSet& special_bytes(Escapes escapes) {
  static constexpr ByteSet kNone = not_ascii_and({}), kHtml = not_ascii_and({'&'}),
                           kJson = not_ascii_and({'\\'}), kPercent = not_ascii_and({'%'});
  switch (escapes) {
    case Escapes::html:
      return kHtml;
    case Escapes::json:
      return kJson;
    case Escapes::percent:
      return kPercent;
    case Escapes::none:
      break;
  }
  return kNone;
}

}  // namespace

std::size_t Reading::source_begin(std::size_t at) const {
  if (segments_.empty()) return at;
  const auto next =
      std::upper_bound(segments_.begin(), segments_.end(), at,
                       [](std::size_t offset, const Segment& s) { return offset < s.at; });
  const Segment& segment = next == segments_.begin() ? *next : *std::prev(next);
  return segment.source + (at - segment.at);
}

std::size_t Reading::source_end(std::size_t end) const {
  return end == 0 ? source_begin(0) : source_begin(end - 1) + 1;
}

void ReadingBuilder::put(char c, std::size_t source) {
  auto& segments = reading_.segments_;
  const std::size_t at = reading_.owned_.size();
  if (segments.empty() || segments.back().source + (at - segments.back().at) != source) {
    segments.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(source)});
  }
  reading_.owned_ += c;
}

void ReadingBuilder::put_code(char32_t code, std::size_t source) {
  if (code < 0x80) return put(static_cast<char>(code), source);
  if (is_unseen(code)) return;
  if (is_space(code)) return put(' ', source);
  if (code == 0x2028 || code == 0x2029 || code == 0x85) return put('\n', source);
  if (is_hyphen(code)) return put('-', source);
  if (code == 0x2018 || code == 0x2019 || code == 0x2BC || code == 0xB4) return put('\'', source);
  if (code == 0xB0 || code == 0xBA) return put(Reading::kDegree, source);
  if (code == 0xB7 || code == 0x2024 || code == 0x2027) return put('.', source);
  if (code == 0x2032 || code == 0x2033) return put(code == 0x2032 ? '\'' : '"', source);
  if (code >= 0xFF01 && code <= 0xFF5E) return put(static_cast<char>(code - 0xFEE0), source);
  if (const unsigned digit = digit_of(code); digit < 10) {
    return put(static_cast<char>('0' + digit), source);
  }
  const std::string_view letters = latin_base_letters(code);
  if (letters.empty()) return put(Reading::kOther, source);
  const bool capital = is_latin_capital(code);
  for (const char letter : letters) {
    put(capital ? static_cast<char>(letter - 'a' + 'A') : letter, source);
  }
}

void ReadingBuilder::add(std::string_view piece, std::size_t offset, Escapes escapes) {
  const ByteSet& special = special_bytes(escapes);
  std::size_t at = 0;
  while (at < piece.size()) {
    // Most of a text stands for itself.
    const std::size_t plain = special.find_in(piece, at);
    if (plain > at) {
      put(piece[at], offset + at);
      reading_.owned_.append(piece.substr(at + 1, plain - at - 1));
      at = plain;
      continue;
    }
    const std::size_t begin = at;
    if (const auto [code, length] = escape_at(piece.substr(at), escapes); length > 0) {
      at += length;
      put_code(code, offset + begin);
    } else {
      put_code(decode_utf8(piece, at), offset + begin);
    }
  }
}

void ReadingBuilder::gap(std::size_t offset) {
  put(Reading::kGap, offset);
}

void ReadingBuilder::space(std::size_t offset) {
  put(' ', offset);
}

bool Reading::speaks_of_age(std::size_t begin, std::size_t end) const {
  const std::string_view all = text();
  // Asked about the surroundings of every date: without the checks of operator[].
  const char* const bytes = all.data();
  const auto small = [&](std::size_t at) { return static_cast<char>(bytes[at] | 0x20); };
  const std::size_t last = std::min(end, all.size());
  // By the letter in the middle: "g" and "l" are seldom.
  for (std::size_t at = begin + 1; at + 1 < last; ++at) {
    const char middle = small(at);
    if (middle != 'g' && middle != 'l') continue;
    const bool is_age = middle == 'g' && small(at - 1) == 'a' && small(at + 1) == 'e';
    const bool is_old = middle == 'l' && small(at - 1) == 'o' && small(at + 1) == 'd';
    if ((is_age || is_old) && (at < 2 || !is_letter(bytes[at - 2]))) return true;
  }
  return false;
}

Reading ReadingBuilder::take() {
  Reading done = std::exchange(reading_, {});
  done.is_copy_ = true;
  return done;
}

Reading read_text(std::string_view text, Escapes escapes) {
  const std::size_t plain =
      escapes == Escapes::none ? first_not_ascii(text) : special_bytes(escapes).find_in(text);
  Reading reading;
  if (plain == text.size()) {
    reading.text_ = text;
    return reading;
  }
  ReadingBuilder builder;
  builder.add(text, 0, escapes);
  reading = builder.take();
  return reading;
}

namespace {

/// What detectors stop at, and what may stand for one of them.
constexpr ByteSet kMayTell = [] {
  ByteSet bytes{'&'};
  for (const char sign : kSigns) bytes.add(sign);
  bytes.add_range('0', '9');
  bytes.add_range(0x80, 0xFF);
  return bytes;
}();

std::size_t end_of(const html::Text& run) {
  return run.offset + run.text.size();
}

/// What stands before a run of text that is not the first one.
Between before_run(const html::Scan& scan, std::size_t run) {
  const std::size_t begin = end_of(scan.texts[run - 1]);
  return between(scan.markup.substr(begin, scan.texts[run].offset - begin));
}

/// The runs of text [first, last) between two borders.
struct Piece {
  std::size_t first;
  std::size_t last;
};

Piece piece_from(const html::Scan& scan, std::size_t first) {
  std::size_t last = first + 1;
  while (last < scan.texts.size() && before_run(scan, last) != Between::border) ++last;
  return {first, last};
}

void add_piece(const html::Scan& scan, const Piece& piece, ReadingBuilder& builder) {
  for (std::size_t i = piece.first; i < piece.last; ++i) {
    if (i > piece.first && before_run(scan, i) == Between::space) {
      builder.space(end_of(scan.texts[i - 1]));
    }
    builder.add(scan.texts[i].text, scan.texts[i].offset, Escapes::html);
  }
}

}  // namespace

Reading read_page(const html::Scan& scan) {
  ReadingBuilder builder;
  for (std::size_t at = 0; at < scan.texts.size();) {
    const Piece piece = piece_from(scan, at);
    if (at > 0) builder.gap(end_of(scan.texts[at - 1]));
    add_piece(scan, piece, builder);
    at = piece.last;
  }
  return builder.take();
}

Reading read_page_to_detect(const html::Scan& scan) {
  ReadingBuilder builder;
  builder.expect(scan.markup.size() / 2);
  // The first byte that may tell something, from the run that was looked at last on.
  std::size_t telling = 0;
  const auto tells = [&](const html::Text& run) {
    if (telling < run.offset) telling = kMayTell.find_in(scan.markup, run.offset);
    return telling < end_of(run);
  };
  for (std::size_t at = 0; at < scan.texts.size();) {
    const Piece piece = piece_from(scan, at);
    const auto runs = std::span(scan.texts).subspan(at, piece.last - at);
    const bool is_telling = std::any_of(runs.begin(), runs.end(), tells);
    // A detector may ask whether the text goes on: a gap stands for what is left out, also at the
    // beginning and at the end.
    if ((at > 0 || !is_telling) && !builder.ends_in_gap()) builder.gap(scan.texts[at].offset);
    if (is_telling) add_piece(scan, piece, builder);
    at = piece.last;
  }
  return builder.take();
}

Reading read_icalendar(std::string_view text) {
  ReadingBuilder builder;
  bool is_left_out = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool continues = line.starts_with(' ') || line.starts_with('\t');
    if (!continues) {
      is_left_out = line.starts_with("UID:");
      builder.gap(at);
    }
    if (!is_left_out) {
      builder.add(line.substr(continues ? 1 : 0), at + (continues ? 1 : 0), Escapes::json);
    }
    at = end + 1;
  }
  return builder.take();
}

}  // namespace pier::privacy
