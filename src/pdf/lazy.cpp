// The functions of this module for everybody else: libpier-pdf.so is loaded when the first PDF
// comes, and most builds see none.

#include "base/lazy_library.h"
#include "pdf/library.h"
#include "pdf/text.h"

namespace pier::pdf {

namespace {

const Library& library() {
  static const auto* const kLibrary =
      static_cast<const Library*>(load_entry("libpier-pdf.so", "pier_pdf"));
  return *kLibrary;
}

}  // namespace

PageNumbers pages_of_destinations(std::string_view bytes) {
  return library().pages_of_destinations(bytes);
}

std::size_t page_count(std::string_view bytes) {
  return library().page_count(bytes);
}

std::optional<Normal> normalise(std::string_view bytes, const Facts& facts) {
  return library().normalise(bytes, facts);
}

Structure read_structure(std::string_view bytes) {
  return library().read_structure(bytes);
}

std::vector<std::string> page_texts(std::string_view bytes) {
  return library().page_texts(bytes);
}

}  // namespace pier::pdf
