#include "federation/read_catalogue.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/text.h"
#include "base/utf8.h"
#include "federation/canonical.h"
#include "value/json_reader.h"

namespace pier::federation {

namespace {

constexpr std::string_view kScheme = "https://";
/// Who reads twenty messages of one file knows that the file is not to be mended by hand.
constexpr std::size_t kMostFaults = 20;
constexpr std::string_view kCure =
    "do not mend it by hand: take the last good copy back, and tell those whose catalogue it is";

constexpr std::string_view kCureOfNewer =
    "take the last good copy back, and ask for a newer edition of this program";

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= kLongestId &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || ascii_is_digit(c) || c == '-' || c == '/' || c == '.';
         });
}

/// Whether there is a character that can be seen or heard: a link of spaces has no name.
bool says_something(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = decode_utf8(text, at);
    const bool is_space = code <= 0x20 || code == 0xA0 || code == 0xAD || code == 0x180E ||
                          (code >= 0x2000 && code <= 0x200F) ||
                          (code >= 0x2028 && code <= 0x202F) ||
                          (code >= 0x205F && code <= 0x206F) || code == 0x3000;
    if (!is_space) return true;
  }
  return false;
}

/// What no text of a catalogue may hold; "" when it is plain.
std::string_view fault_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<' && at + 1 < text.size()) {
      const char next = text[at + 1];
      // What begins a tag, a comment or an instruction (HTML, 13.2.5.6).
      if (ascii_is_alpha(next) || next == '/' || next == '!' || next == '?') return "markup";
    }
    const char32_t code = decode_utf8(text, at);
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return "a control character";
    if (is_bidi_control(code) || code == 0x2028 || code == 0x2029 || code == 0xFEFF) {
      return "an invisible character";
    }
  }
  return {};
}

/// Characters of an address (RFC 3986) without those that could end it where it is shown.
bool is_address_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c > 0x20 && c < 0x7F &&
           std::string_view("\"'<>\\^`{|}").find(c) == std::string_view::npos;
  });
}

/// Whether there is a number that programs do not all write alike: one that is not whole, or has
/// more digits than those of JavaScript keep (RFC 7493, 2.2).
bool has_doubtful_number(const Value& value) {
  constexpr std::int64_t kLargest = (std::int64_t{1} << 53) - 1;
  if (value.is_double()) return true;
  if (value.is_integer()) return value.as_integer() > kLargest || value.as_integer() < -kLargest;
  if (value.is_list()) {
    return std::any_of(value.as_list().begin(), value.as_list().end(), has_doubtful_number);
  }
  return value.is_map() &&
         std::any_of(value.as_map().begin(), value.as_map().end(),
                     [](const Member& member) { return has_doubtful_number(member.value); });
}

class Reader {
 public:
  Reader(std::string_view host, Diagnostics& diagnostics)
      : base_(fmt::format("{}{}/", kScheme, host)), diagnostics_(diagnostics) {}

  Catalogue run(const Value& root) {
    Catalogue catalogue;
    if (!check_form(root)) return {};
    if (const Value* publisher = part(root, "publisher", true); publisher != nullptr) {
      catalogue.publisher = text(*publisher, "name", kLongestTitle, true);
    }
    each(root, "reviews", [&](const Value& item) { catalogue.reviews.push_back(review(item)); });
    each(root, "briefings",
         [&](const Value& item) { catalogue.briefings.push_back(briefing(item)); });
    each(root, "procedures",
         [&](const Value& item) { catalogue.procedures.push_back(procedure(item)); });
    // What this site does not show of them is held to the same rules.
    each(root, "recommendations", [&](const Value& item) { address(item, "url"); });
    each(root, "indicators", [&](const Value& item) { address(item, "url"); });
    return catalogue;
  }

 private:
  void fault(Span at, std::string message, std::string_view cure = kCure) {
    ++faults_;
    if (faults_ > kMostFaults) return;
    diagnostics_.report("neighbour-catalogue", at, std::move(message), std::string(cure));
  }
  bool is_over() const { return faults_ >= kMostFaults; }

