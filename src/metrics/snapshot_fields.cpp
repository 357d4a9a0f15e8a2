#include "metrics/snapshot_fields.h"

#include <array>
#include <vector>

#include "metrics/indicator.h"

namespace pier::metrics {

namespace {

constexpr auto kText = FieldKind::text;
constexpr auto kSlug = FieldKind::slug;
constexpr auto kPeriod = FieldKind::period;
constexpr auto kChoice = FieldKind::choice;
constexpr auto kNumber = FieldKind::number;
constexpr auto kTexts = FieldKind::word_list;
constexpr auto kRequired = Need::required;
constexpr auto kOptional = Need::optional;

constexpr std::array<std::string_view, 1> kFormats{kSnapshotFormat};
constexpr std::array<std::string_view, 3> kBranches{"children", "adults", "both"};
/// In the order of statistics::Polarity.
constexpr std::array<std::string_view, 3> kPolarities{"higher", "lower", "neutral"};
constexpr std::array<std::string_view, 7> kQualifiers{"about",    "over",   "under", "up-to",
                                                      "at-least", "almost", "target"};
constexpr std::array<std::string_view, 2> kTargetQualifiers{"at-least", "at-most"};
constexpr std::array<std::string_view, 4> kBands{"A", "B", "C", "D"};
constexpr std::array<std::string_view, 4> kRatings{"red", "amber", "green", "not-stated"};
constexpr std::array<std::string_view, 5> kFirst{"best", "highest", "lowest", "most-deprived",
                                                 "not-stated"};
constexpr std::array<std::string_view, 3> kChanges{"percent", "percentage-points", "absolute"};

constexpr auto kSource = std::to_array<Field>({
    {"title", kText, kRequired, "the name of the document or data set",
     R"("Local authority interactive tool, March 2021")"},
    {"publisher", kText, kOptional, "who published it", R"("Department for Education")"},
    {"link", FieldKind::https_url, kOptional, "where it can be read", R"("https://www.gov.uk/…")"},
    {"licence", kText, kOptional, "how it may be used", R"("Open Government Licence v3.0")"},
});

constexpr auto kMember = std::to_array<Field>({
    {"id", kSlug, kRequired, "a short name for observations", R"("18-64")"},
    {"title", kText, kRequired, "what readers call it", R"("18 to 64")"},
});

constexpr auto kDimension = std::to_array<Field>({
    {"id", kSlug, kRequired, "a short name for observations", R"("age-band")"},
    {"title", kText, kRequired, "what readers call it", R"("Age band")"},
    {"total", kSlug, kOptional, "the value that is the whole", R"("all")"},
    {"overlapping", FieldKind::yes_no, kOptional, "one case may count in several values", "false"},
    {.name = "values",
     .kind = FieldKind::list,
     .need = kRequired,
     .meaning = "all its values",
     .example = R"([{"id": "all", "title": "All ages"}])",
     .fields = kMember},
});

constexpr auto kBreak = std::to_array<Field>({
    {"after", kPeriod, kRequired, "the last period of the old kind", R"("2017")"},
    {"note", kText, kRequired, "what changed", R"("Reporting became mandatory.")"},
});

constexpr auto kTarget = std::to_array<Field>({
    {"period", kPeriod, kOptional, "when it applies; every period when left out", R"("2020-21")"},
    {"value", kNumber, kRequired, "what is to be reached", "85"},
    {"qualifier", kChoice, kOptional, "which side of it is right", R"("at-least")",
     kTargetQualifiers},
});

constexpr auto kAllow = std::to_array<Field>({
    {"over-100", kText, kOptional, "why a percentage may be over 100", R"("…")"},
    {"negative", kText, kOptional, "why a value may be below 0", R"("…")"},
    {"fractions", kText, kOptional, "why a count may be no whole number", R"("…")"},
});

constexpr auto kRank = std::to_array<Field>({
    {"value", FieldKind::whole_number, kOptional, "the place", "29"},
    {"published", kText, kOptional, "the place as printed, when it is no whole number", R"("2.8")"},
    {"of", FieldKind::whole_number, kOptional, "how many were ranked", "152"},
    {"first", kChoice, kRequired, "which end the first place is", R"("best")", kFirst},
    {"period", kPeriod, kOptional, "when the place belongs to another period", R"("2018")"},
});

constexpr auto kRag = std::to_array<Field>({
    {"rating", kChoice, kRequired, "as it was assessed", R"("amber")", kRatings},
    {"word", kText, kOptional, "as printed", R"("Yellow")"},
});

constexpr Field answer(std::string_view rule) {
  return {rule, kText, kOptional, "why the figure stands", R"("…")"};
}

/// The rules of the arithmetic check.
constexpr auto kAnswers = std::to_array<Field>(
    {answer("metric-average"), answer("metric-change"), answer("metric-conflict"),
     answer("metric-difference"), answer("metric-jump"), answer("metric-rank"),
     answer("metric-share"), answer("metric-total")});

constexpr Field kKind{"kind", kChoice, kRequired, "what can be recomputed", R"("sum")"};
constexpr Field kTolerance{"tolerance", kNumber, kOptional, "how far apart the two may be", "0.1"};
constexpr Field kNote{"note", kText, kOptional, "a note for readers", R"("…")"};
constexpr Field kAnswer{"answer", kText, kOptional, "why it stands as it is", R"("…")"};
constexpr Field kParts{"parts", kTexts, kRequired, "the indicators that are added up",
                       R"(["a", "b"])"};

constexpr Field indicator(std::string_view name, std::string_view meaning) {
  return {name, kText, kRequired, meaning, R"("cp-plans")"};
}

constexpr auto kSum = std::to_array<Field>(
    {kKind, kParts, indicator("total", "the sum of the parts"), kTolerance, kNote, kAnswer});
constexpr auto kRatio = std::to_array<Field>(
    {kKind, indicator("numerator", "what is divided"), indicator("denominator", "by what"),
     indicator("result", "the outcome, in its own unit"), kTolerance, kNote, kAnswer});
constexpr auto kShare = std::to_array<Field>({kKind, kParts, kTolerance, kNote, kAnswer});
constexpr auto kDifference = std::to_array<Field>(
    {kKind, indicator("from", "what is taken from"), indicator("minus", "what is taken away"),
     indicator("result", "what is left"), kTolerance, kNote, kAnswer});
constexpr auto kChange = std::to_array<Field>({
    kKind,
    indicator("of", "what changed"),
    indicator("result", "the change"),
    {"from", kPeriod, kRequired, "the period before", R"("2018-19")"},
    {"to", kPeriod, kRequired, "the period after", R"("2019-20")"},
    {"as", kChoice, kRequired, "how the change is counted", R"("percent")", kChanges},
    kTolerance,
    kNote,
    kAnswer,
});
constexpr auto kAverage = std::to_array<Field>({
    kKind,
    indicator("of", "what is averaged"),
    {"areas", kTexts, kRequired, "the areas that it is over", R"(["bury", "leeds"])"},
    {"result_area", kText, kRequired, "the area that holds the outcome",
     R"("statistical-neighbours")"},
    kTolerance,
    kNote,
    kAnswer,
});

constexpr std::array<RelationKind, 6> kRelations{{
    {"sum", Relation::Kind::sum, kSum},
    {"ratio", Relation::Kind::ratio, kRatio},
    {"share", Relation::Kind::share, kShare},
    {"difference", Relation::Kind::difference, kDifference},
    {"change", Relation::Kind::change, kChange},
    {"average", Relation::Kind::average, kAverage},
}};

constexpr auto kSnapshot = std::to_array<Field>({
    {"$schema", kText, kOptional, "the JSON Schema, for editors", R"("…/snapshot.schema.json")"},
    {"format", kChoice, kRequired, "what kind of file this is", R"("pier-snapshot-1")", kFormats},
    {"title", kText, kRequired, "what the figures are, for readers",
     R"("Local Authority data matrix 2020/21")"},
    {"as_at", FieldKind::date, kRequired, "the day that the figures stand at", R"("2021-03-31")"},
    {"published", FieldKind::date, kOptional, "when the source came out", R"("2021-11-01")"},
    {"revises", kText, kOptional, "the earlier snapshot that it takes the place of",
     R"("matrix-2020")"},
    {.name = "source",
     .kind = FieldKind::group,
     .need = kRequired,
     .meaning = "where the figures come from",
     .example = R"({"title": "…"})",
     .fields = kSource},
    {"policy", kText, kOptional, "the rule of disclosure control, or none", R"("dfe-cin")"},
    {"policy_reason", kText, kOptional, "why nothing is hidden, when the policy is none",
     R"("Published by the Department for Education.")"},
    {"notes", kTexts, kOptional, "what readers of all its figures need to know", R"(["…"])"},
    {"indicators", FieldKind::any, kRequired, "what was measured", "[…]"},
    {"relations", FieldKind::any, kOptional, "what can be recomputed across indicators", "[…]"},
});

template <typename Names>
std::vector<Field> make_indicator_fields(const Names& units) {
  return {
      {"id", kSlug, kRequired, "a short name, which becomes its address", R"("cp-plans")"},
      {"title", kText, kRequired, "what readers call it", R"("Children with protection plans")"},
      {"short_title", kText, kOptional, "the same for narrow places", R"("Protection plans")"},
      {"definition", kText, kRequired, "what exactly is counted or measured", R"("…")"},
      {"branch", kChoice, kRequired, "whom it is about", R"("children")", kBranches},
      {"theme", kText, kRequired, "the id of a theme of data/figures.yaml", R"("early-years")"},
      {"unit", kChoice, kRequired, "the unit of its values", R"("percentage")", units},
      {"per", kText, kOptional, "who is counted, or the base of a rate",
       R"("children aged 0 to 17")"},
      {"polarity", kChoice, kRequired, "which way is better", R"("higher")", kPolarities},
      {.name = "decimals",
       .kind = FieldKind::whole_number,
       .need = kRequired,
       .meaning = "digits after the point",
       .example = "1",
       .most = 6},
      {"people", FieldKind::yes_no, kOptional, "whether people are counted", "true"},
      {"lines", kText, kOptional, "where in the source it stands", R"("table 38")"},
      {"method", kText, kOptional, "how it is worked out", R"("…")"},
      {"caveats", kTexts, kOptional, "what to be careful about", R"(["…"])"},
      {"owner", kText, kOptional, "who answers for it", R"("Business Unit")"},
      {"next_update", FieldKind::date, kOptional, "when new figures are expected",
       R"("2022-10-01")"},
      {"policy", kText, kOptional, "another policy than that of the snapshot", R"("none")"},
      {"policy_reason", kText, kOptional, "why nothing is hidden", R"("Money, not people.")"},
      {.name = "dimensions",
       .kind = FieldKind::list,
       .meaning = "ways to divide what is counted",
       .example = R"([{"id": "age-band"}])",
       .fields = kDimension},
      {.name = "breaks",
       .kind = FieldKind::list,
       .meaning = "where the series cannot be compared",
       .example = R"([{"after": "2017", "note": "…"}])",
       .fields = kBreak},
      {.name = "targets",
       .kind = FieldKind::list,
       .meaning = "values to be reached",
       .example = R"([{"value": 85}])",
       .fields = kTarget},
      {"notes", kTexts, kOptional, "what readers of its figures need to know", R"(["…"])"},
      {.name = "allow",
       .kind = FieldKind::group,
       .meaning = "impossible values that are meant, with the reason",
       .example = R"({"over-100": "…"})",
       .fields = kAllow},
      {"observations", FieldKind::any, kRequired, "its figures", "[…]"},
  };
}

template <typename Names>
std::vector<Field> make_observation_fields(const Names& missing, const Names& statuses) {
  return {
      {"area", kText, kRequired, "the id of an area of data/figures.yaml", R"("england")"},
      {"period", kPeriod, kRequired, "when", R"("2019-20")"},
      {"dimensions", FieldKind::mapping, kOptional, "which value of each dimension",
       R"({"age-band": "18-64"})"},
      {"value", kNumber, kOptional, "the figure", "35.5"},
      {"numerator", kNumber, kOptional, "how many", "211"},
      {"denominator", kNumber, kOptional, "out of how many", "1839"},
      {"missing", kChoice, kOptional, "why there is no value", R"("not-collected")", missing},
      {"published", kText, kOptional, "the figure as printed, when that differs", R"("about 60%")"},
      {"qualifier", kChoice, kOptional, "how exact the figure is", R"("about")", kQualifiers},
      {"status", kTexts, kOptional, "codes of the Government Statistical Service", R"(["p"])",
       statuses},
      {.name = "rank",
       .kind = FieldKind::group,
       .meaning = "the place among others",
       .example = R"({"value": 29, "of": 152, "first": "best"})",
       .fields = kRank},
      {"band", kChoice, kOptional, "the quartile as printed", R"("A")", kBands},
      {.name = "rag",
       .kind = FieldKind::group,
       .meaning = "red, amber or green as it was assessed",
       .example = R"({"rating": "amber"})",
       .fields = kRag},
      {"note", kText, kOptional, "a note for readers", R"("…")"},
      {.name = "answer",
       .kind = FieldKind::group,
       .meaning = "the id of a rule, and why the figure stands",
       .example = R"({"metric-change": "…"})",
       .fields = kAnswers},
  };
}

std::vector<std::string_view> status_names() {
  std::vector<std::string_view> names;
  for (const StatusCode& status : status_codes()) names.push_back(status.code);
  return names;
}

}  // namespace

std::span<const Field> snapshot_fields() {
  return kSnapshot;
}

std::span<const Field> indicator_fields() {
  static const auto kUnits = unit_names();
  static const auto kFields = make_indicator_fields(kUnits);
  return kFields;
}

std::span<const Field> observation_fields() {
  static const auto kMissing = missing_names();
  static const auto kStatuses = status_names();
  static const auto kFields = make_observation_fields(kMissing, kStatuses);
  return kFields;
}

std::optional<ObservationField> observation_field_named(std::string_view name) {
  const auto fields = observation_fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == name) return static_cast<ObservationField>(i);
  }
  return std::nullopt;
}

std::span<const RelationKind> relation_kinds() {
  return kRelations;
}

}  // namespace pier::metrics
