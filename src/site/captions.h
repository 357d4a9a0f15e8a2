#pragma once

#include <string>
#include <string_view>

namespace pier {

/// What is wrong with captions in WebVTT (W3C Recommendation of 4 April 2019, section 4.1), as half
/// a sentence with its line: "line 7 has no time that can be". "" when a browser would show each
/// of them: the file begins with WEBVTT, and has cues that begin in order, end after they began,
/// and say something.
std::string fault_of_captions(std::string_view bytes);

}  // namespace pier
