#include "templates/parser.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "templates/code_writer.h"
#include "templates/expressions.h"
#include "templates/html_context.h"
#include "templates/scanner.h"
#include "templates/tokens.h"

namespace pier::templates {

namespace {

std::uint32_t index(std::size_t n) {
  return static_cast<std::uint32_t>(n);
}

/// An `if`, `for` or `block` that waits for its end.
struct Open {
  std::string_view kind;
  Span span;
  /// Where every part of it begins, and where it may end.
  HtmlContext begin;
  std::optional<HtmlContext> end{};
  /// The step whose target is the next part.
  std::optional<std::size_t> branch{};
  /// The jumps from the ends of parts to the end of all.
  std::vector<std::size_t> exits{};
  bool has_else = false;
  /// Where the steps went before a block began.
  Code outer_code{};
  std::uint32_t block_name = 0;
};

class Parser {
 public:
  Parser(std::string name, FileId file, std::string_view text, Program& program,
         Diagnostics& diagnostics)
      : text_(text),
        program_(program),
        diagnostics_(diagnostics),
        code_(text, program, diagnostics) {
    template_.name = std::move(name);
    template_.file = file;
  }

  Template run() {
    const std::vector<Segment> segments = scan(template_.file, text_, diagnostics_);
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const Segment& segment = segments[i];
      if (segment.kind == SegmentKind::text) {
        add_text(segment.span);
      } else if (segment.kind == SegmentKind::output) {
        output(segment, i + 1 < segments.size() ? &segments[i + 1] : nullptr);
      } else {
        statement(segment);
      }
    }
    finish();
    return std::move(template_);
  }

 private:
  struct Statement {
    std::string_view word;
    void (Parser::*parse)(Tokens&, const Segment&);
  };
  static const std::array<Statement, 10> kStatements;

  // Text and values.

  void add_text(Span span) {
    if (is_outside_blocks()) {
      report_outside_blocks(span);
    } else {
      code_.literal(span);
    }
  }

  /// In a template that extends another one, only blocks are shown.
  bool is_outside_blocks() const {
    return template_.parent && std::none_of(open_.begin(), open_.end(),
                                            [](const Open& o) { return o.kind == "block"; });
  }

  void report_outside_blocks(Span span) {
    const std::string_view text = text_.substr(span.begin, span.end - span.begin);
    const std::string_view kept = trim(text);
    if (kept.empty() || reported_outside_) return;
    reported_outside_ = true;
    const auto begin = span.begin + index(static_cast<std::size_t>(kept.data() - text.data()));
    const std::size_t line = std::min(kept.find('\n'), kept.size());
    report("template-nesting", {span.file, begin, begin + index(line)},
           "this stands outside all blocks, so that no page shows it",
           "a template that begins with `extends` fills blocks; move this into one of them");
  }

  void output(const Segment& segment, const Segment* next) {
    if (is_outside_blocks()) {
      report_outside_blocks(segment.span);
      return;
    }
    Tokens tokens(segment.body, text_, diagnostics_);
    const auto expression = whole_expression(tokens, segment.span);
    // What cannot be read is shown as nothing, but its place is still judged.
    code_.value(expression ? *expression : nothing(), segment.span, next);
  }

  /// An expression for what could not be read: the text "".
  std::uint32_t nothing() {
    program_.literals.emplace_back(std::string());
    program_.expressions.push_back(
        {ExpressionKind::literal, {}, index(program_.literals.size() - 1)});
    return index(program_.expressions.size() - 1);
  }

  std::optional<std::uint32_t> whole_expression(Tokens& tokens, Span tag) {
    if (tokens.at_end() && !tokens.has_failed()) {
      tokens.fail(tag, "this tag says nothing", "write a name, a number or a 'text'");
    }
    if (tokens.has_failed()) return std::nullopt;
    auto expression = parse_expression(tokens, program_, loops_);
    if (!expression || !expect_end(tokens)) return std::nullopt;
    return expression;
  }

  bool expect_end(Tokens& tokens) {
    if (tokens.at_end()) return !tokens.has_failed();
    const Token& extra = tokens.peek();
    std::string help;
    if (extra.is("if")) help = "write `{% if … %}`, `{% else %}` and `{% endif %}`";
    if (extra.is("(")) help = "templates call no functions";
    tokens.fail(extra.span, fmt::format("`{}` is not expected here", extra.written),
                std::move(help));
    return false;
  }

  // Statements.

