#pragma once

#include <string>
#include <string_view>

namespace pier::guide {

/// An example as it can be shown: what the detectors of personal data see in it is masked as
/// messages mask it, and its lines keep their numbers. Examples are about nobody, but a page cannot
/// tell, and there is no exemption for the guide.
std::string masked_example(std::string_view text);

}  // namespace pier::guide
