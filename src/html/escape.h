#pragma once

#include <string>
#include <string_view>

namespace pier::html {

/// The three places where data may stand in our HTML; there is no fourth.
enum class Context {
  text,       ///< between tags
  attribute,  ///< inside a double-quoted attribute
  url,        ///< the whole value of href, src or action, double-quoted
};

/// Appends `value` so that it means itself in `context`: & < > " ' become references
/// as in Python's markupsafe ("&#34;" for the quote), so that Jinja2 can judge us.
/// In `url`, a URL that is not safe_url() becomes "#": templates are checked before, so
/// that this is a second line of defence only.
void append_escaped(std::string& out, std::string_view value, Context context);

std::string escaped(std::string_view value, Context context);

/// Whether a URL may be linked to: http(s), mailto, tel, or relative; no user-info, no
/// "//host", no control characters or spaces, no backslash. An allow-list on purpose:
/// every list of bad schemes has been got round.
bool safe_url(std::string_view url);

}  // namespace pier::html
