#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/parallel.h"
#include "metrics/figures_config.h"
#include "tables/table_data.h"

namespace pier::tables {

/// A table as the public may see it. Only disclose() makes it; there is no way back to what was
/// hidden. Const from then on; safe to read from several threads.
class PublicReportTable {
 public:
  const TableData& data() const { return data_; }
  /// Whether counts in it were hidden or rounded by a policy.
  bool is_protected() const { return is_protected_; }

 private:
  friend class TableDiscloser;
  explicit PublicReportTable(TableData data) : data_(std::move(data)) {}

  TableData data_;
  bool is_protected_ = false;
};

using SharedTable = std::shared_ptr<const PublicReportTable>;

/// Everything that was read below data/tables.
struct RawTables {
  std::vector<RawTable> tables;
  /// Tables that are there and could not be read: a page that names one is not to blame.
  std::set<std::string, std::less<>> unreadable;
};

/// The tables below data/tables, by id.
class PublicReportTables {
 public:
  /// Null when there is none of this id.
  SharedTable find(std::string_view id) const;
  /// Whether a table of this id is there, though it could not be read.
  bool is_unreadable(std::string_view id) const { return unreadable_.contains(id); }
  const std::vector<SharedTable>& all() const { return all_; }
  std::vector<std::string_view> ids() const;

 private:
  friend PublicReportTables disclose(RawTables tables, const metrics::FiguresConfig& config,
                                     Jobs jobs, Diagnostics& diagnostics);
  std::vector<SharedTable> all_;
  std::set<std::string, std::less<>> unreadable_;
};

/// Disclosure control and arithmetic of one table: the only door from what was read to what is
/// public. Counts of people are protected by the policy that the table names (table-policy when it
/// names none); then what the rules come to is checked, without numbers in the messages where any
/// is hidden. Takes the table, so that no true count outlives it.
SharedTable disclose(RawTable table, const metrics::FiguresConfig& config,
                     Diagnostics& diagnostics);

/// The same for all, in parallel.
PublicReportTables disclose(RawTables tables, const metrics::FiguresConfig& config, Jobs jobs,
                            Diagnostics& diagnostics);

}  // namespace pier::tables
