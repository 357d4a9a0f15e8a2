#include "pdf/content_stream.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pier::pdf {

namespace {

/// ISO 32000-1, 7.2.2.
bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

/// The next token at or behind `at`, which is moved behind it: a name, a number, an operator, a
/// string, or a bracket. Empty at the end; none when a string is not closed.
std::optional<std::string_view> next_token(std::string_view content, std::size_t& at) {
  while (at < content.size()) {
    if (content[at] == '%') {
      at = std::min(content.find_first_of("\r\n", at), content.size());
    } else if (is_blank(content[at])) {
      ++at;
    } else {
      break;
    }
  }
  const std::size_t begin = at;
  if (at == content.size()) return std::string_view{};
  const char first = content[at++];
  const auto token = [&] { return content.substr(begin, at - begin); };
  if (first == '(') {
    for (int depth = 1; depth > 0; ++at) {
      if (at >= content.size()) return std::nullopt;
      if (content[at] == '\\')
        ++at;
      else if (content[at] == '(')
        ++depth;
      else if (content[at] == ')')
        --depth;
    }
    if (at > content.size()) return std::nullopt;
    return token();
  }
  if (first == '<' && at < content.size() && content[at] != '<') {
    const std::size_t end = content.find('>', at);
    if (end == std::string_view::npos) return std::nullopt;
    at = end + 1;
    return token();
  }
  if (first == '<' || first == '>') {
    if (at < content.size() && content[at] == first) ++at;
    return token();
  }
  if (is_delimiter(first) && first != '/') return token();
  while (at < content.size() && !is_blank(content[at]) && !is_delimiter(content[at])) ++at;
  return token();
}

/// Of ISO 32000-1, tables 60 and 61.
constexpr auto kPathBegins = std::to_array<std::string_view>({"m", "re"});
constexpr auto kPathPaints =
    std::to_array<std::string_view>({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"});
constexpr auto kTextShows = std::to_array<std::string_view>({"Tj", "TJ", "'", "\""});
/// Structure types whose marked content counts although it may have no letter.
constexpr auto kDrawn = std::to_array<std::string_view>({"/Figure", "/Formula", "/Lbl"});

template <typename List>
bool is_one_of(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_operator(std::string_view token) {
  const char first = token[0];
  return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first == '\'' ||
         first == '"';
}

constexpr std::string_view kArtifact = "/Artifact BMC\n";
constexpr std::string_view kEndOfArtifact = "\nEMC";

/// Copies a content stream, operator by operator.
class Marker {
 public:
  Marker(std::string_view content, const std::set<std::int64_t>& repeated,
         const std::function<bool(std::string_view)>& is_picture)
      : content_(content), repeated_(repeated), is_picture_(is_picture) {
    result_.content.reserve(content.size() + content.size() / 8);
  }

  std::optional<MarkedContent> run() {
    std::size_t at = 0;
    for (;;) {
      const auto token = next_token(content_, at);
      if (!token) return std::nullopt;
      if (token->empty()) break;
      if (*token == "BI") return std::nullopt;  // Chromium writes no picture between operators.
      if (!is_operator(*token) || *token == "true" || *token == "false" || *token == "null") {
        operands_.push_back(*token);
        continue;
      }
      out_begin_ = result_.content.size();
      result_.content += content_.substr(copied_, at - copied_);
      copied_ = at;
      if (!take(*token)) return std::nullopt;
      operands_.clear();
    }
    result_.content += content_.substr(copied_);
    if (is_marked_ || is_text_) return std::nullopt;
    std::sort(result_.released.begin(), result_.released.end());
    return std::move(result_);
  }

 private:
  bool take(std::string_view name) {
    if (name == "BDC" || name == "BMC") return begin_marked();
    if (name == "EMC") return end_marked();
    const bool is_shown =
        is_one_of(kTextShows, name) || name == "sh" || (name == "Do" && !operands_.empty());
    if (is_marked_) {
      has_content_ = has_content_ || is_shown;
      return true;
    }
    if (name == "BT") {
      if (is_text_) return false;
      is_text_ = true;
      begin_ = out_begin_;
    } else if (name == "ET") {
      if (!is_text_) return false;
      is_text_ = false;
      wrap(begin_);
    } else if (is_one_of(kPathBegins, name)) {
      if (!is_path_) begin_ = out_begin_;
      is_path_ = true;
    } else if (name == "n") {
      is_path_ = false;
    } else if (is_one_of(kPathPaints, name)) {
      if (is_path_) wrap(begin_);
      is_path_ = false;
    } else if (name == "sh" || (name == "Do" && is_shown && is_picture_(operands_[0].substr(1)))) {
      wrap(out_begin_);
    }
    return true;
  }

  /// What is in the result from `begin` on becomes an artifact.
  void wrap(std::size_t begin) {
    while (begin < result_.content.size() && is_blank(result_.content[begin])) ++begin;
    result_.content.insert(begin, kArtifact);
    result_.content += kEndOfArtifact;
  }

  bool begin_marked() {
    if (is_marked_ || is_text_ || is_path_ || operands_.empty()) return false;
    is_marked_ = true;
    tag_ = operands_[0];
    id_.reset();
    for (std::size_t i = 0; i + 1 < operands_.size(); ++i) {
      std::int64_t id = 0;
      const std::string_view text = operands_[i + 1];
      if (operands_[i] != "/MCID") continue;
      const auto read = std::from_chars(text.data(), text.data() + text.size(), id);
      if (read.ec == std::errc{}) id_ = id;
    }
    has_content_ = false;
    begin_ = out_begin_;
    begin_length_ = result_.content.size() - out_begin_;
    return true;
  }

  bool end_marked() {
    if (!is_marked_) return false;
    is_marked_ = false;
    if (!id_) return true;
    if (!repeated_.contains(*id_) && (has_content_ || is_one_of(kDrawn, tag_))) return true;
    result_.content.replace(begin_, begin_length_, std::string("\n") + std::string(kArtifact));
    result_.released.push_back(*id_);
    return true;
  }

  std::string_view content_;
  const std::set<std::int64_t>& repeated_;
  const std::function<bool(std::string_view)>& is_picture_;
  MarkedContent result_;
  std::vector<std::string_view> operands_;
  /// How much of the content is in the result, and where in the result the last operator begins,
  /// with its operands.
  std::size_t copied_ = 0;
  std::size_t out_begin_ = 0;
  /// Where in the result the text, path or marked content begins that is not yet ended.
  std::size_t begin_ = 0;
  std::size_t begin_length_ = 0;
  bool is_text_ = false;
  bool is_path_ = false;
  bool is_marked_ = false;
  bool has_content_ = false;
  std::string_view tag_;
  std::optional<std::int64_t> id_;
};

}  // namespace

std::optional<MarkedContent> mark_artifacts(
    std::string_view content, const std::set<std::int64_t>& repeated,
    const std::function<bool(std::string_view)>& is_picture) {
  return Marker(content, repeated, is_picture).run();
}

}  // namespace pier::pdf
