// A site is edited at random and built after each edit, with all that the builds before have left.
// What comes out must be what a build of everything gives: the same bytes, the same words, the same
// counts. What is wrong is told with the shortest sequence of edits that shows it.
//
//     PIER_EDITS_SEED=N edits_test '…'     only the sequence of this number

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "app/command_line.h"
#include "base/digest.h"
#include "diagnostics/render.h"
#include "preview/repeated_build.h"
#include "property/edited_site.h"
#include "support/temporary_folder.h"

using namespace pier;
using test::Edit;
using test::EditedSite;
using test::Files;

namespace fs = std::filesystem;

namespace {

/// How often builds did less than everything: without that, nothing would have been tested.
struct Tally {
  std::size_t builds = 0;
  std::size_t without_errors = 0;
  std::size_t quick = 0;
};

/// Builds a site after each edit, in a way that remembers.
class Chain {
 public:
  Chain() = default;
  Chain(const Chain&) = delete;
  Chain& operator=(const Chain&) = delete;
  virtual ~Chain() = default;
  /// Builds it as it is now. Gives what is not as it must be; "" when all is.
  virtual std::string build(EditedSite& site, Tally& tally) = 0;
};

BuildOptions options_of(const EditedSite& site, bool notes) {
  BuildOptions options{site.edition(), Jobs{1}};
  options.notes = notes;
  return options;
}

std::string words_of(const Build& build) {
  return render(build.diagnostics, *build.sources, {});
}

std::string counts_of(const Build& build) {
  const Accounting& counts = build.accounting;
  return fmt::format(
      "{} sources, {} published, {} refused, {} held back; {} pages, {} silenced, "
      "{} without PDF, {} not measured, again on {}",
      counts.sources, counts.published, counts.refused, counts.held_back, build.page_count,
      build.silenced, build.pages_without_pdf, build.pages_not_measured,
      build.next_change ? build.next_change->text() : "no day");
}

std::string notes_of(const Build& build) {
  std::string text = build.notes.base_path;
  for (const PageNote& note : build.notes.pages) {
    text += fmt::format("\n{} {} {} {} {} {} {} {}:", note.url, note.title,
                        note.source ? build.sources->path(*note.source) : "-", note.is_entry,
                        note.not_public, note.next_review ? note.next_review->text() : "-",
                        note.is_overdue, note.words.value_or(0));
    for (const std::size_t from : note.linked_from) text += fmt::format(" {}", from);
  }
  return text;
}

/// The first lines that differ.
std::string difference(const std::string& what, std::string_view made, std::string_view expected) {
  if (made == expected) return {};
  const auto [a, b] = std::mismatch(made.begin(), made.end(), expected.begin(), expected.end());
  const auto at = static_cast<std::size_t>(a - made.begin());
  const auto line = [&](std::string_view text) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return std::string(
        text.substr(begin, std::min<std::size_t>(text.find('\n', at), begin + 300) - begin));
  };
  return fmt::format("{} differs at byte {}:\n    made     {}\n    expected {}", what, at,
                     line(made), line(expected));
}

Files files_of(const Output& output) {
  Files files;
  for (const auto& [path, artifact] : output.files()) {
    files[path.text()] = std::string(artifact.bytes.view());
  }
  return files;
}

std::string difference(const Files& made, const Files& expected) {
  for (const auto& [path, bytes] : expected) {
    const auto found = made.find(path);
    if (found == made.end()) return path + " is missing";
    if (found->second != bytes) return difference(path, found->second, bytes);
  }
  for (const auto& [path, bytes] : made) {
    if (!expected.contains(path)) return path + " should not be there";
  }
  return {};
}

/// As the preview builds: in one process, from files in memory.
class PreviewChain : public Chain {
 public:
  std::string build(EditedSite& site, Tally& tally) override {
    test::MemoryFileSystem now, seen;
    test::add_all(now, site.files());
    test::add_all(seen, seen_files(site.files()));
    const BuildOptions options = options_of(site, true);
    const Edition& edition = options.edition;
    const Digest conditions = digest_of(
        fmt::format("{} {} {}", edition.today.text(), edition.drafts, edition.production));
    const auto made = repeated_.build({seen}, options, conditions, 0);
    const Build expected = pier::build({now}, options);
    ++tally.builds;
    if (!expected.diagnostics.has_errors()) {
      site.mark_good();
      ++tally.without_errors;
      // A build of everything lists the addresses that last; one that did less does not ask.
      if (made == last_ || made->lasting_urls.empty()) ++tally.quick;
      last_ = made;
    }
    for (const std::string& fault :
         {difference("what is said", words_of(*made), words_of(expected)),
          difference("what is counted", counts_of(*made), counts_of(expected)),
          difference("the notes", notes_of(*made), notes_of(expected)),
          difference(files_of(made->output), files_of(expected.output))}) {
      if (!fault.empty()) return fault;
    }
    return {};
  }

