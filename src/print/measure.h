#pragma once

#include <string>
#include <string_view>

#include "pdf/normal.h"
#include "print/printer.h"
#include "value/value.h"

namespace pier::print {

/// JavaScript for a document that was loaded, with its pictures: a promise of nothing, kept when
/// its fonts are there.
std::string_view ready_script();

/// JavaScript for a document that is ready and styled for paper: gives its measure as an object.
/// It leaves the document as it was.
std::string_view measure_script();

/// JavaScript for a document that is ready: gives every element with `data-page-of` its number for
/// text, and no text where `numbers` has none. It gives the list of ids without a number, each
/// once.
std::string numbering_script(const pdf::PageNumbers& numbers);

/// Reads what measure_script() gave; what is missing is 0.
Measure read_measure(const Value& object);

/// The measure as an object of the same form, for the cache.
Value measure_value(const Measure& measure);

}  // namespace pier::print
