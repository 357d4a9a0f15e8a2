#include "preview/repeated_build.h"

#include <string>
#include <utility>

#include "build/inputs.h"
#include "build/retouch.h"
#include "build/source_text.h"

namespace pier::preview {

namespace {

/// The whole site with the files that were made anew.
Output output_of(const Output& last, const TreeEdits& edits) {
  Output output;
  Diagnostics unheard;  // no two files of a site have one path
  for (const TreeEdits::File& file : edits.files) output.add(file.path, {file.bytes}, unheard);
  for (const auto& [path, artifact] : last.files()) {
    if (edits.keeps(path.text()) && output.find(path) == nullptr) {
      output.add(path, artifact, unheard);
    }
  }
  return output;
}

/// What a build says of a site in which words of some texts changed, of which nothing was said
/// before and nothing is now: what it said before, with these pages and their notes anew.
std::shared_ptr<const Build> with_new_texts(const Build& last, const InputDifference& difference,
                                            const Retouched& made, const FileSystem& site) {
  auto build = std::make_shared<Build>();
  // Texts that were read stay where they are; the new ones come beside them.
  build->sources = last.sources;
  build->diagnostics = last.diagnostics;
  build->output = output_of(last.output, made.edits);
  build->page_count = last.page_count;
  build->accounting = last.accounting;
  build->silenced = last.silenced;
  build->pages_without_pdf = last.pages_without_pdf;
  build->pages_not_measured = last.pages_not_measured;
  build->next_change = last.next_change;
  build->notes = last.notes;
  for (const InputChange& change : difference.changes) {
    Diagnostics known;
    const auto file =
        read_text(site, *SitePath::parse(change.path), kLargestMarkdown, *build->sources, known);
    // One that vanished in this moment is told by the next event.
    if (file) renew_notes(build->notes, *file, *build->sources);
  }
  return build;
}

}  // namespace

std::shared_ptr<const Build> RepeatedBuild::build(const SiteFiles& files, BuildOptions options,
                                                  const Digest& conditions, std::int64_t now) {
  if (auto quick = build_what_changed(files, options, conditions, now); quick != nullptr) {
    return quick;
  }
  options.remember = true;
  return build_all(files, options, conditions, now);
}

std::shared_ptr<const Build> RepeatedBuild::build_all(const SiteFiles& files,
                                                      const BuildOptions& options,
                                                      const Digest& conditions, std::int64_t now) {
  const RecordedSite recorded(files, now);
  auto build = std::make_shared<Build>(pier::build(recorded.files(), options));
  // What is broken is seldom built upon: after it comes what was good, or all of it anew.
  if (build->diagnostics.has_errors()) return build;
  memory_ = remember(*build, recorded.inputs(), {{"", conditions}});
  build->texts = {};
  last_ = build;
  return build;
}

std::shared_ptr<const Build> RepeatedBuild::build_what_changed(const SiteFiles& files,
                                                               const BuildOptions& options,
                                                               const Digest& conditions,
                                                               std::int64_t now) {
  const std::vector<Condition> now_asked{{"", conditions}};
  if (!memory_ || memory_->conditions != now_asked) return nullptr;
  if (!is_elsewhere_as(memory_->inputs, files, now, options.jobs)) return nullptr;
  const InputDifference difference = compare(memory_->inputs.site, files.site, now, options.jobs);
  if (difference.changes.empty()) {
    memory_->inputs.site.update(difference.confirmed);
    memory_->inputs.site.update(difference.listed);
    return last_;
  }
  const auto page_at = [&](const SitePath& path) -> std::optional<Bytes> {
    const Artifact* page = last_->output.find(path);
    if (page == nullptr) return std::nullopt;
    return page->bytes;
  };
  auto made =
      retouch(*memory_, difference, files.site, options.watch_list, page_at, now, options.jobs);
  if (!made) return nullptr;
  last_ = with_new_texts(*last_, difference, *made, files.site);
  memory_ = std::move(made->memory);
  return last_;
}

}  // namespace pier::preview
