#include <array>

#include "guide/template_names.h"

namespace pier::guide {

namespace {

constexpr auto kEveryPageNames = std::to_array<TemplateName>({
    {"site", "site", "what is true of the whole site"},
    {"help", "help", "the cards for getting help"},
    {"footer_links", "list of link", "the links of the footer"},
    {"page", "page", "the page that is made; not in blocks and references"},
    {"nav", "list of menu item", "the menu at the top; not in blocks and references"},
});

constexpr auto kSiteNames = std::to_array<TemplateName>({
    {"name", "text", "its name"},
    {"short_name", "text", "its short name"},
    {"tagline", "text", "a line below the name"},
    {"area", "text", "the place that it is for"},
    {"base_url", "text", "its address without a slash at the end"},
    {"language", "text", "the code of its language"},
    {"production", "yes or no", "whether readers see this build; else it is a preview"},
    {"as_of", "date", "the day of the build"},
    {"exit_url", "text", "where the button Exit this page leads"},
    {"licence_text", "text", "the name of the licence"},
    {"licence_link", "text", "the address of the licence"},
    {"home_url", "text", "the address of the home page, with a slash at the end"},
});

constexpr auto kHelpNames = std::to_array<TemplateName>({
    {"heading", "text", "the heading above the cards"},
    {"cards", "list of help card", "the cards in their order"},
});

constexpr auto kHelpCardNames = std::to_array<TemplateName>({
    {"kind", "text", "how urgent it is: emergency, urgent or other"},
    {"heading", "text", "what it is for"},
    {"text", "text", "what to do"},
    {"url", "text", "a page that says more; empty where there is none"},
    {"link_text", "text", "the words of the link to that page"},
    {"contacts", "list of contact", "whom to call"},
});

constexpr auto kPageNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"short_title", "text", "its title where a longer one is also known"},
    {"number", "text", "the number before the title of a chapter; else empty"},
    {"head_title", "text", "for `<title>`; neutral on discreet pages"},
    {"summary", "text", "its summary"},
    {"head_summary", "text", "for `<meta name=\"description\">`; empty on discreet pages"},
    {"url", "text", "its address on this site"},
    {"canonical", "text", "its whole address"},
    {"type", "text", "its content type, or the kind of a generated page"},
    {"body", "markup", "its text"},
    {"breadcrumbs", "list of link", "the pages above it, Home first"},
    {"exit", "yes or no", "whether the button Exit this page shows"},
    {"for_readers", "yes or no", "whether search engines may list it"},
    {"discreet", "yes or no", "whether browsers are to remember nothing of it"},
    {"children", "list of item", "the pages of its folder"},
    {"contents", "list of heading", "its second-level headings"},
    {"show_contents", "yes or no", "whether a list of contents is to show"},
    {"owner", "text", "the role that looks after it"},
    {"reviewed", "date?", "when it was last checked"},
    {"published", "date?", "when it was published"},
    {"next_review", "date?", "when it is to be checked again"},
    {"overdue", "yes or no", "whether that day has passed"},
    {"tags", "list of link", "its topics"},
    {"previous", "link?", "the page before it"},
    {"next", "link?", "the page behind it"},
    {"structured_data", "markup", "what search engines read of it"},
    {"is_home", "yes or no", "whether it is the home page"},
    {"source_path", "text", "its file; empty for a generated page"},
    {"kicker", "text", "what kind of page it is, above the title"},
    {"document", "document?", "what guidance says of itself"},
    {"copy", "copy?", "of a neighbour's procedure: what there is to know of the copy"},
    {"consultation", "consultation?", "of a consultation: its state"},
    {"feed_url", "text", "a feed of changes; empty where there is none"},
    {"pdf", "file link?", "the page as a PDF"},
    {"offer_printing", "yes or no", "whether to offer printing instead of a PDF"},
    {"language", "text", "the code of its language where it is another than that of the site"},
    {"direction", "text", "rtl where its language is written from right to left"},
    {"alternates", "list of alternate", "the same page in all its languages"},
    {"form_of", "link?", "of an Easy Read text or translation: the page that it goes with"},
    {"other_forms", "list of other form", "the Easy Read text and the translations of the page"},
});

