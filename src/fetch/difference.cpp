#include "fetch/difference.h"

#include <algorithm>
#include <map>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "value/json_reader.h"
#include "value/json_writer.h"

namespace pier::fetch {

namespace {

/// So many lines are shown of each file; the rest are counted.
constexpr std::size_t kMostShown = 12;
constexpr std::size_t kLongestValue = 60;
/// Beyond so many pairs of lines no best match is looked for.
constexpr std::size_t kMostPairs = 4'000'000;

/// Lines of a difference, of which the first few are kept.
class Shown {
 public:
  void add(std::string line) {
    ++count_;
    if (count_ <= kMostShown) text_ += "  " + std::move(line) + '\n';
  }
  std::size_t count() const { return count_; }
  std::string text() const {
    if (count_ <= kMostShown) return text_;
    return text_ + fmt::format("  … and {} more\n", with_commas(count_ - kMostShown));
  }

 private:
  std::string text_;
  std::size_t count_ = 0;
};

/// Whether an item of a list is a figure, as snapshots have them.
bool is_figure(const Value& item) {
  return item.find("area") != nullptr && item.find("period") != nullptr;
}

/// Whether a member of a figure says of what it is, and not how much.
bool is_what_it_is_of(const Member& member) {
  return is_one_of(member.key, {"area", "period", "dimensions"});
}

/// What tells an item of a list apart from the others; "" when nothing does.
std::string name_of_item(const Value& item) {
  if (const Value* id = item.find("id"); id != nullptr && id->is_text()) return id->as_text();
  if (!is_figure(item)) return {};
  std::vector<std::string> parts;
  for (const Member& member : item.as_map()) {
    if (!is_what_it_is_of(member)) continue;
    if (member.value.is_text()) parts.push_back(member.value.as_text());
    if (!member.value.is_map()) continue;
    for (const Member& part : member.value.as_map()) {
      if (part.value.is_text()) parts.push_back(part.value.as_text());
    }
  }
  return join(parts, " ");
}

using Flat = std::map<std::string, std::string>;

/// Every single value of a text in JSON, by the way to it.
void flatten(const Value& value, const std::string& way, Flat& flat) {
  if (value.is_map() && !value.as_map().empty()) {
    const bool is_one_figure = is_figure(value);
    for (const Member& member : value.as_map()) {
      if (is_one_figure && is_what_it_is_of(member)) continue;
      flatten(member.value, way.empty() ? member.key : way + " › " + member.key, flat);
    }
  } else if (value.is_list() && !value.as_list().empty()) {
    const List& list = value.as_list();
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string name = list[i].is_map() ? name_of_item(list[i]) : std::string();
      flatten(list[i], fmt::format("{} › {}", way, name.empty() ? std::to_string(i + 1) : name),
              flat);
    }
  } else {
    flat.try_emplace(way, value.is_text() ? "“" + value.as_text() + "”" : write_json(value));
  }
}

std::string short_value(const std::string& value) {
  return printable(value, kLongestValue);
}

std::string compare_values(const Flat& before, const Flat& after) {
  Shown shown;
  std::size_t changed = 0, added = 0, gone = 0;
  const auto one_added = [&](const std::string& way, const std::string& value) {
    ++added;
    shown.add(fmt::format("+ {}: {}", printable(way), short_value(value)));
  };
  const auto one_gone = [&](const std::string& way, const std::string& value) {
    ++gone;
    shown.add(fmt::format("- {}: {}", printable(way), short_value(value)));
  };
  auto is = after.begin();
  for (const auto& [way, value] : before) {
    for (; is != after.end() && is->first < way; ++is) one_added(is->first, is->second);
    if (is == after.end() || is->first != way) {
      one_gone(way, value);
      continue;
    }
    if (is->second != value) {
      ++changed;
      shown.add(fmt::format("~ {}: {} → {}", printable(way), short_value(value),
                            short_value(is->second)));
    }
    ++is;
  }
  for (; is != after.end(); ++is) one_added(is->first, is->second);
  if (shown.count() == 0) return "  the same values, written in another way\n";
  return fmt::format("  {} changed, {} new, {} gone\n{}", count_of(changed, "value", "values"),
                     with_commas(added), with_commas(gone), shown.text());
}

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  for (std::string_view& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return lines;
}

/// Which lines stay: the longest common subsequence of two short lists, by dynamic programming.
struct Kept {
  std::vector<bool> before, after;
};

Kept kept_lines(std::span<const std::string_view> a, std::span<const std::string_view> b) {
  Kept kept{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
  if (a.empty() || b.empty() || a.size() > kMostPairs / b.size()) return kept;
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> longest((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      longest[i * width + j] =
          a[i] == b[j] ? longest[(i + 1) * width + j + 1] + 1
                       : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      kept.before[i++] = kept.after[j++] = true;
    } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return kept;
}

/// A line from shortly before the place where it differs from another.
std::string around(std::string_view line, std::string_view other) {
  constexpr std::size_t kBefore = 40, kLongestLine = 120;
  const auto [at, end] = std::mismatch(line.begin(), line.end(), other.begin(), other.end());
  auto same = static_cast<std::size_t>(at - line.begin());
  if (line.size() <= kLongestLine || same <= kBefore) return printable(line, kLongestLine);
  std::size_t from = same - kBefore;
  while (from < line.size() && (static_cast<unsigned char>(line[from]) & 0xC0U) == 0x80U) ++from;
  return "…" + printable(line.substr(from), kLongestLine);
}

std::string compare_lines(std::string_view before, std::string_view after) {
  const Lines old_lines = lines_of(before), new_lines = lines_of(after);
  std::span<const std::string_view> a = old_lines, b = new_lines;
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a = a.subspan(1);
    b = b.subspan(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a = a.first(a.size() - 1);
    b = b.first(b.size() - 1);
  }
  const Kept kept = kept_lines(a, b);
  Shown shown;
  std::size_t added = 0, gone = 0;
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    std::size_t to_i = i, to_j = j;
    while (to_i < a.size() && !kept.before[to_i]) ++to_i;
    while (to_j < b.size() && !kept.after[to_j]) ++to_j;
    gone += to_i - i;
    added += to_j - j;
    for (; i < to_i || j < to_j; ++i, ++j) {
      const std::string_view was = i < to_i ? a[i] : std::string_view();
      const std::string_view is = j < to_j ? b[j] : std::string_view();
      if (i < to_i) shown.add("- " + around(was, is));
      if (j < to_j) shown.add("+ " + around(is, was));
    }
    i = to_i + 1;
    j = to_j + 1;
  }
  if (shown.count() == 0) return "  the same lines, with other ends\n";
  return fmt::format("  {} new, {} gone\n{}", count_of(added, "line", "lines"), with_commas(gone),
                     shown.text());
}

Flat values_of(const std::string& text) {
  SourceMap map;
  Diagnostics unheard;
  Flat flat;
  flatten(read_json(map.whole(map.add("file.json", text)), map, unheard), "", flat);
  return flat;
}

}  // namespace

std::string printable(std::string_view text, std::size_t longest) {
  std::string result;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == longest) return result + "…";
    const char32_t code = decode_utf8(text, at);
    const bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
                            code == 0x2029 || is_bidi_control(code);
    append_utf8(result, is_control ? 0xFFFD : code);
  }
  return result;
}

std::string difference(const SitePath& file, const std::string* before, const std::string& after) {
  const std::string old_text = before == nullptr ? std::string() : *before;
  if (file.extension() == ".json") {
    return compare_values(before == nullptr ? Flat() : values_of(old_text), values_of(after));
  }
  return compare_lines(old_text, after);
}

}  // namespace pier::fetch
