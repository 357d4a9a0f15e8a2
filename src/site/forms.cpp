#include "site/forms.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/text.h"
#include "reports/signature.h"
#include "site/assembler.h"
#include "value/schema.h"

namespace pier {

bool is_form(const Entry& entry) {
  return entry.type->name == "easy-read" || entry.type->name == "translation";
}

std::optional<SitePath> text_named(const Entry& form, const std::string& name) {
  return resolve(form.source.parent(), name + ".md");
}

std::optional<std::string> mark_of_texts(const Site& site, const Entry& form) {
  std::string digests;
  std::size_t texts = 0;
  for (const std::string& name : texts_of(form.fields.find("of"))) {
    const auto source = text_named(form, name);
    const auto id = source ? site.find(*source) : std::nullopt;
    if (!id) return std::nullopt;
    digests += reports::text_digest(site.entry(*id));
    ++texts;
  }
  return texts == 1 ? digests : digest_of(digests).hex();
}

void Assembler::check_texts_of(const Entry& form) const {
  for (const Value& name : list_of(form.fields.find("of"))) {
    const auto source = text_named(form, name.as_text());
    if (source && (site_.find(*source) || held_back_.contains(*source))) continue;
    diagnostics_.report("link-target", name.span,
                        source ? fmt::format("there is no page `content/{}`", source->text())
                               : fmt::format("`{}` is not the name of a file", name.as_text()),
                        "write the name of a page in the same folder, without its ending: foreword "
                        "for foreword.md");
  }
}

void Assembler::check_request(const Entry& report) const {
  const Value* request = report.fields.find("request");
  const Contacts& contacts = site_.contacts_;
  if (request == nullptr || contacts.find(request->as_text()) || !contacts.is_complete()) return;
  diagnostics_.report("contact-unknown", request->span,
                      fmt::format("there is no contact `{}`", request->as_text()),
                      suggest(request->as_text(), contacts.ids()));
}

/// Takes a form out of the way through the pages of its folder: who reads on reads the text.
void Assembler::take_out_of_the_way(Placement& form) {
  const auto at = [this](EntryId id) -> Placement& {
    return placement(static_cast<std::size_t>(id));
  };
  if (form.previous) at(*form.previous).next = form.next;
  if (form.next) at(*form.next).previous = form.previous;
  form.previous.reset();
  form.next.reset();
}

void Assembler::settle_forms() {
  for (std::size_t i = 0; i < count(); ++i) {
    if (!is_form(entry(i))) continue;
    check_texts_of(entry(i));
    take_out_of_the_way(placement(i));
    const std::vector<std::string> names = texts_of(entry(i).fields.find("of"));
    const auto main = text_named(entry(i), names.size() == 1 ? names.front() : "index");
    placement(i).form_of = main ? site_.find(*main) : std::nullopt;
    if (!placement(i).form_of) continue;
    placement(static_cast<std::size_t>(*placement(i).form_of))
        .forms.push_back(static_cast<EntryId>(i));
  }
  // Easy Read, which has no language of its own, comes first.
  const auto comes_first = [this](EntryId a, EntryId b) {
    return site_.entry(a).text("language") < site_.entry(b).text("language");
  };
  for (Placement& place : site_.placements_) {
    std::stable_sort(place.forms.begin(), place.forms.end(), comes_first);
  }
}

}  // namespace pier
