#pragma once

#include <string>

#include "charts/chart.h"
#include "metrics/public_table.h"

namespace pier::charts {

// What each kind of chart shows, in sentences, each with a space before it.

/// How series went from their first to their last value, and where others are.
std::string time_sentences(const metrics::PublicTable& table);
/// The highest and the lowest of categories or areas.
std::string bar_sentences(const Spec& spec, const metrics::PublicTable& table);
std::string stack_sentences(const metrics::PublicTable& table, bool as_share);
std::string range_sentences(const Spec& spec, const metrics::PublicTable& table);
std::string funnel_sentences(const Spec& spec, const metrics::PublicTable& table);
std::string control_sentences(const metrics::PublicTable& table);
std::string grid_sentences(const Spec& spec, const metrics::PublicTable& table);
std::string target_sentence(const Spec& spec, const metrics::PublicTable& table);

/// A value in a sentence without what the opening says already: "44.1", "85%", "about 60".
std::string value_words(const metrics::PublicObservation& figure, const metrics::Indicator& about);

}  // namespace pier::charts
