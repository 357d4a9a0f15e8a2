#include "content/site_config.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "content/content_type.h"
#include "content/data_fields.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

constexpr auto kText = FieldKind::text;
constexpr auto kUrl = FieldKind::https_url;
constexpr auto kGroup = FieldKind::group;
constexpr auto kRequired = Need::required;
constexpr auto kOptional = Need::optional;

constexpr std::array<std::string_view, 3> kCardKinds{"emergency", "urgent", "advice"};

constexpr auto kOrganisation = std::to_array<Field>({
    {"name", kText, kOptional, "its full name", "Southend Safeguarding Partnership"},
    {"area", kText, kOptional, "the place it serves", "Southend-on-Sea"},
});

constexpr auto kCard = std::to_array<Field>({
    {"kind", FieldKind::choice, kRequired, "how urgent it is", "urgent", kCardKinds},
    {"heading", kText, kRequired, "the heading of the card", "Worried today?"},
    {"text", kText, kRequired, "what to do", "Call us. You do not need proof."},
    {"contacts", FieldKind::word_list, kOptional, "ids of contacts", "[mash]"},
    {"page", kText, kOptional, "the content page with more", "report-a-concern/index.md"},
    {"link_text", kText, kOptional, "the words of that link", "How to report a concern"},
});

constexpr auto kHelp = std::to_array<Field>({
    {"heading", kText, kRequired, "the heading above the cards", "Get help now"},
    {.name = "cards",
     .kind = FieldKind::list,
     .need = kRequired,
     .meaning = "the cards on every page",
     .example = "[…]",
     .fields = kCard},
});

constexpr auto kLicence = std::to_array<Field>({
    {"text", kText, kRequired, "the licence of the words", "Open Government Licence v3.0"},
    {"link", kUrl, kOptional, "where it is explained", "https://www.example.org/"},
});

constexpr auto kSecurity = std::to_array<Field>({
    {"contact", kText, kRequired, "https:// or mailto: address for reports", "https://…"},
    {"expires", FieldKind::date, kRequired, "the day after which it must not be used",
     "2027-06-30"},
    {"policy", kUrl, kOptional, "how reports are handled", "https://…"},
    {"languages", kText, kOptional, "languages of reports", "en"},
});

constexpr auto kFields = std::to_array<Field>({
    {"name", kText, kRequired, "the name of the site", "Southend Safeguarding Partnership"},
    {"short_name", kText, kOptional, "a shorter name", "Safeguarding Southend"},
    {"tagline", kText, kOptional, "one line about the site", "Keeping people safe"},
    {"language", kText, kOptional, "the language of the pages", "en-GB"},
    {"base_url", kUrl, kRequired, "where the site is published", "https://www.example.org"},
    {"theme", kText, kOptional, "a folder of themes/", "civic"},
    {.name = "organisation",
     .kind = kGroup,
     .need = kOptional,
     .meaning = "who publishes the site",
     .example = "{name: …}",
     .fields = kOrganisation},
    {"exit_url", kUrl, kOptional, "where Exit this page leads", "https://www.bbc.co.uk/weather"},
    {"neutral_title", kText, kOptional, "the browser title of discreet pages", "Information"},
    {"types", FieldKind::mapping, kOptional, "folder: type", "{news: news}"},
    {.name = "help",
     .kind = kGroup,
     .need = kRequired,
     .meaning = "the help that every page offers",
     .example = "{heading: …, cards: […]}",
     .fields = kHelp},
    {"footer", FieldKind::word_list, kOptional, "pages in the footer", "[privacy.md]"},
    {.name = "licence",
     .kind = kGroup,
     .need = kOptional,
     .meaning = "how the words may be used",
     .example = "{text: …}",
     .fields = kLicence},
    {.name = "security",
     .kind = kGroup,
     .need = kOptional,
     .meaning = "security.txt",
     .example = "{contact: …, expires: 2027-06-30}",
     .fields = kSecurity},
});

void read_types(const Value* types, SiteConfig& config, Diagnostics& diagnostics) {
  if (types == nullptr) return;
  for (const Member& member : types->as_map()) {
    const std::string name = text_of(&member.value);
    if (find_content_type(name) == nullptr) {
      diagnostics.report("type-unknown", member.value.span,
                         fmt::format("there is no type `{}`", name),
                         suggest(name, content_type_names()));
      continue;
    }
    config.types[member.key] = name;
  }
}

