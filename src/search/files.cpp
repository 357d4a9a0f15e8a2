#include "search/files.h"

#include <algorithm>
#include <bit>
#include <map>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/text.h"
#include "search/index.h"
#include "search/words.h"
#include "value/json_writer.h"

namespace pier::search {

namespace {

constexpr std::string_view kCharacters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Large enough that a few hundred parts hold the terms of thousands of pages, small enough that a
/// query of several words loads little.
constexpr std::size_t kBytesInPart = 8UL * 1024;

void append_postings(std::string& to, const std::vector<Posting>& postings) {
  std::uint32_t before = 0;
  for (const Posting& posting : postings) {
    std::uint32_t distance = posting.document - before;
    before = posting.document;
    for (; distance >= 32; distance >>= 5U) to += kCharacters[(distance & 31U) + 32];
    to += kCharacters[distance];
    to += kCharacters[posting.impact];
  }
}

/// "door=3,7|=9": the stems that follow, and the groups of synonyms that these words belong to.
std::string phrases_text(const std::vector<Phrases::Phrase>& phrases) {
  std::string text;
  for (const Phrases::Phrase& phrase : phrases) {
    if (!text.empty()) text += '|';
    text += join(phrase.rest, " ") + '=' + fmt::format("{}", fmt::join(phrase.groups, ","));
  }
  return text;
}

/// One line for every stem of the index, and for every one that only a reader may type.
std::map<std::string, std::string> term_lines(const Index& index, const Phrases& phrases) {
  std::map<std::string, std::string> lines;
  for (const Term& term : index.terms) {
    std::string& line = lines.emplace_hint(lines.end(), term.stem, term.stem + '\t')->second;
    append_postings(line, term.postings);
  }
  const auto line_of = [&](const std::string& stem) -> std::string& {
    return lines.try_emplace(stem, stem + '\t').first->second;
  };
  for (const auto& [first, with_first] : phrases.typed()) {
    line_of(first) += '\t' + phrases_text(with_first);
    for (const Phrases::Phrase& phrase : with_first) {
      for (const std::string& stem : phrase.rest) line_of(stem);
    }
  }
  return lines;
}

class FileMaker {
 public:
  FileMaker(std::span<const Document> documents, const Facets& facets)
      : documents_(documents), facets_(facets) {}

  std::vector<File> run(const Index& index, const Phrases& phrases, const Synonyms& synonyms) {
    MapBuilder manifest;
    manifest.set("version", std::int64_t{1})
        .set("count", static_cast<std::int64_t>(documents_.size()))
        .set("inPart", static_cast<std::int64_t>(kDocumentsInPart))
        .set("terms", add_terms(term_lines(index, phrases)))
        .set("words", add_words(index, synonyms))
        .set("documents", add_documents(index));
    add_facets(manifest);
    files_.push_back({std::string(kManifest), write_json(manifest.build())});
    std::sort(files_.begin(), files_.end(),
              [](const File& a, const File& b) { return a.name < b.name; });
    return std::move(files_);
  }

 private:
  /// Adds a part; gives the digits by which the manifest names it. They are the letters a to p, so
  /// that no name looks like a number of something.
  std::string add_part(char sort, std::string bytes, std::string_view extension) {
    constexpr std::size_t kDigits = 10;
    std::string digits = digest_of(bytes).hex().substr(0, kDigits);
    for (char& digit : digits) {
      digit = static_cast<char>(digit <= '9' ? 'a' + (digit - '0') : 'k' + (digit - 'a'));
    }
    files_.push_back({fmt::format("{}{}{}{}", kParts, sort, digits, extension), std::move(bytes)});
    return digits;
  }

  /// "a 3f2a91c0aa chil 0c44…": the shortest text that is behind all stems of the part before.
  std::string add_terms(const std::map<std::string, std::string>& lines) {
    std::string list, part, first;
    std::string_view last;
    const auto finish = [&] {
      if (part.empty()) return;
      list += fmt::format("{}{} {}", list.empty() ? "" : " ", first, add_part('t', part, ".txt"));
      part.clear();
    };
    for (const auto& [stem, line] : lines) {
      if (!part.empty() && part.size() + line.size() > kBytesInPart) finish();
      if (part.empty()) {
        const auto differs = std::mismatch(stem.begin(), stem.end(), last.begin(), last.end());
        first.assign(stem.begin(), std::min(differs.first + 1, stem.end()));
      }
      part += line + '\n';
      last = stem;
    }
    finish();
    return list;
  }

