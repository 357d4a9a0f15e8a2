#pragma once

#include "charts/view.h"
#include "markdown/render.h"
#include "pages/page.h"
#include "templates/templates.h"

namespace pier {

class ChapterBodies;
class PageTexts;

/// What a template of a page or a block is rendered with.
struct Rendering {
  const Site& site;
  const Theme& theme;
  const templates::Environment& environment;
  /// The view that is the same on every page.
  const Value& global;
  /// The PDFs that pages link to.
  const Pdfs& pdfs;
  /// What is rendered becomes PDFs itself.
  bool on_paper = false;
  /// The text of the chapters of reports, where it was rendered already.
  const ChapterBodies* chapters = nullptr;
  /// Where it is noted how texts were rendered; null: nowhere.
  PageTexts* texts = nullptr;
};

/// Answers the Markdown renderer for one entry: resolved addresses from the site, markup of
/// blocks and references from the theme's templates. One page, one object, one thread.
class MarkdownHooks : public markdown::Hooks {
 public:
  MarkdownHooks(const Rendering& rendering, EntryId id, Diagnostics& diagnostics);

  std::string link(std::size_t i) override;
  std::string link_note(std::size_t i) override;
  markdown::ImageTarget image(std::size_t i) override;
  void block(std::size_t i, html::Writer& out) override;
  void reference(std::size_t i, html::Writer& out) override;
  markdown::HeadingNumber heading_number(std::size_t i) override;
  std::string table_label(std::size_t number) override;
  markdown::FigureLabel figure_label(std::size_t i) override;
  std::size_t notes_before() const override;
  void open_callout(std::size_t i, html::Writer& out) override;
  void close_callout(std::size_t i, html::Writer& out) override;

 private:
  void render(std::string_view name, const Value& view, html::Writer& out);
  void figures(std::size_t i, html::Writer& out);
  void data_table(std::size_t i, html::Writer& out);
  /// The file with the figures of a chart or table.
  charts::Download download_of(std::size_t block) const;
  /// A callout's template, cut where its content goes.
  struct Frame {
    std::string before;
    std::string after;
  };
  Frame callout_frame(std::size_t i);

  const Rendering& rendering_;
  EntryId id_;
  /// The chapter of a report that the entry is; null when it is none.
  const reports::Chapter* chapter_ = nullptr;
  const Entry& entry_;
  const Placement& placement_;
  Diagnostics& diagnostics_;
};

}  // namespace pier
