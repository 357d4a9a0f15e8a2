#pragma once

// The figures of a report with what they are said to be.

#include <cstdint>
#include <string>
#include <vector>

#include "proof/reading.h"

namespace pier::proof {

/// A number and what the words around it make of it.
struct Figure {
  std::size_t chapter = 0;
  std::size_t token = 0;
  double value = 0;
  int decimals = 0;
  bool percent = false;
  bool pounds = false;
  /// Stems of its own words, sorted: of a cell its label, of a sentence its subject and object.
  std::vector<std::string> own;
  /// Stems of what stands above: heading, title of the chapter, line above a table; sorted.
  std::vector<std::string> context;
  /// The year in which its period ends; 0: not said.
  int year = 0;
  /// Of a cell: which table, and which row of it.
  bool is_cell = false;
  std::size_t table = 0;
  std::size_t row = 0;
  /// Of a number in a sentence: which.
  std::size_t sentence = 0;
};

/// Figures of sentences and of tables, from 100 on: below, two are often near each other by chance.
struct Figures {
  std::vector<Figure> said;
  std::vector<Figure> cells;
};

Figures collect_figures(const Reading& reading);

/// How many stems two sorted lists share.
std::size_t shared_stems(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace pier::proof
