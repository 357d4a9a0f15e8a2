#include "build/retouch.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "diagnostics/render.h"
#include "support/folder_files.h"
#include "support/memory_file_system.h"

using namespace pier;
using test::Files;

namespace {

/// A small site that is built, changed and built again.
class TestSite {
 public:
  TestSite() {
    const std::filesystem::path golden = std::filesystem::path(PIER_TESTS_DIR) / "golden/base";
    test::add_all(files_, test::read_folder(golden));
    files_.add("content/about/words.md", kText);
  }

  static constexpr const char* kText =
      "---\ntitle: Many words\nsummary: A page with words in it.\nowner: Board\n"
      "reviewed: 2026-06-04\n---\n\nFirst words with a [page about us](index.md) and {term "
      "MASH}.\n\n"
      "## A heading\n\n:::note Note this\nMore *words* here.\n:::\n\n"
      "Table: What it shows\n\n| One | Two |\n|---|---|\n| a | 1 |\n\n"
      "- An item\n- Another one[^1]\n\n[^1]: A footnote.\n";

  void write(const std::string& path, const std::string& text) { files_.add(path, text); }
  void replace(std::string_view what, const std::string& with) {
    const std::string text = replace_all(kText, std::string(what), with);
    REQUIRE(text != kText);
    files_.add("content/about/words.md", text);
  }

  const FileSystem& files() const { return files_; }

  struct Built {
    Build build;
    Memory memory;
  };
  Built build_all() {
    const RecordingFileSystem recording(files_, 0);
    Build build = pier::build({recording}, options());
    INFO(render(build.diagnostics, *build.sources, {}));
    REQUIRE_FALSE(build.diagnostics.has_errors());
    auto memory = remember(build, {recording.inputs(), {}, {}}, {{"all", digest_of("")}});
    REQUIRE(memory);
    return {std::move(build), std::move(*memory)};
  }
  std::optional<Retouched> retouch(const Built& built) {
    const InputDifference difference = compare(built.memory.inputs.site, files_, 0, {1});
    const auto page = [&](const SitePath& path) -> std::optional<Bytes> {
      const Artifact* artifact = built.build.output.find(path);
      if (artifact == nullptr) return std::nullopt;
      return artifact->bytes;
    };
    return pier::retouch(built.memory, difference, files_, nullptr, page, 0, {1});
  }

 private:
  static BuildOptions options() {
    BuildOptions options{{*Date::from_parts(2026, 11, 21)}, {1}};
    options.remember = true;
    return options;
  }
  test::MemoryFileSystem files_;
};

/// What was built of everything, with the files that were retouched in their place.
Files with_retouched(const Output& output, const TreeEdits& edits) {
  Files files;
  for (const auto& [path, artifact] : output.files()) {
    if (edits.keeps(path.text())) files[path.text()] = std::string(artifact.bytes.view());
  }
  for (const TreeEdits::File& file : edits.files)
    files[file.path.text()] = std::string(file.bytes.view());
  return files;
}

Files files_of_output(const Output& output) {
  return with_retouched(output, {});
}

}  // namespace

TEST_CASE("words of a text are changed without the site, to the same bytes", "[retouch]") {
  struct Change {
    std::string_view what;
    std::string with;
  };
  const auto change = GENERATE(values<Change>({
      {"First words", "Other words, and & < > \" more"},
      {"More *words*", "More **strong words** and `code`"},
      {"| a | 1 |", "| a | 1 |\n| b | 2 |"},
      {"- An item", "- An item\n- One more item"},
      {"A footnote.", "Another footnote."},
      {"First words", "A paragraph.\n\nAnother.\n\n> A quotation.\n\nFirst words"},
      {"Table: What it shows", "Table: What is shown by it"},
  }));
  INFO(change.with);
  TestSite site;
  const auto before = site.build_all();
  site.replace(change.what, change.with);
  const auto retouched = site.retouch(before);
  REQUIRE(retouched);
  REQUIRE(retouched->edits.files.size() == 1);
  CHECK(retouched->edits.files.front().path.text() == "about/words/index.html");
  const auto after = site.build_all();
  CHECK(with_retouched(before.build.output, retouched->edits) ==
        files_of_output(after.build.output));
  CHECK(retouched->memory.texts.bytes() == after.memory.texts.bytes());
}

