#include "diagnostics/source_map.h"

#include <algorithm>

#include "base/utf8.h"

namespace pier {

FileId SourceMap::add(std::string path, std::string text) {
  return push({std::move(path), std::move(text)});
}

FileId SourceMap::add_confidential(std::string path, std::string text) {
  return push({.path = std::move(path), .text = std::move(text), .is_confidential = true});
}

FileId SourceMap::add_without_text(std::string path) {
  return push({.path = std::move(path), .text = {}, .has_text = false});
}

FileId SourceMap::push(File file) {
  const std::lock_guard lock(mutex_);
  files_.push_back(std::move(file));
  return static_cast<FileId>(files_.size() - 1);
}

const SourceMap::File& SourceMap::get(FileId file) const {
  const std::lock_guard lock(mutex_);
  return files_.at(static_cast<std::size_t>(file));
}

std::size_t SourceMap::size() const {
  const std::lock_guard lock(mutex_);
  return files_.size();
}

void SourceMap::withhold(Span span) {
  const std::lock_guard lock(mutex_);
  files_.at(static_cast<std::size_t>(span.file)).withheld.push_back(span);
}

void SourceMap::show_as(FileId file, std::string path) {
  const std::lock_guard lock(mutex_);
  files_.at(static_cast<std::size_t>(file)).shown_path = std::move(path);
}

const std::string& SourceMap::shown_path(FileId file) const {
  const File& found = get(file);
  return found.shown_path.empty() ? found.path : found.shown_path;
}

bool SourceMap::may_be_shown(const Span& line) const {
  if (!may_be_shown(line.file)) return false;
  const std::vector<Span>& withheld = get(line.file).withheld;
  return std::none_of(withheld.begin(), withheld.end(), [&](const Span& span) {
    return span.begin <= line.end && line.begin <= span.end;
  });
}

std::string_view SourceMap::text(Span span) const {
  return text(span.file).substr(span.begin, span.end - span.begin);
}

Span SourceMap::whole(FileId file) const {
  return {file, 0, static_cast<std::uint32_t>(text(file).size())};
}

SourceMap::Line SourceMap::line(FileId file, std::uint32_t offset) const {
  const std::string_view all = text(file);
  const std::size_t at = std::min<std::size_t>(offset, all.size());
  const std::size_t before = at == 0 ? std::string_view::npos : all.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(all.find('\n', at), all.size());
  return {all.substr(begin, end - begin), static_cast<std::uint32_t>(begin)};
}

SourceMap::Place SourceMap::place(FileId file, std::uint32_t offset) const {
  const std::string_view all = text(file);
  const Line found = line(file, offset);
  const auto newlines = std::count(all.begin(), all.begin() + found.begin, '\n');
  const std::size_t at = std::min<std::size_t>(offset, all.size());
  return {static_cast<std::size_t>(newlines) + 1,
          count_code_points(all.substr(found.begin, at - found.begin)) + 1};
}

}  // namespace pier
