#include "privacy/file_findings.h"

#include <string>

#include <catch2/catch.hpp>

#include "unit/privacy/planted.h"

using namespace pier;

namespace {

std::string big_endian(std::size_t value, int bytes) {
  std::string text;
  for (int i = bytes; i-- > 0;) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

/// One entry of a TIFF directory.
std::string entry(unsigned tag, unsigned type, std::size_t count, const std::string& value) {
  return big_endian(tag, 2) + big_endian(type, 2) + big_endian(count, 4) + value;
}

std::string tiff(const std::vector<std::string>& entries, const std::string& behind) {
  std::string all = std::string("MM\0\x2A\0\0\0\x08", 8) + big_endian(entries.size(), 2);
  for (const std::string& one : entries) all += one;
  return all + big_endian(0, 4) + behind;
}

std::string with_text(unsigned tag, const std::string& text) {
  return tiff({entry(tag, 2, text.size(), big_endian(26, 4))}, text);
}

/// A directory of the place with a version and a latitude.
std::string with_place() {
  const std::string gps = big_endian(2, 2) + entry(0, 1, 4, "\2\3\0\0") +
                          entry(1, 2, 2, std::string("N\0\0\0", 4)) + big_endian(0, 4);
  return tiff({entry(0x8825, 4, 1, big_endian(26, 4))}, gps);
}

std::string jpeg(const std::string& marker, const std::string& segment) {
  return "\xFF\xD8\xFF" + marker + big_endian(segment.size() + 2, 2) + segment + "\xFF\xDA";
}

std::string png(const std::string& name, const std::string& chunk) {
  return std::string("\x89PNG\r\n\x1A\n") + big_endian(chunk.size(), 4) + name + chunk + "1234";
}

std::string webp(const std::string& name, const std::string& chunk) {
  std::string size;
  for (int i = 0; i < 4; ++i) size += static_cast<char>(chunk.size() >> (8 * i) & 0xFF);
  return "RIFF0000WEBP" + name + size + chunk;
}

std::string rules_of(const std::string& extension, const std::string& bytes) {
  const privacy::FileFindings found = privacy::look_at_file(extension, bytes, {});
  std::string rules;
  for (const privacy::FileProblem& problem : found.problems) {
    rules += (rules.empty() ? "" : " ") + std::string(problem.rule);
  }
  for (const privacy::Finding& finding : found.findings) {
    rules += (rules.empty() ? "" : " ") + std::string(privacy::info_of(finding.kind).rule);
  }
  return rules;
}

}  // namespace

TEST_CASE("the place where a picture was taken is found in JPEG, PNG and WebP") {
  const std::string exif("Exif\0\0", 6);
  CHECK(rules_of(".jpg", jpeg("\xE1", exif + with_place())) == "privacy-location");
  CHECK(rules_of(".png", png("eXIf", with_place())) == "privacy-location");
  CHECK(rules_of(".webp", webp("EXIF", with_place())) == "privacy-location");
  CHECK(rules_of(".webp", webp("XMP ", "<x exif:GPSLatitude=\"51\"/>")) == "privacy-location");
}

TEST_CASE("persons and numbers in the information about a picture are found") {
  const std::string exif("Exif\0\0", 6);
  const std::string number = test::nhs_number(9);
  CHECK(rules_of(".jpg", jpeg("\xE1", exif + with_text(0x013B, "Somebody"))) == "privacy-metadata");
  CHECK(rules_of(".jpg", jpeg("\xE1", exif + with_text(0xA431, "123-456"))) == "privacy-metadata");
  CHECK(rules_of(".jpg", jpeg("\xE1", exif + with_text(0x010E, number))) == "privacy-nhs-number");
  CHECK(rules_of(".jpg", jpeg("\xFE", number)) == "privacy-nhs-number");
  CHECK(rules_of(".png", png("tEXt", std::string("Comment\0", 8) + number)) ==
        "privacy-nhs-number");
  CHECK(rules_of(".png", png("tEXt", std::string("Author\0x", 8))) == "privacy-metadata");
  CHECK(rules_of(".png", png("zTXt", std::string("Comment\0\0x", 10))) == "privacy-metadata");
  const std::string by_line = std::string("8BIM\x1C\x02\x50\0\x08Somebody", 17);
  CHECK(rules_of(".jpg", jpeg("\xED", by_line)) == "privacy-metadata");
  CHECK(rules_of(".jpg", jpeg("\xE1", exif + with_text(0x0110, "A camera"))).empty());
}

TEST_CASE("a picture that is cut off anywhere is read as far as it goes") {
  const std::string exif("Exif\0\0", 6);
  const std::string whole = jpeg("\xE1", exif + with_place());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    // Directories may point anywhere: each byte in turn is the largest.
    std::string bent = whole;
    bent[size] = '\xFF';
    CHECK_NOTHROW(rules_of(".jpg", whole.substr(0, size)) + rules_of(".jpg", bent));
  }
}

TEST_CASE("texts are found in files by their kind") {
  const std::string number = test::nhs_number(99);
  const std::string spaced = test::in_groups(number, {3, 3, 4}, " ");
  CHECK(rules_of(".csv", "a,b\n1," + spaced + "\n") == "privacy-nhs-number");
  CHECK(rules_of(".json", "{\"a\": \"" + test::in_groups(number, {3, 3, 4}, "\\u00a0") + "\"}") ==
        "privacy-nhs-number");
  CHECK(rules_of(".ics", "SUMMARY:" + number.substr(0, 5) + "\r\n " + number.substr(5) + "\r\n") ==
        "privacy-nhs-number");
  CHECK(rules_of(".ics", "UID:board-2026@seaby.example\r\n").empty());
  CHECK(rules_of(".xml", "<feed><title>" + spaced + "</title></feed>") == "privacy-nhs-number");
  CHECK(rules_of(".svg", "<svg><desc>" + spaced + "</desc></svg>") == "privacy-nhs-number");
  CHECK(rules_of(".woff2", number).empty());
}

TEST_CASE("an archive or a photo of another kind under another name is said to be one") {
  const std::string archive = std::string("PK\x03\x04", 4) + "x";
  CHECK(rules_of(".pdf", archive) == "file-type");
  CHECK(rules_of(".csv", archive) == "file-type");
  CHECK(rules_of(".jpg", std::string("\0\0\0\x18", 4) + "ftypheic") == "file-type");
  CHECK(rules_of(".png", std::string("II*\0", 4)) == "file-type");
}

TEST_CASE("what is no PDF is said to be none") {
  CHECK(rules_of(".pdf", "x") == "privacy-pdf");
  CHECK(rules_of(".pdf", "") == "privacy-pdf");
}
