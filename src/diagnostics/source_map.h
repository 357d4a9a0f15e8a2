#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace pier {

/// A file of the SourceMap.
enum class FileId : std::uint32_t {};

/// A piece of a source file: bytes [begin, end) of its text as the SourceMap holds it.
/// An empty span is a place between two bytes.
struct Span {
  FileId file{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

/// The texts of all files that were read, and where a byte stands in them.
///
/// add() may be called from several threads at once; so may every other function, for
/// files whose add() has returned. Texts never move: views into them stay valid.
class SourceMap {
 public:
  /// Takes a file in. `path` is as people see it, relative to the site ("content/a.md").
  FileId add(std::string path, std::string text);

  /// Takes in a file whose lines are shown to nobody: messages give the place alone.
  FileId add_confidential(std::string path, std::string text);

  /// Takes in a path that has no text to show (a folder, a link, an unreadable file).
  FileId add_without_text(std::string path);

  const std::string& path(FileId file) const { return get(file).path; }
  std::string_view text(FileId file) const { return get(file).text; }
  std::string_view text(Span span) const;
  bool has_text(FileId file) const { return get(file).has_text; }
  /// Whether messages may show a line of it.
  bool may_be_shown(FileId file) const { return has_text(file) && !get(file).is_confidential; }
  Span whole(FileId file) const;
  /// How many files there are: their ids are the numbers below.
  std::size_t size() const;

  /// From now on messages show no line that holds a part of this: a person could be known by it.
  void withhold(Span span);
  /// From now on messages name the file so.
  void show_as(FileId file, std::string path);
  /// How messages name the file: its path, unless that would say too much.
  const std::string& shown_path(FileId file) const;
  /// Whether messages may show this line: nothing in it is withheld.
  bool may_be_shown(const Span& line) const;

  /// A place as editors count: lines and columns from 1, columns in characters.
  struct Place {
    std::size_t line;
    std::size_t column;
  };
  Place place(FileId file, std::uint32_t offset) const;

  /// The line (without its end) that holds `offset`, and where it begins.
  struct Line {
    std::string_view text;
    std::uint32_t begin;
  };
  Line line(FileId file, std::uint32_t offset) const;

 private:
  struct File {
    std::string path;
    std::string text;
    bool has_text = true;
    bool is_confidential = false;
    std::string shown_path = {};
    std::vector<Span> withheld = {};
  };
  const File& get(FileId file) const;
  FileId push(File file);

  mutable std::mutex mutex_;
  /// A deque, because views into its elements must survive add().
  std::deque<File> files_;
};

}  // namespace pier
