#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostics.h"
#include "value/value.h"

namespace pier {

/// data/site.yaml.
struct SiteConfig {
  FileId file{};
  /// False when there is no file, or none that could be read: nothing here was chosen.
  bool is_known = false;
  std::string name;
  std::string short_name;
  std::string tagline;
  std::string language = "en-GB";
  /// "https://host" with an optional path, without a slash at the end.
  std::string base_url;
  std::string theme = "civic";
  /// Where the theme is named, else the file.
  Span theme_span{};
  std::string organisation;
  std::string area;
  std::string exit_url;
  /// The title of pages that are marked discreet.
  std::string neutral_title;
  /// Folder → the type of the files in it and below.
  std::map<std::string, std::string> types;
  std::string licence_text;
  std::string licence_link;

  struct Card {
    std::string kind;
    std::string heading;
    std::string text;
    /// Ids with their places.
    std::vector<std::pair<std::string, Span>> contacts;
    std::string page;
    Span page_span{};
    std::string link_text;
  };
  std::string help_heading;
  std::vector<Card> help_cards;

  /// Source paths of the pages that the footer links to, with their places.
  struct FooterLink {
    std::string source;
    Span span;
  };
  std::vector<FooterLink> footer;

  /// security.txt (RFC 9116). None: the file is not made.
  struct Security {
    std::string contact;
    Date expires;
    Span expires_span;
    std::string policy;
    std::string languages;
  };
  std::optional<Security> security;

  /// The path part of base_url: "" or "/path".
  std::string base_path() const;
};

/// Reads data/site.yaml. Comes back with what could be read.
SiteConfig read_site_config(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace pier
