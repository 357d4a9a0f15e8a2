// Whatever a person writes, and wherever: it is refused, or it means itself. A site with hostile
// texts has exactly the elements and attributes of the same site with harmless ones.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "base/text.h"
#include "diagnostics/render.h"
#include "html/scanner.h"
#include "property/rich_site.h"
#include "support/temporary_folder.h"
#include "value/json_reader.h"

using namespace pier;
using test::Files;
using test::WrittenField;

namespace {

constexpr auto kHostile = std::to_array<std::string_view>({
    "\"",
    "'",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "\"onfocus=alert(1) x=\"",
    "`onfocus=alert(1)`",

    "<",
    ">",

    "</",
    "<!--",
    "-->",

    "<!",
    "<?x ?>",
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<SCRIPT SRC=//x.example>",
    "</title><script>alert(1)</script>",

    "</style>",
    "</main></body></html>",
    "\"><img src=x onerror=alert(1)>",
    "'><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg onload=alert(1)>",

    "<a href=javascript:alert(1)>x</a>",
    "<iframe srcdoc=x>",

    "<meta http-equiv=refresh content=0>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#x6a;avascript:alert(1)",

    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//x.example/",
    "\\\\x.example\\",
    "https://x.example@y.example/",
    "https://x.example/\"onclick=\"alert(1)",
    "/../../etc/passwd",
    "&",
    "&amp;",

    "&#60;script&#62;",
    "&#0;",
    "&unknown;",
    "&quot;",

    "]]>",
    "<![CDATA[x]]>",
    "{{ 7*7 }}",
    "{% if x %}",
    "{# x #}",
    "{contact mash}",

    "x\nEvil: header",
    "x\r\nEvil: header",
    "\\",
    "\\\"",
    "\u2028alert(1)",
    "\u00A0",
    "\uFEFFx",
    "日本語 é 😀",

    "\u200Bx",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)",

    "a\" always; add_header X \"",
});

/// What stands in a field before the hostile text, so that order and letters stay as they are.
std::string harmless(const std::string& field) {
  static const std::map<std::string, std::string> kOwn = {
      {"alias", "/old/"},
      {"contact_email", "team@seaby.example"},
      {"contact_phone", "01632 960101"},
      {"contact_link", "https://seaby.example/"},
      {"security_contact", "https://seaby.example/"},
      {"link_target", "index.md"},
      {"outside_target", "https://other.example/"},
      {"contact_argument", "mash"},
      {"term_argument", "MASH"},
      {"fence_info", "text"},
      {"code", "x"},
  };
  const auto own = kOwn.find(field);
  return own == kOwn.end() ? "The " + replace_all(field, "_", " ") + " " : own->second;
}

std::string in_yaml(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\r') {
      quoted += "\\r";
    } else if (c == '\t') {
      quoted += "\\t";
    } else {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
  }
  return quoted + "\"";
}

/// The site in which `hostile` stands in the fields that `chosen` names.
Files site_with(std::string_view hostile, const std::set<std::string>& chosen) {
  Files files = test::rich_site();
  for (auto& [path, text] : files) {
    if (!path.starts_with("content/") && !path.starts_with("data/")) continue;
    for (const WrittenField& field : test::written_fields()) {
      std::string value = harmless(field.name);
      if (chosen.contains(field.name)) value += hostile;
      while (!value.empty() && value.back() == ' ') value.pop_back();
      text = replace_all(text, "@@" + field.name + "@@", field.is_yaml ? in_yaml(value) : value);
    }
  }
  return files;
}

bool is_markup(std::string_view path) {
  return path.ends_with(".html") || path.ends_with(".xml");
}

/// How many lines a file has. A long one of a calendar goes on in the next, behind a space (RFC
/// 5545, 3.1).
std::size_t lines_of(const SitePath& path, std::string_view bytes) {
  const bool is_calendar = path.text().ends_with(".ics");
  std::size_t lines = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool goes_on = is_calendar && i + 1 < bytes.size() && bytes[i + 1] == ' ';
    if (bytes[i] == '\n' && !goes_on) ++lines;
  }
  return lines;
}

