#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "privacy/finding.h"

namespace pier::privacy {

/// Something that a file carries besides what it shows.
struct FileProblem {
  std::string_view rule;
  std::string message;
  std::string help;
};

struct FileFindings {
  std::vector<Finding> findings;
  std::vector<FileProblem> problems;
};

/// What a file that is published as it is says of persons: its text, by its kind (.csv, .ics,
/// .json, .svg, .txt, .xml, …), and what pictures (.jpg, .png, .webp) and PDFs carry unseen. Of
/// pictures and PDFs, findings have no place. Other kinds of bytes (fonts, films) are not
/// read.
FileFindings look_at_file(std::string_view extension, std::string_view bytes,
                          const WatchList& names);

/// The texts of markup: what one reads, attributes that say something, comments, data in scripts.
/// `clean` as in detect(), for what one reads and for attributes.
std::vector<Finding> find_in_markup(const html::Scan& scan, const WatchList& names,
                                    CleanTexts* clean = nullptr);

/// A path or the address of a page.
std::vector<Finding> find_in_path(std::string_view path, const WatchList& names);

}  // namespace pier::privacy