 protected:
  /// The files as the builds with a memory see them.
  virtual Files seen_files(const Files& files) { return files; }

 private:
  preview::RepeatedBuild repeated_;
  std::shared_ptr<const Build> last_;
};

/// One that does not see when a certain file changes, as if its memory had left it out.
class ForgetfulChain : public PreviewChain {
 public:
  explicit ForgetfulChain(std::string path) : path_(std::move(path)) {}

 protected:
  Files seen_files(const Files& files) override {
    Files seen = files;
    const auto found = files.find(path_);
    if (found == files.end()) return seen;
    if (!first_) first_ = found->second;
    seen[path_] = *first_;
    return seen;
  }

 private:
  std::string path_;
  std::optional<std::string> first_;
};

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Takes up what is written to standard output (1) or standard error (2).
class Captured {
 public:
  Captured(int stream, const fs::path& file) : stream_(stream), file_(file) {
    std::fflush(nullptr);
    former_ = dup(stream);
    const int to = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    dup2(to, stream);
    close(to);
  }
  Captured(const Captured&) = delete;
  Captured& operator=(const Captured&) = delete;
  ~Captured() { end(); }
  std::string text() {
    end();
    return bytes_of(file_);
  }

 private:
  void end() {
    if (former_ < 0) return;
    std::fflush(nullptr);
    dup2(former_, stream_);
    close(former_);
    former_ = -1;
  }
  int stream_;
  int former_ = -1;
  fs::path file_;
};

/// As `pier build` does it, with its cache, its output folder and the standby tree: what a build
/// leaves is read by the next from the disk.
class CommandChain : public Chain {
 public:
  CommandChain() { fs::create_directories(site_); }

  std::string build(EditedSite& site, Tally& tally) override {
    write(site);
    do_mischief(site.mischief());
    // First, because a build for readers writes records.
    const DiskFileSystem files(site_);
    const Build expected = pier::build({files}, options_of(site, false));
    const bool is_good = !expected.diagnostics.has_errors();
    // With errors nothing is published, and nothing is repaired either.
    published_ = is_good ? files_of(expected.output) : live();
    const Said made = run(site);
    ++tally.builds;
    if (is_good) {
      site.mark_good();
      ++tally.without_errors;
    }
    std::string fault = compare(made, expected);
    if (fault.empty() && is_good && ++turn_ % 3 == 0) fault = build_again(site, tally);
    return fault;
  }

 private:
  struct Said {
    int code = 0;
    std::string out, err;
  };

  std::string compare(const Said& made, const Build& expected) const {
    const bool is_good = !expected.diagnostics.has_errors();
    if (made.code != (is_good ? 0 : 1)) return fmt::format("ends with {}: {}", made.code, made.err);
    const std::string words = words_of(expected);
    std::string fault = difference("what is said", made.err.substr(0, words.size()), words);
    const std::string rest = made.err.substr(std::min(words.size(), made.err.size()));
    if (fault.empty() && !rest.empty() && !rest.starts_with("pier: "))
      fault = "more is said: " + rest;
    if (fault.empty()) {
      const Accounting& counts = expected.accounting;
      fault = difference("what is counted", numbers_of(made.out.substr(0, made.out.find('\n'))),
                         fmt::format("{} {} {} {}", counts.sources, counts.published,
                                     counts.refused, counts.held_back));
    }
    if (fault.empty()) fault = difference(live(), published_);
    return fault;
  }

  /// A build of the same site writes nothing.
  std::string build_again(const EditedSite& site, Tally& tally) const {
    // Records may have come into the site, and leavings into the output folder go.
    std::ignore = run(site);
    const std::vector<std::string> before = identities();
    const Said again = run(site);
    if (again.code != 0) return fmt::format("ends with {} the second time", again.code);
    if (again.out.find("(0 files written, ") == std::string::npos) {
      return "writes files the second time: " + again.out;
    }
    if (identities() != before) return "touches the output folder the second time";
    ++tally.quick;
    return difference(live(), published_);
  }

  Said run(const EditedSite& site) const {
    const std::string where = site_.string(), on = site.edition().today.iso();
    std::vector<const char*> words{
        "pier", "build", "--site", where.c_str(), "--as-of", on.c_str(), "--no-pdf", "--jobs", "1"};
    if (site.edition().drafts) words.push_back("--drafts");
    if (site.edition().production) words.push_back("--production");
    Captured out(1, folder_.path() / "out"), err(2, folder_.path() / "err");
    const ExitCode code = pier::run(static_cast<int>(words.size()), words.data());
    return {static_cast<int>(code), out.text(), err.text()};
  }

