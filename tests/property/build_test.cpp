// What must hold for any site whatever: a build ends, counts every file, points at places that
// exist, and does not depend on the number of jobs.

#include <random>
#include <set>

#include <catch2/catch.hpp>

#include "base/text.h"
#include "base/utf8.h"
#include "diagnostics/render.h"
#include "property/rich_site.h"

using namespace pier;
using test::Files;

namespace {

/// The site without marks: every text is its own name.
Files plain_site() {
  Files files = test::rich_site();
  for (auto& [path, text] : files) {
    if (!path.starts_with("content/") && !path.starts_with("data/")) continue;
    const auto put = [&](const std::string& name, const std::string& value) {
      text = replace_all(text, "@@" + name + "@@", value);
    };
    put("alias", "/old/");
    put("contact_email", "team@seaby.example");
    put("contact_phone", "01632 960101");
    put("contact_link", "\"https://seaby.example/\"");
    put("security_contact", "\"https://seaby.example/\"");
    put("link_target", "index.md");
    put("outside_target", "https://other.example/");
    put("contact_argument", "mash");
    put("term_argument", "MASH");
    put("fence_info", "text");
    put("code", "x");
    for (const test::WrittenField& field : test::written_fields()) {
      put(field.name, "The " + replace_all(field.name, "_", " "));
    }
  }
  return files;
}

class Mutation {
 public:
  explicit Mutation(unsigned seed) : random_(seed), files_(plain_site()) {
    for (const auto& [path, text] : files_) {
      if (path.starts_with("content/") || path.starts_with("data/")) paths_.push_back(path);
    }
    for (std::size_t i = below(4) + 1; i > 0; --i) change();
  }
  const Files& files() const { return files_; }

 private:
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }
  const std::string& any_path() { return paths_[below(paths_.size())]; }

  /// Where some line begins, and where the next one does.
  std::pair<std::size_t, std::size_t> any_line(const std::string& text) {
    std::size_t begin = text.rfind('\n', below(text.size() + 1));
    begin = begin == std::string::npos ? 0 : begin + 1;
    const std::size_t end = text.find('\n', begin);
    return {begin, end == std::string::npos ? text.size() : end + 1};
  }

  void change() {
    const std::string path = any_path();
    std::string& text = files_[path];
    const auto [begin, end] = any_line(text);
    switch (below(12)) {
      case 0:
      case 1:
      case 2:
        text.erase(begin, end - begin);
        break;
      case 3: {
        const std::string line = text.substr(begin, end - begin);
        text.insert(any_line(text).first, line);
        break;
      }
      case 4:
        text.resize(below(text.size() + 1));
        break;
      case 5: {
        const std::string& other = files_[any_path()];
        const auto [from, to] = any_line(other);
        const std::string line = other.substr(from, to - from);
        text.replace(begin, end - begin, line);
        break;
      }
      case 6:
        std::swap(text, files_[any_path()]);
        break;
      case 7:
        files_.erase(path);
        break;
      case 8:
        files_[any_path()] = std::string(text);
        break;
      case 9:
        text.insert(begin, below(2) == 0 ? "  " : "draft: true\n");
        break;
      case 10:
        text.insert(below(text.size() + 1), 1, static_cast<char>(below(256)));
        break;
      default:
        files_["content/" + std::string(1, static_cast<char>('a' + below(5))) + "/x.md"] = text;
    }
  }

  std::mt19937 random_;
  Files files_;
  std::vector<std::string> paths_;
};

bool is_inside(const SourceMap& sources, const Span& span) {
  const std::size_t size =
      sources.has_text(span.file) ? sources.text(span.file).size() : std::size_t{0};
  return span.begin <= span.end && span.end <= size;
}

/// What is not as it must be; "" when all is.
std::string fault_of(const Build& made, const Files& files) {
  std::set<std::string> with_errors;
  for (const Diagnostic& problem : made.diagnostics.all()) {
    const std::string about = std::string(problem.rule->id) + ": " + problem.message;
    if (!is_inside(*made.sources, problem.span)) return "a place outside of its file, " + about;
    for (const Note& note : problem.notes) {
      if (!is_inside(*made.sources, note.span)) return "a note outside of its file, " + about;
    }
    if (first_bad_utf8(problem.message + problem.help))
      return "a message that is no text, " + about;
    const std::string& path = made.sources->path(problem.span.file);
    if (problem.is_error() && path.starts_with("content/")) with_errors.insert(path);
  }
  std::size_t sources = 0, refused = 0;
  for (const auto& [path, text] : files) {
    sources += path.starts_with("content/") ? 1 : 0;
    refused += with_errors.contains(path) ? 1 : 0;
  }
  const Accounting& counts = made.accounting;
  if (!files.contains("data/site.yaml")) return {};
  if (counts.sources != sources) return "sources that are not counted";
  if (counts.published + counts.refused + counts.held_back != sources) return "counts that differ";
  if (counts.refused != refused) {
    return "refused: " + std::to_string(counts.refused) +
           ", with errors: " + std::to_string(refused);
  }
  for (const auto& [path, artifact] : made.output.files()) {
    const bool is_text = path.text().ends_with(".html") || path.text().ends_with(".xml");
    if (is_text && first_bad_utf8(artifact.bytes.view())) return "a page that is no text";
  }
  return {};
}

bool same(const Build& a, const Build& b) {
  const auto bytes = [](const Build& made) {
    std::string all;
    for (const auto& [path, artifact] : made.output.files()) {
      all += path.text() + "\n" + std::string(artifact.bytes.view());
    }
    return all;
  };
  return render(a.diagnostics, *a.sources, {}) == render(b.diagnostics, *b.sources, {}) &&
         a.lasting_urls == b.lasting_urls && bytes(a) == bytes(b);
}

}  // namespace

TEST_CASE("a site that was changed at random is judged, and every file of it is counted") {
  constexpr unsigned kSites = 400;
  for (unsigned seed = 1; seed <= kSites; ++seed) {
    const Mutation mutation(seed);
    CAPTURE(seed);
    const Build made = test::build_files(mutation.files());
    CHECK(fault_of(made, mutation.files()) == "");
  }
}

TEST_CASE("a build says and makes the same with any number of jobs") {
  const Build one = test::build_files(plain_site());
  REQUIRE_FALSE(one.diagnostics.has_errors());
  CHECK(same(one, test::build_files(plain_site(), {2})));
  CHECK(same(one, test::build_files(plain_site(), {8})));
  for (unsigned seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    const Mutation mutation(seed);
    CHECK(same(test::build_files(mutation.files()), test::build_files(mutation.files(), {8})));
  }
}

TEST_CASE("what a site has of each kind is published, held back or refused, each once") {
  Files files = plain_site();
  const std::string front = "---\ntitle: Later\nsummary: S.\n";
  files["content/later.md"] = front + "draft: true\n---\n\nText.\n";
  files["content/wrong.md"] = "---\ntitle: Wrong\nsummary: S.\ncolour: red\n---\n\nText.\n";
  files["content/both.md"] = "---\ntitle: Both\nsummary: S.\ndraft: true\nno: 1\n---\n\nText.\n";
  files["content/page.html"] = "<p>";
  files["content/Upper.md"] = front + "---\n\nText.\n";
  files["content/unused.csv"] = "a,b\n";
  const Accounting usual = test::build_files(plain_site()).accounting;
  const Accounting counts = test::build_files(files).accounting;
  CHECK(counts.sources == usual.sources + 6);
  CHECK(counts.published == usual.published);
  CHECK(counts.held_back == 2);
  CHECK(counts.refused == 4);
}
