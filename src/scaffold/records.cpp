#include "scaffold/records.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "scaffold/next_year.h"
#include "scaffold/yaml_text.h"
#include "schemas/data_files.h"

namespace pier::scaffold {

namespace {

constexpr auto kExample = Known::Sense::example;

Known id_of(const RecordFacts& facts) {
  return {"id", yaml_text(short_name(facts.words.front()))};
}

Known first_as(std::string_view field, const RecordFacts& facts) {
  return {field, yaml_text(facts.words.front())};
}

std::vector<Known> contact(const RecordFacts& facts) {
  // The number is from the range kept for fiction; `example` says so until somebody mends both.
  return {id_of(facts),
          first_as("name", facts),
          {"for", "both", kExample},
          {"hours", "in", kExample},
          {"phone", "01632 960101", kExample},
          {"example", "true"}};
}

std::vector<Known> term(const RecordFacts& facts) {
  std::vector<Known> known{first_as("term", facts)};
  if (facts.words.size() > 1) known.push_back({"meaning", yaml_text(facts.words[1])});
  return known;
}

std::vector<Known> named(const RecordFacts& facts) {
  return {id_of(facts), first_as("name", facts)};
}

std::vector<Known> group(const RecordFacts& facts) {
  return {id_of(facts), first_as("name", facts), {"branch", "both", kExample}};
}

std::vector<Known> titled(const RecordFacts& facts) {
  return {id_of(facts), first_as("title", facts)};
}

std::vector<Known> policy(const RecordFacts& facts) {
  return {id_of(facts),
          first_as("title", facts),
          {"hide_from", "1", kExample},
          {"hide_to", "4", kExample}};
}

std::vector<Known> neighbour(const RecordFacts& facts) {
  return {id_of(facts),
          first_as("name", facts),
          {"catalogue", "https://www.example.org/catalogue.json", kExample},
          {"takes", "[reviews, briefings]", kExample}};
}

std::vector<Known> tombstone(const RecordFacts& facts) {
  return {first_as("url", facts), {"date", facts.today.iso()}};
}

std::vector<Known> synonym(const RecordFacts& facts) {
  return {{"words", yaml_list(facts.words)}};
}

std::vector<Known> bank_holiday(const RecordFacts& facts) {
  return {{"date", facts.words[0]}, {"name", yaml_text(facts.words[1])}};
}

std::vector<Known> school_holiday(const RecordFacts& facts) {
  return {first_as("name", facts), {"first", facts.words[1]}, {"last", facts.words[2]}};
}

std::vector<Known> accessibility_issue(const RecordFacts& facts) {
  std::vector<Known> known{id_of(facts),
                           first_as("title", facts),
                           {"criteria", "[2.4.2]", kExample},
                           {"found", facts.today.iso()},
                           {"fix_by", a_year_after(facts.today), kExample}};
  if (!facts.owner.empty()) known.push_back({"owner", yaml_text(facts.owner)});
  return known;
}

std::vector<Known> exception(const RecordFacts& facts) {
  return {first_as("finding", facts),
          {"where", yaml_text(facts.words[1])},
          {"by",
           facts.owner.empty() ? to_write("the role of whoever decided") : yaml_text(facts.owner)},
          {"on", facts.today.iso()},
          {"reason", yaml_text(facts.words[2])},
          {"until", a_year_after(facts.today)}};
}

constexpr auto kRecords = std::to_array<Record>({
    {"contact", "contacts", "contacts", "id", 1, 1, "pier new contact \"Front door\"",
     "A phone number or an address, in data/contacts.yaml",
     "Fill in whom it serves and how to reach it; take `example: true` out when the number is "
     "real.",
     contact},
    {"term", "glossary", "terms", "term", 1, 2, "pier new term MASH \"Multi-agency hub\"",
     "A word of the glossary", "Say what it stands for; {term …} then links to it.", term},
    {"organisation", "groups", "organisations", "id", 1, 1,
     "pier new organisation \"Essex Police\"", "A member of groups, in data/groups.yaml",
     "Name it in `members` of the groups that it belongs to.", named},
    {"group", "groups", "groups", "id", 1, 1, "pier new group \"Schools Forum\"",
     "A group that meets, in data/groups.yaml",
     "Say what it is for and to whom it reports; then add its meetings with `pier new meeting`.",
     group},
    {"theme", "learning", "themes", "id", 1, 1, "pier new theme \"Professional curiosity\"",
     "What reviews teach, in data/learning.yaml",
     "Say what it means; then name it in `themes` of reviews and briefings.", named},
    {"abuse", "learning", "abuse", "id", 1, 1, "pier new abuse \"Self-neglect\"",
     "A kind of abuse, in data/learning.yaml", "Say in which of the lists of the law it stands.",
     named},
    {"area", "figures", "areas", "id", 1, 1, "pier new area Bury",
     "A place that figures are about, in data/figures.yaml", "Say what kind of area it is.", named},
    {"figure-theme", "figures", "themes", "id", 1, 1, "pier new figure-theme \"Early years\"",
     "What indicators are sorted by, in data/figures.yaml", "Say whom it is about.", titled},
    {"policy", "figures", "policies", "id", 1, 1,
     "pier new policy \"Counts from 1 to 4 are hidden\"",
     "A rule of disclosure control, in data/figures.yaml",
     "Write which counts are hidden, as the agreement about the data says.", policy},
    {"synonym", "synonyms", "synonyms", "words", 2, 20,
     "pier new synonym SAR \"safeguarding adult review\"",
     "Words that mean the same, for the search",
     "Try it: build the site, and search for each of the words.", synonym},
    {"tombstone", "tombstones", "tombstones", "url", 1, 1, "pier new tombstone /adults/old-page/",
     "An address that was taken away, with the reason",
     "Say why, for readers; take the page away if it is still there.", tombstone},
    {"bank-holiday", "holidays", "bank_holidays", "date", 2, 2,
     "pier new bank-holiday 2027-05-10 Jubilee", "A bank holiday beside the usual ones",
     "Look whether anybody meets on that day: `pier check`.", bank_holiday},
    {"school-holiday", "holidays", "school_holidays", "first", 3, 3,
     "pier new school-holiday \"Half term\" 2027-02-15 2027-02-19", "When schools are closed",
     "Look whether anybody meets in that time: `pier check`.", school_holiday},
    {"accessibility-issue", "accessibility", "issues", "id", 1, 1,
     "pier new accessibility-issue \"Charts that nobody can hear\"",
     "What some people cannot use, in data/accessibility.yaml",
     "Say what is wrong, for whom, and by when it is mended.", accessibility_issue},
    {"neighbour", "neighbours", "neighbours", "id", 1, 1, "pier new neighbour \"Norby\"",
     "A partnership whose learning this site shows, in data/neighbours.yaml",
     "Write the address of its catalogue and what you take from it.", neighbour},
    {"exception", "privacy", "exceptions", "finding", 3, 3,
     "pier new exception phone-3f content/about/history.md \"A public inquiry.\"",
     "Personal data that may be public, with the reason", "Look at it again before its last day.",
     exception},
});

}  // namespace

std::span<const Record> records() {
  return kRecords;
}

const Record* find_record(std::string_view type) {
  const auto* found = std::find_if(kRecords.begin(), kRecords.end(),
                                   [&](const Record& record) { return record.type == type; });
  return found == kRecords.end() ? nullptr : found;
}

std::span<const Field> fields_of(const Record& record) {
  for (const Field& field : schemas::find_data_file(record.file)->fields()) {
    if (field.name == record.list) return field.fields;
  }
  return {};
}

std::string key_of(const Record& record, const RecordFacts& facts) {
  if (record.key == "id") return short_name(facts.words.front());
  // The name of a school holiday comes round again; its first day does not.
  return record.key == "first" ? facts.words[1] : facts.words.front();
}

std::string short_name(std::string_view title) {
  constexpr std::size_t kLongest = 80;
  std::string name = slug(title);
  if (name.size() <= kLongest) return name;
  const std::size_t hyphen = name.rfind('-', kLongest);
  name.resize(hyphen == std::string::npos || hyphen == 0 ? kLongest : hyphen);
  return name;
}

std::string new_file_head(const Record& record) {
  return as_comment(schemas::find_data_file(record.file)->summary);
}

}  // namespace pier::scaffold
