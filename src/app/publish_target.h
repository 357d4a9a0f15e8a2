#pragma once

#include <memory>
#include <string>

#include "app/command.h"
#include "app/network_options.h"
#include "base/parallel.h"
#include "targets/target.h"

namespace pier {

/// Which target of which site, and how it is reached, as it was written.
struct TargetPlace {
  std::string site = ".";
  /// "": the only one that there is.
  std::string target;
  NetworkOptions network;
};

/// Lists the options that say so. `place` outlives the list.
void declare_target(OptionList& list, TargetPlace& place);

struct OpenTarget {
  /// Null when there is none, which was said.
  std::unique_ptr<targets::Target> target;
  std::string name;
  Jobs jobs;
  /// Without a target: how the command ends.
  ExitCode code = ExitCode::done;
};

/// Reads data/publish.yaml and opens the target. Throws EnvironmentError.
OpenTarget open_target(const TargetPlace& place, Progress* progress);

}  // namespace pier