/// Elements with the names of their attributes, of all pages and feeds, one a line; and the number
/// of lines of what servers read.
std::string shape_of(const Output& output) {
  std::string shape;
  html::Scan scan;
  for (const auto& [path, artifact] : output.files()) {
    const std::string_view bytes = artifact.bytes.view();
    if (!is_markup(path.text())) {
      // The index of the search is cut where its words fill a part: see broken_index().
      const bool is_asset =
          path.text().starts_with("assets/") || path.text().starts_with("search/parts/");
      if (!is_asset) shape += path.text() + ' ' + std::to_string(lines_of(path, bytes)) + '\n';
      continue;
    }
    html::scan(bytes, scan);
    for (const html::Element& element : scan.elements) {
      shape += element.tag;
      for (const html::Attribute& attribute : scan.attributes_of(element)) {
        shape += ' ';
        shape += attribute.name;
      }
      shape += '\n';
    }
  }
  return shape;
}

/// Whether a text has these characters only.
bool is_of(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kDigits = "0123456789";

/// Whether each line of a part of the index is a term, where it stands, and what begins with it.
bool is_part_of_terms(std::string_view bytes) {
  if (!bytes.ends_with('\n')) return false;
  bytes.remove_suffix(1);
  const std::string stems = std::string(kLetters) + std::string(kDigits) + "~=+";
  const std::string places = stems + std::string(kCapitals) + "-_";
  const std::vector<std::string_view> lines = split(bytes, '\n');
  return std::all_of(lines.begin(), lines.end(), [&](std::string_view line) {
    const std::vector<std::string_view> parts = split(line, '\t');
    return (parts.size() == 2 || parts.size() == 3) && !parts[0].empty() &&
           is_of(parts[0], stems) && is_of(parts[1], places) &&
           (parts.size() == 2 || is_of(parts[2], stems + " ,|"));
  });
}

/// A file of the search's index that the client would misread; "" when there is none.
std::string broken_index(const Output& output) {
  const std::string words = std::string(kLetters) + std::string(kDigits) + std::string(kCapitals);
  for (const auto& [path, artifact] : output.files()) {
    const std::string& name = path.text();
    const std::string_view bytes = artifact.bytes.view();
    if (!name.starts_with("search/") || name.ends_with(".html")) continue;
    if (name.ends_with(".json")) {
      SourceMap map;
      Diagnostics diagnostics;
      const FileId file = map.add(name, std::string(bytes));
      read_json(map.whole(file), map, diagnostics);
      if (!diagnostics.all().empty()) return name;
    } else if (name.starts_with("search/parts/t")) {
      if (!is_part_of_terms(bytes)) return name;
    } else if (!is_of(bytes, words)) {
      return name;
    }
  }
  return {};
}

/// An address in a page that would run something; "" when there is none.
std::string running_address(const Output& output) {
  html::Scan scan;
  for (const auto& [path, artifact] : output.files()) {
    if (!path.text().ends_with(".html")) continue;
    html::scan(artifact.bytes.view(), scan);
    for (const html::Attribute& attribute : scan.attributes) {
      if (attribute.name != "href" && attribute.name != "src" && attribute.name != "action") {
        continue;
      }
      std::string address;
      for (const char c : ascii_lower(html::unescape(attribute.value))) {
        if (static_cast<unsigned char>(c) > 0x20) address += c;
      }
      for (const std::string_view scheme : {"javascript:", "data:", "vbscript:", "//"}) {
        if (address.starts_with(scheme)) return path.text() + ": " + std::string(attribute.value);
      }
    }
  }
  return {};
}

/// Whether a text is Markdown of its own where it stands in a sentence: code, a reference, an
/// escape of what follows, the end of a heading. It means itself, and that is something else.
bool is_markdown(std::string_view text) {
  return text.find_first_of("`\r\n") != std::string_view::npos || text.ends_with('\\') ||
         text == "{contact mash}";
}

/// Fields whose texts must have a form; most hostile texts are refused there.
bool is_free(const WrittenField& field) {
  static const std::set<std::string, std::less<>> kFormed = {
      "alias",       "contact_email",  "contact_phone",    "contact_link",  "security_contact",
      "link_target", "outside_target", "contact_argument", "term_argument", "fence_info"};
  return !kFormed.contains(field.name);
}

/// A rule that only a fault of the program can break; "" when none was.
std::string own_fault(const Build& made) {
  for (const Diagnostic& problem : made.diagnostics.all()) {
    const std::string_view rule = problem.rule->id;
    if (rule.starts_with("html-") || rule.starts_with("template-") || rule.starts_with("page-") ||
        rule == "inline-code" || rule == "external-resource" || rule == "table-structure") {
      return std::string(rule) + ": " + problem.message;
    }
  }
  return {};
}

const std::string& usual_shape() {
  static const std::string kShape = shape_of(test::build_files(site_with("", {})).output);
  return kShape;
}

/// All feeds and site maps that were made, for one call of the judge.
using Feeds = std::set<std::string>;

/// Holds one site with hostile texts against the harmless one. False: it was refused.
bool judge(std::string_view hostile, const std::set<std::string>& chosen, Feeds& feeds) {
  const Build made = test::build_files(site_with(hostile, chosen));
  INFO("hostile text: " << hostile << "\nin: " << *chosen.begin() << " (" << chosen.size() << ")");
  CHECK(own_fault(made) == "");
  if (made.diagnostics.has_errors()) return false;
  CHECK(running_address(made.output).empty());
  CHECK(broken_index(made.output).empty());
  const std::string shape = shape_of(made.output);
  if (shape != usual_shape()) {
    const auto [a, b] =
        std::mismatch(shape.begin(), shape.end(), usual_shape().begin(), usual_shape().end());
    const auto before = static_cast<std::size_t>(a - shape.begin());
    const std::size_t line = shape.rfind('\n', before) + 1;
    FAIL_CHECK("the pages have another shape: "
               << shape.substr(line, before - line + 80)
               << "\nand not: " << std::string(b, usual_shape().end()).substr(0, 80));
  }
  for (const auto& [path, artifact] : made.output.files()) {
    if (path.text().ends_with(".xml")) feeds.insert(std::string(artifact.bytes.view()));
  }
  return true;
}

void check_xml(const Feeds& feeds) {
  const test::TemporaryFolder folder;
  int number = 0;
  for (const std::string& feed : feeds) folder.write(std::to_string(++number) + ".xml", feed);
  const std::string command = "xmllint --noout --nonet " + folder.path().string() + "/*.xml";
  CHECK(std::system(command.c_str()) == 0);
}

}  // namespace

