#pragma once

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "site/site.h"
#include "support/folder_files.h"

namespace pier::test {

/// One thing that people do to a site. What it comes to depends on these numbers and on the site
/// as it is, so that any part of a sequence is a sequence, too.
struct Edit {
  std::uint32_t kind = 0;
  std::uint32_t a = 0, b = 0, c = 0;
};

/// So many random edits.
std::vector<Edit> random_edits(unsigned seed, std::size_t count);

/// A site that is edited: its files and what it is built for. Starts from golden/base with
/// property/edited laid over it, which has every kind of page and of data.
class EditedSite {
 public:
  /// What it has of all that: a half is built in half the time.
  enum class Part { learning, figures_and_meetings, all };
  explicit EditedSite(Part part = Part::all);

  /// Gives what was done, for people.
  std::string apply(const Edit& edit);
  /// The files as they are now are without errors: mending leads back to them.
  void mark_good() { good_ = files_; }

  const Files& files() const { return files_; }
  const Edition& edition() const { return edition_; }
  /// Paths of files that were written again as they are, in the last edit.
  const std::set<std::string>& touched() const { return touched_; }
  /// Whether records of what was published are to be forgotten, in the last edit.
  bool forgets_records() const { return forgets_records_; }
  /// Something that somebody does to what builds have made, in the last edit; 0 is nothing.
  std::uint32_t mischief() const { return mischief_; }

 private:
  std::vector<std::string> paths(const std::string& beginning) const;
  std::string any(const std::string& beginning, std::uint32_t number) const;

  std::string change_word(const Edit& edit);
  std::string add_to_body(const Edit& edit);
  std::string change_line(const std::string& path, const Edit& edit);
  std::string change_front_matter(const Edit& edit);
  std::string add_page(const Edit& edit);
  std::string move(const Edit& edit, bool to_another_folder);
  std::string change_data(const Edit& edit);
  std::string change_theme(const Edit& edit);
  std::string lay_over_example(const Edit& edit);
  std::string revert(const Edit& edit);
  std::string pass_time(const Edit& edit);
  std::string garble(const Edit& edit);
  std::string apply_kind(const Edit& edit);

  Files files_;
  Files good_;
  std::deque<Files> before_;
  Edition edition_;
  std::set<std::string> touched_;
  bool forgets_records_ = false;
  std::uint32_t mischief_ = 0;
};

}  // namespace pier::test
