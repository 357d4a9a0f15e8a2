#include <string>

#include <catch2/catch.hpp>

#include "build/drawing.h"

using pier::fault_of_drawing;

namespace {

std::string drawing(const std::string& inside, const std::string& attributes = "") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"" + attributes + ">" +
         inside + "</svg>";
}

}  // namespace

TEST_CASE("shapes are a drawing") {
  CHECK(fault_of_drawing(drawing("<g><path d=\"M0 0\"/></g>")).empty());
  CHECK(fault_of_drawing("<?xml version=\"1.0\"?>\n" + drawing("<title>A pier</title>")).empty());
  CHECK(fault_of_drawing(drawing("<rect fill=\"url(#a)\"/>")).empty());
}

TEST_CASE("what starts, loads or says something is no drawing") {
  for (const char* inside : {"<script>1</script>",
                             "<SCRIPT>1</SCRIPT>",
                             "<foreignObject></foreignObject>",
                             "<image href=\"a.png\"/>",
                             "<use href=\"#a\"/>",
                             "<a href=\"#a\"></a>",
                             "<style>*{}</style>",
                             "<animate/>",
                             "<set/>",
                             "<metadata>x</metadata>",
                             "<text>x</text>",
                             "<g onclick=\"x\"/>",
                             "<g OnClick=\"x\"/>",
                             "<g style=\"fill:red\"/>",
                             "<g xlink:href=\"x\"/>",
                             "<g fill=\"url(https://a.example/b)\"/>",
                             "<g fill=\"URL( 'x' )\"/>",
                             "<g filter=\"url(#a) url(https://a.example/b)\"/>",
                             "<g fill=\"&#117;rl(https://a.example/b)\"/>",
                             "<g fill=\"u\\72l(https://a.example/b)\"/>",
                             "<g inkscape:label=\"x\"/>",
                             "<!-- x -->",
                             "<![CDATA[x]]>",
                             "<?php x ?>"}) {
    CAPTURE(inside);
    CHECK_FALSE(fault_of_drawing(drawing(inside)).empty());
  }
  CHECK_FALSE(fault_of_drawing("<!DOCTYPE svg>" + drawing("")).empty());
  CHECK_FALSE(fault_of_drawing(drawing("", " onload=\"x\"")).empty());
  CHECK_FALSE(fault_of_drawing(drawing("<g>")).empty());
  CHECK_FALSE(fault_of_drawing("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>").empty());
  CHECK_FALSE(fault_of_drawing("<html></html>").empty());
  CHECK_FALSE(fault_of_drawing("").empty());
  CHECK_FALSE(fault_of_drawing("\xFF\xFE<svg/>").empty());
}
