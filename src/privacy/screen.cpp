#include "privacy/screen.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::privacy {

Screen::Screen(WatchList names, std::vector<Exception> exceptions, Date today)
    : names_(std::move(names)),
      exceptions_(std::move(exceptions)),
      today_(today),
      used_(exceptions_.size(), false) {}

void Screen::publish(const Reading& reading) {
  for (Match& match : detect(reading, {})) {
    const bool is_address = match.kind == Kind::phone || match.kind == Kind::email ||
                            match.kind == Kind::postcode || match.kind == Kind::account;
    const std::lock_guard lock(mutex_);
    if (is_address) public_.insert({match.kind, std::move(match.value)});
  }
}

std::vector<Finding> Screen::refuse(std::vector<Finding> findings, std::string_view path) {
  const std::lock_guard lock(mutex_);
  std::erase_if(findings, [&](const Finding& finding) {
    const Value value{finding.kind, finding.value};
    if (public_.contains(value)) return true;
    const std::string name = name_of(finding.kind, finding.value);
    bool is_excepted = false;
    for (std::size_t i = 0; i < exceptions_.size(); ++i) {
      const Exception& exception = exceptions_[i];
      if (exception.finding != name || exception.where != path) continue;
      used_[i] = true;
      is_excepted = is_excepted || !exception.until || today_ <= *exception.until;
    }
    if (is_excepted) public_.insert(value);
    return is_excepted;
  });
  return findings;
}

Diagnostic& Screen::report(const Finding& finding, Span span, Diagnostics& diagnostics) {
  const KindInfo& info = info_of(finding.kind);
  {
    const std::lock_guard lock(mutex_);
    reported_.insert({finding.kind, finding.value});
    written_.insert(finding.written);
    spans_.push_back(span);
  }
  return diagnostics.report(
      info.rule, span, fmt::format("{} stands here: `{}`", info.noun, masked(finding.written)),
      fmt::format("{} (the finding {})", info.cure, name_of(finding.kind, finding.value)));
}

bool Screen::is_reported(const Finding& finding) const {
  const std::lock_guard lock(mutex_);
  return reported_.contains({finding.kind, finding.value});
}

void Screen::check_exceptions(Diagnostics& diagnostics) const {
  for (std::size_t i = 0; i < exceptions_.size(); ++i) {
    const Exception& exception = exceptions_[i];
    if (exception.until && *exception.until < today_) {
      diagnostics.report("privacy-exception", exception.span,
                         fmt::format("the exception for {} has ended on {}", exception.finding,
                                     exception.until->text()),
                         "take out what it was for, or decide again and write the new days");
    } else if (!used_[i]) {
      diagnostics.report("privacy-exception-unused", exception.span,
                         fmt::format("nothing in {} needs the exception for {}", exception.where,
                                     exception.finding),
                         "take it out of data/privacy.yaml");
    }
  }
}

std::string Screen::redacted(std::string_view text) const {
  std::string result(text);
  // The longest first: one may be a part of another.
  std::vector<std::string_view> all(written_.begin(), written_.end());
  std::sort(all.begin(), all.end(),
            [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
  for (const std::string_view written : all) {
    if (result.find(written) != std::string::npos) {
      result = replace_all(result, written, masked(written));
    }
  }
  // What a message says in other characters than the source: without line breaks, say.
  const std::string before = result;
  const std::vector<Finding> findings = find(read_text(before), before, names_);
  for (auto finding = findings.rbegin(); finding != findings.rend(); ++finding) {
    if (public_.contains({finding->kind, finding->value})) continue;
    result.replace(finding->begin, finding->end - finding->begin, masked(finding->written));
  }
  return result;
}

void Screen::redact(SourceMap& sources, Diagnostics& diagnostics) const {
  if (written_.empty()) return;
  diagnostics.for_each([&](Diagnostic& d) {
    d.message = redacted(d.message);
    d.help = redacted(d.help);
    for (Note& note : d.notes) note.message = redacted(note.message);
  });
  for (const Span& span : spans_) sources.withhold(span);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto file = static_cast<FileId>(i);
    const std::string& path = sources.path(file);
    if (std::string shown = redacted(path); shown != path) sources.show_as(file, std::move(shown));
  }
}

}  // namespace pier::privacy
