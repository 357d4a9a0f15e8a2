// The theme author's guide names everything that templates see, and nothing else. Held against
// what they are given in many sites: this repository's own, the examples of all rules that keep
// them, and the small site of the property tests.

#include "guide/template_names.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "guide/template_files.h"
#include "pages/page.h"
#include "print/printer.h"
#include "property/rich_site.h"

using namespace pier;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kAllOf = "…";
constexpr std::string_view kEveryPage = "every page";

constexpr std::string_view kList = "list of ";

bool is_list(std::string_view kind) {
  return kind.starts_with(kList);
}

/// Holds what templates are given against the tables.
class Names : public templates::Observer {
 public:
  void see(std::string_view name, std::span<const Value* const> scopes) override {
    const std::lock_guard lock(mutex_);
    for (const Value* scope : scopes) {
      for (const Member& member : scope->as_map()) {
        const bool is_known = find_and_see(kEveryPage, member) || find_and_see(name, member);
        if (!is_known) missing_.insert(std::string(name) + ": " + member.key);
      }
    }
  }

  std::string missing() const { return listed(missing_); }
  std::string wrong() const { return listed(wrong_); }
  std::string never_seen() const {
    std::set<std::string> rows;
    for (const guide::NamePart& part : guide::name_parts()) {
      for (const guide::NameGroup& group : part.groups) {
        for (const guide::TemplateName& row : group.names) {
          if (!seen_.contains(&row)) rows.insert(label(group.id, row.name));
        }
      }
    }
    return listed(rows);
  }

 private:
  static std::string label(std::string_view group, std::string_view name) {
    return std::string(group) + ": " + std::string(name);
  }
  static std::string listed(const std::set<std::string>& all) {
    std::string text;
    for (const std::string& one : all) text += one + "\n";
    return text;
  }

  /// Whether the group, or a group that it takes over, has the member; what it is is looked at.
  bool find_and_see(std::string_view group_id, const Member& member) {
    const guide::NameGroup* group = guide::find_name_group(group_id);
    if (group == nullptr) return false;
    for (const guide::TemplateName& row : group->names) {
      if (row.name == member.key) {
        seen_.insert(&row);
        look(label(group_id, row.name), row.kind, member.value);
        return true;
      }
      if (row.name == kAllOf && find_and_see(row.kind, member)) {
        seen_.insert(&row);
        return true;
      }
    }
    return false;
  }

  void look(const std::string& where, std::string_view kind, const Value& value) {
    if (value.is_null()) {
      if (!kind.ends_with('?')) wrong_.insert(where + " may be nothing");
      return;
    }
    if (kind.ends_with('?')) kind.remove_suffix(1);
    if (is_list(kind) != value.is_list()) {
      wrong_.insert(where + (value.is_list() ? " is a list" : " is no list"));
      return;
    }
    if (!value.is_list()) return look_at_one(where, kind, value);
    for (const Value& item : value.as_list()) look(where, kind.substr(kList.size()), item);
  }

  void look_at_one(const std::string& where, std::string_view kind, const Value& value) {
    if (value.is_map()) {
      for (const Member& member : value.as_map()) {
        if (!find_and_see(kind, member)) missing_.insert(label(kind, member.key) + " in " + where);
      }
      if (guide::find_name_group(kind) == nullptr) wrong_.insert(where + " is a group of fields");
      return;
    }
    const std::string_view is = value.is_text()   ? "text"
                                : value.is_html() ? "markup"
                                : value.is_bool() ? "yes or no"
                                                  : "number";
    if (is != kind) wrong_.insert(where + " is " + std::string(is));
  }

  std::mutex mutex_;
  std::set<const guide::TemplateName*> seen_;
  std::set<std::string> missing_;
  std::set<std::string> wrong_;
};

/// Takes every document for one that fits, so that documents are rendered; its PDF is a stub.
class StubPrinter : public print::Printer {
 public:
  std::vector<print::Printed> print(std::span<const print::Job> jobs,
                                    std::span<const print::Resource>) override {
    return std::vector<print::Printed>(jobs.size(), {"%PDF", 1, {}});
  }
};

void watch_files(const test::Files& files, Names& names, bool drafts) {
  test::MemoryFileSystem site;
  test::add_all(site, files);
  StubPrinter printer;
  BuildOptions options{{.today = *Date::parse("2026-11-27")}, Jobs{2}};
  options.observer = &names;
  options.printer = &printer;
  options.edition.drafts = drafts;
  options.edition.pdfs = true;
  build({site, &test::built_assets()}, options);
}

test::Files example_of(const fs::path& folder) {
  static const test::Files kBase = test::read_folder(std::string(PIER_TESTS_DIR) + "/golden/base");
  test::Files files = test::read_folder(folder.string());
  files.merge(test::Files(kBase));
  return files;
}

