#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "content/languages.h"
#include "site/assembler.h"
#include "site/captions.h"
#include "site/video_fields.h"

namespace pier {

namespace {

constexpr std::array<std::string_view, 3> kPeople{"none", "actors", "agreed"};

/// Whether a file has the kind that a film, its captions or its picture must have.
bool has_kind(std::string_view file, std::initializer_list<std::string_view> kinds) {
  const auto path = SitePath::parse(file);
  return path && is_one_of(path->extension(), kinds);
}

}  // namespace

std::span<const Field> video_fields() {
  static const auto kFields = std::to_array<Field>({
      {.name = "title",
       .need = Need::required,
       .meaning = "what the film is called",
       .example = "Tricky Friends",
       .longest = 150},
      {.name = "transcript",
       .kind = FieldKind::text,
       .meaning = "the page below content/, or a part of it, with all that is said and shown",
       .example = "news/tricky-friends.md#in-words"},
      {.name = "file",
       .meaning = "the film, an .mp4 below content/",
       .example = "news/tricky-friends.mp4"},
      {.name = "captions",
       .meaning = "its captions, a .vtt below content/",
       .example = "news/tricky-friends.vtt"},
      {.name = "language",
       .kind = FieldKind::choice,
       .meaning = "the code of the language of the captions; en when it is not said",
       .example = "en",
       .choices = language_codes()},
      {.name = "people",
       .kind = FieldKind::choice,
       .meaning = "who can be seen or heard in the file: none, actors, or people who agreed in "
                  "writing",
       .example = "none",
       .choices = kPeople},
      {.name = "picture",
       .meaning = "a picture below content/ that shows until the film plays",
       .example = "news/tricky-friends.png"},
      {.name = "link",
       .kind = FieldKind::https_url,
       .meaning = "where it is on another website",
       .example = "https://www.youtube.com/watch?v=MJpzsS4Jbp0"},
      {.name = "length",
       .meaning = "how long it is",
       .example = "2 minutes 40 seconds",
       .longest = 40},
  });
  return kFields;
}

const Attachment* Assembler::film_part(const Value* file,
                                       std::initializer_list<std::string_view> kinds) {
  if (file == nullptr) return nullptr;
  const std::string& name = file->as_text();
  if (!has_kind(name, kinds)) {
    diagnostics_.report("link-target", file->span,
                        fmt::format("`{}` is not a file of the kind `{}`", name, *kinds.begin()),
                        "write the path of one below content/");
    return nullptr;
  }
  if (!use_document(name, file->span)) return nullptr;
  const auto found = attachments_.find(*SitePath::parse(name));
  return &site_.attachments_[found->second];
}

/// Captions are what people who cannot hear have of a film (WCAG 2.2, 1.2.2).
void Assembler::check_captions(const BlockContext& block) {
  const Value* captions = block.fields.find("captions");
  if (captions == nullptr) {
    if (entry(block.entry).blocks[block.index].find("captions") != nullptr) return;
    diagnostics_.report("video-captions", block.fields.find("file")->span,
                        "this film has no captions",
                        "make a file of captions (.vtt) and name it: `captions: news/film.vtt`");
    return;
  }
  const Attachment* file = film_part(captions, {".vtt"});
  if (file == nullptr) return;
  const std::string fault = fault_of_captions(file->bytes);
  if (fault.empty()) return;
  diagnostics_.report("video-captions", captions->span,
                      fmt::format("these are no captions that a browser shows: {}", fault),
                      "a caption is a line such as `00:01.000 --> 00:04.000`, then its words, then "
                      "an empty line; the first line of the file is `WEBVTT`");
}

std::string Assembler::resolve_transcript(const BlockContext& block, std::string& title) {
  const Value* transcript = block.fields.find("transcript");
  if (transcript == nullptr) {
    if (entry(block.entry).blocks[block.index].find("transcript") != nullptr) return {};
    diagnostics_.report("video-transcript", block.written.span,
                        "this film has no transcript: what is said and shown in it, in words",
                        "write it on a page, or below a heading of this one, and name that: "
                        "`transcript: news/film.md#in-words`");
    return {};
  }
  const std::string& written = transcript->as_text();
  const std::string source = written.substr(0, written.find('#'));
  const std::string part = written.size() > source.size() ? written.substr(source.size() + 1) : "";
  const std::string url = page_named({source, transcript->span, {}}, false);
  if (url.empty()) return {};
  const Entry& page = site_.entry(*site_.find(*SitePath::parse(source)));
  title = page.title;
  if (part.empty()) return site_.href(url);
  for (const markdown::Heading& heading : page.document.headings()) {
    if (heading.id != part) continue;
    title = heading.text;
    return site_.href(url) + "#" + part;
  }
  diagnostics_.report("link-target", transcript->span,
                      fmt::format("`content/{}` has no heading `#{}`", source, part),
                      "link to the page itself, or to a heading that it has");
  return {};
}

void Assembler::resolve_video(const BlockContext& block, ResolvedBlock& resolved) {
  ResolvedVideo video;
  const Value* file = block.fields.find("file");
  const Value* link = block.fields.find("link");
  const Value& written = entry(block.entry).blocks[block.index];
  if (file == nullptr && link == nullptr && written.find("file") == nullptr &&
      written.find("link") == nullptr) {
    diagnostics_.report("field-missing", block.written.span, "it is not said where the film is",
                        "add `file: news/film.mp4`, or `link:` with an address");
  }
  video.transcript = resolve_transcript(block, video.transcript_title);
  video.film = film_part(file, {".mp4"});
  if (file != nullptr) check_captions(block);
  if (file != nullptr && written.find("people") == nullptr) {
    diagnostics_.report("field-missing", file->span,
                        "`people` is missing: who can be seen or heard in the film",
                        "a voice or a face is a person: write `people: none`, `actors`, or "
                        "`agreed` when all have agreed in writing");
  }
  const auto href = [&](const Value* part, std::initializer_list<std::string_view> kinds) {
    const Attachment* found = film_part(part, kinds);
    return found == nullptr ? std::string() : site_.href("/" + found->path.text());
  };
  if (video.film != nullptr) {
    const auto captions = SitePath::parse(text_of(block.fields.find("captions")));
    if (captions && attachments_.contains(*captions)) {
      video.captions = site_.href("/" + captions->text());
    }
  }
  video.picture = href(block.fields.find("picture"), {".png", ".jpg", ".jpeg", ".webp", ".svg"});
  resolved.asked = block.fields;
  if (!video.transcript.empty()) resolved.video = std::move(video);
}

}  // namespace pier
