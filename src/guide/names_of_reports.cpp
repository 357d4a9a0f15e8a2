#include <array>

#include "guide/template_names.h"

namespace pier::guide {

namespace {

constexpr auto kReportHtmlNames = std::to_array<TemplateName>({
    {"report", "report", "the report"},
});

constexpr auto kReportNames = std::to_array<TemplateName>({
    {"label", "text", "its year"},
    {"body", "text", "whose report it is"},
    {"period", "text", "from when to when"},
    {"status", "text", "how far it is"},
    {"is_published", "yes or no", "whether it is published"},
    {"signatures", "list of signature", "who signed it"},
    {"scrutiny", "scrutiny?", "the statement of the scrutineer"},
    {"contents", "list of chapter item", "its chapters"},
    {"tables", "list of numbered item", "its tables"},
    {"figures", "list of numbered item", "its figures"},
    {"checklist", "list of legal duty", "what the law asks for"},
    {"whole_url", "text", "the report on one page"},
    {"comparison_url", "text", "what became of the year before; empty where nothing is said"},
    {"forms", "list of report form", "its PDFs and other forms"},
    {"request", "contact?", "whom to ask for another form"},
});

constexpr auto kSignatureNames = std::to_array<TemplateName>({
    {"name", "text", "who signs"},
    {"date", "date?", "when"},
});

constexpr auto kScrutinyNames = std::to_array<TemplateName>({
    {"title", "text", "its chapter"},
    {"number", "text", "the number of the chapter"},
    {"url", "text", "its address"},
    {"signed", "date?", "when it was signed"},
});

constexpr auto kChapterItemNames = std::to_array<TemplateName>({
    {"number", "text", "its number"},
    {"title", "text", "its title"},
    {"url", "text", "its address"},
    {"author", "text", "who wrote it"},
    {"current", "yes or no", "whether it is the chapter that shows"},
    {"headings", "list of numbered link", "its headings"},
});

constexpr auto kNumberedLinkNames = std::to_array<TemplateName>({
    {"number", "text", "the number"},
    {"title", "text", "the words"},
    {"url", "text", "the address"},
});

constexpr auto kNumberedItemNames = std::to_array<TemplateName>({
    {"label", "text", "Table 7"},
    {"caption", "text", "its caption"},
    {"url", "text", "its address"},
});

constexpr auto kLegalDutyNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"duty", "text", "adults or children"},
    {"items", "list of demand", "what it asks for"},
});

constexpr auto kDemandNames = std::to_array<TemplateName>({
    {"text", "text", "what"},
    {"source", "text", "which law"},
    {"place", "numbered link?", "where the report says it"},
});

constexpr auto kReportFormNames = std::to_array<TemplateName>({
    {"title", "text", "its words"},
    {"url", "text", "its address"},
    {"note", "text", "kind, size, pages"},
    {"language", "text", "the code of its language"},
    {"direction", "text", "rtl where it is written from right to left"},
    {"english_name", "text", "the language in English"},
});

constexpr auto kChapterHtmlNames = std::to_array<TemplateName>({
    {"chapter", "chapter", "the chapter"},
});

constexpr auto kChapterNames = std::to_array<TemplateName>({
    {"author", "text", "who wrote it"},
    {"is_final", "yes or no", "whether its author has agreed"},
    {"answers", "list of answer", "where it answers the five questions"},
    {"contents", "list of chapter item", "all chapters"},
    {"report", "report link", "its report"},
});

constexpr auto kAnswerNames = std::to_array<TemplateName>({
    {"question", "text", "the question"},
    {"number", "text", "the number of the heading"},
    {"title", "text", "the heading"},
    {"url", "text", "its address"},
});

constexpr auto kReportLinkNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"url", "text", "its address"},
    {"whole_url", "text", "the report on one page"},
});

constexpr auto kWholeReportHtmlNames = std::to_array<TemplateName>({
    {"whole", "whole report", "the report"},
});

constexpr auto kWholeReportNames = std::to_array<TemplateName>({
    {"label", "text", "its year"},
    {"body", "text", "whose report it is"},
    {"period", "text", "from when to when"},
    {"status", "text", "how far it is"},
    {"introduction", "markup", "the text of its front page"},
    {"chapters", "list of whole chapter", "its chapters"},
    {"tables", "list of numbered item", "its tables"},
    {"figures", "list of numbered item", "its figures"},
});

constexpr auto kWholeChapterNames = std::to_array<TemplateName>({
    {"number", "text", "its number"},
    {"title", "text", "its title"},
    {"id", "text", "its id"},
    {"url", "text", "its address on the page"},
    {"current", "yes or no", "always no"},
    {"author", "text", "who wrote it"},
    {"summary", "text", "its summary"},
    {"body", "markup", "its text"},
    {"headings", "list of numbered link", "its headings"},
});

constexpr auto kReportPrintHtmlNames = std::to_array<TemplateName>({
    {"report", "printed report", "the report"},
});

constexpr auto kPrintedReportNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"body", "text", "whose report it is"},
    {"period", "text", "from when to when"},
    {"standing", "text", "how far it is"},
    {"sign_offs", "list of text", "who signed it and when"},
    {"is_large", "yes or no", "whether it is the large print"},
    {"style_url", "text", "a style sheet with its running heads"},
    {"introduction", "markup", "the text of its front page"},
    {"contents", "list of paper line", "its chapters"},
    {"lists", "list of paper list", "its tables and figures"},
    {"chapters", "list of paper chapter", "its chapters"},
});

