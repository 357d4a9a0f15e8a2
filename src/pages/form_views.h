#pragma once

#include "content/languages.h"
#include "html/writer.h"
#include "pages/view.h"
#include "site/site.h"

namespace pier {

/// The language and direction of an entry that is a translation; null for one in the site's own.
const Language* language_of(const Entry& entry);

/// Sets `language` and `direction` of words in this language; "" for null.
void set_language(MapBuilder& view, const Language* language);

/// Sets what templates may know of the forms of a page:
///   language, direction   of its title and text, "" in the language of the site
///   alternates            {language, url}: the same page in each language, itself included, as
///                         `<link rel="alternate" hreflang>` wants them (HTML, 4.6.7.2: whole
///                         addresses, both ways); empty when there is one language
///   form_of               {title, url} of the page that it says in another way, or null
///   other_forms           {title, url, name, english_name, language, direction}: what else it is
///                         to be had as; `name` is in its own language
void set_forms(MapBuilder& page, const Site& site, EntryId id);

/// The same names for a page that has no entry.
void set_no_forms(MapBuilder& page);

/// Writes the attributes `lang` and `dir` for words in this language; nothing for null.
void write_language(const Language* language, html::Writer& out);

}  // namespace pier
