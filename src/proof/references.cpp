// "see Section 6", "Appendix 3", "Figure 2": what is referred to must be there, and be about what
// the sentence says.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"
#include "proof/grammar.h"

namespace pier::proof {

namespace {

/// What the captions of a report number: "figure 2", "table 3".
std::set<std::string> captions_of(const Reading& reading) {
  std::set<std::string> found;
  for (const Text& text : reading.chapters) {
    for (const Block& block : text.blocks) {
      if (block.last - block.first < 2 || text.tokens[block.first].kind != TokenKind::word)
        continue;
      std::string_view word = text.word(block.first);
      if (word == "fig") word = "figure";
      if (!is_one_of(word, {"figure", "table", "chart", "graph"})) continue;
      // "Figure 1:", "Fig. 1".
      std::size_t t = block.first + 1;
      if (text.is_mark(t, '.')) ++t;
      if (t >= block.last || text.number(t) == nullptr) continue;
      found.insert(fmt::format("{} {}", word, written(text, t)));
    }
  }
  return found;
}

/// A reference in a text.
struct Mention {
  std::size_t word = 0;
  std::size_t number = 0;
  /// "section", "appendix", "figure", "table", "chapter", "page"
  std::string kind;
};

class ReferenceCheck {
 public:
  ReferenceCheck(const Reading& reading, Findings& findings)
      : reading_(reading), findings_(findings), captions_(captions_of(reading)) {
    for (const HeadingPlace& heading : reading.headings) {
      if (!heading.number.empty()) numbers_.insert(heading.number);
    }
  }

  void run() {
    for (std::size_t c = 0; c < reading_.chapters.size(); ++c) {
      const Text& text = reading_.chapters[c];
      for (const Sentence& sentence : text.sentences) {
        if (text.blocks[sentence.block].kind == BlockKind::heading) continue;
        for (std::size_t t = sentence.first; t + 1 < sentence.last; ++t)
          check_token(c, sentence, t);
      }
    }
  }

 private:
  void check_token(std::size_t c, const Sentence& sentence, std::size_t t) {
    const Text& text = reading_.chapters[c];
    if (text.tokens[t].kind != TokenKind::word || text.number(t + 1) == nullptr) return;
    std::string kind(text.word(t));
    if (kind == "appx" || kind == "annex") kind = "appendix";
    if (kind == "fig") kind = "figure";
    if (!is_one_of(kind, {"section", "appendix", "figure", "table", "chapter"})) return;
    const NumberRole role = text.number(t + 1)->role;
    if (role != NumberRole::plain && role != NumberRole::code) return;
    const Mention mention{t, t + 1, kind};
    const std::string number(written(text, t + 1));
    if (exists(kind, number)) {
      if (kind == "section") check_topic(c, sentence, mention, number);
      return;
    }
    if (!is_own(text, sentence, mention)) return;
    findings_.report_tokens("report-mention", c, t, t + 1,
                            fmt::format("there is no {} {} in this report", kind, number),
                            "name what is meant with `{ref …}`, or correct the number");
  }

  bool exists(const std::string& kind, const std::string& number) const {
    if (kind == "appendix") return numbers_.contains("appendix " + number);
    if (kind == "figure" || kind == "table") return captions_.contains(kind + " " + number);
    return numbers_.contains(number);
  }

