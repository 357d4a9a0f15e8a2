#include "tables/definition.h"

#include <fmt/format.h>

namespace pier::tables {

namespace {

template <typename Enum, std::size_t count>
Enum chosen(const Value* value, const std::array<std::string_view, count>& choices,
            Enum otherwise) {
  if (value == nullptr) return otherwise;
  for (std::size_t i = 0; i < count; ++i) {
    if (choices[i] == value->as_text()) return static_cast<Enum>(i);
  }
  return otherwise;
}

Name named(const Value& value) {
  return {value.as_text(), value.span};
}

std::optional<Name> named(const Value* value) {
  return value == nullptr ? std::nullopt : std::optional(named(*value));
}

std::vector<Name> all_named(const Value* list) {
  std::vector<Name> names;
  for (const Value& item : list_of(list)) names.push_back(named(item));
  return names;
}

std::size_t size_or(const Value* value, std::size_t otherwise) {
  const auto number = number_of(value);
  return number ? static_cast<std::size_t>(*number) : otherwise;
}

class DefinitionReader {
 public:
  DefinitionReader(const Value& fields, Span where, const SourceMap& sources,
                   Diagnostics& diagnostics)
      : fields_(fields), sources_(sources), diagnostics_(diagnostics) {
    made_.span = where;
  }

  Definition run() {
    read_words();
    for (const Value& item : list_of(field("columns"))) add_column(item);
    made_.groups = all_named(field("groups"));
    for (const Value& item : list_of(field("totals"))) add_rule(item);
    for (const Value& item : list_of(field("answers"))) add_remark(item, "answer", made_.answers);
    for (const Value& item : list_of(field("notes"))) add_remark(item, "text", made_.notes);
    for (const Value& item : list_of(field("spans"))) add_spread(item);
    if (const Value* targets = field("targets")) {
      made_.target_column = named(targets->find("column"));
    }
    if (const Value* chart = field("chart")) {
      made_.chart =
          ChartWish{all_named(chart->find("rows")), text_of(chart->find("headline")), chart->span};
    }
    return std::move(made_);
  }

 private:
  const Value* field(std::string_view name) const { return fields_.find(name); }

  void read_words() {
    made_.caption = text_of(field("caption"));
    made_.source = text_of(field("source"));
    made_.about = chosen(field("about"), kAbouts, About::text);
    made_.policy = text_of(field("policy"));
    made_.policy_reason = text_of(field("policy_reason"));
    if (const Value* policy = field("policy")) made_.policy_span = policy->span;
    made_.dash = chosen(field("dash"), kDashes, Dash::not_recorded);
    if (const Value* layout = field("layout")) {
      made_.header_rows = size_or(layout->find("header_rows"), 1);
      made_.header_columns = size_or(layout->find("header_columns"), 1);
    }
  }

  void add_column(const Value& item) {
    Column column;
    column.id = text_of(item.find("id"));
    column.kind = chosen(item.find("kind"), kColumnKinds, ColumnKind::text);
    column.unit = text_of(item.find("unit"));
    column.counts = yes_of(item.find("counts"), true);
    column.span = item.span;
    made_.columns.push_back(std::move(column));
  }

  void report_rule(const Value& item, std::string message, std::string help) {
    diagnostics_.report("table-rule", item.span, std::move(message), std::move(help));
  }

  /// `all`, or a list of names.
  void take_parts(const Value& value, Rule& rule) {
    if (value.is_text() && value.as_text() == "all") {
      rule.all = true;
    } else if (value.is_list()) {
      for (const Value& part : value.as_list()) {
        const std::string text(part.is_text() ? std::string_view(part.as_text())
                                              : sources_.text(part.span));
        rule.of.push_back({text, part.span});
      }
    } else {
      report_rule(value, "a sum is of `all` or of a list",
                  "write `sum: all`, or the names in brackets: `sum: [Police, Health]`");
    }
  }

  void take_pair(const Value& value, std::string_view first, std::string_view second, Rule& rule) {
    for (const std::string_view name : {first, second}) {
      if (const Value* part = value.find(name)) rule.of.push_back(named(*part));
    }
  }

  /// How many of the five ways to make a number the rule names; it takes over the last.
  std::size_t take_kind(const Value& item, Rule& rule) {
    std::size_t found = 0;
    if (const Value* sum = item.find("sum")) {
      rule.kind = Rule::Kind::sum;
      take_parts(*sum, rule);
      ++found;
    } else if (item.find("minus") != nullptr) {
      rule.kind = Rule::Kind::sum;
      ++found;
    }
    if (const Value* average = item.find("average")) {
      rule.kind = Rule::Kind::average;
      take_parts(*average, rule);
      ++found;
    }
    if (const Value* share = item.find("percent")) {
      rule.kind = Rule::Kind::percent;
      take_pair(*share, "of", "in", rule);
      ++found;
    }
    if (const Value* change = item.find("change")) {
      rule.kind = Rule::Kind::change;
      take_pair(*change, "from", "to", rule);
      ++found;
    }
    if (const Value* change = item.find("percent_change")) {
      rule.kind = Rule::Kind::percent_change;
      take_pair(*change, "from", "to", rule);
      ++found;
    }
    return found;
  }

  void add_rule(const Value& item) {
    const Value* row = item.find("row");
    const Value* column = item.find("column");
    if ((row == nullptr) == (column == nullptr)) {
      return report_rule(item, "a rule under `totals` makes one row or one column",
                         "give it either `row` or `column`");
    }
    Rule rule;
    rule.of_row = row != nullptr;
    rule.target = named(rule.of_row ? *row : *column);
    rule.span = item.span;
    if (take_kind(item, rule) != 1) {
      return report_rule(item, "a rule under `totals` says one way in which the number is made",
                         "give it one of `sum`, `average`, `percent`, `change` and "
                         "`percent_change`");
    }
    rule.minus = all_named(item.find("minus"));
    rule.only = all_named(item.find(rule.of_row ? "columns" : "rows"));
    const bool is_pair = rule.kind != Rule::Kind::sum && rule.kind != Rule::Kind::average;
    if (is_pair && rule.of.size() != 2) return;  // What is missing was reported.
    if (rule.all && !rule.of_row) {
      return report_rule(item, "the sum of a column names its columns",
                         "write them in brackets: `sum: [y2021, y2022]`");
    }
    made_.rules.push_back(std::move(rule));
  }

  static void add_remark(const Value& item, std::string_view text, std::vector<Remark>& to) {
    to.push_back(
        {named(item.find("row")), named(item.find("column")), text_of(item.find(text)), item.span});
  }

  void add_spread(const Value& item) {
    const Value* row = item.find("row");
    const Value* column = item.find("column");
    if (row == nullptr || column == nullptr) return;
    made_.spreads.push_back({named(*row), named(*column), size_or(item.find("rows"), 1),
                             size_or(item.find("columns"), 1), item.span});
  }

  const Value& fields_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  Definition made_;
};

}  // namespace

Definition read_definition(const Value& fields, Span where, const SourceMap& sources,
                           Diagnostics& diagnostics) {
  return DefinitionReader(fields, where, sources, diagnostics).run();
}

}  // namespace pier::tables
