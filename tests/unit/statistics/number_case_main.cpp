// Reads lines "NUMBER DECIMALS" and writes each number with so many decimals.

#include <charconv>
#include <iostream>
#include <string>

#include "statistics/number_text.h"

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const char* end = line.data() + line.size();
    double value = 0;
    int decimals = 0;
    const auto number = std::from_chars(line.data(), end, value);
    if (number.ptr == end) return 2;
    if (std::from_chars(number.ptr + 1, end, decimals).ptr != end) return 2;
    std::cout << pier::statistics::number_text(value, {.decimals = decimals, .real_minus = false})
              << '\n';
  }
  return 0;
}
