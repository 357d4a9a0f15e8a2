#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "metrics/public_table.h"

namespace pier::charts {

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& items);

/// The same with a capital letter, if it begins with a small one of ASCII.
std::string capitalised(std::string text);
/// With a small letter, unless the word is an abbreviation.
std::string uncapitalised(std::string text);

/// "the East of England" where the area has a form for sentences, else its name.
std::string area_in_sentence(const metrics::Area& area);
/// How a series is called in a sentence: "the East of England", "Neglect".
std::string name_in_sentence(const metrics::Series& series);

/// "2016/17 to 2020/21", "2020/21"; empty when the figures have no one time.
std::string time_of(const metrics::PublicTable& table);
/// A category in a sentence, "in" included: "in 2020/21", "at 31 March 2021", "for 18 to 64".
std::string in_category(const metrics::Category& category);

/// Whether the categories are periods.
bool is_over_time(const metrics::PublicTable& table);

/// "Rate per 10,000 children, 2016/17 to 2020/21."
std::string opening_of(const metrics::PublicTable& table);
/// What is missing and why, what is provisional: sentences, each with a space before it.
std::string missing_sentences(const metrics::PublicTable& table);
std::string status_sentences(const metrics::PublicTable& table);

}  // namespace pier::charts