  std::string add_words(const Index& index, const Synonyms& synonyms) {
    auto words = index.words;
    for (const SynonymGroup& group : synonyms.groups()) {
      for (const std::string& name : group.typed) {
        Words parts(name);
        for (std::string_view word = parts.next(); !word.empty(); word = parts.next()) {
          words.try_emplace(std::string(word), 1);
        }
      }
    }
    constexpr std::size_t kShortest = 3;
    std::map<char, std::string> by_letter;
    std::string_view before;
    for (const auto& [word, count] : words) {
      const bool is_word = word.size() >= kShortest && !is_stop_word(word) &&
                           std::all_of(word.begin(), word.end(), ascii_is_alpha);
      if (!is_word) continue;
      if (before.empty() || before.front() != word.front()) before = {};
      const auto differs = std::mismatch(word.begin(), word.end(), before.begin(), before.end());
      const auto same = std::min<std::ptrdiff_t>(differs.first - word.begin(), 25);
      std::string& text = by_letter[word.front()];
      text += static_cast<char>('A' + same);
      text += std::string_view(word).substr(static_cast<std::size_t>(same));
      text +=
          static_cast<char>('0' + std::min<int>(static_cast<int>(std::bit_width(count)) - 1, 9));
      before = word;
    }
    std::string list;
    for (auto& [letter, text] : by_letter) {
      list += fmt::format("{}{} {}", list.empty() ? "" : " ", letter,
                          add_part('w', std::move(text), ".txt"));
    }
    return list;
  }

  std::string add_documents(const Index& index) {
    std::string list;
    for (std::size_t begin = 0; begin < documents_.size(); begin += kDocumentsInPart) {
      List part;
      for (std::size_t i = begin; i < std::min(begin + kDocumentsInPart, documents_.size()); ++i) {
        const Document& document = documents_[i];
        part.emplace_back(
            List{Value(document.url), Value(document.title),
                 Value(document.summary.empty() ? index.excerpts[i] : document.summary)});
      }
      if (!list.empty()) list += ' ';
      list += add_part(kShownParts, write_json(Value(std::move(part))), ".json");
    }
    return list;
  }

  /// The names of what can be filtered by, and one character of each document for each filter.
  void add_facets(MapBuilder& manifest) const {
    const auto add = [&](std::string_view name, std::span<const std::string_view> order,
                         const auto& text_of) {
      std::vector<std::string> names;
      for (const std::string_view known : order) {
        const bool is_used = std::any_of(documents_.begin(), documents_.end(),
                                         [&](const Document& d) { return text_of(d) == known; });
        if (is_used) names.emplace_back(known);
      }
      std::string marks;
      for (const Document& document : documents_) {
        const std::string text = text_of(document);
        auto place = std::find(names.begin(), names.end(), text);
        if (place == names.end()) place = names.insert(place, text);
        marks += kCharacters[std::min<std::size_t>(static_cast<std::size_t>(place - names.begin()),
                                                   kCharacters.size() - 1)];
      }
      List list;
      for (std::string& text : names) list.emplace_back(std::move(text));
      manifest.set(
          name,
          MapBuilder().set("names", Value(std::move(list))).set("of", std::move(marks)).build());
    };
    add("kind", facets_.kinds, [](const Document& d) { return d.kind; });
    add("audience", facets_.audiences, [](const Document& d) { return d.audience; });
    const std::vector<std::string> years = all_years();
    const std::vector<std::string_view> order(years.begin(), years.end());
    add("year", order, &FileMaker::year_of);
  }

  static std::string year_of(const Document& document) {
    return document.year ? std::to_string(*document.year) : std::string();
  }

  /// Newest first.
  std::vector<std::string> all_years() const {
    std::vector<std::string> years;
    for (const Document& document : documents_) years.push_back(year_of(document));
    std::sort(years.rbegin(), years.rend());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return years;
  }

  std::span<const Document> documents_;
  const Facets& facets_;
  std::vector<File> files_;
};

}  // namespace

std::vector<File> make_files(std::span<const Document> documents, const Synonyms& synonyms,
                             const Facets& facets, Jobs jobs) {
  const Phrases phrases(synonyms);
  const Index index = make_index(documents, phrases, jobs);
  return FileMaker(documents, facets).run(index, phrases, synonyms);
}

}  // namespace pier::search