constexpr auto kMenuItemNames = std::to_array<TemplateName>({
    {"title", "text", "its words"},
    {"url", "text", "where it leads"},
    {"current", "yes or no", "whether the page is in this section"},
});

constexpr auto kLinkNames = std::to_array<TemplateName>({
    {"title", "text", "its words"},
    {"url", "text", "where it leads"},
});

constexpr auto kFileLinkNames = std::to_array<TemplateName>({
    {"title", "text", "its words"},
    {"url", "text", "where it leads"},
    {"note", "text", "what readers should know before they load it: kind, size, pages"},
});

constexpr auto kDateNames = std::to_array<TemplateName>({
    {"iso", "text", "for `<time datetime>`: 2026-06-04"},
    {"text", "text", "in words: 4 June 2026"},
});

constexpr auto kItemNames = std::to_array<TemplateName>({
    {"language", "text", "the code of its language where it is another than that of the site"},
    {"title", "text", "its title"},
    {"short_title", "text", "its shorter title"},
    {"summary", "text", "its summary"},
    {"url", "text", "its address"},
    {"published", "date?", "when it was published"},
    {"overdue", "yes or no", "whether it should have been checked again"},
});

constexpr auto kHeadingNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"title", "text", "its words"},
});

constexpr auto kContactNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"name", "text", "its name"},
    {"for", "text", "whom it serves: child, adult or both"},
    {"hours", "text", "when it answers: in, out or always"},
    {"opening", "text", "its opening hours in words"},
    {"phone", "text", "its number"},
    {"phone_url", "text", "the number for a link"},
    {"text_phone", "text", "its text phone"},
    {"email", "text", "its e-mail address"},
    {"email_url", "text", "the e-mail address for a link"},
    {"link", "text", "its web page"},
    {"about", "text", "what it is for"},
    {"next", "text", "what happens after a call"},
    {"example", "yes or no", "whether it is a placeholder"},
});

constexpr auto kDocumentNames = std::to_array<TemplateName>({
    {"issue", "text", "its number or name"},
    {"approved", "date?", "when it was approved"},
    {"audience", "text", "whom it is for"},
    {"changes", "list of document change", "its history"},
});

constexpr auto kDocumentChangeNames = std::to_array<TemplateName>({
    {"date", "date", "when"},
    {"issue", "text", "which issue"},
    {"summary", "text", "what changed"},
});

constexpr auto kConsultationNames = std::to_array<TemplateName>({
    {"state", "text", "open, waiting or closed"},
    {"state_text", "text", "the same in words, with the day"},
    {"opens", "date?", "its first day"},
    {"closes", "date?", "its last day"},
    {"link", "text", "where to answer"},
    {"documents", "list of file link", "what to read"},
    {"outcome", "text", "what came of it"},
});

constexpr auto kAlternateNames = std::to_array<TemplateName>({
    {"language", "text", "the code of the language"},
    {"url", "text", "its whole address"},
});

constexpr auto kOtherFormNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"url", "text", "its address"},
    {"name", "text", "what the form is called"},
    {"english_name", "text", "the language in English"},
    {"language", "text", "the code of its language"},
    {"direction", "text", "rtl where it is written from right to left"},
});

constexpr auto kAToZHtmlNames = std::to_array<TemplateName>({
    {"letters", "list of letter", "the letters in their order"},
});

constexpr auto kLetterNames = std::to_array<TemplateName>({
    {"letter", "text", "the letter"},
    {"id", "text", "its id"},
    {"entries", "list of item", "the pages"},
});

constexpr auto kSiteMapHtmlNames = std::to_array<TemplateName>({
    {"site_map", "markup", "nested lists of links"},
});

constexpr auto kRedirectHtmlNames = std::to_array<TemplateName>({
    {"redirect", "link", "the page that took its place"},
});

constexpr auto kGoneHtmlNames = std::to_array<TemplateName>({
    {"gone", "gone", "why there is nothing"},
});

