// Passages that stand twice in a report, and chapters that are those of last year.
//
// Shingling: Broder, "On the resemblance and containment of documents" (1997). Eight words in a row
// are one shingle; two texts share a passage where many of their shingles are the same.

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"

namespace pier::proof {

namespace {

constexpr std::size_t kShingle = 8;
/// A passage of so many words is no turn of phrase any more.
constexpr std::size_t kPassage = 30;
/// So many of them without a change.
constexpr std::size_t kRun = 20;
/// So many words may differ between two parts of one passage.
constexpr std::size_t kGap = 12;
/// Of a chapter with so many words, so much must stand in last year's to be a copy.
constexpr std::size_t kChapter = 80;
constexpr double kSame = 0.6;

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

/// The words and numbers of a text, and the shingle that begins at each.
struct Words {
  std::vector<std::uint32_t> tokens;
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint64_t> shingles;
};

Words words_of(const Text& text) {
  Words words;
  for (std::uint32_t b = 0; b < text.blocks.size(); ++b) {
    const Block& block = text.blocks[b];
    // Headings and tables of a template repeat; texts do not.
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::item) continue;
    for (std::uint32_t t = block.first; t < block.last; ++t) {
      if (text.tokens[t].kind == TokenKind::mark) continue;
      words.tokens.push_back(t);
      words.hashes.push_back(hash_of(text.word(t)));
    }
  }
  if (words.hashes.size() < kShingle) return words;
  for (std::size_t i = 0; i + kShingle <= words.hashes.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < kShingle; ++k) hash = hash * 1000003ULL + words.hashes[i + k];
    words.shingles.push_back(hash);
  }
  return words;
}

/// A run of words that stands at two places.
struct Passage {
  std::size_t chapter = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t other_chapter = 0;
  std::size_t other_begin = 0;
  std::size_t other_end = 0;
  /// Words of it that are not the same.
  std::size_t differing = 0;
  /// The longest run of it without a change.
  std::size_t longest = 0;
};

class CopyCheck {
 public:
  CopyCheck(const Reading& reading, Findings& findings) : reading_(reading), findings_(findings) {
    for (const Text& text : reading.chapters) words_.push_back(words_of(text));
  }

  void within_report() {
    std::unordered_map<std::uint64_t, std::pair<std::size_t, std::size_t>> first;
    std::size_t all = 0;
    for (const Words& words : words_) all += words.shingles.size();
    first.reserve(all);
    std::vector<Passage> passages;
    for (std::size_t c = 0; c < words_.size(); ++c) {
      const Words& words = words_[c];
      for (std::size_t i = 0; i < words.shingles.size();) {
        const auto known = first.find(words.shingles[i]);
        const bool is_near =
            known != first.end() && known->second.first == c && known->second.second + kShingle > i;
        if (known == first.end() || is_near) {
          first.emplace(words.shingles[i], std::pair(c, i));
          ++i;
          continue;
        }
        const auto [other, at] = known->second;
        const std::size_t size = common(c, i, other, at);
        append(passages, {c, i, i + size, other, at, at + size, 0, size});
        i += size;
      }
    }
    for (const Passage& passage : passages) {
      const std::size_t size = passage.end - passage.begin;
      // Items of a template are alike; a text that was copied has a long run of the same words.
      if (size >= kPassage && passage.longest >= kRun && passage.differing * 4 < size) {
        report(passage);
      }
    }
  }

  void against_previous() {
    std::vector<std::unordered_set<std::uint64_t>> before;
    for (const Text& text : reading_.previous) {
      const Words words = words_of(text);
      before.emplace_back(words.shingles.begin(), words.shingles.end());
    }
    for (std::size_t c = 0; c < words_.size(); ++c) {
      const Words& words = words_[c];
      if (words.hashes.size() < kChapter) continue;
      std::size_t best = 0;
      std::size_t which = 0;
      for (std::size_t p = 0; p < before.size(); ++p) {
        const auto same = static_cast<std::size_t>(
            std::count_if(words.shingles.begin(), words.shingles.end(),
                          [&](std::uint64_t s) { return before[p].contains(s); }));
        if (same > best) {
          best = same;
          which = p;
        }
      }
      const double part = static_cast<double>(best) / static_cast<double>(words.shingles.size());
      if (part < kSame) continue;
      Diagnostic& finding = findings_.report_block(
          "report-copy", c, 0,
          fmt::format("{:.0f}% of this chapter stands word for word in the report before",
                      100 * part),
          "write what was done this year, or leave the chapter out");
      const FileId file = reading_.previous[which].document->file();
      finding.notes.push_back({{file, 0, 0}, "the earlier chapter is this one"});
    }
  }

 private:
  std::size_t common(std::size_t c, std::size_t i, std::size_t other, std::size_t at) const {
    const auto& a = words_[c].hashes;
    const auto& b = words_[other].hashes;
    std::size_t size = 0;
    // A text that repeats itself must not run into its own copy.
    const std::size_t most = c == other ? i - at : a.size();
    while (size < most && i + size < a.size() && at + size < b.size() &&
           a[i + size] == b[at + size]) {
      ++size;
    }
    return std::max<std::size_t>(size, 1);
  }

  /// Joins a passage to the one before when only few words lie between, at both places.
  static void append(std::vector<Passage>& passages, const Passage& next) {
    if (!passages.empty()) {
      Passage& last = passages.back();
      const bool is_same_pair =
          last.chapter == next.chapter && last.other_chapter == next.other_chapter;
      if (is_same_pair && next.begin - last.end <= kGap && next.other_begin >= last.other_end &&
          next.other_begin - last.other_end <= kGap) {
        last.differing += std::max(next.begin - last.end, next.other_begin - last.other_end);
        last.longest = std::max(last.longest, next.longest);
        last.end = next.end;
        last.other_end = next.other_end;
        return;
      }
    }
    passages.push_back(next);
  }

  void report(const Passage& passage) {
    const Words& words = words_[passage.chapter];
    const std::uint32_t first = words.tokens[passage.begin];
    const std::uint32_t last = words.tokens[passage.end - 1];
    const std::string drift = passage.differing == 0
                                  ? std::string()
                                  : fmt::format(", {} of them changed", passage.differing);
    Diagnostic& finding = findings_.report_tokens(
        "report-copy", passage.chapter, first, last,
        fmt::format("{} words stand twice in the report{}", passage.end - passage.begin, drift),
        "say it once and refer to it from the other place; figures come from one source");
    const Text& other = reading_.chapters[passage.other_chapter];
    const Words& there = words_[passage.other_chapter];
    finding.notes.push_back({findings_.place(passage.other_chapter,
                                             other.tokens[there.tokens[passage.other_begin]].begin,
                                             other.tokens[there.tokens[passage.other_begin]].end),
                             "it stands here first"});
  }

  const Reading& reading_;
  Findings& findings_;
  std::vector<Words> words_;
};

}  // namespace

void check_copies(const Reading& reading, Findings& findings) {
  CopyCheck check(reading, findings);
  check.within_report();
  check.against_previous();
}

}  // namespace pier::proof
