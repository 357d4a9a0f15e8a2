#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar/groups.h"
#include "calendar/session.h"

namespace pier::calendar {

/// A paper of a meeting, or its minutes.
struct Paper {
  std::string title;
  /// A document below content/, or an https address; "" when there is none.
  std::string file;
  Span file_span{};
  std::optional<Date> published;
  /// Why the public may not read it; "" when it may.
  std::string withheld;
};

enum class PaperState { due, late, published, withheld };
/// How a paper stands on a day by which it is due, or after.
PaperState state_of(const Paper& paper, const Date& due, const Date& today);

struct AgendaItem {
  std::string title;
  /// Who leads it, by role.
  std::string lead;
  std::string time;
  /// "" when it has no paper.
  std::string paper;
};

/// Items that belong together. A part without items is one that has nothing this time.
struct AgendaPart {
  std::string heading;
  std::vector<AgendaItem> items;
};

enum class ActionState { open, done, dropped };

struct Action {
  std::string what;
  std::string owner;
  std::optional<Date> due;
  ActionState state = ActionState::open;
  std::string note;
};

/// What is known of a member's coming. Not recorded is not absent.
enum class Attendance { not_recorded, present, substitute, apologies, absent };

/// A meeting of a group, with what it leaves behind.
struct Meeting {
  Meeting(std::size_t of_group, Session when) : group(of_group), session(std::move(when)) {}

  /// Position in Groups::groups().
  std::size_t group;
  Session session;
  std::vector<AgendaPart> agenda;
  std::vector<Paper> papers;
  std::optional<Paper> minutes;
  std::vector<std::string> decisions;
  std::vector<Action> actions;
  /// By position in Groups::organisations(); who is not in it was not recorded.
  std::vector<std::pair<std::size_t, Attendance>> attendance;
  std::vector<std::string> vacancies;
  std::string note;
  /// Its file is a draft, which only previews show.
  bool is_draft = false;

  Attendance of(std::size_t organisation) const;
  bool is_recorded() const { return !attendance.empty(); }
};

/// Reads data/meetings/NAME.yaml: the meetings of one group. None for a draft, unless `drafts`.
std::vector<Meeting> read_meetings(FileId file, const Groups& groups, bool drafts,
                                   const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier::calendar
