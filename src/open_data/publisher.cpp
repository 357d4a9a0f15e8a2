#include "open_data/publisher.h"

namespace pier::open_data {

Publisher publisher_of(const SiteConfig& config) {
  return {.name = config.organisation,
          .site_name = config.name,
          .language = config.language,
          .base_url = config.base_url,
          .licence = licence_in(config.licence_text, config.licence_link)};
}

}  // namespace pier::open_data
