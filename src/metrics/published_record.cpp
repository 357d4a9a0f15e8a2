#include "metrics/published_record.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::metrics {

namespace {

constexpr std::string_view kHeading = "as_at,indicator,area,period,dimensions,shown";
constexpr std::size_t kColumns = 6;

auto key_of(const PublishedFigure& figure) {
  return std::tie(figure.indicator, figure.area, figure.period, figure.dimensions, figure.as_at,
                  figure.shown);
}

/// The fields of one line. None when quotes do not close or stand where they may not. A line never
/// goes on in the next: no name of ours has a line break in it.
std::optional<std::vector<std::string>> fields_of(std::string_view line) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (is_quoted) {
      if (c != '"') {
        fields.back() += c;
      } else if (i + 1 < line.size() && line[i + 1] == '"') {
        fields.back() += line[++i];
      } else if (i + 1 == line.size() || line[i + 1] == ',') {
        is_quoted = false;
      } else {
        return std::nullopt;
      }
    } else if (c == ',') {
      fields.emplace_back();
    } else if (c == '"') {
      if (i != 0 && line[i - 1] != ',') return std::nullopt;
      is_quoted = true;
    } else {
      fields.back() += c;
    }
  }
  if (is_quoted) return std::nullopt;
  return fields;
}

void append_field(std::string& text, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    text += field;
  } else {
    text += fmt::format("\"{}\"", replace_all(field, "\"", "\"\""));
  }
}

std::optional<PublishedFigure> figure_of(std::string_view line) {
  auto fields = fields_of(line);
  if (!fields || fields->size() != kColumns) return std::nullopt;
  const auto day = Date::parse((*fields)[0]);
  if (!day || !Period::parse((*fields)[3])) return std::nullopt;
  if ((*fields)[1].empty() || (*fields)[2].empty() || (*fields)[5].empty()) return std::nullopt;
  return PublishedFigure{*day,
                         std::move((*fields)[1]),
                         std::move((*fields)[2]),
                         std::move((*fields)[3]),
                         std::move((*fields)[4]),
                         std::move((*fields)[5])};
}

}  // namespace

std::vector<PublishedFigure> read_published_record(FileId file, const SourceMap& sources,
                                                   Diagnostics& diagnostics) {
  std::vector<PublishedFigure> figures;
  std::uint32_t begin = 0;
  for (const std::string_view raw : split(sources.text(file), '\n')) {
    const Span span{file, begin, begin + static_cast<std::uint32_t>(raw.size())};
    begin = span.end + 1;
    std::string_view line = raw;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.empty() || line == kHeading) continue;
    if (auto figure = figure_of(line)) {
      figures.push_back(*std::move(figure));
    } else {
      diagnostics.report(
          "metric-record", span, "this line is not a published figure",
          fmt::format("write it as {}, or take back the last change to the file", kHeading));
    }
  }
  return figures;
}

std::string write_published_record(const std::vector<PublishedFigure>& figures) {
  std::vector<const PublishedFigure*> sorted;
  sorted.reserve(figures.size());
  for (const PublishedFigure& figure : figures) sorted.push_back(&figure);
  std::sort(sorted.begin(), sorted.end(),
            [](const auto* a, const auto* b) { return key_of(*a) < key_of(*b); });
  std::string text = fmt::format("{}\n", kHeading);
  const PublishedFigure* last = nullptr;
  for (const PublishedFigure* figure : sorted) {
    if (last != nullptr && key_of(*last) == key_of(*figure)) continue;
    last = figure;
    const std::string day = figure->as_at.iso();
    const std::array<std::string_view, kColumns> fields{
        day, figure->indicator, figure->area, figure->period, figure->dimensions, figure->shown};
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i != 0) text += ',';
      append_field(text, fields[i]);
    }
    text += '\n';
  }
  return text;
}

}  // namespace pier::metrics
