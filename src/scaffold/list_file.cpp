#include "scaffold/list_file.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "diagnostics/diagnostics.h"
#include "markdown/front_matter.h"
#include "value/json_writer.h"
#include "value/yaml_reader.h"

namespace pier::scaffold {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::size_t kIndent = 2;

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

/// Behind the line end, or at the end of the text.
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

bool is_blank(std::string_view line) {
  return trim(line).empty();
}

bool is_comment(std::string_view lines) {
  return trim(lines.substr(0, lines.find('\n'))).starts_with('#');
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// The hyphen of the item that begins at `at`: on its line or on one above.
std::optional<std::size_t> hyphen_before(std::string_view text, std::size_t at) {
  for (std::size_t begin = line_begin(text, at);; begin = line_begin(text, begin - 1)) {
    const std::size_t first = begin + indent_of(text.substr(begin, at - begin + 1));
    if (first < text.size() && text[first] == '-') return first;
    if (begin == 0) return std::nullopt;
  }
}

/// Behind the last line of the item that ends at `at`: comments that are indented more than its
/// hyphen belong to it.
std::size_t item_end(std::string_view text, std::size_t at, std::size_t hyphen_indent,
                     std::size_t most) {
  std::size_t end = line_end(text, at);
  for (std::size_t next = end; next < most;) {
    const std::size_t behind = line_end(text, next);
    const std::string_view line = text.substr(next, behind - next);
    if (!is_blank(line)) {
      if (indent_of(line) <= hyphen_indent) break;
      end = behind;
    }
    next = behind;
  }
  return end;
}

bool has_blank_line(std::string_view text) {
  const auto lines = split(text, '\n');
  // The first and the last are parts of lines.
  return lines.size() > 2 &&
         std::any_of(lines.begin() + 1, lines.end() - 1, [](auto line) { return is_blank(line); });
}

}  // namespace

ListFile::ListFile(std::string bytes) : ListFile(std::move(bytes), false) {}

ListFile ListFile::front_matter_of(std::string bytes) {
  return ListFile(std::move(bytes), true);
}

ListFile::ListFile(std::string bytes, bool has_front_matter)
    : bytes_(std::move(bytes)), has_front_matter_(has_front_matter) {
  std::string_view plain = bytes_;
  if (plain.starts_with(kMark)) plain.remove_prefix(kMark.size());
  text_ = replace_all(plain, "\r\n", "\n");
  Diagnostics problems;
  const FileId file = sources_.add("list.yaml", text_);
  part_ = has_front_matter_ ? markdown::split_front_matter(file, sources_, problems).front_matter
                            : sources_.whole(file);
  root_ = read_yaml(part_, sources_, problems);
  is_readable_ = root_.is_map() && problems.all().empty();
}

const Member* ListFile::member(std::string_view list) const {
  if (!root_.is_map()) return nullptr;
  const Map& map = root_.as_map();
  const auto found =
      std::find_if(map.begin(), map.end(), [&](const Member& m) { return m.key == list; });
  return found == map.end() ? nullptr : &*found;
}

std::optional<std::size_t> ListFile::line_of(std::string_view list, std::string_view key,
                                             std::string_view value) const {
  const Member* found = member(list);
  if (found == nullptr || !found->value.is_list()) return std::nullopt;
  const auto is_it = [&](const Value& one) {
    return ascii_lower(one.is_text() ? one.as_text() : std::string(sources_.text(one.span))) ==
           ascii_lower(value);
  };
  for (const Value& entry : found->value.as_list()) {
    const Value* field = key.empty() ? &entry : entry.find(key);
    if (field == nullptr) continue;
    const bool is_there = field->is_list()
                              ? std::any_of(field->as_list().begin(), field->as_list().end(), is_it)
                              : is_it(*field);
    if (!is_there) continue;
    return 1 + static_cast<std::size_t>(
                   std::count(text_.begin(), text_.begin() + entry.span.begin, '\n'));
  }
  return std::nullopt;
}

std::string ListFile::key_text(const Value& entry, std::string_view field) const {
  const Value* value = entry.find(field);
  if (value == nullptr) return {};
  return ascii_lower(value->is_text() ? value->as_text() : std::string(sources_.text(value->span)));
}

/// How many items stand before a new one: all, where they are not sorted.
std::size_t ListFile::place_in(const List& items, const SortKey& key) const {
  const std::string value = ascii_lower(key.value);
  std::vector<std::string> keys;
  for (const Value& item : items) keys.push_back(key_text(item, key.field));
  const bool are_sorted = !key.field.empty() && items.size() > 1 && !keys.front().empty() &&
                          std::is_sorted(keys.begin(), keys.end());
  return are_sorted ? static_cast<std::size_t>(std::upper_bound(keys.begin(), keys.end(), value) -
                                               keys.begin())
                    : items.size();
}

/// Behind an item of a list in lines, or before the first with the comment above it.
std::optional<ListFile::Edit> ListFile::edit_block(const Value& list, const EntryText& entry,
                                                   const SortKey& key) const {
  const List& items = list.as_list();
  const std::size_t place = place_in(items, key);
  const auto hyphen = hyphen_before(text_, items.front().span.begin);
  const auto last_hyphen = hyphen_before(text_, items.back().span.begin);
  if (!hyphen || !last_hyphen) return std::nullopt;
  const std::size_t indent = *hyphen - line_begin(text_, *hyphen);
  const bool are_apart = items.size() > 1 && has_blank_line(std::string_view(text_).substr(
                                                 items[items.size() - 2].span.end,
                                                 *last_hyphen - items[items.size() - 2].span.end));
  std::string lines = entry(indent);
  if (place == 0) {
    std::size_t at = line_begin(text_, *hyphen);
    while (at > 0 && is_comment(std::string_view(text_).substr(line_begin(text_, at - 1)))) {
      at = line_begin(text_, at - 1);
    }
    return Edit{at, at, lines + (are_apart ? "\n" : ""), place};
  }
  const Span before = items[place - 1].span;
  const std::size_t last = std::max(before.begin + 1, before.end) - 1;
  const std::size_t at = item_end(text_, last, indent, part_.end);
  if (are_apart) lines.insert(0, "\n");
  if (at > 0 && text_[at - 1] != '\n') lines.insert(0, "\n");
  return Edit{at, at, std::move(lines), place};
}

ListFile::Edit ListFile::edit_end(std::string_view list, const EntryText& entry) const {
  std::string lines = fmt::format("{}:\n{}", list, entry(kIndent));
  if (part_.end > 0 && text_[part_.end - 1] != '\n') lines.insert(0, "\n");
  return {part_.end, part_.end, std::move(lines)};
}

std::optional<ListFile::Edit> ListFile::edit_for(std::string_view list, const EntryText& entry,
                                                 const SortKey& key,
                                                 std::string_view in_brackets) const {
  const Member* found = member(list);
  if (found == nullptr) return edit_end(list, entry);
  const Value& value = found->value;
  if (value.is_list() && !value.as_list().empty()) {
    if (text_[value.span.begin] != '[') return edit_block(value, entry, key);
    if (in_brackets.empty()) return std::nullopt;
    const std::size_t behind = value.as_list().back().span.end;
    return Edit{behind, behind, fmt::format(", {}", in_brackets), value.as_list().size()};
  }
  if (!value.is_null() && !value.is_list()) return std::nullopt;
  const bool is_written = value.span.begin != value.span.end;
  if (!is_written) {
    const std::size_t below = line_end(text_, value.span.end);
    const bool is_last = below == 0 || text_[below - 1] != '\n';
    return Edit{below, below, (is_last ? "\n" : "") + entry(kIndent)};
  }
  // Empty brackets: the entry takes their place, and what stands behind them stays.
  std::size_t begin = value.span.begin;
  while (begin > 0 && text_[begin - 1] == ' ') --begin;
  const std::size_t behind = line_end(text_, value.span.end);
  std::string_view rest = std::string_view(text_).substr(value.span.end, behind - value.span.end);
  if (rest.ends_with('\n')) rest.remove_suffix(1);
  return Edit{begin, behind, fmt::format("{}\n{}", rest, entry(kIndent))};
}

/// Puts an edit of text_ into the bytes, with the line ends that those have.
Added ListFile::apply(const Edit& edit) const {
  const bool has_crlf = bytes_.find("\r\n") != std::string::npos;
  const auto in_bytes = [&](std::size_t at) {
    std::size_t byte = bytes_.starts_with(kMark) ? kMark.size() : 0;
    for (std::size_t passed = 0; passed < at; ++byte) {
      if (bytes_[byte] != '\r' || byte + 1 == bytes_.size() || bytes_[byte + 1] != '\n') ++passed;
    }
    return byte;
  };
  const std::size_t begin = in_bytes(edit.begin), end = in_bytes(edit.end);
  Added added;
  added.text = bytes_.substr(0, begin);
  added.text += has_crlf ? replace_all(edit.text, "\n", "\r\n") : edit.text;
  added.begin = begin;
  added.end = added.text.size();
  added.text += bytes_.substr(end);
  return added;
}

bool ListFile::differs_in_one_entry(const ListFile& after, std::string_view list,
                                    std::size_t before) const {
  const std::size_t members = root_.as_map().size() + (member(list) == nullptr ? 1 : 0);
  if (!after.is_readable() || after.root_.as_map().size() != members) return false;
  for (const Member& was : root_.as_map()) {
    const Member* now = after.member(was.key);
    if (now == nullptr) return false;
    if (was.key != list && write_json(now->value) != write_json(was.value)) return false;
  }
  const Member* now = after.member(list);
  if (now == nullptr || !now->value.is_list()) return false;
  List others = now->value.as_list();
  if (others.size() <= before) return false;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(before));
  const Member* was = member(list);
  const bool was_list = was != nullptr && was->value.is_list();
  return write_json(Value(others)) == (was_list ? write_json(was->value) : "[]");
}

Added ListFile::with_entry(std::string_view list, const EntryText& entry, const SortKey& key,
                           std::string_view in_brackets) const {
  if (!is_readable()) {
    return {.refusal = "it has mistakes, so that nobody can tell where the entry belongs",
            .help = "`pier check` shows them; mend them first"};
  }
  const auto edit = edit_for(list, entry, key, in_brackets);
  if (edit) {
    Added added = apply(*edit);
    if (differs_in_one_entry(ListFile(added.text, has_front_matter_), list, edit->before))
      return added;
  }
  return {.refusal = fmt::format("`{}` is not written a line an entry", list),
          .help =
              "write each entry on lines of its own that begin with a hyphen, or add this one "
              "by hand"};
}

}  // namespace pier::scaffold
