#include "proof/table_reading.h"

#include <algorithm>

#include "base/text.h"

namespace pier::proof {

namespace {

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool is_letter = ascii_is_alpha(c);
    if (is_letter && !in_word) ++words;
    in_word = is_letter || (in_word && c == '\'');
  }
  return words;
}

bool contains_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !ascii_is_alpha(text[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || !ascii_is_alpha(text[end]))) return true;
  }
  return false;
}

}  // namespace

bool names_total(std::string_view label) {
  label = trim(label);
  if (is_one_of(label, {"total", "totals", "all", "overall", "grand total", "sub-total", "subtotal",
                        "sub total", "sum", "comb. totals"})) {
    return true;
  }
  // "total expenditure", "total (ex alt prov)"; "total family support services" names a service.
  if (label.starts_with("total ") || label.ends_with(" total") || label.ends_with(" subtotal")) {
    const std::size_t bracket = label.find('(');
    return count_words(label.substr(0, bracket)) <= 3;
  }
  return false;
}

bool names_benchmark(std::string_view label) {
  label = trim(label);
  return is_one_of(label, {"england", "national", "region", "east of england", "eastern region",
                           "statistical neighbours", "sn", "sn average", "england average"});
}

TableView::TableView(const Text& text, const Table& table) : text_(text), table_(table) {
  std::size_t numbers = 0;
  std::size_t filled = 0;
  for (std::size_t r = 0; r < rows(); ++r) {
    for (std::size_t c = 1; c < columns(); ++c) {
      if (at(r, c).kind == Cell::Kind::empty) continue;
      // Bands and arrows belong to figures.
      if (at(r, c).kind == Cell::Kind::text && said(r, c).size() <= 3) continue;
      ++filled;
      numbers += at(r, c).kind != Cell::Kind::text ? 1 : 0;
    }
  }
  of_figures_ = numbers * 10 >= filled * 4 && numbers > 0;
  headers_.resize(rows());
  for (std::size_t r = 0; r < rows(); ++r) headers_[r] = looks_like_header(r);
  numeric_.resize(columns());
  for (std::size_t c = 0; c < columns(); ++c) {
    std::size_t own = 0;
    std::size_t all = 0;
    for (std::size_t r = 0; r < rows(); ++r) {
      if (headers_[r] || at(r, c).kind == Cell::Kind::empty) continue;
      ++all;
      own += at(r, c).kind != Cell::Kind::text ? 1 : 0;
    }
    numeric_[c] = own * 2 > all && own > 0;
  }
}

std::string_view TableView::said(std::size_t r, std::size_t c) const {
  const Cell& cell = at(r, c);
  return cell.kind == Cell::Kind::empty ? std::string_view{}
                                        : trim(text_.of(text_.blocks[cell.block]));
}

std::string_view TableView::lower(std::size_t r, std::size_t c) const {
  const Cell& cell = at(r, c);
  if (cell.kind == Cell::Kind::empty) return {};
  const Block& block = text_.blocks[cell.block];
  return trim(std::string_view(text_.lower).substr(block.begin, block.end - block.begin));
}

const Number* TableView::number(std::size_t r, std::size_t c) const {
  if (at(r, c).kind != Cell::Kind::number) return nullptr;
  const Number& number = text_.numbers[at(r, c).number];
  const bool is_value = number.role == NumberRole::plain || number.role == NumberRole::year;
  return is_value ? &number : nullptr;
}

const Number* TableView::number_or_shifted(std::size_t r, std::size_t c) const {
  if (const Number* own = number(r, c); own != nullptr) return own;
  if (at(r, c).kind != Cell::Kind::empty || c == 0 || is_numeric(c - 1)) return nullptr;
  return number(r, c - 1);
}

const Number* TableView::period(std::size_t r, std::size_t c) const {
  if (at(r, c).kind == Cell::Kind::empty) return nullptr;
  const Block& block = text_.blocks[at(r, c).block];
  const Number* found = nullptr;
  for (std::size_t t = block.first; t < block.last; ++t) {
    const Number* number = text_.number(t);
    if (number == nullptr || number->role == NumberRole::day) continue;
    if (number->role != NumberRole::year && number->role != NumberRole::period) return nullptr;
    if (found != nullptr) return nullptr;
    found = number;
  }
  return found;
}

