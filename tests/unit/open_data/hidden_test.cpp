#include <catch2/catch.hpp>

#include "open_data/catalogue.h"
#include "open_data/csvw.h"
#include "open_data/data_csv.h"
#include "open_data/data_package.h"
#include "open_data/indicator_list.h"
#include "open_data/schema_org.h"
#include "unit/open_data/sample.h"
#include "value/json_writer.h"

using namespace pier;
using test::Sample;

namespace {

/// Everything that is written about the figures.
std::string everything(const Sample& sample) {
  const open_data::Publisher publisher = test::publisher();
  std::string all = open_data::indicator_list(sample.figures, publisher);
  std::vector<open_data::Dataset> datasets;
  for (const metrics::PublicIndicator& indicator : sample.figures.indicators()) {
    datasets.push_back(open_data::dataset_of(indicator, sample.figures.config(), publisher));
    all += open_data::data_csv(indicator) + open_data::history_csv(indicator);
    all += open_data::csvw(datasets.back(), publisher);
    all += write_json(open_data::schema_org_dataset(datasets.back(), publisher));
  }
  return all + open_data::data_package(datasets, publisher) +
         open_data::catalogue(datasets, publisher);
}

/// Counts of children by age band under a policy that hides what is below 4,000, so that the
/// numbers that must not appear are like no other.
constexpr const char* kPolicies =
    "policies:\n"
    "  - {id: canaries, title: Counts below 4000 are hidden, hide_from: 1, hide_to: 3999,"
    " least_width: 5}\n";

std::string counts(const std::string& policy) {
  const auto row = [](const std::string& band, const std::string& count) {
    return R"({"area": "southend", "period": "2019", "dimensions": {"age": ")" + band +
           R"("}, "value": )" + count + "}";
  };
  return test::snapshot(
      "2021-03-31",
      row("a", "3517") + "," + row("b", "3719") + "," + row("c", "61283") + "," +
          row("all", "68519"),
      R"("dimensions": [{"id": "age", "title": "Age", "total": "all", "values": [)"
      R"({"id": "a", "title": "Young"}, {"id": "b", "title": "Older"},)"
      R"( {"id": "c", "title": "Oldest"}, {"id": "all", "title": "All"}]}], )",
      policy, "count");
}

}  // namespace

TEST_CASE("what a policy hides is in no file, and what it shows is") {
  const std::string config = std::string(test::kFiguresYaml) + kPolicies;
  const Sample hidden({counts(R"("canaries")")}, config);
  REQUIRE(hidden.problems().empty());
  const std::string text = everything(hidden);
  for (const char* canary : {"3517", "3,517", "3719", "3,719"}) {
    CHECK(text.find(canary) == std::string::npos);
  }
  CHECK(text.find(",Young,,,,count,c,suppressed,[c],") != std::string::npos);
  CHECK(text.find(",68519,") != std::string::npos);

  const Sample shown({counts(R"("none", "policy_reason": "They are public.")")}, config);
  REQUIRE(shown.problems().empty());
  CHECK(everything(shown).find(",Young,3517,") != std::string::npos);
}
