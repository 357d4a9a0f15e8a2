#include "metrics/observation_reader.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/observation_checks.h"

namespace pier::metrics {

namespace {

/// Stands for a dimension that has no total, until a value is named.
constexpr std::uint16_t kNowhere = 0xFFFF;

/// Beyond this a double does not hold every whole number, and no figure is so large.
constexpr double kLargest = 1e15;

Coordinates totals_of(const Indicator& indicator) {
  Coordinates totals;
  for (const Dimension& dimension : indicator.dimensions) {
    const Dimension::Member* total = dimension.find(dimension.total);
    totals.push_back(
        total == nullptr ? kNowhere : static_cast<std::uint16_t>(total - dimension.values.data()));
  }
  return totals;
}

std::string at_text(const Observation& observation, const Indicator& indicator,
                    const FiguresConfig& config) {
  std::string text =
      fmt::format("`{}` in `{}`", config.areas()[observation.area].id, observation.period.text());
  for (std::size_t i = 0; i < indicator.dimensions.size(); ++i) {
    const Dimension& dimension = indicator.dimensions[i];
    text += fmt::format(", {} `{}`", dimension.id, dimension.values[observation.at[i]].id);
  }
  return text;
}

}  // namespace

/// What is known of an observation while it is read.
struct ObservationReader::Draft {
  explicit Draft(const Value& item)
      : span(item.span), places{item.span, item.span, item.span, item.span} {}

