#include "federation/copies.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/text.h"
#include "federation/canonical.h"
#include "federation/read_catalogue.h"
#include "markdown/front_matter.h"
#include "markdown/parse.h"
#include "value/yaml_reader.h"

namespace pier::federation {

namespace {

/// The head of a shared text.
constexpr auto kHead = std::to_array<Field>({
    {.name = "title",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "what the procedure is called",
     .example = "Children who go missing",
     .longest = kLongestTitle},
    {.name = "owner",
     .kind = FieldKind::text,
     .need = Need::required,
     .meaning = "who looks after it",
     .example = "Business Unit",
     .longest = kLongestTitle},
    {.name = "issue",
     .kind = FieldKind::text,
     .meaning = "its issue",
     .example = "\"2\"",
     .longest = kLongestTitle},
    {.name = "approved",
     .kind = FieldKind::date,
     .meaning = "the day it was approved",
     .example = "2026-06-04"},
    {.name = "reviewed",
     .kind = FieldKind::date,
     .meaning = "the day it was last checked",
     .example = "2026-06-04"},
    {.name = "next_review",
     .kind = FieldKind::date,
     .meaning = "the day by which it is checked again",
     .example = "2027-06-04"},
    {.name = "source",
     .kind = FieldKind::https_url,
     .need = Need::required,
     .meaning = "the address of its page",
     .example = "https://example.org/procedures/missing/",
     .longest = kLongestUrl},
});

/// The Markdown that any site can show: without blocks and references of this one.
const markdown::Syntax& syntax_of_copies() {
  return content_syntax();
}

bool leads_anywhere(std::string_view destination) {
  return destination.starts_with("https://") || destination.starts_with("mailto:") ||
         destination.starts_with("tel:") || destination.starts_with('#');
}

SharedHead head_of(const Value& fields) {
  return {text_of(fields.find("title")),    text_of(fields.find("owner")),
          text_of(fields.find("issue")),    date_of(fields.find("approved")),
          date_of(fields.find("reviewed")), date_of(fields.find("next_review")),
          text_of(fields.find("source"))};
}

/// Takes the copies one by one.
class CopyTaker {
 public:
  CopyTaker(const std::vector<Neighbour>& neighbours, const SourceMap& sources,
            Diagnostics& diagnostics)
      : neighbours_(neighbours), sources_(sources), diagnostics_(diagnostics) {}

  std::optional<ShownCopy> take(Entry& entry) {
    const Value* named = entry.fields.find("shared_from");
    if (named == nullptr) return std::nullopt;
    const std::string& written = named->as_text();
    const std::size_t colon = written.find(':');
    const std::string id = written.substr(0, colon);
    const std::string name = colon == std::string::npos ? "" : written.substr(colon + 1);
    const Neighbour* from = find_neighbour(neighbours_, id);
    if (name.empty() || slug(name) != name) {
      report(named->span, fmt::format("`{}` does not name a procedure of a neighbour", written),
             "write the id of the neighbour, a colon and the id of the procedure, as "
             "essex:missing-children");
      return std::nullopt;
    }
    if (from == nullptr) {
      std::vector<std::string_view> ids;
      for (const Neighbour& one : neighbours_) ids.push_back(one.id);
      report(named->span, fmt::format("there is no neighbour `{}`", id), suggest(id, ids));
      return std::nullopt;
    }
    const ProcedureCopy* copy = from->find_copy(name);
    if (copy == nullptr || !from->takes_procedures) {
      report_no_copy(*from, name, named->span);
      return std::nullopt;
    }
    return show(entry, *from, *copy);
  }

 private:
  void report(Span at, std::string message, std::string help) {
    diagnostics_.report("procedure-copy", at, std::move(message), std::move(help));
  }

  void report_no_copy(const Neighbour& from, const std::string& name, Span at) {
    if (!from.takes_procedures) {
      report(at, fmt::format("no procedures are taken from {}", from.name),
             "add `procedures` to what data/neighbours.yaml takes from it");
      return;
    }
    report(at, fmt::format("there is no copy `data/neighbours/{}/procedures/{}.md`", from.id, name),
           "fetch it with `pier fetch`, or put the text there that the catalogue of the neighbour "
           "names");
  }

  std::optional<ShownCopy> show(Entry& entry, const Neighbour& from, const ProcedureCopy& copy) {
    if (!entry.document.nodes().empty()) {
      report({entry.file, entry.document.nodes().front().source_begin(),
              entry.document.nodes().front().source_end()},
             "the text of this page would not be shown: its text is the copy",
             "write what is different here on a page of its own, and link to this one");
      return std::nullopt;
    }
    Diagnostics found;
    const markdown::Parts parts = markdown::split_front_matter(copy.file, sources_, found);
    const Span head{copy.file, parts.front_matter.begin, parts.front_matter.begin};
    if (!parts.has_front_matter) {
      found.report("procedure-copy", head, "this copy does not say whose procedure it is",
                   "fetch it anew; a shared text begins with its title, owner and source");
      diagnostics_.merge(std::move(found));
      return std::nullopt;
    }
    const Value fields =
        check_fields(read_yaml(parts.front_matter, sources_, found), kHead, head, sources_, found);
    ShownCopy shown{entry.source, from.name, head_of(fields), copy.fetched, false, false};
    if (!shown.head.source.empty() && host_of(shown.head.source) != from.host) {
      found.report("procedure-copy", fields.find("source")->span,
                   fmt::format("the original of this copy is not on {}", from.host),
                   "fetch it anew; do not write it by hand");
    }
    markdown::Document document = markdown::parse(parts.body, sources_, syntax_of_copies(), found);
    const bool is_plain = check_shared_text(document, {}, found);
    const bool is_right = is_plain && !found.has_errors();
    diagnostics_.merge(std::move(found));
    if (!is_right) return std::nullopt;
    entry.document = std::move(document);
    compare(from, copy, *entry.fields.find("shared_from"), shown);
    return shown;
  }

