#include "federation/catalogue_schema.h"

#include <fmt/format.h>

#include "base/text.h"
#include "content/types/learning_choices.h"
#include "federation/canonical.h"
#include "federation/catalogue.h"
#include "learning/kinds.h"

namespace pier::federation {

namespace {

/// What stands in capitals is filled in: limits and words from the tables of the program.
constexpr std::string_view kSchema = R"json({
"$schema": "https://json-schema.org/draft/2020-12/schema",
"$id": ID,
"title": "Catalogue of the learning of a safeguarding partnership",
"description": "What a partnership has published of its reviews, briefings, recommendations, figures and procedures. Items stand in the order of their ids. The sha256 of an item is that of its canonical form (RFC 8785) without the member sha256 itself; numbers are whole and have at most 15 digits. Readers pass over names that they do not know; a form that they would misunderstand has another version.",
"type": "object",
"required": ["format", "version", "publisher", "language", "reviews", "briefings", "recommendations", "indicators", "procedures"],
"properties": {
  "$schema": {"type": "string", "format": "uri"},
  "format": {"const": FORMAT},
  "version": {"const": VERSION},
  "language": {"$ref": "#/$defs/language"},
  "publisher": {"type": "object", "required": ["name", "url"], "properties": {
    "name": {"$ref": "#/$defs/title"}, "area": {"$ref": "#/$defs/words"}, "url": {"$ref": "#/$defs/url"}}},
  "licence": {"type": "object", "properties": {
    "id": {"type": "string"}, "title": {"type": "string"}, "url": {"type": "string", "format": "uri"}}},
  "reviews": {"type": "array", "maxItems": MOSTITEMS, "items": {"$ref": "#/$defs/review"}},
  "briefings": {"type": "array", "maxItems": MOSTITEMS, "items": {"$ref": "#/$defs/briefing"}},
  "recommendations": {"type": "array", "maxItems": MOSTITEMS, "items": {"$ref": "#/$defs/recommendation"}},
  "indicators": {"type": "array", "maxItems": MOSTITEMS, "items": {"$ref": "#/$defs/indicator"}},
  "procedures": {"type": "array", "maxItems": MOSTITEMS, "items": {"$ref": "#/$defs/procedure"}}
},
"$defs": {
  "id": {"type": "string", "pattern": "^[a-z0-9./-]+$", "maxLength": LONGESTID},
  "title": {"type": "string", "pattern": "\\S", "not": {"pattern": "<[A-Za-z/!?]"}, "maxLength": LONGESTTITLE},
  "words": {"type": "string", "not": {"pattern": "<[A-Za-z/!?]"}, "maxLength": LONGESTTEXT},
  "url": {"type": "string", "pattern": "^https://[^\\s\"'<>\\\\^`{|}@]+/[^\\s\"'<>\\\\^`{|}]*$", "maxLength": LONGESTURL},
  "day": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
  "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
  "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
  "named": {"type": "object", "required": ["id", "name"], "properties": {
    "id": {"$ref": "#/$defs/id"}, "name": {"$ref": "#/$defs/title"}}},
  "names": {"type": "array", "maxItems": MOSTNAMES, "items": {"$ref": "#/$defs/named"}},
  "item": {"type": "object", "required": ["id", "title", "url", "language", "sha256"], "properties": {
    "id": {"$ref": "#/$defs/id"}, "title": {"$ref": "#/$defs/title"}, "summary": {"$ref": "#/$defs/words"},
    "url": {"$ref": "#/$defs/url"}, "language": {"$ref": "#/$defs/language"}, "sha256": {"$ref": "#/$defs/sha256"}}},
  "learning": {"$ref": "#/$defs/item", "required": ["published"], "properties": {
    "published": {"$ref": "#/$defs/day", "pattern": "^(19|[2-9][0-9])"},
    "public_until": {"$ref": "#/$defs/day", "description": "The last day on which anybody may show it."},
    "themes": {"$ref": "#/$defs/names"}, "abuse": {"$ref": "#/$defs/names"},
    "exit": {"type": "boolean", "description": "Its page offers a way to leave at once; so should lists that name it."},
    "discreet": {"type": "boolean", "description": "Browsers are to remember nothing of its page, nor of lists that name it."}}},
  "review": {"$ref": "#/$defs/learning", "required": ["kind", "partnership"], "properties": {
    "kind": {"enum": KINDS}, "partnership": {"enum": PARTNERSHIPS}, "age": {"enum": AGES},
    "agencies": {"$ref": "#/$defs/names"}, "example": {"type": "boolean", "description": "Made up, to show what pages look like."},
    "content_warning": {"$ref": "#/$defs/words"},
    "documents": {"type": "array", "maxItems": MOSTNAMES, "items": {"type": "object", "required": ["title", "url"], "properties": {
      "title": {"$ref": "#/$defs/title"}, "url": {"$ref": "#/$defs/url"}, "language": {"$ref": "#/$defs/language"},
      "format": {"type": "string"}, "bytes": {"type": "integer", "minimum": 0}}}}}},
  "briefing": {"$ref": "#/$defs/learning", "required": ["audience"], "properties": {
    "audience": {"enum": ["children", "adults", "everybody"]}, "minutes": {"type": "integer", "minimum": 0},
    "reviews": {"type": "array", "maxItems": MOSTNAMES, "items": {"$ref": "#/$defs/id"}}}},
  "recommendation": {"type": "object", "required": ["id", "review", "text", "state", "url", "sha256"], "properties": {
    "id": {"$ref": "#/$defs/id"}, "review": {"$ref": "#/$defs/id"}, "text": {"$ref": "#/$defs/words"},
    "state": {"enum": STATES}, "owners": {"$ref": "#/$defs/names"}, "due": {"$ref": "#/$defs/day"},
    "updated": {"$ref": "#/$defs/day"}, "done": {"$ref": "#/$defs/day"}, "url": {"$ref": "#/$defs/url"},
    "sha256": {"$ref": "#/$defs/sha256"}}},
  "indicator": {"$ref": "#/$defs/item", "required": ["data", "unit", "as_at"], "properties": {
    "data": {"$ref": "#/$defs/url", "description": "Its values as CSV (RFC 4180)."}, "unit": {"type": "string"},
    "polarity": {"enum": ["higher", "lower", "neutral"]}, "theme": {"type": "string"}, "as_at": {"$ref": "#/$defs/day"}}},
  "procedure": {"$ref": "#/$defs/item", "required": ["owner", "text"], "properties": {
    "owner": {"$ref": "#/$defs/title"}, "issue": {"$ref": "#/$defs/words"}, "approved": {"$ref": "#/$defs/day"},
    "reviewed": {"$ref": "#/$defs/day"}, "next_review": {"$ref": "#/$defs/day"},
    "text": {"type": "object", "required": ["url", "sha256", "bytes"], "description": "Its words in Markdown; the digest is that of the file.", "properties": {
      "url": {"$ref": "#/$defs/url"}, "sha256": {"$ref": "#/$defs/sha256"}, "bytes": {"type": "integer", "minimum": 0}}}}}
}
}
)json";

