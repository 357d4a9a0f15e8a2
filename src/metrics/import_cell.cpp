#include "metrics/import_cell.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::metrics {

namespace {

constexpr auto npos = std::string_view::npos;
/// More digits than a double keeps.
constexpr std::size_t kMostDigits = 15;

struct Symbol {
  std::string_view written;
  Missing missing;
  /// The code that stays with it; empty: none.
  std::string_view status;
};

/// The codes of the Government Statistical Service that stand in the place of a value, as Explore
/// Education Statistics writes them.
constexpr auto kSymbols = std::to_array<Symbol>({
    {"c", Missing::suppressed, "c"},
    {"x", Missing::not_available, "x"},
    {"z", Missing::not_applicable, "z"},
    {"w", Missing::not_recorded, "w"},
    {"u", Missing::not_available, "u"},
    {"low", Missing::not_available, "low"},
    {"k", Missing::not_available, "k"},
    {":", Missing::not_available, ""},
    {"~", Missing::not_available, ""},
});

const Symbol* find_symbol(std::string_view text) {
  const std::string lower = ascii_lower(text);
  for (const Symbol& symbol : kSymbols) {
    if (symbol.written == lower) return &symbol;
  }
  return nullptr;
}

/// Nearly every cell is, and has no other spaces and dashes.
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void not_understood(ImportedCell& cell, std::string problem, std::string help) {
  cell.problem = std::move(problem);
  cell.help = std::move(help);
}

/// Takes the codes in brackets off the end: "12 [p][r]" leaves "12".
std::string_view take_statuses(std::string_view text, ImportedCell& cell) {
  std::vector<std::string> found;
  while (text.ends_with(']')) {
    const std::size_t open = text.rfind('[');
    if (open == npos) break;
    const std::string code = ascii_lower(text.substr(open + 1, text.size() - open - 2));
    if (find_status(code) == nullptr) break;
    found.push_back(code);
    text = trim(text.substr(0, open));
  }
  cell.statuses.assign(found.rbegin(), found.rend());
  return text;
}

/// Digits with the separators of thousands taken out; none when one stands where none belongs.
std::optional<std::string> without_thousands(std::string_view text, char separator) {
  const auto groups = split(text, separator);
  std::string digits;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool fits = groups.size() == 1 || (i == 0 ? !groups[i].empty() && groups[i].size() <= 3
                                                    : groups[i].size() == 3);
    if (!fits || !std::all_of(groups[i].begin(), groups[i].end(), ascii_is_digit)) {
      return std::nullopt;
    }
    digits += groups[i];
  }
  return digits;
}

/// An unsigned number to the form of JSON; none when it is no number.
std::optional<std::string> number_of(std::string_view text, char delimiter, int& decimals) {
  const bool is_comma_decimal = delimiter == ';' && text.find(',') != npos;
  const char point = is_comma_decimal ? ',' : '.';
  const std::size_t at = text.find(point);
  const std::string spaceless = replace_all(text.substr(0, at), " ", "");
  const auto whole = without_thousands(spaceless, is_comma_decimal ? '.' : ',');
  const std::string_view fraction = at == npos ? std::string_view() : text.substr(at + 1);
  if (!whole || !std::all_of(fraction.begin(), fraction.end(), ascii_is_digit)) {
    return std::nullopt;
  }
  if (whole->empty() && fraction.empty()) return std::nullopt;
  std::string digits = whole->substr(std::min(whole->find_first_not_of('0'), whole->size()));
  if (digits.empty()) digits = "0";
  if (digits.size() + fraction.size() > kMostDigits) return std::nullopt;
  decimals = static_cast<int>(fraction.size());
  return fraction.empty() ? digits : fmt::format("{}.{}", digits, fraction);
}

/// "(1,234)" and "-5" are negative; "£" and "%" say the unit.
void read_number(std::string_view text, char delimiter, ImportedCell& cell) {
  bool is_negative = false;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    is_negative = true;
    text = trim(text.substr(1, text.size() - 2));
  }
  constexpr std::string_view kPound = "£";
  for (bool more = true; more;) {
    more = false;
    if (text.starts_with('-') && !is_negative) {
      is_negative = more = true;
      text = trim(text.substr(1));
    } else if (text.starts_with(kPound) && !cell.is_pounds) {
      cell.is_pounds = more = true;
      text = trim(text.substr(kPound.size()));
    }
  }
  if (text.ends_with('%')) {
    cell.is_percentage = true;
    text = trim(text.substr(0, text.size() - 1));
  }
  if (text.starts_with('+')) text = trim(text.substr(1));
  const auto number = number_of(text, delimiter, cell.decimals);
  if (!number) return;
  const bool is_nought = number->find_first_not_of("0.") == npos;
  cell.number = (is_negative && !is_nought ? "-" : "") + *number;
}

bool is_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  return e != npos && e > 0 && ascii_is_digit(text[0]) && e + 1 < text.size() &&
         (ascii_is_digit(text[e + 1]) || text[e + 1] == '+' || text[e + 1] == '-');
}

void explain(std::string_view text, ImportedCell& cell) {
  if (text.starts_with('#')) {
    return not_understood(cell, fmt::format("`{}` is an error of the spreadsheet", text),
                          "mend the formula, and save the file again");
  }
  if (is_scientific(text)) {
    return not_understood(cell, fmt::format("`{}` is a number that the spreadsheet cut", text),
                          "format the column as a number with all its digits, and save again");
  }
  not_understood(cell, fmt::format("`{}` is no number", text),
                 "write a number, or `c` where it is hidden, `x` where there is none, `z` where "
                 "none makes sense");
}

}  // namespace

std::string clean_cell(std::string_view cell) {
  std::string text(trim(cell));
  if (is_ascii(text)) return text;
  for (const std::string_view space : {"\u00a0", "\u2007", "\u2009", "\u202f", "\ufeff"}) {
    text = replace_all(text, space, " ");
  }
  return std::string(trim(text));
}

std::string plain_cell(std::string_view cell) {
  std::string text = clean_cell(cell);
  if (is_ascii(text)) return text;
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) {
    text = replace_all(text, dash, "-");
  }
  return text;
}

ImportedCell read_import_cell(std::string_view written, char delimiter) {
  ImportedCell cell;
  const std::string plain = plain_cell(written);
  // The apostrophe by which a spreadsheet is told that this is text.
  std::string_view text = plain;
  if (text.starts_with('\'')) text = trim(text.substr(1));
  text = take_statuses(text, cell);
  if (text.empty()) {
    cell.missing = Missing::blank;
    for (const std::string& status : cell.statuses) {
      if (const Symbol* symbol = find_symbol(status)) cell.missing = symbol->missing;
    }
    return cell;
  }
  if (const Symbol* symbol = find_symbol(text)) {
    cell.missing = symbol->missing;
    if (!symbol->status.empty()) cell.statuses.emplace_back(symbol->status);
    if (symbol->written == "~") {
      not_understood(cell, "`~` has meant several things, and is read as not available",
                     "look up what it means in the source");
    }
    return cell;
  }
  read_number(text, delimiter, cell);
  if (cell.number.empty()) explain(text, cell);
  return cell;
}

}  // namespace pier::metrics
