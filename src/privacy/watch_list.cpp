#include "privacy/watch_list.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/text.h"
#include "privacy/characters.h"

namespace pier::privacy {

namespace {

constexpr std::string_view kFirstLine = "pier watch-list 1";
constexpr std::size_t kMostWords = 6;
/// Larger than many lists together: nearly all words of a text end at it.
constexpr std::size_t kSieve = 1 << 18;
constexpr auto kTitles =
    std::to_array<std::string_view>({"mr", "mrs", "miss", "ms", "dr", "master", "pc"});

/// A word of a text: its place, its letters in small ones, and whether it begins with a capital.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string letters;
  std::uint64_t digest = 0;
  bool has_capital = false;
};

bool is_apostrophe_in_word(std::string_view text, std::size_t at) {
  return text[at] == '\'' && at > 0 && is_letter(text[at - 1]) && at + 1 < text.size() &&
         is_letter(text[at + 1]);
}

/// The word that begins at `at`: O'Brien is one, and Doe's is Doe.
void read_word(std::string_view text, std::size_t at, Word& word) {
  word.begin = at;
  word.letters.clear();
  word.has_capital = text[at] < 'a';
  for (; at < text.size(); ++at) {
    if (is_letter(text[at])) {
      word.letters += text[at] < 'a' ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
    } else if (is_apostrophe_in_word(text, at)) {
      const bool is_possessive = (text[at + 1] == 's' || text[at + 1] == 'S') &&
                                 (at + 2 >= text.size() || !is_letter(text[at + 2]));
      if (is_possessive) break;
    } else {
      break;
    }
  }
  word.end = at;
}

/// What may stand between the words of one name.
bool joins_words(std::string_view between) {
  constexpr std::size_t kLongestJoin = 3;
  constexpr std::string_view kJoins = " -.,_\n\t\r+*";
  return between.size() <= kLongestJoin && !between.empty() &&
         between.find_first_not_of(kJoins) == std::string_view::npos;
}

using Words = std::vector<std::string>;

void append_digest(std::uint64_t digest, std::string& name) {
  for (int i = 0; i < 8; ++i) {
    name += static_cast<char>(digest & 0xFF);
    digest >>= 8;
  }
}

/// The digest of a name: that of the digests of its words, so that a text is read once.
std::uint64_t digest_of_name(const DigestKey& key, const Words& words) {
  std::string name;
  for (const std::string& word : words) append_digest(keyed_digest(key, word), name);
  return keyed_digest(key, name);
}

Words words_of(const Reading& reading) {
  const std::string_view text = reading.text();
  Words words;
  Word word;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_letter(text[at])) continue;
    read_word(text, at, word);
    words.push_back(word.letters);
    at = word.end;
  }
  if (words.size() > kMostWords) words.resize(kMostWords);
  return words;
}

/// All ways to write a name, and whether each needs capitals to be one.
std::map<Words, bool> ways_to_write(const Words& name) {
  std::map<Words, bool> ways;
  const auto add = [&](Words way, bool needs_capitals) {
    ways.try_emplace(std::move(way), needs_capitals);
  };
  add(name, false);
  if (name.size() < 2) return ways;
  const std::string& first = name.front();
  const std::string& last = name.back();
  add({first, last}, false);
  add({last, first}, false);
  add({first + last}, false);
  add({last + first}, false);
  Words last_first{last};
  last_first.insert(last_first.end(), name.begin(), name.end() - 1);
  add(last_first, false);
  std::string in_one;
  for (const std::string& word : name) in_one += word;
  add({in_one}, false);
  Words initials, middle{first};
  for (std::size_t i = 0; i + 1 < name.size(); ++i) initials.push_back(name[i].substr(0, 1));
  for (std::size_t i = 1; i + 1 < name.size(); ++i) middle.push_back(name[i].substr(0, 1));
  middle.push_back(last);
  add(middle, name.size() > 2);
  add({initials.front(), last}, true);
  add({last, initials.front()}, true);
  initials.push_back(last);
  add(initials, true);
  for (const std::string_view title : kTitles) add({std::string(title), last}, true);
  return ways;
}

std::optional<std::uint64_t> hex_of(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  const bool whole = text.size() == 16 && end == text.data() + text.size();
  return error == std::errc{} && whole ? std::optional(value) : std::nullopt;
}

/// The last words of a text that stand together, the oldest overwritten.
class LastWords {
 public:
  LastWords(const DigestKey& key, std::string_view text) : key_(key), text_(text) {}

