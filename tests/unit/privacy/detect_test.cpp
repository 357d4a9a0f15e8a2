#include "privacy/detect.h"

#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "privacy/finding.h"
#include "unit/privacy/planted.h"

using namespace pier;
using privacy::Kind;

namespace {

/// The ids of what is found, with a space between.
std::string kinds_in(const std::string& text) {
  std::string list;
  for (const privacy::Finding& finding : privacy::find(privacy::read_text(text), text, {})) {
    list += (list.empty() ? "" : " ") + std::string(privacy::info_of(finding.kind).id);
  }
  return list;
}

/// What people put between the parts of a number.
const std::vector<std::string> kSeparators{
    " ",      "-",      ".",      "  ",     " - ",    "\n",     " \n",    "\u00A0",
    "\u2009", "\u202F", "\u2007", "\u3000", "\u2010", "\u2011", "\u2012", "\u2013",
    "\u2014", "\u2212", "\u00AD", "\u200B", "\u2060", "_"};

std::string full_width(const std::string& ascii) {
  std::string wide;
  for (const char c : ascii) {
    const unsigned code = 0xFEE0U + static_cast<unsigned char>(c);
    wide += static_cast<char>(0xE0 | code >> 12);
    wide += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    wide += static_cast<char>(0x80 | (code & 0x3F));
  }
  return wide;
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

/// The text alone, in a sentence, in brackets, quotes and at both ends of a line.
std::vector<std::string> in_sentences(const std::string& text) {
  return {text,
          "See " + text + ".",
          "(" + text + ")",
          "\"" + text + "\", he said",
          "x:\n" + text + "\ny",
          "No " + text + ", then",
          "1. " + text,
          "| " + text + " |"};
}

void check_found(const std::string& text, const std::string& kind) {
  for (const std::string& sentence : in_sentences(text)) {
    CAPTURE(sentence);
    CHECK(kinds_in(sentence) == kind);
  }
}

}  // namespace

TEST_CASE("the table of kinds is in the order of the kinds") {
  std::size_t number = 0;
  for (const privacy::KindInfo& info : privacy::kinds()) {
    CHECK(static_cast<std::size_t>(info.kind) == number++);
  }
}

TEST_CASE("an NHS number is found however it is written") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const std::string number = test::nhs_number(seed * 7919);
    check_found(number, "nhs-number");
    check_found(full_width(number), "nhs-number");
    check_found("NHS" + number, "nhs-number");
  }
  const std::string number = test::nhs_number(123456);
  for (const std::string& separator : kSeparators) {
    check_found(test::in_groups(number, {3, 3, 4}, separator), "nhs-number");
  }
  check_found("NHS no. " + test::in_groups(number, {2, 2, 2, 2, 2}, " "), "nhs-number");
  CHECK(kinds_in(test::in_groups(number, {2, 2, 2, 2, 2}, " ")).empty());
}

TEST_CASE("ten digits with another check, or inside something else, are no NHS number") {
  std::string number = test::nhs_number(42);
  for (int other = 1; other < 10; ++other) {
    std::string wrong = number;
    wrong[9] = static_cast<char>('0' + (wrong[9] - '0' + other) % 10);
    CAPTURE(wrong);
    CHECK(kinds_in(wrong).empty());
  }
  for (const std::string& text :
       std::vector<std::string>{"0." + number, number + ".5", number + "0", "1" + number,
                                "ab" + number, number + "cd", "0000000000"}) {
    CAPTURE(text);
    CHECK(kinds_in(text).empty());
  }
  CHECK(kinds_in(test::in_groups(number, {3, 3, 4}, "\x1F")).empty());
}

