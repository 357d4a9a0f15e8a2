#pragma once

#include <string>

#include "charts/chart.h"
#include "metrics/public_table.h"

namespace pier::charts {

/// What is measured, where and when: "Children in need (rate per 10,000 children), Southend-on-Sea
/// and England, 2016/17 to 2020/21".
std::string subtitle_of(const metrics::PublicTable& table);

/// What a reader who does not see the chart needs to know of it, in a few sentences: what is
/// measured and when, what became of it, how it compares, and what is missing and why. Says only
/// what the figures say; "rose" and "fell", never better or worse, except where the kind of chart
/// judges.
std::string describe(const Spec& spec, const metrics::PublicTable& table);

}  // namespace pier::charts
