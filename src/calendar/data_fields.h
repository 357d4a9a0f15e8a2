#pragma once

#include <span>

#include "value/schema.h"

namespace pier::calendar {

/// The fields of data/groups.yaml.
std::span<const Field> groups_fields();

/// The fields of a file of data/meetings.
std::span<const Field> meetings_fields();

/// The fields of a file of data/training.
std::span<const Field> course_fields();

/// The fields of data/holidays.yaml.
std::span<const Field> holidays_fields();

}  // namespace pier::calendar
