#include "build/texts.h"

#include "base/bytes_writer.h"

namespace pier {

namespace {

void write_piece(const TextPiece& piece, BytesWriter& to) {
  to.number(piece.begin);
  to.number(piece.size);
}

TextPiece read_piece(BytesReader& from) {
  const auto begin = static_cast<std::uint32_t>(from.number());
  return {begin, static_cast<std::uint32_t>(from.number())};
}

void write_pieces(const std::vector<TextPiece>& pieces, BytesWriter& to) {
  to.number(pieces.size());
  for (const TextPiece& piece : pieces) write_piece(piece, to);
}

std::vector<TextPiece> read_pieces(BytesReader& from) {
  std::vector<TextPiece> pieces(from.count());
  for (TextPiece& piece : pieces) piece = read_piece(from);
  return pieces;
}

std::optional<KnownText> read_text_record(std::string_view bytes) {
  BytesReader from(bytes);
  KnownText known;
  known.page = from.text();
  known.digest = from.digest();
  known.text.frame = from.digest();
  known.text.place = read_piece(from);
  TextAnswers& answers = known.text.answers;
  answers.links.resize(from.count());
  for (TextAnswers::Link& link : answers.links) {
    link.url = from.text();
    link.note = from.text();
  }
  answers.images.resize(from.count());
  for (markdown::ImageTarget& image : answers.images) {
    image.url = from.text();
    image.width = static_cast<unsigned>(from.number());
    image.height = static_cast<unsigned>(from.number());
  }
  answers.blocks = read_pieces(from);
  answers.references = read_pieces(from);
  answers.openings = read_pieces(from);
  answers.closings = read_pieces(from);
  if (!from.is_good() || !from.at_end()) return std::nullopt;
  return known;
}

}  // namespace

std::string text_record(std::string_view page, const Digest& digest, const PageText& text) {
  BytesWriter to;
  const TextAnswers& answers = text.answers;
  to.text(page);
  to.digest(digest);
  to.digest(text.frame);
  write_piece(text.place, to);
  to.number(answers.links.size());
  for (const TextAnswers::Link& link : answers.links) {
    to.text(link.url);
    to.text(link.note);
  }
  to.number(answers.images.size());
  for (const markdown::ImageTarget& image : answers.images) {
    to.text(image.url);
    to.number(image.width);
    to.number(image.height);
  }
  write_pieces(answers.blocks, to);
  write_pieces(answers.references, to);
  write_pieces(answers.openings, to);
  write_pieces(answers.closings, to);
  return to.take();
}

Texts::Texts(const std::vector<Record>& records) {
  BytesWriter all;
  for (const Record& record : records) {
    all.text(record.source);
    all.text(record.bytes);
  }
  owned_ = all.take();
}

Texts Texts::of(std::string_view bytes) {
  Texts texts;
  texts.view_ = bytes;
  return texts;
}

std::optional<KnownText> Texts::find(std::string_view source) const {
  BytesReader from(bytes());
  while (from.is_good() && !from.at_end()) {
    const bool is_it = from.text() == source;
    const std::string_view record = from.text();
    if (is_it && from.is_good()) return read_text_record(record);
  }
  return std::nullopt;
}

void Texts::set(std::string_view source, const KnownText& text) {
  const std::string_view all = bytes();
  BytesReader from(all);
  while (from.is_good() && !from.at_end()) {
    const bool is_it = from.text() == source;
    const std::size_t begin = all.size() - from.left();
    from.text();
    if (!is_it || !from.is_good()) continue;
    BytesWriter record;
    record.text(text_record(text.page, text.digest, text.text));
    std::string changed;
    changed.reserve(all.size() + record.view().size());
    changed.append(all.substr(0, begin)).append(record.view());
    changed.append(all.substr(all.size() - from.left()));
    owned_ = std::move(changed);
    return;
  }
}

}  // namespace pier
