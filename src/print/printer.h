#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace pier::print {

/// A file that a document shows: a style sheet, a font, a picture.
struct Resource {
  /// The whole address by which documents ask for it: "https://host/assets/a.css".
  std::string url;
  /// Kept by the caller until all is printed.
  std::string_view bytes;
  std::string_view media_type;
};

/// One HTML document that is to become a PDF.
struct Job {
  /// The whole address of the document; its relative links begin there, in the PDF too.
  std::string url;
  /// Kept by the caller until all is printed.
  std::string_view html;
  std::string title;
  /// A tag of BCP 47: "en-GB".
  std::string language;
  /// The day that the PDF says it was made on; without one it says none.
  std::optional<Date> date;
  /// The most pages that it may have; 0: any number. Only where there is a limit are the parts
  /// and the text of the document measured.
  std::size_t most_pages = 0;
  /// It shows on which pages its parts are: an element with `data-page-of="ID"` gets the number of
  /// the page of the element with that id for its text. Some link of the document must lead there,
  /// and the style must give such elements one width whatever they say.
  bool number_pages = false;
  /// What it shows beside the shared resources. The PDF depends on their bytes.
  std::vector<Resource> resources;
};

/// A second-level heading of a document with what belongs to it, as it stands on paper.
struct Part {
  /// The id of the heading; may be empty.
  std::string id;
  std::string heading;
  /// In millimetres.
  double height = 0;
  std::size_t words = 0;
};

/// What a document takes on paper.
struct Measure {
  /// In reading order.
  std::vector<Part> parts;
  /// Of the whole text set below each other, and of what a page has room for; in millimetres.
  double height = 0;
  double room = 0;
  /// The size of the smallest text, in points, and how that text begins; 0 when there is none.
  double smallest = 0;
  std::string smallest_text;
};

/// A document that was printed.
struct Printed {
  std::string pdf;
  std::size_t pages = 0;
  Measure measure;
  /// What `data-page-of` names and has no number, because no page has it, or because the numbers
  /// themselves move it from page to page.
  std::vector<std::string> unnumbered{};
};

/// Makes PDFs of documents.
class Printer {
 public:
  virtual ~Printer() = default;

  /// Prints all documents; the results in the order of the jobs. A document gets what its job and
  /// `shared` bring, and nothing else: no file, no network. The same jobs give the same bytes.
  /// REQUIRES: an address of `shared` changes with its bytes (it carries their digest), so that
  /// the HTML of a job and its own resources say all that its PDF depends on.
  /// Throws EnvironmentError when they cannot be printed.
  virtual std::vector<Printed> print(std::span<const Job> jobs,
                                     std::span<const Resource> shared) = 0;
};

}  // namespace pier::print
