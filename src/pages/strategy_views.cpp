#include "pages/strategy_views.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

using strategy::Activity;
using strategy::Assignment;
using strategy::ChangeTally;
using strategy::Rating;
using strategy::Selection;
using strategy::Strategy;

Value group_link(const Site& site, std::size_t group) {
  const calendar::Group& one = site.calendar().groups.groups()[group];
  return link_view(one.name, site.href(calendar::group_url(one)));
}

std::vector<Period> years_shown(const Strategy& one, const WorkplanTable& table) {
  return table.year ? std::vector<Period>{*table.year} : one.years;
}

/// The year to which a change leads; none where nothing is compared.
std::optional<Period> year_compared(const Strategy& one, const WorkplanTable& table) {
  const std::vector<Period> years = years_shown(one, table);
  if (!table.since || years.empty() || !(*table.since < years.back())) return std::nullopt;
  return years.back();
}

List done_view(const Assignment& given, const std::vector<Period>& years) {
  List done;
  for (const Period& year : years) {
    const strategy::YearEntry* entry = given.find(year);
    if (entry == nullptr || entry->done.empty()) continue;
    done.push_back(MapBuilder().set("year", year.label()).set("text", entry->done).build());
  }
  return done;
}

/// One table of a workplan in the making.
class WorkplanRows {
 public:
  WorkplanRows(const Site& site, const Strategy& one, const WorkplanTable& table)
      : site_(site),
        one_(one),
        table_(table),
        years_(years_shown(one, table)),
        compared_(year_compared(one, table)) {
    for (std::size_t a = 0; a < one.activities.size(); ++a) add(a);
  }

  List take() { return std::move(rows_); }
  bool has_done() const { return has_done_; }
  const std::vector<Period>& years() const { return years_; }
  const std::optional<Period>& compared() const { return compared_; }

 private:
  void add(std::size_t position) {
    const Activity& activity = one_.activities[position];
    const bool is_shown = table_.without_group ? activity.groups.empty() : true;
    if (!is_shown || !table_.of.has(activity)) return;
    if (activity.groups.empty()) {
      rows_.push_back(row(position, nullptr));
      return;
    }
    for (const Assignment& given : activity.groups) {
      if (table_.of.has(given)) rows_.push_back(row(position, &given));
    }
  }

  Value row(std::size_t position, const Assignment* given) {
    const Activity& activity = one_.activities[position];
    const auto parent = one_.parent_of(position, table_.of);
    std::int64_t level = 0;
    for (auto above = parent; above; above = one_.parent_of(*above, table_.of)) ++level;
    List ratings;
    for (const Period& year : years_) {
      if (given != nullptr) ratings.push_back(rating_view(given->rating_in(year)));
    }
    List done = given == nullptr ? List{} : done_view(*given, years_);
    has_done_ = has_done_ || !done.empty();
    MapBuilder view;
    view.set("ref", activity.reference.text())
        .set("part_of", parent ? one_.activities[*parent].reference.text() : std::string())
        .set("level", level)
        .set("text", activity.text)
        .set("group", given == nullptr ? Value() : group_link(site_, given->group))
        .set("ratings", Value(std::move(ratings)))
        .set("change", change(given))
        .set("done", Value(std::move(done)));
    return view.build();
  }

  Value change(const Assignment* given) const {
    if (given == nullptr || !compared_ || !table_.since) return {};
    const auto before = given->rating_in(*table_.since);
    const auto now = given->rating_in(*compared_);
    return MapBuilder()
        .set("id", id_of(strategy::change_between(before, now)))
        .set("text", strategy::change_words(before, now, table_.since->label()))
        .build();
  }

  const Site& site_;
  const Strategy& one_;
  const WorkplanTable& table_;
  std::vector<Period> years_;
  std::optional<Period> compared_;
  bool has_done_ = false;
  List rows_;
};

WorkplanTable table_of(const AskedOfStrategy& asked) {
  return {.of = {.group = asked.group},
          .year = asked.year,
          .since = asked.since,
          .caption = asked.caption,
          .without_group = asked.without_group};
}

/// "Activities of Learning and Development, Strategy 2021 to 2024, with ratings for 2021/22".
std::string caption_of(const Site& site, const Strategy& one, const WorkplanTable& table) {
  if (!table.caption.empty()) return table.caption;
  if (table.without_group) return strategy::open_caption(one);
  const std::string_view group =
      table.of.group ? std::string_view(site.calendar().groups.groups()[*table.of.group].name)
                     : std::string_view();
  return strategy::workplan_caption(one, group, years_shown(one, table));
}

