#include "reports/demands.h"

#include <array>

namespace pier::reports {

namespace {

constexpr std::string_view kGuidance =
    "Working Together to Safeguard Children, chapter 2: yearly report";

constexpr auto kDemands = std::to_array<Demand>({
    {"objective", Duty::adults, "What was done to achieve the objective",
     "Care Act 2014, Schedule 2, paragraph 4(1)(a)"},
    {"strategy", Duty::adults, "What was done to implement the strategy",
     "Care Act 2014, Schedule 2, paragraph 4(1)(b)"},
    {"members", Duty::adults, "What each member did to implement the strategy",
     "Care Act 2014, Schedule 2, paragraph 4(1)(c)"},
    {"findings", Duty::adults, "What reviews found that ended in the year",
     "Care Act 2014, Schedule 2, paragraph 4(1)(d)"},
    {"ongoing", Duty::adults, "Which reviews had not ended when the year did",
     "Care Act 2014, Schedule 2, paragraph 4(1)(e)"},
    {"implementation", Duty::adults, "What was done about the findings of reviews",
     "Care Act 2014, Schedule 2, paragraph 4(1)(f)"},
    {"not-implemented", Duty::adults, "Which finding was not acted on, and why",
     "Care Act 2014, Schedule 2, paragraph 4(1)(g)"},
    {"priorities", Duty::children, "What the partners set out to do for children", kGuidance},
    {"learning", Duty::children, "What was learned, from reviews and otherwise", kGuidance},
    {"impact", Duty::children, "What changed for children and families", kGuidance},
    {"evidence", Duty::children, "What shows that it changed", kGuidance},
    {"improvement", Duty::children, "What is to become better, and how", kGuidance},
});

}  // namespace

std::span<const Demand> demands() {
  return kDemands;
}

std::string_view id_of(Duty duty) {
  return duty == Duty::adults ? "adults" : "children";
}

}  // namespace pier::reports
