#include "app/commands.h"

namespace pier {

const std::vector<Command>& commands() {
  static const std::vector<Command> all{
      build_command(),      check_command(),      serve_command(),   publish_command(),
      rollback_command(),   verify_command(),     explain_command(), new_command(),
      import_command(),     fetch_command(),      list_command(),    schemas_command(),
      watch_list_command(), completion_command(), man_command(),     help_command(),
  };
  return all;
}

}  // namespace pier
