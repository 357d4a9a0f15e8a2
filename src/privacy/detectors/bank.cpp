#include <algorithm>
#include <optional>

#include "privacy/characters.h"
#include "privacy/detectors.h"

namespace pier::privacy::detectors {

namespace {

/// ISO 7064, MOD 97-10: the first four characters go to the end, letters count from 10.
bool has_iban_check(std::string_view iban) {
  const std::string turned = std::string(iban.substr(4)) + std::string(iban.substr(0, 4));
  unsigned rest = 0;
  for (const char c : turned) {
    const auto value = static_cast<unsigned>(is_digit(c) ? c - '0' : c - 'A' + 10);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest == 1;
}

/// The longest IBAN that begins with this run.
std::optional<Gathered> iban_at(std::string_view text, const Run& first) {
  constexpr std::size_t kShortest = 15, kLongest = 34;
  std::optional<Gathered> found;
  Gathered all{{}, first.end};
  for (std::optional<Run> run = first; run; run = next_run(text, *run)) {
    all.characters += upper(text.substr(run->begin, run->size()));
    all.end = run->end;
    if (all.characters.size() > kLongest) break;
    if (all.characters.size() >= kShortest && has_iban_check(all.characters)) found = all;
  }
  return found;
}

/// Eight digits that are no day of the calendar, as 20190312.
bool is_account_number(std::string_view digits) {
  if (digits.size() != 8) return false;
  const bool is_day = (digits.starts_with("19") || digits.starts_with("20")) &&
                      digits.substr(4, 2) <= "12" && digits.substr(6, 2) <= "31";
  return !is_day;
}

/// An account number near a sort code, before or behind it.
bool is_near_account(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kNear = 60;
  for (const std::string_view piece :
       {piece_before(text, begin, kNear), piece_behind(text, end, kNear)}) {
    for (std::size_t at = 0; at < piece.size(); ++at) {
      if (!is_digit(piece[at])) continue;
      const Run run = run_at(piece, at);
      if (run.is_number() && is_account_number(piece.substr(run.begin, run.size()))) return true;
      at = run.end;
    }
  }
  return false;
}

void sort_code(std::string_view text, const Run& run, Matches& found) {
  const bool is_whole = run.size() == 6;
  const auto grouped = run.size() == 2 ? gather_groups(text, run, {2, 2, 2}) : std::nullopt;
  if (!is_whole && !grouped) return;
  const std::size_t end = is_whole ? run.end : grouped->end;
  const bool is_named = stands_before(text, run.begin, 20, {"sort code", "sortcode", "sort-code"});
  if (!is_named && (is_whole || !is_near_account(text, run.begin, end))) return;
  found.push_back({Kind::bank, run.begin, end,
                   is_whole ? std::string(text.substr(run.begin, 6)) : grouped->characters});
}

void account_number(std::string_view text, const Run& run, Matches& found) {
  const auto all = run.size() == 8   ? std::optional<Gathered>({std::string(), run.end})
                   : run.size() == 4 ? gather_groups(text, run, {4, 4})
                                     : std::nullopt;
  if (!all) return;
  if (!stands_before(text, run.begin, 30,
                     {"account number", "account no", "acc no", "a/c no", "acct no", "bank account",
                      "account:"})) {
    return;
  }
  found.push_back({Kind::bank, run.begin, all->end,
                   run.size() == 8 ? std::string(text.substr(run.begin, 8)) : all->characters});
}

}  // namespace

void bank(const Reading& reading, const Run& run, Matches& found) {
  const std::string_view text = reading.text();
  if (run.is_number()) {
    sort_code(text, run, found);
    account_number(text, run, found);
    return;
  }
  const bool begins_iban = run.size() >= 4 && is_letter(text[run.begin]) &&
                           is_letter(text[run.begin + 1]) && is_digit(text[run.begin + 2]) &&
                           is_digit(text[run.begin + 3]);
  if (!begins_iban) return;
  if (const auto iban = iban_at(text, run); iban) {
    found.push_back({Kind::bank, run.begin, iban->end, iban->characters});
  }
}

}  // namespace pier::privacy::detectors
