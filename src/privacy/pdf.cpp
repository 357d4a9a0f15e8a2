#include "privacy/pdf.h"

#include <fmt/format.h>

#include "pdf/structure.h"
#include "pdf/text.h"

namespace pier::privacy {

namespace {

constexpr std::string_view kExport =
    "make the PDF anew from its source (export, without properties and comments), or print it to a "
    "PDF, and publish that";

void add(bool is_so, std::string_view rule, std::string message, std::string_view help,
         std::vector<FileProblem>& problems) {
  if (is_so) problems.push_back({rule, std::move(message), std::string(help)});
}

void add_problems(const pdf::Structure& pdf, std::vector<FileProblem>& problems) {
  add(pdf.needs_password, "privacy-pdf", "the PDF is encrypted, so that not all of it can be read",
      "save it without a password", problems);
  add(pdf.has_author, "privacy-metadata", "the PDF says who wrote it",
      "take the author out of its properties, then make the PDF anew", problems);
  add(pdf.has_script, "privacy-pdf", "the PDF holds JavaScript", kExport, problems);
  add(pdf.has_action, "privacy-pdf", "the PDF starts a program or sends what readers type", kExport,
      problems);
  add(pdf.has_files, "privacy-pdf", "the PDF holds other files", kExport, problems);
  add(pdf.has_comments, "privacy-pdf", "the PDF holds comments or marks of a reviewer", kExport,
      problems);
  add(pdf.has_earlier_version, "privacy-pdf", "the PDF holds an earlier version of itself", kExport,
      problems);
  for (const std::size_t page : pdf.pages_with_hidden_text) {
    problems.push_back(
        {"privacy-redaction",
         fmt::format("text lies hidden under a shape on page {}: anybody can copy it", page),
         "take the words out of the source and make the PDF anew; a box over them only hides them "
         "from the eye"});
  }
}

void add_findings(std::string_view text, const WatchList& names, std::vector<Finding>& to) {
  for (Finding& finding : find(read_text(text, Escapes::html), text, names)) {
    to.push_back(std::move(finding));
  }
}

}  // namespace

FileFindings look_at_pdf(std::string_view bytes, const WatchList& names) {
  FileFindings result;
  const pdf::Structure pdf = pdf::read_structure(bytes);
  if (!pdf.is_readable) {
    result.problems.push_back(
        {"privacy-pdf", "the file cannot be read as a PDF, nor can its text", "make the PDF anew"});
    return result;
  }
  add_problems(pdf, result.problems);
  for (const std::string& text : pdf.texts) add_findings(text, names, result.findings);
  for (const std::string& page : pdf::page_texts(bytes)) add_findings(page, names, result.findings);
  return result;
}

}  // namespace pier::privacy
