#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "content/contacts.h"

using namespace pier;

namespace {

/// What was found in a text, each in brackets.
std::string found_in(std::string_view text) {
  std::string list;
  for (const Address& address : find_addresses(text)) {
    list += "[" + std::string(text.substr(address.begin, address.end - address.begin)) + "]";
  }
  return list;
}

struct Case {
  std::string text;
  std::string found;
};

}  // namespace

TEST_CASE("telephone numbers are found however they are spaced") {
  const auto [text, found] = GENERATE(values<Case>({
      {"Ring 01632960101.", "[01632960101]"},
      {"Ring 01632 960101.", "[01632 960101]"},
      {"01632 960 101", "[01632 960 101]"},
      {"01632-960-101", "[01632-960-101]"},
      {"(01632) 960101", "[01632) 960101]"},
      {"(020) 7946 0000", "[020) 7946 0000]"},
      {"0800 123 4567", "[0800 123 4567]"},
      {"01632\u00A0960\u00A0101", "[01632\u00A0960\u00A0101]"},
      {"01632\u2009960101", "[01632\u2009960101]"},
      {"01632\u202F960101", "[01632\u202F960101]"},
      {"01632\u2011960101", "[01632\u2011960101]"},
      {"01632\n960101", "[01632\n960101]"},
      {"+441632960101", "[+441632960101]"},
      {"+44 1632 960101", "[+44 1632 960101]"},
      {"+44 (0)1632 960101", "[+44 (0)1632 960101]"},
      {"0044 1632 960101", "[0044 1632 960101]"},
      {"Two: 01632 960101, 01632 960102", "[01632 960101][01632 960102]"},
      {"01632 960101/01632 960102", "[01632 960101]"},
  }));
  CAPTURE(text);
  CHECK(found_in(text) == found);
}

TEST_CASE("a telephone number ends where the next thing begins") {
  const auto [text, found] = GENERATE(values<Case>({
      {"01632 960101 (24 hours)", "[01632 960101]"},
      {"01632 960101 9am to 5pm", "[01632 960101]"},
      {"01632 960101 2023", "[01632 960101]"},
      {"01632 960101 01632 960102", "[01632 960101][01632 960102]"},
      {"18001 01632 960101", "[01632 960101]"},
      {"\u201C01632 960101\u201D", "[01632 960101]"},
      {"ring\u00A001632 960101\u2026", "[01632 960101]"},
      {"hours\u2013no: \u201301632 960101\u2013", "[01632 960101]"},
      {"Call 999 24 hours a day", "[999]"},
  }));
  CAPTURE(text);
  CHECK(found_in(text) == found);
}

TEST_CASE("numbers of helplines that are shorter than others are found") {
  const auto [text, found] = GENERATE(values<Case>({
      {"Childline is 0800 1111", "[0800 1111]"},
      {"0800\u00A01111", "[0800\u00A01111]"},
      {"08001111", "[08001111]"},
      {"Call 999", "[999]"},
      {"call\u00A0999", "[999]"},
      {"Dial 112", "[112]"},
      {"RING 111", "[111]"},
      {"call the police on 101", "[101]"},
      {"ringing 101.", "[101]"},
      {"call 116 123", "[116 123]"},
      {"text 999 or", "[999]"},
  }));
  CAPTURE(text);
  CHECK(found_in(text) == found);
}

TEST_CASE("figures, years and references are no telephone numbers") {
  const std::string text = GENERATE(values<std::string>({
      "There were 1,206.21 cases",
      "\u00A3118,079.22 was spent",
      "in 2021/22 and 2022/23",
      "from 2019 to 2021",
      "2021-22",
      "NHS number 943 476 5919",
      "101 referrals and 999 others",
      "all 101 of them",
      "data on 101 children",
      "a rise of 111",
      "recall 999",
      "call 9990",
      "0.123456789",
      "0.12 0.34 0.56 0.78",
      "1 000 000 000",
      "04-06-2026 10.30",
      "2026-06-04",
      "04/06/2026",
      "9 0 1 2 3 4 5 6 7 8",
      "reference A01632960101",
      "01632960101B",
      "000 000 000",
      "12345678901234567890",
      "page 0163296",
      "+1 more",
      "+",
      "0",
      "",
  }));
  CAPTURE(text);
  CHECK(found_in(text).empty());
}

TEST_CASE("e-mail addresses are found without the punctuation around them") {
  const auto [text, found] = GENERATE(values<Case>({
      {"Write to team@seaby.example.", "[team@seaby.example]"},
      {"(team@seaby.example)", "[team@seaby.example]"},
      {"<team@seaby.example>", "[team@seaby.example]"},
      {"mailto:team@seaby.example", "[team@seaby.example]"},
      {"\u201Cteam@seaby.example\u201D", "[team@seaby.example]"},
      {"to\u00A0team@seaby.example\u00A0now", "[team@seaby.example]"},
      {"first.last+tag@mail.seaby.example,", "[first.last+tag@mail.seaby.example]"},
      {"a@b.example;c@d.example", "[a@b.example][c@d.example]"},
      {"team_1@sea-by.example-", "[team_1@sea-by.example]"},
      {"TEAM@SEABY.EXAMPLE", "[TEAM@SEABY.EXAMPLE]"},
  }));
  CAPTURE(text);
  CHECK(found_in(text) == found);
  CHECK(find_addresses(text).front().is_email);
}

TEST_CASE("an at sign alone makes no e-mail address") {
  const std::string text =
      GENERATE(values<std::string>({"@seaby", "follow @seaby.example", "a @ b.example", "five@noon",
                                    "a@", "a@.", "@", "@@", "a@@b.example"}));
  CAPTURE(text);
  CHECK(found_in(text).empty());
}

TEST_CASE("a telephone link names the country") {
  CHECK(tel_url("01702 123 456") == "tel:+441702123456");
  CHECK(tel_url("+44 1702 123456") == "tel:+441702123456");
  CHECK(tel_url("+44 (0)1702 123456") == "tel:+441702123456");
  CHECK(tel_url("0044 1702 123456") == "tel:+441702123456");
  CHECK(tel_url("0800 1111") == "tel:+448001111");
  CHECK(tel_url("+353 1 234 5678") == "tel:+35312345678");
}

TEST_CASE("a telephone link leaves short codes and Relay UK numbers as they are dialled") {
  CHECK(tel_url("999") == "tel:999");
  CHECK(tel_url("116 123") == "tel:116123");
  CHECK(tel_url("18001 01702 123456") == "tel:1800101702123456");
}
