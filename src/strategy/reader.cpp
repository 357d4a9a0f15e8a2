#include "strategy/reader.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "strategy/fields.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier::strategy {

namespace {

/// "2021-22: green": a member of a mapping, with the place of its name.
const Member* find_key(const Value& map, std::string_view key) {
  for (const Member& member : map.as_map()) {
    if (member.key == key) return &member;
  }
  return nullptr;
}

}  // namespace

class StrategyReader {
 public:
  StrategyReader(const calendar::Groups& groups, const SourceMap& sources, Diagnostics& diagnostics)
      : groups_(groups), sources_(sources), diagnostics_(diagnostics) {}

  Strategy run(FileId file, std::string id) {
    const Span whole = sources_.whole(file);
    const Value fields = check_fields(read_yaml(whole, sources_, diagnostics_), file_fields(),
                                      whole, sources_, diagnostics_);
    result_.id = std::move(id);
    result_.span = {file, whole.begin, whole.begin};
    result_.title = text_of(fields.find("title"));
    result_.body = text_of(fields.find("body"));
    result_.source = text_of(fields.find("source"));
    result_.notes = texts_of(fields.find("notes"));
    read_period(fields.find("period"));
    for (const Value& item : list_of(fields.find("priorities"))) add_priority(item);
    for (const Value& item : list_of(fields.find("headings"))) add_heading(item);
    check_headings();
    for (const Value& item : list_of(fields.find("themes"))) add_theme(item);
    std::sort(result_.themes.begin(), result_.themes.end(),
              [](const Theme& a, const Theme& b) { return a.number < b.number; });
    for (const Value& item : list_of(fields.find("activities"))) add_activity(item);
    sort_activities();
    return std::move(result_);
  }

 private:
  void report(std::string_view rule, Span at, std::string message, std::string help) {
    diagnostics_.report(rule, at, std::move(message), std::move(help));
  }

  /// Whether nothing with this name stood before; reports it otherwise.
  bool is_new(std::map<std::string, Span>& seen, const std::string& name, Span at,
              std::string message, std::string help) {
    const auto [first, is_first] = seen.emplace(name, at);
    if (is_first) return true;
    diagnostics_.report("strategy-duplicate", at, std::move(message), std::move(help))
        .notes.push_back({first->second, "the other one is here"});
    return false;
  }

  void read_period(const Value* period) {
    if (period == nullptr) return;
    result_.from = date_of(period->find("from"));
    result_.to = date_of(period->find("to"));
    if (!result_.from || !result_.to || *result_.from <= *result_.to) return;
    report("strategy-year", period->find("to")->span, "the strategy ends before it begins",
           "write the first day as `from` and the last as `to`");
    result_.to.reset();
  }

  void add_priority(const Value& item) {
    const auto number = number_of(item.find("number"));
    if (!number) return;
    const Span at = item.find("number")->span;
    if (!is_new(priority_numbers_, std::to_string(*number), at,
                fmt::format("there are two priorities {}", *number),
                "give each priority a number of its own")) {
      return;
    }
    const int expected = result_.priorities.empty() ? 1 : result_.priorities.back().number + 1;
    if (*number != expected) {
      report("strategy-numbers", at,
             fmt::format("priority {} stands where {} is expected", *number, expected),
             "numbers run on from 1 without a gap; write the priorities in their order");
    }
    result_.priorities.push_back({static_cast<int>(*number), text_of(item.find("title")),
                                  text_of(item.find("text")), item.span});
  }

  /// The position of the priority that a number in a list names; reports when there is none.
  std::optional<std::size_t> priority_named(const Value& number) {
    const auto reference = Reference::parse(number.as_text());
    const bool is_number = reference && reference->depth() == 1;
    const auto found = is_number ? result_.find_priority(reference->numbers[0]) : std::nullopt;
    if (!found) {
      report("strategy-unknown", number.span,
             fmt::format("there is no priority `{}`", number.as_text()),
             result_.priorities.empty() ? std::string("write the priorities of the strategy first")
                                        : fmt::format("priorities have the numbers 1 to {}",
                                                      result_.priorities.back().number));
    }
    return found;
  }

