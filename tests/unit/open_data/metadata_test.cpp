#include <catch2/catch.hpp>

#include "open_data/catalogue.h"
#include "open_data/csvw.h"
#include "open_data/data_package.h"
#include "open_data/schema_org.h"
#include "unit/open_data/sample.h"
#include "unit/value/reading.h"
#include "value/json_reader.h"
#include "value/json_writer.h"

using namespace pier;
using test::Sample;
using test::snapshot;

namespace {

constexpr const char* kValue = R"({"area": "southend", "period": "2019-20", "value": 1})";
constexpr const char* kAgeBands =
    R"("dimensions": [{"id": "age-band", "title": "Age band", "total": "all", "values": [)"
    R"({"id": "all", "title": "All ages"}, {"id": "5-9", "title": "5 to 9"}]}], )";
constexpr const char* kRevises = R"("revises": "snapshot-1", )";
constexpr const char* kNone = R"("none", "policy_reason": "They are public.")";

/// A document of ours, read back.
struct Document {
  explicit Document(std::string text) : reading(std::move(text), read_json, "a.json") {
    CHECK(reading.problems().empty());
  }
  /// The value at "a/0/b" as JSON; "" when there is none.
  std::string at(std::string_view path) const {
    const Value* value = &reading.value;
    while (!path.empty() && value != nullptr) {
      const std::string_view name = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(path.size(), name.size() + 1));
      if (value->is_list()) {
        const auto index = static_cast<std::size_t>(name.front() - '0');
        value = index < value->as_list().size() ? &value->as_list()[index] : nullptr;
      } else {
        value = value->find(name);
      }
    }
    return value == nullptr ? "" : write_json(*value);
  }

  Reading reading;
};

open_data::Dataset dataset_of(const Sample& sample) {
  CHECK(sample.problems().empty());
  return open_data::dataset_of(sample.indicator(), sample.figures.config(), test::publisher());
}

std::vector<std::string> two_versions() {
  return {snapshot("2020-03-31", kValue),
          snapshot("2021-03-31", kValue, {}, kNone, "percentage", kRevises)};
}

}  // namespace

TEST_CASE("CSVW describes data.csv beside it") {
  const Sample sample(
      {snapshot("2021-03-31", R"({"area": "england", "period": "2019", "missing": "suppressed"})",
                kAgeBands)});
  const Document csvw(open_data::csvw(dataset_of(sample), test::publisher()));
  CHECK(csvw.at("@context") == R"(["http://www.w3.org/ns/csvw",{"@language":"en-GB"}])");
  CHECK(csvw.at("url") == R"("data.csv")");
  CHECK(csvw.at("tables").empty());
  CHECK(csvw.at("dc:title") == R"("Good level of development")");
  CHECK(csvw.at("dc:license") ==
        R"({"@id":"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"})");
  CHECK(csvw.at("dc:modified") == R"({"@value":"2021-03-31","@type":"xsd:date"})");
  CHECK(csvw.at("tableSchema/null") == R"("")");
  CHECK(csvw.at("tableSchema/primaryKey") ==
        R"(["indicator","area","period","age_band","as_at","snapshot"])");
  CHECK(csvw.at("tableSchema/columns/7") ==
        R"({"name":"age_band","titles":["age_band","Age band"],)"
        R"("dc:description":"Age band. The whole is \"All ages\".","datatype":"string",)"
        R"("required":true})");
  CHECK(csvw.at("tableSchema/columns/5/datatype") == R"("date")");
  CHECK(csvw.at("tableSchema/columns/8/datatype") == R"("decimal")");
  CHECK(csvw.at("notes/0") == R"({"skos:notation":"c","skos:definition":)"
                              R"("confidential: hidden so that nobody can be identified"})");
}

TEST_CASE("CSVW describes history.csv with the same schema") {
  const Sample sample(two_versions());
  const Document csvw(open_data::csvw(dataset_of(sample), test::publisher()));
  CHECK(csvw.at("url").empty());
  CHECK(csvw.at("tables") ==
        R"([{"url":"data.csv","dc:title":"Good level of development: as at 31 March 2021"},)"
        R"({"url":"history.csv","dc:title":"Good level of development: all versions"}])");
  CHECK(csvw.at("tableSchema/columns/0/name") == R"("indicator")");
}

