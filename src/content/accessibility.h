#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "diagnostics/criteria.h"
#include "diagnostics/diagnostics.h"

namespace pier {

/// How far a website meets WCAG 2.2 AA, as the model accessibility statement has it (Commission
/// Implementing Decision (EU) 2018/1523, which the regulations of 2018 keep for public bodies).
enum class Compliance : std::uint8_t { full, partial, none };

/// Something of the site that some people cannot use.
struct AccessibilityIssue {
  std::string id;
  /// "Neutral titles".
  std::string title;
  /// What it fails; never empty in a file without errors.
  std::vector<const Criterion*> criteria;
  /// Pages below content/ that have it, as written; empty: it can be anywhere.
  std::vector<std::pair<std::string, Span>> pages;
  /// What is wrong and for whom, in a sentence or two.
  std::string problem;
  /// What a reader can do instead, or "".
  std::string workaround;
  std::string owner;
  std::optional<Date> found;
  std::optional<Date> fix_by;
  Span fix_by_span{};
  /// Why it will not be fixed, or "".
  std::string no_fix;
  std::optional<Date> fixed;
  Span span{};

  bool is_open() const { return !fixed; }
  bool is_late(const Date& today) const { return is_open() && fix_by && *fix_by < today; }
};

/// Something that is not made accessible because that would be a disproportionate burden
/// (regulation 7): only after an assessment.
struct AccessibilityBurden {
  std::string title;
  std::vector<const Criterion*> criteria;
  std::string problem;
  /// What was weighed against what.
  std::string assessment;
  std::optional<Date> assessed;
};

/// A kind of content that regulation 4(2) leaves out.
struct Exemption {
  /// "old-documents", as in the file.
  std::string_view id;
  /// "documents published before 23 September 2018 that nobody needs to use a service".
  std::string_view text;
  /// Only what was published before this day; "": at any time.
  std::string_view before;
};
std::span<const Exemption> exemptions();

/// Something that the regulations leave out.
struct OutOfScope {
  std::string title;
  /// Never null in a file without errors.
  const Exemption* exemption = nullptr;
  /// What it is, and how to get at it all the same.
  std::string about;
};

/// data/accessibility.yaml: what the accessibility statement says.
struct Accessibility {
  /// False when there is no file.
  bool is_known = false;
  /// The file, for what is wrong with it as a whole.
  Span span{};
  /// To what the statement applies: "the website of Seaby Safeguarding Partnership".
  std::string scope;
  Compliance status = Compliance::partial;
  Span status_span{};
  std::optional<Date> prepared;
  std::optional<Date> last_reviewed;
  Span last_reviewed_span{};
  std::optional<Date> last_tested;
  Span last_tested_span{};
  /// Who tested, how the pages were chosen, and how they were tested; sentences, the last two may
  /// be "".
  std::string tested_by;
  std::string sample;
  std::string method;
  /// What users are able to do: "read every page without JavaScript".
  std::vector<std::string> users_can;
  /// What readers should know although it fails no criterion: "Wide tables scroll sideways."
  std::vector<std::string> limits;
  /// Ids of contacts with their places. `enforcement` may be "".
  std::string feedback_contact;
  Span feedback_span{};
  std::string enforcement_contact;
  Span enforcement_span{};
  std::int64_t working_days = 0;
  std::vector<std::string> formats;
  std::vector<AccessibilityIssue> issues;
  std::vector<AccessibilityBurden> burdens;
  std::vector<OutOfScope> out_of_scope;
  /// What is done to improve, a sentence each.
  std::vector<std::string> roadmap;

  std::size_t open_issues() const;
  /// The last day on which the statement holds: a year after its review.
  std::optional<Date> review_by() const;
  /// The day from which on its review is due: eleven months after the last one.
  std::optional<Date> review_from() const;
};

/// Reads data/accessibility.yaml. Reports what its fields alone cannot say: unknown criteria, ids
/// that stand twice, days out of order, issues without a plan, a state of compliance that the rest
/// contradicts, exemptions that do not apply. Pages and contacts are for the site.
Accessibility read_accessibility(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier
