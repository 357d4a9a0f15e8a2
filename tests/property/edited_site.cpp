#include "property/edited_site.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <random>
#include <string_view>

namespace pier::test {

namespace {

namespace fs = std::filesystem;

/// The kinds of edits, as often as they come up.
enum class Kind {
  word,
  paragraph,
  line,
  front_matter,
  add,
  remove,
  rename,
  move,
  touch,
  data,
  theme,
  example,
  revert,
  time,
  garble,
  mend,
  mischief,
};
constexpr std::array<std::pair<Kind, std::uint32_t>, 17> kWeights{{{Kind::word, 26},
                                                                   {Kind::paragraph, 9},
                                                                   {Kind::line, 5},
                                                                   {Kind::front_matter, 9},
                                                                   {Kind::add, 7},
                                                                   {Kind::remove, 4},
                                                                   {Kind::rename, 3},
                                                                   {Kind::move, 3},
                                                                   {Kind::touch, 4},
                                                                   {Kind::data, 9},
                                                                   {Kind::theme, 5},
                                                                   {Kind::example, 5},
                                                                   {Kind::revert, 8},
                                                                   {Kind::time, 5},
                                                                   {Kind::garble, 2},
                                                                   {Kind::mend, 14},
                                                                   {Kind::mischief, 4}}};

Kind kind_of(std::uint32_t number) {
  std::uint32_t all = 0;
  for (const auto& [kind, weight] : kWeights) all += weight;
  number %= all;
  for (const auto& [kind, weight] : kWeights) {
    if (number < weight) return kind;
    number -= weight;
  }
  return Kind::word;
}

template <typename List>
auto pick(const List& list, std::uint32_t number) {
  return list[number % list.size()];
}

/// The folders of all examples of rules, good and bad.
const std::vector<fs::path>& examples() {
  static const std::vector<fs::path> kExamples = [] {
    std::vector<fs::path> found;
    for (const auto& rule : fs::directory_iterator(fs::path(PIER_TESTS_DIR) / "golden/rules")) {
      for (const auto& example : fs::directory_iterator(rule.path())) {
        if (!fs::exists(example.path() / "prepare.sh")) found.push_back(example.path());
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }();
  return kExamples;
}

bool is_text(const std::string& path) {
  constexpr std::array<std::string_view, 8> kTexts{".md",   ".yaml", ".json", ".csv",
                                                   ".html", ".css",  ".txt",  ".svg"};
  return std::any_of(kTexts.begin(), kTexts.end(),
                     [&](std::string_view end) { return path.ends_with(end); });
}

/// Where the body begins, behind the front matter.
std::size_t body_of(const std::string& text) {
  const std::size_t end = text.find("\n---\n", 3);
  return end == std::string::npos ? 0 : end + 5;
}

std::vector<std::pair<std::size_t, std::size_t>> lines_of(const std::string& text) {
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.emplace_back(begin, end - begin);
    begin = end;
  }
  return lines;
}

constexpr std::array<std::string_view, 10> kWords{"people", "carefully", "every day", "harbour",
                                                  "it's",   "a & b",     "naïve",     "seven",
                                                  "*very*", "<less>"};

std::string paragraph(std::uint32_t number) {
  const std::string n = std::to_string(number % 7);
  const std::array<std::string, 16> kParagraphs{
      "A paragraph more, with number " + n + ".",
      "## A heading " + n + "\n\nText below it.",
      "- one\n- two " + n,
      "The {term MASH} knows.",
      "Ask {contact front-door}.",
      "Write to {contact front-door email}.",
      "Read [about us](/about/).",
      "[Up](index.md), and [there](index.md#partners).",
      ":::note Mind\nThis.\n:::",
      "Table: Numbers\n\n| A | B |\n| --- | --: |\n| x | " + n + " |",
      "Words with a note.[^n" + n + "]\n\n[^n" + n + "]: The note.",
      "There were {figure looked-after-rate southend 2021-03-31}.",
      "```news\nlimit: " + n + "\n```",
      "```children\n```",
      "Call 01632 96010" + n + ".",
      "See [nowhere](nowhere-" + n + ".md).",
  };
  return kParagraphs[(number / 7) % kParagraphs.size()];
}

std::string front_line(std::uint32_t number) {
  const std::string n = std::to_string(number % 5);
  const std::array<std::string, 14> kLines{
      "title: Another title " + n,
      "summary: Another summary " + n + ".",
      "short_title: Short " + n,
      "draft: true",
      "published: 2026-12-0" + std::to_string(number % 5 + 1),
      "tags: [neglect, word-" + n + "]",
      "aliases: [/former-" + n + "/]",
      "order: " + n,
      "owner: Board",
      "reviewed: 2026-0" + std::to_string(number % 5 + 1) + "-01",
      "exit: true",
      "discreet: true",
      "publish_until: 2026-11-2" + std::to_string(number % 5),
      "colour: red"};
  return kLines[(number / 5) % kLines.size()];
}

std::string new_page(std::uint32_t number) {
  const std::string n = std::to_string(number % 9);
  const std::string head = "---\ntitle: New page " + n + "\nsummary: What is new in " + n + ".\n";
  const std::array<std::string, 7> kPages{
      head + "---\n\nSome words that are new.\n",
      head + "published: 2026-11-1" + n + "\n---\n\nNews of the day.\n",
      head + "draft: true\n---\n\nA draft.\n",
      head + "tags: [governance]\n---\n\n```children\n```\n",
      head +
          "type: guidance\nissue: \"1\"\napproved: 2026-01-01\nreviewed: 2026-01-01\n"
          "next_review: 2027-01-0" +
          std::to_string(number % 9 + 1) + "\naudience: [professionals]\n---\n\nHow to do it.\n",
      head +
          "type: review\nkind: child-practice-review\npartnership: children\n"
          "themes: [professional-curiosity]\nstate: published\npublished: 2026-05-01\n---\n\n"
          "What was learned.\n",
      head + "type: chapter\norder: " + n + "\nstate: final\n---\n\nA chapter more.\n"};
  return kPages[(number / 9) % kPages.size()];
}

/// The first day with which sites are built; news and reviews have their dates around it.
Date day(std::uint32_t number) {
  constexpr std::array<std::string_view, 6> kDays{"2026-11-21", "2026-11-22", "2026-12-01",
                                                  "2026-12-24", "2027-03-02", "2026-03-01"};
  return *Date::parse(kDays[number % kDays.size()]);
}

void leave_out(std::initializer_list<std::string_view> beginnings, Files& files) {
  for (const std::string_view beginning : beginnings) {
    std::erase_if(files, [&](const auto& file) { return file.first.starts_with(beginning); });
  }
}

}  // namespace

std::vector<Edit> random_edits(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<Edit> edits(count);
  for (Edit& edit : edits) {
    for (std::uint32_t* number : {&edit.kind, &edit.a, &edit.b, &edit.c}) {
      *number = static_cast<std::uint32_t>(random());
    }
  }
  return edits;
}

EditedSite::EditedSite(Part part) : edition_{.today = day(0)} {
  static const Files kStart = [] {
    const fs::path tests = PIER_TESTS_DIR;
    Files files = read_folder(tests / "property/edited");
    files.merge(read_folder(tests / "golden/base"));
    return files;
  }();
  files_ = kStart;
  if (part == Part::learning) {
    leave_out({"content/about/money.md", "content/about/payments.csv", "content/about/plan.md",
               "content/figures/", "content/meetings.md", "content/reports/", "data/figures.yaml",
               "data/meetings/", "data/metrics/", "data/strategies/", "data/tables/"},
              files_);
  } else if (part == Part::figures_and_meetings) {
    leave_out({"content/learning/", "data/learning.yaml"}, files_);
  }
  good_ = files_;
}

std::vector<std::string> EditedSite::paths(const std::string& beginning) const {
  std::vector<std::string> found;
  for (auto file = files_.lower_bound(beginning);
       file != files_.end() && file->first.starts_with(beginning); ++file) {
    if (is_text(file->first)) found.push_back(file->first);
  }
  return found;
}

std::string EditedSite::any(const std::string& beginning, std::uint32_t number) const {
  const std::vector<std::string> found = paths(beginning);
  return found.empty() ? std::string() : pick(found, number);
}

std::string EditedSite::change_word(const Edit& edit) {
  const std::string path = any("content/", edit.a);
  if (path.empty()) return "nothing";
  std::string& text = files_[path];
  std::vector<std::pair<std::size_t, std::size_t>> words;
  for (std::size_t i = body_of(text); i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && std::islower(static_cast<unsigned char>(text[end])) != 0) ++end;
    const bool stands_alone = i > 0 && text[i - 1] == ' ' && end < text.size() && text[end] == ' ';
    if (stands_alone && end - i > 3) words.emplace_back(i, end - i);
    i = std::max(end, i + 1);
  }
  if (words.empty()) return "nothing";
  const auto [begin, size] = pick(words, edit.b);
  const std::string word(pick(kWords, edit.c));
  const std::string former = text.substr(begin, size);
  text.replace(begin, size, word);
  return path + ": `" + former + "` becomes `" + word + "`";
}

std::string EditedSite::add_to_body(const Edit& edit) {
  const std::string path = any("content/", edit.a);
  if (path.empty()) return "nothing";
  files_[path] += "\n" + paragraph(edit.b) + "\n";
  return path + ": at its end comes `" + paragraph(edit.b) + "`";
}

std::string EditedSite::change_line(const std::string& path, const Edit& edit) {
  if (path.empty() || files_[path].empty()) return "nothing";
  std::string& text = files_[path];
  const auto lines = lines_of(text);
  const auto [begin, size] = pick(lines, edit.b);
  const std::string line = text.substr(begin, size);
  switch (edit.c % 3) {
    case 0:
      text.erase(begin, size);
      return path + ": without `" + line + "`";
    case 1:
      text.insert(pick(lines, edit.c / 3).first, line);
      return path + ": `" + line + "` once more";
    default: {
      const auto [other, other_size] = pick(lines, edit.c / 3);
      const std::string with = text.substr(other, other_size);
      text.replace(begin, size, with);
      return path + ": `" + line + "` becomes `" + with + "`";
    }
  }
}

std::string EditedSite::change_front_matter(const Edit& edit) {
  const std::string path = any("content/", edit.a);
  if (path.empty()) return "nothing";
  std::string& text = files_[path];
  if (!text.starts_with("---\n")) return "nothing";
  const std::string line = front_line(edit.b) + "\n";
  const std::string name = line.substr(0, line.find(':') + 1);
  const std::size_t former = text.find("\n" + name);
  if (former != std::string::npos && former < body_of(text)) {
    const std::size_t end = text.find('\n', former + 1) + 1;
    text.replace(former + 1, end - former - 1, edit.c % 4 == 0 ? "" : line);
    return path + (edit.c % 4 == 0 ? ": without `" + name : ": now `" + line) + "`";
  }
  text.insert(4, line);
  return path + ": with `" + line + "`";
}

std::string EditedSite::add_page(const Edit& edit) {
  constexpr std::array<std::string_view, 9> kFolders{"",
                                                     "about/",
                                                     "news/",
                                                     "guides/",
                                                     "learning/reviews/",
                                                     "reports/2025-26/",
                                                     "reports/",
                                                     "learning/briefings/",
                                                     "news/2026/"};
  const std::string path = "content/" + std::string(pick(kFolders, edit.a)) + "new-" +
                           std::to_string(edit.b % 9) + ".md";
  files_[path] = new_page(edit.c);
  return path + " is new";
}

std::string EditedSite::move(const Edit& edit, bool to_another_folder) {
  const std::string path = any("content/", edit.a);
  if (path.empty()) return "nothing";
  const std::string name = path.substr(path.rfind('/') + 1);
  std::string folder = path.substr(0, path.rfind('/') + 1);
  if (to_another_folder) {
    const std::string other = any("content/", edit.b);
    folder = other.substr(0, other.rfind('/') + 1);
  }
  const std::string to =
      folder + (to_another_folder ? name : "moved-" + std::to_string(edit.c % 3) + "-" + name);
  if (to == path) return "nothing";
  files_[to] = files_[path];
  files_.erase(path);
  return path + " is now " + to;
}

std::string EditedSite::change_data(const Edit& edit) {
  const std::string path = any("data/", edit.a);
  if (path.empty()) return "nothing";
  std::string& text = files_[path];
  if (edit.c % 3 == 0) return change_line(path, {edit.kind, edit.a, edit.b, edit.c / 3});
  // A digit or a word becomes another one, so that most of what comes out can be read.
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    const bool is_word = text[i] == ' ' && text.compare(i, 5, " the ") == 0;
    if (is_digit || is_word || (text[i] == '.' && i + 1 < text.size() && text[i + 1] == '\n')) {
      places.push_back(i);
    }
  }
  if (places.empty()) return "nothing";
  const std::size_t place = pick(places, edit.b);
  if (std::isdigit(static_cast<unsigned char>(text[place])) != 0) {
    text[place] = static_cast<char>('0' + (edit.c / 3) % 10);
  } else {
    text.insert(place, " and more");
  }
  return path + ": something else at byte " + std::to_string(place);
}

