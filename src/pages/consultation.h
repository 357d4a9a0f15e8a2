#pragma once

#include "site/site.h"
#include "value/value.h"

namespace pier {

/// How a consultation stands on a day.
enum class ConsultationState { not_open_yet, open, closed };
ConsultationState state_of(const Entry& consultation, const Date& today);

/// {state, state_text, opens, closes, link, documents, outcome}; null for every other entry.
Value consultation_view(const Site& site, const Entry& entry);

}  // namespace pier
