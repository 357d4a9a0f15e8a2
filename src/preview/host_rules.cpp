#include "preview/host_rules.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace pier::preview {

namespace {

std::string_view text_of(const Output& output, std::string_view name) {
  const Artifact* file = output.find(*SitePath::parse(name));
  return file == nullptr ? std::string_view{} : file->bytes.view();
}

}  // namespace

HostRules::HostRules(const Output& output) {
  for (const std::string_view line : split(text_of(output, "_headers"), '\n')) {
    const std::string_view text = trim(line);
    if (text.empty()) continue;
    if (!ascii_is_space(line.front())) {
      const bool is_prefix = text.ends_with('*');
      patterns_.push_back(
          {std::string(text.substr(0, text.size() - (is_prefix ? 1 : 0))), is_prefix, {}});
    } else if (const std::size_t colon = text.find(':');
               colon != std::string_view::npos && !patterns_.empty()) {
      patterns_.back().headers.emplace_back(text.substr(0, colon), trim(text.substr(colon + 1)));
    }
  }
  for (const std::string_view line : split(text_of(output, "_redirects"), '\n')) {
    const std::vector<std::string_view> words = split(trim(line), ' ');
    if (words.size() != 3) continue;
    Redirect redirect{std::string(words[1])};
    std::from_chars(words[2].data(), words[2].data() + words[2].size(), redirect.status);
    redirects_.emplace(words[0], std::move(redirect));
  }
}

Headers HostRules::headers_for(std::string_view address) const {
  Headers headers;
  for (const Pattern& pattern : patterns_) {
    const bool matches =
        pattern.is_prefix ? address.starts_with(pattern.address) : address == pattern.address;
    if (matches) headers.insert(headers.end(), pattern.headers.begin(), pattern.headers.end());
  }
  return headers;
}

const HostRules::Redirect* HostRules::redirect_at(std::string_view address) const {
  const auto found = redirects_.find(address);
  return found == redirects_.end() ? nullptr : &found->second;
}

}  // namespace pier::preview
