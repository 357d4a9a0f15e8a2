#pragma once

#include <string>
#include <string_view>

namespace pier {

/// Why an MP4 file cannot be published beside pages, as a sentence without its stop; "" when it
/// holds pictures and sound and nothing else that is known to be about people: a phone writes where
/// and when it filmed, a program who cut it. After the ISO base media file format (ISO/IEC
/// 14496-12, 4.2, 8.10 and 8.11). Who can be seen in it, nobody but people can tell.
std::string fault_of_film(std::string_view bytes);

}  // namespace pier
