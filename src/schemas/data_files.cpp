#include "schemas/data_files.h"

#include <algorithm>
#include <array>

#include "calendar/data_fields.h"
#include "content/data_fields.h"
#include "content/privacy_fields.h"
#include "content/publish_targets.h"
#include "federation/neighbours.h"
#include "learning/data_fields.h"
#include "metrics/data_fields.h"
#include "provenance/data_fields.h"
#include "search/data_fields.h"
#include "site/data_fields.h"
#include "strategy/fields.h"
#include "tables/definition.h"
#include "theme/description.h"

namespace pier::schemas {

namespace {

constexpr auto kDataFiles = std::to_array<DataFile>({
    {"accessibility", "data/accessibility.yaml",
     "The accessibility statement: how far the site meets the standard, and what is open.",
     accessibility_fields},
    {"contacts", "data/contacts.yaml", "Every phone number and e-mail address of the site.",
     contacts_fields},
    {"figures", "data/figures.yaml", "The areas, themes and rules of disclosure of all figures.",
     metrics::figures_config_fields},
    {"glossary", "data/glossary.yaml", "Terms and short forms, and what they mean.",
     glossary_fields},
    {"groups", "data/groups.yaml", "Who meets, who sends members, and who reports to whom.",
     calendar::groups_fields},
    {"holidays", "data/holidays.yaml", "When schools are closed, and bank holidays of their own.",
     calendar::holidays_fields},
    {"learning", "data/learning.yaml", "What reviews teach, and the kinds of abuse and neglect.",
     learning::taxonomy_fields},
    {"meetings", "data/meetings/*.yaml", "When a group meets, and what came of it.",
     calendar::meetings_fields},
    {"neighbours", "data/neighbours.yaml", "Other partnerships whose learning this site shows.",
     federation::neighbours_fields},
    {"privacy", "data/privacy.yaml", "Personal data that may be public, with the reason.",
     privacy_fields},
    {"publish", "data/publish.yaml", "Where the site is published to.", publish_fields},
    {"site", "data/site.yaml", "The name and the address of the site, and what each page offers.",
     site_config_fields},
    {"sources", "data/sources.yaml", "What is fetched from other servers, and what it becomes.",
     provenance::sources_fields},
    {"strategies", "data/strategies/*.yaml", "A strategy with its priorities and its workplan.",
     strategy::file_fields},
    {"synonyms", "data/synonyms.yaml", "Other names of things, for the search.",
     search::synonyms_fields},
    {"tables", "data/tables/**/*.yaml", "What the cells of a table are; they stand in a CSV file.",
     tables::file_fields},
    {"theme", "themes/*/theme.yaml", "What a theme is made of.", theme_fields},
    {"tombstones", "data/tombstones.yaml", "Addresses that were taken away, with the reason.",
     tombstones_fields},
    {"training", "data/training/*.yaml", "A course or an event, and its days.",
     calendar::course_fields},
});

}  // namespace

std::span<const DataFile> data_files() {
  return kDataFiles;
}

const DataFile* find_data_file(std::string_view name) {
  const auto* found = std::find_if(kDataFiles.begin(), kDataFiles.end(),
                                   [&](const DataFile& file) { return file.name == name; });
  return found == kDataFiles.end() ? nullptr : found;
}

}  // namespace pier::schemas