constexpr auto kPaperLineNames = std::to_array<TemplateName>({
    {"number", "text", "the number"},
    {"title", "text", "the words"},
    {"id", "text", "where it leads"},
    {"sections", "list of paper line", "the lines below it"},
});

constexpr auto kPaperListNames = std::to_array<TemplateName>({
    {"title", "text", "its heading"},
    {"id", "text", "its id"},
    {"entries", "list of paper line", "its lines"},
});

constexpr auto kPaperChapterNames = std::to_array<TemplateName>({
    {"number", "text", "its number"},
    {"title", "text", "its title"},
    {"id", "text", "its id"},
    {"author", "text", "who wrote it"},
    {"summary", "text", "its summary"},
    {"body", "markup", "its text"},
});

constexpr auto kComparisonHtmlNames = std::to_array<TemplateName>({
    {"comparison", "comparison", "what became of it"},
});

constexpr auto kComparisonNames = std::to_array<TemplateName>({
    {"now", "link", "the report"},
    {"then", "link", "the report before"},
    {"now_label", "text", "its year"},
    {"then_label", "text", "the year before"},
    {"promises_text", "text", "in a sentence, what became of the promises"},
    {"promises", "list of promise", "the promises of the year before"},
    {"next", "list of next promise", "the promises of this year"},
    {"indicators", "list of compared figure", "figures of both years"},
    {"followed", "list of compared review", "recommendations that both speak of"},
    {"taken_up", "list of compared review", "recommendations that are new"},
    {"disappeared", "list of compared review", "recommendations that are no longer spoken of"},
});

constexpr auto kPromiseNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"text", "text", "its words"},
    {"place", "numbered link?", "where it was made"},
    {"state_id", "text", "what became of it, as a name for style sheets"},
    {"state", "text", "the same in words"},
    {"answer", "text", "what the report says of it"},
});

constexpr auto kNextPromiseNames = std::to_array<TemplateName>({
    {"text", "text", "its words"},
    {"place", "numbered link?", "where it is made"},
});

constexpr auto kComparedFigureNames = std::to_array<TemplateName>({
    {"title", "text", "what it is"},
    {"url", "text", "its page"},
    {"then", "text", "in the year before"},
    {"now", "text", "in this year"},
    {"change", "text", "what became of it"},
});

constexpr auto kComparedReviewNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"title", "text", "the review"},
    {"url", "text", "its address"},
    {"rows", "list of compared recommendation", "the recommendations"},
});

constexpr auto kComparedRecommendationNames = std::to_array<TemplateName>({
    {"text", "text", "its words"},
    {"url", "text", "its address"},
    {"then", "text", "how it stood"},
    {"now", "text", "how it stands"},
});

constexpr auto kBlocksKnownSlipsHtmlNames = std::to_array<TemplateName>({
    {"slips", "list of slip", "the mistakes"},
});

constexpr auto kSlipNames = std::to_array<TemplateName>({
    {"text", "text", "what it says"},
    {"answer", "text", "what is right"},
});

constexpr auto kGroupsOfReports = std::to_array<NameGroup>({
    {"report.html", "The front page of an annual report.", kReportHtmlNames},
    {"report", "An annual report.", kReportNames},
    {"signature", "A signature.", kSignatureNames},
    {"scrutiny", "The statement of the scrutineer.", kScrutinyNames},
    {"chapter item", "A chapter in a list.", kChapterItemNames},
    {"numbered link", "A link with a number.", kNumberedLinkNames},
    {"numbered item", "A table or figure with its number.", kNumberedItemNames},
    {"legal duty", "What a law asks for.", kLegalDutyNames},
    {"demand", "Something that the law asks for.", kDemandNames},
    {"report form", "A PDF or another form of a report.", kReportFormNames},
    {"chapter.html", "A chapter of a report.", kChapterHtmlNames},
    {"chapter", "A chapter of a report.", kChapterNames},
    {"answer", "Where a question is answered.", kAnswerNames},
    {"report link", "The report of a chapter.", kReportLinkNames},
    {"whole-report.html", "A report on one page.", kWholeReportHtmlNames},
    {"whole report", "A report on one page.", kWholeReportNames},
    {"whole chapter", "A chapter of a report on one page.", kWholeChapterNames},
    {"report-print.html", "A report that becomes a PDF.", kReportPrintHtmlNames},
    {"printed report", "A report as a PDF has it.", kPrintedReportNames},
    {"paper line", "A line of a list of contents.", kPaperLineNames},
    {"paper list", "A list of tables or figures.", kPaperListNames},
    {"paper chapter", "A chapter of a printed report.", kPaperChapterNames},
    {"comparison.html", "A report beside the one before.", kComparisonHtmlNames},
    {"comparison", "Two reports beside each other.", kComparisonNames},
    {"promise", "A promise of the year before.", kPromiseNames},
    {"next promise", "A promise of this year.", kNextPromiseNames},
    {"compared figure", "A figure in two years.", kComparedFigureNames},
    {"compared review", "A review and its recommendations in two years.", kComparedReviewNames},
    {"compared recommendation", "A recommendation in two years.", kComparedRecommendationNames},
    {"blocks/known-slips.html", "Mistakes of a printed report.", kBlocksKnownSlipsHtmlNames},
    {"slip", "A mistake of a printed report.", kSlipNames},
});

}  // namespace

std::span<const NameGroup> names_of_reports() {
  return kGroupsOfReports;
}

}  // namespace pier::guide
