#include "markdown/cmark_reader.h"

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

namespace pier::markdown {

namespace {

/// Memory for one run of the parser: it is handed out in order and given back all at once, which
/// makes the parser half as fast again. The first block is kept from one page to the next.
///
/// A page of 1 MB that is nothing but emphasis needs 150 times its size. Far beyond that lie only
/// texts such as one long address that is used a hundred thousand times: those are given up.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    for (char* block : blocks_) std::free(block);
  }

  void begin(std::size_t limit, std::jmp_buf* give_up) {
    allowance_ = limit;
    give_up_ = give_up;
  }
  /// From now on the limit does not hold: nobody is there to be told.
  void lift_limit() { give_up_ = nullptr; }
  /// Takes back all that was handed out.
  void end() {
    for (std::size_t i = 1; i < blocks_.size(); ++i) std::free(blocks_[i]);
    if (blocks_.size() > 1) blocks_.erase(blocks_.begin() + 1, blocks_.end());
    current_ = blocks_.empty() ? nullptr : blocks_.front();
    left_ = blocks_.empty() ? 0 : kFirstBlock;
  }

  /// `size` bytes that are not initialised.
  void* take(std::size_t size) {
    const std::size_t whole = (size + kHeader + kAlignment - 1) / kAlignment * kAlignment;
    if (whole > left_) add_block(whole);
    char* const at = current_;
    current_ += whole;
    left_ -= whole;
    std::memcpy(at, &size, sizeof size);
    return at + kHeader;
  }

  static std::size_t size_of(const void* taken) {
    std::size_t size = 0;
    std::memcpy(&size, static_cast<const char*>(taken) - kHeader, sizeof size);
    return size;
  }

 private:
  static constexpr std::size_t kAlignment = 16;
  static constexpr std::size_t kHeader = 16;
  static constexpr std::size_t kFirstBlock = std::size_t{1} << 20;

  /// Not inlined: it comes once in a thousand times, and would make every other slower.
  [[gnu::noinline]] void add_block(std::size_t least) {
    const std::size_t size = std::max(least, blocks_.empty() ? kFirstBlock : 4 * kFirstBlock);
    // No object with a destructor stands between here and the setjmp: only C functions of cmark.
    if (give_up_ != nullptr && size > allowance_) std::longjmp(*give_up_, 1);
    allowance_ -= std::min(size, allowance_);
    auto* const block = static_cast<char*>(std::malloc(size));
    if (block == nullptr) std::abort();
    blocks_.push_back(block);
    current_ = block;
    left_ = size;
  }

  std::vector<char*> blocks_;
  char* current_ = nullptr;
  std::size_t left_ = 0;
  std::size_t allowance_ = 0;
  std::jmp_buf* give_up_ = nullptr;
};

/// cmark's memory functions get no argument of ours, so that the arena has to be the thread's.
Arena& arena() {
  thread_local Arena instance;
  return instance;
}

void* arena_calloc(std::size_t count, std::size_t size) {
  void* const taken = arena().take(count * size);
  return std::memset(taken, 0, count * size);
}

void* arena_realloc(void* old, std::size_t size) {
  if (old == nullptr) return arena().take(size);
  const std::size_t old_size = Arena::size_of(old);
  if (size <= old_size) return old;
  return std::memcpy(arena().take(size), old, old_size);
}

void arena_free(void*) {}

constexpr std::size_t kMemoryFloor = std::size_t{16} << 20;
constexpr std::size_t kMemoryPerByte = 256;

cmark_mem* arena_functions() {
  static cmark_mem functions{arena_calloc, arena_realloc, arena_free};
  return &functions;
}

struct Extensions {
  cmark_syntax_extension* table;
  cmark_syntax_extension* tasks;
};

/// Registration writes to tables of the process, and must happen once.
const Extensions& extensions() {
  static const Extensions kExtensions = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return Extensions{cmark_find_syntax_extension("table"),
                      cmark_find_syntax_extension("tasklist")};
  }();
  return kExtensions;
}

/// The root of the tree, or null when the arena's limit was met.
cmark_node* parse_pieces(std::span<const std::string_view> pieces, std::size_t limit) {
  const Extensions& wanted = extensions();
  std::jmp_buf give_up;
  arena().begin(limit, &give_up);
  // NOLINTNEXTLINE(cert-err52-cpp): the only way out of a C library that cannot report it.
  if (setjmp(give_up) != 0) {
    arena().lift_limit();
    return nullptr;
  }
  cmark_parser* const parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, arena_functions());
  cmark_parser_attach_syntax_extension(parser, wanted.table);
  cmark_parser_attach_syntax_extension(parser, wanted.tasks);
  for (const std::string_view piece : pieces) {
    cmark_parser_feed(parser, piece.data(), piece.size());
  }
  cmark_node* const root = cmark_parser_finish(parser);
  arena().lift_limit();
  return root;
}

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view{} : std::string_view{text};
}

std::uint32_t position(int value) {
  return value < 0 ? 0 : static_cast<std::uint32_t>(value);
}

