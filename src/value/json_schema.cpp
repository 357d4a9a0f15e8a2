#include "value/json_schema.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace pier {

namespace {

constexpr std::string_view kSomeText = "\\S";
constexpr std::string_view kDate = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
constexpr std::string_view kSlug = "^[a-z0-9]+(-[a-z0-9]+)*$";
constexpr std::string_view kHttps = "^https://[^\\s\"<>\\\\`/?#@]+([/?#][^\\s\"<>\\\\`]*)?$";
/// is_url_path(): no part is "." or "..".
constexpr std::string_view kUrlPath =
    "^/((?!\\.{1,2}/)[A-Za-z0-9._~-]+/)*((?!\\.{1,2}$)[A-Za-z0-9._~-]+)?$";
/// One word of Period::parse(). The form alone: whether the second year follows, and whether there
/// is such a day, only the reader knows.
constexpr std::string_view kPeriodWord =
    "(18|19|20|21)[0-9]{2}"
    "(-[0-9]{2}(-academic|-q[1-4])?|-q[1-4]|-m(0[1-9]|1[0-2])|-(0[1-9]|1[0-2])-[0-3][0-9])?";

Value array_of(Value items) {
  return MapBuilder().set("type", "array").set("items", std::move(items)).build();
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), ascii_is_digit);
}

class SchemaMaker {
 public:
  explicit SchemaMaker(const SchemaStyle& style) : style_(style) {}

  Value group(std::span<const Field> fields) const {
    MapBuilder properties;
    List required;
    for (const Field& field : fields) {
      properties.set(field.name, with_member(kind(field), "description", about(field)));
      if (field.need == Need::required && !field.inherited) required.emplace_back(field.name);
    }
    MapBuilder schema;
    schema.set("type", "object").set("properties", properties.build());
    if (!required.empty()) schema.set("required", std::move(required));
    return schema.set("additionalProperties", false).build();
  }

 private:
  std::string about(const Field& field) const {
    if (!style_.explains) return std::string(field.meaning);
    const std::string sentence =
        ascii_upper(field.meaning.substr(0, 1)) + std::string(field.meaning.substr(1)) + ".";
    const bool has_example = !field.example.empty() && field.example.find("…") == std::string::npos;
    return has_example ? fmt::format("{} For example: {}", sentence, field.example) : sentence;
  }

  /// The schema of a text, whatever its form.
  Value text(std::string_view pattern, const Field& field) const {
    MapBuilder schema;
    if (style_.numbers_are_texts) {
      schema.set("type", List{Value("string"), Value("number")});
    } else {
      schema.set("type", "string");
    }
    if (!pattern.empty()) schema.set("pattern", pattern);
    if (field.longest > 0) schema.set("maxLength", static_cast<std::int64_t>(field.longest));
    if (style_.explains && !pattern.empty() && pattern != kSomeText) {
      schema.set("patternErrorMessage", fmt::format("Write it as {}", field.example));
    }
    return schema.build();
  }

  Value one_of(const Field& field) const {
    List choices;
    for (const std::string_view choice : field.choices) {
      choices.emplace_back(choice);
      // In YAML, 2 is a number as it is typed.
      if (style_.numbers_are_texts && is_digits(choice)) {
        std::int64_t number = 0;
        for (const char digit : choice) number = number * 10 + (digit - '0');
        choices.emplace_back(number);
      }
    }
    return MapBuilder().set("enum", std::move(choices)).build();
  }

  Value whole_number(const Field& field) const {
    const Value schema =
        MapBuilder().set("type", "integer").set("minimum", std::int64_t{0}).build();
    return field.most == 0 ? schema : with_member(schema, "maximum", field.most);
  }

  Value list(const Field& field) const {
    Value schema = array_of(group(field.fields));
    if (field.need == Need::optional || !style_.lists_are_filled) return schema;
    return with_member(schema, "minItems", std::int64_t{1});
  }

  Value period(const Field& field) const {
    if (!style_.period.is_null()) return style_.period;
    return text(fmt::format("^{0}(\\.\\.{0})?$", kPeriodWord), field);
  }

  Value kind(const Field& field) const {
    switch (field.kind) {
      case FieldKind::date:
        return text(kDate, field);
      case FieldKind::period:
        return period(field);
      case FieldKind::slug:
        return text(kSlug, field);
      case FieldKind::https_url:
        return text(kHttps, field);
      case FieldKind::url_path:
        return text(kUrlPath, field);
      case FieldKind::choice:
        if (field.choices.empty()) break;
        return one_of(field);
      case FieldKind::yes_no:
        return MapBuilder().set("type", "boolean").build();
      case FieldKind::whole_number:
        return whole_number(field);
      case FieldKind::number:
        return MapBuilder().set("type", "number").build();
      case FieldKind::word_list:
        return array_of(field.choices.empty() ? text(kSomeText, field) : one_of(field));
      case FieldKind::url_path_list:
        return array_of(text(kUrlPath, field));
      case FieldKind::list:
        return list(field);
      case FieldKind::group:
        return group(field.fields);
      case FieldKind::mapping:
        return MapBuilder()
            .set("type", "object")
            .set("additionalProperties", text({}, field))
            .build();
      case FieldKind::any:
        return style_.any == nullptr ? Value(Map{}) : style_.any(field.name);
      case FieldKind::text:
        if (!field.choices.empty()) return one_of(field);
        break;
    }
    return text(field.need == Need::required ? kSomeText : std::string_view(), field);
  }

  const SchemaStyle& style_;
};

}  // namespace

Value json_schema_of(std::span<const Field> fields, const SchemaStyle& style) {
  return SchemaMaker(style).group(fields);
}

Value json_schema_of_period() {
  return text_matching(fmt::format("^{0}(\\.\\.{0})?$", kPeriodWord));
}

Value text_matching(std::string_view pattern) {
  return MapBuilder().set("type", "string").set("pattern", pattern).build();
}

Value some_text() {
  return text_matching(kSomeText);
}

Value with_member(const Value& map, std::string_view name, Value value) {
  Map members = map.as_map();
  members.push_back({std::string(name), {}, std::move(value)});
  return Value(std::move(members));
}

}  // namespace pier