  void statement(const Segment& segment) {
    Tokens tokens(segment.body, text_, diagnostics_);
    const Token word = tokens.take();
    if (tokens.has_failed()) return;
    const auto* found = std::find_if(kStatements.begin(), kStatements.end(),
                                     [&](const Statement& s) { return word.is(s.word); });
    if (found == kStatements.end()) return report_unknown_statement(tokens, word, segment.span);
    code_.enter_statement(word.written, segment.span);
    (this->*found->parse)(tokens, segment);
  }

  void report_unknown_statement(Tokens& tokens, const Token& word, Span tag) {
    if (word.kind == TokenKind::end) {
      tokens.fail(tag, "this tag says nothing", "write `{% if … %}`, for example");
      return;
    }
    std::vector<std::string_view> candidates;
    candidates.reserve(kStatements.size());
    for (const Statement& known : kStatements) candidates.push_back(known.word);
    const std::string_view near = nearest(word.written, candidates);
    tokens.fail(word.span, fmt::format("there is no tag `{}`", word.written),
                near.empty() ? fmt::format("the tags are {}", fmt::join(candidates, ", "))
                             : fmt::format("did you mean `{}`?", near));
  }

  Open& begin(std::string_view kind, Span span) {
    if (kind != "block" && is_outside_blocks()) report_outside_blocks(span);
    Open open{kind, span, code_.context()};
    return open_.emplace_back(std::move(open));
  }

  void parse_if(Tokens& tokens, const Segment& segment) {
    const auto condition = whole_expression(tokens, segment.span);
    begin("if", segment.span).branch = add_branch(condition, segment.span);
  }

  /// A condition that cannot be read is left out: the part behind it is always shown.
  std::optional<std::size_t> add_branch(std::optional<std::uint32_t> condition, Span span) {
    if (!condition) return std::nullopt;
    return code_.add({StepKind::branch_unless, Place::text, span, *condition});
  }

  void parse_elif(Tokens& tokens, const Segment& segment) {
    const auto condition = whole_expression(tokens, segment.span);
    Open* open = part_of(segment, "elif", "if");
    if (open == nullptr) return;
    end_part(*open, segment.span);
    leave_part(*open);
    open->branch = add_branch(condition, segment.span);
  }

  void parse_else(Tokens& tokens, const Segment& segment) {
    expect_end(tokens);
    const bool in_loop = !open_.empty() && open_.back().kind == "for";
    Open* open = part_of(segment, "else", in_loop ? "for" : "if");
    if (open == nullptr) return;
    end_part(*open, segment.span);
    if (in_loop) end_loop_body(*open);
    leave_part(*open);
    open->has_else = true;
  }

  /// The innermost open tag, when it is of this kind and may have another part.
  Open* part_of(const Segment& segment, std::string_view word, std::string_view kind) {
    if (open_.empty() || open_.back().kind != kind) {
      report("template-nesting", segment.span, fmt::format("`{}` belongs to no `{}`", word, kind),
             {});
      return nullptr;
    }
    if (open_.back().has_else) {
      report("template-nesting", segment.span, fmt::format("`{}` comes after `else`", word),
             "`else` is the last part")
          .notes.push_back({open_.back().span, fmt::format("the `{}` begins here", kind)});
      return nullptr;
    }
    return &open_.back();
  }

  /// Jumps from the end of a part to the end of all, and begins the next part.
  void leave_part(Open& open) {
    open.exits.push_back(code_.add({StepKind::jump, Place::text, open.span}));
    if (open.branch) code_.aim_here(*open.branch);
    open.branch.reset();
    code_.set_context(open.begin);
  }

  /// Holds the context at the end of a part against that at its beginning.
  void end_part(Open& open, Span span) {
    if (!open.begin.joins(code_.context())) {
      report("template-context", span,
             fmt::format("this part of the `{}` began {} and ends {}", open.kind,
                         open.begin.describe(), code_.context().describe()),
             "begin and end each tag and each attribute within the same part")
          .notes.push_back({open.span, fmt::format("the `{}` begins here", open.kind)});
      code_.set_context(open.begin);
    }
    if (!open.end) open.end = open.begin;
    open.end->join(code_.context());
  }

  void parse_endif(Tokens& tokens, const Segment& segment) {
    expect_end(tokens);
    if (!close_until("if", segment)) return;
    Open& open = open_.back();
    end_part(open, segment.span);
    if (open.branch) code_.aim_here(*open.branch);
    close_parts(open);
  }

  void close_parts(Open& open) {
    for (const std::size_t exit : open.exits) code_.aim_here(exit);
    code_.set_context(*open.end);
    open_.pop_back();
  }

