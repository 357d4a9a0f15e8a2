#include "app/new_site.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "build/source_text.h"

namespace pier {

namespace {

const SitePath kIndex = *SitePath::parse("index.md");

bool has_controls(std::string_view text) {
  return first_bad_utf8(text) || std::any_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

}  // namespace

NewSite::NewSite(const NewOptions& options, const Date& today)
    : options_(options), today_(today), files_(options.site) {
  Diagnostics unheard;
  sources_ = read_sources({files_}, true, Jobs::of_machine(), map_, unheard);
  for (const ContentFile& source : sources_.content) {
    if (source.path.name() == kIndex.text()) page(source.path);
  }
}

void NewSite::refuse(std::string message, std::string help) {
  refusal_ = {std::move(message), std::move(help)};
}

void NewSite::refuse_unknown(std::string_view what, std::string_view name,
                             std::span<const std::string_view> names, std::string otherwise) {
  const std::string_view near = nearest(name, names);
  refuse(fmt::format("there is no {} `{}`", what, name),
         near.empty() ? std::move(otherwise) : fmt::format("did you mean `{}`?", near));
}

bool NewSite::has_words(std::size_t least, std::size_t most, std::string_view example) {
  const std::size_t count = options_.words.size();
  const std::string help = fmt::format("write it as in `{}`", example);
  if (count < least) {
    refuse(fmt::format("`pier new {}` wants to know more", options_.type), help);
  } else if (count > most) {
    refuse(fmt::format("`{}` is a word too many", options_.words[most]), help);
  } else if (std::any_of(options_.words.begin(), options_.words.end(), has_controls)) {
    refuse("what stands behind the type has more than one line, or is no text", help);
  } else {
    return true;
  }
  return false;
}

bool NewSite::has_letters(const std::string& title) {
  if (!slug(title).empty()) return true;
  refuse(fmt::format("`{}` has no letters to make a name from", title),
         "write it in words, as in `pier new page \"Hoarding\"`");
  return false;
}

std::optional<Date> NewSite::day(std::size_t i) {
  const auto day = Date::parse(word(i));
  if (day) return day;
  const auto guess = guess_iso_date(word(i));
  refuse(fmt::format("`{}` is no day", word(i)),
         guess ? fmt::format("did you mean {}?", *guess) : "write it as 2026-06-04");
  return std::nullopt;
}

std::optional<std::string> NewSite::section(std::string_view usual) {
  std::string_view written = options_.in.empty() ? usual : std::string_view(options_.in);
  if (written.starts_with("content/")) written.remove_prefix(std::string_view("content/").size());
  while (written.ends_with('/')) written.remove_suffix(1);
  const auto folder = SitePath::parse(written);
  if (!folder) {
    refuse(fmt::format("`{}` is no folder below content/", written),
           "write it as in --in about/annual-reports");
    return std::nullopt;
  }
  if (page(*folder / kIndex) != nullptr) return folder->text();
  std::vector<std::string_view> folders;
  for (const auto& [source, entry] : entries_) {
    if (source.name() == kIndex.text() && source != kIndex) folders.push_back(source.text());
  }
  const std::string_view near = nearest(folder->text() + "/index.md", folders);
  const std::string_view meant =
      near.substr(0, near.size() - std::min<std::size_t>(near.size(), 9));
  refuse(fmt::format("there is no section `content/{}`: it has no index.md", written),
         meant.empty() ? "make its index.md first, with `pier new section`, or name another with "
                         "--in"
                       : fmt::format("did you mean --in {}?", meant));
  return std::nullopt;
}

std::string NewSite::usual_section(std::string_view type) const {
  for (const auto& [folder, kept] : sources_.config.types) {
    if (kept == type) return folder;
  }
  return {};
}

std::string NewSite::owner_of(const std::string& folder) const {
  for (SitePath at = *SitePath::parse(folder);; at = at.parent()) {
    const auto index = entries_.find(at / kIndex);
    if (index != entries_.end() && !index->second.text("owner").empty()) {
      return index->second.text("owner");
    }
    if (at.empty()) return {};
  }
}

const Entry* NewSite::page(const SitePath& source) {
  const auto known = entries_.find(source);
  if (known != entries_.end()) return &known->second;
  for (const ContentFile& file : sources_.content) {
    if (file.path != source) continue;
    Diagnostics unheard;
    return &entries_.emplace(source, read_entry(file.file, source, sources_.config, map_, unheard))
                .first->second;
  }
  return nullptr;
}

std::optional<std::string> NewSite::bytes_of(const std::string& path) {
  const auto file = SitePath::parse(path);
  if (!file) return std::nullopt;
  ReadResult read = files_.read(*file, kLargestData);
  if (read.status == ReadStatus::ok) return std::move(read.bytes);
  if (read.status != ReadStatus::missing) {
    refuse(fmt::format("`{}` cannot be read", path), "`pier check` says why");
  }
  return std::nullopt;
}

}  // namespace pier
