#include <array>

#include "guide/template_names.h"

namespace pier::guide {

namespace {

constexpr auto kBlocksMessagesHtmlNames = std::to_array<TemplateName>({
    {"groups", "list of message group", "the messages by what they are about"},
});

constexpr auto kMessageGroupNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"heading", "text", "what they are about"},
    {"items", "list of message item", "the messages"},
});

constexpr auto kMessageItemNames = std::to_array<TemplateName>({
    {"title", "text", "the id of its rule"},
    {"url", "text", "its page"},
    {"summary", "markup", "what must hold"},
    {"is_error", "yes or no", "whether it stops a publication"},
});

constexpr auto kMessageHtmlNames = std::to_array<TemplateName>({
    {"message", "message", "the message"},
});

constexpr auto kMessageNames = std::to_array<TemplateName>({
    {"rule", "text", "the id of its rule"},
    {"is_error", "yes or no", "whether it stops a publication"},
    {"criterion", "criterion?", "what it protects"},
    {"why", "markup", "why it matters"},
    {"cure", "markup", "what to do"},
    {"text", "text", "the message as a terminal shows it"},
    {"excerpts", "list of excerpt", "what breaks the rule and what keeps it"},
    {"group", "text", "what it is about"},
    {"all_url", "text", "where the list has it"},
});

constexpr auto kCriterionNames = std::to_array<TemplateName>({
    {"number", "text", "its number"},
    {"name", "text", "its name"},
    {"url", "text", "its explanation"},
});

constexpr auto kExcerptNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"heading", "text", "its heading"},
    {"file", "text", "the file; empty where there are words instead"},
    {"note", "text", "which lines, and where to look"},
    {"lines", "markup", "the lines, what is meant in `<mark>`"},
    {"words", "text", "why there are no lines"},
});

constexpr auto kBlocksContentTypesHtmlNames = std::to_array<TemplateName>({
    {"types", "list of kind item", "kinds of pages"},
    {"files", "list of kind item", "kinds of data files"},
    {"text", "kind item", "what the text of a page may use"},
});

constexpr auto kKindItemNames = std::to_array<TemplateName>({
    {"title", "text", "its name"},
    {"url", "text", "its page"},
    {"summary", "text", "what it is"},
    {"place", "text", "where such files stand"},
});

constexpr auto kContentTypeHtmlNames = std::to_array<TemplateName>({
    {"kind", "kind", "the kind"},
});

constexpr auto kKindNames = std::to_array<TemplateName>({
    {"place", "text", "where such files stand; empty for pages"},
    {"example", "text", "the smallest right file"},
    {"sections", "list of field section", "its fields"},
});

constexpr auto kFieldSectionNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"heading", "text", "its heading"},
    {"about", "markup", "what to know of them"},
    {"fields", "list of field", "the fields"},
});

constexpr auto kFieldNames = std::to_array<TemplateName>({
    {"name", "text", "its name"},
    {"required", "yes or no", "whether it must be there"},
    {"inherited", "yes or no", "whether a section can give it"},
    {"meaning", "markup", "what it is for"},
    {"kind", "text", "how it is written"},
    {"example", "text", "a right value"},
    {"choices", "list of text", "the values that it may have"},
    {"longest", "number", "the most characters; 0 for any number"},
    {"most", "number", "the largest number; 0 for any"},
    {"more", "text", "where its own fields stand; empty where it has none"},
});

constexpr auto kContentWordsHtmlNames = std::to_array<TemplateName>({
    {"words", "words", "all words"},
});

constexpr auto kWordsNames = std::to_array<TemplateName>({
    {"groups", "list of word group", "blocks, boxes and references"},
});

constexpr auto kWordGroupNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"heading", "text", "its heading"},
    {"about", "text", "how they are written"},
    {"words", "list of word", "the words"},
});

constexpr auto kWordNames = std::to_array<TemplateName>({
    {"name", "text", "the word"},
    {"id", "text", "its id"},
    {"meaning", "markup", "what it does"},
    {"example", "text", "how it is written"},
    {"sections", "list of field section", "its fields"},
});

constexpr auto kBlocksThemeReferenceHtmlNames = std::to_array<TemplateName>({
    {"items", "list of theme page", "the pages"},
});

constexpr auto kThemePageNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"url", "text", "its address"},
    {"summary", "text", "what it is about"},
});

constexpr auto kThemeGuideHtmlNames = std::to_array<TemplateName>({
    {"reference", "theme reference", "its lists"},
});

constexpr auto kThemeReferenceNames = std::to_array<TemplateName>({
    {"sections", "list of row section", "the lists"},
});

constexpr auto kRowSectionNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"heading", "text", "its heading"},
    {"about", "markup", "what to know of it"},
    {"rows", "list of reference row", "the rows"},
});

constexpr auto kReferenceRowNames = std::to_array<TemplateName>({
    {"name", "text", "what it is about"},
    {"kind", "text", "what kind of value it is"},
    {"kind_url", "text", "where that kind is explained; empty where it needs none"},
    {"may_be_nothing", "yes or no", "whether there may be no value"},
    {"meaning", "markup", "what it means"},
    {"example", "text", "how it is used"},
    {"result", "text", "what the example gives"},
});

constexpr auto kGroupsOfGuide = std::to_array<NameGroup>({
    {"blocks/messages.html", "The list of messages.", kBlocksMessagesHtmlNames},
    {"message group", "Messages about something.", kMessageGroupNames},
    {"message item", "A message in a list.", kMessageItemNames},
    {"message.html", "A message.", kMessageHtmlNames},
    {"message", "A message.", kMessageNames},
    {"criterion", "A success criterion of WCAG 2.2.", kCriterionNames},
    {"excerpt", "Some lines of an example.", kExcerptNames},
    {"blocks/content-types.html", "The list of kinds of files.", kBlocksContentTypesHtmlNames},
    {"kind item", "A kind of file in a list.", kKindItemNames},
    {"content-type.html", "A kind of file.", kContentTypeHtmlNames},
    {"kind", "A kind of file.", kKindNames},
    {"field section", "Fields that stand together.", kFieldSectionNames},
    {"field", "A field.", kFieldNames},
    {"content-words.html", "What the text of a page may use.", kContentWordsHtmlNames},
    {"words", "What the text of a page may use.", kWordsNames},
    {"word group", "Words of one kind.", kWordGroupNames},
    {"word", "A word that a text may use.", kWordNames},
    {"blocks/theme-reference.html", "The list of pages about themes.",
     kBlocksThemeReferenceHtmlNames},
    {"theme page", "A page about themes.", kThemePageNames},
    {"theme-guide.html", "A page about themes.", kThemeGuideHtmlNames},
    {"theme reference", "Lists about themes.", kThemeReferenceNames},
    {"row section", "A list.", kRowSectionNames},
    {"reference row", "A row of a list about themes.", kReferenceRowNames},
});

}  // namespace

std::span<const NameGroup> names_of_guide() {
  return kGroupsOfGuide;
}

}  // namespace pier::guide
