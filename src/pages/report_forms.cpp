#include "pages/report_forms.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "pages/file_note.h"
#include "pages/form_views.h"
#include "pages/report_pages.h"
#include "pdf/normal.h"
#include "value/schema.h"

namespace pier {

namespace {

/// What a file among the `formats` of a report is called that has no title.
struct FileKind {
  std::string_view kind;
  std::string_view name;
};

constexpr auto kFileKinds = std::to_array<FileKind>({
    {"original", "The report as it was first published"},
    {"large-print", "Large print"},
    {"audio", "To listen to"},
    {"video", "A film"},
    {"braille", "Braille"},
    {"other", "Another form"},
});

std::string_view name_of_kind(std::string_view kind) {
  for (const FileKind& known : kFileKinds) {
    if (known.kind == kind) return known.name;
  }
  return kFileKinds.back().name;
}

class FormsOfReport {
 public:
  FormsOfReport(const Rendering& rendering, EntryId id)
      : rendering_(rendering),
        site_(rendering.site),
        id_(id),
        report_(*site_.reports().of_index(static_cast<std::size_t>(id))) {}

  Value run() {
    add_pages();
    add_pdf(site_.placement(id_).url, "Download this report as a PDF");
    add_pdf(large_print_url(site_.placement(id_).url), "Download this report in large print");
    for (const EntryId form : site_.placement(id_).forms) add_form(form);
    for (const Value& file : list_of(site_.entry(id_).fields.find("formats"))) add_file(file);
    for (const reports::Chapter& chapter : report_.chapters) {
      add_films(static_cast<EntryId>(chapter.entry));
    }
    return Value(std::move(forms_));
  }

 private:
  void add(std::string_view title, std::string url, std::string note,
           const Language* language = nullptr) {
    MapBuilder view;
    view.set("title", title)
        .set("url", std::move(url))
        .set("note", std::move(note))
        .set("english_name", language == nullptr ? std::string_view() : language->name);
    set_language(view, language);
    forms_.push_back(view.build());
  }

  void add_pages() {
    if (report_.chapters.empty()) return;
    std::size_t words = 0;
    for (const reports::Chapter& chapter : report_.chapters) words += chapter.words;
    const auto first = static_cast<EntryId>(report_.chapters.front().entry);
    add("Web pages, a chapter on each", site_.href(site_.placement(first).url),
        count_of(report_.chapters.size(), "chapter", "chapters"));
    add("One long page", site_.href(whole_report_url(site_, id_)),
        fmt::format("{} words", with_commas(words)));
  }

  /// "PDF, 1.2 MB, 84 pages"; "" when nothing was printed for the page.
  std::string pdf_note(std::string_view url) const {
    const auto pdf = rendering_.pdfs.find(url);
    if (pdf == rendering_.pdfs.end()) return {};
    return fmt::format("{}, {}", file_note(".pdf", pdf->second.pdf.size()),
                       count_of(pdf->second.pages, "page", "pages"));
  }

  void add_pdf(const std::string& url, std::string_view title) {
    std::string note = pdf_note(url);
    if (!note.empty()) add(title, site_.href(pdf_url(url)), std::move(note));
  }

  void add_form(EntryId id) {
    const Entry& form = site_.entry(id);
    const Language* language = language_of(form);
    const std::string& url = site_.placement(id).url;
    if (language == nullptr) {
      add("Easy Read", site_.href(url), "web page");
      add_pdf(url, "Download the Easy Read form as a PDF");
      return;
    }
    add(language->own_name, site_.href(url), {}, language);
  }

  void add_file(const Value& file) {
    const std::string url = site_.href("/" + text_of(file.find("file")));
    const Attachment* attachment = site_.find_attachment(url);
    if (attachment == nullptr) return;  // That it is missing was reported.
    std::string note = file_note(attachment->path.extension(), attachment->bytes.size());
    if (attachment->path.extension() == ".pdf") {
      const std::size_t pages = pdf::page_count(attachment->bytes);
      if (pages > 0) note += ", " + count_of(pages, "page", "pages");
    }
    const std::string title = text_of(file.find("title"));
    add(title.empty() ? name_of_kind(text_of(file.find("kind"))) : std::string_view(title), url,
        std::move(note));
  }

  void add_films(EntryId chapter) {
    const Placement& place = site_.placement(chapter);
    for (const ResolvedBlock& block : place.blocks) {
      if (!block.video) continue;
      const std::string length = text_of(block.asked.find("length"));
      add(fmt::format("Film: {}", text_of(block.asked.find("title"))), site_.href(place.url),
          length.empty() ? "with a transcript" : length + ", with a transcript");
    }
  }

  const Rendering& rendering_;
  const Site& site_;
  EntryId id_;
  const reports::Report& report_;
  List forms_;
};

}  // namespace

Value report_forms_view(const Rendering& rendering, EntryId report) {
  return FormsOfReport(rendering, report).run();
}

Value report_request_view(const Site& site, EntryId report) {
  const Contact* contact = site.contacts().find(site.entry(report).text("request"));
  return contact == nullptr ? Value() : contact_view(*contact);
}

}  // namespace pier
