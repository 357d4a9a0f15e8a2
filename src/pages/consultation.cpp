#include "pages/consultation.h"

#include <fmt/format.h>

#include "pages/calendar_views.h"
#include "pages/view.h"
#include "value/schema.h"

namespace pier {

ConsultationState state_of(const Entry& consultation, const Date& today) {
  const auto opens = consultation.date("opens");
  const auto closes = consultation.date("closes");
  if (opens && today < *opens) return ConsultationState::not_open_yet;
  return closes && *closes < today ? ConsultationState::closed : ConsultationState::open;
}

Value consultation_view(const Site& site, const Entry& entry) {
  if (entry.type->name != "consultation") return {};
  const auto opens = entry.date("opens");
  const auto closes = entry.date("closes");
  std::string_view name;
  std::string text;
  switch (state_of(entry, site.edition().today)) {
    case ConsultationState::not_open_yet:
      name = "not-open-yet";
      text = opens ? fmt::format("Opens on {}", opens->text()) : std::string();
      break;
    case ConsultationState::open:
      name = "open";
      text = closes ? fmt::format("Open until {}", closes->text()) : std::string("Open");
      break;
    case ConsultationState::closed:
      name = "closed";
      text = closes ? fmt::format("Closed on {}", closes->text()) : std::string("Closed");
      break;
  }
  List documents;
  for (const Value& document : list_of(entry.fields.find("documents"))) {
    documents.push_back(
        document_link(site, text_of(document.find("title")), text_of(document.find("file"))));
  }
  return MapBuilder()
      .set("state", name)
      .set("state_text", std::move(text))
      .set("opens", date_view(opens))
      .set("closes", date_view(closes))
      .set("link", entry.text("link"))
      .set("documents", Value(std::move(documents)))
      .set("outcome", entry.text("outcome"))
      .build();
}

}  // namespace pier
