#include "metrics/discloser.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "metrics/coordinates.h"
#include "metrics/remembered.h"
#include "metrics/value_text.h"
#include "statistics/number_text.h"
#include "statistics/rounding.h"

namespace pier::metrics {

namespace {

/// How the dimensions of an edition stand in those of the indicator as the latest describes it.
class Remapping {
 public:
  Remapping(const Indicator& from, const Indicator& to) {
    for (const Dimension& dimension : to.dimensions) {
      const Dimension* known = from.find_dimension(dimension.id);
      if (known == nullptr) {
        columns_.push_back({kNowhere, {position_of_total(dimension)}});
        continue;
      }
      Column column{static_cast<std::size_t>(known - from.dimensions.data()), {}};
      for (const Dimension::Member& value : known->values) {
        const Dimension::Member* same = dimension.find(value.id);
        column.positions.push_back(
            same == nullptr ? std::uint16_t{0}
                            : static_cast<std::uint16_t>(same - dimension.values.data()));
      }
      columns_.push_back(std::move(column));
    }
  }

  Coordinates operator()(const Coordinates& at) const {
    Coordinates mapped;
    mapped.reserve(columns_.size());
    for (const Column& column : columns_) {
      mapped.push_back(column.from == kNowhere ? column.positions.front()
                                               : column.positions[at[column.from]]);
    }
    return mapped;
  }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  struct Column {
    std::size_t from;
    std::vector<std::uint16_t> positions;
  };
  std::vector<Column> columns_;
};

/// The indicator as the latest snapshot describes it, with every dimension and value that an
/// earlier one has as well: nothing of it may be lost.
Indicator description_of(const Joined& joined) {
  Indicator about = joined.about();
  for (const Edition& edition : joined.editions) {
    for (const Dimension& dimension : edition.raw->about.dimensions) {
      const auto known = std::find_if(about.dimensions.begin(), about.dimensions.end(),
                                      [&](const Dimension& d) { return d.id == dimension.id; });
      if (known == about.dimensions.end()) {
        about.dimensions.push_back(dimension);
        continue;
      }
      for (const Dimension::Member& value : dimension.values) {
        if (known->find(value.id) == nullptr) known->values.push_back(value);
      }
    }
  }
  return about;
}

std::string shorthand_in_brackets(Missing missing) {
  return '[' + std::string(shorthand_of(missing)) + ']';
}

/// The order of a version's figures.
bool comes_before(const PublicObservation& a, const PublicObservation& b) {
  if (&a.area() != &b.area()) return &a.area() < &b.area();
  if (a.at() != b.at()) return a.at() < b.at();
  return a.period() < b.period();
}

bool has_disclosure(const Edition& edition) {
  return edition.policy != nullptr;
}

/// Decimals that the base of a percentage of rounded numbers justifies (NHS Digital, disclosure
/// control of hospital statistics: one from 4,000 on).
int justified_decimals(const Indicator& about, double denominator) {
  constexpr double kOneDecimal = 4000;
  if (about.unit != Unit::percentage) return std::min(about.decimals, 1);
  return denominator >= kOneDecimal ? std::min(about.decimals, 1) : 0;
}

}  // namespace

PublicFigures Discloser::run() {
  std::vector<Joined> all = join(raw_, diagnostics_);
  protect(all);
  PublicFigures figures;
  figures.config_ = raw_.config;
  figures.is_complete_ = raw_.is_complete;
  figures.indicators_.resize(all.size());
  parallel_for(all.size(), jobs_, [&](std::size_t i) { figures.indicators_[i] = publish(all[i]); });
  figures.published_before_ = std::move(raw_.published_before);
  return figures;
}

void Discloser::protect(std::vector<Joined>& all) {
  const std::vector<std::vector<std::size_t>> groups = groups_of(all);
  const PublishedRecord published_before(raw_.published_before);
  std::vector<Diagnostics> problems(groups.size());
  parallel_for(groups.size(), jobs_, [&](std::size_t i) {
    std::vector<Joined*> group;
    bool has_policy = false;
    for (const std::size_t index : groups[i]) {
      group.push_back(&all[index]);
      const auto& editions = all[index].editions;
      has_policy |= std::any_of(editions.begin(), editions.end(), has_disclosure);
    }
    if (has_policy) {
      protect_group(group, *raw_.config, published_before, problems[i]);
    } else {
      find_recoverable(group, *raw_.config, problems[i]);
    }
  });
  for (Diagnostics& some : problems) diagnostics_.merge(std::move(some));
}

PublicIndicator Discloser::publish(Joined& joined) const {
  PublicIndicator indicator;
  indicator.about_ = description_of(joined);
  for (Edition& edition : joined.editions) {
    indicator.versions_.push_back(publish(edition, indicator.about_, indicator.versions_.size()));
  }
  join_versions(indicator);
  return indicator;
}

Version Discloser::publish(Edition& edition, const Indicator& about, std::size_t position) const {
  const Snapshot& snapshot = *edition.snapshot;
  const Indicator& own = edition.raw->about;
  Version version{snapshot.name,
                  snapshot.title,
                  snapshot.as_at,
                  snapshot.published,
                  snapshot.source,
                  {},
                  {},
                  {},
                  snapshot.notes,
                  {}};
  version.policy = own.policy.empty() ? snapshot.policy : own.policy;
  version.policy_reason = own.policy.empty() ? snapshot.policy_reason : own.policy_reason;
  if (const auto* policy = raw_.config->find_policy(version.policy); policy != nullptr) {
    version.policy_title = policy->title;
  }
  for (const Relation& relation : snapshot.relations) {
    if (relation.result != own.id) continue;
    for (const std::string& note : {relation.note, relation.answer}) {
      if (!note.empty()) version.notes.push_back(note);
    }
  }
  auto& observations = edition.raw->observations;
  const Remapping remapping(own, about);
  std::vector<Coordinates> at;
  at.reserve(observations.size());
  for (const Observation& one : observations) at.push_back(remapping(one.at));
  std::vector<std::size_t> order(observations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(observations[a].area, at[a], observations[a].period) <
           std::tie(observations[b].area, at[b], observations[b].period);
  });
  version.observations.reserve(observations.size());
  for (const std::size_t index : order) {
    version.observations.push_back(publish(edition, index, std::move(at[index])));
    version.observations.back().version_ = static_cast<std::uint16_t>(position);
  }
  // The true numbers end here.
  std::vector<Observation>().swap(observations);
  std::vector<Decision>().swap(edition.decisions);
  return version;
}

