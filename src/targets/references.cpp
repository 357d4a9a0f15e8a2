#include "targets/references.h"

#include <algorithm>
#include <optional>

#include "base/site_path.h"
#include "base/text.h"
#include "html/scanner.h"

namespace pier::targets {

namespace {

constexpr std::string_view kIndexName = "index.html";

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

/// RFC 3986, section 2.1; what is no escape stays.
std::string without_escapes(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '%' && i + 2 < text.size();
    const auto high = is_escape ? hex_digit(text[i + 1]) : std::nullopt;
    const auto low = is_escape ? hex_digit(text[i + 2]) : std::nullopt;
    if (high && low) {
      plain += static_cast<char>(*high * 16 + *low);
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

bool leads_elsewhere(std::string_view address) {
  if (address.starts_with("//")) return true;
  const std::size_t end = address.find_first_of(":/?#");
  return end != std::string_view::npos && address[end] == ':';
}

/// Gathers addresses of one page.
class ReferenceList {
 public:
  ReferenceList(std::string_view page, std::string_view base_path)
      : folder_(folder_of(page)), base_path_(base_path) {}

  void add(std::string_view escaped) {
    std::string text = html::unescape(escaped);
    std::string_view address = trim(text);
    if (leads_elsewhere(address)) return;
    address = address.substr(0, address.find_first_of("?#"));
    if (address.empty()) return;
    if (address.front() == '/') {
      if (!address.starts_with(base_path_)) return;
      address.remove_prefix(base_path_.size());
      if (address.empty() || address.front() != '/') return;
      address.remove_prefix(1);
      add_path(SitePath(), without_escapes(address));
    } else {
      add_path(folder_, without_escapes(address));
    }
  }

  /// "a.png 1x, b.png 2x"
  void add_set(std::string_view candidates) {
    for (const std::string_view candidate : split(candidates, ',')) {
      const std::string_view plain = trim(candidate);
      add(plain.substr(0, plain.find(' ')));
    }
  }

  /// "0; url=/new/"
  void add_refresh(std::string_view content) {
    const std::size_t begin = ascii_lower(content).find("url=");
    if (begin != std::string::npos) add(content.substr(begin + 4));
  }

  std::vector<std::string> take() {
    std::sort(paths_.begin(), paths_.end());
    paths_.erase(std::unique(paths_.begin(), paths_.end()), paths_.end());
    return std::move(paths_);
  }

 private:
  static SitePath folder_of(std::string_view page) {
    const auto path = SitePath::parse(page);
    return path ? path->parent() : SitePath();
  }

  void add_path(const SitePath& folder, const std::string& relative) {
    const bool is_folder = relative.empty() || relative.ends_with('/');
    const std::string bare =
        is_folder && !relative.empty() ? relative.substr(0, relative.size() - 1) : relative;
    const auto path = bare.empty() ? std::optional(folder) : resolve(folder, bare);
    if (!path) return;
    const std::string above = path->empty() ? std::string() : path->text() + "/";
    if (!is_folder) paths_.push_back(path->text());
    paths_.push_back(above + std::string(kIndexName));
  }

  SitePath folder_;
  std::string_view base_path_;
  std::vector<std::string> paths_;
};

}  // namespace

std::vector<std::string> references_of(std::string_view html, std::string_view path,
                                       std::string_view base_path) {
  html::Scan scan;
  html::scan(html, scan);
  ReferenceList list(path, base_path);
  for (const html::Element& element : scan.elements) {
    const bool is_refresh =
        element.tag == "meta" && ascii_lower(scan.value(element, "http-equiv")) == "refresh";
    for (const html::Attribute& attribute : scan.attributes_of(element)) {
      if (is_one_of(attribute.name, {"href", "src", "poster", "data", "action"})) {
        list.add(attribute.value);
      } else if (attribute.name == "srcset" || attribute.name == "imagesrcset") {
        list.add_set(attribute.value);
      } else if (is_refresh && attribute.name == "content") {
        list.add_refresh(attribute.value);
      }
    }
  }
  return list.take();
}

}  // namespace pier::targets
