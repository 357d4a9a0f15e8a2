#include "content/publish_targets.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/site_path.h"
#include "base/text.h"
#include "value/yaml_reader.h"

namespace pier {

namespace {

constexpr auto kTargetKinds = std::to_array<std::string_view>({"folder", "s3"});

constexpr auto kTargetFields = std::to_array<Field>({
    {.name = "name",
     .kind = FieldKind::slug,
     .need = Need::required,
     .meaning = "what the commands call it",
     .example = "website"},
    {.name = "kind",
     .kind = FieldKind::choice,
     .need = Need::required,
     .meaning = "a folder of this machine, or storage that understands the requests of Amazon S3",
     .example = "folder",
     .choices = kTargetKinds},
    {.name = "folder",
     .meaning = "for a folder: its whole path; the web server shows `current` in it",
     .example = "/srv/www/partnership"},
    {.name = "endpoint",
     .kind = FieldKind::https_url,
     .meaning = "for s3: the address of the storage, without the bucket",
     .example = "https://s3.eu-west-2.amazonaws.com"},
    {.name = "bucket", .meaning = "for s3: the bucket", .example = "partnership-website"},
    {.name = "region", .meaning = "for s3: its region", .example = "eu-west-2"},
    {.name = "prefix",
     .meaning = "for s3: the folder of the bucket in which the site stands, if it is not the top",
     .example = "website"},
});

constexpr auto kPublishFile = std::to_array<Field>({
    {.name = "targets",
     .kind = FieldKind::list,
     .need = Need::required,
     .meaning = "the places that the site is published to",
     .example = "[{name: website, kind: folder, folder: /srv/www/partnership}]",
     .fields = kTargetFields},
});

/// The fields that only one kind has, and whether it must have them.
struct OfKind {
  std::string_view field;
  std::string_view kind;
  bool required;
};
constexpr auto kOfKind = std::to_array<OfKind>({{"folder", "folder", true},
                                                {"endpoint", "s3", true},
                                                {"bucket", "s3", true},
                                                {"region", "s3", true},
                                                {"prefix", "s3", false}});

constexpr std::string_view kRule = "publish-target";

/// The letters of names that need no escaping in an address, and no thought in a signature.
bool is_plain_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || ascii_is_digit(c) || c == '-' || c == '.' || c == '_';
  });
}

/// Reads one row; what is wrong with it is reported.
class TargetReader {
 public:
  TargetReader(const Value& item, Diagnostics& diagnostics)
      : item_(item), diagnostics_(diagnostics) {}

  /// Whether `into` is whole.
  bool read(PublishTarget& into) {
    const std::string kind = text("kind");
    into.name = text("name");
    into.span = item_.span;
    if (kind.empty() || into.name.empty()) return false;
    into.kind = kind == "folder" ? TargetKind::folder : TargetKind::s3;
    check_fields_of(kind);
    into.folder = text("folder");
    into.endpoint = text("endpoint");
    into.bucket = text("bucket");
    into.region = text("region");
    into.prefix = text("prefix");
    if (into.kind == TargetKind::folder) {
      check_folder(into);
    } else {
      check_storage(into);
    }
    return good_;
  }

 private:
  std::string text(std::string_view field) const { return text_of(item_.find(field)); }

  void report(std::string_view field, std::string message, std::string help) {
    const Value* value = item_.find(field);
    diagnostics_.report(kRule, value == nullptr ? item_.span : value->span, std::move(message),
                        std::move(help));
    good_ = false;
  }

  void check_fields_of(std::string_view kind) {
    for (const OfKind& row : kOfKind) {
      const bool is_there = item_.find(row.field) != nullptr;
      if (row.kind == kind && row.required && !is_there) {
        report(row.field, fmt::format("a target of the kind `{}` needs `{}`", kind, row.field),
               fmt::format("add a line such as `{}: {}`", row.field, example_of(row.field)));
      } else if (row.kind != kind && is_there) {
        report(row.field, fmt::format("a target of the kind `{}` has no `{}`", kind, row.field),
               "take it out, or write the other kind");
      }
    }
  }

  static std::string_view example_of(std::string_view field) {
    const auto* const found = std::find_if(kTargetFields.begin(), kTargetFields.end(),
                                           [&](const Field& known) { return known.name == field; });
    return found == kTargetFields.end() ? std::string_view() : found->example;
  }

  void check_folder(const PublishTarget& target) {
    if (target.folder.empty()) return;
    // One part after the other, so that nothing leads back up.
    const bool is_absolute = target.folder.front() == '/' && target.folder.size() > 1;
    const auto rest = is_absolute ? SitePath::parse(std::string_view(target.folder).substr(1))
                                  : std::optional<SitePath>();
    if (rest) return;
    report("folder", fmt::format("`{}` is no whole path of a folder", target.folder),
           "write it from the top of the disk and without a slash at its end, as "
           "/srv/www/partnership");
  }

  void check_storage(PublishTarget& target) {
    constexpr std::string_view kScheme = "https://";
    if (target.endpoint.ends_with('/')) target.endpoint.pop_back();
    if (!target.endpoint.empty() &&
        target.endpoint.find_first_of("/?#", kScheme.size()) != std::string::npos) {
      report("endpoint", fmt::format("`{}` holds more than a host", target.endpoint),
             "write `https://` and the host; bucket and prefix have fields of their own");
    }
    for (const std::string_view field : {"bucket", "region"}) {
      const std::string name = text(field);
      if (name.empty() || is_plain_name(name)) continue;
      report(field, fmt::format("`{}` cannot be the name of a {}", name, field),
             "it has small letters, digits, hyphens and dots: copy it from the storage's pages");
    }
    if (target.prefix.empty()) return;
    if (target.prefix.ends_with('/')) target.prefix.pop_back();
    const auto path = SitePath::parse(target.prefix);
    if (!path || path->empty() || target.prefix.front() == '.') {
      report("prefix", fmt::format("`{}` is no folder of a bucket", target.prefix),
             "write it as in an address, without a slash at its begin: `website`");
    }
    target.prefix += '/';
  }

  const Value& item_;
  Diagnostics& diagnostics_;
  bool good_ = true;
};

/// Two targets in one place would take each other's files away.
bool is_same_place(const PublishTarget& a, const PublishTarget& b) {
  return a.kind == b.kind && a.folder == b.folder && a.endpoint == b.endpoint &&
         a.bucket == b.bucket && a.prefix == b.prefix;
}

}  // namespace

std::span<const Field> publish_fields() {
  return kPublishFile;
}

std::vector<PublishTarget> read_publish_targets(FileId file, const SourceMap& sources,
                                                Diagnostics& diagnostics) {
  std::vector<PublishTarget> targets;
  const Span whole = sources.whole(file);
  const Value fields = check_fields(read_yaml(whole, sources, diagnostics), kPublishFile, whole,
                                    sources, diagnostics);
  for (const Value& item : list_of(fields.find("targets"))) {
    PublishTarget target;
    if (!TargetReader(item, diagnostics).read(target)) continue;
    const auto same = std::find_if(targets.begin(), targets.end(), [&](const auto& other) {
      return other.name == target.name || is_same_place(other, target);
    });
    if (same != targets.end()) {
      const bool by_name = same->name == target.name;
      diagnostics
          .report(kRule, item.span,
                  by_name ? fmt::format("there are two targets `{}`", target.name)
                          : fmt::format("`{}` and `{}` are one place", same->name, target.name),
                  by_name ? "give each a name of its own" : "keep one of them")
          .notes.push_back({same->span, "the first one is here"});
      continue;
    }
    targets.push_back(std::move(target));
  }
  return targets;
}

}  // namespace pier
