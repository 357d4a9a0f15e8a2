#include <array>

#include "guide/rule_guide.h"

namespace pier::guide {

namespace {

constexpr auto kGuideMToO = std::to_array<RuleGuide>({
    {"markdown-limits",
     "A page of such size or depth is slow to open and usually a pasted mistake.",
     "Split the page, or make its lists flatter."},
    {"metric-area-loop", "An area that is part of itself would be counted without end.",
     "Name in `part_of` the larger area that it belongs to."},
    {"metric-area-unknown", "The figure would belong to no place on any map, list or chart.",
     "Correct the id, or add the area to `data/figures.yaml`."},
    {"metric-average",
     "An average over other areas than the text says makes a wrong comparison: often the own "
     "area was left out, or counted twice.",
     "Compute it again from the areas named. If the source really says so, explain it in "
     "`answer`."},
    {"metric-change",
     "A change that does not fit its two figures is a slip in one of the three, and a reader "
     "with a calculator finds it.",
     "Compute the change from the two figures and correct what is wrong. A printed slip is "
     "explained in `answer`."},
    {"metric-conflict", "The same figure with two values costs trust in all others.",
     "Look into the source and correct the wrong one, or say in `answer` why both are right."},
    {"metric-contradicted", "The sentence would say one thing and the chart below it another.",
     "Leave out `says=`, so that the text takes the figure from the data, or correct the data."},
    {"metric-denominator",
     "Five of six people is as good as a name, five of six thousand is not. Without knowing of"
     " how many, small groups cannot be protected.",
     "Add the number of people that the share is of as `denominator`."},
    {"metric-difference",
     "A surplus that is printed as a deficit, or the other way round, changes what people "
     "decide.",
     "Subtract the two figures again, mind the minus sign, and correct what is wrong."},
    {"metric-dimension-unknown",
     "Figures for a group that the snapshot does not know would be shown nowhere.",
     "Correct the spelling, or add the value to the dimension in the snapshot."},
    {"metric-duplicate", "Two entries for the same figure leave open which is right.",
     "Delete the wrong one. A figure that was corrected later belongs into a snapshot of its "
     "own."},
    {"metric-exposed",
     "A hidden number that readers can work out from totals is not hidden. Behind a small "
     "number stands a person who may be recognised.",
     "Leave out a total or a share that gives it away, or put small groups together."},
    {"metric-impossible",
     "A share above 100 per cent, half a person or a minus number of children is a slip in "
     "copying.",
     "Correct the figure. The rare right one is explained in `allow`."},
    {"metric-jump",
     "A figure a hundred times as large as the year before is nearly always in pounds where it"
     " was in thousands.",
     "Compare the units of the two, and correct one. If it is true, say why in `answer`."},
    {"metric-missing",
     "A gap without a reason reads like a nought, and a number that stands beside the word "
     "suppressed is published for everybody who opens the file.",
     "Write either the value or the reason why there is none."},
    {"metric-nothing", "The page would show an empty frame.",
     "Ask for less, or for an indicator that exists: `pier list indicators` names them."},
    {"metric-period", "A period that cannot be read cannot be compared with any other.",
     "Write years as `2019-20`, quarters as `2020-q1` and days as `2021-03-31`."},
    {"metric-period-unknown", "The sentence or chart would have no number.",
     "Use a period that the help names, or `latest` for the newest."},
    {"metric-policy",
     "When one figure of a sum is protected more strictly than another, the stricter "
     "protection is worth nothing.",
     "Give all figures that add up the same `policy`."},
    {"metric-policy-reason",
     "Somebody must have decided that nothing needs hiding, and must be able to say why.",
     "Add `policy_reason`, for example that the figures are public already."},
    {"metric-policy-unknown",
     "Without a policy that works, small numbers would be published as they are.",
     "Use the id of a policy in `data/figures.yaml`, and correct the fields that the message "
     "names."},
    {"metric-rank",
     "A rank of 2.8, or the twelfth of eleven, is a slip that opponents of a report like to "
     "quote.",
     "Count again, and write a whole number with the right number of places."},
    {"metric-record",
     "The record remembers which figures were public, so that a hidden number is not given "
     "away by an earlier one.",
     "Take the last change to the file back; the program writes it itself."},
    {"metric-recoverable",
     "The source hides a number for somebody's protection; other figures on this site would "
     "give it away.",
     "Leave out a share or a total from which it can be worked out."},
    {"metric-reference", "The program cannot tell which figure is meant.",
     "Name the indicator, the area and the period, in this order."},
    {"metric-revises", "A correction can only replace something older than itself.",
     "Check the day in `as_at` and the name of the snapshot that is replaced."},
    {"metric-share",
     "A percentage that does not fit its numbers is the slip that readers find first.",
     "Divide again and correct the share or its numbers. What a source printed wrongly is "
     "explained in `answer`."},
    {"metric-theme-unknown", "The figure would stand below no heading of the figures pages.",
     "Correct the id, or add the theme to `data/figures.yaml`."},
    {"metric-total",
     "Parts that do not add up to their total show that at least one number was copied "
     "wrongly.",
     "Compare each number with the source. What the source printed so is explained in "
     "`answer`."},
    {"metric-unit-changed", "A line that goes from a count to a rate shows a fall that never was.",
     "Give what is measured in another unit an id of its own."},
    {"metric-unknown", "The chart or sentence would have nothing to show.",
     "Correct the id: `pier list indicators` names them all."},
    {"neighbour-catalogue",
     "A catalogue that breaks its own form was changed on the way or is not what it says it is; "
     "what "
     "it names could lead readers anywhere.",
     "Take the last good copy back from the history of the repository, and tell the neighbour. "
     "Nothing of theirs is shown until then."},
    {"neighbour-duplicate",
     "The same reviews would stand in every list twice, or readers could not tell two neighbours "
     "apart.",
     "Keep one entry in `data/neighbours.yaml`, with all that is taken from it; give two "
     "neighbours two names."},
    {"neighbour-missing",
     "The site promises to show the learning of a neighbour, and has nothing of it.",
     "Run `pier fetch`, or take the neighbour out of `data/neighbours.yaml`."},
    {"neighbour-words",
     "Partnerships call things by different names. Who filters by a theme does not see what is "
     "filed "
     "under a name that the site does not know.",
     "Add the word in `data/learning.yaml` under `also` of the theme that means the same, or add a "
     "theme."},
});

}  // namespace

std::span<const RuleGuide> rules_m_to_o() {
  return kGuideMToO;
}

}  // namespace pier::guide
