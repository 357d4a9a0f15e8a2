#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "site/assembler.h"

namespace pier {

namespace {

constexpr std::array<std::string_view, 3> kContactParts{"phone", "email", "name"};

}  // namespace

void Assembler::resolve_references() {
  for (std::size_t i = 0; i < count(); ++i) {
    for (const markdown::Reference& reference : entry(i).document.references()) {
      placement(i).references.push_back(resolve_reference(i, reference));
    }
  }
}

ResolvedReference Assembler::resolve_reference(std::size_t i,
                                               const markdown::Reference& reference) {
  if (reference.name == "contact") return resolve_contact(reference);
  if (reference.name == "term") return resolve_term(reference);
  if (reference.name == "ref") return resolve_target(i, reference);
  if (reference.name == "page") return resolve_page_mark(i, reference);
  return resolve_figure(reference);
}

ResolvedReference Assembler::resolve_term(const markdown::Reference& reference) {
  ResolvedReference resolved;
  const std::string argument(trim(reference.argument));
  resolved.term = site_.glossary_.find(argument);
  if (resolved.term == nullptr && site_.glossary_.is_complete()) {
    const auto near = nearest(argument, site_.glossary_.names());
    diagnostics_.report(
        "term-unknown", reference.span, fmt::format("the glossary has no term `{}`", argument),
        near.empty() ? "add it to data/glossary.yaml" : fmt::format("did you mean `{}`?", near));
  }
  return resolved;
}

ResolvedReference Assembler::resolve_contact(const markdown::Reference& reference) {
  ResolvedReference resolved;
  const std::string argument(trim(reference.argument));
  const std::size_t space = argument.find(' ');
  const std::string id = argument.substr(0, space);
  if (space != std::string::npos) resolved.part = std::string(trim(argument.substr(space)));
  resolved.contact = site_.contacts_.find(id);
  if (resolved.contact == nullptr) {
    if (!site_.contacts_.is_complete()) return resolved;
    const auto near = nearest(id, site_.contacts_.ids());
    diagnostics_.report("contact-unknown", reference.span,
                        fmt::format("there is no contact `{}`", id),
                        near.empty() ? "the ids are in data/contacts.yaml"
                                     : fmt::format("did you mean `{}`?", near));
    return resolved;
  }
  const Contact& contact = *resolved.contact;
  const bool known = resolved.part.empty() || resolved.part == "phone" ||
                     resolved.part == "email" || resolved.part == "name";
  if (!known) {
    diagnostics_.report("contact-unknown", reference.span,
                        fmt::format("a contact has no part `{}`", resolved.part),
                        suggest(resolved.part, kContactParts));
    resolved.part.clear();
  } else if ((resolved.part == "phone" && contact.phone.empty()) ||
             (resolved.part == "email" && contact.email.empty())) {
    diagnostics_.report("contact-unknown", reference.span,
                        fmt::format("the contact `{}` has no {}", id, resolved.part),
                        fmt::format("write {{contact {}}}", id));
    resolved.part.clear();
  }
  return resolved;
}

}  // namespace pier
