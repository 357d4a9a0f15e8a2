// Measures how long the index of a large site takes.
//
//     search_benchmark [PAGES [FOLDER]]
//
// Makes so many pages of about 600 words (5,000 when not said), reads them with two threads, and
// prints the median of five runs and the sizes of the files. With FOLDER, writes the index there.
// The words are drawn as people use them (Zipf's law) from 20,000, of which 400 are frequent.

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "search/files.h"

namespace {

using pier::search::Document;

constexpr std::size_t kWords = 20'000;

/// xorshift64*: the same numbers on every machine.
class Numbers {
 public:
  double fraction() {
    state_ ^= state_ >> 12U;
    state_ ^= state_ << 25U;
    state_ ^= state_ >> 27U;
    return static_cast<double>((state_ * 0x2545F4914F6CDD1DULL) >> 11U) / 9007199254740992.0;
  }
  std::size_t below(std::size_t end) {
    return static_cast<std::size_t>(fraction() * static_cast<double>(end));
  }

 private:
  std::uint64_t state_ = 88172645463325252ULL;
};

std::vector<std::string> make_words(Numbers& numbers) {
  constexpr auto kStarts = std::to_array<std::string_view>(
      {"b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "s", "t", "st", "tr", "pr"});
  constexpr auto kVowels = std::to_array<std::string_view>({"a", "e", "i", "o", "u", "ea", "ou"});
  constexpr auto kEnds =
      std::to_array<std::string_view>({"", "n", "r", "t", "l", "nd", "ing", "s", "ed", "ment"});
  std::vector<std::string> words;
  while (words.size() < kWords) {
    std::string word;
    const std::size_t syllables = 1 + numbers.below(3);
    for (std::size_t i = 0; i <= syllables; ++i) {
      word += kStarts[numbers.below(kStarts.size())];
      word += kVowels[numbers.below(kVowels.size())];
    }
    words.push_back(word + std::string(kEnds[numbers.below(kEnds.size())]));
  }
  return words;
}

/// The word at a place of Zipf's law: the hundredth is a tenth as frequent as the tenth.
const std::string& draw(const std::vector<std::string>& words, Numbers& numbers) {
  const double place = std::pow(static_cast<double>(words.size()), numbers.fraction()) - 1;
  return words[std::min(static_cast<std::size_t>(place), words.size() - 1)];
}

std::string text_of(std::size_t count, const std::vector<std::string>& words, Numbers& numbers) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + draw(words, numbers);
  return text;
}

struct Pages {
  std::vector<std::string> markups;
  std::vector<Document> documents;
};

Pages make_pages(std::size_t count) {
  Numbers numbers;
  const std::vector<std::string> words = make_words(numbers);
  constexpr auto kKinds = std::to_array<std::string_view>({"Information", "Guidance", "Review"});
  Pages pages;
  pages.markups.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::string markup = "<!DOCTYPE html><html><body><main id=\"main\"><h1>Title</h1>";
    for (int part = 0; part < 5; ++part) {
      markup += "<h2>" + text_of(4, words, numbers) + "</h2>";
      for (int p = 0; p < 2; ++p) markup += "<p>" + text_of(58, words, numbers) + ".</p>\n";
    }
    pages.markups.push_back(markup + "</main></body></html>");
    Document document;
    document.url = fmt::format("/section-{}/page-{:05}/", i % 12, i);
    document.title = text_of(5, words, numbers);
    document.summary = text_of(18, words, numbers);
    document.names = {text_of(1, words, numbers), text_of(2, words, numbers)};
    document.kind = kKinds[i % kKinds.size()];
    document.audience = i % 2 == 0 ? "Children" : "Adults";
    document.year = 2015 + static_cast<int>(i % 12);
    document.markup = pages.markups.back();
    pages.documents.push_back(std::move(document));
  }
  return pages;
}

void write(const std::vector<pier::search::File>& files, const std::filesystem::path& folder) {
  for (const pier::search::File& file : files) {
    const std::filesystem::path path = folder / "search" / file.name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << file.bytes;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 5'000;
  const Pages pages = make_pages(count);
  pier::search::Synonyms synonyms;
  for (int i = 0; i < 60; ++i) synonyms.add({fmt::format("short{}", i), "safeguarding review"});
  std::vector<double> seconds;
  std::vector<pier::search::File> files;
  for (int run = 0; run < 5; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    files = pier::search::make_files(pages.documents, synonyms, {{}, {}}, {2});
    seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(seconds.begin(), seconds.end());
  std::size_t bytes = 0, largest = 0;
  for (const pier::search::File& file : files) {
    bytes += file.bytes.size();
    largest = std::max(largest, file.bytes.size());
  }
  fmt::print("{} pages: {:.3f} s, {} files, {:.1f} MB, the largest {} bytes\n", count,
             seconds[seconds.size() / 2], files.size(), static_cast<double>(bytes) / 1e6, largest);
  if (argc > 2) write(files, argv[2]);
}