  static std::string numbers_of(const std::string& line) {
    std::string numbers;
    for (const char c : line) {
      if (c >= '0' && c <= '9') numbers += c;
      if (c == ' ' && !numbers.empty() && numbers.back() != ' ') numbers += ' ';
    }
    while (!numbers.empty() && numbers.back() == ' ') numbers.pop_back();
    return numbers;
  }

  Files live() const {
    Files files;
    if (!fs::exists(out_)) return files;
    for (const auto& item : fs::recursive_directory_iterator(out_)) {
      if (!item.is_regular_file()) continue;
      const std::string path = item.path().lexically_relative(out_).string();
      if (path != ".pier-manifest") files[path] = bytes_of(item.path());
    }
    return files;
  }

  std::vector<std::string> identities() const {
    std::vector<std::string> all;
    const auto add = [&](const fs::path& path) {
      struct stat status {};
      if (lstat(path.c_str(), &status) != 0) return;
      all.push_back(fmt::format("{} {} {}.{} {}.{}", path.string(), status.st_ino,
                                status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                                status.st_ctim.tv_sec, status.st_ctim.tv_nsec));
    };
    add(out_);
    for (const auto& item : fs::recursive_directory_iterator(out_)) add(item.path());
    std::sort(all.begin(), all.end());
    return all;
  }

  /// Writes what changed, in place as some editors do, or beside and renamed as others do.
  void write(const EditedSite& site) {
    if (site.forgets_records()) {
      for (const char* record : {"urls.txt", "published-figures.csv", "published-meetings.txt",
                                 "published-reviews.txt"}) {
        fs::remove(site_ / "data" / record);
        written_.erase(std::string("data/") + record);
      }
    }
    for (const auto& [path, bytes] : written_) {
      if (!site.files().contains(path)) fs::remove(site_ / path);
    }
    for (const auto& [path, bytes] : site.files()) {
      const auto known = written_.find(path);
      const bool is_same = known != written_.end() && known->second == bytes;
      if (is_same && !site.touched().contains(path)) continue;
      const fs::path file = site_ / path;
      fs::create_directories(file.parent_path());
      const bool in_place = ++writes_ % 2 == 0;
      const fs::path to = in_place ? file : file.parent_path() / ".new~";
      std::ofstream(to, std::ios::binary) << bytes;
      if (!in_place) fs::rename(to, file);
    }
    written_ = site.files();
  }

  /// What people and programs do to what builds made.
  void do_mischief(std::uint32_t number) const {
    if (number == 0 || !fs::exists(out_)) return;
    const fs::path cache = site_ / ".pier-cache";
    std::vector<fs::path> pages;
    for (const auto& item : fs::recursive_directory_iterator(out_)) {
      if (item.path().extension() == ".html") pages.push_back(item.path());
    }
    std::sort(pages.begin(), pages.end());
    const fs::path page = pages.empty() ? out_ / "index.html" : pages[number / 8 % pages.size()];
    switch (number % 8) {
      case 0:
        fs::remove_all(cache);
        break;
      case 1:
        if (!fs::exists(cache)) break;
        for (const auto& item : fs::directory_iterator(cache)) {
          if (item.is_regular_file()) fs::resize_file(item.path(), item.file_size() / 2);
        }
        break;
      case 2:
        fs::remove_all(standby_);
        break;
      case 3:
        std::ofstream(page, std::ios::binary) << "edited by hand";
        break;
      case 4:
        fs::remove(page);
        break;
      case 5:
        std::ofstream(page.parent_path() / ".DS_Store") << "left by a desktop";
        break;
      case 6:
        fs::remove_all(out_);
        break;
      default:
        fs::remove(stamps_);
    }
  }

  test::TemporaryFolder folder_{fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path()};
  fs::path site_ = folder_.path() / "site";
  fs::path out_ = site_ / "public";
  fs::path standby_ = site_ / ".public.pier-standby";
  fs::path stamps_ = site_ / ".public.pier-stamps";
  Files written_;
  Files published_;
  std::size_t writes_ = 0;
  std::size_t turn_ = 0;
};

using NewChain = std::function<std::unique_ptr<Chain>()>;

struct Fault {
  /// How many edits were made, and what is wrong after the last of them.
  std::size_t edits = 0;
  std::string what;
  /// What was done, a line an edit.
  std::string done;
};

constexpr std::size_t kEdits = 10;

