#include "value/schema.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/period.h"
#include "base/text.h"
#include "base/utf8.h"

namespace pier {

namespace {

const Field* find_field(std::span<const Field> fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

std::string_view expected(FieldKind kind) {
  switch (kind) {
    case FieldKind::text:
    case FieldKind::choice:
    case FieldKind::slug:
      return "a text";
    case FieldKind::period:
      return "a period";
    case FieldKind::number:
      return "a number";
    case FieldKind::date:
      return "a date";
    case FieldKind::yes_no:
      return "`true` or `false`";
    case FieldKind::whole_number:
      return "a whole number";
    case FieldKind::url_path:
      return "the path of a page";
    case FieldKind::https_url:
      return "an address that begins with `https://`";
    case FieldKind::word_list:
    case FieldKind::url_path_list:
    case FieldKind::list:
      return "a list";
    case FieldKind::group:
    case FieldKind::mapping:
      return "a group of fields";
    case FieldKind::any:
      break;
  }
  return "a value";
}

bool is_empty(const Value& value) {
  return value.is_null() || (value.is_text() && trim(value.as_text()).empty());
}

/// White space as one space each, none at the ends: a line break in a title, or in a line of
/// security.txt, would mean something else there.
Value with_single_spaces(const Value& text) {
  const std::string_view written = trim(text.as_text());
  std::string single;
  single.reserve(written.size());
  for (const char c : written) {
    if (!ascii_is_space(c)) {
      single += c;
    } else if (single.back() != ' ') {
      single += ' ';
    }
  }
  Value value(std::move(single));
  value.span = text.span;
  return value;
}

/// What a message speaks of. It is put into words only when there is a message.
struct Subject {
  std::string_view before;
  std::string_view name;
  /// What `name` is a part of, if anything.
  std::string_view whole = {};

  std::string words() const {
    return whole.empty() ? fmt::format("{}`{}`", before, name)
                         : fmt::format("{}`{}` of `{}`", before, name, whole);
  }
};

bool is_json(FileId file, const SourceMap& sources) {
  return sources.path(file).ends_with(".json");
}

class FieldChecker {
 public:
  FieldChecker(FileId file, const SourceMap& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics), is_json_(is_json(file, sources)) {}

  Value check_map(const Value& map, std::span<const Field> fields, Span where);

  /// A field as it is written in the file: `title: Budget`, `"title": "Budget"`.
  std::string written(const Field& field, std::string_view value) const {
    return is_json_ ? fmt::format("`\"{}\": {}`", field.name, value)
                    : fmt::format("`{}: {}`", field.name, value);
  }

 private:
  std::string example_help(const Field& field) const;
  void check_null(const Field& field, const Member& member);
  std::string described(const Value& value) const;
  std::string quotes_help(const Value& value) const;
  std::optional<Value> check(const Field& field, const Value& value, const Subject& subject);
  std::optional<Value> check_scalar(const Field& field, const Value& value, const Subject& subject);
  std::optional<Value> check_text(const Field& field, const Value& value, const Subject& subject);
  std::optional<Value> check_date(const Field& field, const Value& value, const Subject& subject);
  std::optional<Value> check_list(const Field& field, const Value& value);
  std::optional<Value> check_mapping(const Field& field, const Value& value);
  void report_unknown(const Member& member, std::span<const Field> fields);
  void report_type(const Field& field, const Value& value, const Subject& subject,
                   std::string help = {});

  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  bool is_json_;
};

std::string FieldChecker::example_help(const Field& field) const {
  if (field.example.empty()) return {};
  if (field.fields.empty() || field.example.find('\n') == std::string_view::npos) {
    return fmt::format("write it as {}", written(field, field.example));
  }
  return {};
}

std::string missing_help(const Field& field, std::string_view written) {
  std::string help = fmt::format("add {}", written);
  if (!field.meaning.empty()) help += fmt::format(", {}", field.meaning);
  return help;
}

Value with_span(Value value, Span span) {
  value.span = span;
  return value;
}

Value FieldChecker::check_map(const Value& map, std::span<const Field> fields, Span where) {
  Map good;
  good.reserve(map.as_map().size());
  for (const Member& member : map.as_map()) {
    const Field* field = find_field(fields, member.key);
    if (field == nullptr) {
      report_unknown(member, fields);
    } else if (field->need == Need::required && is_empty(member.value)) {
      diagnostics_.report("field-missing", member.key_span,
                          fmt::format("`{}` is empty", field->name), example_help(*field));
    } else if (member.value.is_null()) {
      check_null(*field, member);
    } else {
      auto value = check(*field, member.value, Subject{"", field->name});
      if (value) good.push_back({member.key, member.key_span, std::move(*value)});
    }
  }
  for (const Field& field : fields) {
    if (field.need == Need::required && !field.inherited && map.find(field.name) == nullptr) {
      diagnostics_.report("field-missing", where, fmt::format("`{}` is missing", field.name),
                          missing_help(field, written(field, field.example)));
    }
  }
  return with_span(Value(std::move(good)), map.span);
}

/// What the value is; of a confidential file only what kind of thing.
std::string FieldChecker::described(const Value& value) const {
  if (sources_.may_be_shown(value.span.file)) return value.describe();
  return value.is_text() ? "a text" : value.is_number() ? "a number" : value.describe();
}

std::string FieldChecker::quotes_help(const Value& value) const {
  if (!sources_.may_be_shown(value.span.file)) return "if it is a text, put it in quotes";
  return fmt::format("if it is a text, put it in quotes: `\"{}\"`", sources_.text(value.span));
}

void FieldChecker::check_null(const Field& field, const Member& member) {
  // A null that does not stand in the file takes the place of what the reader has reported.
  if (!is_json_ || sources_.text(member.value.span) != "null") return;
  diagnostics_.report("field-type", member.value.span, fmt::format("`{}` is empty", field.name),
                      "leave the field out when there is nothing to say");
}

std::optional<Value> FieldChecker::check(const Field& field, const Value& value,
                                         const Subject& subject) {
  switch (field.kind) {
    case FieldKind::any:
      return value;
    case FieldKind::group:
      if (!value.is_map()) break;
      return check_map(value, field.fields, value.span);
    case FieldKind::mapping:
      if (!value.is_map()) break;
      return check_mapping(field, value);
    case FieldKind::word_list:
    case FieldKind::url_path_list:
    case FieldKind::list:
      if (!value.is_list()) break;
      return check_list(field, value);
    default:
      return check_scalar(field, value, subject);
  }
  const bool one = field.kind == FieldKind::word_list || field.kind == FieldKind::url_path_list;
  const std::string raw(sources_.text(value.span));
  report_type(field, value, subject,
              one && value.is_text()
                  ? fmt::format("write it as {}", written(field, fmt::format("[{}]", raw)))
                  : example_help(field));
  return std::nullopt;
}

std::optional<Value> FieldChecker::check_scalar(const Field& field, const Value& value,
                                                const Subject& subject) {
  switch (field.kind) {
    case FieldKind::date:
      return check_date(field, value, subject);
    case FieldKind::yes_no:
      if (value.is_bool()) return value;
      report_type(field, value, subject, "write `true` or `false`, without quotes");
      return std::nullopt;
    case FieldKind::whole_number:
      if (!value.is_integer() || value.as_integer() < 0) {
        report_type(field, value, subject, example_help(field));
        return std::nullopt;
      }
      if (field.most == 0 || value.as_integer() <= field.most) return value;
      diagnostics_.report("field-length", value.span,
                          fmt::format("{} is at most {}", subject.words(), field.most),
                          example_help(field));
      return std::nullopt;
    case FieldKind::number:
      if (value.is_number()) return value;
      report_type(field, value, subject, example_help(field));
      return std::nullopt;
    default:
      return check_text(field, value, subject);
  }
}

std::optional<Value> FieldChecker::check_text(const Field& field, const Value& value,
                                              const Subject& subject) {
  const bool may_be_text = value.is_number() || value.is_bool();
  if (!value.is_text() && (is_json_ || !value.is_number())) {
    report_type(field, value, subject, may_be_text ? quotes_help(value) : example_help(field));
    return std::nullopt;
  }
  const Value text = with_single_spaces(
      value.is_text() ? value : with_span(sources_.text(value.span), value.span));
  const std::string& content = text.as_text();
  const bool path = field.kind == FieldKind::url_path || field.kind == FieldKind::url_path_list;
  if (path && !is_url_path(content)) {
    diagnostics_.report(
        "field-type", value.span,
        fmt::format("{} must be the path of a page, and `{}` is none", subject.words(), content),
        "begin and end it with a slash: `/old/path/`");
    return std::nullopt;
  }
  if (field.kind == FieldKind::https_url && !is_https_url(content)) {
    report_type(field, text, subject, example_help(field));
    return std::nullopt;
  }
  if (field.kind == FieldKind::period && !Period::parse(content)) {
    report_no_period(subject.words(), text, sources_, diagnostics_);
    return std::nullopt;
  }
  if (field.kind == FieldKind::slug && slug(content) != content) {
    const std::string better = slug(content);
    diagnostics_.report(
        "field-type", value.span,
        fmt::format("{} has other characters than small letters, digits and hyphens",
                    subject.words()),
        better.empty() ? example_help(field) : fmt::format("write `{}`", better));
    return std::nullopt;
  }
  const auto& choices = field.choices;
  if (!choices.empty() && std::find(choices.begin(), choices.end(), content) == choices.end()) {
    diagnostics_.report("field-choice", value.span,
                        fmt::format("{} cannot be `{}`", subject.words(), content),
                        suggest(content, choices));
    return std::nullopt;
  }
  const std::size_t length = field.longest == 0 ? 0 : count_code_points(content);
  if (length > field.longest) {
    diagnostics_.report("field-length", value.span,
                        fmt::format("{} is {} characters long, and at most {} fit", subject.words(),
                                    length, field.longest),
                        fmt::format("shorten it by {}",
                                    count_of(length - field.longest, "character", "characters")));
    return std::nullopt;
  }
  return text;
}

std::optional<Value> FieldChecker::check_date(const Field& field, const Value& value,
                                              const Subject& subject) {
  if (value.is_text() && Date::parse(value.as_text())) return value;
  std::string help = "write it as year, month and day: `2026-06-04`";
  if (value.is_text() || value.is_number()) {
    const std::string raw(value.is_text() ? value.as_text() : sources_.text(value.span));
    const auto quoted = [&](const std::string& date) {
      return written(field, is_json_ ? fmt::format("\"{}\"", date) : date);
    };
    if (const auto guess = guess_iso_date(raw)) {
      help = fmt::format("write it as {}", quoted(*guess));
      // 03/04/22 may be in April or, to an American program that saved the table, in March.
      if (const auto other = other_iso_date(raw); other && *other != *guess) {
        help += fmt::format(", or as {} if the month comes first", quoted(*other));
      }
    } else if (raw.size() == 10 && raw[4] == '-' && raw[7] == '-') {
      diagnostics_.report(
          "field-type", value.span,
          fmt::format("{} must be a date, and there is no day `{}`", subject.words(), raw),
          std::move(help));
      return std::nullopt;
    }
  }
  report_type(field, value, subject, std::move(help));
  return std::nullopt;
}

std::optional<Value> FieldChecker::check_list(const Field& field, const Value& value) {
  const Subject subject{"an item of ", field.name};
  List good;
  for (const Value& item : value.as_list()) {
    if (is_empty(item)) {
      diagnostics_.report("field-type", item.span, subject.words() + " is empty", "remove it");
    } else if (field.kind != FieldKind::list) {
      if (auto checked = check_text(field, item, subject)) good.push_back(std::move(*checked));
    } else if (item.is_map()) {
      good.push_back(check_map(item, field.fields, item.span));
    } else {
      diagnostics_.report("field-type", item.span,
                          fmt::format("{} must be a group of fields, and this is {}",
                                      subject.words(), described(item)),
                          field.fields.empty() ? ""
                          : is_json_           ? fmt::format("begin it with `{{\"{}\": {}`",
                                                             field.fields[0].name, field.fields[0].example)
                                     : fmt::format("begin it with `- {}: {}`", field.fields[0].name,
                                                   field.fields[0].example));
    }
  }
  return with_span(Value(std::move(good)), value.span);
}

std::optional<Value> FieldChecker::check_mapping(const Field& field, const Value& value) {
  Map good;
  for (const Member& member : value.as_map()) {
    const Subject subject{"", member.key, field.name};
    auto checked = check_text(field, member.value, subject);
    if (checked) good.push_back({member.key, member.key_span, std::move(*checked)});
  }
  return with_span(Value(std::move(good)), value.span);
}

void FieldChecker::report_unknown(const Member& member, std::span<const Field> fields) {
  std::vector<std::string_view> names;
  for (const Field& field : fields) names.push_back(field.name);
  diagnostics_.report("field-unknown", member.key_span,
                      fmt::format("there is no field `{}` here", member.key),
                      suggest(member.key, names));
}

void FieldChecker::report_type(const Field& field, const Value& value, const Subject& subject,
                               std::string help) {
  diagnostics_.report("field-type", value.span,
                      fmt::format("{} must be {}, and this is {}", subject.words(),
                                  expected(field.kind), described(value)),
                      std::move(help));
}

bool is_url_part(std::string_view part) {
  return part != "." && part != ".." && std::all_of(part.begin(), part.end(), [](char c) {
           return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '_' ||
                  c == '~';
         });
}

}  // namespace

Value check_fields(const Value& map, std::span<const Field> fields, Span where,
                   const SourceMap& sources, Diagnostics& diagnostics) {
  FieldChecker checker(where.file, sources, diagnostics);
  if (map.is_map()) return checker.check_map(map, fields, where);
  if (!map.is_null()) {
    std::string help;
    if (!fields.empty()) {
      help = is_json(where.file, sources)
                 ? fmt::format("write a group such as `{{\"{}\": {}}}`", fields[0].name,
                               fields[0].example)
                 : fmt::format("write lines such as `{}: {}`", fields[0].name, fields[0].example);
    }
    diagnostics.report("field-type", where,
                       fmt::format("fields are expected here, and this is {}", map.describe()),
                       std::move(help));
  }
  return with_span(Value(Map{}), map.span);
}

void report_missing(const Field& field, Span where, Diagnostics& diagnostics) {
  diagnostics.report("field-missing", where, fmt::format("`{}` is missing", field.name),
                     missing_help(field, fmt::format("`{}: {}`", field.name, field.example)));
}

void report_no_period(std::string_view subject, const Value& value, const SourceMap& sources,
                      Diagnostics& diagnostics) {
  const std::string raw(value.is_text() ? value.as_text() : sources.text(value.span));
  const std::string guess = guess_period(raw);
  diagnostics.report(
      "metric-period", value.span, fmt::format("{} is `{}`, which is no period", subject, raw),
      guess.empty() ? "write a year as `2019`, a financial year as `2019-20`, a quarter as "
                      "`2021-q1`, a month as `2021-m11` or a day as `2021-03-31`"
                    : fmt::format("write `{}`", guess));
}

std::optional<Date> date_of(const Value* value) {
  return value != nullptr && value->is_text() ? Date::parse(value->as_text()) : std::nullopt;
}

std::string text_of(const Value* value) {
  return value != nullptr && value->is_text() ? value->as_text() : std::string{};
}

bool yes_of(const Value* value, bool otherwise) {
  return value != nullptr && value->is_bool() ? value->as_bool() : otherwise;
}

std::optional<std::int64_t> number_of(const Value* value) {
  return value != nullptr && value->is_integer() ? std::optional(value->as_integer())
                                                 : std::nullopt;
}

const List& list_of(const Value* value) {
  static const List kNone;
  return value == nullptr ? kNone : value->as_list();
}

std::vector<std::string> texts_of(const Value* value) {
  std::vector<std::string> texts;
  if (value == nullptr || !value->is_list()) return texts;
  for (const Value& item : value->as_list()) texts.push_back(text_of(&item));
  return texts;
}

bool is_url_path(std::string_view text) {
  if (!text.starts_with('/')) return false;
  auto parts = split(text.substr(1), '/');
  if (!parts.empty() && parts.back().empty()) parts.pop_back();
  return std::all_of(parts.begin(), parts.end(),
                     [](std::string_view part) { return !part.empty() && is_url_part(part); });
}

bool is_https_url(std::string_view text) {
  constexpr std::string_view kScheme = "https://";
  if (!text.starts_with(kScheme)) return false;
  const std::string_view rest = text.substr(kScheme.size());
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  const bool plain = std::all_of(rest.begin(), rest.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '"' && c != '<' && c != '>' &&
           c != '\\' && c != '`';
  });
  return plain && !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
           return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == ':';
         });
}

}  // namespace pier
