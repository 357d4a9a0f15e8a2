#include <array>

#include "guide/template_names.h"

namespace pier::guide {

namespace {

constexpr auto kIndicatorHtmlNames = std::to_array<TemplateName>({
    {"indicator", "indicator", "the figure"},
});

constexpr auto kIndicatorNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"latest", "latest?", "its newest value"},
    {"change", "text", "what became of it"},
    {"comparisons", "list of text", "how it compares with others"},
    {"charts", "list of markup", "its charts with their tables"},
    {"facts", "list of figure fact", "where it comes from"},
    {"notes", "list of text", "what to know of it"},
    {"versions", "list of version", "the snapshots that it is from"},
    {"revisions", "list of revision", "what was corrected"},
    {"downloads", "list of file link", "the figures as files"},
});

constexpr auto kLatestNames = std::to_array<TemplateName>({
    {"area", "text", "of which place"},
    {"period", "text", "of when"},
    {"text", "text", "the value with its unit"},
});

constexpr auto kFigureFactNames = std::to_array<TemplateName>({
    {"name", "text", "what it is"},
    {"text", "text", "the fact"},
    {"url", "text", "where it leads; empty where nowhere"},
});

constexpr auto kVersionNames = std::to_array<TemplateName>({
    {"title", "text", "what it is called"},
    {"as_at", "date", "of which day"},
});

constexpr auto kRevisionNames = std::to_array<TemplateName>({
    {"area", "text", "of which place"},
    {"group", "text", "of which group of people"},
    {"period", "text", "of when"},
    {"before", "text", "what it was"},
    {"after", "text", "what it is"},
});

constexpr auto kShortFigureNames = std::to_array<TemplateName>({
    {"title", "text", "what it is"},
    {"url", "text", "its page"},
    {"value", "text", "its newest value"},
    {"period", "text", "of when"},
    {"comparison", "text", "how it compares"},
});

constexpr auto kBlocksIndicatorsHtmlNames = std::to_array<TemplateName>({
    {"groups", "list of figure group", "the figures by theme"},
    {"has_headings", "yes or no", "whether themes show"},
    {"own_area", "text", "the place that the site is for"},
});

constexpr auto kFigureGroupNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"title", "text", "the theme"},
    {"summary", "text", "what it is about"},
    {"indicators", "list of short figure", "the figures"},
});

constexpr auto kBlocksOpenDataHtmlNames = std::to_array<TemplateName>({
    {"downloads", "list of file link", "the files"},
});

constexpr auto kBlocksChartHtmlNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"kind", "text", "its kind"},
    {"label", "text", "its number in a report"},
    {"title", "text", "its headline, for the table"},
    {"headline", "text", "its headline"},
    {"subtitle", "text", "what it shows exactly"},
    {"description", "text", "what it shows in words"},
    {"picture", "markup", "the drawing"},
    {"is_grid", "yes or no", "whether it is several small charts"},
    {"table", "figure table", "its figures"},
    {"download", "text link?", "its figures as a file"},
    {"sources", "list of source", "where they are from"},
    {"notes", "list of text", "what to know of them"},
});

constexpr auto kBlocksTableHtmlNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"label", "text", "its number in a report"},
    {"title", "text", "its caption"},
    {"caption", "text", "its caption"},
    {"table", "figure table", "its figures"},
    {"download", "text link?", "its figures as a file"},
    {"sources", "list of source", "where they are from"},
    {"notes", "list of text", "what to know of them"},
});

constexpr auto kFigureTableNames = std::to_array<TemplateName>({
    {"corner", "text", "the heading of its first column"},
    {"columns", "list of figure column", "its columns"},
    {"rows", "list of figure row", "its rows"},
    {"codes", "list of code", "short forms in it"},
});

constexpr auto kFigureColumnNames = std::to_array<TemplateName>({
    {"heading", "text", "its heading"},
    {"is_numeric", "yes or no", "whether it holds numbers"},
});

constexpr auto kFigureRowNames = std::to_array<TemplateName>({
    {"heading", "text", "its heading"},
    {"cells", "list of figure cell", "its cells"},
});

constexpr auto kFigureCellNames = std::to_array<TemplateName>({
    {"text", "text", "what stands in it"},
    {"is_numeric", "yes or no", "whether it is a number"},
});

constexpr auto kCodeNames = std::to_array<TemplateName>({
    {"code", "text", "the short form"},
    {"meaning", "text", "what it means"},
});

constexpr auto kTextLinkNames = std::to_array<TemplateName>({
    {"url", "text", "where it leads"},
    {"text", "text", "its words"},
});

constexpr auto kSourceNames = std::to_array<TemplateName>({
    {"title", "text", "what it is called"},
    {"publisher", "text", "who published it"},
    {"link", "text", "its address"},
    {"as_at", "text", "of which days"},
    {"fetched", "text", "when and whence it was fetched, and how old it is"},
});

constexpr auto kBlocksDataTableHtmlNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"label", "text", "its number in a report"},
    {"caption", "text", "its caption"},
    {"title", "text", "label and caption"},
    {"source", "text", "where it is from"},
    {"is_wide", "yes or no", "whether it has many columns"},
    {"table", "table codes", "short forms in it"},
    {"head", "list of list of table cell", "its heading rows"},
    {"bodies", "list of table body", "its rows in groups"},
    {"notes", "list of table note", "its notes"},
    {"download", "text link?", "the table as a file"},
    {"chart", "table chart?", "its chart"},
});

constexpr auto kTableCodesNames = std::to_array<TemplateName>({
    {"codes", "list of code", "the short forms"},
});

constexpr auto kTableRowNames = std::to_array<TemplateName>({
    {"is_total", "yes or no", "whether it is a total"},
    {"cells", "list of table cell", "its cells"},
});

constexpr auto kTableBodyNames = std::to_array<TemplateName>({
    {"group", "list of table cell", "the row that heads them; empty where there is none"},
    {"rows", "list of table row", "the rows"},
});

constexpr auto kTableCellNames = std::to_array<TemplateName>({
    {"is_heading", "yes or no", "whether it is a heading"},
    {"id", "text", "its id, where others refer to it"},
    {"scope", "text", "of a heading: col, row, colgroup or rowgroup"},
    {"headers", "text", "ids of its headings, in complicated tables"},
    {"colspan", "number?", "over how many columns"},
    {"rowspan", "number?", "over how many rows"},
    {"classes", "text", "names for style sheets"},
    {"text", "text", "what stands in it"},
    {"unit", "text", "its unit"},
    {"spoken", "text", "what is said instead of it"},
    {"rag", "text", "its rating, as a name for style sheets"},
    {"arrow", "text", "its direction, as a name for style sheets"},
    {"marks", "list of note mark", "its notes"},
});

constexpr auto kNoteMarkNames = std::to_array<TemplateName>({
    {"letter", "text", "its letter"},
    {"id", "text", "its id"},
    {"href", "text", "where its note is"},
});

constexpr auto kTableNoteNames = std::to_array<TemplateName>({
    {"letter", "text", "its letter"},
    {"id", "text", "its id"},
    {"text", "text", "what it says"},
    {"refs", "list of note reference", "where it is marked"},
});

constexpr auto kNoteReferenceNames = std::to_array<TemplateName>({
    {"href", "text", "where it is"},
    {"name", "text", "the cell in words"},
});

constexpr auto kTableChartNames = std::to_array<TemplateName>({
    {"headline", "text", "its headline"},
    {"subtitle", "text", "what it shows exactly"},
    {"picture", "markup", "the drawing"},
    {"notes", "list of text", "what to know of it"},
});

constexpr auto kGroupsOfFigures = std::to_array<NameGroup>({
    {"indicator.html", "A figure.", kIndicatorHtmlNames},
    {"indicator", "A figure.", kIndicatorNames},
    {"latest", "The newest value.", kLatestNames},
    {"figure fact", "A fact about a figure.", kFigureFactNames},
    {"version", "A snapshot of figures.", kVersionNames},
    {"revision", "A figure that was corrected.", kRevisionNames},
    {"short figure", "A figure in a list.", kShortFigureNames},
    {"blocks/indicators.html", "A list of figures.", kBlocksIndicatorsHtmlNames},
    {"figure group", "Figures of a theme.", kFigureGroupNames},
    {"blocks/open-data.html", "All files of figures.", kBlocksOpenDataHtmlNames},
    {"blocks/chart.html", "A chart.", kBlocksChartHtmlNames},
    {"blocks/table.html", "Figures as a table.", kBlocksTableHtmlNames},
    {"figure table", "A table of figures.", kFigureTableNames},
    {"figure column", "A column.", kFigureColumnNames},
    {"figure row", "A row.", kFigureRowNames},
    {"figure cell", "A cell.", kFigureCellNames},
    {"code", "A short form.", kCodeNames},
    {"text link", "A link with its words.", kTextLinkNames},
    {"source", "Where figures are from.", kSourceNames},
    {"blocks/data-table.html", "A table of data/tables.", kBlocksDataTableHtmlNames},
    {"table codes", "Short forms in a table.", kTableCodesNames},
    {"table row", "A row of a table.", kTableRowNames},
    {"table body", "Rows that belong together.", kTableBodyNames},
    {"table cell", "A cell of a table.", kTableCellNames},
    {"note mark", "A mark of a note.", kNoteMarkNames},
    {"table note", "A note of a table.", kTableNoteNames},
    {"note reference", "A place where a note is marked.", kNoteReferenceNames},
    {"table chart", "The chart of a table.", kTableChartNames},
});

}  // namespace

std::span<const NameGroup> names_of_figures() {
  return kGroupsOfFigures;
}

}  // namespace pier::guide
