#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "scaffold/documents.h"
#include "scaffold/records.h"
#include "schemas/data_files.h"
#include "unit/scaffold/uncommented.h"
#include "value/yaml_reader.h"

using namespace pier;
using scaffold::Record;

namespace {

/// The words of an example, in quotes or not, behind `pier new TYPE`.
std::vector<std::string> words_of(std::string_view example) {
  std::vector<std::string> words;
  std::string word;
  bool is_quoted = false;
  for (const char c : example) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ' ' && !is_quoted) {
      words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  words.push_back(std::move(word));
  words.erase(words.begin(), words.begin() + 3);
  return words;
}

std::string problems_of(const std::string& text, std::span<const Field> fields) {
  SourceMap sources;
  Diagnostics problems;
  const FileId file = sources.add("data.yaml", text);
  const Span whole = sources.whole(file);
  check_fields(read_yaml(whole, sources, problems), fields, whole, sources, problems);
  std::string all;
  for (const Diagnostic& problem : problems.all()) all += problem.message + "\n";
  return all;
}

void check_text(const std::string& text, std::span<const Field> fields) {
  CAPTURE(text);
  CHECK(problems_of(text, fields) == "");
  CHECK(problems_of(uncommented(text, fields), fields) == "");
  for (const Field& field : fields) {
    CAPTURE(field.name);
    CHECK(text.find(fmt::format("{}:", field.name)) != std::string::npos);
  }
}

const Date kToday = *Date::parse("2026-11-21");

}  // namespace

TEST_CASE("the entry of every record has all fields, explained, and is one that its file takes") {
  for (const Record& record : scaffold::records()) {
    CAPTURE(record.type);
    const schemas::DataFile* file = schemas::find_data_file(record.file);
    REQUIRE(file != nullptr);
    const auto fields = scaffold::fields_of(record);
    REQUIRE_FALSE(fields.empty());
    const scaffold::RecordFacts facts{words_of(record.example), kToday, "Business: Unit"};
    CHECK(facts.words.size() >= record.least_words);
    CHECK(facts.words.size() <= record.most_words);
    const std::string item = scaffold::item_text(fields, record.known(facts), 2);
    CHECK(item.starts_with("  # "));
    std::vector<Field> whole(file->fields().begin(), file->fields().end());
    std::erase_if(whole, [&](const Field& field) { return field.name != record.list; });
    check_text(fmt::format("{}:\n{}", record.list, item), whole);
    for (const Field& field : fields) {
      CAPTURE(field.name, item);
      CHECK(item.find(fmt::format("{}:", field.name)) != std::string::npos);
    }
  }
}

TEST_CASE("titles that would mean something to YAML are only titles") {
  const Record& contact = *scaffold::find_record("contact");
  for (const char* title : {"A \"new\" one: don't # forget", "- x", "Ärger & Ümläut", "../x",
                            "🙂 a", "true", "{a: b}", "[x]", "*a", "'", "\\"}) {
    CAPTURE(title);
    const scaffold::RecordFacts facts{{title}, kToday, ""};
    const std::string text =
        "contacts:\n" + scaffold::item_text(scaffold::fields_of(contact), contact.known(facts), 2);
    SourceMap sources;
    Diagnostics problems;
    const FileId file = sources.add("data.yaml", text);
    const Value read = read_yaml(sources.whole(file), sources, problems);
    CHECK(problems.all().empty());
    CHECK(read.find("contacts")->as_list()[0].find("name")->as_text() == title);
  }
}

TEST_CASE("the name of a file is short and cut between words") {
  CHECK(scaffold::short_name("../x") == "x");
  CHECK(scaffold::short_name("🙂") == "");
  std::string long_title;
  for (int i = 0; i < 60; ++i) long_title += "word ";
  CHECK(scaffold::short_name(long_title).size() <= 80);
  CHECK(scaffold::short_name(long_title).ends_with("-word"));
  CHECK(scaffold::short_name(std::string(300, 'a')).size() == 80);
}

TEST_CASE("data with files of its own has all fields, explained, and is taken by its reader") {
  const auto fields = [](std::string_view name) { return schemas::find_data_file(name)->fields(); };
  check_text(scaffold::course_file("event", "A week: all of it", std::nullopt, kToday).text,
             fields("training"));
  check_text(scaffold::course_file("course", "A course", *Date::parse("2027-03-10"), kToday).text,
             fields("training"));
  check_text(scaffold::strategy_file("Strategy 2027 to 2030", "Seaby", kToday).text,
             fields("strategies"));
  check_text(scaffold::meetings_file("board", *Date::parse("2027-03-10"), kToday).text,
             fields("meetings"));
  const auto table = scaffold::table_files("What: it cost", "2026-27");
  CHECK(table[0].path == "data/tables/2026-27/what-it-cost.yaml");
  CHECK(table[1].path == "data/tables/2026-27/what-it-cost.csv");
  check_text(table[0].text, fields("tables"));
  const scaffold::File figures = scaffold::figures_file("Looked after", "seaby", kToday);
  CHECK(figures.path == "looked-after.csv");
  CHECK(figures.text.find("looked-after,Looked after,") != std::string::npos);
  CHECK(figures.text.find(",seaby,2025-26,") != std::string::npos);
}
