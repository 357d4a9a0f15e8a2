#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "checks/tables.h"
#include "site/forms.h"
#include "value/schema.h"

namespace pier::checks {

namespace {

/// The Information Standard's guide to making information accessible, and Mencap's "Am I making
/// myself clear?": one idea in a sentence, of ten to fifteen words.
constexpr std::size_t kMostWords = 15;

/// What a reader sees of a paragraph beside its pictures.
struct Paragraph {
  std::string words;
  std::size_t pictures = 0;
  /// Where words stand before the first picture.
  bool begins_with_words = false;
};

Paragraph read_paragraph(const markdown::Document& document, std::size_t at) {
  Paragraph paragraph;
  const auto nodes = document.nodes();
  for (std::size_t n = at + 1; n < nodes[at].end(); ++n) {
    switch (nodes[n].kind) {
      case markdown::NodeKind::image:
        ++paragraph.pictures;
        break;
      case markdown::NodeKind::hard_break:
        paragraph.words += ' ';
        break;
      case markdown::NodeKind::reference:
        // Whatever takes its place is read as a word.
        paragraph.words += "word";
        break;
      default:
        paragraph.words += document.text(nodes[n]);
    }
    paragraph.begins_with_words =
        paragraph.begins_with_words || (paragraph.pictures == 0 && !trim(paragraph.words).empty());
  }
  return paragraph;
}

bool ends_sentence(char c) {
  return c == '.' || c == '!' || c == '?';
}

/// The number of words of each sentence. A sentence ends with a full stop, an exclamation or
/// question mark that white space and a capital follow: "St. Ann's" is rare in Easy Read, and a
/// sentence without it is better.
std::vector<std::size_t> sentences_of(std::string_view text) {
  std::vector<std::size_t> sentences;
  std::size_t words = 0;
  bool in_word = false, ended = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (ascii_is_space(text[i])) {
      in_word = false;
      continue;
    }
    if (!in_word) {
      const bool is_small = text[i] >= 'a' && text[i] <= 'z';
      if (ended && !is_small && words > 0) {
        sentences.push_back(words);
        words = 0;
      }
      ended = false;
      ++words;
      in_word = true;
    }
    ended = ends_sentence(text[i]) || (ended && (text[i] == '"' || text[i] == ')'));
  }
  if (words > 0) sentences.push_back(words);
  return sentences;
}

void check_paragraph(const Entry& entry, std::size_t at, Diagnostics& diagnostics) {
  const Paragraph paragraph = read_paragraph(entry.document, at);
  const Span span = entry.document.span(entry.document.nodes()[at]);
  const std::vector<std::size_t> sentences = sentences_of(paragraph.words);
  const auto report = [&](std::string message, std::string help) {
    diagnostics.report("easy-read-picture", span, std::move(message), std::move(help));
  };
  if (paragraph.pictures == 0) {
    report("this sentence has no picture beside it",
           "begin the line with one: `![what it shows](pictures/name.svg) The sentence.`");
  } else if (paragraph.pictures > 1) {
    report(fmt::format("{} pictures stand beside this sentence", paragraph.pictures),
           "keep the one that shows best what the sentence says");
  } else if (paragraph.begins_with_words) {
    report("the picture stands behind words", "begin the line with the picture");
  } else if (sentences.empty()) {
    report("this picture has no sentence beside it", "write the sentence on the same line");
  } else if (sentences.size() > 1) {
    report(fmt::format("{} sentences share one picture", sentences.size()),
           "write each as a paragraph of its own, with its picture");
  }
  for (const std::size_t words : sentences) {
    if (words <= kMostWords) continue;
    diagnostics.report(
        "easy-read-long", span, fmt::format("this sentence has {} words", words),
        fmt::format("say it in two, or with fewer words: {} at the most", kMostWords));
  }
}

/// Easy Read is headings and sentences, each with its picture, and nothing else.
void check_easy_read(const Entry& entry, Diagnostics& diagnostics) {
  const auto nodes = entry.document.nodes();
  for (std::size_t n = 0; n < nodes.size(); n = nodes[n].end()) {
    if (nodes[n].kind == markdown::NodeKind::paragraph) {
      check_paragraph(entry, n, diagnostics);
    } else if (nodes[n].kind != markdown::NodeKind::heading) {
      diagnostics.report("easy-read-picture", entry.document.span(nodes[n]),
                         "an Easy Read page has only headings and sentences with a picture",
                         "say it in sentences, each a paragraph that begins with its picture");
    }
  }
}

void check_in_step(const Entry& form, const Site& site, Diagnostics& diagnostics) {
  const auto mark = mark_of_texts(site, form);
  if (!mark) return;
  const Value* said = form.fields.find("in_step_with");
  if (said != nullptr && said->as_text() == *mark) return;
  const std::string help =
      fmt::format("compare the two; once both say the same, write `in_step_with: {}`", *mark);
  if (said == nullptr) {
    diagnostics.report("form-behind", form.head,
                       "nobody has said that this page says the same as the text it goes with",
                       help);
  } else {
    diagnostics.report("form-behind", said->span,
                       "the text that this page goes with has changed since they were compared",
                       help);
  }
}

}  // namespace

void forms(const Entry& entry, const TextInput& input, Diagnostics& diagnostics) {
  if (!is_form(entry)) return;
  if (entry.type->name == "easy-read") check_easy_read(entry, diagnostics);
  check_in_step(entry, input.site, diagnostics);
}

}  // namespace pier::checks
