#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/source_map.h"
#include "templates/filters.h"
#include "value/value.h"

/// What templates are compiled to: lists of steps, with jumps for `if` and `for`, and
/// expressions as trees. Everything refers to everything by index, so that it can be built
/// piece by piece and shared by threads afterwards.
namespace pier::templates {

enum class ExpressionKind : std::uint8_t {
  literal,        ///< first: literals
  path,           ///< first: paths
  loop_field,     ///< first: LoopField of the innermost loop
  filter,         ///< first: filter_uses
  negation,       ///< first: expressions, here and below
  conjunction,    ///< first, second
  disjunction,    ///< first, second
  equal,          ///< first, second
  not_equal,      ///< first, second
  less,           ///< first, second
  less_equal,     ///< first, second
  greater,        ///< first, second
  greater_equal,  ///< first, second
  contained,      ///< first `in` second
  defined,        ///< first
  none,           ///< first
};

enum class LoopField : std::uint8_t { index, index0, first, last, length };

struct Expression {
  ExpressionKind kind;
  Span span;
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

/// `page.owner.name`: a name and the members below it.
struct Path {
  struct Step {
    std::string name;
    Span span;
  };
  /// Index in Program::names.
  std::uint32_t root;
  Span root_span;
  std::vector<Step> members;
};

struct FilterUse {
  const Filter* filter;
  std::uint32_t input;
  std::vector<std::uint32_t> arguments;
  /// The arguments, when all of them are literals.
  std::vector<Value> constants;
  Span name_span;
};

enum class StepKind : std::uint8_t {
  literal,        ///< bytes [first, first + second) of Program::text
  value,          ///< first: the expression
  branch_unless,  ///< first: the condition; second: where to go on when it does not hold
  jump,           ///< second: where to go on
  loop_begin,     ///< first: the list; second: where to go on when it is empty; third: the name
  loop_next,      ///< second: where the body begins
  include,        ///< first: Template::includes
  block,          ///< first: the name of the block
  url_begin,      ///< the attribute began `first` bytes ago
  url_end,        ///< what was written since url_begin is a URL
};

/// Where a value stands; decided when the template is parsed.
enum class Place : std::uint8_t {
  text,      ///< markup is welcome
  plain,     ///< an attribute, or <title>: text only
  url,       ///< the whole of an attribute that holds a URL
  url_list,  ///< srcset
};

struct Step {
  StepKind kind;
  Place place = Place::text;
  Span span{};
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint32_t third = 0;
};

using Code = std::vector<Step>;

/// A template named by another one.
struct Reference {
  std::string name;
  /// The tag that names it.
  Span span;
  /// Index in Program::templates, once linked.
  std::optional<std::uint32_t> target;
};

struct Block {
  /// Index in Program::names.
  std::uint32_t name;
  Span span;
  /// Whether it stands inside no other block.
  bool outermost;
  Code code;
};

struct Template {
  std::string name;
  FileId file;
  Code code;
  std::vector<Block> blocks;
  std::vector<Reference> includes;
  std::optional<Reference> parent;

  /// What rendering begins with: the template without a parent at the end of the chain.
  std::uint32_t root = 0;
  /// Name of a block → (template, index of the block): of several, that of the template
  /// nearest to this one.
  struct Override {
    std::uint32_t name;
    std::uint32_t owner;
    std::uint32_t block;
  };
  std::vector<Override> overrides;
};

struct Program {
  /// Names at the head of paths and of blocks, each once.
  std::vector<std::string> names;
  std::vector<Value> literals;
  std::vector<Path> paths;
  std::vector<FilterUse> filter_uses;
  std::vector<Expression> expressions;
  /// All literal text of all templates.
  std::string text;
  /// Sorted by name.
  std::vector<Template> templates;
  /// Every name that a path says, at its head or behind it, once and sorted.
  std::vector<std::string> read;

  /// Fills `read`, once all is parsed.
  void note_names();
  std::optional<std::uint32_t> find(std::string_view name) const;
  std::uint32_t intern(std::string_view name);
  /// The first reference to the template of this file, or null.
  const Reference* first_user(FileId file) const;
  const Block& block_of(const Template::Override& found) const {
    return templates[found.owner].blocks[found.block];
  }
};

}  // namespace pier::templates
