#include "build/memory.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

#include <link.h>

#include "base/bytes_writer.h"
#include "build/source_text.h"

namespace pier {

namespace {

/// What a memory begins with. The number rises with every change of what follows.
constexpr std::string_view kHeader = "pier memory 2\n";

void write_texts(const std::vector<std::string>& texts, BytesWriter& to) {
  to.number(texts.size());
  for (const std::string& text : texts) to.text(text);
}

std::vector<std::string> read_texts(BytesReader& from) {
  std::vector<std::string> texts(from.count());
  for (std::string& text : texts) text = from.text();
  return texts;
}

void write_place(const SaidProblem::Place& place, BytesWriter& to) {
  to.text(place.path);
  to.number(place.has_text ? 1 : 0);
  to.number(place.begin);
  to.number(place.end);
}

SaidProblem::Place read_place(BytesReader& from) {
  SaidProblem::Place place;
  place.path = from.text();
  place.has_text = from.number() != 0;
  place.begin = static_cast<std::uint32_t>(from.number());
  place.end = static_cast<std::uint32_t>(from.number());
  return place;
}

void write_said(const std::vector<SaidProblem>& said, BytesWriter& to) {
  to.number(said.size());
  for (const SaidProblem& problem : said) {
    to.text(problem.rule);
    write_place(problem.place, to);
    to.text(problem.message);
    to.text(problem.help);
    to.number(problem.notes.size());
    for (const auto& [place, message] : problem.notes) {
      write_place(place, to);
      to.text(message);
    }
  }
}

std::vector<SaidProblem> read_said(BytesReader& from) {
  std::vector<SaidProblem> said(from.count());
  for (SaidProblem& problem : said) {
    problem.rule = from.text();
    problem.place = read_place(from);
    problem.message = from.text();
    problem.help = from.text();
    problem.notes.resize(from.count());
    for (auto& [place, message] : problem.notes) {
      place = read_place(from);
      message = from.text();
    }
  }
  return said;
}

void write_history(const std::vector<PastBuild>& history, BytesWriter& to) {
  to.number(history.size());
  for (const PastBuild& build : history) {
    to.fixed(static_cast<std::uint64_t>(build.when));
    to.number(build.because.size());
    for (const std::string& reason : build.because) to.text(reason);
    to.number(build.changes.size());
    for (const InputChange& change : build.changes) {
      to.number(static_cast<std::uint64_t>(change.kind));
      to.text(change.path);
    }
    to.number(build.change_count);
  }
}

std::vector<PastBuild> read_history(BytesReader& from) {
  std::vector<PastBuild> history(from.count());
  for (PastBuild& build : history) {
    build.when = static_cast<std::int64_t>(from.fixed());
    build.because.resize(from.count());
    for (std::string& reason : build.because) reason = from.text();
    build.changes.resize(from.count());
    for (InputChange& change : build.changes) {
      change.kind = static_cast<InputChange::Kind>(from.number());
      change.path = from.text();
    }
    build.change_count = from.number();
  }
  return history;
}

void write_optional(const std::optional<Inputs>& inputs, BytesWriter& to) {
  to.number(inputs ? 1 : 0);
  if (inputs) write_inputs(*inputs, to);
}

std::optional<Inputs> read_optional(BytesReader& from) {
  if (from.number() == 0) return std::nullopt;
  return read_inputs(from);
}

/// What was said, in words that can be kept; none when something in it must not be.
std::optional<std::vector<SaidProblem>> said_by(const Build& build) {
  const SourceMap& map = *build.sources;
  bool may_be_kept = true;
  const auto place_of = [&](const Span& span) {
    const bool is_plain = map.shown_path(span.file) == map.path(span.file) &&
                          map.may_be_shown(span.file) == map.has_text(span.file);
    may_be_kept = may_be_kept && is_plain;
    return SaidProblem::Place{map.path(span.file), map.has_text(span.file), span.begin, span.end};
  };
  std::vector<SaidProblem> said;
  for (const Diagnostic& d : build.diagnostics.all()) {
    // What a person can be known by is kept nowhere.
    may_be_kept = may_be_kept && !d.rule->id.starts_with("privacy-");
    SaidProblem problem{std::string(d.rule->id), place_of(d.span), d.message, d.help, {}};
    for (const Note& note : d.notes) problem.notes.emplace_back(place_of(note.span), note.message);
    said.push_back(std::move(problem));
  }
  if (!may_be_kept) return std::nullopt;
  return said;
}

/// Takes the files of which something was said in again, each once.
class Sayings {
 public:
  Sayings(const Memory& memory, const SiteFiles& files, SourceMap& map)
      : memory_(memory), files_(files), map_(map) {}