Value count_row(std::string_view title, std::string url, const strategy::Tally& tally) {
  List counts;
  for (const std::size_t count : tally.counts) counts.push_back(with_commas(count));
  return MapBuilder()
      .set("title", title)
      .set("url", std::move(url))
      .set("total", with_commas(tally.total()))
      .set("counts", Value(std::move(counts)))
      .build();
}

Value counts_table(const TableHead& head, std::string_view corner, List rows, Value total) {
  List ratings;
  for (std::size_t r = 0; r < strategy::kRatingCount; ++r) {
    ratings.push_back(rating_view(static_cast<Rating>(r)));
  }
  return MapBuilder()
      .set("id", head.id)
      .set("label", head.label)
      .set("caption", head.caption)
      .set("corner", corner)
      .set("ratings", Value(std::move(ratings)))
      .set("rows", Value(std::move(rows)))
      .set("total", std::move(total))
      .build();
}

Value strategy_link(const Site& site, const Strategy& one) {
  return link_view(one.title, site.href(strategy_url(one)));
}

Value priority_item(const Site& site, const Strategy& one, std::size_t position) {
  const strategy::Priority& priority = one.priorities[position];
  return MapBuilder()
      .set("number", std::int64_t{priority.number})
      .set("title", priority.title)
      .set("text", priority.text)
      .set("url", site.href(priority_url(one, priority)))
      .set("standing", standing_text(one, {.priority = position}))
      .build();
}

}  // namespace

std::string strategy_url(const Strategy& one) {
  return fmt::format("/about/strategy/{}/", one.id);
}

std::string priority_url(const Strategy& one, const strategy::Priority& priority) {
  return fmt::format("{}priority-{}/", strategy_url(one), priority.number);
}

std::string workplan_csv_url(const Strategy& one) {
  return strategy_url(one) + "workplan.csv";
}

Value rating_view(std::optional<Rating> rating) {
  return MapBuilder()
      .set("id", rating ? id_of(*rating) : std::string_view("none"))
      .set("text", rating ? text_of(*rating) : std::string_view("Not rated"))
      .build();
}

Value workplan_view(const Site& site, const Strategy& one, const WorkplanTable& table) {
  WorkplanRows rows(site, one, table);
  List years;
  if (!table.without_group) {
    for (const Period& year : rows.years()) {
      years.push_back(MapBuilder().set("text", year.label()).build());
    }
  }
  const bool is_compared = rows.compared() && table.since && !table.without_group;
  return MapBuilder()
      .set("id", table.id)
      .set("label", table.label)
      .set("caption", caption_of(site, one, table))
      .set("has_groups", !table.of.group && !table.without_group)
      .set("years", Value(std::move(years)))
      .set("change_heading",
           is_compared ? fmt::format("Change since {}", table.since->label()) : std::string())
      .set("has_done", rows.has_done())
      .set("rows", Value(rows.take()))
      .build();
}

Value group_counts_view(const Site& site, const Strategy& one, const Period& year, TableHead head) {
  if (head.caption.empty()) head.caption = strategy::ratings_caption(year);
  List rows;
  for (const std::size_t group : one.groups()) {
    const strategy::Tally tally = one.tally(year, {.group = group});
    if (tally.total() == 0) continue;
    const calendar::Group& about = site.calendar().groups.groups()[group];
    rows.push_back(count_row(about.name, site.href(calendar::group_url(about)), tally));
  }
  Value total = rows.size() > 1 ? count_row("All groups", {}, one.tally(year)) : Value();
  return counts_table(head, "Group", std::move(rows), std::move(total));
}

Value priority_counts_view(const Site& site, const Strategy& one, const Period& year,
                           std::string id) {
  List rows;
  for (std::size_t p = 0; p < one.priorities.size(); ++p) {
    const strategy::Priority& about = one.priorities[p];
    rows.push_back(count_row(fmt::format("{}. {}", about.number, about.title),
                             site.href(priority_url(one, about)),
                             one.tally(year, {.priority = p})));
  }
  return counts_table(
      {.id = std::move(id), .caption = fmt::format("Ratings in {} by priority", year.label())},
      "Priority", std::move(rows), {});
}

