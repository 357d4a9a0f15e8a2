#include "privacy/runs.h"

#include <algorithm>

#include "base/text.h"
#include "privacy/characters.h"
#include "privacy/reading.h"

namespace pier::privacy {

namespace {

bool holds(std::string_view piece, std::initializer_list<std::string_view> words) {
  const std::string lower = ' ' + ascii_lower(piece) + ' ';
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

}  // namespace

Run run_at(std::string_view text, std::size_t at) {
  const char* const bytes = text.data();
  Run run{at, at, 0};
  const auto count = [&](char c) { run.digits += is_digit(c) ? 1U : 0U; };
  while (run.begin > 0 && is_letter_or_digit(bytes[run.begin - 1])) count(bytes[--run.begin]);
  while (run.end < text.size() && is_letter_or_digit(bytes[run.end])) count(bytes[run.end++]);
  return run;
}

std::optional<Run> next_run(std::string_view text, const Run& run) {
  std::size_t at = run.end;
  while (at < text.size() && at - run.end < kMostSeparators && is_separator(text[at])) ++at;
  if (at >= text.size() || !is_letter_or_digit(text[at])) return std::nullopt;
  return run_at(text, at);
}

std::optional<Run> previous_run(std::string_view text, const Run& run) {
  std::size_t at = run.begin;
  while (at > 0 && run.begin - at < kMostSeparators && is_separator(text[at - 1])) --at;
  if (at == 0 || !is_letter_or_digit(text[at - 1])) return std::nullopt;
  return run_at(text, at - 1);
}

std::optional<Gathered> gather(std::string_view text, const Run& first, std::size_t size) {
  Gathered all{{}, first.end};
  std::optional<Run> run = first;
  while (run) {
    if (all.characters.size() + run->size() > size) return std::nullopt;
    all.characters += text.substr(run->begin, run->size());
    all.end = run->end;
    if (all.characters.size() == size) {
      all.characters = upper(all.characters);
      return all;
    }
    run = next_run(text, *run);
  }
  return std::nullopt;
}

std::optional<Gathered> gather_groups(std::string_view text, const Run& first,
                                      std::initializer_list<std::size_t> sizes) {
  Gathered all{{}, first.end};
  std::optional<Run> run = first;
  for (const std::size_t size : sizes) {
    if (!all.characters.empty()) run = next_run(text, *run);
    if (!run || !run->is_number() || run->size() != size) return std::nullopt;
    all.characters += text.substr(run->begin, size);
    all.end = run->end;
  }
  return all;
}

std::string_view piece_before(std::string_view text, std::size_t at, std::size_t distance) {
  const char* const bytes = text.data();  // without the checks of operator[]
  std::size_t from = at;
  while (from > 0 && at - from < distance && bytes[from - 1] != Reading::kGap) --from;
  return text.substr(from, at - from);
}

std::string_view piece_behind(std::string_view text, std::size_t at, std::size_t distance) {
  const std::string_view near = text.substr(at, distance);
  return near.substr(0, near.find(Reading::kGap));
}

bool stands_before(std::string_view text, std::size_t at, std::size_t distance,
                   std::initializer_list<std::string_view> words) {
  return holds(piece_before(text, at, distance), words);
}

bool stands_behind(std::string_view text, std::size_t at, std::size_t distance,
                   std::initializer_list<std::string_view> words) {
  return holds(piece_behind(text, at, distance), words);
}

std::string upper(std::string_view text) {
  return ascii_upper(text);
}

bool is_part_of_number(std::string_view text, std::size_t begin, std::size_t end) {
  const bool before = begin > 1 && text[begin - 1] == '.' && is_digit(text[begin - 2]);
  const bool behind = end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]);
  return before || behind;
}

}  // namespace pier::privacy
