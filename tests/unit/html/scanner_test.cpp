#include "html/scanner.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace pier;
using namespace pier::html;

namespace {

struct Scanned : Scan {
  explicit Scanned(std::string text) : held(std::move(text)) { scan(held, *this); }
  std::string held;
};

/// The faults in words, each with its place.
std::vector<std::string> faults(std::string markup) {
  const Scanned s(std::move(markup));
  std::vector<std::string> words;
  for (const Fault& fault : s.faults) {
    words.push_back(std::to_string(fault.offset) + ": " + describe(fault));
  }
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a page gives its elements, attributes and texts with their places") {
  const Scanned s(
      "<!doctype html>\n<html lang=\"en-GB\">\n<head><title>A &amp; B</title></head>\n"
      "<body class='x'><p id=\"a\" hidden>One <b>two</b></p><br></body>\n</html>\n");
  CHECK(s.faults.empty());
  CHECK(s.has_doctype);
  REQUIRE(s.elements.size() == 7);
  const Element& p = s.elements[4];
  CHECK(p.tag == "p");
  CHECK(s.elements[p.parent].tag == "body");
  CHECK(s.markup.substr(p.begin, p.content - p.begin) == "<p id=\"a\" hidden>");
  CHECK(s.inner(p) == "One <b>two</b>");
  CHECK(p.after == 6);
  CHECK(s.attributes_of(p).size() == 2);
  CHECK(s.find(p, "id")->value == "a");
  CHECK(s.find(p, "hidden")->value.empty());
  CHECK(s.find(p, "class") == nullptr);
  CHECK(s.value(s.elements[3], "class") == "x");
  CHECK(s.has_id("a"));
  CHECK_FALSE(s.has_id("b"));
  REQUIRE(s.texts.size() == 3);
  CHECK(s.texts[0].text == "A &amp; B");
  CHECK(s.elements[s.texts[2].parent].tag == "b");
}

TEST_CASE("the text of an element is what a reader sees") {
  const Scanned s("<p>\n  One&#160;<b>two</b> <i>&lt;three&#x3E;</i><br>fo<u>ur</u> </p>");
  CHECK(s.text(s.elements[0]) == "One\u00A0two <three>four");
  CHECK(unescape("&amp;amp; &quot;&#39;&unknown;&#0;&#xD800; &") ==
        "&amp; \"'&unknown;&#0;&#xD800; &");
}

TEST_CASE("a scan is used again without anything of the page before") {
  Scan s;
  scan("<!doctype html><p id=\"x\"><i>", s);
  scan("<b></b>", s);
  CHECK(s.faults.empty());
  CHECK(s.elements.size() == 1);
  CHECK_FALSE(s.has_id("x"));
  CHECK_FALSE(s.has_doctype);
}

TEST_CASE("what stands in script and style is no markup, what stands in title is text") {
  const Scanned s(
      "<script>if (a<b && c) { '</p>' }</script><style>a>b{}</style><title>a <b> c</title>");
  CHECK(s.faults.empty());
  REQUIRE(s.elements.size() == 3);
  CHECK(s.inner(s.elements[0]) == "if (a<b && c) { '</p>' }");
  REQUIRE(s.texts.size() == 1);
  CHECK(s.texts[0].text == "a <b> c");
}

TEST_CASE("comments are passed over, whatever they hold") {
  CHECK(faults("<!-- <p> & -- > --><p></p>").empty());
  CHECK(faults("<!--><p></p>") == Words{"0: `<!--` does not end"});
}

TEST_CASE("elements in svg may end with a slash and have capitals") {
  CHECK(faults("<svg viewBox=\"0 0 1 1\"><title>T</title><path d=\"M0 0\"/><linearGradient/></svg>")
            .empty());
  CHECK(faults("<div/>") == Words{"0: `<div/>` does not close the element"});
  CHECK(faults("<br/><img alt=\"\" />").empty());
}

TEST_CASE("elements that are not closed and ends without a beginning are faults") {
  CHECK(faults("<div><p>x</div>") == Words{"5: `<p>` is not closed"});
  CHECK(faults("<div><b><i></b></div>") == Words{"8: `<i>` is not closed"});
  CHECK(faults("<ul><li>x</ul>") == Words{"4: `<li>` is not closed"});
  CHECK(faults("<section>") == Words{"0: `<section>` is not closed"});
  CHECK(faults("</p>") == Words{"0: `</p>` closes nothing"});
  CHECK(faults("<br></br>") == Words{"4: `</br>` closes nothing"});
}

TEST_CASE("elements where a browser would mend the page are faults") {
  const auto misplaced = [](int at, const std::string& tag) {
    return Words{std::to_string(at) + ": `<" + tag +
                 ">` may not stand inside the elements around it"};
  };
  CHECK(faults("<p><div></div></p>") == misplaced(3, "div"));
  CHECK(faults("<p><b><p></p></b></p>") == misplaced(6, "p"));
  CHECK(faults("<a href=\"/\"><a href=\"/\"></a></a>") == misplaced(12, "a"));
  CHECK(faults("<a href=\"/\"><button></button></a>") == misplaced(12, "button"));
  CHECK(faults("<h2><h3></h3></h2>") == misplaced(4, "h3"));
  CHECK(faults("<div><li></li></div>") == misplaced(5, "li"));
  CHECK(faults("<ul><p></p></ul>") == misplaced(4, "p"));
  CHECK(faults("<table><tr></tr></table>") == misplaced(7, "tr"));
  CHECK(faults("<p>a</p><div><p>b</p></div><a href=\"/\">x</a><a href=\"/\">y</a>").empty());
}

TEST_CASE("attributes twice, without quotes and ids twice are faults") {
  CHECK(faults("<p class=\"a\" class=\"b\"></p>") ==
        Words{"13: the attribute `class` is there twice"});
  CHECK(faults("<p class=a></p>") ==
        Words{"3: the value of the attribute `class` is not in quotes"});
  CHECK(faults("<p id=\"a\"></p><b id=\"c\"></b><p id=\"a\"></p>") ==
        Words{"31: the id `a` is there twice"});
}

TEST_CASE("tags that are not well-formed are faults") {
  CHECK(faults("<p>1 < 2</p>") == Words{"5: `< ` is no well-formed tag"});
  CHECK(faults("<p class=\"a\"id=\"b\"></p>") == Words{"0: `p` is no well-formed tag"});
  CHECK(faults("<p></p x>") == Words{"3: `</p` is no well-formed tag"});
  CHECK(faults("<p").size() == 2);
  CHECK(faults("<p class=\"a").size() == 2);
  CHECK(faults("<script>x") == Words{"0: `script` does not end"});
  CHECK(faults("<p></p><!doctype html>") == Words{"7: `<!doctype html>` is no well-formed tag"});
}

TEST_CASE("an ampersand that begins no character reference is a fault") {
  CHECK(faults("<p>a & b</p>") == Words{"5: `& ` begins no character reference"});
  CHECK(faults("<a href=\"?a=1&b=2\"></a>") == Words{"13: `&b=` begins no character reference"});
  CHECK(faults("<p>&amp; &#39; &#x2F; &nbsp;</p>").empty());
}

TEST_CASE("markup of any kind is scanned to its end with every place inside it") {
  const std::string seed =
      "<!doctype html><html><body><p id=\"a\">x &amp; y</p><svg><path d='M0'/></svg>"
      "<script>1<2</script><ul><li>z</li></ul><!-- c --></body></html>";
  const std::vector<std::string> pieces = {"<",    ">", "/",        "\"",         "'",  "=",
                                           "&",    ";", "<!--",     "-->",        "</", "<p",
                                           "</p>", " ", "<script>", "<a href=\"", "\0"};
  std::mt19937 random(7);
  Scan s;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = seed.substr(0, random() % (seed.size() + 1));
    for (int n = 0; n < 6; ++n) {
      text.insert(random() % (text.size() + 1), pieces[random() % pieces.size()]);
      text.erase(random() % (text.size() + 1), random() % 4);
    }
    scan(text, s);
    bool good = true;
    for (std::uint32_t i = 0; i < s.elements.size(); ++i) {
      const Element& e = s.elements[i];
      good = good && e.begin < e.content && e.content <= e.close && e.close <= text.size() &&
             e.after > i && e.after <= s.elements.size() &&
             (e.parent == kNoElement || e.parent < i);
      s.text(e);
    }
    for (const Fault& fault : s.faults) good = good && fault.offset <= text.size();
    CAPTURE(text);
    if (!good) FAIL("a place lies outside");
  }
}

TEST_CASE("the code of a tag is the same wherever it stands in the markup") {
  for (const std::string tag : {"a", "h1", "main", "summary", "textarea", "blockquote"}) {
    // The last bytes of the markup are read one by one.
    for (const std::string& end : {std::string(), std::string(">"), ">" + std::string(9, 'x')}) {
      const Scanned s("<" + tag + end);
      REQUIRE(s.elements.size() == 1);
      CHECK(s.elements[0].tag == tag);
      CHECK(s.elements[0].code == tag_code(tag));
    }
  }
}

TEST_CASE("an end tag closes only an element of its whole name") {
  CHECK(faults("<blockquote></blockquote>").empty());
  CHECK(faults("<blockquote></blockquota></blockquote>") ==
        Words{"12: `</blockquota>` closes nothing"});
  CHECK(faults("<summer></summar></summer>") == Words{"8: `</summar>` closes nothing"});
}

TEST_CASE("elements nested without end are scanned, and reported") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<b>";
  Scan s;
  scan(deep, s);
  CHECK(s.elements.size() == 100'000);
  CHECK(s.faults.size() == 100'000);
}