TEST_CASE("National Insurance numbers are found in any case and grouping") {
  const std::string number = "QQ" + std::to_string(123456) + "C";
  check_found(number, "insurance-number");
  check_found(lower(number), "insurance-number");
  check_found(full_width(number), "insurance-number");
  for (const std::string& separator : kSeparators) {
    check_found(test::in_groups(number, {2, 2, 2, 2, 1}, separator), "insurance-number");
    check_found(test::in_groups(number, {2, 6, 1}, separator), "insurance-number");
    check_found(test::in_groups(number, {2, 7}, separator), "insurance-number");
  }
  check_found("National Insurance number " + number.substr(0, 8), "insurance-number");
  CHECK(kinds_in(number.substr(0, 8)).empty());
  CHECK(kinds_in("QQ123456E").empty());
  CHECK(kinds_in("GB123456A").empty());
}

TEST_CASE("unique pupil numbers are found by their letter of check") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const std::string number = test::pupil_number(seed * 104'729);
    check_found(number, "pupil-number");
    check_found(lower(number), "pupil-number");
    const char wrong = number[0] == 'A' ? 'B' : 'A';
    CHECK(kinds_in(wrong + number.substr(1)).empty());
  }
  const std::string number = test::pupil_number(5);
  for (const std::string& separator : kSeparators) {
    check_found(test::in_groups(number, {1, 3, 4, 2, 3}, separator), "pupil-number");
  }
}

TEST_CASE("full postcodes are found, and nothing that only looks like one") {
  for (const std::string code : {"SS99 9ZZ", "E1 6AN", "EC1A 1BB", "W1A 0AX", "M1 1AE", "B33 8TH",
                                 "CR2 6XH", "DN55 1PT", "ss99 9zz"}) {
    check_found(code, "postcode");
    std::string joined = code;
    joined.erase(joined.find(' '), 1);
    check_found(joined, "postcode");
  }
  for (const std::string& separator : kSeparators)
    check_found("SS99" + separator + "9ZZ", "postcode");
  for (const std::string text : {"XX9 9ZZ", "SS99 9CV", "A127 2nd", "on e1 2nd", "SS9", "in SS9",
                                 "M25 motorway", "section 9ZZ", "2019 1AA"}) {
    CAPTURE(text);
    CHECK(kinds_in(text).empty());
  }
  CHECK(kinds_in("She lives in SS9.") == "postcode-area");
  CHECK(kinds_in("the SS9 postcode") == "postcode-area");
}

TEST_CASE("dates of birth are found in all ways to write them") {
  for (const std::string date :
       {"3/5/2014", "03/05/2014", "03.05.14", "3-5-2014", "2014-05-03", "3 May 2014",
        "3rd May 2014", "3rd of May, 2014", "May 3, 2014", "03MAY2014", "3-May-14", "3 5 2014"}) {
    for (const std::string before :
         {"born ", "born on ", "Born: ", "DOB ", "DoB: ", "D.O.B. ", "date of birth ",
          "Date of birth: ", "Date of birth was ", "birthday on ", "\"dob\": \""}) {
      CAPTURE(before, date);
      CHECK(kinds_in("A child, " + before + date + " and so on") == "birth");
    }
    CAPTURE(date);
    CHECK(kinds_in(date + " (DOB)") == "birth");
    CHECK(kinds_in("a boy aged 7, " + date) == "birth");
    CHECK(kinds_in("on " + date + " a seven-year-old was found") == "birth");
    CHECK(kinds_in("It was agreed on " + date + ".").empty());
    CHECK(kinds_in("children born on or after " + date).empty());
    CHECK(kinds_in("children aged 7 on " + date).empty());
    CHECK(kinds_in("young people aged 16 to 18, " + date).empty());
  }
}

TEST_CASE("an exact age with a date and a place beside it is found") {
  CHECK(kinds_in("In a flat in Seaby, where he lived with his mother since the summer, the boy, "
                 "aged 7, was found by the police on the morning of a day, 3 May 2014.") == "age");
  CHECK(kinds_in("A girl aged 7 was found in Seaby.").empty());
  CHECK(kinds_in("Adults aged 65 and over in Seaby, where figures stand for the whole of it, and "
                 "were counted on 3 May 2014.")
            .empty());
}

