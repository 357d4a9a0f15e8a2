#pragma once

#include "value/schema.h"

namespace pier::types {

// What every other form of a text says of the text that it goes with.

inline constexpr Field kFormOf{
    .name = "of",
    .kind = FieldKind::word_list,
    .need = Need::required,
    .meaning =
        "the pages beside it that it says in another way, by the names of their files; "
        "index is the page of the folder",
    .example = "[foreword, work-delivered]"};

inline constexpr Field kInStepWith{
    .name = "in_step_with",
    .meaning =
        "the mark of their text when somebody last saw that both say the same; the warning "
        "form-behind gives it",
    .example = "0123456789abcdef0123456789abcdef",
    .longest = 64};

}  // namespace pier::types