constexpr auto kGoneNames = std::to_array<TemplateName>({
    {"reason", "text", "why"},
    {"date", "date?", "since when"},
});

constexpr auto kSearchHtmlNames = std::to_array<TemplateName>({
    {"search", "search", "its addresses"},
});

constexpr auto kSearchNames = std::to_array<TemplateName>({
    {"url", "text", "the address of the search"},
    {"quiet_url", "text", "the address of the search that leaves no words in the address"},
    {"is_quiet", "yes or no", "which of the two this is"},
    {"has_topics", "yes or no", "whether there are topics"},
});

constexpr auto kBusinessUnitHtmlNames = std::to_array<TemplateName>({
    {"unit", "unit", "all lists"},
});

constexpr auto kUnitNames = std::to_array<TemplateName>({
    {"today", "date", "the day of the build"},
    {"calendar_url", "text", "the same as a calendar"},
    {"sections", "list of duty section", "the duties by their urgency"},
    {"held_back", "list of unit held", "what readers do not see yet"},
});

constexpr auto kDutySectionNames = std::to_array<TemplateName>({
    {"id", "text", "overdue, soon, open or later"},
    {"heading", "text", "its heading"},
    {"count", "number", "how many there are"},
    {"groups", "list of duty group", "the duties by kind"},
});

constexpr auto kDutyGroupNames = std::to_array<TemplateName>({
    {"id", "text", "their kind; empty where they are of several"},
    {"heading", "text", "its heading; empty where they are of several kinds"},
    {"todo", "text", "what is to be done with them"},
    {"duties", "list of duty", "the duties"},
});

constexpr auto kDutyNames = std::to_array<TemplateName>({
    {"kind", "text", "what kind of thing it is"},
    {"kind_id", "text", "the same as a name for style sheets"},
    {"title", "text", "what it is about"},
    {"detail", "text", "more about it"},
    {"owner", "text", "who does it"},
    {"due", "date?", "by when"},
    {"due_text", "text", "how many days are left or have passed"},
    {"late", "yes or no", "whether its day has passed"},
    {"source", "text", "the file where it is put right"},
    {"line", "number", "the line in that file"},
    {"url", "text", "its page; empty where it has none"},
    {"missing", "list of text", "what is missing"},
});

constexpr auto kUnitHeldNames = std::to_array<TemplateName>({
    {"path", "text", "the file"},
    {"reason", "text", "why"},
});

constexpr auto kBlocksContactsHtmlNames = std::to_array<TemplateName>({
    {"contacts", "list of contact", "the contacts"},
});

constexpr auto kBlocksChildrenHtmlNames = std::to_array<TemplateName>({
    {"items", "list of item", "the pages"},
});

constexpr auto kBlocksNewsHtmlNames = std::to_array<TemplateName>({
    {"items", "list of item", "the news, newest first"},
});

constexpr auto kBlocksGlossaryHtmlNames = std::to_array<TemplateName>({
    {"groups", "list of glossary letter", "the letters in their order"},
});

constexpr auto kGlossaryLetterNames = std::to_array<TemplateName>({
    {"letter", "text", "the letter"},
    {"id", "text", "its id"},
    {"terms", "list of glossary term", "its terms"},
});

constexpr auto kGlossaryTermNames = std::to_array<TemplateName>({
    {"term", "text", "the term"},
    {"id", "text", "its id"},
    {"meanings", "list of meaning", "what it means"},
});

constexpr auto kMeaningNames = std::to_array<TemplateName>({
    {"meaning", "text", "what it means"},
    {"about", "text", "more about it"},
    {"source", "text", "where that is from"},
});

constexpr auto kBlocksCalloutNoteHtmlNames = std::to_array<TemplateName>({
    {"title", "text", "its title; empty where it has none"},
    {"content", "markup", "its text"},
});

constexpr auto kBlocksCalloutAdviceHtmlNames = std::to_array<TemplateName>({
    {"title", "text", "its title; empty where it has none"},
    {"content", "markup", "its text"},
});

