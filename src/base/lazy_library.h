#pragma once

namespace pier {

/// Loads a library of this program, "libpier-pdf.so", which lies in the folder of the program, and
/// gives the address of what it exports as `entry`. For what few commands need and what drags many
/// libraries along: each of them costs every run a part of a millisecond. It stays loaded.
///
/// Throws EnvironmentError when it is not there, or exports no such thing. It was built together
/// with the program: of which version it is, nobody looks. May be called from several threads.
const void* load_entry(const char* library, const char* entry);

}  // namespace pier
