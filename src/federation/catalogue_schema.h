#pragma once

#include <string>

namespace pier::federation {

/// The form of a catalogue as a JSON Schema (draft 2020-12), with the limits of catalogue.h. `id`
/// is the whole address at which it stands.
std::string catalogue_schema(const std::string& id);

}  // namespace pier::federation
