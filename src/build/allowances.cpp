#include "build/allowances.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "checks/outbound_links.h"

namespace pier {

namespace {

/// Takes out the warnings of one rule in one file.
std::size_t silence(FileId file, const Rule& rule, Diagnostics& diagnostics) {
  std::size_t silenced = 0;
  diagnostics.remove_if([&](const Diagnostic& d) {
    const bool meant = d.rule == &rule && d.span.file == file;
    silenced += meant ? 1 : 0;
    return meant;
  });
  return silenced;
}

/// Whether it is certain that a page does not need what it allows. A server that sends programs
/// away does so on some days, and on others not.
bool is_decided(const Rule& rule, bool outbound_judged) {
  return !is_about_outbound_links(rule) || (outbound_judged && rule.id != "link-unreachable");
}

std::vector<std::string_view> warning_ids() {
  std::vector<std::string_view> ids;
  for (const Rule& rule : rules()) {
    if (rule.severity == Severity::warning) ids.push_back(rule.id);
  }
  return ids;
}

}  // namespace

std::vector<Allowance> collect_allowances(const std::vector<Entry>& entries) {
  std::vector<Allowance> allowances;
  for (const Entry& entry : entries) {
    const Value* allow = entry.fields.find("allow");
    if (allow != nullptr) allowances.push_back({entry.file, *allow});
  }
  return allowances;
}

std::size_t apply_allowances(const std::vector<Allowance>& allowances,
                             const std::vector<Entry>& published, bool outbound_judged,
                             Diagnostics& diagnostics) {
  std::size_t silenced = 0;
  // By name and no structured binding: clang 14 lets no lambda capture one.
  for (const Allowance& allowance : allowances) {
    const FileId file = allowance.file;
    const Value& rules = allowance.rules;
    const bool is_published = std::any_of(published.begin(), published.end(),
                                          [&](const Entry& entry) { return entry.file == file; });
    for (const Value& id : rules.as_list()) {
      const Rule* rule = find_rule(id.as_text());
      if (rule == nullptr) {
        diagnostics.report("allow-unknown", id.span,
                           fmt::format("there is no rule `{}`", id.as_text()),
                           suggest(id.as_text(), warning_ids()));
      } else if (rule->severity == Severity::error) {
        diagnostics.report("allow-unknown", id.span,
                           fmt::format("`{}` is an error and cannot be silenced", id.as_text()),
                           "mend what it reports, and take this line out");
      } else if (const std::size_t count = silence(file, *rule, diagnostics); count > 0) {
        silenced += count;
      } else if (is_published && is_decided(*rule, outbound_judged)) {
        diagnostics.report("allow-unused", id.span,
                           fmt::format("nothing on this page needs `{}` any more", id.as_text()),
                           "take it out of `allow`");
      }
    }
  }
  return silenced;
}

}  // namespace pier