std::string EditedSite::change_theme(const Edit& edit) {
  // What all pages are made with is one file of seventy, and changes more often than its share.
  const std::string base = "themes/plain/templates/base.html";
  const bool is_base = edit.a % 4 == 0 && files_.contains(base);
  const std::string path = is_base ? base : any("themes/", edit.a / 4);
  if (path.empty()) return "nothing";
  std::string& text = files_[path];
  const std::string n = std::to_string(edit.b % 5);
  switch (edit.c % 6) {
    case 0:
      return change_line(path, {edit.kind, edit.a, edit.b, edit.c / 6});
    case 1:
      files_["themes/plain/templates/parts/new-" + n + ".html"] = "<p>Part " + n + "</p>\n";
      text += "{% include 'parts/new-" + n + ".html' %}\n";
      return path + ": includes a part";
    case 2:
      if (path.ends_with(".css")) text += ".new-" + n + " { color: #0b0c0c; }\n";
      [[fallthrough]];
    default: {
      const std::size_t end = text.rfind("{% endblock %}");
      text.insert(end == std::string::npos ? text.size() : end, "<!-- " + n + " -->\n");
      return path + ": with a remark";
    }
  }
}

std::string EditedSite::lay_over_example(const Edit& edit) {
  const fs::path& example = pick(examples(), edit.a);
  for (const char* part : {"content", "data", "themes"}) {
    if (!fs::exists(example / part)) continue;
    for (auto& [path, bytes] : read_folder(example / part, std::string(part) + "/")) {
      files_[path] = bytes;
    }
  }
  return "with the example " + (example.parent_path().filename() / example.filename()).string();
}