  void parse_for(Tokens& tokens, const Segment& segment) {
    const Token name = tokens.take();
    if (name.kind != TokenKind::name || is_reserved(name.written) || name.is("loop")) {
      tokens.fail(name.span, "`for` needs a name of your own here",
                  "write `{% for item in list %}`");
    } else if (!tokens.take_if("in")) {
      tokens.fail(tokens.peek().span, fmt::format("after `for {}` stands `in`", name.written),
                  fmt::format("write `{{% for {} in list %}}`", name.written));
    }
    const auto list = whole_expression(tokens, segment.span);
    Open& open = begin("for", segment.span);
    ++loops_;
    if (!list) {
      // Nothing is known of the list, so that the body is never shown.
      open.exits.push_back(code_.add({StepKind::jump, Place::text, segment.span}));
      return;
    }
    open.branch = code_.add(
        {StepKind::loop_begin, Place::text, segment.span, *list, 0, program_.intern(name.written)});
  }

  /// Goes round, when the loop could be read.
  void end_loop_body(Open& open) {
    --loops_;
    if (open.branch) {
      code_.add({StepKind::loop_next, Place::text, open.span, 0, index(*open.branch + 1)});
    }
  }

  void parse_endfor(Tokens& tokens, const Segment& segment) {
    expect_end(tokens);
    if (!close_until("for", segment)) return;
    Open& open = open_.back();
    end_part(open, segment.span);
    if (!open.has_else) end_loop_body(open);
    if (open.branch) code_.aim_here(*open.branch);
    close_parts(open);
  }

  void parse_include(Tokens& tokens, const Segment& segment) {
    const auto name = template_name(tokens, segment.span);
    if (!name || !expect_end(tokens)) return;
    if (is_outside_blocks()) return report_outside_blocks(segment.span);
    if (!code_.context().in_text()) {
      report("template-context", segment.span,
             fmt::format("`include` cannot stand {}", code_.context().describe()),
             "a template is included between tags, not inside one");
      return;
    }
    code_.add({StepKind::include, Place::text, segment.span, index(template_.includes.size())});
    template_.includes.push_back({*name, segment.span, std::nullopt});
  }

  /// The name of a template, in quotation marks.
  std::optional<std::string> template_name(Tokens& tokens, Span tag) {
    const Token name = tokens.take();
    if (name.kind == TokenKind::text) {
      return std::string(name.written.substr(1, name.written.size() - 2));
    }
    if (!tokens.has_failed()) {
      tokens.fail(name.kind == TokenKind::end ? tag : name.span,
                  "the name of a template in quotation marks was expected here",
                  "write `'partials/name.html'`");
    }
    return std::nullopt;
  }

  void parse_extends(Tokens& tokens, const Segment& segment) {
    auto name = template_name(tokens, segment.span);
    if (!name || !expect_end(tokens)) return;
    if (template_.parent) {
      report("template-nesting", segment.span, "a template extends only one other", {})
          .notes.push_back({template_.parent->span, "the first one is named here"});
    } else if (code_.here() > 0 || !open_.empty() || !template_.blocks.empty()) {
      report("template-nesting", segment.span, "`extends` is not the first thing in the template",
             "move it to the first line");
    } else {
      template_.parent = Reference{std::move(*name), segment.span, std::nullopt};
    }
  }

  void parse_block(Tokens& tokens, const Segment& segment) {
    const Token name = tokens.take();
    if (name.kind != TokenKind::name) {
      if (!tokens.has_failed()) {
        tokens.fail(name.kind == TokenKind::end ? segment.span : name.span, "a block needs a name",
                    "write `{% block main %}`");
      }
    } else {
      expect_end(tokens);
    }
    check_block_place(segment.span);
    Open& open = begin("block", segment.span);
    open.block_name = program_.intern(name.written);
    for (const Block& other : template_.blocks) {
      if (other.name == open.block_name) report_second_block(segment.span, other, name.written);
    }
    open.outer_code = code_.exchange({});
  }

  void report_second_block(Span span, const Block& other, std::string_view name) {
    report("template-nesting", span, fmt::format("there are two blocks `{}` here", name),
           "give one of them another name")
        .notes.push_back({other.span, "the other one is here"});
  }

  void check_block_place(Span span) {
    if (!code_.context().in_text()) {
      report("template-context", span,
             fmt::format("`block` cannot stand {}", code_.context().describe()),
             "a block holds whole elements; for a part of a tag, use `{% if %}`");
      code_.set_context(HtmlContext());
    }
    const bool in_condition = template_.parent && !open_.empty() && open_.back().kind == "if";
    if (loops_ > 0 || in_condition) {
      report("template-nesting", span,
             fmt::format("a block cannot stand inside `{}`", loops_ == 0 ? "if" : "for"),
             "put the block around it, or use `include`");
    }
  }