TEST_CASE("telephone numbers are found in all ways to write them") {
  for (const std::string number :
       {"01632 960001", "01632960001", "(01632) 960 001", "01632-960-001", "+44 1632 960001",
        "+44 (0)1632 960001", "0044 1632 960001", "07700 900123", "07700900123", "+447700900123",
        "020 7946 0001", "0808 157 0001", "01632.960.001", "01632\u00A0960\u00A0001"}) {
    check_found(number, "phone");
  }
  check_found(full_width("01632960001"), "phone");
  for (const std::string text : {"0.01632960001", "01/02/2024", "0 1 2 3 4 5 6 7 8 9 10",
                                 "00123456789", "999", "2019 2020 2021", "16,329,600,010"}) {
    CAPTURE(text);
    CHECK(kinds_in(text).empty());
  }
}

TEST_CASE("e-mail addresses are found, and file names with an at sign are not") {
  check_found("jo.doe@seaby.example", "email");
  check_found("JO_DOE+x@mail.seaby.example", "email");
  check_found("jo.doe\uFF20seaby.example", "email");
  for (const std::string text : {"@media", "icon@2x.png", "a@b", "\"@type\": \"Thing\""}) {
    CAPTURE(text);
    CHECK(kinds_in(text).empty());
  }
}

TEST_CASE("references of cases and persons are found") {
  for (const std::string text :
       {"ZC99C00123", "zc99c00123", "T20991234", "42AB1234599", "case number 12345",
        "Case no. AB/12345/99", "LAC number: 4567", "LAC no 45678", "hospital number is A123456",
        "MRN 1234567", "crime reference 42/12345/99", "Crime ref: 12345", "court ref ABC-1234-D",
        "Mosaic ID 123456", "patient id #99881", "police reference number 123456"}) {
    CAPTURE(text);
    CHECK(kinds_in("See " + text + ".") == "reference");
  }
  for (const std::string text :
       {"In this case 2019 was the year", "case 3", "Case number 3 of 4",
        "the case of 1,234 people", "police 101", "annual report 2021-22"}) {
    CAPTURE(text);
    CHECK(kinds_in(text).empty());
  }
}

TEST_CASE("vehicle registrations are found") {
  check_found("QX99 ZZZ", "");
  check_found("BX59 ZZZ", "vehicle");
  check_found("BX59ZZZ", "vehicle");
  check_found("BX59-ZZZ", "vehicle");
  CHECK(kinds_in("his car, a123 bcz") == "vehicle");
  CHECK(kinds_in("the vehicle ABC 123D") == "vehicle");
  CHECK(kinds_in("registration: bx59 zzz") == "vehicle");
  CHECK(kinds_in("ABC 123D").empty());
  CHECK(kinds_in("a car for 16 people, in a van").empty());
}

TEST_CASE("bank details are found") {
  for (unsigned seed = 1; seed < 20; ++seed) {
    const std::string number = test::iban(seed * 977);
    check_found(number, "bank");
    check_found(test::in_groups(number, {4, 4, 4, 4, 4, 2}, " "), "bank");
    std::string wrong = number;
    wrong[21] = static_cast<char>('0' + (wrong[21] - '0' + 1) % 10);
    CHECK(kinds_in(wrong).find("bank") == std::string::npos);
  }
  CHECK(kinds_in("sort code 00-00-01") == "bank");
  CHECK(kinds_in("Sort code: 000001") == "bank");
  CHECK(kinds_in("00-00-01 00000017") == "bank");
  CHECK(kinds_in("account number 00000017") == "bank");
  CHECK(kinds_in("01-02-21, 20210201").empty());
}

