#include "scaffold/documents.h"

#include <array>
#include <initializer_list>

#include <fmt/format.h>

#include "base/period.h"
#include "base/text.h"
#include "calendar/data_fields.h"
#include "scaffold/fields.h"
#include "scaffold/next_year.h"
#include "scaffold/records.h"
#include "scaffold/yaml_text.h"
#include "strategy/fields.h"
#include "tables/definition.h"
#include "value/csv_writer.h"

namespace pier::scaffold {

namespace {

constexpr auto kAsExample = Known::Sense::example;

constexpr std::string_view kDataOpening =
    "Each line below is explained by the one above it. Lines that begin with # are not read:\n"
    "take the # away to use one.\n";

std::string data_text(std::string_view opening, std::span<const Field> fields,
                      std::span<const Known> known) {
  return as_comment(opening) + as_comment(kDataOpening) + "\n" +
         fields_text(fields, known, Scope::all);
}

/// The fields of the items of a list.
std::span<const Field> items_of(std::span<const Field> fields, std::string_view list) {
  for (const Field& field : fields) {
    if (field.name == list) return field.fields;
  }
  return {};
}

/// One item as the value of its list.
std::string as_list(std::string item) {
  item.pop_back();
  return "\n" + item;
}

/// The first of April that is to come, or is today.
Date next_financial_year(const Date& today) {
  constexpr unsigned kApril = 4;
  const int year = today.month() < kApril || (today.month() == kApril && today.day() == 1)
                       ? today.year()
                       : today.year() + 1;
  return *Date::from_parts(year, kApril, 1);
}

/// The financial year that ended last: "2025-26".
std::string last_financial_year(const Date& today) {
  const int ends =
      next_financial_year(today).year() - (today.month() == 4 && today.day() == 1 ? 0 : 1);
  return fmt::format("{}-{:02}", ends - 1, ends % 100);
}

void write_row(std::initializer_list<std::string_view> cells, CsvWriter& table) {
  for (const std::string_view cell : cells) table.text(cell);
  table.end_row();
}

}  // namespace

File course_file(std::string_view kind, std::string_view title, const std::optional<Date>& day,
                 const Date& today) {
  const Date first = day.value_or(*Date::parse(a_year_after(today)));
  constexpr std::size_t kIndent = 2;
  std::vector<Known> known{{"sessions", as_list(course_day_item(first, kIndent)),
                            day ? Known::Sense::settled : kAsExample},
                           {"title", yaml_text(title)},
                           {"agreed", today.iso()},
                           {"draft", "true"}};
  if (kind == "event") known.push_back({"kind", "event"});
  return {fmt::format("data/training/{}.yaml", short_name(title)),
          data_text("A course or an event, and its days. Take `draft: true` out when it is ready.",
                    calendar::course_fields(), known)};
}

std::string meeting_item(const Date& day, std::size_t indent) {
  const std::array<Known, 1> known{{{"date", day.iso()}}};
  return item_text(items_of(calendar::meetings_fields(), "meetings"), known, indent);
}

std::string course_day_item(const Date& day, std::size_t indent) {
  const std::array<Known, 1> known{{{"date", day.iso()}}};
  return item_text(items_of(calendar::course_fields(), "sessions"), known, indent);
}

File meetings_file(const std::string& group, const Date& day, const Date& today) {
  constexpr std::size_t kIndent = 2;
  const std::vector<Known> known{
      {"group", group}, {"agreed", today.iso()}, {"meetings", as_list(meeting_item(day, kIndent))}};
  return {fmt::format("data/meetings/{}-{}.yaml", group, day.year()),
          data_text("When a group meets. What was announced stays; write below it what changed.",
                    calendar::meetings_fields(), known)};
}

File strategy_file(std::string_view title, std::string_view body, const Date& today) {
  const Date first = next_financial_year(today);
  const int years = 3;
  const Date last = *Date::from_parts(first.year() + years, 3, 31);
  const auto fields = strategy::file_fields();
  const std::array<Known, 1> priority{{{"number", "1"}}};
  const std::array<Known, 1> activity{{{"ref", "\"1.1\""}}};
  constexpr std::size_t kIndent = 2;
  const std::vector<Known> known{
      {"title", yaml_text(title)},
      {"period", fmt::format("{{from: {}, to: {}}}", first.iso(), last.iso()), kAsExample},
      {"body", yaml_text(body)},
      {"priorities", as_list(item_text(items_of(fields, "priorities"), priority, kIndent))},
      {"activities", as_list(item_text(items_of(fields, "activities"), activity, kIndent))}};
  return {fmt::format("data/strategies/{}.yaml", short_name(title)),
          data_text("A strategy: what is to be reached, and what is planned for it. Its file is on "
                    "the site as soon as it is here.",
                    fields, known)};
}

std::vector<File> table_files(std::string_view caption, std::string_view folder) {
  const std::string path =
      fmt::format("data/tables/{}{}{}", folder, folder.empty() ? "" : "/", short_name(caption));
  const std::vector<Known> known{
      {"caption", yaml_text(caption)},
      {"source", to_write("where the numbers come from")},
      {"about", "text", kAsExample},
      {"columns", "\n  - {id: what, kind: text}\n  - {id: number, kind: number}", kAsExample}};
  CsvWriter cells;
  write_row({"Write here: what the rows are", "Write here: what the numbers are"}, cells);
  write_row({"Write here: the first row", "0"}, cells);
  return {
      {path + ".yaml",
       data_text("What the cells of the table are; they stand in the file .csv beside this one.",
                 tables::file_fields(), known)},
      {path + ".csv", cells.take()}};
}

File figures_file(std::string_view title, std::string_view area, const Date& today) {
  CsvWriter figures;
  write_row({"indicator", "title", "definition", "unit", "polarity", "area", "period", "value",
             "numerator", "denominator", "status", "note"},
            figures);
  const std::string indicator = short_name(title), year = last_financial_year(today);
  write_row({indicator, title, "Write here: what exactly is counted or measured", "count",
             "neutral", area, year, "", "", "", "", ""},
            figures);
  return {short_name(title) + ".csv", figures.take()};
}

}  // namespace pier::scaffold
