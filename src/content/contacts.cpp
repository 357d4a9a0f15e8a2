#include "content/contacts.h"

#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "content/data_fields.h"
#include "value/schema.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

constexpr std::array<std::string_view, 3> kServes{"child", "adult", "both"};
constexpr std::array<std::string_view, 3> kHours{"in", "out", "always"};
constexpr std::array<std::string_view, 3> kAudience{"residents", "professionals", "board"};

constexpr auto kText = FieldKind::text;
constexpr auto kOptional = Need::optional;

constexpr auto kContact = std::to_array<Field>({
    {"id", kText, Need::required, "a short name for references", "mash"},
    {"name", kText, Need::required, "who answers", "Children's social care"},
    {"for", FieldKind::choice, Need::required, "whom it serves", "child", kServes},
    {"audience", FieldKind::word_list, kOptional, "who may use it", "[residents]", kAudience},
    {"hours", FieldKind::choice, Need::required, "in or out of office hours", "in", kHours},
    {"opening", kText, kOptional, "when it is open, in words", "Monday to Friday, 9am to 5pm"},
    {"phone", kText, kOptional, "digits and spaces", "01632 960101"},
    {"text_phone", kText, kOptional, "the number of Relay UK or for text messages", "18001 …"},
    {"email", kText, kOptional, "an address of a team, not of a person", "team@place.example"},
    {"link", FieldKind::https_url, kOptional, "a page that begins with https://",
     "https://www.example.org/"},
    {"about", kText, kOptional, "what it is for", "Advice and referrals."},
    {"next", kText, kOptional, "what happens when somebody calls", "You speak to a social worker."},
    {"example", FieldKind::yes_no, kOptional, "the number is a placeholder", "true"},
    {"checked", FieldKind::date, kOptional, "when somebody last tried it", "2026-06-04"},
});

constexpr auto kFile = std::to_array<Field>({
    {.name = "contacts",
     .kind = FieldKind::list,
     .need = Need::required,
     .meaning = "all contacts",
     .example = "[…]",
     .fields = kContact},
});

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (ascii_is_digit(c)) digits += c;
  }
  // One spelling for +44 1702, +44 (0)1702, 0044 1702 and 01702.
  const std::size_t country = text.starts_with("+44") ? 2 : digits.starts_with("0044") ? 4 : 0;
  if (country == 0) return digits;
  return (digits.substr(country).starts_with("0") ? "" : "0") + digits.substr(country);
}

Contact contact_from(const Value& fields) {
  Contact contact;
  contact.span = fields.span;
  contact.id = text_of(fields.find("id"));
  contact.name = text_of(fields.find("name"));
  contact.serves = text_of(fields.find("for"));
  contact.hours = text_of(fields.find("hours"));
  contact.opening = text_of(fields.find("opening"));
  contact.phone = text_of(fields.find("phone"));
  contact.text_phone = text_of(fields.find("text_phone"));
  contact.email = text_of(fields.find("email"));
  contact.link = text_of(fields.find("link"));
  contact.about = text_of(fields.find("about"));
  contact.next = text_of(fields.find("next"));
  contact.example = yes_of(fields.find("example"), false);
  contact.checked = date_of(fields.find("checked"));
  if (const Value* audience = fields.find("audience"); audience != nullptr) {
    for (const Value& word : audience->as_list()) contact.audience.push_back(word.as_text());
  }
  return contact;
}

bool is_phone(std::string_view text) {
  if (text.starts_with("+")) text.remove_prefix(1);
  for (const char c : text) {
    if (!ascii_is_digit(c) && c != ' ') return false;
  }
  return !trim(text).empty();
}

bool is_email(std::string_view text) {
  const std::vector<Address> found = find_addresses(text);
  return found.size() == 1 && found[0].is_email && found[0].begin == 0 &&
         found[0].end == text.size();
}

/// Reports what is wrong with one contact beyond its fields.
void check_contact(const Contact& contact, const Value& fields, Diagnostics& diagnostics) {
  const auto span_of = [&](std::string_view field) { return fields.find(field)->span; };
  if (contact.phone.empty() && contact.email.empty() && contact.link.empty()) {
    diagnostics.report("contact-empty", contact.span,
                       fmt::format("the contact `{}` has no way to be reached", contact.id),
                       "add a `phone`, an `email` or a `link`");
  }
  if (!contact.phone.empty() && !is_phone(contact.phone)) {
    diagnostics.report(
        "contact-phone", span_of("phone"),
        fmt::format("the phone number `{}` has more than digits and spaces in it", contact.phone),
        "write it as 01702 123 456, and say the rest in `opening` or `about`");
  }
  if (!contact.email.empty() && !is_email(contact.email)) {
    diagnostics.report("contact-email", span_of("email"),
                       fmt::format("`{}` is not an e-mail address", contact.email),
                       "write it as team@place.example");
  }
}

}  // namespace

std::string tel_url(std::string_view phone) {
  const std::string digits = digits_of(phone);
  if (digits.size() > 6 && digits.starts_with("0")) return "tel:+44" + digits.substr(1);
  return (phone.starts_with("+") && !phone.starts_with("+44") ? "tel:+" : "tel:") + digits;
}

std::span<const Field> contacts_fields() {
  return kFile;
}

Contacts Contacts::read(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  Contacts contacts;
  const Span whole = sources.whole(file);
  const Value raw = read_yaml(whole, sources, diagnostics);
  const Value checked = check_fields(raw, kFile, whole, sources, diagnostics);
  const Value* list = checked.find("contacts");
  if (list == nullptr) {
    contacts.is_complete_ = false;
    return contacts;
  }
  for (const Value& item : list->as_list()) {
    Contact contact = contact_from(item);
    // A contact with a problem stays: pages that name it are not to blame.
    if (contact.id.empty()) {
      contacts.is_complete_ = false;
      continue;
    }
    if (const Contact* same = contacts.find(contact.id); same != nullptr) {
      diagnostics
          .report("contact-duplicate", item.find("id")->span,
                  fmt::format("two contacts have the id `{}`", contact.id), "give each its own id")
          .notes.push_back({same->span, "the first one is here"});
      continue;
    }
    check_contact(contact, item, diagnostics);
    contacts.all_.push_back(std::move(contact));
  }
  return contacts;
}

Contacts Contacts::unknown() {
  Contacts contacts;
  contacts.is_complete_ = false;
  return contacts;
}

const Contact* Contacts::find(std::string_view id) const {
  for (const Contact& contact : all_) {
    if (contact.id == id) return &contact;
  }
  return nullptr;
}

const Contact* Contacts::with_address(std::string_view phone_or_email) const {
  const bool email = phone_or_email.find('@') != std::string_view::npos;
  const std::string wanted = email ? ascii_lower(phone_or_email) : digits_of(phone_or_email);
  for (const Contact& contact : all_) {
    if (email ? ascii_lower(contact.email) == wanted
              : !contact.phone.empty() && digits_of(contact.phone) == wanted) {
      return &contact;
    }
  }
  return nullptr;
}

std::vector<std::string_view> Contacts::ids() const {
  std::vector<std::string_view> ids;
  for (const Contact& contact : all_) ids.push_back(contact.id);
  return ids;
}

}  // namespace pier