  /// Holds a copy against what the catalogue of its neighbour says of the original.
  void compare(const Neighbour& from, const ProcedureCopy& copy, const Value& named,
               ShownCopy& shown) {
    if (!from.catalogue) return;
    const auto& all = from.catalogue->procedures;
    const auto original = std::find_if(
        all.begin(), all.end(), [&](const CatalogueProcedure& one) { return one.id == copy.name; });
    if (original == all.end()) {
      shown.is_vanished = true;
      diagnostics_.report(
          "procedure-vanished", named.span,
          fmt::format("{} no longer shares the procedure `{}`", from.name, copy.name),
          "ask them whether it is still in force; take this page away, or write a procedure of "
          "your own");
    } else if (original->text_sha256 != sha256_hex(sources_.text(copy.file))) {
      shown.is_changed = true;
      diagnostics_
          .report("procedure-changed", named.span,
                  fmt::format("{} has changed the procedure `{}` since this copy was made",
                              from.name, copy.name),
                  "read what changed, and take the new text with `pier fetch --accept`")
          .notes.push_back({original->span, "the catalogue has another digest here"});
    }
  }

  const std::vector<Neighbour>& neighbours_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
};

/// A text with words in place of its references.
std::string for_others(const markdown::Document& document, const WordsForOthers& words, Span body,
                       const SourceMap& sources) {
  std::string text(sources.text(body));
  // From the end, so that places before a reference stay where they are.
  for (std::size_t i = document.references().size(); i-- > 0;) {
    const Span at = document.references()[i].span;
    text.replace(at.begin - body.begin, at.end - at.begin, *words[i]);
  }
  return text;
}

}  // namespace

std::vector<ShownCopy> take_copies(std::vector<Entry>& entries,
                                   const std::vector<Neighbour>& neighbours,
                                   const SourceMap& sources, Diagnostics& diagnostics) {
  std::vector<ShownCopy> shown;
  CopyTaker taker(neighbours, sources, diagnostics);
  for (Entry& entry : entries) {
    if (entry.type->name != kSharedProcedure) continue;
    if (auto one = taker.take(entry)) shown.push_back(std::move(*one));
  }
  return shown;
}

bool check_shared_text(const markdown::Document& document, const WordsForOthers& words,
                       Diagnostics& diagnostics) {
  bool is_plain = true;
  const auto refuse = [&](Span at, std::string message, std::string help) {
    is_plain = false;
    diagnostics.report("procedure-text", at, std::move(message), std::move(help));
  };
  const auto& references = document.references();
  for (std::size_t i = 0; i < references.size(); ++i) {
    if (i < words.size() && words[i]) continue;
    const markdown::Reference& reference = references[i];
    refuse(reference.span,
           fmt::format("`{{{} …}}` means nothing on the site of a neighbour", reference.name),
           "write the words themselves, or name the office and link to its page");
  }
  for (const markdown::Block& block : document.blocks()) {
    refuse(block.span,
           fmt::format("the block `{}` has nothing to show on another site", block.name),
           "write the text itself");
  }
  for (const markdown::Image& image : document.images()) {
    refuse(image.span, "a picture does not go with a text that others show",
           "say in words what it shows");
  }
  for (const markdown::Link& link : document.links()) {
    if (leads_anywhere(link.destination)) continue;
    refuse(link.span, fmt::format("`{}` leads nowhere from another site", link.destination),
           "write the whole address, with https:// in front");
  }
  return is_plain;
}

std::optional<SharedText> shared_text(const Entry& entry, const WordsForOthers& words,
                                      std::string_view owner, std::string_view url,
                                      const SourceMap& sources, Diagnostics& diagnostics) {
  const Value* id = entry.fields.find("share_as");
  if (id == nullptr || !check_shared_text(entry.document, words, diagnostics)) return std::nullopt;
  SharedText text{id->as_text(), "---\n", {}};
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text.bytes += name;
    text.bytes += ": ";
    // JSON's way to write a text is YAML's too.
    append_canonical(value, text.bytes);
    text.bytes += '\n';
  };
  const auto add_day = [&](std::string_view name) {
    if (const auto day = entry.date(name)) text.bytes += fmt::format("{}: {}\n", name, day->iso());
  };
  add("title", entry.title);
  add("owner", owner);
  add("issue", entry.text("issue"));
  add_day("approved");
  add_day("reviewed");
  add_day("next_review");
  add("source", url);
  text.bytes += "---\n\n";
  // The head of the file was split without a problem, or there would be no fields.
  Diagnostics known;
  const markdown::Parts parts = markdown::split_front_matter(entry.file, sources, known);
  text.bytes += trim(for_others(entry.document, words, parts.body, sources));
  text.bytes += '\n';
  text.sha256 = sha256_hex(text.bytes);
  return text;
}

}  // namespace pier::federation
