#include "templates/linker.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::templates {

namespace {

class Linker {
 public:
  Linker(Program& program, Diagnostics& diagnostics)
      : program_(program),
        diagnostics_(diagnostics),
        states_(program.templates.size(), State::unseen),
        heights_(program.templates.size(), 1) {}

  void run() {
    for (Template& each : program_.templates) resolve(each);
    for (std::uint32_t i = 0; i < program_.templates.size(); ++i) visit(i);
    for (std::uint32_t i = 0; i < program_.templates.size(); ++i) collect_blocks(i);
    for (const Template& each : program_.templates) check_blocks(each);
  }

 private:
  enum class State { unseen, open, done };

  void resolve(Template& each) {
    for (Reference& reference : each.includes) resolve(reference);
    if (each.parent) resolve(*each.parent);
  }

  void resolve(Reference& reference) {
    reference.target = program_.find(reference.name);
    if (reference.target) return;
    std::vector<std::string_view> names;
    for (const Template& each : program_.templates) names.push_back(each.name);
    diagnostics_.report("template-missing", reference.span,
                        fmt::format("there is no template `{}`", reference.name),
                        suggest(reference.name, names));
  }

  /// Depth first; cuts a reference that closes a loop or reaches too deep. Recursion is
  /// bounded by kMaxTemplateDepth, because what lies deeper is cut before it is entered.
  void visit(std::uint32_t index) {
    if (states_[index] != State::unseen) return;
    states_[index] = State::open;
    Template& each = program_.templates[index];
    for (Reference& reference : each.includes) follow(index, reference);
    if (each.parent) follow(index, *each.parent);
    states_[index] = State::done;
  }

  void follow(std::uint32_t from, Reference& reference) {
    if (!reference.target) return;
    path_.push_back({from, &reference});
    const std::uint32_t to = *reference.target;
    if (states_[to] == State::open) {
      report_loop(to);
    } else if (path_.size() >= kMaxTemplateDepth && states_[to] == State::unseen) {
      report_depth(reference);
    } else {
      visit(to);
      heights_[from] = std::max(heights_[from], heights_[to] + 1);
      if (heights_[from] > kMaxTemplateDepth) {
        report_depth(reference);
        heights_[from] = kMaxTemplateDepth;
      }
    }
    path_.pop_back();
  }

  void report_loop(std::uint32_t to) {
    Reference& last = *path_.back().reference;
    Diagnostic& problem = diagnostics_.report(
        "template-loop", last.span,
        fmt::format("the template `{}` leads back to itself", program_.templates[to].name),
        "a template cannot include or extend one that needs it");
    const auto first =
        std::find_if(path_.begin(), path_.end(), [&](const Edge& edge) { return edge.from == to; });
    for (auto edge = first; edge != path_.end() - 1; ++edge) {
      problem.notes.push_back(
          {edge->reference->span, fmt::format("which leads to `{}`", edge->reference->name)});
    }
    last.target.reset();
  }

  void report_depth(Reference& reference) {
    diagnostics_.report(
        "template-limit", reference.span,
        fmt::format("more than {} templates stand in each other here", kMaxTemplateDepth),
        "bring some of them together in one template");
    reference.target.reset();
  }

  void collect_blocks(std::uint32_t index) {
    Template& each = program_.templates[index];
    std::uint32_t owner = index;
    while (true) {
      const Template& at = program_.templates[owner];
      for (std::uint32_t i = 0; i < at.blocks.size(); ++i) {
        const std::uint32_t name = at.blocks[i].name;
        if (!has_block(each, name)) each.overrides.push_back({name, owner, i});
      }
      if (!at.parent || !at.parent->target) break;
      owner = *at.parent->target;
    }
    each.root = owner;
  }

  static bool has_block(const Template& each, std::uint32_t name) {
    return std::any_of(each.overrides.begin(), each.overrides.end(),
                       [&](const Template::Override& o) { return o.name == name; });
  }

  /// A block that fills nothing is most likely misspelt.
  void check_blocks(const Template& each) {
    if (!each.parent || !each.parent->target) return;
    const Template& parent = program_.templates[*each.parent->target];
    if (program_.templates[parent.root].parent) return;
    for (const Block& block : each.blocks) {
      if (!block.outermost || has_block(parent, block.name)) continue;
      std::vector<std::string_view> names;
      for (const Template::Override& known : parent.overrides) {
        names.push_back(program_.names[known.name]);
      }
      const std::string& name = program_.names[block.name];
      diagnostics_.report("template-name", block.span,
                          fmt::format("`{}` has no block `{}` to fill", each.parent->name, name),
                          suggest(name, names));
    }
  }

  struct Edge {
    std::uint32_t from;
    Reference* reference;
  };

  Program& program_;
  Diagnostics& diagnostics_;
  std::vector<State> states_;
  /// How many templates stand in each other below one, itself included.
  std::vector<std::size_t> heights_;
  std::vector<Edge> path_;
};

}  // namespace

void link(Program& program, Diagnostics& diagnostics) {
  Linker(program, diagnostics).run();
}

}  // namespace pier::templates
