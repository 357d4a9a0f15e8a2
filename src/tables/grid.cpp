#include "tables/grid.h"

#include <algorithm>

namespace pier::tables {

namespace {

/// Columns [begin, end) that one heading of the row above stands over.
struct Stretch {
  std::size_t begin;
  std::size_t end;
  /// The row in which that heading begins; none above the first row.
  std::size_t row;
};

constexpr std::size_t kAbove = static_cast<std::size_t>(-1);

void cover(Heading& heading, bool from_left) {
  heading.rows = 0;
  heading.columns = from_left ? 0 : 1;
}

class HeadingMerger {
 public:
  explicit HeadingMerger(std::vector<std::vector<Heading>>& rows) : rows_(rows) {}

  void run(std::size_t corner) {
    const std::size_t width = rows_.front().size();
    std::vector<Stretch> above;
    if (corner > 0) above.push_back({0, std::min(corner, width), kAbove});
    if (corner < width) above.push_back({corner, width, kAbove});
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      std::vector<Stretch> here;
      for (const Stretch& stretch : above) merge(r, stretch, here);
      above = std::move(here);
    }
  }

 private:
  void merge(std::size_t r, const Stretch& above, std::vector<Stretch>& here) {
    std::vector<Heading>& row = rows_[r];
    const auto begin = row.begin() + static_cast<std::ptrdiff_t>(above.begin);
    const auto end = row.begin() + static_cast<std::ptrdiff_t>(above.end);
    const bool is_empty =
        std::all_of(begin, end, [](const Heading& heading) { return heading.text.empty(); });
    if (is_empty && above.row != kAbove) {
      ++rows_[above.row][above.begin].rows;
      for (auto at = begin; at != end; ++at) cover(*at, at != begin);
      here.push_back(above);
      return;
    }
    for (std::size_t c = above.begin; c < above.end; ++c) {
      const bool continues = c > above.begin && row[c].text.empty();
      if (continues) {
        ++row[here.back().begin].columns;
        cover(row[c], true);
        here.back().end = c + 1;
      } else {
        here.push_back({c, c + 1, r});
      }
    }
  }

  std::vector<std::vector<Heading>>& rows_;
};

/// Whether the headings of a row from `c` on that the cell above stands over are all empty.
bool may_reach_down(const Row& below, std::size_t c, std::size_t width) {
  for (std::size_t i = c; i < c + width; ++i) {
    if (!below.cells[i].text.empty()) return false;
  }
  return true;
}

}  // namespace

void merge_headings(std::vector<std::vector<Heading>>& rows, std::size_t corner) {
  if (!rows.empty() && !rows.front().empty()) HeadingMerger(rows).run(corner);
}

void merge_row_headings(std::vector<Row>& rows, std::size_t corner) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < corner; ++c) {
      Cell& cell = rows[r].cells[c];
      if (!cell.text.empty() || cell.is_covered()) continue;
      if (c > 0 && !rows[r].cells[c - 1].text.empty()) {
        std::size_t first = c - 1;
        while (first > 0 && rows[r].cells[first].columns == 0) --first;
        ++rows[r].cells[first].columns;
        cell.rows = 0;
        cell.columns = 0;
        continue;
      }
      if (r == 0 || rows[r - 1].group != rows[r].group) continue;
      std::size_t top = r - 1;
      while (top > 0 && rows[top].cells[c].is_covered() && rows[top].cells[c].columns == 1) --top;
      Cell& above = rows[top].cells[c];
      if (above.is_covered() || above.text.empty()) continue;
      if (!may_reach_down(rows[r], c, above.columns)) continue;
      ++above.rows;
      for (std::size_t i = c; i < c + above.columns; ++i) {
        rows[r].cells[i].rows = 0;
        rows[r].cells[i].columns = i == c ? 1 : 0;
      }
    }
  }
}

}  // namespace pier::tables
