#pragma once

#include <span>

#include "value/schema.h"

namespace pier {

/// The blocks that show something of the library of reviews.
enum class LibraryBlock { briefings, recommendations, reviews };

/// What such a block may say.
std::span<const Field> library_fields(LibraryBlock block);

}  // namespace pier