  /// Whether the reference is to this report, not to an Act or another paper.
  bool is_own(const Text& text, const Sentence& sentence, const Mention& mention) const {
    const bool is_caption = mention.word == text.blocks[sentence.block].first;
    if (is_caption) return false;
    // "Appendix 1 of the strategy", "Section 42 of the Care Act", "section 42(2)".
    for (std::size_t t = mention.number + 1; t < sentence.last && t <= mention.number + 5; ++t) {
      if (text.tokens[t].kind != TokenKind::word) {
        if (text.is_mark(t, '(') && t == mention.number + 1) return false;
        continue;
      }
      if (is_one_of(text.word(t),
                    {"act",       "acts",      "care",          "children",       "working",
                     "guidance",  "statutory", "mental",        "enquiry",        "enquiries",
                     "audit",     "audits",    "investigation", "investigations", "duty",
                     "agreement", "census",    "safeguarding",  "code",           "regulations",
                     "strategy",  "policy"})) {
        return false;
      }
    }
    if (mention.kind == "figure" || mention.kind == "table") return !reading_.report->is_numbered;
    if (mention.kind == "appendix") return true;
    if (reading_.report->is_numbered) return false;
    // A section by itself may be that of an Act: "see", "in", "within" tie it to the report.
    for (std::size_t t = mention.word, steps = 0; t-- > sentence.first && steps < 2; ++steps) {
      if (text.tokens[t].kind != TokenKind::word) break;
      if (is_one_of(text.word(t), {"see", "refer"})) return true;
      if (is_one_of(text.word(t), {"in", "within"}) && t > sentence.first &&
          text.tokens[t - 1].kind == TokenKind::word &&
          is_one_of(text.word(t - 1), {"found", "contained", "described", "shown", "detailed",
                                       "given", "set", "see", "listed", "discussed"})) {
        return true;
      }
    }
    return false;
  }

  /// "Information about Board attendance can be found in Section 6": the heading of section 6 must
  /// say something of it, when that of another part says it all.
  void check_topic(std::size_t c, const Sentence& sentence, const Mention& mention,
                   const std::string& number) {
    const Text& text = reading_.chapters[c];
    std::size_t about = 0;
    bool is_found = false;
    for (std::size_t t = sentence.first; t < mention.word; ++t) {
      if (text.tokens[t].kind != TokenKind::word) continue;
      if (is_one_of(text.word(t), {"about", "on"}) && about == 0) about = t;
      if (is_one_of(text.word(t), {"found", "contained", "shown"})) is_found = true;
    }
    if (about == 0 || !is_found) return;
    std::vector<std::string> topic;
    for (std::size_t t = about + 1; t < mention.word; ++t) {
      if (text.tokens[t].kind != TokenKind::word) break;
      if (is_one_of(text.word(t), {"can", "is", "are", "may", "found", "contained", "shown"}))
        break;
      if (std::string stem = stem_of(text.word(t)); !stem.empty()) topic.push_back(std::move(stem));
    }
    if (topic.size() < 2) return;
    const HeadingPlace* better = nullptr;
    for (std::size_t i = 0; i < reading_.headings.size(); ++i) {
      const HeadingPlace& heading = reading_.headings[i];
      const std::size_t shared = shared_with(heading.title, topic);
      const bool is_target = heading.number == number || heading.number.starts_with(number + ".") ||
                             is_below(i, number);
      if (is_target && shared == topic.size()) return;
      if (!is_target && shared == topic.size() && better == nullptr) better = &heading;
    }
    if (better == nullptr) return;
    findings_.report_tokens(
        "report-mention", c, mention.word, mention.number,
        fmt::format("section {} is about something else; `{}` says it", number, better->title),
        "name what is meant with `{ref …}`, or correct the number");
  }

  /// Whether a heading stands below one with this number.
  bool is_below(std::size_t i, const std::string& number) const {
    int level = reading_.headings[i].level;
    while (i-- > 0) {
      const HeadingPlace& above = reading_.headings[i];
      if (above.level >= level) continue;
      if (above.number == number) return true;
      level = above.level;
    }
    return false;
  }

  static std::size_t shared_with(std::string_view title, const std::vector<std::string>& topic) {
    std::set<std::string> words;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= title.size(); ++i) {
      if (i < title.size() && (ascii_is_alpha(title[i]) || title[i] == '-')) continue;
      if (std::string stem = stem_of(title.substr(begin, i - begin)); !stem.empty()) {
        words.insert(std::move(stem));
      }
      begin = i + 1;
    }
    return static_cast<std::size_t>(std::count_if(
        topic.begin(), topic.end(), [&](const std::string& stem) { return words.contains(stem); }));
  }

  const Reading& reading_;
  Findings& findings_;
  std::set<std::string> captions_;
  std::set<std::string> numbers_;
};

}  // namespace

void check_references(const Reading& reading, Findings& findings) {
  ReferenceCheck(reading, findings).run();
}

}  // namespace pier::proof
