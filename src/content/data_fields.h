#pragma once

#include <span>

#include "value/schema.h"

namespace pier {

/// The fields of data/accessibility.yaml.
std::span<const Field> accessibility_fields();

/// The fields of data/contacts.yaml.
std::span<const Field> contacts_fields();

/// The fields of data/glossary.yaml.
std::span<const Field> glossary_fields();

/// The fields of data/site.yaml.
std::span<const Field> site_config_fields();

}  // namespace pier