  bool check_form(const Value& root) {
    if (!root.is_map()) {
      fault(root.span, "this is no catalogue: it is no group of names");
      return false;
    }
    const Value* format = root.find("format");
    if (format == nullptr || !format->is_text() || format->as_text() != kFormat) {
      fault(format == nullptr ? root.span : format->span,
            fmt::format("this is no catalogue: `format` is not `{}`", kFormat));
      return false;
    }
    const Value* version = root.find("version");
    if (version != nullptr && version->is_integer() && version->as_integer() > kVersion) {
      fault(version->span,
            fmt::format("the catalogue has the form {}, and this program knows {}",
                        version->as_integer(), kVersion),
            kCureOfNewer);
      return false;
    }
    if (version == nullptr || !version->is_integer() || version->as_integer() != kVersion) {
      fault(version == nullptr ? root.span : version->span,
            fmt::format("the catalogue has a form that this program does not know: `version` is "
                        "not {}",
                        kVersion));
      return false;
    }
    return true;
  }

  const Value* part(const Value& of, std::string_view name, bool required) {
    const Value* value = of.find(name);
    if (value == nullptr) {
      if (required) fault(of.span, fmt::format("`{}` is missing", name));
      return nullptr;
    }
    if (value->is_map()) return value;
    fault(value->span, fmt::format("`{}` is {}, not a group of names", name, value->describe()));
    return nullptr;
  }

  const List& list(const Value& of, std::string_view name, std::size_t most, bool required) {
    static const List kNothing;
    const Value* value = of.find(name);
    if (value == nullptr) {
      if (required) fault(of.span, fmt::format("`{}` is missing", name));
      return kNothing;
    }
    if (!value->is_list()) {
      fault(value->span, fmt::format("`{}` is {}, not a list", name, value->describe()));
      return kNothing;
    }
    if (value->as_list().size() > most) {
      fault(value->span,
            fmt::format("`{}` has {} items, and may have {}", name, value->as_list().size(), most));
      return kNothing;
    }
    return value->as_list();
  }

  /// Calls `take` for each item of a section whose id and digest are right.
  template <typename Take>
  void each(const Value& root, std::string_view section, const Take& take) {
    std::map<std::string_view, Span> seen;
    for (const Value& item : list(root, section, kMostItems, true)) {
      if (is_over()) return;
      if (!item.is_map()) {
        fault(item.span, fmt::format("an item of `{}` is {}", section, item.describe()));
        continue;
      }
      const Value* id = item.find("id");
      if (id == nullptr || !id->is_text() || !is_id(id->as_text())) {
        fault(
            id == nullptr ? item.span : id->span,
            fmt::format("an item of `{}` has no id of small letters, digits and hyphens", section));
        continue;
      }
      if (!seen.emplace(id->as_text(), id->span).second) {
        fault(id->span, fmt::format("two items of `{}` have the id `{}`", section, id->as_text()));
        continue;
      }
      if (check_digest(item)) take(item);
    }
  }

  bool check_digest(const Value& item) {
    const Value* digest = item.find(kDigestMember);
    if (digest == nullptr || !digest->is_text() || !is_sha256_hex(digest->as_text())) {
      fault(digest == nullptr ? item.span : digest->span,
            fmt::format("`{}` has no digest (SHA-256)", item.find("id")->as_text()));
      return false;
    }
    if (has_doubtful_number(item)) {
      fault(item.span, fmt::format("`{}` has a number that is not whole, or of more than 15 digits",
                                   item.find("id")->as_text()));
      return false;
    }
    if (digest_of_item(item) == digest->as_text()) return true;
    fault(digest->span, fmt::format("the digest of `{}` is not that of its words: the catalogue "
                                    "was changed after it was made",
                                    item.find("id")->as_text()));
    return false;
  }

