#include "pdf/text.h"

#include <memory>

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

namespace pier::pdf {

namespace {

void say_nothing(const std::string&, void*) {}

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

}  // namespace

std::vector<std::string> page_texts(std::string_view bytes) {
  std::vector<std::string> pages;
  poppler::set_debug_error_function(say_nothing, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr || document->is_locked()) return pages;
  // Far beyond the page: what stands outside it can be copied too.
  const poppler::rectf everything(-20'000, -20'000, 40'000, 40'000);
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page == nullptr) continue;
    pages.push_back(utf8_of(page->text(everything, poppler::page::non_raw_non_physical_layout)));
  }
  return pages;
}

}  // namespace pier::pdf
