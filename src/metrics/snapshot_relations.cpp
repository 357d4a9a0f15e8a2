#include "metrics/snapshot_relations.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "metrics/snapshot_fields.h"

namespace pier::metrics {

namespace {

class RelationReader {
 public:
  RelationReader(const Snapshot& snapshot, const FiguresConfig& config, const SourceMap& sources,
                 Diagnostics& diagnostics)
      : area_ids_(config.area_ids()), sources_(sources), diagnostics_(diagnostics) {
    for (const SnapshotIndicator& indicator : snapshot.indicators) {
      indicators_.push_back(indicator.about.id);
    }
    std::sort(indicators_.begin(), indicators_.end());
  }

  std::optional<Relation> read(const Value& item);

 private:
  const RelationKind* kind_of(const Value& item);
  void read_terms(const Value& fields, Relation& relation);
  /// The indicators that a field names; reports those that are not there.
  void add_names(const Value* value, std::vector<std::string>& to);
  void check_indicator(const Value& name);
  void check_area(const Value& name);

  std::vector<std::string_view> indicators_;
  std::vector<std::string_view> area_ids_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  bool is_good_ = true;
};

const RelationKind* RelationReader::kind_of(const Value& item) {
  if (!item.is_map()) {
    diagnostics_.report("field-type", item.span,
                        fmt::format("an item of `relations` must be a group of fields, and this "
                                    "is {}",
                                    item.describe()),
                        "begin it with `{\"kind\": \"sum\"`");
    return nullptr;
  }
  std::vector<std::string_view> names;
  for (const RelationKind& kind : relation_kinds()) names.push_back(kind.name);
  const Value* written = item.find("kind");
  if (written == nullptr || !written->is_text()) {
    diagnostics_.report("field-missing", item.span, "`kind` is missing", suggest("", names));
    return nullptr;
  }
  for (const RelationKind& kind : relation_kinds()) {
    if (kind.name == written->as_text()) return &kind;
  }
  diagnostics_.report("field-choice", written->span,
                      fmt::format("`kind` cannot be `{}`", written->as_text()),
                      suggest(written->as_text(), names));
  return nullptr;
}

void RelationReader::check_indicator(const Value& name) {
  if (std::binary_search(indicators_.begin(), indicators_.end(), name.as_text())) return;
  is_good_ = false;
  diagnostics_.report("metric-unknown", name.span,
                      fmt::format("this snapshot has no indicator `{}`", name.as_text()),
                      suggest(name.as_text(), indicators_));
}

void RelationReader::check_area(const Value& name) {
  if (std::find(area_ids_.begin(), area_ids_.end(), name.as_text()) != area_ids_.end()) return;
  is_good_ = false;
  diagnostics_.report("metric-area-unknown", name.span,
                      fmt::format("there is no area `{}`", name.as_text()),
                      suggest(name.as_text(), area_ids_));
}

void RelationReader::add_names(const Value* value, std::vector<std::string>& to) {
  if (value == nullptr) return;
  const auto add = [&](const Value& name) {
    check_indicator(name);
    to.push_back(name.as_text());
  };
  if (!value->is_list()) return add(*value);
  for (const Value& name : value->as_list()) add(name);
}

void RelationReader::read_terms(const Value& fields, Relation& relation) {
  std::vector<std::string> result;
  switch (relation.kind) {
    case Relation::Kind::sum:
      add_names(fields.find("parts"), relation.of);
      add_names(fields.find("total"), result);
      break;
    case Relation::Kind::share:
      add_names(fields.find("parts"), relation.of);
      break;
    case Relation::Kind::ratio:
      add_names(fields.find("numerator"), relation.of);
      add_names(fields.find("denominator"), relation.of);
      add_names(fields.find("result"), result);
      break;
    case Relation::Kind::difference:
      add_names(fields.find("from"), relation.of);
      add_names(fields.find("minus"), relation.of);
      add_names(fields.find("result"), result);
      break;
    case Relation::Kind::change:
      add_names(fields.find("of"), relation.of);
      add_names(fields.find("result"), result);
      relation.from = Period::parse(text_of(fields.find("from")));
      relation.to = Period::parse(text_of(fields.find("to")));
      relation.as = text_of(fields.find("as"));
      break;
    case Relation::Kind::average:
      add_names(fields.find("of"), relation.of);
      result = relation.of;
      relation.areas = texts_of(fields.find("areas"));
      relation.result_area = text_of(fields.find("result_area"));
      if (const Value* areas = fields.find("areas")) {
        for (const Value& area : areas->as_list()) check_area(area);
      }
      if (const Value* area = fields.find("result_area")) check_area(*area);
      break;
  }
  if (!result.empty()) relation.result = result.front();
}

std::optional<Relation> RelationReader::read(const Value& item) {
  const RelationKind* kind = kind_of(item);
  if (kind == nullptr) return std::nullopt;
  const Value fields = check_fields(item, kind->fields, item.span, sources_, diagnostics_);
  is_good_ = fields.as_map().size() == item.as_map().size();
  for (const Field& field : kind->fields) {
    is_good_ = is_good_ && (field.need == Need::optional || fields.find(field.name) != nullptr);
  }
  Relation relation;
  relation.kind = kind->kind;
  relation.span = item.span;
  read_terms(fields, relation);
  if (const Value* tolerance = fields.find("tolerance")) {
    relation.tolerance = tolerance->is_integer() ? static_cast<double>(tolerance->as_integer())
                                                 : tolerance->as_double();
  }
  relation.note = text_of(fields.find("note"));
  relation.answer = text_of(fields.find("answer"));
  if (!is_good_) return std::nullopt;
  return relation;
}

}  // namespace

std::vector<Relation> read_relations(const Value* list, const Snapshot& snapshot,
                                     const FiguresConfig& config, const SourceMap& sources,
                                     Diagnostics& diagnostics) {
  std::vector<Relation> relations;
  if (list == nullptr) return relations;
  if (!list->is_list()) {
    diagnostics.report("field-type", list->span,
                       fmt::format("`relations` must be a list, and this is {}", list->describe()),
                       "write it as `[{\"kind\": …}, …]`");
    return relations;
  }
  RelationReader reader(snapshot, config, sources, diagnostics);
  for (const Value& item : list->as_list()) {
    if (auto relation = reader.read(item)) relations.push_back(std::move(*relation));
  }
  return relations;
}

}  // namespace pier::metrics