TEST_CASE("what more than the words depends on is left to a build of everything", "[retouch]") {
  struct Change {
    std::string_view what;
    std::string with;
  };
  const auto change = GENERATE(values<Change>({
      {"title: Many words", "title: Few words"},
      {"## A heading", "## Another heading"},
      {"[page about us](index.md)", "[page about us](../index.md)"},
      {"[page about us](index.md)", "[other words](index.md)"},
      {"{term MASH}", "MASH"},
      {":::note Note this", ":::warning Note this"},
      {"First words", "Ring 01702 123 456. First words"},
      {"First words", "Born on 3 May 2011. First words"},
      {"First words", "![A map](map.png) First words"},
      {"- Another one[^1]\n\n[^1]: A footnote.\n", "- Another one\n"},
      {"reviewed: 2026-06-04", "reviewed: 2026-06-05"},
  }));
  INFO(change.with);
  TestSite site;
  const auto before = site.build_all();
  site.replace(change.what, change.with);
  CHECK_FALSE(site.retouch(before));
}

TEST_CASE("files of other kinds are left to a build of everything", "[retouch]") {
  TestSite site;
  const auto before = site.build_all();
  SECTION("a new page") {
    site.write("content/about/new.md", TestSite::kText);
  }
  SECTION("a file of data") {
    site.write("data/glossary.yaml", "- term: MASH\n  meaning: Another one\n  source: The Board\n");
  }
  SECTION("words and something else") {
    site.replace("First words", "Other words");
    site.write("themes/plain/assets/new.css", "p { margin: 0 }\n");
  }
  CHECK_FALSE(site.retouch(before));
}

TEST_CASE("a page that is not as it was published is not built upon", "[retouch]") {
  TestSite site;
  auto before = site.build_all();
  site.replace("First words", "Other words");
  REQUIRE(site.retouch(before));
  before.build.output = Output();
  CHECK_FALSE(site.retouch(before));
}

TEST_CASE("a memory is written and read; what is damaged is none", "[memory]") {
  TestSite site;
  const auto built = site.build_all();
  const std::string bytes = write_memory(built.memory);
  const auto again = read_memory(bytes);
  REQUIRE(again);
  CHECK(write_memory(*again) == bytes);
  CHECK(again->texts.find("content/about/words.md"));
  CHECK_FALSE(again->texts.find("content/about/none.md"));
  CHECK_FALSE(read_memory(""));
  for (std::size_t at = 0; at < bytes.size(); at += 97) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
    CHECK_FALSE(read_memory(damaged));
    CHECK_FALSE(read_memory(bytes.substr(0, at)));
  }
}

TEST_CASE("what was said is said again, with its lines", "[memory]") {
  TestSite site;
  site.write("content/about/shout.md",
             "---\ntitle: Shouting\nsummary: A page with a warning.\nowner: Board\n"
             "reviewed: 2026-06-04\nallow: [attachment-unused]\n---\n\nWords.\n");
  const auto built = site.build_all();
  REQUIRE(built.build.diagnostics.warning_count() > 0);
  const auto again = recall(built.memory, {site.files()});
  REQUIRE(again);
  CHECK(render(again->diagnostics, *again->sources, {}) ==
        render(built.build.diagnostics, *built.build.sources, {}));
  CHECK(again->accounting.published == built.build.accounting.published);
  CHECK(again->page_count == built.build.page_count);

  const test::MemoryFileSystem nothing;
  CHECK_FALSE(recall(built.memory, {nothing}));
}
