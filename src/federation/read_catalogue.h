#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostics.h"
#include "federation/catalogue.h"

namespace pier::federation {

/// The first year in which anything can have been published: each year since then has a page. The
/// pattern of `published` in the schema says the same.
inline constexpr int kFirstYear = 1900;

/// The host of an https address with its port, in small letters: "www.example.org". "" when it is
/// none, or has a user, a number in place of a name, or anything else that a catalogue may not
/// stand at.
std::string host_of(std::string_view address);

/// Reads a catalogue that somebody else made, of whom nothing is believed: the form and its
/// version, the number and length of everything, addresses on `host` alone, no markup, no
/// characters that hide others, no id twice, every digest. What breaks a rule is reported (rule
/// neighbour-catalogue), at most twenty times; then there is no catalogue. Names that the form does
/// not have are passed over: a later issue of it may have more.
/// Needs no network. May be called from several threads at once.
std::optional<Catalogue> read_catalogue(FileId file, std::string_view host,
                                        const SourceMap& sources, Diagnostics& diagnostics);

/// The same for whoever brings a catalogue from `address`, before it takes the place of the one
/// before. `bytes` may be anything. Gives the problems as text, one a line; "" when there is none.
std::string faults_of_catalogue(std::string bytes, std::string_view address);

}  // namespace pier::federation
