#include "privacy/clean_texts.h"

#include <algorithm>

#include "base/digest.h"

namespace pier::privacy {

CleanTexts::Key CleanTexts::key_of(std::string_view piece, bool is_address) {
  const Digest digest = digest_of(piece);
  return std::max<Key>(is_address ? digest.high : digest.low, 1);
}

}  // namespace pier::privacy
