#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/schedule.h"
#include "diagnostics/diagnostics.h"

namespace pier::calendar {

/// Whom a group or a course serves.
enum class Branch { children, adults, both };

/// An organisation that sends members, or a seat: "Lay member".
struct Organisation {
  std::string id;
  std::string name;
};

/// A group that meets. It names people by their roles only.
struct Group {
  struct FormerName {
    std::string name;
    /// Until when, in words: "2019"; or "".
    std::string until;
  };

  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  Branch branch = Branch::both;
  std::string purpose;
  std::string chair;
  /// Positions in Groups::groups(); the first is the line that the diagram draws.
  std::vector<std::size_t> reports_to;
  /// Positions in Groups::organisations().
  std::vector<std::size_t> members;
  /// Seats that nobody fills.
  std::vector<std::string> vacancies;
  /// In words, known or not from dates: "Quarterly".
  std::string frequency;
  Usual usual;
  std::vector<FormerName> former_names;
  std::optional<std::size_t> successor;
  /// The last day of a group that is no more.
  std::optional<Date> ended;
  /// Working days before a meeting by which papers are due, and after it minutes.
  int papers_due = 5;
  int minutes_due = 10;
  /// A page below content/ that says more: "about/groups/schools-forum.md", or "".
  std::string page;
  Span page_span{};
  Span span{};
};

/// data/groups.yaml: who meets, and who reports to whom.
class Groups {
 public:
  /// What is not right is reported. Nobody reports to himself, however many groups lie between.
  static Groups read(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

  /// Of a file that could not be read.
  static Groups unknown();

  const std::vector<Group>& groups() const { return groups_; }
  const std::vector<Organisation>& organisations() const { return organisations_; }
  /// The position of a group with this id, name, alias or former name, in either case.
  std::optional<std::size_t> find(std::string_view name) const;
  std::optional<std::size_t> find_organisation(std::string_view id) const;
  std::vector<std::string_view> ids() const;
  std::vector<std::string_view> organisation_ids() const;
  /// Whether all groups are known; then a name that is none of theirs is wrong.
  bool is_complete() const { return is_complete_; }
  /// The groups whose first line leads to `above`; without one, those at the top.
  std::vector<std::size_t> below(std::optional<std::size_t> above) const;

 private:
  friend class GroupsReader;
  std::vector<Group> groups_;
  std::vector<Organisation> organisations_;
  bool is_complete_ = true;
};

/// How a file names a branch; anything else is both.
inline constexpr std::array<std::string_view, 3> kBranchNames{"children", "adults", "both"};
Branch branch_named(std::string_view name);
/// "Children", "Adults", "Children and adults".
std::string_view branch_text(Branch branch);

}  // namespace pier::calendar
