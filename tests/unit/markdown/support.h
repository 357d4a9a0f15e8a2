#pragma once

#include <array>
#include <string>
#include <string_view>

#include "diagnostics/diagnostics.h"
#include "diagnostics/render.h"
#include "diagnostics/source_map.h"
#include "html/writer.h"
#include "markdown/parse.h"
#include "markdown/render.h"

namespace pier::markdown::tests {

constexpr auto kBlocks = std::to_array<std::string_view>({"contacts", "glossary", "news"});
constexpr auto kCallouts = std::to_array<std::string_view>({"note", "warning"});
constexpr auto kReferences = std::to_array<std::string_view>({"contact", "term"});
constexpr auto kReserved = std::to_array<std::string_view>({"main-content"});
constexpr Syntax kSyntax{kBlocks, kCallouts, kReferences, kReserved};

/// A site that links to what was written, and shows where blocks and references are.
class PlainHooks final : public Hooks {
 public:
  explicit PlainHooks(const Document& document) : document_(document) {}

  std::string link(std::size_t i) override { return document_.links()[i].destination; }
  std::string link_note(std::size_t i) override {
    return document_.links()[i].destination.ends_with(".pdf") ? "PDF, 120 KB" : "";
  }
  ImageTarget image(std::size_t i) override { return {document_.images()[i].destination, 0, 0}; }
  void block(std::size_t i, html::Writer& out) override {
    out.raw("<div>");
    out.text(document_.blocks()[i].name);
    out.raw("</div>");
  }
  void reference(std::size_t i, html::Writer& out) override {
    out.text("<" + document_.references()[i].name + ":" + document_.references()[i].argument + ">");
  }
  void open_callout(std::size_t i, html::Writer& out) override {
    out.raw("<aside><h3>");
    out.text(document_.callouts()[i].title);
    out.raw("</h3>");
  }
  void close_callout(std::size_t, html::Writer& out) override { out.raw("</aside>"); }

 private:
  const Document& document_;
};

/// A text that was read, with what was said about it.
struct Read {
  explicit Read(std::string text)
      : file(sources.add("content/a.md", std::move(text))),
        document(parse(sources.whole(file), sources, kSyntax, diagnostics)) {}

  std::string html() const {
    PlainHooks hooks(document);
    html::Writer out;
    render(document, hooks, out);
    return out.markup();
  }
  std::string problems() const { return pier::render(diagnostics, sources, {}); }
  /// "3:7 rule" for each problem, in order, with a space between.
  std::string rules() const {
    std::string list;
    for (const Diagnostic& problem : diagnostics.all()) {
      const SourceMap::Place place = sources.place(file, problem.span.begin);
      list += (list.empty() ? "" : " ") + std::to_string(place.line) + ":" +
              std::to_string(place.column) + " " + std::string(problem.rule->id);
    }
    return list;
  }
  std::string_view source(Span span) const { return sources.text(span); }

  SourceMap sources;
  Diagnostics diagnostics;
  FileId file;
  Document document;
};

}  // namespace pier::markdown::tests
