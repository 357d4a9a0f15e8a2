#pragma once

#include <vector>

#include "checks/checks.h"
#include "checks/scanned_page.h"

/// The checks themselves, one subject a file. The tables in checks.cpp are their only caller.
/// A new check is a function here and one line there.
namespace pier::checks {

/// What the checks of one document may look at beside it.
struct TextInput {
  const Site& site;
  const SourceMap& sources;
};

// About one document, as its author wrote it.
void contact_literals(const Entry& entry, const TextInput& input, Diagnostics& diagnostics);
void document_control(const Entry& entry, const TextInput& input, Diagnostics& diagnostics);
void forms(const Entry& entry, const TextInput& input, Diagnostics& diagnostics);
void scaffold_leftovers(const Entry& entry, const TextInput& input, Diagnostics& diagnostics);

// About one finished page.
void structure(const ScannedPage& page, Diagnostics& diagnostics);
void names(const ScannedPage& page, Diagnostics& diagnostics);
void tables(const ScannedPage& page, Diagnostics& diagnostics);
void resources(const ScannedPage& page, Diagnostics& diagnostics);
/// Finds what nothing allows as yet. Called for pages whose source has an error too.
std::vector<privacy::Finding> personal_data(const ScannedPage& page, const Screening* screening);

/// Notes the links that are to be followed when all addresses are known, and what can be linked to.
void note_links(const ScannedPage& page, const KnownAddresses& known, PageFindings& found);

// About all finished pages together; `found` has an element for each page of the input.
void links(const std::vector<PageFindings>& found, const CheckInput& input, Jobs jobs,
           Diagnostics& diagnostics);
void page_titles(const std::vector<PageFindings>& found, const CheckInput& input, Jobs jobs,
                 Diagnostics& diagnostics);

// What a source shows is reported there, once; these report what only the finished site has: what
// stands in pieces in its source, or comes from two places. Each thing once, where it stands first
// in the order of pages and files, whichever thread found it first.
void personal_data_of_pages(std::vector<PageFindings>& found, const CheckInput& input,
                            Diagnostics& diagnostics);
void personal_data_in_files(const CheckInput& input, Jobs jobs, Diagnostics& diagnostics);

// About the whole site.
void accessibility_statement(const CheckInput& input, Diagnostics& diagnostics);
void announced_days(const CheckInput& input, Diagnostics& diagnostics);
void example_contacts(const CheckInput& input, Diagnostics& diagnostics);
void stated_figures(const CheckInput& input, Diagnostics& diagnostics);
void security_expiry(const CheckInput& input, Diagnostics& diagnostics);

}  // namespace pier::checks
