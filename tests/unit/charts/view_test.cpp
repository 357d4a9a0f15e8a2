#include "charts/view.h"

#include <catch2/catch.hpp>

#include "metrics/public_table.h"

namespace pier::charts {

namespace {

metrics::Version version(const std::string& source, const std::string& day) {
  metrics::Version made{.snapshot = source + day,
                        .title = {},
                        .as_at = *Date::parse(day),
                        .published = std::nullopt,
                        .source = {},
                        .policy = {},
                        .policy_title = {},
                        .policy_reason = {},
                        .notes = {},
                        .observations = {}};
  made.source.title = source;
  return made;
}

}  // namespace

TEST_CASE("each source of a table is named once, with its days") {
  const auto late = version("Report of 2022", "2022-03-31");
  const auto middle = version("Report of 2021", "2021-06-30");
  const auto again = version("Report of 2021", "2021-03-31");
  metrics::PublicTable table;
  table.versions = {&late, &middle, &again};
  const Value view = table_view({}, table, std::nullopt);
  const List& sources = view.find("sources")->as_list();
  REQUIRE(sources.size() == 2);
  CHECK(sources[0].find("title")->as_text() == "Report of 2022");
  CHECK(sources[0].find("as_at")->as_text() == "31 March 2022");
  CHECK(sources[1].find("title")->as_text() == "Report of 2021");
  CHECK(sources[1].find("as_at")->as_text() == "30 June 2021 and 31 March 2021");
}

}  // namespace pier::charts
