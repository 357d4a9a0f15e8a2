#include "site/captions.h"

#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"

namespace pier {

namespace {

constexpr std::string_view kArrow = "-->";

std::optional<long> digits_of_time(std::string_view digits, std::size_t fewest, std::size_t most) {
  if (digits.size() < fewest || digits.size() > most) return std::nullopt;
  long value = 0;
  for (const char c : digits) {
    if (!ascii_is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Milliseconds of "01:02:03.456" or "02:03.456".
std::optional<long> time_of(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::vector<std::string_view> parts = split(text.substr(0, dot), ':');
  if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
  const auto hours =
      parts.size() == 3 ? digits_of_time(parts.front(), 2, 4) : std::optional<long>(0);
  const auto minutes = digits_of_time(parts[parts.size() - 2], 2, 2);
  const auto seconds = digits_of_time(parts.back(), 2, 2);
  const auto thousandths = digits_of_time(text.substr(dot + 1), 3, 3);
  if (!hours || !minutes || !seconds || !thousandths || *minutes > 59 || *seconds > 59) {
    return std::nullopt;
  }
  return ((*hours * 60 + *minutes) * 60 + *seconds) * 1000 + *thousandths;
}

struct Cue {
  long begin;
  long end;
};

std::optional<Cue> cue_of(std::string_view line) {
  const std::size_t arrow = line.find(kArrow);
  const std::string_view behind = trim(line.substr(arrow + kArrow.size()));
  const auto begin = time_of(trim(line.substr(0, arrow)));
  // Settings of the cue may follow: "align:start".
  const auto end = time_of(behind.substr(0, behind.find_first_of(" \t")));
  if (!begin || !end) return std::nullopt;
  return Cue{*begin, *end};
}

/// Lines as people count them, whatever ends them.
std::vector<std::string_view> lines_of(std::string_view bytes) {
  std::vector<std::string_view> lines = split(bytes, '\n');
  for (std::string_view& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return lines;
}

}  // namespace

std::string fault_of_captions(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (first_bad_utf8(bytes)) return "the file is not written in UTF-8";
  const std::vector<std::string_view> lines = lines_of(bytes);
  const std::string_view head = lines.front();
  const bool has_name = head.starts_with("WEBVTT") && (head.size() == 6 || ascii_is_space(head[6]));
  if (!has_name) return "line 1 is not `WEBVTT`";
  std::optional<Cue> before;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].find(kArrow) == std::string_view::npos) continue;
    const auto cue = cue_of(lines[i]);
    if (!cue) return fmt::format("line {} has no two times such as 00:01.000 --> 00:04.000", i + 1);
    if (cue->end <= cue->begin) return fmt::format("the caption of line {} ends at once", i + 1);
    if (before && cue->begin < before->begin) {
      return fmt::format("the caption of line {} begins before the one above it", i + 1);
    }
    if (i + 1 == lines.size() || trim(lines[i + 1]).empty()) {
      return fmt::format("the caption of line {} has no words", i + 1);
    }
    before = cue;
  }
  return before ? std::string() : "there is no caption in the file";
}

}  // namespace pier
