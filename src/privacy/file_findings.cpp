#include "privacy/file_findings.h"

#include <algorithm>
#include <iterator>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "privacy/characters.h"
#include "privacy/pdf.h"
#include "privacy/picture.h"

namespace pier::privacy {

namespace {

/// Attributes that people or machines read as text. Those that place and shape a drawing are left
/// out: they are most of a page with charts, and nothing but numbers.
bool has_words_for_people(std::string_view name) {
  switch (name.size()) {
    case 2:
      return is_word(name, "id");
    case 3:
      return is_word(name, "alt") || is_word(name, "src") || is_word(name, "for");
    case 4:
      return is_word(name, "href") || is_word(name, "name") || is_word(name, "cite");
    case 5:
      return is_word(name, "title") || is_word(name, "value") || is_word(name, "label");
    case 6:
      return is_word(name, "action") || is_word(name, "srcset") || begins_with(name, "data-");
    default:
      return begins_with(name, "aria-") || begins_with(name, "data-") || is_word(name, "content") ||
             is_word(name, "summary") || is_word(name, "datetime") || is_word(name, "download") ||
             is_word(name, "placeholder");
  }
}

bool is_address(std::string_view name) {
  return is_word(name, "href") || is_word(name, "src") || is_word(name, "srcset") ||
         is_word(name, "action") || is_word(name, "download");
}

constexpr ByteSet kMayTellInAttribute = [] {
  ByteSet bytes{'@', '\\'};
  bytes.add_range('0', '9');
  bytes.add_range(0x80, 0xFF);
  return bytes;
}();

/// Most attributes hold nothing that a detector would stop at.
bool may_hold_finding(std::string_view value, const WatchList& names) {
  if (!names.empty()) return !value.empty();
  return kMayTellInAttribute.find_in(value) < value.size() ||
         value.find(".com/") != std::string_view::npos;
}

void append(std::vector<Finding> found, std::size_t offset, std::vector<Finding>& to) {
  for (Finding& finding : found) {
    finding.begin += offset;
    finding.end += offset;
    to.push_back(std::move(finding));
  }
}

void look_at_attribute(const html::Attribute& attribute, std::string_view markup,
                       const WatchList& names, CleanTexts* clean, std::vector<Finding>& found) {
  if (!has_words_for_people(attribute.name) || !may_hold_finding(attribute.value, names)) return;
  const bool address = is_address(attribute.name);
  const std::string_view value = attribute.value;
  const std::size_t offset = static_cast<std::size_t>(value.data() - markup.data());
  Reading reading = read_text(value, address ? Escapes::percent : Escapes::html);
  reading.is_address = address;
  append(find(reading, value, names, clean), offset, found);
}

void look_at_comments(std::string_view markup, const WatchList& names,
                      std::vector<Finding>& found) {
  // By the exclamation mark, which is rare, and not by the bracket, which is not.
  for (std::size_t mark = markup.find("!--"); mark != std::string_view::npos;
       mark = markup.find("!--", mark + 3)) {
    const std::size_t at = mark - std::min<std::size_t>(mark, 1);
    if (markup[at] != '<') continue;
    const std::size_t end = std::min(markup.find("-->", at), markup.size());
    const std::string_view comment = markup.substr(at, end - at);
    append(find(read_text(comment, Escapes::html), comment, names), at, found);
  }
}

std::vector<Finding> find_in_xml(std::string_view bytes, const WatchList& names) {
  html::Scan scan;
  html::scan(bytes, scan);
  return find_in_markup(scan, names);
}

/// What begins with these bytes is no picture, text or PDF, whatever its name says.
FileFindings other_kind(std::string_view bytes) {
  const bool is_archive = bytes.starts_with("PK\x03\x04") || bytes.starts_with("7z\xBC\xAF") ||
                          bytes.starts_with("Rar!") || bytes.starts_with("\x1F\x8B");
  const bool is_office = bytes.starts_with("\xD0\xCF\x11\xE0") || bytes.starts_with("{\\rtf");
  const bool is_photo = bytes.starts_with(std::string_view("II*\0", 4)) ||
                        bytes.starts_with(std::string_view("MM\0*", 4)) ||
                        bytes.substr(0, 11).ends_with("ftyphei") ||
                        bytes.substr(0, 11).ends_with("ftypmif");
  FileFindings result;
  if (is_archive || is_office) {
    result.problems.push_back({"file-type",
                               "this is an archive or an office file under another name",
                               "publish words as a page, figures as .csv, or a .pdf made from it"});
  } else if (is_photo) {
    result.problems.push_back({"file-type", "this is a photo of another kind than its name says",
                               "save it as .jpg, .png or .webp without information about the "
                               "picture"});
  }
  return result;
}

}  // namespace

std::vector<Finding> find_in_markup(const html::Scan& scan, const WatchList& names,
                                    CleanTexts* clean) {
  std::vector<Finding> found =
      find(names.empty() ? read_page_to_detect(scan) : read_page(scan), scan.markup, names, clean);
  for (const html::Attribute& attribute : scan.attributes) {
    look_at_attribute(attribute, scan.markup, names, clean, found);
  }
  look_at_comments(scan.markup, names, found);
  for (const html::Element& element : scan.elements) {
    if (element.code != html::tag_code("script") && element.code != html::tag_code("style"))
      continue;
    const std::string_view inner = scan.inner(element);
    append(find(read_text(inner, Escapes::json), inner, names), element.content, found);
  }
  return found;
}

std::vector<Finding> find_in_path(std::string_view path, const WatchList& names) {
  Reading reading = read_text(path, Escapes::percent);
  reading.is_address = true;
  return find(reading, path, names);
}

FileFindings look_at_file(std::string_view extension, std::string_view bytes,
                          const WatchList& names) {
  const std::string kind = ascii_lower(extension);
  if (is_one_of(kind, {".woff", ".woff2", ".ico", ".gif", ".gz", ".mp4"})) return {};
  if (FileFindings other = other_kind(bytes); !other.problems.empty()) return other;
  if (is_one_of(kind, {".jpg", ".jpeg", ".png", ".webp"})) return look_at_picture(bytes, names);
  if (kind == ".pdf") return look_at_pdf(bytes, names);
  if (is_one_of(kind, {".html", ".xml", ".svg"})) return {find_in_xml(bytes, names), {}};
  if (kind == ".ics") return {find(read_icalendar(bytes), bytes, names), {}};
  const bool is_json = is_one_of(kind, {".json", ".js", ".mjs", ".webmanifest", ".jsonld"});
  return {find(read_text(bytes, is_json ? Escapes::json : Escapes::none), bytes, names), {}};
}

}  // namespace pier::privacy
