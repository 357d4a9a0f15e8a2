#include "app/commands.h"

namespace pier {

const std::vector<Command>& commands() {
  static const std::vector<Command> all{
      build_command(),  check_command(), serve_command(),      new_command(),
      import_command(), list_command(),  watch_list_command(), help_command(),
  };
  return all;
}

}  // namespace pier
