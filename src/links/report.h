#pragma once

#include <string>

#include "checks/outbound_links.h"
#include "diagnostics/diagnostics.h"
#include "links/known_links.h"

namespace pier::links {

/// Reports what is_to_tell(). `address` is what asked_address() makes of the link.
void report_link(const OutboundLink& link, const std::string& address, const KnownLink& known,
                 Diagnostics& diagnostics);

}  // namespace pier::links
