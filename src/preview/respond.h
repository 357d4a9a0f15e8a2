#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "preview/request.h"
#include "preview/state.h"

namespace pier::preview {

/// Decides what the preview answers; opens no socket and reads no disk.
class Responder {
 public:
  /// `folder`: of the site, for the links that open an editor. `port`: where the server listens.
  Responder(std::filesystem::path folder, int port) : folder_(std::move(folder)), port_(port) {}

  Response respond(const Request& request, const State& state) const;

 private:
  Response preview_file(const Request& request, const State& state) const;
  Response site_file(const Request& request, const State& state) const;
  /// A file of the site with the additions that the preview makes to pages.
  Response artifact(const SitePath& path, const Artifact& file, const State& state) const;
  std::string status(std::string_view address, const State& state) const;

  std::filesystem::path folder_;
  int port_;
};

}  // namespace pier::preview
