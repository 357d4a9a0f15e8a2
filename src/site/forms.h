#pragma once

#include <optional>
#include <string>

#include "site/site.h"

namespace pier {

// Other forms of a text: Easy Read and translations. They stand beside the pages that they say in
// another way, and name them by their files. Placement::form_of and Placement::forms say which
// goes with which.

/// Whether the entry is another form of a text.
bool is_form(const Entry& entry);

/// The file beside a form that its field `of` names: "about/reports/2026-27/foreword.md" for
/// "foreword". None when the name can be no file.
std::optional<SitePath> text_named(const Entry& form, const std::string& name);

/// The mark of the texts that a form says in another way, in the order of its field `of`: it
/// changes when reports::text_digest() of one of them does. None when not all are public.
std::optional<std::string> mark_of_texts(const Site& site, const Entry& form);

}  // namespace pier
