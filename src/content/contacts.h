#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "diagnostics/diagnostics.h"
#include "value/value.h"

namespace pier {

/// One way to reach somebody: the only place where its number and address stand.
struct Contact {
  std::string id;
  std::string name;
  std::string serves;  ///< "child", "adult" or "both" (the field `for`)
  std::vector<std::string> audience;
  std::string hours;  ///< "in", "out" or "always"
  std::string opening;
  std::string phone;
  std::string text_phone;
  std::string email;
  std::string link;
  std::string about;
  std::string next;
  /// The number or address is a placeholder: an error in production.
  bool example = false;
  std::optional<Date> checked;
  Span span;
};

/// "tel:+441702123456" for "01702 123 456"; short codes such as 999 stay as they are.
std::string tel_url(std::string_view phone);

/// data/contacts.yaml, in the order of the file.
class Contacts {
 public:
  /// Reads the file; contacts without an id of their own are reported and left out.
  static Contacts read(FileId file, const SourceMap& sources, Diagnostics& diagnostics);
  /// For a file that is there but could not be read.
  static Contacts unknown();

  /// Whether all contacts are known. Not when the file could not be read: then a name that is not
  /// found is no problem of its own.
  bool is_complete() const { return is_complete_; }
  const std::vector<Contact>& all() const { return all_; }
  const Contact* find(std::string_view id) const;
  /// The contact whose number or e-mail address this is, however it is spaced; or null.
  const Contact* with_address(std::string_view phone_or_email) const;
  std::vector<std::string_view> ids() const;

 private:
  std::vector<Contact> all_;
  bool is_complete_ = true;
};

/// A phone number or e-mail address that stands in a text.
struct Address {
  std::size_t begin;
  std::size_t end;
  bool is_email;
};

/// What in `text` looks like a telephone number of the United Kingdom (0…, +44…, with or
/// without spaces, 9 to 11 digits; Childline's 0800 1111 and Shout's 85258; 999, 111, 101 and other
/// short codes after "call", "ring", "dial" or "text") or an e-mail address, in the order of the
/// text. Years, dates, amounts and references are none.
std::vector<Address> find_addresses(std::string_view text);

}  // namespace pier
