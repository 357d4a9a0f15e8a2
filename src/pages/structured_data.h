#pragma once

#include "html/html.h"
#include "site/site.h"

namespace pier {

/// The JSON-LD of a page (schema.org): the organisation and the web site on the home page,
/// the breadcrumbs elsewhere, with a Report for a review and an Article for a briefing. Empty on
/// discreet pages: they tell nobody what they are. A whole script element of a type that browsers
/// do not run.
Html structured_data(const Site& site, EntryId id);

/// The JSON-LD of the page of an indicator: its figures as a Dataset, in the same way.
Html dataset_structured_data(const Site& site, const metrics::PublicIndicator& indicator);

/// An Event (schema.org) for a meeting or a session of a course, as a script element.
Html event_structured_data(const Site& site, const calendar::Session& session,
                           std::string_view name, std::string_view url);

}  // namespace pier
