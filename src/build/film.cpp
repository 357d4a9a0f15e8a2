#include "build/film.h"

#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

struct Box {
  std::string_view kind;
  std::string_view content;
};

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

/// Takes the first box off `bytes`; none when they begin with no whole one.
std::optional<Box> take_box(std::string_view& bytes) {
  constexpr std::size_t kHead = 8, kLongHead = 16;
  if (bytes.size() < kHead) return std::nullopt;
  std::size_t head = kHead;
  std::uint64_t size = number_at(bytes, 0, 4);
  const std::string_view kind = bytes.substr(4, 4);
  if (size == 1) {
    if (bytes.size() < kLongHead) return std::nullopt;
    size = number_at(bytes, 8, 8);
    head = kLongHead;
  } else if (size == 0) {
    size = bytes.size();  // to the end of the file
  }
  if (size < head || size > bytes.size()) return std::nullopt;
  const auto whole = static_cast<std::size_t>(size);
  const Box box{kind, bytes.substr(head, whole - head)};
  bytes.remove_prefix(whole);
  return box;
}

/// Whether a list of items says nothing but which program wrote the file ("©too").
bool names_program_only(std::string_view items) {
  while (!items.empty()) {
    const auto item = take_box(items);
    if (!item || item->kind != "\xA9too") return false;
  }
  return true;
}

/// Whether `meta` (with four bytes of version and flags) holds nothing about people.
bool is_harmless_meta(std::string_view meta) {
  if (meta.size() < 4) return false;
  meta.remove_prefix(4);
  while (!meta.empty()) {
    const auto box = take_box(meta);
    if (!box) return false;
    if (box->kind == "ilst" && !names_program_only(box->content)) return false;
    if (!is_one_of(box->kind, {"hdlr", "ilst", "free"})) return false;
  }
  return true;
}

bool is_harmless_user_data(std::string_view data) {
  // A list of boxes may end with four zero bytes.
  while (data.size() > 4) {
    const auto box = take_box(data);
    if (!box || box->kind != "meta" || !is_harmless_meta(box->content)) return false;
  }
  return true;
}

constexpr std::string_view kCarries = "it carries words besides its pictures and sound";

/// Looks through the boxes of a film, and those of its tracks and pieces, which stand at most so
/// many boxes deep: moov, trak, mdia.
std::string fault_of_boxes(std::string_view boxes, int deepest = 3) {
  while (!boxes.empty()) {
    const auto box = take_box(boxes);
    if (!box) return "it is cut off or damaged";
    const bool carries = box->kind == "uuid" ||
                         (box->kind == "meta" && !is_harmless_meta(box->content)) ||
                         (box->kind == "udta" && !is_harmless_user_data(box->content));
    if (carries) return std::string(kCarries);
    if (!is_one_of(box->kind, {"moov", "trak", "mdia", "moof", "traf"})) continue;
    if (deepest == 0) return "its parts stand too deep in each other";
    std::string fault = fault_of_boxes(box->content, deepest - 1);
    if (!fault.empty()) return fault;
  }
  return {};
}

}  // namespace

std::string fault_of_film(std::string_view bytes) {
  if (bytes.size() < 8 || bytes.substr(4, 4) != "ftyp") return "it is no film of the kind .mp4";
  return fault_of_boxes(bytes);
}

}  // namespace pier
