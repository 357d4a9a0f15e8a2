#include "tables/names.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::tables {

namespace {

/// Help for a name that is none. There may be many rows: only a near one is worth naming.
std::string help_for(std::string_view name, const std::vector<std::string>& known) {
  std::vector<std::string_view> views(known.begin(), known.end());
  const std::string_view near = nearest(name, views);
  if (!near.empty()) return fmt::format("did you mean `{}`?", near);
  return suggest(name, views);
}

/// The number behind " #" at the end of a name, which is taken off; none when there is none.
std::optional<std::size_t> take_position(std::string_view& name) {
  const std::size_t at = name.rfind(" #");
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view digits = name.substr(at + 2);
  std::size_t position = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), position);
  if (error != std::errc{} || end != digits.data() + digits.size() || position == 0) {
    return std::nullopt;
  }
  name = name.substr(0, at);
  return position;
}

}  // namespace

Names::Names(const TableData& table, Diagnostics& diagnostics)
    : table_(table), diagnostics_(diagnostics) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    std::vector<std::string> names;
    std::vector<std::string> headings = table.row_headings(r);
    std::erase_if(headings, [](const std::string& text) { return text.empty(); });
    names.insert(names.end(), headings.begin(), headings.end());
    if (headings.size() > 1) names.push_back(join(headings, " / "));
    if (const std::size_t group = table.rows[r].group; group != kNoGroup) {
      const std::size_t count = names.size();
      for (std::size_t i = 0; i < count; ++i) {
        names.push_back(table.groups[group] + " / " + names[i]);
      }
    }
    row_names_.push_back(std::move(names));
  }
}

std::vector<std::size_t> Names::matches(std::string_view name) const {
  std::vector<std::size_t> found;
  for (std::size_t r = 0; r < row_names_.size(); ++r) {
    const auto& names = row_names_[r];
    if (std::find(names.begin(), names.end(), name) != names.end()) found.push_back(r);
  }
  return found;
}

std::vector<std::size_t> Names::rows(const Name& name) const {
  std::vector<std::size_t> found = matches(name.text);
  if (!found.empty()) return found;
  std::string_view text = name.text;
  if (const auto position = take_position(text)) {
    found = matches(text);
    if (*position <= found.size()) return {found[*position - 1]};
  }
  std::vector<std::string> known;
  for (const auto& names : row_names_) {
    if (!names.empty()) known.push_back(names.front());
  }
  diagnostics_.report("table-name", name.span, fmt::format("the table has no row `{}`", name.text),
                      help_for(name.text, known));
  return {};
}

std::vector<std::size_t> Names::rows_beside(const Name& name, std::size_t row) const {
  std::vector<std::size_t> found = rows(name);
  const auto is_beside = [&](std::size_t r) {
    return table_.rows[r].group == table_.rows[row].group;
  };
  if (std::any_of(found.begin(), found.end(), is_beside)) {
    std::erase_if(found, [&](std::size_t r) { return !is_beside(r); });
  }
  return found;
}

std::optional<std::size_t> Names::row(const Name& name) const {
  const std::vector<std::size_t> found = rows(name);
  if (found.size() == 1) return found.front();
  if (found.empty()) return std::nullopt;
  const auto& names = row_names_[found.back()];
  const bool has_more = names.size() > 1 && matches(names.back()).size() == 1;
  diagnostics_.report(
      "table-name", name.span,
      fmt::format("`{}` means {} rows of the table", name.text, found.size()),
      fmt::format("name it exactly: `{}`",
                  has_more ? names.back() : fmt::format("{} #{}", name.text, found.size())));
  return std::nullopt;
}

std::optional<std::size_t> Names::column(const Name& name) const {
  std::vector<std::string> known;
  std::vector<std::size_t> by_heading;
  for (std::size_t c = 0; c < table_.columns.size(); ++c) {
    if (!name.text.empty() && table_.columns[c].id == name.text) return c;
    const std::vector<std::string> headings = table_.column_headings(c);
    const bool is_named =
        !headings.empty() && (headings.back() == name.text || join(headings, " / ") == name.text);
    if (is_named) by_heading.push_back(c);
    if (!table_.columns[c].id.empty()) {
      known.push_back(table_.columns[c].id);
    } else if (!headings.empty()) {
      known.push_back(headings.back());
    }
  }
  if (by_heading.size() == 1) return by_heading.front();
  if (by_heading.empty()) {
    diagnostics_.report("table-name", name.span,
                        fmt::format("the table has no column `{}`", name.text),
                        help_for(name.text, known));
  } else {
    diagnostics_.report(
        "table-name", name.span,
        fmt::format("`{}` means {} columns of the table", name.text, by_heading.size()),
        "give each of them an `id` under `columns`, and use that");
  }
  return std::nullopt;
}

}  // namespace pier::tables