constexpr auto kBlocksCalloutEmergencyHtmlNames = std::to_array<TemplateName>({
    {"title", "text", "its title; empty where it has none"},
    {"content", "markup", "its text"},
});

constexpr auto kBlocksCalloutExampleHtmlNames = std::to_array<TemplateName>({
    {"title", "text", "its title; empty where it has none"},
    {"content", "markup", "its text"},
});

constexpr auto kBlocksCalloutWarningHtmlNames = std::to_array<TemplateName>({
    {"title", "text", "its title; empty where it has none"},
    {"content", "markup", "its text"},
});

constexpr auto kBlocksConsultationsHtmlNames = std::to_array<TemplateName>({
    {"open", "list of consultation item", "those that are open"},
    {"waiting", "list of consultation item", "those that will open"},
    {"closed", "list of consultation item", "those that are over"},
});

constexpr auto kConsultationItemNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"summary", "text", "its summary"},
    {"url", "text", "its address"},
    {"state_text", "text", "its state in words"},
});

constexpr auto kBlocksVideoHtmlNames = std::to_array<TemplateName>({
    {"video", "video", "the film"},
});

constexpr auto kVideoNames = std::to_array<TemplateName>({
    {"title", "text", "what it is called"},
    {"length", "text", "how long it is"},
    {"file", "text", "its address; empty when it is on another website only"},
    {"note", "text", "kind and size"},
    {"captions", "text", "the address of the captions"},
    {"language", "text", "the language of the captions"},
    {"language_name", "text", "that language in its own words"},
    {"picture", "text", "the address of a picture that shows until it plays"},
    {"link", "text", "where it is on another website"},
    {"host", "text", "the name of that website"},
    {"transcript", "link", "what is said and shown, in words"},
});

constexpr auto kInlineContactHtmlNames = std::to_array<TemplateName>({
    {"contact", "contact", "the contact"},
    {"part", "text", "phone, email, name, or empty for all"},
});

constexpr auto kInlineTermHtmlNames = std::to_array<TemplateName>({
    {"term", "term link", "the term"},
});

constexpr auto kTermLinkNames = std::to_array<TemplateName>({
    {"term", "text", "the term"},
    {"url", "text", "where the glossary explains it; empty where no page does"},
});

constexpr auto kInlineFigureHtmlNames = std::to_array<TemplateName>({
    {"figure", "reference", "the figure"},
});

constexpr auto kInlineRefHtmlNames = std::to_array<TemplateName>({
    {"ref", "reference", "what it leads to"},
});

constexpr auto kReferenceNames = std::to_array<TemplateName>({
    {"text", "text", "the words"},
    {"url", "text", "where they lead"},
});

constexpr auto kInlinePageMarkHtmlNames = std::to_array<TemplateName>({
    {"mark", "page mark", "the page"},
});

constexpr auto kCopyNames = std::to_array<TemplateName>({
    {"from", "text", "the neighbour that keeps the procedure"},
    {"title", "text", "what the neighbour calls it"},
    {"url", "text", "the page of the original"},
    {"owner", "text", "who looks after it there"},
    {"issue", "text", "its issue"},
    {"approved", "date?", "when it was approved"},
    {"reviewed", "date?", "when it was last checked"},
    {"next_review", "date?", "when it is to be checked again"},
    {"fetched", "date?", "when the copy was made"},
    {"changed", "yes or no", "whether the original is another by now"},
    {"vanished", "yes or no", "whether the neighbour no longer shares it"},
});

constexpr auto kPageMarkNames = std::to_array<TemplateName>({
    {"number", "text", "its number"},
    {"id", "text", "its id"},
});

