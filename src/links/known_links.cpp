#include "links/known_links.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "diagnostics/diagnostics.h"
#include "value/json_reader.h"
#include "value/json_writer.h"

namespace pier::links {

namespace {

struct OutcomeName {
  std::string_view name;
  Outcome outcome;
};
constexpr std::array<OutcomeName, 7> kOutcomeNames{{{"good", Outcome::good},
                                                    {"gone", Outcome::gone},
                                                    {"no-such-name", Outcome::no_such_name},
                                                    {"certificate", Outcome::certificate},
                                                    {"private", Outcome::private_address},
                                                    {"not-asked", Outcome::not_asked},
                                                    {"failing", Outcome::failing}}};

std::string text_in(const Value& link, std::string_view name) {
  const Value* field = link.find(name);
  return field != nullptr && field->is_text() ? field->as_text() : std::string();
}

std::optional<KnownLink> read_link(const Value& link) {
  const auto asked = Date::parse(text_in(link, "asked"));
  const std::string outcome = text_in(link, "outcome");
  const auto* const name =
      std::find_if(kOutcomeNames.begin(), kOutcomeNames.end(),
                   [&](const OutcomeName& known) { return known.name == outcome; });
  if (!asked || name == kOutcomeNames.end()) return std::nullopt;
  const Value* status = link.find("status");
  Answer answer{.outcome = name->outcome,
                .status = status != nullptr && status->is_integer()
                              ? static_cast<int>(status->as_integer())
                              : 0,
                .why = text_in(link, "why"),
                .moved_to = text_in(link, "moved-to")};
  return KnownLink{*asked, std::move(answer), Date::parse(text_in(link, "good")),
                   Date::parse(text_in(link, "failing-since"))};
}

Value written(const std::string& address, const KnownLink& link) {
  const Answer& answer = link.answer;
  Map fields{{"address", {}, address}, {"asked", {}, link.asked.iso()}};
  for (const OutcomeName& known : kOutcomeNames) {
    if (known.outcome == answer.outcome) fields.push_back({"outcome", {}, known.name});
  }
  if (answer.status != 0) fields.push_back({"status", {}, std::int64_t{answer.status}});
  if (!answer.why.empty()) fields.push_back({"why", {}, answer.why});
  if (!answer.moved_to.empty()) fields.push_back({"moved-to", {}, answer.moved_to});
  if (link.good) fields.push_back({"good", {}, link.good->iso()});
  if (link.failing_since) fields.push_back({"failing-since", {}, link.failing_since->iso()});
  return fields;
}

constexpr std::string_view kHead = "{\"pier-links\":1,\"links\":[";

}  // namespace

KnownLinks read_known_links(const std::string& json) {
  if (!json.starts_with(kHead)) return {};
  SourceMap sources;
  Diagnostics unheard;
  const FileId file = sources.add("links.json", json);
  const Value all = read_json(sources.whole(file), sources, unheard);
  const Value* links = all.find("links");
  if (!unheard.empty() || links == nullptr || !links->is_list()) return {};
  KnownLinks known;
  for (const Value& link : links->as_list()) {
    const std::string address = text_in(link, "address");
    const auto read = read_link(link);
    if (!address.empty() && read) known.insert_or_assign(address, *read);
  }
  return known;
}

std::string write_known_links(const KnownLinks& known) {
  std::string json(kHead);
  bool is_first = true;
  for (const auto& [address, link] : known) {
    json += std::exchange(is_first, false) ? "\n" : ",\n";
    json += write_json(written(address, link));
  }
  return json + "\n]}\n";
}

bool is_to_ask(const KnownLink* known, const Date& today) {
  if (known == nullptr || known->answer.outcome != Outcome::good) return true;
  const long age = days_between(known->asked, today);
  return age < 0 || age >= kDaysGood;
}

KnownLink learnt(const KnownLink* before, Answer answer, const Date& today) {
  KnownLink now{today, std::move(answer), {}, {}};
  const auto past = [&](const std::optional<Date>& day) {
    return day && *day <= today ? day : std::nullopt;
  };
  if (before != nullptr) now.good = past(before->good);
  if (now.answer.outcome == Outcome::good) {
    now.good = today;
    return now;
  }
  if (before != nullptr) now.failing_since = past(before->failing_since);
  if (!now.failing_since) now.failing_since = today;
  return now;
}

bool is_to_tell(const KnownLink& known, const Date& today) {
  const bool is_lasting =
      known.failing_since && days_between(*known.failing_since, today) >= kDaysFailing;
  switch (known.answer.outcome) {
    case Outcome::good:
      return !known.answer.moved_to.empty();
    case Outcome::failing:
      return is_lasting;
    case Outcome::no_such_name:
      return is_lasting || !known.good;
    case Outcome::gone:
    case Outcome::certificate:
    case Outcome::private_address:
    case Outcome::not_asked:
      return true;
  }
  return true;
}

void forget_old(KnownLinks& known, const Date& today) {
  for (auto link = known.begin(); link != known.end();) {
    const bool is_old = days_between(link->second.asked, today) > kDaysKept;
    link = is_old ? known.erase(link) : std::next(link);
  }
}

}  // namespace pier::links