  Span span;
  ObservationPlaces places;
  bool is_good = true;
  bool has_area = false;
  bool has_period = false;
  std::optional<Period> period;
  Observation read{.area = 0, .period = *Period::parse("2000")};
  /// The members that check_fields() looks at.
  Map rare;
};

ObservationReader::ObservationReader(const FiguresConfig& config, const SourceMap& sources,
                                     Diagnostics& diagnostics)
    : config_(config), sources_(sources), diagnostics_(diagnostics), area_ids_(config.area_ids()) {
  for (std::size_t i = 0; i < area_ids_.size(); ++i) {
    areas_.emplace(area_ids_[i], static_cast<std::uint16_t>(i));
  }
}

std::vector<Observation> ObservationReader::read(const Value& list, const Indicator& indicator,
                                                 std::string_view policy) {
  indicator_ = &indicator;
  totals_ = totals_of(indicator);
  read_.clear();
  if (!list.is_list()) {
    diagnostics_.report(
        "field-type", list.span,
        fmt::format("`observations` must be a list, and this is {}", list.describe()),
        "write it as `[{\"area\": …}, …]`");
    return {};
  }
  read_.reserve(list.as_list().size());
  for (const Value& item : list.as_list()) read_one(item);
  check_duplicates();
  check_denominators(policy);
  return std::move(read_);
}

void ObservationReader::read_one(const Value& item) {
  if (!item.is_map()) {
    diagnostics_.report("field-type", item.span,
                        "an item of `observations` must be a group of fields",
                        "begin it with `{\"area\": …`");
    return;
  }
  Draft draft(item);
  draft.read.at = totals_;
  for (const Member& member : item.as_map()) {
    if (const auto field = observation_field_named(member.key)) {
      read_member(member, *field, draft);
    } else {
      draft.rare.push_back(member);
    }
  }
  if (!draft.rare.empty()) read_rare(draft);
  finish(draft);
}

void ObservationReader::read_member(const Member& member, ObservationField field, Draft& draft) {
  switch (field) {
    case ObservationField::area:
      draft.has_area = true;
      if (!member.value.is_text()) return report_wrong_type(member, "the id of an area", draft);
      return read_area(member.value, draft);
    case ObservationField::period:
      draft.has_period = true;
      if (!member.value.is_text()) return report_wrong_type(member, "a period", draft);
      return read_period(member.value, draft);
    case ObservationField::value:
      draft.places.value = member.value.span;
      draft.read.value = read_number(member, draft);
      return;
    case ObservationField::numerator:
      draft.places.numerator = member.value.span;
      draft.read.numerator = read_number(member, draft);
      return;
    case ObservationField::denominator:
      draft.places.denominator = member.value.span;
      draft.read.denominator = read_number(member, draft);
      return;
    case ObservationField::dimensions:
      if (!member.value.is_map()) {
        return report_wrong_type(member, "a group such as `{\"age-band\": \"18-64\"}`", draft);
      }
      return read_dimensions(member.value, draft);
    default:
      draft.rare.push_back(member);
  }
}

void ObservationReader::report_wrong_type(const Member& member, std::string_view expected,
                                          Draft& draft) {
  draft.is_good = false;
  // A null that does not stand in the file takes the place of what the reader has reported.
  if (member.value.is_null() && sources_.text(member.value.span) != "null") return;
  diagnostics_.report("field-type", member.value.span,
                      fmt::format("`{}` must be {}", member.key, expected),
                      member.value.is_number() ? "put it in double quotes" : "");
}

void ObservationReader::read_area(const Value& value, Draft& draft) {
  const auto found = areas_.find(value.as_text());
  if (found != areas_.end()) {
    draft.read.area = found->second;
    return;
  }
  draft.is_good = false;
  std::string help = suggest(value.as_text(), area_ids_);
  if (help.empty()) help = "the areas stand in data/figures.yaml; add this one there";
  diagnostics_.report("metric-area-unknown", value.span,
                      fmt::format("there is no area `{}`", value.as_text()), std::move(help));
}

void ObservationReader::read_period(const Value& value, Draft& draft) {
  draft.period = Period::parse(value.as_text());
  if (draft.period) return;
  draft.is_good = false;
  report_no_period("`period`", value, sources_, diagnostics_);
}

std::optional<double> ObservationReader::read_number(const Member& member, Draft& draft) {
  const Value& value = member.value;
  if (!value.is_number()) {
    draft.is_good = false;
    if (value.is_null() && sources_.text(value.span) != "null") return std::nullopt;
    diagnostics_.report("field-type", value.span, fmt::format("`{}` must be a number", member.key),
                        value.is_text() ? "write digits without quotes and commas; what was "
                                          "printed belongs in `published`"
                                        : "leave the field out when there is none, and say why "
                                          "with `missing`");
    return std::nullopt;
  }
  const double number =
      value.is_integer() ? static_cast<double>(value.as_integer()) : value.as_double();
  if (std::abs(number) <= kLargest) return number;
  draft.is_good = false;
  diagnostics_.report("metric-impossible", value.span,
                      fmt::format("`{}` is larger than any figure", member.key),
                      "look for digits too many");
  return std::nullopt;
}

void ObservationReader::read_dimensions(const Value& value, Draft& draft) {
  for (const Member& member : value.as_map()) {
    if (member.value.is_text()) {
      read_coordinate(member, draft);
    } else {
      report_wrong_type(member, "the id of a value", draft);
    }
  }
}

void ObservationReader::read_coordinate(const Member& member, Draft& draft) {
  const auto unknown = [&](Span span, std::string message,
                           const std::vector<std::string_view>& names) {
    draft.is_good = false;
    diagnostics_.report("metric-dimension-unknown", span, std::move(message),
                        suggest(member.value.as_text(), names));
  };
  std::vector<std::string_view> names;
  const Dimension* dimension = indicator_->find_dimension(member.key);
  if (dimension == nullptr) {
    for (const Dimension& each : indicator_->dimensions) names.push_back(each.id);
    draft.is_good = false;
    diagnostics_.report(
        "metric-dimension-unknown", member.key_span,
        fmt::format("`{}` has no dimension `{}`", indicator_->id, member.key),
        names.empty() ? "add it to the indicator's `dimensions`" : suggest(member.key, names));
    return;
  }
  const Dimension::Member* found = dimension->find(member.value.as_text());
  if (found != nullptr) {
    const auto at = static_cast<std::size_t>(dimension - indicator_->dimensions.data());
    draft.read.at[at] = static_cast<std::uint16_t>(found - dimension->values.data());
    return;
  }
  for (const Dimension::Member& each : dimension->values) names.push_back(each.id);
  unknown(
      member.value.span,
      fmt::format("the dimension `{}` has no value `{}`", dimension->id, member.value.as_text()),
      names);
}

void ObservationReader::check_coordinates(Draft& draft) {
  for (std::size_t i = 0; i < draft.read.at.size(); ++i) {
    if (draft.read.at[i] != kNowhere) continue;
    draft.is_good = false;
    const Dimension& dimension = indicator_->dimensions[i];
    diagnostics_.report(
        "field-missing", draft.span,
        fmt::format("the figure names no value of `{}`, which has no total", dimension.id),
        fmt::format("add `\"dimensions\": {{\"{}\": \"{}\"}}`, or a `total` to the dimension",
                    dimension.id, dimension.values.front().id));
  }
}

void ObservationReader::read_rare(Draft& draft) {
  // Which of them is required was looked at by hand.
  const auto fields =
      observation_fields().subspan(static_cast<std::size_t>(ObservationField::value));
  std::vector<std::string_view> names;
  Map known;
  for (Member& member : draft.rare) {
    if (observation_field_named(member.key)) {
      known.push_back(std::move(member));
      continue;
    }
    draft.is_good = false;
    for (const Field& field : observation_fields()) names.push_back(field.name);
    diagnostics_.report("field-unknown", member.key_span,
                        fmt::format("there is no field `{}` here", member.key),
                        suggest(member.key, names));
  }
  const std::size_t wanted = known.size();
  const Value checked =
      check_fields(Value(std::move(known)), fields, draft.span, sources_, diagnostics_);
  draft.is_good = draft.is_good && checked.as_map().size() == wanted;
  Observation& read = draft.read;
  if (const Value* missing = checked.find("missing")) {
    draft.places.missing = missing->span;
    read.missing = missing_named(missing->as_text());
  }
  read.published = text_of(checked.find("published"));
  Remarks remarks;
  remarks.qualifier = text_of(checked.find("qualifier"));
  remarks.statuses = texts_of(checked.find("status"));
  if (const Value* rank = checked.find("rank")) remarks.rank = read_rank(*rank, draft);
  remarks.band = text_of(checked.find("band"));
  if (const Value* rag = checked.find("rag")) {
    remarks.rag = Rag{text_of(rag->find("rating")), text_of(rag->find("word"))};
  }
  if (const Value* note = checked.find("note")) remarks.notes.push_back(text_of(note));
  if (const Value* answers = checked.find("answer")) {
    for (const Member& answer : answers->as_map()) {
      remarks.answered.push_back(answer.key);
      remarks.notes.push_back(text_of(&answer.value));
    }
  }
  if (remarks != Remarks{}) read.remarks = std::move(remarks);
}

Rank ObservationReader::read_rank(const Value& fields, Draft& draft) {
  Rank rank;
  rank.value = number_of(fields.find("value"));
  rank.published = text_of(fields.find("published"));
  rank.of = number_of(fields.find("of"));
  rank.first = text_of(fields.find("first"));
  rank.period = Period::parse(text_of(fields.find("period")));
  if (!rank.value && rank.published.empty()) {
    draft.is_good = false;
    diagnostics_.report("field-missing", fields.span, "the rank has no place",
                        "add `\"value\": 29`, or as printed: `\"published\": \"2.8\"`");
  }
  return rank;
}

void ObservationReader::finish(Draft& draft) {
  const auto fields = observation_fields();
  const auto require = [&](bool has, ObservationField which) {
    if (has) return;
    draft.is_good = false;
    const Field& field = fields[static_cast<std::size_t>(which)];
    diagnostics_.report(
        "field-missing", draft.span, fmt::format("`{}` is missing", field.name),
        fmt::format("add `\"{}\": {}`, {}", field.name, field.example, field.meaning));
  };
  require(draft.has_area, ObservationField::area);
  require(draft.has_period, ObservationField::period);
  check_coordinates(draft);
  if (!draft.is_good) return;
  draft.read.span = draft.span;
  draft.read.period = std::move(*draft.period);
  if (check_observation(draft.read, draft.places, *indicator_, config_.areas()[draft.read.area],
                        diagnostics_)) {
    read_.push_back(std::move(draft.read));
  }
}

void ObservationReader::check_duplicates() {
  std::vector<std::size_t> order(read_.size());
  std::iota(order.begin(), order.end(), 0);
  const auto place = [&](std::size_t i) {
    return std::tie(read_[i].area, read_[i].at, read_[i].period);
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return place(a) != place(b) ? place(a) < place(b) : a < b;
  });
  std::size_t first = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (place(order[first]) != place(order[i])) {
      first = i;
      continue;
    }
    const Observation& again = read_[order[i]];
    const Observation& before = read_[order[first]];
    const bool is_same = again.value == before.value && again.missing == before.missing;
    diagnostics_
        .report("metric-duplicate", again.span,
                fmt::format("{} stands twice{}", at_text(again, *indicator_, config_),
                            is_same ? "" : ", with two values"),
                is_same ? "remove one of them"
                        : "keep the right one; what came out later belongs in a snapshot of its "
                          "own")
        .notes.push_back({before.span, "the first one is here"});
  }
}

void ObservationReader::check_denominators(std::string_view policy) {
  if (!indicator_->people || !is_share_of_base(indicator_->unit)) return;
  if (policy.empty() || policy == kNoPolicy) return;
  std::size_t lacking = 0;
  const Observation* first = nullptr;
  for (const Observation& observation : read_) {
    if (!observation.value || observation.denominator) continue;
    if (first == nullptr) first = &observation;
    ++lacking;
  }
  if (first == nullptr) return;
  diagnostics_.report(
      "metric-denominator", first->span,
      fmt::format("{} of `{}` {} no denominator, so that the policy `{}` cannot be applied",
                  count_of(lacking, "figure", "figures"), indicator_->id,
                  lacking == 1 ? "has" : "have", policy),
      "add `\"denominator\": …` to each; for figures that are public already, write "
      "`\"policy\": \"none\"` with a `policy_reason`");
}

}  // namespace pier::metrics