TEST_CASE("exact places are found, and figures with decimals are not") {
  for (const std::string text :
       {"51.5378, 0.7143", "51.53781,-0.71432 on the map: 51.53781, -0.71432",
        "51\u00B032'16\"N 0\u00B042'51\"E", "lat: 51.5378; lon: 0.7143", "TQ 878 857", "TQ878857",
        "TQ 87812 85723", "{\"lat\":51.5378,\"lng\":0.7143}"}) {
    CAPTURE(text);
    CHECK(kinds_in(text).starts_with("location"));
  }
  for (const std::string text :
       {"51.53781,0.71432,3.1", "51.5, 0.7", "20\u00B0C", "AB 123 456", "from 51.5 to 52.7"}) {
    CAPTURE(text);
    CHECK(kinds_in(text).empty());
  }
}

TEST_CASE("addresses of computers and folders of people are found") {
  for (const std::string text :
       {"192.0.2.14", "IP address 10.0.0.1", "2001:db8::8a2e:370:7334", "00:1A:2B:3C:4D:5E",
        "00-1A-2B-3C-4D-5E", "C:\\Users\\jdoe\\a.txt", "/home/jdoe/a.txt", "/Users/jdoe/a",
        "file:///C:/Users/jdoe/a.txt"}) {
    CAPTURE(text);
    CHECK(kinds_in("See " + text + " there") == "computer");
  }
  for (const std::string text : {"2.1.3.4", "10:00:00", "at 9:30", "https://a.example/home/page/",
                                 "127.0.0.1", "1.2.3", "10-11-12"}) {
    CAPTURE(text);
    CHECK(kinds_in(text).empty());
  }
}

TEST_CASE("accounts of social media are found") {
  CHECK(kinds_in("on Instagram as @seaby.kid") == "account");
  CHECK(kinds_in("https://www.tiktok.com/@seaby_kid") == "account");
  CHECK(kinds_in("facebook.com/seabykid") == "account");
  CHECK(kinds_in("https://www.facebook.com/privacy/").empty());
  CHECK(kinds_in("@media screen").empty());
}

TEST_CASE("a mask shows two letters, and the name of a finding gives nothing back") {
  CHECK(privacy::masked("01632 960001") == "01••••••••••");
  CHECK(privacy::masked("x") == "x");
  CHECK(privacy::masked("(01)") == "•01•");
  const std::string name = privacy::name_of(Kind::nhs_number, "1234567890");
  CHECK(name.starts_with("nhs-number-"));
  CHECK(name.size() == std::string("nhs-number-").size() + 2);
}

TEST_CASE("a piece that was clean is not read again, and one that was not is") {
  const std::string gap(1, privacy::Reading::kGap);
  const std::string clean = "Ring 0800 1111 at any time." + gap;
  const std::string page = "On 4 May 2019." + gap + "NHS " + test::nhs_number(7) + gap;
  privacy::CleanTexts known;
  const auto found_in = [&](const std::string& text) {
    return privacy::find(privacy::read_text(text), text, {}, &known).size();
  };
  const auto key = privacy::CleanTexts::key_of("On 4 May 2019.", false);
  CHECK_FALSE(known.holds(key));
  CHECK(found_in(page) == 1);
  CHECK(known.holds(key));
  // The number is found again and again, wherever it stands.
  CHECK(found_in(page) == 1);
  CHECK(found_in("On 4 May 2019." + gap + page) == 1);
  // A name that is watched is found in a piece that the detectors have called clean.
  CHECK(found_in("On 4 May 2019 Zaphira Mocksley" + gap) == 0);
  constexpr privacy::DigestKey kKey{1, 2};
  const std::array<std::string_view, 1> watched{"Zaphira Mocksley"};
  const auto names = privacy::WatchList::read(privacy::write_watch_list(watched, kKey)).value();
  const std::string named = "On 4 May 2019 Zaphira Mocksley" + gap;
  CHECK(privacy::find(privacy::read_text(named), named, names, &known).size() == 1);
}
