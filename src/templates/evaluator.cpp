#include "templates/evaluator.h"

#include <cassert>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "templates/meaning.h"

namespace pier::templates {

namespace {

double as_number(const Value& value) {
  return value.is_integer() ? static_cast<double>(value.as_integer()) : value.as_double();
}

/// Whether two values are equal, as far as that can be asked of values of their kinds.
std::optional<bool> equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (a.is_text() && b.is_text()) return a.as_text() == b.as_text();
  if (a.is_integer() && b.is_integer()) return a.as_integer() == b.as_integer();
  if (a.is_number() && b.is_number()) return as_number(a) == as_number(b);
  if (a.is_bool() && b.is_bool()) return a.as_bool() == b.as_bool();
  return std::nullopt;
}

}  // namespace

Evaluator::Evaluator(const Program& program, std::span<const Value* const> scopes,
                     const Environment& environment, Reporter& reporter)
    : program_(program),
      scopes_(scopes),
      environment_(environment),
      reporter_(reporter),
      roots_(program.names.size(), nullptr) {}

const Value* Evaluator::evaluate(std::uint32_t index) {
  const Expression& expression = program_.expressions[index];
  switch (expression.kind) {
    case ExpressionKind::literal:
      return &program_.literals[expression.first];
    case ExpressionKind::path:
      return evaluate_path(program_.paths[expression.first], false);
    case ExpressionKind::loop_field:
      return loop_field(static_cast<LoopField>(expression.first));
    case ExpressionKind::filter:
      return evaluate_filter(program_.filter_uses[expression.first]);
    case ExpressionKind::negation: {
      const Value* inner = evaluate(expression.first);
      return inner == nullptr ? nullptr : truth(!is_true(*inner));
    }
    case ExpressionKind::conjunction: {
      const Value* left = evaluate(expression.first);
      return left == nullptr || !is_true(*left) ? left : evaluate(expression.second);
    }
    case ExpressionKind::disjunction: {
      const Value* left = evaluate(expression.first);
      return left == nullptr || is_true(*left) ? left : evaluate(expression.second);
    }
    case ExpressionKind::defined:
      return is_defined(expression);
    case ExpressionKind::none: {
      const Value* subject = evaluate(expression.first);
      return subject == nullptr ? nullptr : truth(subject->is_null());
    }
    default:
      return compare(expression);
  }
}

const Value* Evaluator::evaluate_path(const Path& path, bool may_be_unknown) {
  const Value* at = find_root(path.root);
  if (at == nullptr) {
    const bool is_whole = path.members.empty();
    if (!(is_whole && may_be_unknown) && !reporter_.knows(path.root_span)) {
      report_unknown_root(path);
    }
    return nullptr;
  }
  for (std::size_t i = 0; i < path.members.size(); ++i) {
    const Value* next = at->find(path.members[i].name);
    if (next == nullptr) {
      const bool is_last = i + 1 == path.members.size();
      return is_last && may_be_unknown ? nullptr : report_step(path, i, *at);
    }
    at = next;
  }
  return at;
}

const Value* Evaluator::find_root(std::uint32_t name) {
  for (auto loop = loops_.rbegin(); loop != loops_.rend(); ++loop) {
    if (loop->name == name) return &(*loop->items)[loop->index];
  }
  const Value*& known = roots_[name];
  if (known == nullptr) {
    known = &unknown_;
    for (const Value* scope : scopes_) {
      if (const Value* found = scope->find(program_.names[name])) {
        known = found;
        break;
      }
    }
  }
  return known == &unknown_ ? nullptr : known;
}

const Value* Evaluator::loop_field(LoopField field) {
  assert(!loops_.empty() && "the parser lets `loop` stand only inside `for`");
  const Loop& loop = loops_.back();
  switch (field) {
    case LoopField::index:
      return keep(Value(static_cast<std::int64_t>(loop.index + 1)));
    case LoopField::index0:
      return keep(Value(static_cast<std::int64_t>(loop.index)));
    case LoopField::first:
      return truth(loop.index == 0);
    case LoopField::last:
      return truth(loop.index + 1 == loop.items->size());
    case LoopField::length:
      return keep(Value(static_cast<std::int64_t>(loop.items->size())));
  }
  return nullptr;
}

const Value* Evaluator::evaluate_filter(const FilterUse& use) {
  const Expression& input_expression = program_.expressions[use.input];
  const bool is_path = input_expression.kind == ExpressionKind::path;
  const Value* input =
      is_path ? evaluate_path(program_.paths[input_expression.first], use.filter->takes_unknown)
              : evaluate(use.input);
  if (input == nullptr && !use.filter->takes_unknown) return nullptr;
  std::vector<Value> worked_out;
  std::span<const Value> arguments = use.constants;
  if (use.constants.size() != use.arguments.size()) {
    for (const std::uint32_t argument : use.arguments) {
      const Value* value = evaluate(argument);
      if (value == nullptr) return nullptr;
      worked_out.push_back(*value);
    }
    arguments = worked_out;
  }
  FilterResult result = use.filter->function({input, arguments, environment_});
  if (!result.message.empty()) {
    reporter_.report(result.rule, use.name_span, std::move(result.message), std::move(result.help));
    return nullptr;
  }
  return keep(std::move(result.value));
}

const Value* Evaluator::is_defined(const Expression& expression) {
  const Expression& subject = program_.expressions[expression.first];
  if (subject.kind != ExpressionKind::path) return truth(evaluate(expression.first) != nullptr);
  return truth(evaluate_path(program_.paths[subject.first], true) != nullptr);
}

