#include "provenance/copies.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace pier::provenance {

namespace {

std::string days(long count) {
  return count_of(static_cast<std::size_t>(count), "day", "days");
}

void check_age(const RemoteSource& source, Copy& copy, const Date& today,
               Diagnostics& diagnostics) {
  if (!source.every) return;
  const long age = days_between(copy.note.checked_on(), today);
  copy.days_overdue = std::max(0L, age - static_cast<long>(*source.every));
  if (copy.days_overdue == 0) return;
  diagnostics.report(
      "source-overdue", source.span,
      fmt::format("`{}` was last looked at {} ago, on {}, and is due every {}", source.id,
                  days(age), copy.note.checked_on().text(), days(static_cast<long>(*source.every))),
      fmt::format("run `pier fetch {}`; its pages say how old it is", source.id));
}

}  // namespace

const Copy* Copies::find(const SitePath& file) const {
  const auto found = std::find_if(copies.begin(), copies.end(),
                                  [&](const Copy& copy) { return copy.file == file; });
  return found == copies.end() ? nullptr : &*found;
}

void check_copies(Copies& copies, const Date& today, Diagnostics& diagnostics) {
  for (Copy& copy : copies.copies) {
    if (copy.sha256_now.empty()) {
      diagnostics.report(
          "source-note", copy.note_span,
          fmt::format("the file `{}` that this note is about is not there", copy.file.text()),
          "fetch it again, or take the note away too");
    } else if (!copy.is_as_fetched()) {
      diagnostics.report(
          "source-edited", copy.note_span,
          fmt::format("`{}` was changed by hand since it was fetched", copy.file.text()),
          "ask the owner of the source to correct it there and fetch it again; a file that is your "
          "own from now on has no note beside it");
    }
  }
  for (const RemoteSource& source : copies.list.sources) {
    const auto copy = std::find_if(copies.copies.begin(), copies.copies.end(),
                                   [&](const Copy& one) { return one.file == source.file; });
    if (copy != copies.copies.end()) {
      check_age(source, *copy, today, diagnostics);
    } else {
      diagnostics.report("source-overdue", source.span,
                         fmt::format("`{}` was never fetched", source.id),
                         fmt::format("run `pier fetch {}`, look at what it shows, and take it with "
                                     "--accept",
                                     source.id));
    }
  }
}

std::string fetched_text(const Copy& copy, const Date& today) {
  const std::string host = host_of(copy.note.from);
  std::string text = fmt::format("Fetched from {} on {}.", host.empty() ? copy.note.from : host,
                                 copy.note.fetched_on().text());
  if (copy.note.checked_on() > copy.note.fetched_on()) {
    text += fmt::format(" Unchanged there on {}.", copy.note.checked_on().text());
  }
  if (copy.days_overdue > 0) {
    const long age = days_between(copy.note.checked_on(), today);
    text += fmt::format(" Last checked {} ago, and due every {}: there may be newer ones.",
                        days(age), days(age - copy.days_overdue));
  }
  if (!copy.is_as_fetched()) text += " Changed by hand since.";
  return text;
}

}  // namespace pier::provenance