  Span span(const SaidProblem::Place& place) { return {file(place), place.begin, place.end}; }
  bool is_good() const { return is_good_; }

 private:
  FileId file(const SaidProblem::Place& place) {
    if (const auto known = known_.find(place.path); known != known_.end()) return known->second;
    const FileId file = take_in(place);
    known_.emplace(place.path, file);
    return file;
  }
  FileId take_in(const SaidProblem::Place& place) {
    if (!place.has_text) return map_.add_without_text(place.path);
    const KnownFile* input = memory_.inputs.site.find(place.path);
    const auto path = SitePath::parse(place.path);
    if (input != nullptr && path) {
      Diagnostics problems;
      const auto file = read_text(files_.site, *path, input->limit, map_, problems);
      if (file && problems.empty() && place.end <= map_.text(*file).size()) return *file;
    }
    is_good_ = false;
    return map_.add_without_text(place.path);
  }

  const Memory& memory_;
  const SiteFiles& files_;
  SourceMap& map_;
  std::map<std::string, FileId> known_;
  bool is_good_ = true;
};

}  // namespace

std::string write_searched(const SearchInput& input) {
  BytesWriter to;
  to.number(input.documents.size());
  for (const search::Document& document : input.documents) {
    to.text(document.url);
    to.text(document.title);
    to.text(document.summary);
    write_texts(document.names, to);
    to.text(document.kind);
    to.text(document.audience);
    to.number(document.year ? static_cast<std::uint64_t>(*document.year) + 1 : 0);
    to.fixed(std::bit_cast<std::uint64_t>(document.weight));
  }
  to.number(input.synonyms.groups().size());
  for (const search::SynonymGroup& group : input.synonyms.groups()) {
    write_texts(group.typed, to);
    write_texts(group.found, to);
  }
  return to.take();
}

std::optional<SearchInput> read_searched(std::string_view bytes) {
  BytesReader from(bytes);
  SearchInput input;
  input.documents.resize(from.count());
  for (search::Document& document : input.documents) {
    document.url = from.text();
    document.title = from.text();
    document.summary = from.text();
    document.names = read_texts(from);
    document.kind = from.text();
    document.audience = from.text();
    if (const std::uint64_t year = from.number()) document.year = static_cast<int>(year - 1);
    document.weight = std::bit_cast<double>(from.fixed());
  }
  for (std::size_t left = from.count(); left > 0; --left) {
    std::vector<std::string> typed = read_texts(from);
    input.synonyms.add(search::SynonymGroup{std::move(typed), read_texts(from)});
  }
  if (!from.is_good() || !from.at_end()) return std::nullopt;
  return input;
}

std::optional<Memory> remember(const Build& build, SiteInputs inputs,
                               std::vector<Condition> conditions) {
  if (build.diagnostics.has_errors()) return std::nullopt;
  auto said = said_by(build);
  if (!said) return std::nullopt;
  Memory memory;
  memory.conditions = std::move(conditions);
  memory.inputs = std::move(inputs);
  memory.accounting = build.accounting;
  memory.page_count = build.page_count;
  memory.silenced = build.silenced;
  memory.pages_without_pdf = build.pages_without_pdf;
  memory.pages_not_measured = build.pages_not_measured;
  memory.next_change = build.next_change;
  memory.said = std::move(*said);
  if (build.searched) memory.searched = write_searched(*build.searched);
  memory.texts = build.texts;
  return memory;
}

void Memory::add_to_history(const Memory* before, std::int64_t when) {
  constexpr std::size_t kMostBuilds = 30;
  constexpr std::size_t kMostChanges = 20;
  PastBuild build{when, {}, {}, 0};
  if (before == nullptr) {
    history.clear();
    build.because.emplace_back("nothing was kept of a build before");
  } else {
    history = before->history;
    for (const Condition& condition : conditions) {
      const auto& were = before->conditions;
      const bool is_same = std::find(were.begin(), were.end(), condition) != were.end();
      if (!is_same) build.because.push_back(condition.name);
    }
    build.changes = changes_between(before->inputs.site, inputs.site);
    build.change_count = build.changes.size();
    if (build.changes.size() > kMostChanges) build.changes.resize(kMostChanges);
  }
  history.push_back(std::move(build));
  if (history.size() > kMostBuilds) {
    history.erase(history.begin(), history.end() - static_cast<long>(kMostBuilds));
  }
}

std::optional<Build> recall(const Memory& memory, const SiteFiles& files) {
  Build build;
  Sayings sayings(memory, files, *build.sources);
  for (const SaidProblem& said : memory.said) {
    if (find_rule(said.rule) == nullptr) return std::nullopt;
    Diagnostic& d =
        build.diagnostics.report(said.rule, sayings.span(said.place), said.message, said.help);
    for (const auto& [place, message] : said.notes) {
      d.notes.push_back({sayings.span(place), message});
    }
  }
  if (!sayings.is_good()) return std::nullopt;
  build.accounting = memory.accounting;
  build.page_count = memory.page_count;
  build.silenced = memory.silenced;
  build.pages_without_pdf = memory.pages_without_pdf;
  build.pages_not_measured = memory.pages_not_measured;
  build.next_change = memory.next_change;
  return build;
}

std::string write_memory(const Memory& memory) {
  constexpr std::size_t kUsualInput = 120;
  BytesWriter body(memory.texts.bytes().size() + memory.searched.size() +
                   kUsualInput * (memory.inputs.site.files.size() + 100));
  body.text(kHeader);
  body.number(memory.conditions.size());
  for (const Condition& condition : memory.conditions) {
    body.text(condition.name);
    body.digest(condition.digest);
  }
  write_inputs(memory.inputs.site, body);
  write_optional(memory.inputs.built_assets, body);
  write_optional(memory.inputs.private_snapshots, body);
  body.digest(memory.published);
  body.number(memory.accounting.sources);
  body.number(memory.accounting.published);
  body.number(memory.accounting.refused);
  body.number(memory.accounting.held_back);
  body.number(memory.page_count);
  body.number(memory.silenced);
  body.number(memory.pages_without_pdf);
  body.number(memory.pages_not_measured);
  body.text(memory.next_change ? memory.next_change->iso() : std::string());
  write_said(memory.said, body);
  body.text(memory.searched);
  write_history(memory.history, body);
  body.text(memory.texts.bytes());
  return sealed(std::move(body));
}

std::optional<Memory> read_memory(std::string_view bytes) {
  auto reader = unsealed(bytes, kHeader);
  if (!reader) return std::nullopt;
  BytesReader& from = *reader;
  Memory memory;
  memory.conditions.resize(from.count());
  for (Condition& condition : memory.conditions) {
    condition.name = from.text();
    condition.digest = from.digest();
  }
  memory.inputs.site = read_inputs(from);
  memory.inputs.built_assets = read_optional(from);
  memory.inputs.private_snapshots = read_optional(from);
  memory.published = from.digest();
  memory.accounting.sources = from.number();
  memory.accounting.published = from.number();
  memory.accounting.refused = from.number();
  memory.accounting.held_back = from.number();
  memory.page_count = from.number();
  memory.silenced = from.number();
  memory.pages_without_pdf = from.number();
  memory.pages_not_measured = from.number();
  memory.next_change = Date::parse(from.text());
  memory.said = read_said(from);
  memory.searched = from.text();
  memory.history = read_history(from);
  memory.texts = Texts::of(from.text());
  if (!from.is_good() || !from.at_end()) return std::nullopt;
  return memory;
}

Digest program_digest() {
  BytesWriter notes;
  dl_iterate_phdr(
      [](dl_phdr_info* object, std::size_t, void* to) {
        for (int i = 0; i < object->dlpi_phnum; ++i) {
          const ElfW(Phdr)& header = object->dlpi_phdr[i];
          if (header.p_type != PT_NOTE) continue;
          // NOLINTNEXTLINE: the address of a segment is a number here.
          const auto* at = reinterpret_cast<const char*>(object->dlpi_addr + header.p_vaddr);
          static_cast<BytesWriter*>(to)->text({at, header.p_memsz});
        }
        return 0;
      },
      &notes);
  return digest_of(notes.view());
}

}  // namespace pier
