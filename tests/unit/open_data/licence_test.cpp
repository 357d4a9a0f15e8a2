#include "open_data/licence.h"

#include <catch2/catch.hpp>

using namespace pier::open_data;

TEST_CASE("the Open Government Licence is known by text, sentence and address") {
  for (const Licence& licence :
       {licence_in("Open Government Licence v3.0", {}), licence_in("OGL v3", {}),
        licence_in("You may reuse the words under the Open Government Licence, version 3.0.", {}),
        licence_in("Ours",
                   "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
        licence_in("https://nationalarchives.gov.uk/doc/open-government-licence/version/3", {})}) {
    CHECK(licence.id == "OGL-UK-3.0");
    CHECK(licence.title == "Open Government Licence v3.0");
    CHECK(licence.link ==
          "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/");
  }
  CHECK(licence_in("CC BY 4.0", {}).id == "CC-BY-4.0");
}

TEST_CASE("a licence is not guessed") {
  const Licence unversioned = licence_in("Open Government Licence", {});
  CHECK(unversioned.id.empty());
  CHECK(unversioned.title == "Open Government Licence");
  CHECK(unversioned.link.empty());
  CHECK(licence_in("Crown copyright", "https://a.example/terms").link == "https://a.example/terms");
  CHECK(licence_in("https://a.example/terms", {}).link == "https://a.example/terms");
  CHECK_FALSE(licence_in({}, {}).is_known());
}
