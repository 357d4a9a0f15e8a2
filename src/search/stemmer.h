#pragma once

#include <memory>
#include <string_view>

struct sb_stemmer;

namespace pier::search {

/// Cuts English words down to what their forms share ("reviews", "reviewing": "review"), by the
/// English algorithm of Snowball (Porter 2), as the client does in stem.mjs. One thread has it.
class Stemmer {
 public:
  Stemmer();

  /// The stem of a word of small letters and digits. Valid until the next call.
  std::string_view stem(std::string_view word);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace pier::search