void read_help(const Value* help, SiteConfig& config) {
  if (help == nullptr) return;
  config.help_heading = text_of(help->find("heading"));
  const Value* cards = help->find("cards");
  if (cards == nullptr) return;
  for (const Value& item : cards->as_list()) {
    SiteConfig::Card card;
    card.kind = text_of(item.find("kind"));
    card.heading = text_of(item.find("heading"));
    card.text = text_of(item.find("text"));
    card.page = text_of(item.find("page"));
    card.link_text = text_of(item.find("link_text"));
    if (const Value* page = item.find("page"); page != nullptr) card.page_span = page->span;
    if (const Value* ids = item.find("contacts"); ids != nullptr) {
      for (const Value& id : ids->as_list()) card.contacts.emplace_back(id.as_text(), id.span);
    }
    config.help_cards.push_back(std::move(card));
  }
}

/// RFC 9116 2.5.3: an address that a program can open.
bool is_security_contact(std::string_view text) {
  return is_https_url(text) || text.starts_with("tel:+") ||
         (text.starts_with("mailto:") && text.find_first_of(" <>\"") == std::string_view::npos);
}

void read_security(const Value* security, SiteConfig& config, Diagnostics& diagnostics) {
  if (security == nullptr) return;
  const auto expires = date_of(security->find("expires"));
  const std::string contact = text_of(security->find("contact"));
  if (!expires || contact.empty()) return;
  if (!is_security_contact(contact)) {
    diagnostics.report(
        "field-type", security->find("contact")->span,
        fmt::format("`contact` must be an address, and this is the text `{}`", contact),
        "write it as `contact: https://…` or `contact: mailto:…`");
    return;
  }
  config.security = {contact, *expires, security->find("expires")->span,
                     text_of(security->find("policy")), text_of(security->find("languages"))};
}

void assign(std::string& target, const Value* value) {
  if (value != nullptr) target = text_of(value);
}

}  // namespace

std::string SiteConfig::base_path() const {
  const std::size_t host = base_url.find("//");
  const std::size_t slash =
      host == std::string::npos ? std::string::npos : base_url.find('/', host + 2);
  return slash == std::string::npos ? std::string{} : base_url.substr(slash);
}

std::span<const Field> site_config_fields() {
  return kFields;
}

SiteConfig read_site_config(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  SiteConfig config;
  config.file = file;
  const Span whole = sources.whole(file);
  const Value raw = read_yaml(whole, sources, diagnostics);
  config.is_known = !raw.is_null();
  const Value fields = check_fields(raw, kFields, whole, sources, diagnostics);
  assign(config.name, fields.find("name"));
  config.short_name = config.name;
  config.neutral_title = "Information";
  assign(config.short_name, fields.find("short_name"));
  assign(config.tagline, fields.find("tagline"));
  assign(config.language, fields.find("language"));
  assign(config.base_url, fields.find("base_url"));
  assign(config.theme, fields.find("theme"));
  const Value* theme = fields.find("theme");
  config.theme_span = theme == nullptr ? Span{file, 0, 0} : theme->span;
  assign(config.exit_url, fields.find("exit_url"));
  assign(config.neutral_title, fields.find("neutral_title"));
  while (config.base_url.ends_with('/')) config.base_url.pop_back();
  if (const Value* organisation = fields.find("organisation"); organisation != nullptr) {
    assign(config.organisation, organisation->find("name"));
    assign(config.area, organisation->find("area"));
  }
  if (config.organisation.empty()) config.organisation = config.name;
  read_types(fields.find("types"), config, diagnostics);
  read_help(fields.find("help"), config);
  if (const Value* licence = fields.find("licence"); licence != nullptr) {
    assign(config.licence_text, licence->find("text"));
    assign(config.licence_link, licence->find("link"));
  }
  if (const Value* footer = fields.find("footer"); footer != nullptr) {
    for (const Value& page : footer->as_list()) {
      config.footer.push_back({page.as_text(), page.span});
    }
  }
  read_security(fields.find("security"), config, diagnostics);
  return config;
}

}  // namespace pier
