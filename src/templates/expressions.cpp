#include "templates/expressions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::templates {

namespace {

/// More than a person writes; keeps the recursion here and in the evaluator shallow.
constexpr std::size_t kMaxDepth = 50;
constexpr std::size_t kMaxParts = 200;

constexpr auto kReserved =
    std::to_array<std::string_view>({"True", "False", "None", "true", "false", "none", "not", "and",
                                     "or", "in", "is", "if", "else"});

struct NamedField {
  std::string_view name;
  LoopField field;
};

constexpr auto kLoopFields = std::to_array<NamedField>({{"index", LoopField::index},
                                                        {"index0", LoopField::index0},
                                                        {"first", LoopField::first},
                                                        {"last", LoopField::last},
                                                        {"length", LoopField::length}});

struct Comparison {
  std::string_view sign;
  ExpressionKind kind;
};

constexpr auto kComparisons = std::to_array<Comparison>({{"==", ExpressionKind::equal},
                                                         {"!=", ExpressionKind::not_equal},
                                                         {"<", ExpressionKind::less},
                                                         {"<=", ExpressionKind::less_equal},
                                                         {">", ExpressionKind::greater},
                                                         {">=", ExpressionKind::greater_equal}});

const Comparison* find_comparison(const Token& token) {
  const auto* found =
      std::find_if(kComparisons.begin(), kComparisons.end(),
                   [&](const Comparison& comparison) { return token.is(comparison.sign); });
  return found == kComparisons.end() ? nullptr : found;
}

Span join(Span a, Span b) {
  return {a.file, a.begin, b.end};
}

using Found = std::optional<std::uint32_t>;

class ExpressionParser {
 public:
  ExpressionParser(Tokens& tokens, Program& program, std::size_t loops)
      : tokens_(tokens), program_(program), loops_(loops) {}

  Found disjunction() {
    if (++depth_ > kMaxDepth) return fail_here("there are too many parentheses here");
    Found left = conjunction();
    while (left && tokens_.take_if("or")) {
      left = binary(ExpressionKind::disjunction, left, conjunction());
    }
    --depth_;
    return left;
  }

 private:
  Found conjunction() {
    Found left = negation();
    while (left && tokens_.take_if("and")) {
      left = binary(ExpressionKind::conjunction, left, negation());
    }
    return left;
  }

  Found negation() {
    if (!tokens_.peek().is("not")) return comparison();
    if (++depth_ > kMaxDepth) return fail_here("there are too many `not` here");
    const Span begin = tokens_.take().span;
    const Found inner = negation();
    --depth_;
    return inner ? add(ExpressionKind::negation, join(begin, span_of(*inner)), *inner) : inner;
  }

  Found comparison() {
    const Found left = filtered();
    if (!left) return left;
    Found result = left;
    if (const Comparison* found = find_comparison(tokens_.peek())) {
      tokens_.take();
      result = binary(found->kind, left, filtered());
    } else if (tokens_.take_if("in")) {
      result = binary(ExpressionKind::contained, left, filtered());
    } else if (tokens_.peek().is("not")) {
      tokens_.take();
      if (!tokens_.take_if("in")) return fail_here("after `not` here stands `in`");
      result = negated(binary(ExpressionKind::contained, left, filtered()));
    }
    if (result && (find_comparison(tokens_.peek()) != nullptr || tokens_.peek().is("in"))) {
      return fail_here("one comparison cannot follow another",
                       "join two comparisons with `and`: `a < b and b < c`");
    }
    return result;
  }

  /// A value with its members, then any number of `| filter` and `is test`.
  Found filtered() {
    Found value = primary();
    while (value) {
      if (tokens_.take_if("|")) {
        value = filter(*value);
      } else if (tokens_.take_if("is")) {
        value = test(*value);
      } else {
        break;
      }
    }
    return value;
  }

  Found primary() {
    const Token token = tokens_.peek();
    switch (token.kind) {
      case TokenKind::text:
        return text_literal();
      case TokenKind::integer:
      case TokenKind::decimal:
        return number_literal();
      case TokenKind::name:
        return name();
      case TokenKind::sign:
        if (token.is("(")) return parenthesis();
        break;
      case TokenKind::end:
        break;
    }
    if (tokens_.has_failed()) return std::nullopt;
    if (tokens_.at_end()) {
      tokens_.fail(token.span, "a value is missing here", "write a name, a number or a 'text'");
    } else {
      tokens_.fail(token.span, fmt::format("a value was expected before `{}`", token.written));
    }
    return std::nullopt;
  }

  Found parenthesis() {
    const Token open = tokens_.take();
    const Found inner = disjunction();
    if (!inner) return inner;
    if (tokens_.take_if(")")) return inner;
    if (!tokens_.has_failed()) tokens_.fail(open.span, "this parenthesis is not closed");
    return std::nullopt;
  }

  Found text_literal() {
    const Token token = tokens_.take();
    const std::string_view inner = token.written.substr(1, token.written.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < inner.size(); ++i) {
      if (inner[i] != '\\') {
        text += inner[i];
        continue;
      }
      const char next = inner[++i];
      if (next == 'n') {
        text += '\n';
      } else if (next == '\\' || next == '\'' || next == '"') {
        text += next;
      } else {
        tokens_.fail(token.span, fmt::format("`\\{}` has no meaning in a text", next),
                     "a backslash stands only before a quotation mark, another backslash or `n`");
        return std::nullopt;
      }
    }
    return literal(Value(std::move(text)), token.span);
  }

  Found number_literal() {
    const Token token = tokens_.take();
    const char* end = token.written.data() + token.written.size();
    if (token.kind == TokenKind::decimal) {
      double number = 0;
      std::from_chars(token.written.data(), end, number);
      return literal(Value(number), token.span);
    }
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(token.written.data(), end, number);
    const bool leading_zero = token.written.size() > 1 && token.written.front() == '0';
    if (error != std::errc() || stop != end || leading_zero) {
      tokens_.fail(token.span, fmt::format("`{}` cannot be read as a number", token.written),
                   "write up to 18 digits, the first one not 0");
      return std::nullopt;
    }
    return literal(Value(number), token.span);
  }

  Found name() {
    const Token token = tokens_.take();
    if (token.is("true") || token.is("True")) return literal(Value(true), token.span);
    if (token.is("false") || token.is("False")) return literal(Value(false), token.span);
    if (token.is("none") || token.is("None")) return literal(Value(), token.span);
    if (is_reserved(token.written)) {
      tokens_.fail(token.span, fmt::format("a value was expected before `{}`", token.written));
      return std::nullopt;
    }
    if (tokens_.peek().is("(")) {
      tokens_.fail(tokens_.peek().span, "templates call no functions",
                   fmt::format("if `{0}` is a filter, write `value | {0}`", token.written));
      return std::nullopt;
    }
    if (token.is("loop")) return loop_field(token);
    Path path{program_.intern(token.written), token.span, {}};
    Span whole = token.span;
    while (tokens_.take_if(".")) {
      const Token member = tokens_.take();
      if (member.kind != TokenKind::name) {
        if (!tokens_.has_failed()) {
          tokens_.fail(member.span, "after a full stop stands the name of a member");
        }
        return std::nullopt;
      }
      path.members.push_back({std::string(member.written), member.span});
      whole = join(whole, member.span);
    }
    program_.paths.push_back(std::move(path));
    return add(ExpressionKind::path, whole, program_.paths.size() - 1);
  }

  Found loop_field(const Token& loop) {
    if (loops_ == 0) {
      tokens_.fail(loop.span, "`loop` means something only inside `for`",
                   "use it between `{% for %}` and `{% endfor %}` of the same template");
      return std::nullopt;
    }
    std::vector<std::string_view> candidates;
    if (tokens_.take_if(".")) {
      const Token member = tokens_.take();
      for (const NamedField& known : kLoopFields) {
        if (member.is(known.name)) {
          return add(ExpressionKind::loop_field, join(loop.span, member.span),
                     static_cast<std::size_t>(known.field));
        }
        candidates.push_back(known.name);
      }
      if (tokens_.has_failed()) return std::nullopt;
      tokens_.fail(member.span, fmt::format("`loop` has no `{}`", member.written),
                   suggest(member.written, candidates));
    } else {
      tokens_.fail(loop.span, "`loop` is no value by itself", "write `loop.index`, for example");
    }
    return std::nullopt;
  }

  Found filter(std::uint32_t input) {
    const Token name = tokens_.take();
    FilterUse use{find_filter(name.written), input, {}, {}, name.span};
    if (use.filter == nullptr) {
      if (!tokens_.has_failed()) report_unknown_filter(name);
      return std::nullopt;
    }
    Span whole = join(span_of(input), name.span);
    if (tokens_.take_if("(")) {
      const std::optional<Span> end = arguments(use);
      if (!end) return std::nullopt;
      whole.end = end->end;
    }
    if (!check_arguments(use)) return std::nullopt;
    program_.filter_uses.push_back(std::move(use));
    return add(ExpressionKind::filter, whole, program_.filter_uses.size() - 1);
  }

  void report_unknown_filter(const Token& name) {
    std::vector<std::string_view> candidates;
    for (const Filter& known : filters()) candidates.push_back(known.name);
    tokens_.diagnostics().report("template-filter", name.span,
                                 fmt::format("there is no filter `{}`", name.written),
                                 suggest(name.written, candidates));
    tokens_.skip();
  }

  /// The arguments up to the closing parenthesis, whose place it gives.
  std::optional<Span> arguments(FilterUse& use) {
    bool all_literal = true;
    while (!tokens_.peek().is(")")) {
      const Found argument = disjunction();
      if (!argument) return std::nullopt;
      use.arguments.push_back(*argument);
      const Expression& expression = program_.expressions[*argument];
      if (expression.kind == ExpressionKind::literal) {
        use.constants.push_back(program_.literals[expression.first]);
      } else {
        all_literal = false;
      }
      if (!tokens_.take_if(",")) break;
    }
    const Token close = tokens_.take();
    if (!close.is(")")) {
      if (!tokens_.has_failed()) tokens_.fail(close.span, "`)` was expected here");
      return std::nullopt;
    }
    if (!all_literal) use.constants.clear();
    return close.span;
  }

  bool check_arguments(const FilterUse& use) {
    const std::size_t count = use.arguments.size();
    if (count >= use.filter->least_arguments && count <= use.filter->most_arguments) return true;
    tokens_.diagnostics().report("template-filter", use.name_span,
                                 fmt::format("the filter `{}` takes {}, not {}", use.filter->name,
                                             allowed(*use.filter), count),
                                 fmt::format("for example `{}`", use.filter->example));
    tokens_.skip();
    return false;
  }

  static std::string allowed(const Filter& filter) {
    if (filter.least_arguments != filter.most_arguments) {
      return fmt::format("{} to {} arguments", filter.least_arguments, filter.most_arguments);
    }
    if (filter.most_arguments == 0) return "no argument";
    return count_of(filter.most_arguments, "argument", "arguments");
  }

  Found test(std::uint32_t subject) {
    const bool is_negated = tokens_.take_if("not");
    const Token name = tokens_.take();
    Found result;
    const Span whole = join(span_of(subject), name.span);
    if (name.is("defined")) {
      result = add(ExpressionKind::defined, whole, subject);
    } else if (name.is("none")) {
      result = add(ExpressionKind::none, whole, subject);
    } else {
      if (!tokens_.has_failed()) {
        tokens_.fail(name.span, fmt::format("`is {}` means nothing here", name.written),
                     "the tests are `is defined` and `is none`; to compare, write `==`");
      }
      return std::nullopt;
    }
    return is_negated ? negated(result) : result;
  }

  Found negated(Found inner) {
    return inner ? add(ExpressionKind::negation, span_of(*inner), *inner) : inner;
  }

  Found binary(ExpressionKind kind, Found left, Found right) {
    if (!left || !right) return std::nullopt;
    const Span whole = join(span_of(*left), span_of(*right));
    const Found made = add(kind, whole, *left);
    if (made) program_.expressions[*made].second = *right;
    return made;
  }

  Found literal(Value value, Span span) {
    program_.literals.push_back(std::move(value));
    return add(ExpressionKind::literal, span, program_.literals.size() - 1);
  }

  Found add(ExpressionKind kind, Span span, std::size_t first) {
    if (++parts_ > kMaxParts) {
      tokens_.fail(span, "this expression is too long",
                   fmt::format("at most {} parts; decide it in the data", kMaxParts));
      return std::nullopt;
    }
    program_.expressions.push_back({kind, span, static_cast<std::uint32_t>(first)});
    return static_cast<std::uint32_t>(program_.expressions.size() - 1);
  }

  Span span_of(std::uint32_t expression) const { return program_.expressions[expression].span; }

  Found fail_here(std::string message, std::string help = {}) {
    if (!tokens_.has_failed()) {
      tokens_.fail(tokens_.peek().span, std::move(message), std::move(help));
    }
    return std::nullopt;
  }

  Tokens& tokens_;
  Program& program_;
  std::size_t loops_;
  std::size_t depth_ = 0;
  std::size_t parts_ = 0;
};

}  // namespace

bool is_reserved(std::string_view word) {
  return std::find(kReserved.begin(), kReserved.end(), word) != kReserved.end();
}

std::optional<std::uint32_t> parse_expression(Tokens& tokens, Program& program, std::size_t loops) {
  return ExpressionParser(tokens, program, loops).disjunction();
}

}  // namespace pier::templates
