#include "guide/masked.h"

#include "privacy/finding.h"
#include "privacy/reading.h"

namespace pier::guide {

namespace {

/// A finding made unreadable; line ends stay, so that lines keep their numbers.
std::string masked_lines(std::string_view written) {
  if (written.find('\n') == std::string_view::npos) return privacy::masked(written);
  std::string out;
  for (const char c : written) out += c == '\n' ? "\n" : "•";
  return out;
}

}  // namespace

std::string masked_example(std::string_view text) {
  std::string out(text);
  const auto findings = privacy::find(privacy::read_text(text), text, {});
  for (auto finding = findings.rbegin(); finding != findings.rend(); ++finding) {
    out.replace(finding->begin, finding->end - finding->begin, masked_lines(finding->written));
  }
  return out;
}

}  // namespace pier::guide