  void add_heading(const Value& item) {
    const Value* id = item.find("id");
    if (id == nullptr || !is_new(heading_ids_, id->as_text(), id->span,
                                 fmt::format("another heading has the id `{}`", id->as_text()),
                                 "give each an id of its own")) {
      return;
    }
    Heading heading{id->as_text(), text_of(item.find("title")), {}};
    for (const Value& number : list_of(item.find("priorities"))) {
      const auto found = priority_named(number);
      if (!found) continue;
      if (!is_new(under_heading_, std::to_string(*found), number.span,
                  fmt::format("priority {} stands under two headings", number.as_text()),
                  "let each priority stand under one")) {
        continue;
      }
      if (last_under_heading_ && *found < *last_under_heading_) {
        report("strategy-numbers", number.span,
               fmt::format("priority {} stands after priority {}", number.as_text(),
                           result_.priorities[*last_under_heading_].number),
               "numbers run on through all headings; change the order of headings or numbers");
      }
      last_under_heading_ = *found;
      heading.priorities.push_back(*found);
    }
    result_.headings.push_back(std::move(heading));
  }

  void check_headings() {
    if (result_.headings.empty()) return;
    for (std::size_t p = 0; p < result_.priorities.size(); ++p) {
      if (under_heading_.contains(std::to_string(p))) continue;
      report("strategy-numbers", result_.priorities[p].span,
             fmt::format("priority {} stands under no heading", result_.priorities[p].number),
             "add its number to the `priorities` of a heading");
    }
  }

  void add_theme(const Value& item) {
    const auto number = number_of(item.find("number"));
    if (!number || !is_new(theme_numbers_, std::to_string(*number), item.find("number")->span,
                           fmt::format("there are two themes {}", *number),
                           "give each theme a number of its own")) {
      return;
    }
    result_.themes.push_back({static_cast<int>(*number), text_of(item.find("title")), item.span});
  }

  void add_activity(const Value& item) {
    const Value* ref = item.find("ref");
    if (ref == nullptr) return;
    Activity activity;
    const auto reference = Reference::parse(ref->as_text());
    if (!reference) {
      report("strategy-reference", ref->span,
             fmt::format("`{}` is no number of an activity", ref->as_text()),
             "write one, two or three numbers with points between, such as `8.1.2`");
      return;
    }
    activity.reference = *reference;
    const bool is_first = is_new(references_, reference->text(), ref->span,
                                 fmt::format("there are two activities {}", reference->text()),
                                 "give each a number of its own; an activity of several groups "
                                 "stands once, with all its groups");
    if (!find_place(activity, *ref, item) || !is_first) return;
    activity.text = text_of(item.find("text"));
    activity.span = item.span;
    for (const Value& given : list_of(item.find("groups"))) add_group(activity, given);
    for (const Value& name : list_of(item.find("recommendations"))) {
      add_recommendation(activity, name);
    }
    result_.activities.push_back(std::move(activity));
  }

  /// The priorities and the theme of an activity; false when its first number means nothing.
  bool find_place(Activity& activity, const Value& ref, const Value& item) {
    const int first = activity.reference.numbers[0];
    const Value* named = item.find("priorities");
    if (result_.themes.empty()) {
      const auto priority = result_.find_priority(first);
      if (!priority) {
        report("strategy-reference", ref.span,
               fmt::format("activity {} begins with {}, and there is no priority {}",
                           activity.reference.text(), first, first),
               "the first number of an activity is that of its priority; where it counts something "
               "else, list that as `themes`");
        return false;
      }
      activity.priorities.push_back(*priority);
    } else {
      activity.theme = result_.find_theme(first);
      if (!activity.theme) {
        report("strategy-reference", ref.span,
               fmt::format("activity {} begins with {}, and there is no theme {}",
                           activity.reference.text(), first, first),
               "the first number of an activity is that of its theme: see `themes`");
        return false;
      }
    }
    for (const Value& number : list_of(named)) {
      const auto priority = priority_named(number);
      if (!priority) continue;
      auto& all = activity.priorities;
      if (std::find(all.begin(), all.end(), *priority) == all.end()) all.push_back(*priority);
    }
    return true;
  }

  void add_group(Activity& activity, const Value& item) {
    const Value* id = item.find("id");
    if (id == nullptr) return;
    Assignment given;
    const auto found = groups_.find(id->as_text());
    if (!found) {
      if (!groups_.is_complete()) return;
      report("strategy-unknown", id->span, fmt::format("there is no group `{}`", id->as_text()),
             groups_.groups().empty() ? "describe it in data/groups.yaml"
                                      : suggest(id->as_text(), groups_.ids()));
      return;
    }
    for (const Assignment& before : activity.groups) {
      if (before.group != *found) continue;
      diagnostics_
          .report("strategy-duplicate", id->span,
                  fmt::format("activity {} has the group `{}` twice", activity.reference.text(),
                              id->as_text()),
                  "write the group once, with all its years")
          .notes.push_back({before.span, "the other one is here"});
      return;
    }
    given.group = *found;
    given.span = id->span;
    read_years(given, item);
    activity.groups.push_back(std::move(given));
  }

