#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "site/assembler.h"
#include "tables/table_file.h"

namespace pier {

void Assembler::resolve_data_table(const BlockContext& block, ResolvedBlock& resolved) {
  const metrics::FiguresConfig& config = site_.figures_.config();
  const Value* id = block.fields.find("id");
  resolved.data_table = id == nullptr ? nullptr : site_.tables_.find(id->as_text());
  if (id == nullptr) {
    auto table =
        tables::read_inline_table(block.fields, block.written.span, sources_, diagnostics_);
    if (table) resolved.data_table = tables::disclose(std::move(*table), config, diagnostics_);
  } else if (resolved.data_table == nullptr) {
    report_no_table(*id);
  }
  if (resolved.data_table == nullptr) return;
  resolved.data_chart =
      tables::chart_of(*resolved.data_table, fmt::format("table-{}", block.index + 1), config,
                       block.written.span, diagnostics_);
}

void Assembler::report_no_table(const Value& id) {
  const std::string& name = id.as_text();
  if (site_.tables_.is_unreadable(name)) return;
  std::string help = suggest(name, site_.tables_.ids());
  if (help.empty()) {
    help = fmt::format("put its files into data/tables as `{0}.yaml` and `{0}.csv`", name);
  }
  diagnostics_.report("table-unknown", id.span, fmt::format("there is no table `{}`", name),
                      std::move(help));
}

/// What a page shows that waits for its day is used as well.
void Assembler::check_tables_used() {
  std::set<std::string, std::less<>> used;
  const auto add = [&](const Entry& entry) {
    for (std::size_t b = 0; b < entry.blocks.size(); ++b) {
      if (entry.document.blocks()[b].name != "data-table") continue;
      const Value* id = entry.blocks[b].find("id");
      if (id != nullptr && id->is_text()) used.insert(id->as_text());
    }
  };
  for (const Entry& shown : site_.entries_) add(shown);
  for (const Entry& waiting : waiting_) add(waiting);
  for (const tables::SharedTable& table : site_.tables_.all()) {
    const std::string& id = table->data().id;
    if (used.contains(id)) continue;
    diagnostics_.report(
        "table-unused", table->data().span, fmt::format("no page shows the table `{}`", id),
        fmt::format("add a block `data-table` with `id: {}` to a page, or take the files away",
                    id));
  }
}

}  // namespace pier