  std::string text(const Value& of, std::string_view name, std::size_t longest, bool required) {
    const Value* value = of.find(name);
    if (value == nullptr) {
      if (required) fault(of.span, fmt::format("`{}` is missing", name));
      return {};
    }
    if (!value->is_text()) {
      fault(value->span, fmt::format("`{}` is {}, not a text", name, value->describe()));
      return {};
    }
    const std::string& words = value->as_text();
    if (required && !says_something(words)) {
      fault(value->span, fmt::format("`{}` is empty", name));
    } else if (words.size() > longest && count_code_points(words) > longest) {
      fault(value->span, fmt::format("`{}` is longer than {} characters", name, longest));
    } else if (const std::string_view bad = fault_in(words); !bad.empty()) {
      fault(value->span, fmt::format("`{}` has {} in it", name, bad));
    } else {
      return words;
    }
    return {};
  }

  std::string address(const Value& of, std::string_view name) {
    const Value* value = of.find(name);
    if (value == nullptr || !value->is_text()) {
      fault(value == nullptr ? of.span : value->span, fmt::format("`{}` is no address", name));
      return {};
    }
    const std::string& url = value->as_text();
    if (url.size() > kLongestUrl) {
      fault(value->span, fmt::format("`{}` is longer than {} characters", name, kLongestUrl));
    } else if (!url.starts_with(base_) || !is_address_text(url)) {
      fault(value->span,
            fmt::format("`{}` does not lead to {}, whose catalogue it is", name, base_));
    } else {
      return url;
    }
    return {};
  }

  std::optional<Date> day(const Value& of, std::string_view name, bool required) {
    const Value* value = of.find(name);
    if (value == nullptr && !required) return std::nullopt;
    const auto date =
        value != nullptr && value->is_text() ? Date::parse(value->as_text()) : std::nullopt;
    if (!date) {
      fault(value == nullptr ? of.span : value->span,
            fmt::format("`{}` is no day such as 2026-06-04", name));
    }
    return date;
  }

  bool flag(const Value& of, std::string_view name) {
    const Value* value = of.find(name);
    if (value == nullptr) return false;
    if (!value->is_bool()) fault(value->span, fmt::format("`{}` is not true or false", name));
    return value->is_bool() && value->as_bool();
  }

  std::vector<Named> names(const Value& of, std::string_view name) {
    std::vector<Named> all;
    for (const Value& one : list(of, name, kMostNames, false)) {
      const Value* id = one.find("id");
      if (id == nullptr || !id->is_text() || !is_id(id->as_text())) {
        fault(one.span, fmt::format("one of `{}` has no id", name));
        continue;
      }
      all.push_back({id->as_text(), text(one, "name", kLongestTitle, true)});
    }
    return all;
  }

