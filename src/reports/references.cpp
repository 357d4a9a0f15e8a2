#include "reports/references.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::reports {

namespace {

template <typename Value>
std::vector<std::string_view> keys_of(const std::map<std::string, Value, std::less<>>& map) {
  std::vector<std::string_view> keys;
  keys.reserve(map.size());
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

Found missing(std::string problem, std::string help) {
  return {std::nullopt, std::move(problem), std::move(help)};
}

/// "did you mean `x`?", or `otherwise`.
std::string near_or(std::string_view name, const std::vector<std::string_view>& names,
                    std::string otherwise) {
  const std::string_view near = nearest(name, names);
  return near.empty() ? std::move(otherwise) : fmt::format("did you mean `{}`?", near);
}

Found find_item(const Report& report, ItemKind kind, std::string_view name) {
  const bool is_table = kind == ItemKind::table;
  const auto& by_name = is_table ? report.table_by_name : report.figure_by_name;
  const auto found = by_name.find(name);
  const std::string_view what = is_table ? "table" : "figure";
  if (found == by_name.end()) {
    return missing(fmt::format("the report has no {} `{}`", what, name),
                   near_or(name, keys_of(by_name),
                           fmt::format("give the {} a line `id: {}`, or check the spelling", what,
                                       name.empty() ? "its-name" : name)));
  }
  const Item& item = report.items[found->second];
  return {Target{fmt::format("{} {}", what, item.number), item.chapter, item.anchor}, {}, {}};
}

Found find_page(const Report& report, std::string_view page) {
  const auto found = report.chapter_of_page.find(page);
  if (found == report.chapter_of_page.end()) {
    return missing(fmt::format("no chapter says where page {} begins", page),
                   fmt::format("write `{{page {}}}` where it began in the printed report", page));
  }
  return {Target{fmt::format("page {}", page), found->second, page_anchor(page)}, {}, {}};
}

Found find_section(const Report& report, std::optional<std::size_t> own, std::string_view name) {
  const std::size_t hash = name.find('#');
  const std::string_view file = name.substr(0, hash);
  std::optional<std::size_t> at = own;
  if (!file.empty()) {
    const auto found = report.chapter_by_id.find(file);
    if (found == report.chapter_by_id.end()) {
      return missing(fmt::format("the report has no chapter `{}`", file),
                     near_or(file, keys_of(report.chapter_by_id),
                             "write the name of a chapter's file without `.md`"));
    }
    at = found->second;
  }
  if (!at) {
    return missing(fmt::format("`{}` does not say which chapter is meant", name),
                   "write the name of the chapter before it: `{ref chapter#heading}`");
  }
  const Chapter& chapter = report.chapters[*at];
  if (hash == std::string_view::npos) return {Target{name_of(chapter), *at, {}}, {}, {}};
  const std::string_view id = name.substr(hash + 1);
  const auto found = chapter.heading_by_id.find(id);
  if (found == chapter.heading_by_id.end()) {
    return missing(fmt::format("the chapter `{}` has no heading `#{}`", chapter.id, id),
                   near_or(id, keys_of(chapter.heading_by_id),
                           "write the id of a heading: its words in small letters, with hyphens"));
  }
  const Heading& heading = chapter.headings[found->second];
  return {Target{name_of(heading), *at, heading.id}, {}, {}};
}

}  // namespace

Found find_target(const Report& report, std::optional<std::size_t> chapter,
                  std::string_view argument) {
  const std::string_view name = trim(argument);
  const std::size_t space = name.find(' ');
  if (space != std::string_view::npos) {
    const std::string_view kind = name.substr(0, space);
    const std::string_view rest = trim(name.substr(space));
    if (kind == "table") return find_item(report, ItemKind::table, rest);
    if (kind == "figure") return find_item(report, ItemKind::figure, rest);
    if (kind == "page") return find_page(report, rest);
  }
  if (name.empty() || space != std::string_view::npos) {
    return missing(name.empty() ? "the reference names nothing"
                                : fmt::format("`{}` is no chapter, table, figure or page", name),
                   "write a chapter, `chapter#heading`, `#heading`, `table its-id`, `figure "
                   "its-id` or `page 31`");
  }
  return find_section(report, chapter, name);
}

std::optional<Place> find_place(const Report& report, std::string_view written) {
  const std::size_t hash = written.find('#');
  const auto found = report.chapter_by_id.find(written.substr(0, hash));
  if (found == report.chapter_by_id.end()) return std::nullopt;
  if (hash == std::string_view::npos) return Place{found->second, std::nullopt};
  const Chapter& chapter = report.chapters[found->second];
  const auto heading = chapter.heading_by_id.find(written.substr(hash + 1));
  if (heading == chapter.heading_by_id.end()) return std::nullopt;
  return Place{found->second, heading->second};
}

bool is_page_number(std::string_view text) {
  constexpr std::size_t kLongest = 8;
  const auto all = [&](auto is) { return std::all_of(text.begin(), text.end(), is); };
  return !text.empty() && text.size() <= kLongest &&
         (all(ascii_is_digit) ||
          all([](char c) { return std::string_view("ivxlc").find(c) != std::string_view::npos; }));
}

void note_pages(Report& report, std::span<const Entry* const> entries, Diagnostics& diagnostics) {
  for (std::size_t c = 0; c < report.chapters.size(); ++c) {
    const Entry& entry = *entries[report.chapters[c].entry];
    for (const markdown::Reference& reference : entry.document.references()) {
      if (reference.name != "page") continue;
      const std::string page(trim(reference.argument));
      if (!is_page_number(page)) {
        diagnostics.report("report-reference", reference.span,
                           fmt::format("`{}` is no number of a page", page),
                           "write `{page 31}` where page 31 of the printed report began");
      } else if (!report.chapter_of_page.emplace(page, c).second) {
        diagnostics.report("report-reference", reference.span,
                           fmt::format("page {} begins twice in this report", page),
                           "write it once, where the page began in the printed report");
      }
    }
  }
}

}  // namespace pier::reports