  void parse_endblock(Tokens& tokens, const Segment& segment) {
    if (!close_until("block", segment)) return;
    const Open open = std::move(open_.back());
    open_.pop_back();
    const std::string& name = program_.names[open.block_name];
    if (!tokens.at_end() && !tokens.peek().is(name)) {
      tokens.fail(tokens.peek().span, fmt::format("this ends `{}`, but the block is `{}`",
                                                  tokens.peek().written, name));
    } else {
      tokens.take_if(name);
      expect_end(tokens);
    }
    if (!code_.context().in_text()) {
      report("template-context", segment.span,
             fmt::format("the block `{}` ends {}", name, code_.context().describe()),
             "a block holds whole elements")
          .notes.push_back({open.span, "the block begins here"});
      code_.set_context(HtmlContext());
    }
    const bool is_outermost =
        std::none_of(open_.begin(), open_.end(), [](const Open& o) { return o.kind == "block"; });
    Code body = code_.exchange(open.outer_code);
    template_.blocks.push_back({open.block_name, open.span, is_outermost, std::move(body)});
    if (is_outside_blocks()) return;
    code_.add({StepKind::block, Place::text, open.span, open.block_name});
  }

  /// Whether there is an open tag of this kind. Those inside it are reported and closed.
  bool close_until(std::string_view kind, const Segment& segment) {
    const auto matches = [&](const Open& open) { return open.kind == kind; };
    if (std::none_of(open_.begin(), open_.end(), matches)) {
      report("template-nesting", segment.span,
             fmt::format("`end{}` ends nothing: no `{}` is open", kind, kind), {});
      return false;
    }
    while (open_.back().kind != kind) {
      report("template-nesting", segment.span,
             fmt::format("`end{}` stands where `end{}` was expected", kind, open_.back().kind),
             fmt::format("write `{{% end{} %}}` before it", open_.back().kind))
          .notes.push_back(
              {open_.back().span, fmt::format("this `{}` is still open", open_.back().kind)});
      drop_open();
    }
    return true;
  }

  /// Forgets the innermost open tag; its steps stay as far as they make sense.
  void drop_open() {
    Open open = std::move(open_.back());
    open_.pop_back();
    if (open.kind == "for" && !open.has_else) end_loop_body(open);
    if (open.branch) code_.aim_here(*open.branch);
    for (const std::size_t exit : open.exits) code_.aim_here(exit);
    if (open.kind == "block") code_.exchange(std::move(open.outer_code));
  }

  void finish() {
    while (!open_.empty()) {
      const Open& open = open_.back();
      report("template-nesting", open.span, fmt::format("this `{}` is never ended", open.kind),
             fmt::format("end it with `{{% end{} %}}`", open.kind));
      drop_open();
      code_.set_context(HtmlContext());
    }
    if (!code_.context().in_text()) {
      const auto end = index(text_.size());
      report("template-context", {template_.file, end, end},
             fmt::format("the template ends {}", code_.context().describe()),
             "a template holds whole elements");
    }
    template_.code = code_.exchange({});
  }

  Diagnostic& report(std::string_view rule, Span span, std::string message, std::string help) {
    return diagnostics_.report(rule, span, std::move(message), std::move(help));
  }

  std::string_view text_;
  Program& program_;
  Diagnostics& diagnostics_;
  Template template_;
  CodeWriter code_;
  std::vector<Open> open_;
  /// How many `for` stand around the present place.
  std::size_t loops_ = 0;
  bool reported_outside_ = false;
};

const std::array<Parser::Statement, 10> Parser::kStatements{{
    {"if", &Parser::parse_if},
    {"elif", &Parser::parse_elif},
    {"else", &Parser::parse_else},
    {"endif", &Parser::parse_endif},
    {"for", &Parser::parse_for},
    {"endfor", &Parser::parse_endfor},
    {"include", &Parser::parse_include},
    {"extends", &Parser::parse_extends},
    {"block", &Parser::parse_block},
    {"endblock", &Parser::parse_endblock},
}};

}  // namespace

Template parse_template(std::string name, FileId file, std::string_view text, Program& program,
                        Diagnostics& diagnostics) {
  return Parser(std::move(name), file, text, program, diagnostics).run();
}

}  // namespace pier::templates
