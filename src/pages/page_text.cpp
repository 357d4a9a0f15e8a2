#include "pages/page_text.h"

#include <set>

#include "base/bytes_writer.h"
#include "markdown/front_matter.h"
#include "site/forms.h"

namespace pier {

namespace {

/// Folders with another form of a text: it names the files beside it, and is held against them.
std::set<SitePath> folders_with_forms(const Site& site) {
  std::set<SitePath> folders;
  for (const Entry& entry : site.entries()) {
    if (is_form(entry)) folders.insert(entry.source.parent());
  }
  return folders;
}

/// The digest PageText::frame of an entry.
Digest frame_of(const Entry& entry, const SourceMap& sources) {
  Diagnostics unheard;  // reported when the entry was read
  const markdown::Parts parts = markdown::split_front_matter(entry.file, sources, unheard);
  return frame_of(sources.text(parts.front_matter), entry.document, sources);
}

/// Calls write() and notes what it wrote.
template <typename Write>
void note(TextPiece& piece, html::Writer& out, Write write) {
  piece.begin = static_cast<std::uint32_t>(out.size());
  write();
  piece.size = static_cast<std::uint32_t>(out.size()) - piece.begin;
}

}  // namespace

Digest frame_of(std::string_view front_matter, const markdown::Document& document,
                const SourceMap& sources) {
  BytesWriter bytes;
  bytes.text(front_matter);
  bytes.number(document.headings().size());
  for (const markdown::Heading& heading : document.headings()) {
    bytes.number(static_cast<std::uint64_t>(heading.level));
    bytes.text(heading.text);
    bytes.text(heading.id);
  }
  bytes.number(document.links().size());
  for (const markdown::Link& link : document.links()) {
    bytes.text(link.destination);
    bytes.text(link.title);
    bytes.text(link.text);
  }
  bytes.number(document.images().size());
  for (const markdown::Image& image : document.images()) {
    bytes.text(image.destination);
    bytes.text(image.alt);
    bytes.text(image.title);
  }
  bytes.number(document.blocks().size());
  for (const markdown::Block& block : document.blocks()) {
    bytes.text(block.name);
    bytes.text(sources.text(block.content));
  }
  bytes.number(document.references().size());
  for (const markdown::Reference& reference : document.references()) {
    bytes.text(reference.name);
    bytes.text(reference.argument);
  }
  bytes.number(document.callouts().size());
  for (const markdown::Callout& callout : document.callouts()) {
    bytes.text(callout.name);
    bytes.text(callout.title);
  }
  return digest_of(bytes.view());
}

PageTexts::PageTexts(Site& site, const SourceMap& sources, Jobs jobs)
    : site_(site), slots_(site.entries().size()) {
  const std::set<SitePath> closed = folders_with_forms(site);
  parallel_for(slots_.size(), jobs, [&](std::size_t i) {
    const auto id = static_cast<EntryId>(i);
    const Entry& entry = site.entry(id);
    // A text that others may show stands in a file of its own too, and its digest in the catalogue.
    const bool is_shared = entry.fields.find("share_as") != nullptr;
    slots_[i].is_wanted = entry.type->text_stands_alone && !entry.wants_pdf() && !is_shared &&
                          !site.chapter_of(id) && !closed.contains(entry.source.parent());
    if (slots_[i].is_wanted) slots_[i].text.frame = frame_of(entry, sources);
  });
}

TextAnswers* PageTexts::answers_for(EntryId id) {
  Slot& slot = slots_[static_cast<std::size_t>(id)];
  return slot.is_wanted ? &slot.text.answers : nullptr;
}

void PageTexts::set_markup(EntryId id, Html markup) {
  slots_[static_cast<std::size_t>(id)].markup = std::move(markup);
}

void PageTexts::place(EntryId id, std::string_view page) {
  Slot& slot = slots_[static_cast<std::size_t>(id)];
  const Html markup = std::exchange(slot.markup, Html());
  if (!slot.is_wanted) return;
  site_.give_tree_back(id);
  if (markup.empty()) return;
  const std::size_t at = page.find(markup.markup());
  if (at == std::string_view::npos) return;
  if (page.find(markup.markup(), at + 1) != std::string_view::npos) return;
  slot.text.place = {static_cast<std::uint32_t>(at),
                     static_cast<std::uint32_t>(markup.markup().size())};
  slot.is_placed = true;
}

const PageText* PageTexts::find(EntryId id) const {
  const Slot& slot = slots_[static_cast<std::size_t>(id)];
  return slot.is_placed ? &slot.text : nullptr;
}

RecordingHooks::RecordingHooks(markdown::Hooks& asked, const markdown::Document& document,
                               TextAnswers& answers)
    : asked_(asked), answers_(answers) {
  answers.links.resize(document.links().size());
  answers.images.resize(document.images().size());
  answers.blocks.resize(document.blocks().size());
  answers.references.resize(document.references().size());
  answers.openings.resize(document.callouts().size());
  answers.closings.resize(document.callouts().size());
}

std::string RecordingHooks::link(std::size_t i) {
  return answers_.links[i].url = asked_.link(i);
}

std::string RecordingHooks::link_note(std::size_t i) {
  return answers_.links[i].note = asked_.link_note(i);
}

markdown::ImageTarget RecordingHooks::image(std::size_t i) {
  return answers_.images[i] = asked_.image(i);
}

void RecordingHooks::block(std::size_t i, html::Writer& out) {
  note(answers_.blocks[i], out, [&] { asked_.block(i, out); });
}

void RecordingHooks::reference(std::size_t i, html::Writer& out) {
  note(answers_.references[i], out, [&] { asked_.reference(i, out); });
}

void RecordingHooks::open_callout(std::size_t i, html::Writer& out) {
  note(answers_.openings[i], out, [&] { asked_.open_callout(i, out); });
}

void RecordingHooks::close_callout(std::size_t i, html::Writer& out) {
  note(answers_.closings[i], out, [&] { asked_.close_callout(i, out); });
}

}  // namespace pier
