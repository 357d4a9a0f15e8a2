#include "charts/drawing.h"

#include <catch2/catch.hpp>

#include "charts/line_marks.h"
#include "charts/text_width.h"
#include "unit/charts/sample.h"

namespace pier::charts {

namespace {

std::string coordinate(double value) {
  std::string text;
  append_coordinate(text, value);
  return text;
}

Spec spec_of(Kind kind) {
  Spec spec;
  spec.kind = kind;
  spec.id = "c";
  spec.headline = "Sample";
  spec.own_area = "southend-on-sea";
  return spec;
}

std::string markup(Kind kind, const Sample& sample) {
  return draw(spec_of(kind), sample.table()).picture.markup();
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("svg: coordinates are short and always numbers") {
  CHECK(coordinate(12.04) == "12");
  CHECK(coordinate(12.06) == "12.1");
  CHECK(coordinate(-0.04) == "0");
  CHECK(coordinate(-3.25) == "-3.3");
  CHECK(coordinate(1e300) == "0");
}

TEST_CASE("svg: a path has no space that it does not need") {
  CHECK(Path().move({1, -2}).line({3.5, 4}).text() == "M1-2L3.5 4");
  CHECK(Path().box({0, 1, 2, 3}).text() == "M0 1H2V3H0z");
}

TEST_CASE("svg: texts are escaped") {
  Svg out;
  out.text({0, 0}, Anchor::end, "<b> & \"c\"");
  CHECK(out.take() ==
        "<text x=\"0\" y=\"0\" text-anchor=\"end\">&lt;b&gt; &amp; &#34;c&#34;</text>");
}

TEST_CASE("labels: stay where they wish when they have room") {
  CHECK(pushed_apart({{10, 20}, {50, 20}}, 0, 100) == std::vector<double>{10, 50});
}

TEST_CASE("labels: touch no other and keep their order") {
  const std::vector<Label> labels{{50, 20}, {52, 20}, {48, 40}, {95, 20}};
  const auto places = pushed_apart(labels, 0, 100);
  CHECK(places[2] + 20 <= places[0] - 10 + 1e-9);
  CHECK(places[0] + 10 <= places[1] - 10 + 1e-9);
  CHECK(places[1] + 10 <= places[3] - 10 + 1e-9);
  CHECK(places[2] - 20 >= -1e-9);
  CHECK(places[3] + 10 <= 100 + 1e-9);
}

TEST_CASE("text: is wrapped at spaces") {
  CHECK(wrapped("Neglect and acts of omission", 120, 16) ==
        std::vector<std::string>{"Neglect and", "acts of", "omission"});
  CHECK(wrapped("Safeguarding", 10, 16) == std::vector<std::string>{"Safeguarding"});
  CHECK(text_width("\u00a3100", 10) > text_width("100", 10));
}

TEST_CASE("line: breaks where a value is missing, and where the series breaks") {
  Sample sample(metrics::Unit::count, "");
  sample.periods("2015 2016 2017 2018 2019 2020")
      .own("10 11 x 13 14 15")
      .break_before("2020", "New.");
  const std::string drawn = markup(Kind::line, sample);
  // 2015 to 2016, and 2018 to 2019; a single point for 2020.
  CHECK(count(drawn, "stroke-linejoin") == 2);
  CHECK(count(drawn, "[x]") == 2);
  CHECK(count(drawn, ">Break<") == 2);
}

TEST_CASE("line: does not join periods between which others are left out") {
  Sample sample(metrics::Unit::count, "");
  sample.periods("2015 2016 2017 2020").own("10 11 12 15");
  const auto middles = category_middles(sample.table().categories, 0, 100);
  CHECK(middles[1] == Approx(20).margin(0.1));
  CHECK(is_interrupted(sample.table().categories, middles, 3));
  CHECK_FALSE(is_interrupted(sample.table().categories, middles, 2));
}

TEST_CASE("line: provisional values are dotted and hollow") {
  Sample sample(metrics::Unit::count, "");
  sample.periods("2015 2016 2017").own("10 11 12p");
  const std::string drawn = markup(Kind::line, sample);
  CHECK(count(drawn, "stroke-dasharray=\".1 6\"") == 2);
  CHECK(count(drawn, "chart-hollow") == 2);
}

TEST_CASE("a hidden value leaves the same drawing whatever is beside it") {
  // Two tables that differ in nothing but figures that are hidden have nothing else to differ in:
  // the mark has one size, and no axis knows of it.
  for (const Kind kind : {Kind::line, Kind::bar, Kind::dots, Kind::small_multiples}) {
    Sample sample(metrics::Unit::count, "");
    sample.periods("2015 2016 2017").own("10 c 12");
    const std::string drawn = markup(kind, sample);
    CHECK(count(drawn, "[c]") == 2);
    CHECK(count(drawn, "url(#c-h)") == 1);
    CHECK(count(drawn, "url(#c-h2)") == 1);
  }
}

TEST_CASE("more than four lines become small multiples") {
  Sample sample(metrics::Unit::count, "");
  sample.periods("2015 2016");
  for (const char* label : {"A", "B", "C", "D"}) sample.part(label, "1 2");
  CHECK(draw(spec_of(Kind::line), sample.table()).kind == Kind::line);
  sample.part("E", "1 2");
  CHECK(draw(spec_of(Kind::line), sample.table()).kind == Kind::small_multiples);
}

TEST_CASE("styles: the own area and England keep their colours") {
  Sample sample(metrics::Unit::count, "");
  sample.periods("2015 2016")
      .benchmark("England", "1 2")
      .own("1 2")
      .benchmark("Statistical neighbours", "2 3");
  const auto styles = styles_of(sample.table());
  CHECK(styles[0].colour == 4);
  CHECK(styles[1].colour == 1);
  CHECK(styles[1].is_own);
  CHECK(styles[2].colour == 2);
}

TEST_CASE("styles: two parts are the duo of dark blue and orange, six are all different") {
  Sample two(metrics::Unit::count, "");
  two.periods("2015 2016").part("A", "1 2").part("B", "1 2");
  CHECK(styles_of(two.table())[1].colour == 4);
  Sample six(metrics::Unit::count, "");
  six.periods("2015 2016");
  for (const char* label : {"A", "B", "C", "D", "E", "F"}) six.part(label, "1 2");
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(styles_of(six.table())[i].colour == static_cast<int>(i) + 1);
    for (std::size_t k = 0; k < i; ++k) {
      CHECK(styles_of(six.table())[i].marker != styles_of(six.table())[k].marker);
      CHECK(styles_of(six.table())[i].dashes != styles_of(six.table())[k].dashes);
    }
  }
}

TEST_CASE("drawings bring no style of their own, and each id once") {
  for (const Case& one : cases()) {
    const std::string drawn = draw(one.spec, one.sample->table()).picture.markup();
    INFO(one.name);
    CHECK(drawn.find("style") == std::string::npos);
    for (const std::string_view no_number : {"\"nan", "-nan", "\"inf", "-inf", " nan", "Lnan"}) {
      CHECK(drawn.find(no_number) == std::string::npos);
    }
    for (std::size_t at = drawn.find(" id=\""); at != std::string::npos;
         at = drawn.find(" id=\"", at + 1)) {
      const std::string id = drawn.substr(at, drawn.find('"', at + 5) - at + 1);
      CHECK(count(drawn, id) == 1);
    }
  }
}

}  // namespace pier::charts
