#pragma once

#include <string>
#include <string_view>

#include "pages/view.h"
#include "site/site.h"
#include "strategy/strategy.h"
#include "value/value.h"

namespace pier {

/// The addresses of a strategy: "/about/strategy/2021-2024/", ".../priority-7/",
/// ".../workplan.csv".
std::string strategy_url(const strategy::Strategy& one);
std::string priority_url(const strategy::Strategy& one, const strategy::Priority& priority);
std::string workplan_csv_url(const strategy::Strategy& one);

/// A rating for a template: {id, text}. What was not rated in a year at all is {"none", "Not
/// rated"}.
Value rating_view(std::optional<strategy::Rating> rating);

/// What stands above a table. `id` is that of the table, `label` "Table 7" in a report; a caption
/// of "" is made from what the table shows.
struct TableHead {
  std::string id = {};
  std::string label = {};
  std::string caption = {};
};

/// What a table of a workplan shows of a strategy.
struct WorkplanTable {
  strategy::Selection of = {};
  /// The one year that is shown; none: every year.
  std::optional<Period> year = {};
  /// The earlier year to compare with the last one shown.
  std::optional<Period> since = {};
  /// Of the page: the caption has it, with "-c" behind it.
  std::string id = {};
  /// The number of the table in a report: "Table 7"; or "".
  std::string label = {};
  /// "": one that says what is shown.
  std::string caption = {};
  /// Only the activities that no group has.
  bool without_group = false;
};

/// A table of activities: {id, label, caption, has_groups, years: [{text}], change_heading,
/// has_done, rows: [{ref, part_of, level, text, group, ratings, change, done: [{year, text}]}]}. A
/// row is an activity of a group; `group` is null where no group has it.
Value workplan_view(const Site& site, const strategy::Strategy& one, const WorkplanTable& table);

/// A table of counts: {id, label, caption, corner, ratings: [{id, text}], rows: [{title, url,
/// total, counts}], total}. `total` is a row too; null where there is one row at most, or where an
/// activity can stand in several rows.
Value group_counts_view(const Site& site, const strategy::Strategy& one, const Period& year,
                        TableHead head);
Value priority_counts_view(const Site& site, const strategy::Strategy& one, const Period& year,
                           std::string id);

/// What became of the ratings between two years: {text, rows: [{id, title, count}]}.
Value changes_view(const strategy::Strategy& one, const Period& before, const Period& now);

/// "71 ratings: 23 green, 29 amber, 19 not stated." of a year; "" where nothing was rated.
std::string tally_text(const strategy::Tally& tally);

/// How the ratings of the last year stand: "2021/22: 71 ratings: 23 green, …"; "" without any.
std::string standing_text(const strategy::Strategy& one, const strategy::Selection& of);

/// The priorities under their headings: [{id, title, priorities: [{number, title, text, url,
/// standing}]}]. One without a title where the strategy has no headings. Ids begin with `id`.
Value headings_view(const Site& site, const strategy::Strategy& one, std::string_view id);

/// What a `strategy` or a `workplan` block shows: {strategy, headings, has_ratings, tables,
/// compared} or {workplans}. Nothing where what it asks for was reported. `head`: above its
/// first table.
bool is_strategy_block(std::string_view name);
Value strategy_block_view(const Site& site, std::string_view name, const ResolvedBlock& resolved,
                          TableHead head);

/// What stands above the (first) table of a block.
std::string strategy_caption(const Site& site, const AskedOfStrategy& asked);

}  // namespace pier