  /// Reads the word at `at`; gives the place behind it.
  std::size_t take(std::size_t at) {
    const std::size_t before = count_ == 0 ? 0 : word(1).end;
    together_ = count_ > 0 && joins_words(text_.substr(before, at - before))
                    ? std::min(together_ + 1, kMostWords)
                    : 1;
    Word& next = words_[count_++ % kMostWords];
    read_word(text_, at, next);
    next.digest = keyed_digest(key_, next.letters);
    return next.end;
  }
  std::size_t together() const { return together_; }
  /// The word `back` places from the end; 1 is the last one.
  const Word& word(std::size_t back) const { return words_[(count_ - back) % kMostWords]; }
  /// Of the last `size` words.
  std::uint64_t digest(std::size_t size) {
    name_.clear();
    for (std::size_t back = size; back > 0; --back) append_digest(word(back).digest, name_);
    return keyed_digest(key_, name_);
  }
  bool have_capitals(std::size_t size) const {
    for (std::size_t back = 1; back <= size; ++back) {
      if (!word(back).has_capital) return false;
    }
    return true;
  }
  std::string value(std::size_t size) const {
    std::string value;
    for (std::size_t back = size; back > 0; --back) {
      value += (value.empty() ? "" : " ") + upper(word(back).letters);
    }
    return value;
  }

 private:
  const DigestKey& key_;
  std::string_view text_;
  std::array<Word, kMostWords> words_;
  std::size_t count_ = 0, together_ = 0;
  std::string name_;
};

}  // namespace

std::string write_watch_list(std::span<const std::string_view> names, const DigestKey& key) {
  std::map<std::uint64_t, bool> digests;
  unsigned sizes = 0;
  for (const std::string_view name : names) {
    const Words words = words_of(read_text(name));
    if (words.empty()) continue;
    for (const auto& [way, needs_capitals] : ways_to_write(words)) {
      const auto [at, is_new] = digests.try_emplace(digest_of_name(key, way), needs_capitals);
      if (!is_new) at->second = at->second && needs_capitals;
      sizes |= 1U << way.size();
    }
  }
  std::string out = fmt::format("{}\n{:016x}{:016x} {:x}\n", kFirstLine, key[0], key[1], sizes);
  for (const auto& [digest, needs_capitals] : digests) {
    out += fmt::format("{:016x}{}\n", digest, needs_capitals ? "c" : "");
  }
  return out;
}

std::optional<WatchList> WatchList::read(std::string_view text) {
  WatchList list;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    if (line.empty()) continue;
    ++number;
    if (number == 1) {
      if (line != kFirstLine) return std::nullopt;
    } else if (number == 2) {
      const auto high = hex_of(line.substr(0, 16));
      const auto low = line.size() > 33 ? hex_of(line.substr(16, 16)) : std::nullopt;
      if (!high || !low) return std::nullopt;
      list.key_ = {*high, *low};
      const std::string_view sizes = line.substr(33);
      const auto [end, error] =
          std::from_chars(sizes.data(), sizes.data() + sizes.size(), list.sizes_, 16);
      if (error != std::errc{} || end != sizes.data() + sizes.size()) return std::nullopt;
    } else {
      const bool needs_capitals = line.ends_with('c') && line.size() == 17;
      const auto digest = hex_of(needs_capitals ? line.substr(0, 16) : line);
      if (!digest) return std::nullopt;
      list.digests_.push_back({*digest, needs_capitals});
    }
  }
  if (number < 2) return std::nullopt;
  std::sort(list.digests_.begin(), list.digests_.end(),
            [](const Entry& a, const Entry& b) { return a.digest < b.digest; });
  list.may_hold_.resize(kSieve);
  for (const Entry& entry : list.digests_) list.may_hold_[entry.digest % kSieve] = true;
  return list;
}

const WatchList::Entry* WatchList::find(std::uint64_t digest) const {
  if (!may_hold_[digest % may_hold_.size()]) return nullptr;
  const auto found = std::lower_bound(digests_.begin(), digests_.end(), digest,
                                      [](const Entry& e, std::uint64_t d) { return e.digest < d; });
  return found != digests_.end() && found->digest == digest ? &*found : nullptr;
}

void WatchList::look(const Reading& reading, Matches& found) const {
  if (empty()) return;
  const std::string_view text = reading.text();
  LastWords last(key_, text);
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      ++at;
      continue;
    }
    at = last.take(at);
    for (std::size_t size = 1; size <= last.together(); ++size) {
      if ((sizes_ & (1U << size)) == 0) continue;
      const Entry* entry = find(last.digest(size));
      if (entry == nullptr || (entry->needs_capitals && !last.have_capitals(size))) continue;
      found.push_back({Kind::name, last.word(size).begin, at, last.value(size)});
    }
  }
}

}  // namespace pier::privacy
