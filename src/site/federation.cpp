#include <algorithm>

#include <fmt/format.h>

#include "site/assembler.h"

namespace pier {

namespace {

/// What others read in place of a reference: numbers are written out, for their site does not know
/// whose they are.
std::optional<std::string> words_for_others(const markdown::Reference& reference,
                                            const ResolvedReference& resolved) {
  if (reference.name != "contact") return std::nullopt;
  // Nobody has this name, which was reported.
  if (resolved.contact == nullptr) return std::string();
  const Contact& contact = *resolved.contact;
  if (resolved.part == "phone") return contact.phone;
  if (resolved.part == "email") return contact.email;
  if (resolved.part == "name" || contact.phone.empty()) return contact.name;
  return fmt::format("{} on {}", contact.name, contact.phone);
}

}  // namespace

void Assembler::share_procedures() {
  for (std::size_t i = 0; i < count(); ++i) {
    if (entry(i).fields.find("share_as") == nullptr) continue;
    const auto& references = entry(i).document.references();
    federation::WordsForOthers words;
    for (std::size_t k = 0; k < references.size(); ++k) {
      words.push_back(words_for_others(references[k], placement(i).references[k]));
    }
    auto text = federation::shared_text(entry(i), words, placement(i).owner,
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
