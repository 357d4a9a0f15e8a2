#include "search/stemmer.h"

#include <libstemmer.h>

#include <new>

namespace pier::search {

Stemmer::Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8")) {
  // The library was built without English, or there is no memory: it says the same to both.
  if (stemmer_ == nullptr) throw std::bad_alloc();
}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

std::string_view Stemmer::stem(std::string_view word) {
  // The library's symbols are bytes, which may alias anything.
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* found = sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(word.size()));
  if (found == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(found),
          static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

}  // namespace pier::search
