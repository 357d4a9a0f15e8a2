#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "value/value.h"

namespace pier {

/// One meaning of a term, as one source gives it.
struct Meaning {
  std::string meaning;
  std::string about;
  std::string source;
};

/// A term with all its meanings: sources do not always agree, and readers meet both.
struct Term {
  std::string term;
  /// The id of its heading on the glossary page.
  std::string id;
  std::vector<Meaning> meanings;
};

/// data/glossary.yaml, sorted by term without regard to case.
class Glossary {
 public:
  static Glossary read(FileId file, const SourceMap& sources, Diagnostics& diagnostics);
  /// For a file that is there but could not be read.
  static Glossary unknown();

  /// As Contacts::is_complete().
  bool is_complete() const { return is_complete_; }
  const std::vector<Term>& terms() const { return terms_; }
  /// The term written so, without regard to case; or null.
  const Term* find(std::string_view term) const;
  std::vector<std::string_view> names() const;

 private:
  std::vector<Term> terms_;
  bool is_complete_ = true;
};

}  // namespace pier
