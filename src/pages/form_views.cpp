#include "pages/form_views.h"

#include <string>

#include "site/forms.h"

namespace pier {

namespace {

std::string_view direction_of(const Language* language) {
  if (language == nullptr) return "";
  return language->is_right_to_left ? "rtl" : "ltr";
}

/// "Easy Read", "Polski".
std::string name_of_form(const Entry& form) {
  const Language* language = language_of(form);
  return language == nullptr ? "Easy Read" : std::string(language->own_name);
}

Value form_view(const Site& site, EntryId id) {
  const Entry& form = site.entry(id);
  const Language* language = language_of(form);
  MapBuilder view;
  view.set("title", form.title)
      .set("url", site.href(site.placement(id).url))
      .set("name", name_of_form(form))
      .set("english_name", language == nullptr ? std::string_view() : language->name);
  set_language(view, language);
  return view.build();
}

Value alternate_view(const Site& site, EntryId id) {
  const Language* language = language_of(site.entry(id));
  return MapBuilder()
      .set("language", language == nullptr ? site.config().language : std::string(language->code))
      .set("url", site.absolute(site.placement(id).url))
      .build();
}

/// The page itself and its translations; empty when it has none.
Value alternates_view(const Site& site, EntryId main) {
  List alternates;
  for (const EntryId form : site.placement(main).forms) {
    if (language_of(site.entry(form)) != nullptr) alternates.push_back(alternate_view(site, form));
  }
  if (!alternates.empty()) alternates.insert(alternates.begin(), alternate_view(site, main));
  return Value(std::move(alternates));
}

}  // namespace

const Language* language_of(const Entry& entry) {
  return entry.type->name == "translation" ? find_language(entry.text("language")) : nullptr;
}

void set_language(MapBuilder& view, const Language* language) {
  view.set("language", language == nullptr ? std::string_view() : language->code)
      .set("direction", direction_of(language));
}

void set_forms(MapBuilder& page, const Site& site, EntryId id) {
  const Placement& place = site.placement(id);
  const Language* language = language_of(site.entry(id));
  List forms;
  for (const EntryId form : place.forms) forms.push_back(form_view(site, form));
  // Easy Read is in the language of its text: only a translation has others beside it.
  const bool has_alternates = language != nullptr || !is_form(site.entry(id));
  const EntryId main = place.form_of.value_or(id);
  set_language(page, language);
  page.set("alternates", has_alternates ? alternates_view(site, main) : Value(List{}))
      .set("form_of", place.form_of
                          ? link_view(site.entry(main).title, site.href(site.placement(main).url))
                          : Value())
      .set("other_forms", Value(std::move(forms)));
}

void set_no_forms(MapBuilder& page) {
  page.set("language", "")
      .set("direction", "")
      .set("alternates", Value(List{}))
      .set("form_of", {})
      .set("other_forms", Value(List{}));
}

void write_language(const Language* language, html::Writer& out) {
  if (language == nullptr) return;
  out.attribute("lang", language->code);
  out.attribute("dir", direction_of(language));
}

}  // namespace pier
