#include "privacy/hints.h"

#include <array>
#include <random>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "html/scanner.h"
#include "privacy/characters.h"
#include "privacy/finding.h"
#include "unit/privacy/planted.h"

using namespace pier;
using privacy::Reading;

namespace {

/// What detectors look for, in pieces that chance puts together; some of them are whole.
constexpr auto kParts = std::to_array<std::string_view>({"nhs ",
                                                         "9",
                                                         "43",
                                                         "476",
                                                         "5919",
                                                         "943476",
                                                         "QQ",
                                                         "QQ123456C",
                                                         "national insurance ",
                                                         "C",
                                                         "SS1",
                                                         "1AA",
                                                         "ec1a",
                                                         "1bb",
                                                         "postcode ",
                                                         "lives in ",
                                                         "born ",
                                                         "dob: ",
                                                         "date of birth ",
                                                         "3/5/2014",
                                                         "03.05.",
                                                         "2014-05-03",
                                                         "3rd ",
                                                         "May ",
                                                         "of ",
                                                         "2019",
                                                         "03MAY14",
                                                         "aged 7 ",
                                                         "7-year-old ",
                                                         "in Southend ",
                                                         "01632",
                                                         " 960001",
                                                         "+44",
                                                         "0044",
                                                         "(0)",
                                                         "T20211234",
                                                         "SE20C00001",
                                                         "42AB1234521",
                                                         "case number ",
                                                         "no. ",
                                                         "ref",
                                                         "reference ",
                                                         "is ",
                                                         "was ",
                                                         "hospital ",
                                                         "mrn",
                                                         "urn ",
                                                         "court no",
                                                         "id: ",
                                                         "#",
                                                         "AB",
                                                         "CDE",
                                                         "abc",
                                                         "car ",
                                                         "vehicle ",
                                                         "A123",
                                                         "123D",
                                                         "GB82",
                                                         "WEST",
                                                         "sort code ",
                                                         "20-00-00",
                                                         "account number ",
                                                         "12345678",
                                                         "51.5432",
                                                         "0.7123",
                                                         "lat ",
                                                         "TQ",
                                                         "878",
                                                         "85723",
                                                         "192.168.",
                                                         "10.1",
                                                         "ip address ",
                                                         "::",
                                                         "fe80",
                                                         "00:1A",
                                                         "2B-3C-",
                                                         "jane@",
                                                         "example.org",
                                                         "@seaby_kid ",
                                                         "instagram ",
                                                         "facebook.com/",
                                                         "t.me/",
                                                         ":/home/jo",
                                                         ":/users/jo",
                                                         "linkedin.com/in/",
                                                         "/",
                                                         "C:\\Users\\",
                                                         "/home/",
                                                         "/Users/",
                                                         "users/",
                                                         "X801",
                                                         "word",
                                                         " ",
                                                         " ",
                                                         "\n",
                                                         "\t",
                                                         "-",
                                                         "_",
                                                         ".",
                                                         ",",
                                                         ":",
                                                         "(",
                                                         "\"",
                                                         "'",
                                                         "=",
                                                         "\x1F",
                                                         "\x05",
                                                         "e",
                                                         "oxo"});

std::string made_up(std::mt19937& random) {
  std::string text;
  for (std::size_t parts = 1 + random() % 9; parts > 0; --parts) {
    switch (random() % 8) {
      case 0:
        text += test::nhs_number(static_cast<unsigned>(random() % 1000));
        break;
      case 1:
        for (std::size_t digits = 1 + random() % 12; digits > 0; --digits) {
          text += static_cast<char>('0' + random() % 10);
        }
        break;
      case 2:
        text += std::string(random() % 40, ' ');
        break;
      default:
        text += kParts[random() % kParts.size()];
    }
    if (random() % 3 == 0) text += ' ';
  }
  return text;
}

std::string list_of(const std::vector<privacy::Finding>& findings) {
  std::string list;
  for (const privacy::Finding& finding : findings) {
    list += std::to_string(static_cast<int>(finding.kind)) + " " + std::to_string(finding.begin) +
            "-" + std::to_string(finding.end) + " " + finding.value + "\n";
  }
  return list;
}

}  // namespace

TEST_CASE("a detector that no hint calls would find nothing") {
  std::mt19937 random(20261128);
  std::size_t found_by_hints = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = made_up(random);
    const Reading reading = privacy::read_text(text);
    CAPTURE(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!privacy::is_digit(text[at])) continue;
      const privacy::Run run = privacy::run_at(text, at);
      const privacy::Hints hints = privacy::hints_of(text, run);
      for (const privacy::RunDetector& one : privacy::run_detectors()) {
        privacy::Matches found;
        one.look(reading, run, found);
        const bool is_asked = (one.hints & hints) != 0;
        if (is_asked) found_by_hints += found.size();
        if (!is_asked && !found.empty()) FAIL_CHECK(found.front().value);
      }
      at = run.end - 1;
    }
  }
  CHECK(found_by_hints > 5'000);
}

TEST_CASE("at a sign that tells nothing a detector would find nothing") {
  std::mt19937 random(28112026);
  std::size_t found_at_signs = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = made_up(random);
    Reading reading = privacy::read_text(text);
    reading.is_address = i % 4 == 0;
    CAPTURE(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (const privacy::SignDetector& one : privacy::sign_detectors()) {
        if (one.sign != text[at]) continue;
        privacy::Matches found;
        one.look(reading, at, found);
        const bool is_asked = privacy::is_telling_sign(text, at);
        if (is_asked) found_at_signs += found.size();
        if (!is_asked && !found.empty()) FAIL_CHECK(found.front().value);
      }
    }
  }
  CHECK(found_at_signs > 500);
}

TEST_CASE("what is left out of a page for detectors holds nothing that they would find") {
  constexpr auto kTags =
      std::to_array<std::string_view>({"<p>",    "</p>",       "<em>",
                                       "</em>",  "<br>",       "<td>",
                                       "</td>",  "<!-- 1 -->", "<a href=\"/1/\">",
                                       "</a>",   "<span>",     "</span>",
                                       "&nbsp;", "&#49;",      "&#8239;",
                                       "\u2013", "\u0663",     " plain words ",
                                       "<h2>",   "</h2>",      "<b>",
                                       "</b>",   "<strong>",   "<wbr>",
                                       "<li>",   "<div>"});
  std::mt19937 random(2811);
  std::size_t found_in_pages = 0, shorter = 0;
  for (int i = 0; i < 10'000; ++i) {
    std::string markup;
    for (std::size_t parts = 1 + random() % 8; parts > 0; --parts) {
      if (random() % 2 == 0) markup += made_up(random);
      for (std::size_t tags = random() % 4; tags > 0; --tags) {
        markup += kTags[random() % kTags.size()];
      }
    }
    html::Scan scan;
    html::scan(markup, scan);
    CAPTURE(markup);
    const Reading all = privacy::read_page(scan);
    const Reading some = privacy::read_page_to_detect(scan);
    const auto found = privacy::find(all, markup, {});
    if (list_of(found) != list_of(privacy::find(some, markup, {}))) FAIL_CHECK(list_of(found));
    found_in_pages += found.size();
    shorter += some.text().size() < all.text().size() ? 1 : 0;
  }
  CHECK(found_in_pages > 1'000);
  CHECK(shorter > 500);
}