TEST_CASE("the site with harmless texts has no problem and every kind of page") {
  const Build made = test::build_files(site_with("", {}));
  INFO(render(made.diagnostics, *made.sources, {}));
  CHECK_FALSE(made.diagnostics.has_errors());
  CHECK(made.accounting.held_back == 0);
  for (const auto& [path, bytes] : site_with("", {})) {
    CAPTURE(path);
    CHECK((path.starts_with("themes/") || bytes.find("@@") == std::string::npos));
  }
}

TEST_CASE("a hostile text in any field is refused or means itself") {
  Feeds feeds;
  std::size_t harmless_builds = 0, refused = 0;
  const auto hold = [&](std::string_view hostile, const std::set<std::string>& names) {
    const bool published = judge(hostile, names, feeds);
    ++(published ? harmless_builds : refused);
    return published;
  };
  for (const std::string_view hostile : kHostile) {
    // Fields that take any text all at once; each by itself only where one of them is refused.
    std::map<bool, std::set<std::string>> free;
    for (const WrittenField& field : test::written_fields()) {
      if (!field.is_yaml && is_markdown(hostile)) continue;
      if (is_free(field)) {
        free[field.is_yaml].insert(field.name);
      } else {
        hold(hostile, {field.name});
      }
    }
    for (const auto& [is_yaml, names] : free) {
      if (hold(hostile, names)) continue;
      for (const std::string& name : names) hold(hostile, {name});
    }
  }
  INFO(harmless_builds << " published, " << refused << " refused");
  CHECK(harmless_builds > kHostile.size());
  CHECK(refused > kHostile.size());
  check_xml(feeds);
}
