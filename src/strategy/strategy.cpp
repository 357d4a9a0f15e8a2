#include "strategy/strategy.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::strategy {

std::optional<Reference> Reference::parse(std::string_view text) {
  constexpr std::size_t kMostDigits = 3;
  Reference reference;
  std::size_t level = 0;
  for (const std::string_view part : split(text, '.')) {
    const bool is_plain = !part.empty() && part.size() <= kMostDigits && part.front() != '0' &&
                          std::all_of(part.begin(), part.end(), ascii_is_digit);
    if (level == kMostLevels || !is_plain) return std::nullopt;
    std::from_chars(part.data(), part.data() + part.size(), reference.numbers[level++]);
  }
  return reference;
}

std::size_t Reference::depth() const {
  return static_cast<std::size_t>(std::find(numbers.begin(), numbers.end(), 0) - numbers.begin());
}

std::string Reference::text() const {
  std::string text;
  for (std::size_t level = 0; level < depth(); ++level) {
    if (level > 0) text += '.';
    text += std::to_string(numbers[level]);
  }
  return text;
}

bool Reference::is_inside(const Reference& whole) const {
  const auto depth_of_whole = static_cast<std::ptrdiff_t>(whole.depth());
  return whole.depth() < depth() &&
         std::equal(whole.numbers.begin(), whole.numbers.begin() + depth_of_whole, numbers.begin());
}

const YearEntry* Assignment::find(const Period& year) const {
  const auto found = std::find_if(years.begin(), years.end(),
                                  [&](const YearEntry& one) { return one.year == year; });
  return found == years.end() ? nullptr : &*found;
}

std::optional<Rating> Assignment::rating_in(const Period& year) const {
  const YearEntry* entry = find(year);
  return entry == nullptr ? std::nullopt : entry->rating;
}

std::size_t Tally::total() const {
  std::size_t sum = 0;
  for (const std::size_t count : counts) sum += count;
  return sum;
}

bool Selection::has(const Activity& activity) const {
  const auto& of = activity.priorities;
  if (priority && std::find(of.begin(), of.end(), *priority) == of.end()) return false;
  return !group || std::any_of(activity.groups.begin(), activity.groups.end(),
                               [&](const Assignment& given) { return given.group == *group; });
}

std::optional<std::size_t> Strategy::find_priority(int number) const {
  for (std::size_t p = 0; p < priorities.size(); ++p) {
    if (priorities[p].number == number) return p;
  }
  return std::nullopt;
}

std::optional<std::size_t> Strategy::find_theme(int number) const {
  for (std::size_t t = 0; t < themes.size(); ++t) {
    if (themes[t].number == number) return t;
  }
  return std::nullopt;
}

std::vector<std::size_t> Strategy::groups() const {
  std::vector<std::size_t> all;
  for (const Activity& activity : activities) {
    for (const Assignment& given : activity.groups) all.push_back(given.group);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::optional<std::size_t> Strategy::parent_of(std::size_t activity, const Selection& among) const {
  std::optional<std::size_t> nearest;
  for (std::size_t a = 0; a < activities.size(); ++a) {
    if (!activities[activity].reference.is_inside(activities[a].reference)) continue;
    const bool is_nearer =
        !nearest || activities[*nearest].reference.depth() < activities[a].reference.depth();
    if (is_nearer && among.has(activities[a])) nearest = a;
  }
  return nearest;
}

Tally Strategy::tally(const Period& year, const Selection& of) const {
  Tally tally;
  for (const Activity& activity : activities) {
    if (!of.has(activity)) continue;
    for (const Assignment& given : activity.groups) {
      const auto rating = given.rating_in(year);
      if (rating && of.has(given)) ++tally.counts[static_cast<std::size_t>(*rating)];
    }
  }
  return tally;
}

ChangeTally Strategy::changes(const Period& before, const Period& now, const Selection& of) const {
  ChangeTally tally{};
  for (const Activity& activity : activities) {
    if (!of.has(activity)) continue;
    for (const Assignment& given : activity.groups) {
      if (!of.has(given)) continue;
      const Change change = change_between(given.rating_in(before), given.rating_in(now));
      ++tally[static_cast<std::size_t>(change)];
    }
  }
  return tally;
}

std::vector<std::size_t> Strategy::without_group() const {
  std::vector<std::size_t> found;
  for (std::size_t a = 0; a < activities.size(); ++a) {
    if (activities[a].groups.empty()) found.push_back(a);
  }
  return found;
}

std::string workplan_caption(const Strategy& one, std::string_view group,
                             const std::vector<Period>& years) {
  std::string caption = "Activities";
  if (!group.empty()) caption += fmt::format(" of {}", group);
  caption += fmt::format(", {}", one.title);
  std::vector<std::string> labels;
  labels.reserve(years.size());
  for (const Period& year : years) labels.push_back(year.label());
  if (!labels.empty()) caption += fmt::format(", with ratings for {}", join(labels, ", "));
  return caption;
}

std::string open_caption(const Strategy& one) {
  return fmt::format("Activities that no group has yet, {}", one.title);
}

std::string ratings_caption(const Period& year) {
  return fmt::format("Ratings in {} by group", year.label());
}

Strategies::Strategies(std::vector<Strategy> all) : all_(std::move(all)) {
  std::sort(all_.begin(), all_.end(),
            [](const Strategy& a, const Strategy& b) { return a.id < b.id; });
}

std::optional<std::size_t> Strategies::find(std::string_view id) const {
  for (std::size_t s = 0; s < all_.size(); ++s) {
    if (all_[s].id == id) return s;
  }
  return std::nullopt;
}

std::vector<std::string_view> Strategies::ids() const {
  std::vector<std::string_view> ids;
  ids.reserve(all_.size());
  for (const Strategy& one : all_) ids.push_back(one.id);
  return ids;
}

}  // namespace pier::strategy
