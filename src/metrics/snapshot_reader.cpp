#include <fmt/format.h>

#include <unordered_map>

#include "metrics/observation_reader.h"
#include "metrics/snapshot.h"
#include "metrics/snapshot_fields.h"
#include "metrics/snapshot_indicator.h"
#include "metrics/snapshot_relations.h"
#include "value/json_reader.h"
#include "value/schema.h"

namespace pier::metrics {

namespace {

class SnapshotReader {
 public:
  SnapshotReader(Snapshot& snapshot, const FiguresConfig& config, const SourceMap& sources,
                 Diagnostics& diagnostics)
      : snapshot_(snapshot),
        config_(config),
        sources_(sources),
        diagnostics_(diagnostics),
        observations_(config, sources, diagnostics) {}

  void read_about(const Value& fields);
  void read_indicators(const Value& list);

 private:
  void read_indicator_item(const Value& item);
  bool is_first(const Indicator& indicator, const Value& fields);
  void check_has_policy(const Indicator& indicator);

  Snapshot& snapshot_;
  const FiguresConfig& config_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  ObservationReader observations_;
  std::unordered_map<std::string, Span> ids_;
  bool is_policy_missing_ = false;
};

void SnapshotReader::read_about(const Value& fields) {
  snapshot_.title = text_of(fields.find("title"));
  if (const auto as_at = date_of(fields.find("as_at"))) snapshot_.as_at = *as_at;
  snapshot_.published = date_of(fields.find("published"));
  if (const Value* revises = fields.find("revises")) {
    snapshot_.revises = revises->as_text();
    snapshot_.revises_span = revises->span;
  }
  if (const Value* source = fields.find("source")) {
    snapshot_.source = {text_of(source->find("title")), text_of(source->find("publisher")),
                        text_of(source->find("link")), text_of(source->find("licence"))};
  }
  if (const Value* policy = fields.find("policy")) {
    snapshot_.policy = policy->as_text();
    snapshot_.policy_span = policy->span;
  }
  snapshot_.policy_reason = text_of(fields.find("policy_reason"));
  snapshot_.notes = texts_of(fields.find("notes"));
  check_policy(fields, config_, diagnostics_);
}

void SnapshotReader::read_indicators(const Value& list) {
  if (!list.is_list()) {
    diagnostics_.report("field-type", list.span,
                        fmt::format("`indicators` must be a list, and this is {}", list.describe()),
                        "write it as `[{\"id\": …}, …]`");
    return;
  }
  snapshot_.indicators.reserve(list.as_list().size());
  for (const Value& item : list.as_list()) read_indicator_item(item);
}

void SnapshotReader::read_indicator_item(const Value& item) {
  const Value fields = check_fields(item, indicator_fields(), item.span, sources_, diagnostics_);
  Indicator indicator = read_indicator(fields, config_, diagnostics_);
  const bool is_new = is_first(indicator, fields);
  check_has_policy(indicator);
  std::vector<Observation> observations;
  // Without a unit nobody can say what is impossible.
  const Value* list = fields.find("observations");
  if (list != nullptr && fields.find("unit") != nullptr) {
    const std::string& policy = indicator.policy.empty() ? snapshot_.policy : indicator.policy;
    observations = observations_.read(*list, indicator, policy);
  }
  if (is_new) snapshot_.indicators.push_back({std::move(indicator), std::move(observations)});
}

bool SnapshotReader::is_first(const Indicator& indicator, const Value& fields) {
  if (indicator.id.empty()) return false;
  const Span span = fields.find("id")->span;
  const auto [first, is_new] = ids_.emplace(indicator.id, span);
  if (is_new) return true;
  diagnostics_
      .report("metric-duplicate", span,
              fmt::format("two indicators have the id `{}`", indicator.id),
              "give each its own id, or put their observations into one")
      .notes.push_back({first->second, "the first one is here"});
  return false;
}

void SnapshotReader::check_has_policy(const Indicator& indicator) {
  const std::string& policy = indicator.policy.empty() ? snapshot_.policy : indicator.policy;
  if (snapshot_.is_private && indicator.people && policy == kNoPolicy) {
    diagnostics_.report(
        "metric-policy-unknown", indicator.span,
        fmt::format("`{}` comes from the private folder, and nothing protects it", indicator.id),
        "give it a policy, as `\"policy\": \"dfe-cin\"`; what is public already "
        "belongs into data/metrics");
  }
  const bool has_one = !indicator.policy.empty() || !snapshot_.policy.empty();
  if (has_one || !indicator.people || is_policy_missing_) return;
  is_policy_missing_ = true;
  diagnostics_.report(
      "field-missing", indicator.span,
      fmt::format("`{}` counts people, and neither it nor the snapshot has a `policy`",
                  indicator.id),
      "add `\"policy\": \"dfe-cin\"` to the snapshot, or `none` with a `policy_reason`");
}

bool is_known(const FiguresConfig& config, Span whole, Diagnostics& diagnostics) {
  if (config.is_known()) return true;
  diagnostics.report("metric-area-unknown", whole,
                     "the areas of figures are not known: data/figures.yaml is not there, or has "
                     "mistakes",
                     "write the areas and themes into that file first");
  return false;
}

}  // namespace

std::optional<Snapshot> read_snapshot(FileId file, std::string name, bool is_private,
                                      const FiguresConfig& config, const SourceMap& sources,
                                      Diagnostics& diagnostics) {
  const Span whole = sources.whole(file);
  const Span start{file, whole.begin, whole.begin};
  const Value raw = read_json(whole, sources, diagnostics);
  if (raw.is_null()) {
    // What the reader refused it has reported; an empty value it has not.
    if (sources.text(raw.span) == "null")
      check_fields(Value(Map{}), snapshot_fields(), start, sources, diagnostics);
    return std::nullopt;
  }
  const Value fields = check_fields(raw, snapshot_fields(), start, sources, diagnostics);
  if (!is_known(config, start, diagnostics)) return std::nullopt;
  Snapshot snapshot{.name = std::move(name),
                    .file = file,
                    .as_at = *Date::from_parts(1, 1, 1),
                    .is_private = is_private};
  SnapshotReader reader(snapshot, config, sources, diagnostics);
  reader.read_about(fields);
  if (const Value* indicators = fields.find("indicators")) reader.read_indicators(*indicators);
  snapshot.relations =
      read_relations(fields.find("relations"), snapshot, config, sources, diagnostics);
  // Without its day it cannot be put beside others.
  if (fields.find("as_at") == nullptr || snapshot.indicators.empty()) return std::nullopt;
  return snapshot;
}

}  // namespace pier::metrics
