#include "pages/structured_data.h"

#include "calendar/london_time.h"
#include "open_data/schema_org.h"
#include "pages/form_views.h"
#include "value/json_writer.h"
#include "value/value.h"

namespace pier {

namespace {

Value organisation(const Site& site) {
  return MapBuilder()
      .set("@type", "GovernmentOrganization")
      .set("@id", site.absolute("/#organisation"))
      .set("name", site.config().organisation)
      .set("url", site.absolute("/"))
      .set("areaServed", site.config().area)
      .build();
}

Value website(const Site& site) {
  return MapBuilder()
      .set("@type", "WebSite")
      .set("name", site.config().name)
      .set("url", site.absolute("/"))
      .set("inLanguage", site.config().language)
      .set("publisher", MapBuilder().set("@id", site.absolute("/#organisation")).build())
      .build();
}

Value breadcrumb(std::size_t position, std::string_view name, std::string url) {
  return MapBuilder()
      .set("@type", "ListItem")
      .set("position", static_cast<std::int64_t>(position))
      .set("name", name)
      .set("item", std::move(url))
      .build();
}

Value breadcrumbs(const Site& site, EntryId id) {
  List items;
  for (const EntryId above : site.ancestors(id)) {
    const std::string& name =
        site.home() == above ? site.config().name : site.entry(above).short_title;
    items.push_back(breadcrumb(items.size() + 1, name, site.absolute(site.placement(above).url)));
  }
  items.push_back(
      breadcrumb(items.size() + 1, site.entry(id).title, site.absolute(site.placement(id).url)));
  return MapBuilder()
      .set("@type", "BreadcrumbList")
      .set("itemListElement", Value(std::move(items)))
      .build();
}

Value document_of(const Site& site, EntryId id, std::string_view type) {
  const Entry& entry = site.entry(id);
  const Language* language = language_of(entry);
  MapBuilder document;
  document.set("@type", type)
      .set("name", entry.title)
      .set("headline", entry.title)
      .set("description", entry.summary)
      .set("url", site.absolute(site.placement(id).url))
      .set("inLanguage", language == nullptr ? site.config().language : std::string(language->code))
      .set("publisher", organisation(site));
  if (entry.published) document.set("datePublished", entry.published->iso());
  return document.build();
}

/// A review is a Report, a briefing an Article. Nobody in it is a Person there, ever.
Value learning_document(const Site& site, EntryId id) {
  const auto position = static_cast<std::size_t>(id);
  if (site.library().review_of_entry(position) != nullptr) {
    return document_of(site, id, "Report");
  }
  const bool is_briefing = site.library().briefing_of_entry(position) != nullptr;
  return is_briefing ? document_of(site, id, "Article") : Value();
}

/// "2027-03-10T10:00:00+00:00", or the day alone.
std::string moment(const Date& day, std::optional<calendar::TimeOfDay> time) {
  if (!time) return day.iso();
  return day.iso() + "T" + time->iso() + ":00" + calendar::offset_of(day, *time);
}

std::string_view event_status(const calendar::Session& session) {
  if (session.cancelled) return "https://schema.org/EventCancelled";
  return session.date != session.planned ? "https://schema.org/EventRescheduled"
                                         : "https://schema.org/EventScheduled";
}

std::string_view attendance_mode(calendar::Format format) {
  switch (format) {
    case calendar::Format::in_person:
      return "https://schema.org/OfflineEventAttendanceMode";
    case calendar::Format::online:
      return "https://schema.org/OnlineEventAttendanceMode";
    case calendar::Format::both:
      return "https://schema.org/MixedEventAttendanceMode";
    case calendar::Format::unknown:
      break;
  }
  return {};
}

Html script_of(const Value& document) {
  return Html::trusted(
      {"<script type=\"application/ld+json\">" + write_json(document) + "</script>", {}});
}

}  // namespace

Html structured_data(const Site& site, EntryId id) {
  if (site.placement(id).discreet) return {};
  List graph;
  if (site.home() == id) {
    graph.push_back(organisation(site));
    graph.push_back(website(site));
  } else {
    graph.push_back(breadcrumbs(site, id));
    if (Value document = learning_document(site, id); !document.is_null()) {
      graph.push_back(std::move(document));
    }
  }
  const Value document = MapBuilder()
                             .set("@context", "https://schema.org")
                             .set("@graph", Value(std::move(graph)))
                             .build();
  return script_of(document);
}

Html event_structured_data(const Site& site, const calendar::Session& session,
                           std::string_view name, std::string_view url) {
  MapBuilder event;
  event.set("@context", "https://schema.org")
      .set("@type", "Event")
      .set("name", name)
      .set("url", site.absolute(url))
      .set("startDate", moment(session.date,
                               session.hours ? std::optional(session.hours->start) : std::nullopt));
  if (session.hours && session.hours->end) {
    event.set("endDate", moment(session.date, session.hours->end));
  } else if (session.last_day) {
    event.set("endDate", session.last_day->iso());
  }
  event.set("eventStatus", event_status(session));
  if (session.date != session.planned) event.set("previousStartDate", session.planned.iso());
  if (const std::string_view mode = attendance_mode(session.venue.format); !mode.empty()) {
    event.set("eventAttendanceMode", mode);
  }
  if (!session.venue.place.empty()) {
    event.set("location", MapBuilder()
                              .set("@type", "Place")
                              .set("name", session.venue.place)
                              .set("address", site.config().area)
                              .build());
  } else if (!session.venue.link.empty()) {
    event.set("location",
              MapBuilder().set("@type", "VirtualLocation").set("url", session.venue.link).build());
  }
  event.set("organizer", organisation(site));
  return script_of(event.build());
}

Html dataset_structured_data(const Site& site, const metrics::PublicIndicator& indicator) {
  const open_data::Publisher publisher = open_data::publisher_of(site.config());
  const open_data::Dataset dataset =
      open_data::dataset_of(indicator, site.figures().config(), publisher);
  return script_of(open_data::schema_org_dataset(dataset, publisher));
}

}  // namespace pier
