#include <fmt/format.h>

#include "checks/tables.h"
#include "markdown/document.h"

namespace pier::checks {

namespace {

/// What to write in place of a typed number or address.
std::string cure(const Contact* contact, const Address& address) {
  if (contact == nullptr) {
    return "add it to data/contacts.yaml, and write {contact its-id} here";
  }
  return fmt::format("write {{contact {}}} for the name and number, or {{contact {} {}}}",
                     contact->id, contact->id, address.is_email ? "email" : "phone");
}

}  // namespace

/// A number stands in one place, so that it can be changed in one place.
void contact_literals(const Entry& entry, const TextInput& input, Diagnostics& diagnostics) {
  const Contacts& contacts = input.site.contacts();
  const auto report = [&](std::string_view text, const Address& address, Span span) {
    const std::string_view written = text.substr(address.begin, address.end - address.begin);
    diagnostics.report("contact-literal", span, fmt::format("`{}` is typed into the page", written),
                       cure(contacts.with_address(written), address));
  };
  markdown::for_each_text(entry.document, [&](std::string_view text, Span run) {
    // The text of a neighbour's procedure has its own numbers, which nobody here may change.
    if (run.file != entry.file) return;
    for (const Address& address : find_addresses(text)) {
      report(text, address,
             markdown::part_of_run(input.sources, run, text, address.begin,
                                   address.end - address.begin));
    }
  });
  for (const std::string_view field : {"title", "short_title", "summary"}) {
    const Value* value = entry.fields.find(field);
    if (value == nullptr) continue;
    for (const Address& address : find_addresses(value->as_text())) {
      report(value->as_text(), address, value->span);
    }
  }
}

void example_contacts(const CheckInput& input, Diagnostics& diagnostics) {
  if (!input.site.edition().production) return;
  for (const Contact& contact : input.site.contacts().all()) {
    if (!contact.example) continue;
    diagnostics.report("contact-example", contact.span,
                       fmt::format("the contact `{}` is a placeholder", contact.id),
                       "put the real number or address in, ring it, and take `example: true` out");
  }
}

}  // namespace pier::checks