std::string EditedSite::revert(const Edit& edit) {
  if (before_.empty()) return "nothing";
  const Files& former = pick(before_, edit.a);
  if (edit.b % 3 == 0) {
    files_ = former;
    return "all as before";
  }
  std::set<std::string> changed;
  for (const Files* both : {&former, &static_cast<const Files&>(files_)}) {
    for (const auto& [path, bytes] : *both) {
      const auto a = former.find(path);
      const auto b = files_.find(path);
      const bool is_in_both = a != former.end() && b != files_.end();
      if (!is_in_both || a->second != b->second) changed.insert(path);
    }
  }
  if (changed.empty()) return "nothing";
  const std::string path = *std::next(changed.begin(), edit.c % changed.size());
  const auto was = former.find(path);
  if (was == former.end()) {
    files_.erase(path);
  } else {
    files_[path] = was->second;
  }
  return path + " as before";
}

std::string EditedSite::pass_time(const Edit& edit) {
  switch (edit.a % 6) {
    case 0:
      edition_.drafts = !edition_.drafts;
      // The command refuses both together: drafts are not for readers.
      if (edition_.drafts) edition_.production = false;
      return edition_.drafts ? "with drafts" : "without drafts";
    case 1:
      edition_.production = !edition_.production;
      if (edition_.production) edition_.drafts = false;
      return edition_.production ? "for readers" : "a preview";
    default:
      edition_.today = day(edit.b);
      return "on " + edition_.today.text();
  }
}

