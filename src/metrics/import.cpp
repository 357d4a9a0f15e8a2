#include "metrics/import.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/import_columns.h"
#include "metrics/import_draft.h"

namespace pier::metrics {

namespace {

std::string_view word_for(ColumnRole role) {
  switch (role) {
    case ColumnRole::dimension:
      return "a dimension";
    case ColumnRole::measure:
      return "an indicator";
    case ColumnRole::ignored:
      return "left out";
    default:
      return {};
  }
}

std::string columns_line(const Columns& columns) {
  std::string line = columns.layout == ImportLayout::tidy ? "layout tidy" : "layout ees";
  for (const Column& column : columns.all) {
    line += fmt::format("{} {} {}", &column == columns.all.data() ? "; columns" : ",",
                        column_letters(column.at + 1), column.heading);
    if (const auto word = word_for(column.role); !word.empty()) line += fmt::format(" ({})", word);
  }
  return line;
}

std::size_t count_with_figures(const std::vector<ImportedIndicator>& indicators) {
  return static_cast<std::size_t>(
      std::count_if(indicators.begin(), indicators.end(),
                    [](const ImportedIndicator& one) { return !one.figures.empty(); }));
}

std::string known_line(std::size_t known) {
  return fmt::format(
      "the site has {} of them already; what the table does not say of {} is as before",
      with_commas(known), known == 1 ? "it" : "them");
}

std::string counts_line(const std::vector<ImportedIndicator>& indicators) {
  std::size_t figures = 0, missing = 0;
  std::set<std::string_view> areas, periods;
  for (const ImportedIndicator& indicator : indicators) {
    for (const ImportedFigure& figure : indicator.figures) {
      ++figures;
      if (figure.value.number.empty()) ++missing;
      areas.insert(figure.area);
      periods.insert(figure.period);
    }
  }
  std::string line = fmt::format(
      "{} of {}, {} and {}", count_of(figures, "figure", "figures"),
      count_of(count_with_figures(indicators), "indicator", "indicators"),
      count_of(areas.size(), "area", "areas"), count_of(periods.size(), "period", "periods"));
  if (missing > 0) line += fmt::format("; {} without a value", with_commas(missing));
  return line;
}

/// The theme that is asked for, or the first; none when there is none, which is noted.
const Theme* theme_of(const ImportOptions& options, const FiguresConfig& config, Import& import) {
  if (!options.theme.empty()) {
    if (const Theme* theme = config.find_theme(options.theme)) return theme;
    import.notes.push_back({0, 0, fmt::format("there is no theme `{}`", options.theme),
                            suggest(options.theme, config.theme_ids())});
    return nullptr;
  }
  if (config.themes().empty()) {
    import.notes.push_back(
        {0, 0, "data/figures.yaml has no themes", "write the first theme into it"});
    return nullptr;
  }
  const Theme& first = config.themes().front();
  return &first;
}

std::string policy_of(const FiguresConfig& config) {
  const std::size_t built_in = disclosure::built_in_policies().size();
  const auto ids = config.policy_ids();
  return std::string(ids.size() > built_in ? ids[built_in] : "dfe-cin");
}

}  // namespace

Import import_table(const CsvTable& table, const ImportOptions& options,
                    const FiguresConfig& config) {
  Import import;
  const auto columns = find_columns(table, options.layout, import);
  const Theme* theme = theme_of(options, config, import);
  if (!columns || theme == nullptr) {
    import.to_do.clear();
    return import;
  }
  import.understood.push_back(columns_line(*columns));
  auto indicators = read_import_rows(table, *columns, config, import);
  import.understood.push_back(counts_line(indicators));
  const std::size_t known = take_over_known(indicators, options);
  if (known > 0) import.understood.push_back(known_line(known));
  const bool is_theme_a_guess = options.theme.empty() && config.themes().size() > 1;
  if (is_theme_a_guess && known < count_with_figures(indicators)) {
    import.to_do.push_back(
        fmt::format("the theme is `{}`; correct it, or give --theme", theme->id));
  }
  ImportOptions whole = options;
  if (whole.policy.empty()) {
    whole.policy = policy_of(config);
    import.to_do.push_back(fmt::format(
        "the policy is `{}`; for figures that are public already, give --policy none with "
        "--policy-reason",
        whole.policy));
  }
  import.json = write_import(indicators, whole, *theme, import);
  if (import.json.empty()) import.to_do.clear();
  return import;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters;
}

std::string report_of(const Import& import) {
  std::string text;
  for (const std::string& line : import.understood) text += fmt::format("Understood: {}\n", line);
  if (!import.notes.empty()) text += "To look at:\n";
  for (const ImportNote& note : import.notes) {
    std::string place;
    if (note.row > 0) place = fmt::format("row {}", note.row);
    if (note.column > 0) {
      place += fmt::format("{}column {}", place.empty() ? "" : ", ", column_letters(note.column));
    }
    text += fmt::format("  {}{}{}", place, place.empty() ? "" : ": ", note.message);
    if (note.more > 0) text += fmt::format(" ({} more)", with_commas(note.more));
    text += '\n';
    if (!note.help.empty()) text += fmt::format("    help: {}\n", note.help);
  }
  if (!import.to_do.empty()) text += "To fill in by hand:\n";
  for (const std::string& line : import.to_do) text += fmt::format("  {}\n", line);
  return text;
}

}  // namespace pier::metrics