  /// Where `value` stands among `count` texts; reports when it is none of them.
  template <typename TextAt>
  std::optional<std::size_t> choice(const Value& of, std::string_view name, std::size_t count,
                                    bool required, const TextAt& text_at) {
    const Value* value = of.find(name);
    if (value == nullptr && !required) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
      if (value != nullptr && value->is_text() && value->as_text() == text_at(i)) return i;
    }
    fault(value == nullptr ? of.span : value->span,
          fmt::format("`{}` is none of the words that it may be", name));
    return std::nullopt;
  }

  void read_item(const Value& of, Item& item) {
    item.id = of.find("id")->as_text();
    item.title = text(of, "title", kLongestTitle, true);
    item.summary = text(of, "summary", kLongestText, false);
    item.url = address(of, "url");
    item.themes = names(of, "themes");
    item.abuse = names(of, "abuse");
    item.published = day(of, "published", true);
    if (item.published && item.published->year() < kFirstYear) {
      fault(of.find("published")->span, fmt::format("`published` is before {}", kFirstYear));
    }
    item.public_until = day(of, "public_until", false);
    item.exit = flag(of, "exit");
    item.discreet = flag(of, "discreet");
  }

  CatalogueReview review(const Value& of) {
    CatalogueReview review;
    read_item(of, review);
    const auto kind = choice(of, "kind", learning::kKindCount, true,
                             [](std::size_t i) { return learning::kinds()[i].id; });
    if (kind) review.kind = static_cast<learning::Kind>(*kind);
    review.age_band = choice(of, "age", learning::kAgeBandCount, false,
                             [](std::size_t i) { return learning::age_bands()[i].slug; });
    review.agencies = names(of, "agencies");
    review.is_example = flag(of, "example");
    return review;
  }

  CatalogueBriefing briefing(const Value& of) {
    CatalogueBriefing briefing;
    read_item(of, briefing);
    constexpr std::size_t kAudiences = 3;
    const auto audience = choice(of, "audience", kAudiences, true, [](std::size_t i) {
      return learning::id_of(static_cast<learning::Audience>(i));
    });
    if (audience) briefing.audience = static_cast<learning::Audience>(*audience);
    return briefing;
  }

  CatalogueProcedure procedure(const Value& of) {
    CatalogueProcedure procedure;
    procedure.id = of.find("id")->as_text();
    procedure.title = text(of, "title", kLongestTitle, true);
    procedure.url = address(of, "url");
    procedure.span = of.span;
    const Value* source = part(of, "text", true);
    if (source == nullptr) return procedure;
    procedure.text_url = address(*source, "url");
    const Value* digest = source->find(kDigestMember);
    if (digest != nullptr && digest->is_text() && is_sha256_hex(digest->as_text())) {
      procedure.text_sha256 = digest->as_text();
    } else {
      fault(source->span, fmt::format("the text of `{}` has no digest (SHA-256)", procedure.id));
    }
    return procedure;
  }

  /// "https://host/".
  std::string base_;
  Diagnostics& diagnostics_;
  std::size_t faults_ = 0;
};

}  // namespace

std::string host_of(std::string_view address) {
  if (!address.starts_with(kScheme)) return {};
  address.remove_prefix(kScheme.size());
  std::string host = ascii_lower(address.substr(0, address.find_first_of("/?#")));
  const std::string_view name = std::string_view(host).substr(0, host.find(':'));
  const bool is_plain = std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || ascii_is_digit(c) || c == '-' || c == '.' || c == ':';
  });
  const bool has_letter = std::any_of(name.begin(), name.end(), ascii_is_alpha);
  return is_plain && has_letter ? host : std::string();
}

std::optional<Catalogue> read_catalogue(FileId file, std::string_view host,
                                        const SourceMap& sources, Diagnostics& diagnostics) {
  Diagnostics found;
  const Value root = read_json(sources.whole(file), sources, found);
  if (found.has_errors()) {
    const Span place = found.all().empty() ? sources.whole(file) : found.all().front().span;
    diagnostics.merge(std::move(found));
    diagnostics.report("neighbour-catalogue", place, "the catalogue cannot be read",
                       std::string(kCure));
    return std::nullopt;
  }
  Catalogue catalogue = Reader(host, found).run(root);
  const bool is_right = !found.has_errors();
  diagnostics.merge(std::move(found));
  return is_right ? std::optional(std::move(catalogue)) : std::nullopt;
}

std::string faults_of_catalogue(std::string bytes, std::string_view address) {
  const std::string host = host_of(address);
  if (host.empty()) return "the address is no https address with the name of a host";
  if (bytes.size() > kMostBytes) return "it has more than 20 MB";
  if (first_bad_utf8(bytes)) return "it is not UTF-8";
  SourceMap sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("catalogue.json", std::move(bytes));
  std::ignore = read_catalogue(file, host, sources, diagnostics);
  std::string lines;
  for (const Diagnostic& fault : diagnostics.all()) {
    if (!fault.is_error()) continue;
    if (!lines.empty()) lines += '\n';
    lines += fmt::format("line {}: {}", sources.place(file, fault.span.begin).line, fault.message);
  }
  return lines;
}

}  // namespace pier::federation
