// Acts that are cited with a year in which no such Act was passed.
// Source: short titles on https://www.legislation.gov.uk/ukpga

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "proof/checks.h"

namespace pier::proof {

namespace {

struct Act {
  /// In lower case, with "act".
  std::string_view name;
  std::array<int, 3> years;
};

constexpr auto kActs = std::to_array<Act>({
    {"anti-social behaviour, crime and policing act", {2014}},
    {"care act", {2014}},
    {"care standards act", {2000}},
    {"children act", {1989, 2004}},
    {"children and families act", {2014}},
    {"children and social work act", {2017}},
    {"children and young persons act", {1933, 1963, 2008}},
    {"coronavirus act", {2020}},
    {"counter-terrorism and security act", {2015}},
    {"crime and disorder act", {1998}},
    {"data protection act", {1984, 1998, 2018}},
    {"domestic abuse act", {2021}},
    {"domestic violence, crime and victims act", {2004}},
    {"education act", {1996, 2002, 2011}},
    {"education and inspections act", {2006}},
    {"equality act", {2006, 2010}},
    {"female genital mutilation act", {2003}},
    {"forced marriage (civil protection) act", {2007}},
    {"freedom of information act", {2000}},
    {"health and care act", {2022}},
    {"health and social care act", {2003, 2008, 2012}},
    {"homelessness reduction act", {2017}},
    {"human rights act", {1998}},
    {"licensing act", {1964, 2003}},
    {"mental capacity act", {2005}},
    {"mental health act", {1983, 2007}},
    {"modern slavery act", {2015}},
    {"police and criminal evidence act", {1984}},
    {"policing and crime act", {2009, 2017}},
    {"safeguarding vulnerable groups act", {2006}},
    {"serious crime act", {2007, 2015}},
    {"sexual offences act", {1956, 2003}},
});

std::string years_of(const Act& act) {
  std::string years;
  for (const int year : act.years) {
    if (year == 0) continue;
    if (!years.empty()) years += " or ";
    years += std::to_string(year);
  }
  return years;
}

}  // namespace

void check_acts(const Reading& reading, std::size_t chapter, Findings& findings) {
  const Text& text = reading.chapters[chapter];
  for (std::size_t t = 1; t < text.tokens.size(); ++t) {
    if (text.tokens[t - 1].kind != TokenKind::word || text.word(t - 1) != "act") continue;
    // "Act 2014", "Act (2014)".
    const std::size_t year_token = text.is_mark(t, '(') && t + 1 < text.tokens.size() ? t + 1 : t;
    const Number* year = text.number(year_token);
    if (year == nullptr || year->role != NumberRole::year) continue;
    const std::string_view before = std::string_view(text.lower).substr(0, text.tokens[t - 1].end);
    // The longest name that ends here: "children and families act" ends with no other's name.
    const Act* act = nullptr;
    for (const Act& one : kActs) {
      if (!before.ends_with(one.name) || (act != nullptr && act->name.size() > one.name.size()))
        continue;
      const std::size_t begin = before.size() - one.name.size();
      if (begin > 0 && ascii_is_alpha(before[begin - 1])) continue;
      // "Health and Care Act" is not the Care Act: a name begins behind a word in small letters.
      const std::size_t space = begin >= 2 ? before.rfind(' ', begin - 2) : std::string_view::npos;
      const std::size_t word = space == std::string_view::npos ? 0 : space + 1;
      const bool is_longer = begin > word + 1 && text.text[begin - 1] == ' ' &&
                             (is_one_of(before.substr(word, begin - 1 - word), {"and", "&"}) ||
                              (text.text[word] >= 'A' && text.text[word] <= 'Z' &&
                               before.substr(word, begin - 1 - word) != "the"));
      if (!is_longer) act = &one;
    }
    if (act == nullptr) continue;
    if (std::find(act->years.begin(), act->years.end(), year->from) != act->years.end()) continue;
    findings.report(
        "report-act", chapter, before.size() - act->name.size(), text.tokens[year_token].end,
        fmt::format("there is no such Act of {}: it is of {}", year->from, years_of(*act)),
        "look the Act up on legislation.gov.uk");
  }
}

}  // namespace pier::proof