const Value* Evaluator::compare(const Expression& expression) {
  const Value* a = evaluate(expression.first);
  const Value* b = evaluate(expression.second);
  if (a == nullptr || b == nullptr) return nullptr;
  if (expression.kind == ExpressionKind::contained) return contained(expression, *a, *b);
  if (expression.kind != ExpressionKind::equal && expression.kind != ExpressionKind::not_equal) {
    return compare_order(expression, *a, *b);
  }
  const std::optional<bool> result = equal(*a, *b);
  if (!result) {
    report_kinds(expression, *a, *b);
    return nullptr;
  }
  return truth(*result == (expression.kind == ExpressionKind::equal));
}

const Value* Evaluator::compare_order(const Expression& expression, const Value& a,
                                      const Value& b) {
  const bool both_text = a.is_text() && b.is_text();
  if (!both_text && !(a.is_number() && b.is_number())) {
    report_kinds(expression, a, b);
    return nullptr;
  }
  const bool less = both_text ? a.as_text() < b.as_text() : as_number(a) < as_number(b);
  const bool greater = both_text ? b.as_text() < a.as_text() : as_number(b) < as_number(a);
  switch (expression.kind) {
    case ExpressionKind::less:
      return truth(less);
    case ExpressionKind::less_equal:
      return truth(!greater);
    case ExpressionKind::greater:
      return truth(greater);
    default:
      return truth(!less);
  }
}

const Value* Evaluator::contained(const Expression& expression, const Value& a, const Value& b) {
  if (a.is_text() && b.is_text()) {
    return truth(b.as_text().find(a.as_text()) != std::string::npos);
  }
  if (b.is_list()) {
    for (const Value& item : b.as_list()) {
      if (equal(a, item).value_or(false)) return &true_;
    }
    return &false_;
  }
  report_kinds(expression, a, b);
  return nullptr;
}

bool Evaluator::begin_loop(std::uint32_t list, std::uint32_t name) {
  const Value* value = evaluate(list);
  if (value == nullptr) return false;
  const Span span = program_.expressions[list].span;
  if (value->is_null()) {
    reporter_.report("template-null", span, fmt::format("{} has no value here", name_of(list)),
                     "ask with `{% if … %}` first, whether there is a list");
    return false;
  }
  if (!value->is_list()) {
    reporter_.report(
        "template-kind", span,
        fmt::format("`for` needs a list, and {} is {}", name_of(list), value->describe()));
    return false;
  }
  if (value->as_list().empty()) return false;
  loops_.push_back({name, *value, &value->as_list()});
  return true;
}

bool Evaluator::next_in_loop() {
  Loop& loop = loops_.back();
  if (++loop.index < loop.items->size()) return true;
  loops_.pop_back();
  return false;
}

std::string Evaluator::text_of(const Path& path, std::size_t members) const {
  std::string text = program_.names[path.root];
  for (std::size_t i = 0; i < members; ++i) {
    text += '.';
    text += path.members[i].name;
  }
  return text;
}

std::string Evaluator::name_of(std::uint32_t index) const {
  const Expression& expression = program_.expressions[index];
  if (expression.kind != ExpressionKind::path) return "this";
  const Path& path = program_.paths[expression.first];
  return fmt::format("`{}`", text_of(path, path.members.size()));
}

void Evaluator::report_unknown_root(const Path& path) {
  std::vector<std::string_view> names;
  for (const Loop& loop : loops_) names.push_back(program_.names[loop.name]);
  for (const Value* scope : scopes_) {
    if (!scope->is_map()) continue;
    for (const Member& member : scope->as_map()) names.push_back(member.key);
  }
  const std::string& name = program_.names[path.root];
  reporter_.report("template-name", path.root_span, fmt::format("there is no `{}` here", name),
                   suggest(name, names));
}

const Value* Evaluator::report_step(const Path& path, std::size_t step, const Value& at) {
  const Path::Step& member = path.members[step];
  if (reporter_.knows(member.span)) return nullptr;
  const std::string owner = text_of(path, step);
  if (at.is_null()) {
    reporter_.report("template-null", member.span,
                     fmt::format("`{}` has no value here, so it has no `{}`", owner, member.name),
                     fmt::format("ask first: `{{% if {} %}}`", owner));
  } else if (!at.is_map()) {
    reporter_.report("template-kind", member.span,
                     fmt::format("`{}` is {}, which has no members", owner, at.describe()),
                     at.is_list()
                         ? fmt::format("go through it with `for`, or write `{} | first`", owner)
                         : std::string());
  } else {
    std::vector<std::string_view> names;
    for (const Member& each : at.as_map()) names.push_back(each.key);
    const std::string_view near = nearest(member.name, names);
    reporter_.report("template-name", member.span,
                     fmt::format("`{}` has no `{}`", owner, member.name),
                     near.empty() ? suggest(member.name, names)
                                  : fmt::format("did you mean `{}.{}`?", owner, near));
  }
  return nullptr;
}

void Evaluator::report_kinds(const Expression& expression, const Value& a, const Value& b) {
  if (reporter_.knows(expression.span)) return;
  const bool is_in = expression.kind == ExpressionKind::contained;
  reporter_.report("template-kind", expression.span,
                   is_in ? fmt::format("{} cannot be looked for in {}", a.describe(), b.describe())
                         : fmt::format("{} cannot be compared with {}", a.describe(), b.describe()),
                   is_in ? "look for a text in a text, or for anything in a list"
                         : "compare texts with texts, and numbers with numbers");
}

}  // namespace pier::templates
