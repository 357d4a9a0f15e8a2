#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "scaffold/pages.h"

/// Data that has files of its own.
namespace pier::scaffold {

/// A course, or an event, in data/training/. It is a draft. Without a day it has one as an example.
File course_file(std::string_view kind, std::string_view title, const std::optional<Date>& day,
                 const Date& today);

/// The first meeting of a group in a year, in data/meetings/.
File meetings_file(const std::string& group, const Date& day, const Date& today);

/// A meeting, as an item of the list of its file whose hyphen stands `indent` spaces from the left.
std::string meeting_item(const Date& day, std::size_t indent);

/// A day of a course likewise.
std::string course_day_item(const Date& day, std::size_t indent);

/// A strategy with its first priority and activity, in data/strategies/. `body`: whose it is.
File strategy_file(std::string_view title, std::string_view body, const Date& today);

/// A table below data/tables/, in `folder` ("" is the top): what its cells are, and the cells.
std::vector<File> table_files(std::string_view caption, std::string_view folder);

/// A table for a spreadsheet, which `pier import` makes a snapshot of; at the top of the site,
/// where no build reads it. `area`: the id of the area of the site, or "".
File figures_file(std::string_view title, std::string_view area, const Date& today);

}  // namespace pier::scaffold
