// Every rule has a site that keeps it and a site that breaks it: folders below golden/rules/RULE,
// found when the test runs. Each holds what differs from golden/base. See ../README.md.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "build/build.h"
#include "diagnostics/render.h"
#include "links/link_judge.h"
#include "print/measure.h"
#include "support/memory_file_system.h"
#include "support/temporary_folder.h"
#include "value/json_reader.h"
#include "value/schema.h"

namespace fs = std::filesystem;
using namespace pier;

namespace {

const fs::path kGolden = fs::path(PIER_TESTS_DIR) / "golden";

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& item : fs::directory_iterator(folder)) {
    if (item.is_directory()) found.push_back(item.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// The cases of all rules whose names begin so: "good", "good-bom", "bad", …
std::vector<fs::path> cases(const std::string& beginning) {
  std::vector<fs::path> found;
  for (const fs::path& rule : folders_in(kGolden / "rules")) {
    for (const fs::path& folder : folders_in(rule)) {
      if (folder.filename().string().starts_with(beginning)) found.push_back(folder);
    }
  }
  return found;
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The watch-list of one name, with low lines for spaces; kept until the tests end.
const privacy::WatchList* watching(const std::string& name) {
  static std::map<std::string, privacy::WatchList> lists;
  const std::string_view names[] = {name};
  const auto list = privacy::WatchList::read(privacy::write_watch_list(names, {1, 2}));
  return &lists.insert_or_assign(name, list.value()).first->second;
}

/// What a case may set, a word a line in options.txt: --production, --drafts, --as-of DAY,
/// --watch NAME.
BuildOptions options_of(const fs::path& folder) {
  BuildOptions options{{.today = *Date::parse("2026-11-21")}, Jobs{1}};
  std::istringstream words(read(folder / "options.txt"));
  for (std::string word; words >> word;) {
    if (word == "--production") {
      options.edition.production = true;
    } else if (word == "--drafts") {
      options.edition.drafts = true;
    } else if (word == "--as-of" && words >> word) {
      options.edition.today = Date::parse(word).value();
    } else if (word == "--watch" && words >> word) {
      options.watch_list = watching(word);
    } else {
      FAIL("options.txt does not know " << word);
    }
  }
  return options;
}

/// Says of every document what the case's print.json says, so that rules about paper have examples
/// without a browser; its PDF is a stub.
class StatedPrinter : public print::Printer {
 public:
  explicit StatedPrinter(const std::string& json) {
    SourceMap sources;
    Diagnostics problems;
    const FileId file = sources.add("print.json", json);
    const Value stated = read_json(sources.whole(file), sources, problems);
    REQUIRE(problems.empty());
    printed_ = {"%PDF", static_cast<std::size_t>(stated.find("pages")->as_integer()),
                print::read_measure(stated), texts_of(stated.find("unnumbered"))};
  }
  std::vector<print::Printed> print(std::span<const print::Job> jobs,
                                    std::span<const print::Resource>) override {
    return std::vector<print::Printed>(jobs.size(), printed_);
  }

 private:
  print::Printed printed_;
};

/// Says of other sites what the case's links.json says, so that rules about links have examples
/// without a network: It has the form of known_links.h. An address that it does not name is not one
/// that the case should ask for.
class StatedServers : public links::Asker {
 public:
  explicit StatedServers(const std::string& json) : stated_(links::read_known_links(json)) {
    REQUIRE_FALSE(stated_.empty());
  }
  void ask(const std::vector<std::string>& addresses, const Answered& answered,
           Progress*) override {
    for (std::size_t i = 0; i < addresses.size(); ++i) {
      INFO(addresses[i]);
      REQUIRE(stated_.contains(addresses[i]));
      answered(i, stated_.at(addresses[i]).answer);
    }
  }

 private:
  links::KnownLinks stated_;
};

/// Judges links by the case's links.json, and by what links-before.json says was learnt before.
struct StatedLinks {
  StatedLinks(const fs::path& folder, const Date& today)
      : servers(read(folder / "links.json")),
        judge(servers, {.today = today,
                        .known = links::read_known_links(read(folder / "links-before.json"))}) {}
  StatedServers servers;
  links::LinkJudge judge;
};

using Files = std::map<std::string, std::string>;

/// Reads content/, data/ and themes/ of a folder over what `files` holds.
void lay_over(const fs::path& folder, Files& files) {
  for (const fs::path& part : folders_in(folder)) {
    for (const auto& item : fs::recursive_directory_iterator(part)) {
      if (item.is_regular_file()) files[item.path().lexically_relative(folder)] = read(item.path());
    }
  }
}

/// What cannot be a file of this repository (a link, bytes that git or an editor would change) is
/// made by the prepare.sh of the case, which runs in a copy on the disk.
Build build_on_disk(const Files& files, const fs::path& script, const BuildOptions& options) {
  const test::TemporaryFolder copy;
  for (const auto& [path, bytes] : files) copy.write(path, bytes);
  const std::string command =
      "cd '" + copy.path().string() + "' && sh -eu '" + script.string() + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  const DiskFileSystem site(copy.path());
  return build({site, nullptr}, options);
}

/// Builds golden/base with the files of a case laid over it.
Build build_case(const fs::path& folder) {
  static const Files kBase = [] {
    Files files;
    lay_over(kGolden / "base", files);
    return files;
  }();
  Files files = kBase;
  lay_over(folder, files);
  BuildOptions options = options_of(folder);
  std::optional<StatedPrinter> printer;
  if (fs::exists(folder / "print.json")) {
    options.printer = &printer.emplace(read(folder / "print.json"));
    options.edition.pdfs = true;
  }
  std::optional<StatedLinks> links;
  if (fs::exists(folder / "links.json")) {
    options.outbound = &links.emplace(folder, options.edition.today).judge;
  }
  if (fs::exists(folder / "prepare.sh")) {
    return build_on_disk(files, folder / "prepare.sh", options);
  }
  test::MemoryFileSystem site;
  for (const auto& [path, bytes] : files) site.add(path, bytes);
  return build({site, nullptr}, options);
}

std::string problems_of(const Build& result) {
  return render(result.diagnostics, *result.sources, {});
}

bool breaks(const Build& result, const std::string& rule) {
  const auto all = result.diagnostics.all();
  return std::any_of(all.begin(), all.end(),
                     [&](const Diagnostic& d) { return d.rule->id == rule; });
}

std::string rule_of(const fs::path& folder) {
  return folder.parent_path().filename().string();
}

std::string name_of(const fs::path& folder) {
  return rule_of(folder) + "/" + folder.filename().string();
}

/// UPDATE_GOLDEN=1 takes what the program says now for what it should say; never where nobody
/// reads the difference.
bool may_update() {
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update == nullptr || *update == '\0') return false;
  if (std::getenv("CI") != nullptr) FAIL("UPDATE_GOLDEN is refused in continuous integration");
  return true;
}

}  // namespace

TEST_CASE("a site that breaks a rule gets exactly the expected text") {
  const fs::path folder = GENERATE(from_range(cases("bad")));
  DYNAMIC_SECTION(name_of(folder)) {
    const Build result = build_case(folder);
    const std::string text = problems_of(result);
    if (may_update()) std::ofstream(folder / "expected.txt", std::ios::binary) << text;
    CHECK(text == read(folder / "expected.txt"));
    CHECK(breaks(result, rule_of(folder)));
  }
}

TEST_CASE("a site that keeps a rule is published without a word about it") {
  const fs::path folder = GENERATE(from_range(cases("good")));
  DYNAMIC_SECTION(name_of(folder)) {
    const Build result = build_case(folder);
    INFO(problems_of(result));
    CHECK_FALSE(breaks(result, rule_of(folder)));
    CHECK_FALSE(result.diagnostics.has_errors());
  }
}

TEST_CASE("the base of all examples has no problem") {
  CHECK(problems_of(build_case(kGolden / "base")).empty());
}

TEST_CASE("every rule has an example that keeps it and one that breaks it") {
  for (const Rule& rule : rules()) {
    INFO("make tests/golden/rules/" << rule.id << "/good and /bad; see tests/README.md");
    CHECK(fs::is_directory(kGolden / "rules" / rule.id / "good"));
    CHECK(fs::is_directory(kGolden / "rules" / rule.id / "bad"));
  }
}

TEST_CASE("every folder of examples carries the id of a rule") {
  for (const fs::path& folder : folders_in(kGolden / "rules")) {
    INFO(folder);
    CHECK(find_rule(folder.filename().string()) != nullptr);
  }
}