  /// A year that ratings may be of: of the strategy's period.
  std::optional<Period> year_named(const Member& member) {
    auto year = Period::parse(member.key);
    if (!year) {
      const std::string guess = guess_period(member.key);
      report("strategy-year", member.key_span, fmt::format("`{}` is no year", member.key),
             guess.empty() ? std::string("write a year as 2021-22")
                           : fmt::format("write it as {}", guess));
      return std::nullopt;
    }
    const bool is_inside = (!result_.from || *result_.from <= year->last()) &&
                           (!result_.to || year->first() <= *result_.to);
    if (is_inside) return year;
    report("strategy-year", member.key_span,
           fmt::format("{} is outside the period of the strategy", year->label()),
           "correct the year, or the `period` at the top");
    return std::nullopt;
  }

  void read_years(Assignment& given, const Value& item) {
    const Value* ratings = item.find("ratings");
    const Value* done = item.find("done");
    if (ratings != nullptr) {
      for (const Member& member : ratings->as_map()) {
        const auto year = year_named(member);
        const auto rating = rating_of(member);
        if (year && rating) given.years.push_back({*year, rating, {}});
      }
    }
    if (done != nullptr) {
      for (const Member& member : done->as_map()) {
        const bool is_rated = ratings != nullptr && find_key(*ratings, member.key) != nullptr;
        const auto year = year_named(member);
        if (!year) continue;
        const auto entry = std::find_if(given.years.begin(), given.years.end(),
                                        [&](const YearEntry& one) { return one.year == *year; });
        if (entry != given.years.end()) {
          entry->done = member.value.as_text();
        } else if (!is_rated) {
          given.years.push_back({*year, std::nullopt, member.value.as_text()});
        }
      }
    }
    std::sort(given.years.begin(), given.years.end(),
              [](const YearEntry& a, const YearEntry& b) { return a.year < b.year; });
  }

  std::optional<Rating> rating_of(const Member& member) {
    const std::string& written = member.value.as_text();
    const auto rating = rating_named(written);
    if (!rating) {
      report("field-choice", member.value.span, fmt::format("`{}` is no rating", written),
             ascii_lower(written) == "yellow" ? std::string("write `amber`")
                                              : suggest(written, kRatingNames));
    }
    return rating;
  }

  void add_recommendation(Activity& activity, const Value& name) {
    const auto parts = split(name.as_text(), '/');
    if (parts.size() != 2 || parts[0].empty() || parts[1].empty()) {
      report("strategy-unknown", name.span,
             fmt::format("`{}` names no recommendation", name.as_text()),
             "write the id of the review, a slash and the id of its recommendation, such as "
             "`governance-review/4`");
      return;
    }
    activity.recommendations.push_back({std::string(parts[0]), std::string(parts[1]), name.span});
  }

  void sort_activities() {
    std::sort(result_.activities.begin(), result_.activities.end(),
              [](const Activity& a, const Activity& b) { return a.reference < b.reference; });
    for (const Activity& activity : result_.activities) {
      for (const Assignment& given : activity.groups) {
        for (const YearEntry& entry : given.years) result_.years.push_back(entry.year);
      }
    }
    std::sort(result_.years.begin(), result_.years.end());
    result_.years.erase(std::unique(result_.years.begin(), result_.years.end()),
                        result_.years.end());
  }

  const calendar::Groups& groups_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  Strategy result_;
  std::map<std::string, Span> priority_numbers_;
  std::map<std::string, Span> heading_ids_;
  std::map<std::string, Span> under_heading_;
  std::map<std::string, Span> theme_numbers_;
  std::map<std::string, Span> references_;
  std::optional<std::size_t> last_under_heading_;
};

Strategy read_strategy(FileId file, std::string id, const calendar::Groups& groups,
                       const SourceMap& sources, Diagnostics& diagnostics) {
  return StrategyReader(groups, sources, diagnostics).run(file, std::move(id));
}

}  // namespace pier::strategy
