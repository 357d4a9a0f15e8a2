#include "build/read_sources.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "build/drawing.h"
#include "build/files_in.h"
#include "build/film.h"
#include "build/origins.h"
#include "build/privacy_gate.h"
#include "build/read_calendar.h"
#include "build/read_figures.h"
#include "build/read_neighbours.h"
#include "build/read_strategies.h"
#include "build/read_tables.h"
#include "build/source_text.h"
#include "content/publish_targets.h"

namespace pier {

namespace {

SitePath path(std::string_view text) {
  return *SitePath::parse(text);
}

/// The part of `whole` below `folder`.
SitePath below(const SitePath& whole, const SitePath& folder) {
  return *SitePath::parse(std::string_view(whole.text()).substr(folder.text().size() + 1));
}

bool is_content_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || ascii_is_digit(c) || c == '-' || c == '/' || c == '.';
  });
}

constexpr std::array<std::string_view, 10> kAttachments{".png", ".jpg", ".jpeg", ".webp", ".svg",
                                                        ".pdf", ".csv", ".txt",  ".mp4",  ".vtt"};

/// Kinds of files that carry more than they show, and what to publish instead.
struct RefusedKinds {
  std::array<std::string_view, 10> extensions;
  std::string_view help;
};

constexpr auto kRefused = std::to_array<RefusedKinds>({
    {{".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers"},
     "it can carry hidden sheets, comments and the data behind its tables; publish the figures as "
     ".csv"},
    {{".doc", ".docx", ".docm", ".odt", ".rtf", ".pages", ".dot", ".dotx"},
     "it can carry comments, changes and names of authors; publish the words as a page, or a .pdf"},
    {{".ppt", ".pptx", ".pptm", ".odp", ".key"},
     "it can carry notes, hidden slides and names of authors; publish the words as a page, or a "
     ".pdf"},
    {{".msg", ".eml", ".pst", ".vcf", ".mbox"},
     "it carries names and addresses of persons; publish what it says as a page"},
    {{".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".iso"},
     "nobody sees what is inside; unpack it, and publish each file as a page, .csv or .pdf"},
    {{".heic", ".heif", ".tif", ".tiff", ".bmp", ".gif", ".psd", ".raw", ".avif", ".dng"},
     "it can say where a picture was taken and by whom, and not all browsers show it; save it as "
     ".jpg, .png or .webp without information about the picture"},
    {{".mp3", ".m4a", ".mov", ".avi", ".wav", ".mkv", ".ogg", ".webm"},
     "a voice or a face is a person; publish what is said as a page, or a film of actors or "
     "drawings as .mp4 with captions"},
});

/// The help for a kind of file that is refused; the kinds that are not are named.
std::string_view help_for(std::string_view extension) {
  for (const RefusedKinds& kinds : kRefused) {
    const auto& all = kinds.extensions;
    if (!extension.empty() && std::find(all.begin(), all.end(), extension) != all.end()) {
      return kinds.help;
    }
  }
  return "pages are .md; beside them may stand .png, .jpg, .webp, .svg, .pdf, .csv, .txt, .mp4 and "
         ".vtt";
}

/// Whether a file may be published beside pages; reports when not.
bool is_attachment(const SitePath& file, SourceMap& map, Diagnostics& diagnostics) {
  const std::string extension = ascii_lower(file.extension());
  if (std::find(kAttachments.begin(), kAttachments.end(), extension) != kAttachments.end()) {
    return true;
  }
  diagnostics.report("file-type", {map.add_without_text(file.text()), 0, 0},
                     extension.empty()
                         ? "files without a kind, such as .md, are not published"
                         : fmt::format("files of the kind `{}` are not published", extension),
                     std::string(help_for(extension)));
  return false;
}

/// Kinds of files that can hold more than what they are for are looked into.
void look_into(const SitePath& path, const RawFile& raw, Diagnostics& diagnostics) {
  if (path.extension() == ".svg") {
    const std::string fault = fault_of_drawing(raw.bytes);
    if (fault.empty()) return;
    diagnostics.report("file-type", {raw.file, 0, 0},
                       fmt::format("this drawing cannot be published: {}", fault),
                       "save it as a plain SVG of shapes, or as .png");
  } else if (path.extension() == ".mp4") {
    const std::string fault = fault_of_film(raw.bytes);
    if (fault.empty()) return;
    diagnostics.report("privacy-metadata", {raw.file, 0, 0},
                       fmt::format("this film cannot be published: {}", fault),
                       "make it anew without them: ffmpeg -i film.mp4 -map_metadata -1 -c copy "
                       "new.mp4");
  }
}

void read_content(const SiteFiles& files, Jobs jobs, Sources& sources, SourceMap& map,
                  Diagnostics& diagnostics) {
  const SitePath folder = path("content");
  std::vector<SitePath> pages, others;
  const Listing listing = files.site.list(folder, jobs);
  sources.content_count = listing.bad_names.size();
  for (const DirectoryEntry& entry : listing.entries) {
    if (entry.kind != EntryKind::folder) ++sources.content_count;
  }
  for (SitePath& file : files_in(listing, map, diagnostics)) {
    if (!is_content_name(file.text())) {
      diagnostics.report("file-name", {map.add_without_text(file.text()), 0, 0},
                         "the name has other characters than small letters, digits and hyphens",
                         fmt::format("rename it, for example to `{}{}`", slug(file.stem()),
                                     ascii_lower(file.extension())));
    } else if (file.extension() == ".md") {
      pages.push_back(std::move(file));
    } else if (is_attachment(file, map, diagnostics)) {
      others.push_back(std::move(file));
    }
  }

  std::vector<std::optional<FileId>> read(pages.size());
  std::vector<Diagnostics> problems(pages.size());
  parallel_for(pages.size(), jobs.counting("Reading files"), [&](std::size_t i) {
    read[i] = read_text(files.site, pages[i], kLargestMarkdown, map, problems[i]);
  });
  for (std::size_t i = 0; i < pages.size(); ++i) {
    diagnostics.merge(std::move(problems[i]));
    if (read[i]) sources.content.push_back({below(pages[i], folder), *read[i]});
  }
  for (const SitePath& other : others) {
    if (auto raw = read_raw(files.site, other, kLargestAttachment, map, diagnostics); raw) {
      look_into(other, *raw, diagnostics);
      sources.attachments.push_back({below(other, folder), raw->file, std::move(raw->bytes)});
    }
  }
}

/// Without site.yaml this is no site, and every further problem would follow from that.
bool is_site(const Listing& data, SourceMap& map, Diagnostics& diagnostics) {
  const SitePath file = path("data/site.yaml");
  for (const DirectoryEntry& entry : data.entries) {
    if (entry.path == file) return true;
  }
  diagnostics.report("file-unreadable", {map.add_without_text(file.text()), 0, 0},
                     "the file `data/site.yaml` is not there",
                     "it holds the site's name and address; build in the folder of the site, or "
                     "name that folder with --site");
  return false;
}

void read_data_files(const FileSystem& files, const std::vector<SitePath>& present,
                     Sources& sources, SourceMap& map, Diagnostics& diagnostics) {
  const auto has = [&](std::string_view name) {
    return std::find(present.begin(), present.end(), path("data") / path(name)) != present.end();
  };
  const auto read = [&](std::string_view name) {
    return has(name) ? read_text(files, path("data") / path(name), kLargestData, map, diagnostics)
                     : std::nullopt;
  };
  constexpr std::array<std::string_view, 17> kKnown{"accessibility.yaml",
                                                    "contacts.yaml",
                                                    "figures.yaml",
                                                    "glossary.yaml",
                                                    "groups.yaml",
                                                    "holidays.yaml",
                                                    "learning.yaml",
                                                    "neighbours.yaml",
                                                    "privacy.yaml",
                                                    "publish.yaml",
                                                    "published-figures.csv",
                                                    "published-meetings.txt",
                                                    "published-reviews.txt",
                                                    "site.yaml",
                                                    "synonyms.yaml",
                                                    "tombstones.yaml",
                                                    "urls.txt"};
  if (const auto file = read("neighbours.yaml"); file) {
    sources.neighbours = federation::read_neighbours(*file, map, diagnostics);
  }
  for (const SitePath& file : present) {
    const bool is_known = std::find(kKnown.begin(), kKnown.end(), file.name()) != kKnown.end();
    if ((is_known && file.parent() == path("data")) || is_figures_file(file) ||
        is_calendar_file(file) || is_strategy_file(file) || is_table_file(file) ||
        is_origin_file(file) || is_neighbour_file(file, sources.neighbours)) {
      continue;
    }
    diagnostics.report("data-unknown", {map.add_without_text(file.text()), 0, 0},
                       "nothing reads this file", suggest(file.name(), kKnown));
  }
  if (const auto file = read("site.yaml"); file) {
    sources.config = read_site_config(*file, map, diagnostics);
  }
  if (const auto file = read("accessibility.yaml"); file) {
    sources.accessibility = read_accessibility(*file, map, diagnostics);
  }
  if (has("contacts.yaml")) {
    const auto file = read("contacts.yaml");
    sources.contacts = file ? Contacts::read(*file, map, diagnostics) : Contacts::unknown();
  }
  if (has("glossary.yaml")) {
    const auto file = read("glossary.yaml");
    sources.glossary = file ? Glossary::read(*file, map, diagnostics) : Glossary::unknown();
  }
  if (const auto file = read("synonyms.yaml"); file) {
    sources.synonyms = search::Synonyms::read(*file, map, diagnostics);
  }
  if (has("learning.yaml")) {
    const auto file = read("learning.yaml");
    sources.taxonomy =
        file ? learning::Taxonomy::read(*file, map, diagnostics) : learning::Taxonomy::unknown();
  }
  if (const auto file = read("privacy.yaml"); file) {
    sources.privacy_exceptions = read_privacy_exceptions(*file, map, diagnostics);
  }
  if (const auto file = read("publish.yaml"); file) {
    // Nothing of it is built; what is wrong with it is told before somebody publishes.
    std::ignore = read_publish_targets(*file, map, diagnostics);
  }
  if (const auto file = read("urls.txt"); file) {
    read_published_urls(*file, map, sources.url_record, diagnostics);
  }
  if (const auto file = read("published-meetings.txt"); file) {
    sources.sessions_before = calendar::read_published_sessions(*file, map, diagnostics);
  }
  if (const auto file = read("published-reviews.txt"); file) {
    sources.reviews_before = learning::read_published_reviews(*file, map, diagnostics);
  }
  if (const auto file = read("tombstones.yaml"); file) {
    read_tombstones(*file, map, sources.url_record, diagnostics);
  }
}

/// Whether messages show lines of an asset: of style sheets and scripts, not of pictures.
bool has_lines(const SitePath& file, const std::string& bytes) {
  const std::string_view extension = file.extension();
  return (extension == ".css" || extension == ".js" || extension == ".mjs") &&
         !first_bad_utf8(bytes);
}

void read_assets(const FileSystem& files, const SitePath& folder, std::vector<ThemeFiles::File>& to,
                 SourceMap& map, Diagnostics& diagnostics) {
  const Listing listing = files.list(folder);
  // Git keeps no empty folder: a theme without files of its own has none.
  const bool missing = !listing.unlisted.empty() && listing.unlisted.front().path == folder &&
                       listing.unlisted.front().status == ReadStatus::missing;
  if (missing) return;
  for (const SitePath& file : files_in(listing, map, diagnostics)) {
    if (auto raw = read_raw(files, file, kLargestAsset, map, diagnostics); raw) {
      const FileId shown =
          has_lines(file, raw->bytes) ? map.add(map.path(raw->file), raw->bytes) : raw->file;
      to.push_back({folder.empty() ? file : below(file, folder), std::move(raw->bytes), shown});
    }
  }
}

/// The folder of the theme that site.yaml names. None: reported, here or before.
std::optional<SitePath> find_theme(const FileSystem& files, const SiteConfig& config,
                                   Diagnostics& diagnostics) {
  if (!config.is_known) return std::nullopt;
  const Listing themes = files.list(path("themes"));
  std::vector<std::string_view> names;
  for (const DirectoryEntry& entry : themes.entries) {
    if (entry.kind != EntryKind::folder || entry.path.parent() != path("themes")) continue;
    if (entry.path.name() == config.theme) return entry.path;
    names.push_back(entry.path.name());
  }
  diagnostics.report(
      "theme-unknown", config.theme_span, fmt::format("there is no theme `{}`", config.theme),
      names.empty() ? "a theme is a folder below themes/" : suggest(config.theme, names));
  return std::nullopt;
}

void read_theme_files(const SiteFiles& files, Sources& sources, SourceMap& map,
                      Diagnostics& diagnostics) {
  const auto folder = find_theme(files.site, sources.config, diagnostics);
  if (!folder) return;
  sources.has_theme = true;
  const SitePath templates = *folder / path("templates");
  for (const SitePath& file : files_in(files.site.list(templates), map, diagnostics)) {
    const auto read = read_text(files.site, file, kLargestData, map, diagnostics);
    if (read) sources.theme.templates.push_back({below(file, templates).text(), *read});
  }
  const SitePath description = *folder / path("theme.yaml");
  const auto read = read_text(files.site, description, kLargestData, map, diagnostics);
  sources.has_theme = read.has_value();
  if (read) sources.theme.description = *read;
  read_assets(files.site, *folder / path("assets"), sources.theme.assets, map, diagnostics);
  if (files.built_assets != nullptr) {
    read_assets(*files.built_assets, SitePath{}, sources.theme.built_assets, map, diagnostics);
  }
}

}  // namespace

Sources read_sources(const SiteFiles& files, bool drafts, Jobs jobs, SourceMap& map,
                     Diagnostics& diagnostics) {
  Sources sources;
  const Listing data = files.site.list(path("data"));
  if (!is_site(data, map, diagnostics)) return sources;
  const std::vector<SitePath> present = files_in(data, map, diagnostics);
  read_data_files(files.site, present, sources, map, diagnostics);
  sources.figures = read_figures(files, present, jobs, map, diagnostics);
  sources.tables = read_tables(files.site, present, jobs, map, diagnostics);
  sources.calendar = read_calendar(files, present, drafts, jobs, map, diagnostics);
  sources.strategies = read_strategies(files, present, sources.calendar.groups, map, diagnostics);
  sources.copies = read_copies(files.site, present, map, diagnostics);
  read_pinned(files, present, jobs, sources, map, diagnostics);
  read_content(files, jobs, sources, map, diagnostics);
  read_theme_files(files, sources, map, diagnostics);
  return sources;
}

}  // namespace pier