constexpr auto kGroupsOfPages = std::to_array<NameGroup>({
    {"every page", "What every template of a page, a block or a reference may use.",
     kEveryPageNames},
    {"site", "The whole site, from data/site.yaml and the day of the build.", kSiteNames},
    {"help", "What to do in need of help.", kHelpNames},
    {"help card", "A card for getting help.", kHelpCardNames},
    {"page", "The page that is made.", kPageNames},
    {"menu item", "A section in the menu.", kMenuItemNames},
    {"link", "A link.", kLinkNames},
    {"file link", "A link to a file.", kFileLinkNames},
    {"date", "A day.", kDateNames},
    {"item", "A page in a list.", kItemNames},
    {"heading", "A heading of the page.", kHeadingNames},
    {"contact", "A contact of data/contacts.yaml.", kContactNames},
    {"copy", "The copy of a neighbour's procedure.", kCopyNames},
    {"document", "What guidance says of itself.", kDocumentNames},
    {"document change", "A change of a document.", kDocumentChangeNames},
    {"consultation", "A consultation.", kConsultationNames},
    {"alternate", "The page in another language.", kAlternateNames},
    {"other form", "Another form of the text.", kOtherFormNames},
    {"a-to-z.html", "All pages by their first letters.", kAToZHtmlNames},
    {"letter", "A letter and its pages.", kLetterNames},
    {"site-map.html", "All pages as a tree.", kSiteMapHtmlNames},
    {"redirect.html", "What answers at a former address.", kRedirectHtmlNames},
    {"gone.html", "An address that was taken away.", kGoneHtmlNames},
    {"gone", "An address that was taken away.", kGoneNames},
    {"search.html", "The search.", kSearchHtmlNames},
    {"search", "The search.", kSearchNames},
    {"business-unit.html", "What there is to do, in previews only.", kBusinessUnitHtmlNames},
    {"unit", "What there is to do.", kUnitNames},
    {"duty section", "Duties of one urgency.", kDutySectionNames},
    {"duty group", "Duties that stand together.", kDutyGroupNames},
    {"duty", "Something to do.", kDutyNames},
    {"unit held", "A file that readers do not see.", kUnitHeldNames},
    {"blocks/contacts.html", "A list of contacts.", kBlocksContactsHtmlNames},
    {"blocks/children.html", "The pages of a folder.", kBlocksChildrenHtmlNames},
    {"blocks/news.html", "A list of news.", kBlocksNewsHtmlNames},
    {"blocks/glossary.html", "The glossary.", kBlocksGlossaryHtmlNames},
    {"glossary letter", "A letter and its terms.", kGlossaryLetterNames},
    {"glossary term", "A term.", kGlossaryTermNames},
    {"meaning", "A meaning of a term.", kMeaningNames},
    {"blocks/callout-note.html", "A box; the other boxes see the same.",
     kBlocksCalloutNoteHtmlNames},
    {"blocks/callout-advice.html", "A box with advice.", kBlocksCalloutAdviceHtmlNames},
    {"blocks/callout-emergency.html", "A box for an emergency.", kBlocksCalloutEmergencyHtmlNames},
    {"blocks/callout-example.html", "A box with an example.", kBlocksCalloutExampleHtmlNames},
    {"blocks/callout-warning.html", "A box with a warning.", kBlocksCalloutWarningHtmlNames},
    {"blocks/consultations.html", "A list of consultations.", kBlocksConsultationsHtmlNames},
    {"consultation item", "A consultation in a list.", kConsultationItemNames},
    {"blocks/video.html", "A film.", kBlocksVideoHtmlNames},
    {"video", "A film.", kVideoNames},
    {"inline/contact.html", "A contact inside a sentence.", kInlineContactHtmlNames},
    {"inline/term.html", "A term inside a sentence.", kInlineTermHtmlNames},
    {"term link", "A term that leads to the glossary.", kTermLinkNames},
    {"inline/figure.html", "A figure inside a sentence.", kInlineFigureHtmlNames},
    {"inline/ref.html", "A reference inside a report.", kInlineRefHtmlNames},
    {"reference", "Words that lead somewhere.", kReferenceNames},
    {"inline/page-mark.html", "Where a page of a printed report began.", kInlinePageMarkHtmlNames},
    {"page mark", "A page of the print.", kPageMarkNames},
});

}  // namespace

std::span<const NameGroup> names_of_pages() {
  return kGroupsOfPages;
}

}  // namespace pier::guide
