#pragma once

#include <string>
#include <string_view>

#include "value/value.h"

namespace pier::federation {

/// The member of every item of a catalogue that holds its digest.
inline constexpr std::string_view kDigestMember = "sha256";

/// A text as JSON, in quotes, with the escapes of RFC 8785 (JSON Canonicalization Scheme): only
/// what must be escaped is.
void append_canonical(std::string_view text, std::string& to);

/// A value as JSON in the one form of RFC 8785: names sorted (by their UTF-16), no white space, as
/// few escapes as possible. A catalogue of ours has no numbers but whole ones and no names but
/// plain ones, for which Python's
/// `json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)` gives the same
/// bytes. `without`: a name that the outermost map is written without. REQUIRES: no
/// doubles, no markup.
std::string canonical(const Value& value, std::string_view without = {});

/// The SHA-256 of an item of a catalogue: of its canonical form without the digest itself.
std::string digest_of_item(const Value& item);

/// The canonical form of an item with its digest in it.
std::string with_digest(const Value& item);

}  // namespace pier::federation