/// Edits of the part of the site that goes with their number.
struct Sequence {
  EditedSite::Part part;
  std::vector<Edit> edits;

  explicit Sequence(unsigned seed)
      : part(seed % 2 == 0 ? EditedSite::Part::learning : EditedSite::Part::figures_and_meetings),
        edits(test::random_edits(seed, kEdits)) {}
};

std::optional<Fault> fault_of(const Sequence& sequence, const NewChain& new_chain, Tally& tally) {
  EditedSite site(sequence.part);
  const std::unique_ptr<Chain> chain = new_chain();
  std::string done;
  for (std::size_t i = 0; i <= sequence.edits.size(); ++i) {
    if (i > 0) done += fmt::format("  {}. {}\n", i, site.apply(sequence.edits[i - 1]));
    std::string what = chain->build(site, tally);
    if (!what.empty()) return Fault{i, std::move(what), std::move(done)};
  }
  return std::nullopt;
}

/// The fault of a sequence, with as few edits as there is one; none when there is none.
std::optional<Fault> shortest_fault_of(unsigned seed, const NewChain& new_chain, Tally& tally) {
  Sequence sequence(seed);
  auto fault = fault_of(sequence, new_chain, tally);
  if (!fault) return std::nullopt;
  Tally unheard;
  sequence.edits.resize(fault->edits);
  for (std::size_t i = sequence.edits.size(); i-- > 0;) {
    Sequence fewer = sequence;
    fewer.edits.erase(fewer.edits.begin() + static_cast<std::ptrdiff_t>(i));
    auto still = fault_of(fewer, new_chain, unheard);
    if (!still) continue;
    fault = std::move(still);
    sequence = std::move(fewer);
    sequence.edits.resize(fault->edits);
    i = std::min(i, sequence.edits.size());
  }
  return fault;
}

/// Runs the sequences with the numbers from `first` on.
void check_sequences(unsigned first, unsigned count, const NewChain& new_chain) {
  const char* const only = std::getenv("PIER_EDITS_SEED");
  if (only != nullptr) {
    first = static_cast<unsigned>(std::strtoul(only, nullptr, 10));
    count = 1;
  }
  Tally tally;
  for (unsigned seed = first; seed < first + count; ++seed) {
    const auto fault = shortest_fault_of(seed, new_chain, tally);
    if (fault) FAIL("PIER_EDITS_SEED=" << seed << ", after\n" << fault->done << fault->what);
  }
  INFO(tally.builds << " builds, " << tally.without_errors << " without errors, " << tally.quick
                    << " that did less than everything");
  if (only != nullptr) return;
  CHECK(tally.builds == count * (kEdits + 1));
  // The edits are of a kind that leaves something to compare.
  CHECK(tally.without_errors * 3 > tally.builds);
  CHECK(tally.quick * 10 > tally.builds);
}

std::unique_ptr<Chain> preview_chain() {
  return std::make_unique<PreviewChain>();
}

std::unique_ptr<Chain> command_chain() {
  return std::make_unique<CommandChain>();
}

}  // namespace

TEST_CASE("edits: the test finds a memory that leaves something out", "[quick]") {
  // Not what every page shows: such changes are found at once.
  for (const char* path : {"data/glossary.yaml", "data/meetings/board.yaml",
                           "content/about/structure.md", "themes/plain/templates/base.html"}) {
    CAPTURE(path);
    const NewChain forgetful = [&] { return std::make_unique<ForgetfulChain>(path); };
    std::size_t fewest = kEdits + 1;
    Tally tally;
    for (unsigned seed = 1; seed <= 60 && fewest > 1; ++seed) {
      const auto fault = shortest_fault_of(seed, forgetful, tally);
      if (fault) fewest = std::min(fewest, fault->edits);
    }
    CHECK(fewest <= 2);
  }
}

TEST_CASE("edits: some sequences in the preview", "[quick]") {
  check_sequences(1, 15, preview_chain);
}

TEST_CASE("edits: some sequences of pier build", "[quick]") {
  check_sequences(1, 15, command_chain);
}

TEST_CASE("edits: five hundred sequences in the preview, first half", "[slow]") {
  check_sequences(1001, 250, preview_chain);
}

TEST_CASE("edits: five hundred sequences in the preview, second half", "[slow]") {
  check_sequences(1251, 250, preview_chain);
}

TEST_CASE("edits: five hundred sequences of pier build, first half", "[slow]") {
  check_sequences(2001, 250, command_chain);
}

TEST_CASE("edits: five hundred sequences of pier build, second half", "[slow]") {
  check_sequences(2251, 250, command_chain);
}
