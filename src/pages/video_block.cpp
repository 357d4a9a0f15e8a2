#include "pages/video_block.h"

#include "content/languages.h"
#include "pages/file_note.h"
#include "pages/view.h"
#include "value/schema.h"

namespace pier {

namespace {

/// "www.example.org" of an address.
std::string host_of(std::string_view address) {
  constexpr std::string_view kScheme = "https://";
  if (!address.starts_with(kScheme)) return {};
  address.remove_prefix(kScheme.size());
  return std::string(address.substr(0, address.find_first_of("/?#:")));
}

}  // namespace

Value video_block_view(const Site& site, const ResolvedBlock& block) {
  const ResolvedVideo& video = *block.video;
  const auto text = [&](std::string_view field) { return text_of(block.asked.find(field)); };
  const std::string said = text("language");
  const Language* language = find_language(said.empty() ? "en" : said);
  // Without captions it is no film that we may show, which was reported.
  const bool has_film = video.film != nullptr && !video.captions.empty();
  MapBuilder view;
  view.set("title", text("title"))
      .set("length", text("length"))
      .set("file", has_film ? site.href("/" + video.film->path.text()) : std::string())
      .set("note", has_film ? file_note(".mp4", video.film->bytes.size()) : std::string())
      .set("captions", video.captions)
      .set("language", language == nullptr ? std::string_view() : language->code)
      .set("language_name", language == nullptr ? std::string_view() : language->own_name)
      .set("picture", video.picture)
      .set("link", text("link"))
      .set("host", host_of(text("link")))
      .set("transcript", link_view(video.transcript_title, video.transcript));
  return MapBuilder().set("video", view.build()).build();
}

}  // namespace pier
