#include "privacy/watch_list.h"

#include <array>

#include <catch2/catch.hpp>

#include "privacy/finding.h"

using namespace pier;
using privacy::WatchList;

namespace {

constexpr privacy::DigestKey kKey{0x0706050403020100U, 0x0F0E0D0C0B0A0908U};

WatchList list_of(std::initializer_list<std::string_view> names) {
  const std::vector<std::string_view> all(names);
  return WatchList::read(privacy::write_watch_list(all, kKey)).value();
}

std::size_t count(const WatchList& list, const std::string& text) {
  return privacy::find(privacy::read_text(text), text, list).size();
}

}  // namespace

TEST_CASE("the keyed digest is SipHash-2-4") {
  // The first vectors of the reference implementation: no byte, one byte 0, bytes 0 and 1.
  CHECK(privacy::keyed_digest(kKey, "") == 0x726fdb47dd0e0e31U);
  CHECK(privacy::keyed_digest(kKey, std::string_view("\0", 1)) == 0x74f839c593dc67fdU);
  CHECK(privacy::keyed_digest(kKey, std::string_view("\0\1\2\3\4\5\6\7", 8)) ==
        0x93f5f5799a932462U);
}

TEST_CASE("a name is found in all ways to write it") {
  const WatchList list = list_of({"Zaphira Quillon Mocksley", "Ébène O’Plinth-Vark"});
  for (const std::string text : {"Zaphira Quillon Mocksley",
                                 "ZAPHIRA MOCKSLEY",
                                 "zaphira mocksley",
                                 "Zaphira  Mocksley",
                                 "Zaphira\nMocksley",
                                 "Zaphira-Mocksley",
                                 "zaphira-mocksley.md",
                                 "zaphira_mocksley",
                                 "zaphira.mocksley",
                                 "Mocksley, Zaphira",
                                 "Z. Mocksley",
                                 "Z Mocksley",
                                 "Z.Q. Mocksley",
                                 "Zaphira Q. Mocksley",
                                 "Mr Mocksley",
                                 "Mrs. Mocksley",
                                 "zaphiramocksley",
                                 "Zaphira Mocksley’s",
                                 "Zaphira\u00A0Mocksley",
                                 "Zap\u00ADhira Mocksley",
                                 "*Zaphira* Mocksley",
                                 "Ebene O'Plinth Vark",
                                 "ÉBÈNE O’PLINTH-VARK",
                                 "Ébène Oplinth-Vark"}) {
    CAPTURE(text);
    CHECK(count(list, "See " + text + " there") == 1);
  }
}

TEST_CASE("half a name, and words that only sound like one, are not found") {
  const WatchList list = list_of({"Ivo May", "Zaphira Mocksley"});
  for (const std::string text :
       {"I may go", "in May", "Zaphira", "Mocksley", "Zaphira. The Mocksley",
        "zaphira and mocksley", "mr may go", "Zaphira; Mocksley"}) {
    CAPTURE(text);
    CHECK(count(list, text) == 0);
  }
  CHECK(count(list, "I. May wrote") == 1);
  CHECK(count({}, "Zaphira Mocksley") == 0);
}

TEST_CASE("the file holds no name, and what is no such file is refused") {
  const std::array<std::string_view, 1> names{"Zaphira Mocksley"};
  const std::string file = privacy::write_watch_list(names, kKey);
  CHECK(file.find("aphira") == std::string::npos);
  CHECK(file != privacy::write_watch_list(names, {1, 2}));
  CHECK(WatchList::read(file)->empty() == false);
  for (const std::string text :
       {"", "Zaphira Mocksley\n", "pier watch-list 1\n", "pier watch-list 1\nxyz 4\n"}) {
    CAPTURE(text);
    CHECK_FALSE(WatchList::read(text).has_value());
  }
  CHECK_FALSE(WatchList::read(file + "nonsense\n").has_value());
}