PublicObservation Discloser::publish(const Edition& edition, std::size_t index,
                                     Coordinates at) const {
  Observation& one = edition.raw->observations[index];
  PublicObservation figure(raw_.config->areas()[one.area], std::move(one.period));
  figure.at_ = std::move(at);
  figure.span_ = one.span;
  const bool is_hidden =
      edition.is_withheld || (!edition.decisions.empty() && edition.decisions[index].hidden);
  if (is_hidden && !one.missing) {
    // Neither the note nor the rank, the printed text or the colour: each may tell the number.
    figure.missing_ = Missing::suppressed;
    figure.text_ = shorthand_in_brackets(Missing::suppressed);
    return figure;
  }
  figure.missing_ = one.missing;
  figure.remarks_ = std::move(one.remarks);
  take_value(figure, edition, index);
  return figure;
}

void Discloser::take_value(PublicObservation& figure, const Edition& edition, std::size_t index) {
  Observation& one = edition.raw->observations[index];
  const Indicator& about = edition.raw->about;
  if (one.missing) {
    figure.text_ = shorthand_in_brackets(*one.missing);
    if (edition.policy == nullptr) figure.denominator_ = one.denominator;
    return;
  }
  if (!edition.decisions.empty() && edition.decisions[index].rounded) {
    take_rounded(figure, about, edition.decisions[index]);
    return;
  }
  figure.value_ = one.value;
  figure.numerator_ = one.numerator;
  figure.denominator_ = one.denominator;
  if (!one.published.empty()) {
    figure.text_ = std::move(one.published);
  } else if (one.value) {
    figure.text_ = number_of(*one.value, about);
  }
}

void Discloser::take_rounded(PublicObservation& figure, const Indicator& about,
                             const Decision& decision) {
  figure.is_rounded_ = true;
  figure.value_ = decision.value;
  figure.numerator_ = decision.numerator;
  figure.denominator_ = decision.denominator;
  const auto multiplier = about.unit == Unit::count ? std::nullopt : multiplier_of(about.unit);
  if (multiplier && decision.denominator) {
    // A share of true numbers beside a rounded base would give the count away.
    const int decimals = justified_decimals(about, *decision.denominator);
    figure.value_.reset();
    if (decision.numerator && *decision.denominator > 0) {
      const double share = *decision.numerator * *multiplier / *decision.denominator;
      figure.value_ = statistics::round_half_away(share, decimals);
    }
    if (figure.value_) {
      figure.text_ = statistics::number_text(*figure.value_, {.decimals = decimals});
      return;
    }
    figure.numerator_.reset();
    figure.missing_ = Missing::suppressed;
    figure.text_ = shorthand_in_brackets(Missing::suppressed);
    return;
  }
  if (figure.value_) figure.text_ = number_of(*figure.value_, about);
}

void Discloser::join_versions(PublicIndicator& indicator) {
  if (indicator.versions_.size() < 2) return;
  Version known = indicator.versions_.front();
  for (std::size_t i = 1; i < indicator.versions_.size(); ++i) {
    const Version& newer = indicator.versions_[i];
    Version joined{
        newer.snapshot, newer.title,        newer.as_at,         newer.published, newer.source,
        newer.policy,   newer.policy_title, newer.policy_reason, newer.notes,     {}};
    joined.observations.reserve(known.observations.size() + newer.observations.size());
    std::vector<Revision> revisions;
    auto old = known.observations.begin();
    auto now = newer.observations.begin();
    while (old != known.observations.end() || now != newer.observations.end()) {
      if (now == newer.observations.end() ||
          (old != known.observations.end() && comes_before(*old, *now))) {
        joined.observations.push_back(std::move(*old++));
        continue;
      }
      const bool is_known = old != known.observations.end() && !comes_before(*now, *old);
      if (is_known && cell_text(*old) != cell_text(*now)) {
        revisions.push_back(
            {&now->area(), now->period(), now->at(), cell_text(*old), cell_text(*now)});
      }
      // That a later report leaves a figure blank does not take it back.
      const bool is_blank = is_known && now->missing() && !now->is_suppressed();
      joined.observations.push_back(is_blank ? *old : *now);
      if (is_known) ++old;
      ++now;
    }
    known = std::move(joined);
    indicator.revisions_ = std::move(revisions);
  }
  indicator.current_ = std::move(known);
}

PublicFigures disclose(RawFigures raw, Jobs jobs, Diagnostics& diagnostics) {
  return Discloser(std::move(raw), jobs, diagnostics).run();
}

}  // namespace pier::metrics
