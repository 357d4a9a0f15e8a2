#include "pdf/content_stream.h"

#include <catch2/catch.hpp>

using namespace pier::pdf;

namespace {

using Ids = std::vector<std::int64_t>;

bool is_picture(std::string_view name) {
  return name == "X1";
}

std::string marked(std::string_view content, const std::set<std::int64_t>& repeated = {}) {
  const auto result = mark_artifacts(content, repeated, is_picture);
  return result ? result->content : "none";
}

Ids released(std::string_view content, const std::set<std::int64_t>& repeated = {}) {
  const auto result = mark_artifacts(content, repeated, is_picture);
  return result ? result->released : Ids{-1};
}

}  // namespace

TEST_CASE("text outside marked content becomes an artifact, with all its operators") {
  CHECK(marked("q\nBT\n/F5 16 Tf\n(Head) Tj\nET\nQ\n") ==
        "q\n/Artifact BMC\nBT\n/F5 16 Tf\n(Head) Tj\nET\nEMC\nQ\n");
}

TEST_CASE("what is tagged stays as it is") {
  constexpr std::string_view kTagged =
      "q\n1 0 0 1 0 0 cm\n/P <</MCID 0 >>BDC\nBT\n<00330044> Tj\nET\nQ\nEMC\n";
  CHECK(marked(kTagged) == kTagged);
  CHECK(released(kTagged).empty());
}

TEST_CASE("lines, areas and pictures outside marked content become artifacts, clips do not") {
  CHECK(marked("q 0 0 9 9 re W* n\n1 2 m 3 4 l S Q") ==
        "q 0 0 9 9 re W* n\n/Artifact BMC\n1 2 m 3 4 l S\nEMC Q");
  CHECK(marked("1 0 0 rg 0 0 9 9 re 1 1 m f*") ==
        "1 0 0 rg /Artifact BMC\n0 0 9 9 re 1 1 m f*\nEMC");
  CHECK(marked("/X1 Do /X2 Do") == "/Artifact BMC\n/X1 Do\nEMC /X2 Do");
  CHECK(marked("/Sh0 sh") == "/Artifact BMC\n/Sh0 sh\nEMC");
}

TEST_CASE("tagged lines of a table are released, tagged drawings and bullets are not") {
  constexpr std::string_view kLine = " 0 0 m 9 0 l S EMC";
  CHECK(marked("/Table <</MCID 3 >>BDC" + std::string(kLine)) ==
        "\n/Artifact BMC\n" + std::string(kLine));
  CHECK(released("/Table <</MCID 3 >>BDC" + std::string(kLine)) == Ids{3});
  CHECK(released("/Figure <</MCID 3 >>BDC" + std::string(kLine)).empty());
  CHECK(released("/Lbl <</MCID 3 >>BDC" + std::string(kLine)).empty());
  CHECK(released("/P <</MCID 3 >>BDC /X1 Do EMC").empty());
}

TEST_CASE("a head that is printed again is released") {
  constexpr std::string_view kHeads =
      "/TH <</MCID 1 >>BDC BT (A) Tj ET EMC /TD << /MCID 2 >> BDC BT (A) Tj ET EMC";
  CHECK(marked(kHeads, {1}) ==
        "\n/Artifact BMC\n BT (A) Tj ET EMC /TD << /MCID 2 >> BDC BT (A) Tj ET EMC");
  CHECK(released(kHeads, {1}) == Ids{1});
}

TEST_CASE("strings may hold what looks like operators") {
  constexpr std::string_view kStrings =
      "/P <</MCID 0 >>BDC BT (EMC \\) (BDC) \\\\) Tj [(a) -3 <4546>] TJ ET EMC % EMC (\nq Q";
  CHECK(marked(kStrings) == kStrings);
}

TEST_CASE("content that is broken, or that Chromium does not write, is refused") {
  for (const std::string_view broken :
       {"(abc", "(abc\\", "<00", "EMC", "/P BMC", "/P BMC /P BMC EMC EMC", "BT", "ET", "BT BT",
        "BT /P <</MCID 0>> BDC (a) Tj EMC ET", "BDC EMC", "0 0 m /P BMC S EMC",
        "BI /W 1 ID x EI"}) {
    INFO(broken);
    CHECK(marked(broken) == "none");
  }
}

TEST_CASE("no piece of a stream makes it fail") {
  const std::string whole =
      "q 1 0 0 rg BT (a\\)b) Tj ET /P <</MCID 0 >>BDC 0 0 9 9 re f /X1 Do EMC <0033> [ ] % x\nQ";
  for (std::size_t i = 0; i <= whole.size(); ++i) {
    for (std::size_t j = i; j <= whole.size(); ++j)
      marked(std::string_view(whole).substr(i, j - i));
  }
  CHECK(marked("").empty());
}
