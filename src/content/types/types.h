#pragma once

#include <span>
#include <vector>

#include "content/content_type.h"

namespace pier::types {

ContentType page();
ContentType guidance();
ContentType news();
ContentType consultation();
ContentType review();
ContentType briefing();
ContentType report();
ContentType chapter();
ContentType easy_read();
ContentType translation();
ContentType shared_procedure();

/// The fields that every type has, followed by `own`. A field of `own` with the name of a
/// common one takes its place.
std::vector<Field> with_common(std::span<const Field> own);

}  // namespace pier::types