std::string EditedSite::garble(const Edit& edit) {
  const std::array<std::string_view, 3> kParts{"content/", "data/", "themes/"};
  const std::string path = any(std::string(pick(kParts, edit.a)), edit.b);
  if (path.empty()) return "nothing";
  std::string& text = files_[path];
  const std::size_t place = text.empty() ? 0 : edit.c % text.size();
  switch (edit.c % 4) {
    case 0:
      text.resize(place);
      break;
    case 1:
      text.insert(place, "\xFF");
      break;
    case 2:
      text.insert(place, "\r\n---\n");
      break;
    default:
      text.clear();
  }
  return path + " is garbled at byte " + std::to_string(place);
}

std::string EditedSite::apply_kind(const Edit& edit) {
  switch (kind_of(edit.kind)) {
    case Kind::word:
      return change_word(edit);
    case Kind::paragraph:
      return add_to_body(edit);
    case Kind::line:
      return change_line(any("content/", edit.a), edit);
    case Kind::front_matter:
      return change_front_matter(edit);
    case Kind::add:
      return add_page(edit);
    case Kind::remove: {
      const std::string path = any(edit.b % 4 == 0 ? "data/" : "content/", edit.a);
      files_.erase(path);
      return path + " is gone";
    }
    case Kind::rename:
      return move(edit, false);
    case Kind::move:
      return move(edit, true);
    case Kind::touch: {
      const std::string path = any(edit.b % 4 == 0 ? "" : "content/", edit.a);
      if (!path.empty()) touched_.insert(path);
      return path + " is written as it is";
    }
    case Kind::data:
      return change_data(edit);
    case Kind::theme:
      return change_theme(edit);
    case Kind::example:
      return lay_over_example(edit);
    case Kind::revert:
      return revert(edit);
    case Kind::time:
      return pass_time(edit);
    case Kind::garble:
      return garble(edit);
    case Kind::mend:
      files_ = good_;
      forgets_records_ = true;
      return "all as it was without errors";
    case Kind::mischief:
      mischief_ = edit.a;
      return "mischief " + std::to_string(edit.a % 8);
  }
  return {};
}

std::string EditedSite::apply(const Edit& edit) {
  touched_.clear();
  forgets_records_ = false;
  mischief_ = 0;
  constexpr std::size_t kMostRemembered = 6;
  Files former = files_;
  std::string done = apply_kind(edit);
  before_.push_back(std::move(former));
  if (before_.size() > kMostRemembered) before_.pop_front();
  return done;
}

}  // namespace pier::test
