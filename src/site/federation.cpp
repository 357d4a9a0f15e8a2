#include <algorithm>

#include "site/assembler.h"

namespace pier {

void Assembler::share_procedures() {
  for (std::size_t i = 0; i < count(); ++i) {
    if (entry(i).fields.find("share_as") == nullptr) continue;
    auto text = federation::shared_text(entry(i), placement(i).owner,
                                        site_.absolute(placement(i).url), sources_, diagnostics_);
    if (text) site_.shared_procedures_.push_back({static_cast<EntryId>(i), std::move(*text)});
  }
  std::sort(
      site_.shared_procedures_.begin(), site_.shared_procedures_.end(),
      [](const SharedProcedure& a, const SharedProcedure& b) { return a.text.id < b.text.id; });
}

const federation::ShownCopy* Site::copy_shown_by(EntryId id) const {
  const auto found = copies_.find(entry(id).source);
  return found == copies_.end() ? nullptr : &found->second;
}

}  // namespace pier
