#pragma once

#include <string>
#include <string_view>

namespace pier::search {

/// Takes a text apart into the words that are searched for: letters of the Latin alphabet without
/// their marks, in lower case, and digits. What is possessed by somebody is the somebody
/// ("children's" gives "children"), other apostrophes are dropped ("don't" gives "dont"), and an
/// "&" between letters too ("A&E" gives "ae"). themes/civic/scripts/search/words.mjs does the same
/// with what a reader types; tests/search holds the two together.
class Words {
 public:
  /// REQUIRES: `text` is UTF-8 without markup and outlives this.
  explicit Words(std::string_view text) : text_(text) {}

  /// The next word, at most kLongest letters of it; "" at the end. Valid until the next call.
  std::string_view next();

  static constexpr std::size_t kLongest = 40;

 private:
  bool take_letter();
  bool take_joint();

  std::string_view text_;
  std::size_t at_ = 0;
  std::string word_;
};

/// Whether a word says nothing about what is looked for: "the", "of", "my". Such words are found in
/// titles only, and count only when nothing else is asked for.
bool is_stop_word(std::string_view word);

}  // namespace pier::search
