#include <array>
#include <cstdio>
#include <string_view>

#include <fmt/format.h>

#include "app/commands.h"
#include "base/text.h"
#include "content/content_type.h"
#include "diagnostics/rules.h"
#include "publish/emitters.h"
#include "templates/filters.h"

namespace pier {

namespace {

std::string list_types() {
  std::string out;
  for (const ContentType& type : content_types()) {
    out += fmt::format("{}: {}\n", type.name, type.summary);
    for (const Field& field : type.fields) {
      out += fmt::format("  {:<14} {}{}; for example {}\n", field.name,
                         field.need == Need::required ? "(required) " : "", field.meaning,
                         field.example);
    }
  }
  return out;
}

std::string list_rules() {
  std::string out;
  for (const Rule& rule : rules()) {
    const std::string criterion =
        rule.criterion.empty() ? "" : fmt::format(" (WCAG {})", rule.criterion);
    out += fmt::format("{:<20} {:<8} {}{}\n", rule.id,
                       rule.severity == Severity::error ? "error" : "warning", rule.summary,
                       criterion);
  }
  return out;
}

std::string list_outputs() {
  std::string out;
  for (const Emitter& emitter : emitters()) {
    out += fmt::format("{:<12} {}\n", emitter.name, emitter.summary);
  }
  return out;
}

std::string list_filters() {
  std::string out;
  for (const templates::Filter& filter : templates::filters()) {
    out += fmt::format("{:<10} {} {}\n", filter.name, filter.meaning, filter.example);
  }
  return out;
}

struct Table {
  std::string_view name;
  std::string (*print)();
};

constexpr std::array<Table, 4> kTables{{{"filters", list_filters},
                                        {"outputs", list_outputs},
                                        {"rules", list_rules},
                                        {"types", list_types}}};

}  // namespace

ExitCode list_command(const std::string& table) {
  std::array<std::string_view, kTables.size()> names;
  for (std::size_t i = 0; i < kTables.size(); ++i) {
    names[i] = kTables[i].name;
    if (kTables[i].name != table) continue;
    const std::string text = kTables[i].print();
    std::fwrite(text.data(), 1, text.size(), stdout);
    return ExitCode::done;
  }
  fmt::print(stderr, "pier: {}\n  help: {}\n",
             table.empty() ? "a table is missing: say which, as in `pier list rules`"
                           : fmt::format("there is no table `{}`", table),
             suggest(table, names));
  return ExitCode::usage;
}

}  // namespace pier
