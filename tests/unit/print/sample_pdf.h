#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace pier::test {

/// A PDF of these objects, the first of which is the catalogue; `info` is the number of DocInfo.
inline std::string pdf_of(const std::vector<std::string>& objects, std::size_t info) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  for (const std::string& object : objects) {
    places.push_back(pdf.size());
    pdf += std::to_string(places.size()) + " 0 obj\n" + object + "\nendobj\n";
  }
  const std::size_t table = pdf.size();
  pdf += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    char line[21];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", place);
    pdf += line;
  }
  pdf += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R /Info " +
         std::to_string(info) + " 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  return pdf;
}

/// A page with a table, as Chromium writes one: with the moment, a name for the header cell that
/// depends on what was printed before, and things that it never writes: an author and an action.
inline std::string sample_pdf(const std::string& moment, const std::string& id) {
  return pdf_of(
      {"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R /Names << /JavaScript << /Names "
       "[(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >> /OpenAction << /S /JavaScript /JS "
       "(app.alert\\(2\\)) >> >>",
       "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
       "<< /Type /StructTreeRoot /K 5 0 R /IDTree << /Names [(" + id + ") 6 0 R] >> >>",
       "<< /Type /StructElem /S /TR /P 4 0 R /K [6 0 R 7 0 R] >>",
       "<< /Type /StructElem /S /TH /P 5 0 R /ID (" + id + ") >>",
       "<< /Type /StructElem /S /TD /P 5 0 R /A [<< /O /Table /Headers [(" + id + ")] >>] >>",
       "<< /CreationDate (D:" + moment + "Z) /ModDate (D:" + moment +
           "Z) /Author (Somebody) /Creator (Mozilla) >>"},
      8);
}

/// Three pages. A table goes from the second to the third, with its head on both; `contents` is
/// what the third paints. Destinations lead to the pages, in the forms that they may have.
inline std::string pages_pdf(const std::string& contents) {
  const auto page = [](const std::string& more) {
    return "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] " + more + " >>";
  };
  return pdf_of(
      {"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /Dests << /one [3 0 R /XYZ 0 842 "
       "null] "
       "/two--a << /D [4 0 R /Fit] >> /caf#C3#A9 [5 0 R /Fit] /none [2 0 R /Fit] /broken [] >> >>",
       "<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>", page(""), page("/StructParents 0"),
       page("/StructParents 1 /Contents 10 0 R"),
       "<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [8 0 R] 1 [8 0 R 9 0 R]] >> >>",
       "<< /Type /StructElem /S /TR /P 6 0 R /K [8 0 R 9 0 R 12 0 R] >>",
       "<< /Type /StructElem /S /TH /P 7 0 R /Pg 4 0 R /A [<< /O /Table /Scope /Column >>] "
       "/K [0 << /Type /MCR /Pg 5 0 R /MCID 0 >>] >>",
       "<< /Type /StructElem /S /TD /P 7 0 R /Pg 5 0 R /K 1 >>",
       "<< /Length " + std::to_string(contents.size()) + " >>\nstream\n" + contents + "\nendstream",
       "<< >>", "<< /Type /StructElem /S /Figure /P 7 0 R /K 13 0 R >>",
       "<< /Type /StructElem /S /Figure /P 12 0 R /Alt (A line that rises) >>"},
      11);
}

/// A page whose structure elements are each other's children.
inline std::string looping_pdf() {
  return pdf_of({"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R >>",
                 "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                 "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
                 "<< /Type /StructTreeRoot /K 5 0 R >>",
                 "<< /Type /StructElem /S /Div /ID (a) /K [6 0 R 4 0 R 5 0 R] >>",
                 "<< /Type /StructElem /S /Div /ID (a) /K 5 0 R >>", "<< >>"},
                7);
}

}  // namespace pier::test
