#include <array>

#include "guide/template_names.h"

namespace pier::guide {

namespace {

constexpr auto kMeetingHtmlNames = std::to_array<TemplateName>({
    {"meeting", "meeting", "the meeting"},
});

constexpr auto kMeetingNames = std::to_array<TemplateName>({
    {"…", "meeting item", "all that a meeting in a list has"},
    {"group", "link", "the group"},
    {"past", "yes or no", "whether it is over"},
    {"papers_due", "date?", "when its papers are due"},
    {"agenda", "list of agenda part", "its agenda"},
    {"papers", "list of paper", "its papers"},
    {"minutes", "paper?", "its minutes"},
    {"decisions", "list of text", "what was decided"},
    {"actions", "list of action", "what is to be done"},
    {"recorded", "yes or no", "whether it says who was there"},
    {"present", "list of text", "who was there"},
    {"substitutes", "list of text", "who sent somebody else"},
    {"apologies", "list of text", "who sent apologies"},
    {"absent", "list of text", "who was absent"},
    {"vacancies", "list of text", "seats that nobody had"},
    {"note", "text", "a remark about who was there"},
    {"feed", "feed", "the meeting for calendars"},
    {"previous", "link?", "the meeting before"},
    {"next", "link?", "the meeting after"},
});

constexpr auto kMeetingChangeNames = std::to_array<TemplateName>({
    {"date", "date", "when it was announced"},
    {"text", "text", "what changed"},
    {"because", "text", "why"},
});

constexpr auto kAgendaPartNames = std::to_array<TemplateName>({
    {"heading", "text", "its heading; empty where there is none"},
    {"first", "number", "the number of its first item"},
    {"items", "list of agenda item", "its items"},
});

constexpr auto kAgendaItemNames = std::to_array<TemplateName>({
    {"title", "text", "what it is about"},
    {"lead", "text", "who leads it"},
    {"time", "text", "when"},
    {"paper", "text", "its paper"},
    {"paper_url", "text", "the address of the paper; empty where it is not public"},
});

constexpr auto kPaperNames = std::to_array<TemplateName>({
    {"link", "link", "the document; without an address where it is not public"},
    {"state", "text", "in words whether it is published, due or withheld"},
    {"late", "yes or no", "whether it is late"},
});

constexpr auto kActionNames = std::to_array<TemplateName>({
    {"what", "text", "what is to be done"},
    {"owner", "text", "who does it"},
    {"due", "date?", "by when"},
    {"state", "text", "how it stands"},
    {"note", "text", "what came of it"},
});

constexpr auto kFeedNames = std::to_array<TemplateName>({
    {"url", "text", "its address"},
    {"webcal", "text", "the same for programs that subscribe"},
});

constexpr auto kMonthHtmlNames = std::to_array<TemplateName>({
    {"month", "month", "the month"},
});

constexpr auto kMonthNames = std::to_array<TemplateName>({
    {"title", "text", "its name and year"},
    {"days", "list of month day", "its days"},
    {"previous", "link?", "the month before with meetings"},
    {"next", "link?", "the month after with meetings"},
});

constexpr auto kMonthDayNames = std::to_array<TemplateName>({
    {"number", "number", "the day of the month"},
    {"iso", "text", "for `<time datetime>`"},
    {"weekday", "text", "the name of the weekday"},
    {"column", "number", "1 for Monday to 7 for Sunday"},
    {"weekend", "yes or no", "whether it is a Saturday or Sunday"},
    {"note", "text", "a bank holiday or school holiday"},
    {"items", "list of meeting item", "its meetings"},
});

constexpr auto kMeetingItemNames = std::to_array<TemplateName>({
    {"name", "text", "what it is called"},
    {"url", "text", "its address"},
    {"group_url", "text", "the page of its group"},
    {"…", "session", "all that a session has"},
});

constexpr auto kSessionNames = std::to_array<TemplateName>({
    {"date", "date", "its day"},
    {"last_day", "date?", "its last day, where it takes several"},
    {"starts", "text", "when it begins, for calendars"},
    {"time", "text", "its hours in words"},
    {"place", "text", "where it is"},
    {"format", "text", "in person, online or both"},
    {"link", "text", "where to join it online"},
    {"status", "text", "planned, cancelled or moved"},
    {"reason", "text", "why it is cancelled"},
    {"title", "text", "what this meeting is about"},
    {"example", "yes or no", "whether it is made up"},
    {"changes", "list of meeting change", "what was changed after it was announced"},
});

constexpr auto kBlocksMeetingsHtmlNames = std::to_array<TemplateName>({
    {"months", "list of month list", "the meetings by months"},
    {"all_months", "list of link", "the pages of all months"},
    {"group", "link?", "the group that the block asks for"},
});

constexpr auto kMonthListNames = std::to_array<TemplateName>({
    {"id", "text", "its id"},
    {"title", "text", "its name and year"},
    {"url", "text", "its page"},
    {"items", "list of meeting item", "its meetings"},
});

constexpr auto kBlocksSubscribeHtmlNames = std::to_array<TemplateName>({
    {"feeds", "list of named feed", "the feeds"},
});

constexpr auto kNamedFeedNames = std::to_array<TemplateName>({
    {"title", "text", "what it holds"},
    {"url", "text", "its address"},
    {"webcal", "text", "the same for programs that subscribe"},
});

constexpr auto kBlocksGroupsHtmlNames = std::to_array<TemplateName>({
    {"diagram", "markup", "who reports to whom, as a picture"},
    {"tree", "markup", "the same as nested lists"},
    {"former", "list of link", "groups that have ended"},
});

constexpr auto kGroupHtmlNames = std::to_array<TemplateName>({
    {"group", "group", "the group"},
});

constexpr auto kGroupNames = std::to_array<TemplateName>({
    {"name", "text", "its name"},
    {"facts", "list of fact", "facts about it"},
    {"reports_to", "list of link", "to whom it reports"},
    {"below", "list of link", "which groups report to it"},
    {"successor", "list of link", "what took its place"},
    {"members", "list of text", "who sends members"},
    {"about", "link?", "a page about it"},
    {"next", "list of meeting item", "its next meetings"},
    {"past", "list of meeting item", "its past meetings"},
    {"attendance", "attendance?", "who was there"},
    {"feed", "feed?", "its meetings for calendars"},
});

constexpr auto kFactNames = std::to_array<TemplateName>({
    {"name", "text", "what it is"},
    {"text", "text", "the fact"},
});

constexpr auto kAttendanceNames = std::to_array<TemplateName>({
    {"meetings", "list of attendance meeting", "the columns"},
    {"members", "list of attendance member", "the rows"},
});

constexpr auto kAttendanceMeetingNames = std::to_array<TemplateName>({
    {"text", "text", "its day in words"},
    {"iso", "text", "for `<time datetime>`"},
    {"url", "text", "its address"},
});

constexpr auto kAttendanceMemberNames = std::to_array<TemplateName>({
    {"name", "text", "its name"},
    {"cells", "list of text", "whether it was at each meeting"},
    {"share", "text", "how often it was there"},
});

constexpr auto kCourseHtmlNames = std::to_array<TemplateName>({
    {"course", "course", "the course"},
});

constexpr auto kCourseNames = std::to_array<TemplateName>({
    {"title", "text", "its title"},
    {"facts", "list of fact", "facts about it"},
    {"booking", "text", "how to book"},
    {"programme", "list of text", "what happens when"},
    {"next", "list of course day", "the days to come"},
    {"past", "list of course day", "the days that are over"},
    {"feed", "feed", "its days for calendars"},
});

constexpr auto kBlocksTrainingHtmlNames = std::to_array<TemplateName>({
    {"items", "list of training item", "the next days"},
    {"others", "list of link", "courses without a day"},
});

constexpr auto kCourseDayNames = std::to_array<TemplateName>({
    {"…", "session", "all that a session has"},
    {"places", "text", "how many can come"},
});

constexpr auto kTrainingItemNames = std::to_array<TemplateName>({
    {"…", "session", "all that a session has"},
    {"name", "text", "the course"},
    {"url", "text", "its address"},
    {"summary", "text", "its summary"},
    {"level", "text", "its level"},
    {"audience", "text", "whom it is for"},
    {"booking", "text", "how to book"},
    {"places", "text", "how many can come"},
});

constexpr auto kGroupsOfCalendar = std::to_array<NameGroup>({
    {"meeting.html", "A meeting.", kMeetingHtmlNames},
    {"meeting", "A meeting, and what came of it.", kMeetingNames},
    {"meeting change", "A change after the announcement.", kMeetingChangeNames},
    {"agenda part", "A part of an agenda.", kAgendaPartNames},
    {"agenda item", "An item of an agenda.", kAgendaItemNames},
    {"paper", "A paper or minutes.", kPaperNames},
    {"action", "An action from a meeting.", kActionNames},
    {"feed", "A feed for calendars.", kFeedNames},
    {"month.html", "The meetings of a month.", kMonthHtmlNames},
    {"month", "A month.", kMonthNames},
    {"month day", "A day of a month.", kMonthDayNames},
    {"meeting item", "A meeting in a list.", kMeetingItemNames},
    {"session", "When and where something is.", kSessionNames},
    {"blocks/meetings.html", "The next meetings.", kBlocksMeetingsHtmlNames},
    {"month list", "The meetings of a month in a list.", kMonthListNames},
    {"blocks/subscribe.html", "Feeds for calendars.", kBlocksSubscribeHtmlNames},
    {"named feed", "A feed with its name.", kNamedFeedNames},
    {"blocks/groups.html", "Who meets.", kBlocksGroupsHtmlNames},
    {"group.html", "A group that meets.", kGroupHtmlNames},
    {"group", "A group.", kGroupNames},
    {"fact", "A fact about something.", kFactNames},
    {"attendance", "Who was at past meetings.", kAttendanceNames},
    {"attendance meeting", "A meeting as the heading of a column.", kAttendanceMeetingNames},
    {"attendance member", "Who sends members.", kAttendanceMemberNames},
    {"course.html", "A course or an event.", kCourseHtmlNames},
    {"course", "A course.", kCourseNames},
    {"blocks/training.html", "Courses that are still to come.", kBlocksTrainingHtmlNames},
    {"course day", "A day of a course.", kCourseDayNames},
    {"training item", "The next day of a course.", kTrainingItemNames},
});

}  // namespace

std::span<const NameGroup> names_of_calendar() {
  return kGroupsOfCalendar;
}

}  // namespace pier::guide
