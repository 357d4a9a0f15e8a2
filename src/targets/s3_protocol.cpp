#include "targets/s3_protocol.h"

#include <charconv>

#include "base/text.h"
#include "html/escape.h"
#include "html/scanner.h"
#include "targets/plan.h"

namespace pier::targets {

namespace {

std::string escaped_but(std::string_view text, std::string_view kept) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (ascii_is_alpha(c) || ascii_is_digit(c) || kept.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0xFU];
  }
  return out;
}

/// Takes one element after the other of a name from XML that has no attributes in it.
class XmlElements {
 public:
  XmlElements(std::string_view xml, std::string_view name)
      : rest_(xml), open_("<" + std::string(name) + ">"), close_("</" + std::string(name) + ">") {}

  std::optional<std::string_view> next() {
    const std::size_t begin = rest_.find(open_);
    if (begin == std::string_view::npos) return std::nullopt;
    const std::size_t end = rest_.find(close_, begin);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inner = rest_.substr(begin + open_.size(), end - begin - open_.size());
    rest_.remove_prefix(end + close_.size());
    return inner;
  }

 private:
  std::string_view rest_;
  std::string open_, close_;
};

std::string xml_text(std::string_view xml, std::string_view name) {
  const auto inner = XmlElements(xml, name).next();
  return inner ? html::unescape(replace_all(*inner, "&apos;", "'")) : std::string();
}

}  // namespace

std::string escaped_key(std::string_view key) {
  return escaped_but(key, "-._~/");
}

std::string escaped_value(std::string_view value) {
  return escaped_but(value, "-._~");
}

std::optional<ListPage> read_list_page(std::string_view xml) {
  if (xml.find("<ListBucketResult") == std::string_view::npos ||
      xml.find("</ListBucketResult>") == std::string_view::npos) {
    return std::nullopt;
  }
  ListPage page;
  XmlElements contents(xml, "Contents");
  while (const auto object = contents.next()) {
    StoredObject stored{xml_text(*object, "Key"), 0, xml_text(*object, "ETag")};
    const std::string size = xml_text(*object, "Size");
    const char* const end = size.data() + size.size();
    const auto [stop, error] = std::from_chars(size.data(), end, stored.size);
    if (error != std::errc{} || stop != end || stored.key.empty()) return std::nullopt;
    std::erase(stored.etag, '"');
    page.objects.push_back(std::move(stored));
  }
  if (xml_text(xml, "IsTruncated") == "true") {
    page.next = xml_text(xml, "NextContinuationToken");
    if (page.next.empty()) return std::nullopt;
  }
  return page;
}

std::string delete_request(std::span<const std::string> keys) {
  std::string xml = "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Quiet>true</Quiet>";
  for (const std::string& key : keys) {
    xml += "<Object><Key>";
    html::append_escaped(xml, key, html::Context::text);
    xml += "</Key></Object>";
  }
  return xml + "</Delete>";
}

bool is_all_deleted(std::string_view xml) {
  return xml.find("<DeleteResult") != std::string_view::npos &&
         xml.find("<Error") == std::string_view::npos;
}

std::string error_code(std::string_view xml) {
  const auto error = XmlElements(xml, "Error").next();
  if (!error) return {};
  std::string code = xml_text(*error, "Code");
  // It is shown to people: a word, not whatever somebody sends.
  for (const char c : code) {
    if (!ascii_is_alpha(c)) return {};
  }
  return code;
}

std::string_view cache_control(std::string_view path) {
  if (path.starts_with(".pier/")) return "no-store";
  if (is_named_by_digest(path)) return "public, max-age=31536000, immutable";
  // A wrong phone number is gone a minute after it was corrected.
  return "public, max-age=60";
}

}  // namespace pier::targets
