#pragma once

#include <string>
#include <string_view>

#include "content/site_config.h"
#include "open_data/licence.h"

namespace pier::open_data {

/// Whose site it is, as data about data name it.
struct Publisher {
  /// Of the organisation.
  std::string name;
  std::string site_name;
  std::string language;
  /// "https://host" with an optional path, without a slash at the end.
  std::string base_url;
  /// Of data whose source names none.
  Licence licence;

  /// The whole address: "https://host/path/".
  std::string absolute(std::string_view url) const { return base_url + std::string(url); }
  /// The name of the organisation for machines, the same on every page.
  std::string id() const { return absolute("/#organisation"); }
};

Publisher publisher_of(const SiteConfig& config);

}  // namespace pier::open_data
