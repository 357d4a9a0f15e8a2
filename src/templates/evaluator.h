#pragma once

#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "templates/program.h"
#include "templates/reporter.h"
#include "value/value.h"

namespace pier::templates {

/// Works expressions out while one template is rendered. Values are passed as pointers into
/// the data; what is made on the way lives until forget_temporaries().
class Evaluator {
 public:
  Evaluator(const Program& program, std::span<const Value* const> scopes,
            const Environment& environment, Reporter& reporter);

  /// The value of an expression, or null when there is none, which is reported by then.
  const Value* evaluate(std::uint32_t expression);

  /// Enters a loop over the list; false when it is empty or no list.
  bool begin_loop(std::uint32_t list, std::uint32_t name);
  /// Moves to the next item; false, and out of the loop, when there is none.
  bool next_in_loop();

  void forget_temporaries() {
    if (!temporaries_.empty()) temporaries_.clear();
  }

  /// How an expression is called in messages: `page.title`, or "this".
  std::string name_of(std::uint32_t expression) const;

 private:
  struct Loop {
    std::uint32_t name;
    /// A copy of the list keeps its items alive.
    Value list;
    const List* items;
    std::size_t index = 0;
  };

  const Value* evaluate_path(const Path& path, bool may_be_unknown);
  const Value* find_root(std::uint32_t name);
  const Value* evaluate_filter(const FilterUse& use);
  const Value* loop_field(LoopField field);
  const Value* compare(const Expression& expression);
  const Value* compare_order(const Expression& expression, const Value& a, const Value& b);
  const Value* contained(const Expression& expression, const Value& a, const Value& b);
  const Value* is_defined(const Expression& expression);

  const Value* truth(bool value) const { return value ? &true_ : &false_; }
  const Value* keep(Value value) { return &temporaries_.emplace_front(std::move(value)); }

  void report_unknown_root(const Path& path);
  const Value* report_step(const Path& path, std::size_t step, const Value& at);
  void report_kinds(const Expression& expression, const Value& a, const Value& b);
  std::string text_of(const Path& path, std::size_t members) const;

  const Program& program_;
  std::span<const Value* const> scopes_;
  const Environment& environment_;
  Reporter& reporter_;
  std::vector<Loop> loops_;
  /// Name → what it means in the scopes, once it was looked up. &unknown_: not there.
  std::vector<const Value*> roots_;
  /// Pointers to its elements stay.
  std::forward_list<Value> temporaries_;
  const Value true_{true};
  const Value false_{false};
  const Value unknown_{};
};

}  // namespace pier::templates
