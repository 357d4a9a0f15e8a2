#pragma once

#include <string_view>

namespace pier::preview {

/// The script of every page of the preview: it follows the builds by server-sent events, loads the
/// page anew when that changed and keeps its place, and shows problems as they come.
std::string_view client_script();

/// How the strip of a draft, the edit line and the problems look, in any theme.
std::string_view client_style();

/// Both under the addresses that the server gives them. Below no site: none may have a folder of
/// that name, because its names begin with a letter or a digit.
inline constexpr std::string_view kScriptAddress = "/_preview/client.js";
inline constexpr std::string_view kStyleAddress = "/_preview/style.css";
inline constexpr std::string_view kEventsAddress = "/_preview/events";
inline constexpr std::string_view kStatusAddress = "/_preview/status";

}  // namespace pier::preview