/// Every site of the examples that keeps its rule. Those that a script makes are left out.
void watch_examples(Names& names) {
  for (const auto& rule : fs::directory_iterator(std::string(PIER_TESTS_DIR) + "/golden/rules")) {
    const fs::path good = rule.path() / "good";
    if (!fs::exists(good / "prepare.sh")) watch_files(example_of(good), names, true);
  }
}

std::string page(const std::string& fields, const std::string& text) {
  return "---\n" + fields + "summary: About it.\nowner: Unit\nreviewed: 2026-11-20\n---\n\n" + text;
}

/// What this site has too little of: blocks that no page uses, something held back, a meeting with
/// actions, a chart of a table, so many reviews that their list has parts.
void add_rare_things(test::Files& files) {
  files["content/rare/index.md"] =
      page("title: Rare\n",
           "```children\n```\n\n```briefings\n```\n\n```reviews\n```\n\n```recommendations\n```\n\n"
           "```data-table\ncaption: Contacts by month\nabout: work\ncolumns:\n"
           "  - {id: what, kind: text}\n  - {kind: status}\n  - {kind: status}\n"
           "  - {kind: status}\nchart: {kind: line, rows: [Contacts]}\nrows:\n"
           "  - [Measure, Apr 2021, May 2021, Jun 2021]\n  - [Contacts, 100, 110, 140]\n```\n");
  files["content/rare/child.md"] = page("title: A rare page\n", "Text.\n");
  files["content/rare/draft.md"] = page("title: A rare draft\ndraft: true\n", "Text.\n");
  files["data/meetings/rare.yaml"] =
      "group: leadership-group\nagreed: 2021-04-01\nmeetings:\n  - date: 2021-09-15\n"
      "    time: 11:00-12:30\n    actions:\n"
      "      - {what: Send it, owner: Unit, due: 2021-10-01, state: done, note: Sent.}\n";
  for (int i = 0; i < 120; ++i) {
    const std::string number = std::to_string(i);
    files["content/learning/reviews/rare-" + number + ".md"] =
        page("title: Rare review " + number +
                 "\nkind: local-learning-review\npartnership: adults\n"
                 "themes: [professional-curiosity]\nstate: published\npublished: 2026-03-01\n",
             "Text.\n");
  }
}

/// This repository's site, with what it has too little of.
test::Files own_site() {
  const std::string root = std::string(PIER_TESTS_DIR) + "/..";
  test::Files files = test::read_folder(root + "/content", "content/");
  files.merge(test::read_folder(root + "/data", "data/"));
  files.merge(test::read_folder(root + "/themes/civic", "themes/civic/"));
  add_rare_things(files);
  return files;
}

Names& watched() {
  static Names& kNames = *[] {
    static Names names;
    watch_files(own_site(), names, false);
    watch_examples(names);
    watch_files(test::rich_site(), names, true);
    return &names;
  }();
  return kNames;
}

std::string read(const std::string& file) {
  std::ifstream in(std::string(PIER_TESTS_DIR) + "/../themes/civic/templates/" + file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the guide has every name that a template sees") {
  CHECK(watched().missing() == "");
}

TEST_CASE("the guide says of every name what it is") {
  CHECK(watched().wrong() == "");
}

TEST_CASE("every name of the guide is one that a template sees") {
  CHECK(watched().never_seen() == "");
}

TEST_CASE("every kind that the guide names is explained") {
  std::set<std::string_view> ids;
  for (const guide::NamePart& part : guide::name_parts()) {
    for (const guide::NameGroup& group : part.groups) {
      CHECK(ids.insert(group.id).second);
      for (const guide::TemplateName& row : group.names) {
        INFO(group.id << " " << row.name << ": " << row.kind);
        const std::string_view kind = guide::base_kind(row.kind);
        const bool is_plain =
            kind == "text" || kind == "number" || kind == "yes or no" || kind == "markup";
        CHECK((is_plain || guide::find_name_group(kind) != nullptr));
        CHECK_FALSE(row.meaning.empty());
      }
    }
  }
}

TEST_CASE("the guide lists every template that the program asks for") {
  std::set<std::string_view> listed;
  for (const guide::TemplateFile& file : guide::template_files()) {
    INFO(file.name);
    CHECK(listed.insert(file.name).second);
    CHECK_FALSE(read(std::string(file.name)).empty());
  }
  for (const std::string_view name : required_templates()) {
    INFO(name);
    CHECK(listed.contains(name));
  }
  const std::string folder = std::string(PIER_TESTS_DIR) + "/../themes/civic/templates";
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    const std::string name = file.path().lexically_relative(folder).string();
    const bool is_asked_for = file.is_regular_file() && !name.starts_with("partials/");
    INFO(name);
    if (is_asked_for && name != "base.html") CHECK(listed.contains(name));
  }
  const std::string base = read("base.html");
  for (const guide::TemplateFile& block : guide::base_blocks()) {
    INFO(block.name);
    CHECK(base.find("{% block " + std::string(block.name) + " %}") != std::string::npos);
  }
}
