#pragma once

namespace pier::statistics {

/// Which way a measure gets better, as the definition of the measure says. Without a way, no
/// place is better than another: nothing is ranked, and nothing is called better or worse.
enum class Polarity { higher_is_better, lower_is_better, neutral };

}  // namespace pier::statistics
