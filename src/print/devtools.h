#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "value/value.h"

namespace pier::print {

/// A message of the Chrome DevTools Protocol to us: the answer to a command, or an event.
struct DevToolsMessage {
  /// Of the command that it answers; 0 for an event.
  std::int64_t id = 0;
  /// The name of an event.
  std::string method;
  /// The tab that it comes from; "" for the browser itself.
  std::string session;
  /// The result of a command, or the parameters of an event; a map.
  Value content;
  /// Why a command did not work, in Chromium's words; "" when it did.
  std::string error;
};

/// None when the text is no such message.
std::optional<DevToolsMessage> read_devtools_message(std::string text);

/// A command with its NUL. REQUIRES: `params` is a map.
std::string write_devtools_command(std::int64_t id, std::string_view method, const Value& params,
                                   std::string_view session);

}  // namespace pier::print
