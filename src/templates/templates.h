#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "html/writer.h"
#include "value/value.h"

/// The template language: a strict subset of Jinja2, in its spelling, its meaning and its
/// bytes (autoescape, trim_blocks and lstrip_blocks on, undefined names refused). What is
/// stricter here is refused, never read differently. Modules above call parse() and render();
/// filters.h has the table of filters.
namespace pier::templates {

struct Program;

/// All templates of a theme, parsed and linked. Const after parse(): any number of threads
/// may render from it at once. Copies are cheap.
class Templates {
 public:
  /// A template under the name that `include` and `extends` use: "partials/head.html".
  struct Source {
    std::string name;
    FileId file;
  };

  /// Parses every source and ties includes, parents and blocks together. What can be said
  /// without data is said here: syntax, unknown filters and templates, loops of templates,
  /// values where no escaping would be safe. Templates with problems can still be rendered.
  static Templates parse(std::span<const Source> sources, const SourceMap& map,
                         Diagnostics& diagnostics);

  /// No templates.
  Templates();

  bool has(std::string_view name) const;
  /// In alphabetical order.
  std::vector<std::string_view> names() const;
  /// Whether any of the templates says this name: as `name` or as `….name`. What none says, none
  /// can see, because there is no other way to the members of a map.
  bool read(std::string_view name) const;

 private:
  friend class Renderer;
  explicit Templates(std::shared_ptr<const Program> program);
  std::shared_ptr<const Program> program_;
};

/// The name of an asset in templates ("civic.css") → its address ("/assets/civic.3f2a91c0aa.css").
using AssetUrls = std::map<std::string, std::string, std::less<>>;

/// Is told what every template is rendered with: for the test that holds the theme author's guide
/// against what templates see. Called from several threads at once.
class Observer {
 public:
  virtual ~Observer() = default;
  /// `scopes` as in render().
  virtual void see(std::string_view name, std::span<const Value* const> scopes) = 0;
};

/// What filters may ask about the world outside the data. The caller keeps what it points to.
struct Environment {
  /// Null when there are no assets.
  const AssetUrls* asset_urls = nullptr;
  /// Null when nobody watches.
  Observer* observer = nullptr;
};

/// Bounds of one call of render(), so that no template can run away.
inline constexpr std::size_t kMaxSteps = 1'000'000;
inline constexpr std::size_t kMaxOutputBytes = 50'000'000;
/// How deep includes and parents may stand in each other; checked by parse().
inline constexpr std::size_t kMaxTemplateDepth = 32;

/// Renders the template `name` at the end of `out`, with an origin for every chunk.
///
/// Names are looked for in `scopes` (maps), first to last: the view of the page, then what is
/// the same for all. An unknown name, a value of the wrong kind or a limit is reported at its
/// place in the template, once a call, with notes for the templates on the way and for `page`;
/// rendering goes on as if the value were "".
void render(const Templates& templates, std::string_view name, std::span<const Value* const> scopes,
            const Environment& environment, Span page, Diagnostics& diagnostics, html::Writer& out);

}  // namespace pier::templates