TEST_CASE("the Data Package leads to every file") {
  const Sample sample(two_versions());
  const std::vector<open_data::Dataset> datasets{dataset_of(sample)};
  const Document package(open_data::data_package(datasets, test::publisher()));
  CHECK(package.at("$schema") == R"("https://datapackage.org/profiles/2.0/datapackage.json")");
  CHECK(package.at("created") == R"("2021-03-31T00:00:00Z")");
  CHECK(package.at("licenses").empty());  // "Ask us." has neither an id nor an address.
  CHECK(package.at("sources/0/title") == "\"Data matrix (Department for Education)\"");
  CHECK(package.at("sources/0/path") == R"("https://www.gov.uk/matrix")");
  CHECK(package.at("sources/1").empty());
  CHECK(package.at("resources/0/path") == R"("indicators.csv")");
  CHECK(package.at("resources/1/name") == R"("good-level")");
  CHECK(package.at("resources/1/path") == R"("good-level/data.csv")");
  CHECK(package.at("resources/1/schema") == R"("data.schema.json")");
  CHECK(package.at("resources/1/licenses/0/name") == R"("OGL-UK-3.0")");
  CHECK(package.at("resources/2/path") == R"("good-level/history.csv")");
  CHECK(package.at("resources/3").empty());
}

TEST_CASE("a Data Package holds the columns of an indicator with dimensions") {
  const Sample sample({snapshot("2021-03-31", kValue, kAgeBands)});
  const std::vector<open_data::Dataset> datasets{dataset_of(sample)};
  const Document package(open_data::data_package(datasets, test::publisher()));
  CHECK(package.at("resources/1/schema/fields/7") ==
        R"({"name":"age_band","title":"Age band","description":)"
        R"("Age band. The whole is \"All ages\".","type":"string",)"
        R"("categories":["All ages","5 to 9"],"constraints":{"required":true}})");
  CHECK(package.at("resources/1/schema/missingValues") ==
        R"([{"value":"","label":"no value: the columns status and missing say why"}])");
}

TEST_CASE("the catalogue says what, where and when") {
  const Sample sample({snapshot("2021-03-31",
                                R"({"area": "southend", "period": "2019-20", "value": 1},)"
                                R"({"area": "neighbours", "period": "2018-19", "value": 1})",
                                R"("next_update": "2022-10-01", )")});
  const std::vector<open_data::Dataset> datasets{dataset_of(sample)};
  const Document catalogue(open_data::catalogue(datasets, test::publisher()));
  CHECK(catalogue.at("@id") == R"("https://seaby.example/x/figures/catalogue.jsonld")");
  CHECK(catalogue.at("dct:rights/rdfs:label") == R"("Ask us.")");
  const auto dataset = [&](const std::string& path) {
    return catalogue.at("dcat:dataset/0/" + path);
  };
  CHECK(dataset("@id") == R"("https://seaby.example/x/figures/good-level/#dataset")");
  CHECK(dataset("dct:spatial") ==
        R"([{"@id":"http://statistics.data.gov.uk/id/statistical-geography/E06000033"}])");
  CHECK(dataset("dct:temporal/dcat:startDate/@value") == R"("2018-04-01")");
  CHECK(dataset("dct:temporal/dcat:endDate/@value") == R"("2020-03-31")");
  CHECK(dataset("dct:accrualPeriodicity/@id") ==
        R"("http://publications.europa.eu/resource/authority/frequency/ANNUAL")");
  CHECK(dataset("dcat:distribution/0/dcat:downloadURL/@id") ==
        R"("https://seaby.example/x/figures/good-level/data.csv")");
  CHECK(dataset("dcat:distribution/0/dcat:mediaType/@id") ==
        R"("https://www.iana.org/assignments/media-types/text/csv")");
}

TEST_CASE("search engines find the dataset in the page") {
  const Sample sample({snapshot("2021-03-31", kValue, R"("method": "Counted in the census.", )")});
  const Document page(
      write_json(open_data::schema_org_dataset(dataset_of(sample), test::publisher())));
  CHECK(page.at("@type") == R"("Dataset")");
  CHECK(page.at("temporalCoverage") == R"("2019-04-01/2020-03-31")");
  CHECK(page.at("spatialCoverage/0") ==
        R"({"@type":"Place","name":"Southend-on-Sea",)"
        R"("sameAs":"http://statistics.data.gov.uk/id/statistical-geography/E06000033",)"
        R"("identifier":"E06000033"})");
  CHECK(page.at("variableMeasured/unitText") == R"("Percentage of children aged 5")");
  CHECK(page.at("measurementTechnique") == R"("Counted in the census.")");
  CHECK(page.at("license") ==
        R"("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")");
  CHECK(page.at("distribution/0/contentUrl") ==
        R"("https://seaby.example/x/figures/good-level/data.csv")");
}
