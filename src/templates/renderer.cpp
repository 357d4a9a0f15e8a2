#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "html/escape.h"
#include "templates/evaluator.h"
#include "templates/meaning.h"
#include "templates/program.h"
#include "templates/reporter.h"
#include "templates/templates.h"

namespace pier::templates {

namespace {

/// What markupsafe's references stand for; the only ones that a value can bring.
std::string unescaped(std::string_view markup) {
  constexpr std::pair<std::string_view, char> kReferences[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&#34;", '"'}, {"&#39;", '\''}};
  std::string text;
  for (std::size_t i = 0; i < markup.size(); ++i) {
    char c = markup[i];
    for (const auto& [reference, meaning] : kReferences) {
      if (c != '&' || !markup.substr(i).starts_with(reference)) continue;
      c = meaning;
      i += reference.size() - 1;
      break;
    }
    text += c;
  }
  return text;
}

/// Every candidate of a `srcset`: "a.png 1x, b.png 2x".
bool safe_url_list(std::string_view list) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view candidate = trim(list.substr(0, comma));
    if (!html::safe_url(candidate.substr(0, candidate.find(' ')))) return false;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return true;
}

bool is_safe(std::string_view text, Place place) {
  return place == Place::url_list ? safe_url_list(text) : html::safe_url(text);
}

}  // namespace

class Renderer {
 public:
  Renderer(const Templates& templates, std::span<const Value* const> scopes,
           const Environment& environment, Span page, Diagnostics& diagnostics, html::Writer& out)
      : program_(*templates.program_),
        page_(page),
        diagnostics_(diagnostics),
        reporter_(program_, page, diagnostics),
        evaluator_(program_, scopes, environment, reporter_),
        out_(out),
        most_bytes_(out.size() + kMaxOutputBytes) {}

  void run(std::string_view name) {
    const auto index = program_.find(name);
    if (index) {
      run_template(*index, nullptr);
    } else {
      diagnostics_.report("template-missing", page_,
                          fmt::format("the theme has no template `{}`", name));
    }
  }

 private:
  void run_template(std::uint32_t index, const Reference* include) {
    const Template& each = program_.templates[index];
    reporter_.enter(index, include);
    run_code(program_.templates[each.root], program_.templates[each.root].code, each);
    reporter_.leave();
  }

  /// Runs steps of `owner`, which was reached through `entry`, whose blocks hold.
  void run_code(const Template& owner, const Code& code, const Template& entry) {
    for (std::size_t at = 0; at < code.size() && !stopped_;) {
      const Step& step = code[at++];
      if (++steps_ > kMaxSteps || out_.size() > most_bytes_) stop(step.span);
      switch (step.kind) {
        case StepKind::literal:
          out_.origin(step.span);
          out_.raw(std::string_view(program_.text).substr(step.first, step.second));
          break;
        case StepKind::value:
          write(step);
          break;
        case StepKind::branch_unless:
          if (!holds(step.first)) at = step.second;
          break;
        case StepKind::jump:
          at = step.second;
          break;
        case StepKind::loop_begin:
          if (!evaluator_.begin_loop(step.first, step.third)) at = step.second;
          evaluator_.forget_temporaries();
          break;
        case StepKind::loop_next:
          if (evaluator_.next_in_loop()) at = step.second;
          break;
        case StepKind::include: {
          const Reference& reference = owner.includes[step.first];
          if (reference.target) run_template(*reference.target, &reference);
          break;
        }
        case StepKind::block:
          run_block(step.first, entry);
          break;
        case StepKind::url_begin:
          url_begin_ = out_.size() - step.first;
          break;
        case StepKind::url_end:
          judge_url(step);
          break;
      }
    }
  }

  void run_block(std::uint32_t name, const Template& entry) {
    for (const Template::Override& found : entry.overrides) {
      if (found.name != name) continue;
      run_code(program_.templates[found.owner], program_.block_of(found).code, entry);
      return;
    }
  }

  bool holds(std::uint32_t condition) {
    const Value* value = evaluator_.evaluate(condition);
    const bool result = value != nullptr && is_true(*value);
    evaluator_.forget_temporaries();
    return result;
  }

  void write(const Step& step) {
    out_.origin(step.span);
    if (const Value* value = evaluator_.evaluate(step.first)) write(step, *value);
    evaluator_.forget_temporaries();
  }

  void write(const Step& step, const Value& value) {
    if (value.is_text()) {
      write_text(step, value.as_text());
    } else if (value.is_integer()) {
      char digits[24];
      const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value.as_integer());
      write_text(step, {digits, static_cast<std::size_t>(end - digits)});
    } else if (value.is_double()) {
      write_text(step, text_of(value.as_double()));
    } else if (value.is_html() && step.place == Place::text) {
      out_.append(value.as_html());
    } else {
      report_kind(step, value);
    }
  }

  void write_text(const Step& step, std::string_view text) {
    const bool is_url = step.place == Place::url || step.place == Place::url_list;
    if (is_url && !is_safe(text, step.place)) {
      report_url(step.span, text);
      out_.raw("#");
      return;
    }
    out_.text(text);
  }

  /// Judges an attribute that was put together from several parts.
  void judge_url(const Step& step) {
    const std::string url = unescaped(std::string_view(out_.markup()).substr(url_begin_));
    if (is_safe(url, step.place)) return;
    report_url(step.span, url);
    out_.truncate(url_begin_);
    out_.raw("#");
  }

  void report_url(Span span, std::string_view url) {
    constexpr std::size_t kShown = 80;
    reporter_.report(
        "template-url", span,
        fmt::format("`{}` is no address that a page may link to", url.substr(0, kShown)),
        "an address begins with https://, mailto:, tel:, / or #, and has no spaces");
  }

  void report_kind(const Step& step, const Value& value) {
    const std::string name = evaluator_.name_of(step.first);
    if (value.is_null()) {
      reporter_.report("template-null", step.span, fmt::format("{} has no value here", name),
                       "ask with `{% if … %}` first, or add `| default('…', true)`");
    } else if (value.is_html()) {
      reporter_.report("template-kind", step.span,
                       fmt::format("{} is markup, which stands only between tags", name));
    } else {
      reporter_.report(
          "template-kind", step.span,
          fmt::format("{} is {}, which cannot be shown as text", name, value.describe()),
          value.is_list()  ? "go through it with `for`, or write `| join(', ')`"
          : value.is_map() ? "write which of its fields you mean: `a.b`"
                           : "choose what to show with `{% if … %}`");
    }
  }

  void stop(Span span) {
    stopped_ = true;
    reporter_.report("template-limit", span,
                     steps_ > kMaxSteps
                         ? fmt::format("this page takes more than {} steps", kMaxSteps)
                         : fmt::format("this page is larger than {} bytes", kMaxOutputBytes),
                     "show fewer items on one page");
  }

  const Program& program_;
  Span page_;
  Diagnostics& diagnostics_;
  Reporter reporter_;
  Evaluator evaluator_;
  html::Writer& out_;
  std::size_t most_bytes_;
  std::size_t steps_ = 0;
  bool stopped_ = false;
  std::size_t url_begin_ = 0;
};

void render(const Templates& templates, std::string_view name, std::span<const Value* const> scopes,
            const Environment& environment, Span page, Diagnostics& diagnostics,
            html::Writer& out) {
  if (environment.observer != nullptr) environment.observer->see(name, scopes);
  Renderer(templates, scopes, environment, page, diagnostics, out).run(name);
}

}  // namespace pier::templates