template <typename Texts, typename TextOf>
std::string words_of(const Texts& texts, const TextOf& text_of) {
  List list;
  for (const auto& one : texts) list.emplace_back(std::string(text_of(one)));
  return canonical(Value(std::move(list)));
}

}  // namespace

std::string catalogue_schema(const std::string& id) {
  const auto same = [](std::string_view text) { return text; };
  std::string schema(kSchema);
  const auto fill = [&](std::string_view name, std::string_view with) {
    schema = replace_all(schema, name, with);
  };
  fill(" ID,", " " + canonical(Value(id)) + ",");
  fill("FORMAT", canonical(Value(kFormat)));
  fill("VERSION", fmt::format("{}", kVersion));
  fill("MOSTITEMS", fmt::format("{}", kMostItems));
  fill("MOSTNAMES", fmt::format("{}", kMostNames));
  fill("LONGESTID", fmt::format("{}", kLongestId));
  fill("LONGESTTITLE", fmt::format("{}", kLongestTitle));
  fill("LONGESTTEXT", fmt::format("{}", kLongestText));
  fill("LONGESTURL", fmt::format("{}", kLongestUrl));
  fill("KINDS", words_of(learning::kinds(), [](const auto& kind) { return kind.id; }));
  fill("AGES", words_of(learning::age_bands(), [](const auto& band) { return band.slug; }));
  fill("PARTNERSHIPS", words_of(types::kPartnerships, same));
  fill("STATES", words_of(types::kRecommendationStates, same));
  return schema;
}

}  // namespace pier::federation
