#pragma once

#include "checks/checks.h"

/// The checks themselves, one subject a file. The tables in checks.cpp are their only caller.
/// A new check is a function here and one line there.
namespace pier::checks {

// About one document, as its author wrote it.
void contact_literals(const Entry& entry, const CheckInput& input, Diagnostics& diagnostics);
void document_control(const Entry& entry, const CheckInput& input, Diagnostics& diagnostics);

// About the whole site.
void example_contacts(const CheckInput& input, Diagnostics& diagnostics);
void security_expiry(const CheckInput& input, Diagnostics& diagnostics);

}  // namespace pier::checks