Value changes_view(const Strategy& one, const Period& before, const Period& now) {
  const ChangeTally tally = one.changes(before, now);
  List rows;
  for (std::size_t c = 0; c < tally.size(); ++c) {
    if (tally[c] == 0) continue;
    const auto change = static_cast<strategy::Change>(c);
    rows.push_back(MapBuilder()
                       .set("id", id_of(change))
                       .set("title", text_of(change))
                       .set("count", with_commas(tally[c]))
                       .build());
  }
  return MapBuilder()
      .set("before", before.label())
      .set("now", now.label())
      .set("rows", Value(std::move(rows)))
      .build();
}

std::string tally_text(const strategy::Tally& tally) {
  if (tally.total() == 0) return {};
  std::vector<std::string> parts;
  for (std::size_t r = 0; r < strategy::kRatingCount; ++r) {
    const auto rating = static_cast<Rating>(r);
    if (tally.of(rating) == 0) continue;
    parts.push_back(
        fmt::format("{} {}", with_commas(tally.of(rating)), ascii_lower(text_of(rating))));
  }
  return fmt::format("{}: {}.", count_of(tally.total(), "rating", "ratings"), join(parts, ", "));
}

std::string standing_text(const Strategy& one, const Selection& of) {
  if (one.years.empty()) return {};
  const Period& year = one.years.back();
  const std::string text = tally_text(one.tally(year, of));
  return text.empty() ? text : fmt::format("{}: {}", year.label(), text);
}

Value headings_view(const Site& site, const Strategy& one, std::string_view id) {
  List headings;
  const auto add = [&](std::string_view name, std::string_view title,
                       const std::vector<std::size_t>& positions) {
    List items;
    for (const std::size_t p : positions) items.push_back(priority_item(site, one, p));
    headings.push_back(MapBuilder()
                           .set("id", fmt::format("{}-{}", id, name))
                           .set("title", title)
                           .set("priorities", Value(std::move(items)))
                           .build());
  };
  if (one.headings.empty()) {
    std::vector<std::size_t> all(one.priorities.size());
    for (std::size_t p = 0; p < all.size(); ++p) all[p] = p;
    add("all", "", all);
  }
  for (const strategy::Heading& heading : one.headings) {
    add(heading.id, heading.title, heading.priorities);
  }
  return Value(std::move(headings));
}

bool is_strategy_block(std::string_view name) {
  return name == "strategy" || name == "workplan";
}

std::string strategy_caption(const Site& site, const AskedOfStrategy& asked) {
  const Strategy& one = site.strategies().all()[asked.strategy];
  if (asked.is_workplan) return caption_of(site, one, table_of(asked));
  if (!asked.caption.empty() || one.years.empty()) return asked.caption;
  return strategy::ratings_caption(asked.year.value_or(one.years.back()));
}

Value strategy_block_view(const Site& site, std::string_view name, const ResolvedBlock& resolved,
                          TableHead head) {
  MapBuilder view;
  if (!resolved.strategy) {
    if (name == "workplan") return view.set("workplans", Value(List{})).build();
    return view.set("strategy", {})
        .set("headings", Value(List{}))
        .set("has_ratings", false)
        .set("tables", Value(List{}))
        .set("compared", Value(List{}))
        .build();
  }
  const AskedOfStrategy& asked = *resolved.strategy;
  const Strategy& one = site.strategies().all()[asked.strategy];
  if (asked.is_workplan) {
    WorkplanTable table = table_of(asked);
    table.id = head.id;
    table.label = head.label;
    return view.set("workplans", Value(List{workplan_view(site, one, table)})).build();
  }
  std::vector<Period> years = one.years;
  if (asked.year) years = {*asked.year};
  if (!asked.ratings) years.clear();
  std::reverse(years.begin(), years.end());
  Value headings = asked.priorities ? headings_view(site, one, head.id) : Value(List{});
  const bool is_compared = asked.since && !years.empty();
  List tables;
  for (const Period& year : years) {
    // The first has the number and the name of the block.
    TableHead own{.id = fmt::format("{}-{}", head.id, year.text())};
    if (tables.empty()) own = {.id = head.id, .label = head.label, .caption = asked.caption};
    tables.push_back(group_counts_view(site, one, year, std::move(own)));
  }
  return view.set("strategy", strategy_link(site, one))
      .set("headings", std::move(headings))
      .set("has_ratings", asked.ratings)
      .set("tables", Value(std::move(tables)))
      .set("compared",
           Value(is_compared ? List{changes_view(one, *asked.since, years.front())} : List{}))
      .build();
}

}  // namespace pier
