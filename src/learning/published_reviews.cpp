#include "learning/published_reviews.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::learning {

namespace {

constexpr std::string_view kRecordHeading =
    "# What readers could read. Written by `pier build --production`; not to be edited.\n";

std::optional<PublishedReview> parse_line(std::string_view line, Span span) {
  const std::vector<std::string_view> parts = split(line, ' ');
  if (parts.size() != 3 || parts[1].empty() || slug(parts[1]) != parts[1]) return std::nullopt;
  const bool is_kind = std::any_of(kinds().begin(), kinds().end(),
                                   [&](const KindName& kind) { return kind.id == parts[0]; });
  const auto published = Date::parse(parts[2]);
  if (!is_kind || !published) return std::nullopt;
  return PublishedReview{std::string(parts[1]), std::string(parts[0]), *published, span};
}

}  // namespace

Date one_year_after(const Date& day) {
  const auto same = Date::from_parts(day.year() + 1, day.month(), day.day());
  // There is no 29 February in the next year; and after the last year that a Date has there is
  // none.
  return same.value_or(Date::from_parts(day.year() + 1, 3, 1).value_or(day));
}

Date PublishedReview::may_go() const {
  return kind == about(Kind::child_practice_review).id ? one_year_after(published) : published;
}

std::vector<PublishedReview> read_published_reviews(FileId file, const SourceMap& sources,
                                                    Diagnostics& diagnostics) {
  std::vector<PublishedReview> found;
  std::uint32_t begin = 0;
  for (const std::string_view raw : split(sources.text(file), '\n')) {
    const Span span{file, begin, begin + static_cast<std::uint32_t>(raw.size())};
    begin = span.end + 1;
    const std::string_view line = trim(raw);
    if (line.empty() || line.starts_with('#')) continue;
    if (auto review = parse_line(line, span)) {
      found.push_back(std::move(*review));
    } else {
      diagnostics.report("learning-record", span, "this line is no published review",
                         "take back the last change to the file");
    }
  }
  return found;
}

std::optional<int> first_year(const std::vector<PublishedReview>& reviews) {
  std::optional<int> first;
  for (const PublishedReview& review : reviews) {
    first = std::min(first.value_or(review.published.year()), review.published.year());
  }
  return first;
}

std::string write_published_reviews(const Library& library,
                                    const std::vector<PublishedReview>& before) {
  struct Fact {
    std::string kind;
    Date published;
  };
  std::map<std::string, Fact> lines;
  for (const PublishedReview& old : before) lines.emplace(old.id, Fact{old.kind, old.published});
  for (const Review& review : library.reviews()) {
    // What the record says stays: a day that is written differently later shortens no year.
    lines.emplace(review.id, Fact{std::string(about(review.kind).id), *review.published});
  }
  if (lines.empty()) return {};
  std::string text(kRecordHeading);
  for (const auto& [id, fact] : lines) {
    text += fmt::format("{} {} {}\n", fact.kind, id, fact.published.iso());
  }
  return text;
}

void check_published_reviews(const Library& library, const std::vector<PublishedReview>& before,
                             const Date& today, Diagnostics& diagnostics) {
  for (const PublishedReview& old : before) {
    const Date until = old.may_go();
    if (!(today < until) || library.find_review(old.id) != nullptr) continue;
    // A day before its own is no removal: the clock was set back, or the build is of an earlier
    // day.
    if (today < old.published) continue;
    diagnostics.report(
        "review-removed", old.span,
        fmt::format("the review `{}` was published on {} and is not public any more", old.id,
                    old.published.text()),
        fmt::format("a child safeguarding practice review stays for a year: put it back until {}. "
                    "Where the law wants it gone, take this line out and write a tombstone in "
                    "data/tombstones.yaml that says why",
                    until.text()));
  }
}

}  // namespace pier::learning