RawKind kind_of_block(cmark_node* node, cmark_node_type type) {
  switch (type) {
    case CMARK_NODE_BLOCK_QUOTE:
      return RawKind::quote;
    case CMARK_NODE_LIST:
      return RawKind::list;
    case CMARK_NODE_ITEM:
      return RawKind::item;
    case CMARK_NODE_CODE_BLOCK:
      return RawKind::code_block;
    case CMARK_NODE_HTML_BLOCK:
      return RawKind::html_block;
    case CMARK_NODE_PARAGRAPH:
      return RawKind::paragraph;
    case CMARK_NODE_HEADING:
      return RawKind::heading;
    case CMARK_NODE_THEMATIC_BREAK:
      return RawKind::rule;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return RawKind::footnote;
    default:
      break;
  }
  const std::string_view name = view(cmark_node_get_type_string(node));
  if (name == "table") return RawKind::table;
  if (name == "table_row" || name == "table_header") return RawKind::row;
  if (name == "table_cell") return RawKind::cell;
  return RawKind::other;
}

RawKind kind_of_inline(cmark_node_type type) {
  switch (type) {
    case CMARK_NODE_TEXT:
      return RawKind::text;
    case CMARK_NODE_SOFTBREAK:
      return RawKind::soft_break;
    case CMARK_NODE_LINEBREAK:
      return RawKind::hard_break;
    case CMARK_NODE_CODE:
      return RawKind::code;
    case CMARK_NODE_HTML_INLINE:
      return RawKind::html_inline;
    case CMARK_NODE_EMPH:
      return RawKind::emphasis;
    case CMARK_NODE_STRONG:
      return RawKind::strong;
    case CMARK_NODE_LINK:
      return RawKind::link;
    case CMARK_NODE_IMAGE:
      return RawKind::image;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return RawKind::footnote_mark;
    default:
      return RawKind::other;
  }
}

void read_list(cmark_node* node, RawNode& raw) {
  raw.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  raw.tight = cmark_node_get_list_tight(node) != 0;
  raw.number = position(cmark_node_get_list_start(node));
}

void read_item(cmark_node* node, RawNode& raw) {
  raw.task = view(cmark_node_get_type_string(node)) == "tasklist";
  raw.done = raw.task && cmark_gfm_extensions_get_tasklist_item_checked(node);
}

void read_table(cmark_node* node, RawNode& raw) {
  const std::uint8_t* const letters = cmark_gfm_extensions_get_table_alignments(node);
  raw.text = {reinterpret_cast<const char*>(letters), cmark_gfm_extensions_get_table_columns(node)};
  // A table that ended a paragraph claims to begin with that. The line of hyphens stands between
  // the header and what follows.
  cmark_node* const header = cmark_node_first_child(node);
  cmark_node* const first = header == nullptr ? nullptr : cmark_node_next(header);
  raw.line = first == nullptr ? std::max(raw.end_line, 2U) - 1
                              : std::max(position(cmark_node_get_start_line(first)), 3U) - 2;
}

void read_block(cmark_node* node, RawNode& raw) {
  raw.line = position(cmark_node_get_start_line(node));
  raw.column = position(cmark_node_get_start_column(node));
  raw.end_line = position(cmark_node_get_end_line(node));
  switch (raw.kind) {
    case RawKind::list:
      return read_list(node, raw);
    case RawKind::item:
      return read_item(node, raw);
    case RawKind::table:
      return read_table(node, raw);
    case RawKind::heading:
      raw.number = position(cmark_node_get_heading_level(node));
      return;
    case RawKind::code_block: {
      int length = 0;
      int offset = 0;
      char character = 0;
      raw.fenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0;
      raw.text = view(cmark_node_get_literal(node));
      raw.title = view(cmark_node_get_fence_info(node));
      return;
    }
    case RawKind::html_block:
      raw.text = view(cmark_node_get_literal(node));
      return;
    default:
      return;
  }
}

void read_inline(cmark_node* node, RawNode& raw) {
  switch (raw.kind) {
    case RawKind::text:
    case RawKind::code:
    case RawKind::html_inline:
    case RawKind::footnote_mark:
      raw.text = view(cmark_node_get_literal(node));
      return;
    case RawKind::link:
    case RawKind::image:
      raw.text = view(cmark_node_get_url(node));
      raw.title = view(cmark_node_get_title(node));
      return;
    default:
      return;
  }
}

RawNode read_node(cmark_node* node) {
  RawNode raw;
  const cmark_node_type type = cmark_node_get_type(node);
  raw.kind = kind_of_inline(type);
  if (raw.kind == RawKind::other) {
    raw.kind = kind_of_block(node, type);
    read_block(node, raw);
  } else {
    read_inline(node, raw);
  }
  return raw;
}

/// By hand, because recursion would end with the stack in a deep tree.
void walk(cmark_node* root, RawSink& sink) {
  std::vector<RawKind> open;
  for (cmark_node* node = root; node != nullptr;) {
    const RawNode raw = read_node(node);
    sink.enter(raw);
    open.push_back(raw.kind);
    if (cmark_node* const child = cmark_node_first_child(node)) {
      node = child;
      continue;
    }
    while (node != nullptr) {
      sink.leave(open.back());
      open.pop_back();
      if (node == root) return;
      if (cmark_node* const next = cmark_node_next(node)) {
        node = next;
        break;
      }
      node = cmark_node_parent(node);
    }
  }
}

}  // namespace

bool read_with_cmark(std::span<const std::string_view> pieces, RawSink& sink) {
  std::size_t size = 0;
  for (const std::string_view piece : pieces) size += piece.size();
  cmark_node* const root = parse_pieces(pieces, kMemoryFloor + kMemoryPerByte * size);
  if (root != nullptr) walk(root, sink);
  arena().end();
  return root != nullptr;
}

}  // namespace pier::markdown