bool TableView::looks_like_header(std::size_t r) const {
  std::size_t names = 0;
  std::size_t values = 0;
  for (std::size_t c = 1; c < columns(); ++c) {
    const Cell& cell = at(r, c);
    if (cell.kind == Cell::Kind::number) {
      const NumberRole role = text_.numbers[cell.number].role;
      const bool is_name =
          role == NumberRole::year || role == NumberRole::period || role == NumberRole::date;
      ++(is_name ? names : values);
    } else if (cell.kind == Cell::Kind::dash) {
      ++values;
    } else if (cell.kind == Cell::Kind::text) {
      const std::string_view text = said(r, c);
      if (count_words(text) > 0 && text.size() > 2) ++names;
    }
  }
  if (r == 0) return values == 0;
  if (!of_figures_ || columns() < 3) return false;
  return values == 0 && names >= 2;
}

std::optional<std::size_t> TableView::header_of(std::size_t r) const {
  for (std::size_t i = r + 1; i-- > 0;) {
    if (headers_[i] && i < r) return i;
  }
  return std::nullopt;
}

std::string_view TableView::header(std::size_t r, std::size_t c) const {
  // The nearest header that has something to say of this column.
  for (std::size_t i = r; i-- > 0;) {
    if (headers_[i] && at(i, c).kind != Cell::Kind::empty) return lower(i, c);
  }
  return {};
}

std::string_view TableView::label(std::size_t r) const {
  for (std::size_t c = 0; c < columns(); ++c) {
    if (at(r, c).kind == Cell::Kind::text) return lower(r, c);
    if (at(r, c).kind == Cell::Kind::number && c > 0) return {};
  }
  return {};
}

bool TableView::is_percentage(std::size_t r, std::size_t c) const {
  const Number* own = number(r, c);
  if (own != nullptr && own->percent) return true;
  const auto says = [](std::string_view text) {
    // "(based on 67%)" has a number, and counts.
    const std::size_t sign = text.find('%');
    const bool has_sign =
        sign != std::string_view::npos && (sign == 0 || !ascii_is_digit(text[sign - 1]));
    return has_sign || text.starts_with("percent") || contains_word(text, "percentage") ||
           contains_word(text, "proportion");
  };
  const std::string_view head = header(r, c);
  const bool is_other =
      contains_word(head, "rank") || contains_word(head, "band") || contains_word(head, "quartile");
  if (is_other) return false;
  if (says(label(r)) || says(head)) return true;
  // A row of a benchmark has the unit of the row above it.
  if (r > 0 && names_benchmark(label(r)) && !headers_[r - 1]) return is_percentage(r - 1, c);
  return false;
}

bool TableView::is_ratio(std::size_t r, std::size_t c) const {
  if (is_percentage(r, c)) return true;
  const auto says = [](std::string_view text) {
    for (const std::string_view word :
         {"rate", "rank", "average", "ave", "mean", "median", "score", "per", "ratio", "range",
          "band", "year", "index", "mode", "average", "line", "ref", "no."}) {
      if (contains_word(text, word)) return true;
    }
    return false;
  };
  return says(label(r)) || says(header(r, c));
}

bool TableView::is_total(std::size_t r) const {
  if (headers_[r]) return false;
  for (std::size_t c = 0; c < columns(); ++c) {
    if (at(r, c).kind == Cell::Kind::text && names_total(lower(r, c))) return true;
    if (at(r, c).kind == Cell::Kind::number) break;
  }
  // A last row without a label, below rows that have one, is the sum of a paid list.
  if (r + 1 != rows() || r < 3 || at(r, 0).kind != Cell::Kind::empty) return false;
  if (columns() != 2 || number(r, 1) == nullptr) return false;
  for (std::size_t i = 1; i < r; ++i) {
    if (at(i, 0).kind != Cell::Kind::text || at(i, 1).kind != Cell::Kind::number) return false;
  }
  return true;
}

}  // namespace pier::proof
