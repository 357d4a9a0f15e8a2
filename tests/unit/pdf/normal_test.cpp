#include "pdf/normal.h"

#include <cstdlib>
#include <fstream>
#include <regex>

#include <catch2/catch.hpp>

#include "support/temporary_folder.h"
#include "unit/print/sample_pdf.h"

using namespace pier;
using namespace pier::pdf;

namespace {

const Facts kFacts{"Ears & eyes – “open”", "en-GB", Date::parse("2026-06-04")};

std::string normal(const std::string& pdf, const Facts& facts = kFacts) {
  const auto made = normalise(pdf, facts);
  return made ? made->bytes : std::string{};
}

bool has(const std::string& bytes, std::string_view text) {
  return bytes.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("what a PDF says of itself is what it was told, and nothing of the machine") {
  const std::string pdf = normal(test::sample_pdf("20261127102602", "node00000017"));
  CHECK(pdf.starts_with("%PDF-1.7"));
  CHECK(has(pdf, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Ears &amp; eyes – “open”<"));
  CHECK(has(pdf, "<dc:language><rdf:Bag><rdf:li>en-GB<"));
  CHECK(has(pdf, "<xmp:CreateDate>2026-06-04T00:00:00Z<"));
  CHECK_FALSE(has(pdf, "pdfuaid"));
  CHECK_FALSE(has(pdf, "20261127"));
  CHECK_FALSE(has(pdf, "Somebody"));
  CHECK_FALSE(has(pdf, "Mozilla"));
  CHECK_FALSE(has(pdf, "app.alert"));
}

TEST_CASE("dates and names that differ from run to run make no difference") {
  const std::string one = normal(test::sample_pdf("20261127102602", "node00000017"));
  const std::string other = normal(test::sample_pdf("20270101000000", "node00004711"));
  CHECK_FALSE(one.empty());
  CHECK(one == other);
  CHECK(one != normal(test::sample_pdf("20261127102602", "node00000017"),
                      {"Another title", "en-GB", kFacts.date}));
}

TEST_CASE("a PDF without a day states none") {
  const std::string pdf =
      normal(test::sample_pdf("20261127102602", "node00000017"), {"Title", "en-GB", std::nullopt});
  CHECK_FALSE(pdf.empty());
  CHECK_FALSE(has(pdf, "Date>"));
}

TEST_CASE("pages are counted") {
  CHECK(normalise(test::sample_pdf("20261127102602", "a"), kFacts)->pages == 1);
}

TEST_CASE("what is no PDF, or a damaged one, gives none") {
  const std::string whole = test::sample_pdf("20261127102602", "node00000017");
  CHECK_FALSE(normalise("", kFacts));
  CHECK_FALSE(normalise("<html></html>", kFacts));
  CHECK_FALSE(normalise("%PDF-1.7\n", kFacts));
  CHECK_FALSE(normalise(std::string(10'000, '\0'), kFacts));
  for (std::size_t length = 0; length + 16 < whole.size(); length += 7) {
    INFO("cut after " << length);
    CHECK_FALSE(normalise(whole.substr(0, length), kFacts));
  }
}

TEST_CASE("no byte of a PDF that is changed makes it fail") {
  const std::string whole = test::sample_pdf("20261127102602", "node00000017");
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x15);
    const auto made = normalise(changed, kFacts);
    CHECK((!made || made->pages > 0));
  }
}

TEST_CASE("a structure that leads back into itself ends") {
  const auto made = normalise(test::looping_pdf(), kFacts);
  CHECK((!made || made->pages == 1));
}

namespace {

/// The head of a column again, a cell, and a page number.
constexpr const char* kLaterPage =
    "/TH <</MCID 0 >>BDC BT (Head) Tj ET EMC /TD <</MCID 1 >>BDC BT (Cell) Tj ET EMC BT (3) Tj ET";

/// The PDF without compression, by qpdf's own program.
std::string readable(const std::string& pdf) {
  const test::TemporaryFolder folder;
  const std::string in = folder.write("in.pdf", pdf).string();
  const std::string out = (folder.path() / "out.pdf").string();
  const std::string command = "qpdf --qdf --object-streams=disable '" + in + "' '" + out + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream file(out, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("destinations say on which page they are") {
  const PageNumbers numbers = pages_of_destinations(test::pages_pdf(kLaterPage));
  CHECK(numbers == PageNumbers{{"café", 3}, {"one", 1}, {"two--a", 2}});
  // They are the same in what is published.
  CHECK(pages_of_destinations(normal(test::pages_pdf(kLaterPage))) == numbers);
  CHECK(pages_of_destinations("%PDF-1.7").empty());
  CHECK(pages_of_destinations(test::sample_pdf("20261127102602", "a")).empty());
}

TEST_CASE("heads that are printed again and page numbers are artifacts") {
  const std::string pdf = readable(normal(test::pages_pdf(kLaterPage)));
  CHECK(has(pdf,
            "\n/Artifact BMC\n BT (Head) Tj ET EMC /TD <</MCID 1 >>BDC BT (Cell) Tj ET EMC "
            "/Artifact BMC\nBT (3) Tj ET\nEMC"));
  // The head has one piece left, and the page knows of one.
  CHECK_FALSE(has(pdf, "/MCR"));
  CHECK(std::regex_search(pdf, std::regex(R"(/Nums \[\s+0\s+\[\s+\d+ 0 R\s+\]\s+1\s+\[\s+null)")));
}

TEST_CASE("only a picture is a figure") {
  const std::string pdf = readable(normal(test::pages_pdf(kLaterPage)));
  CHECK(has(pdf, "/Alt (A line that rises)"));
  const std::size_t figure = pdf.find("/S /Figure");
  CHECK(figure != std::string::npos);
  CHECK(pdf.find("/S /Figure", figure + 1) == std::string::npos);
  CHECK(has(pdf, "/S /Div"));
}
