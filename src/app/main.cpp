#include "app/command_line.h"

/// What jemalloc reads when it starts (jemalloc(3), "TUNING"); any other allocator has no use for
/// it. Memory that was given back and not wanted again for a tenth of a second goes back to the
/// system: what the trees of texts took is then not in the way of what is made after them.
extern "C" {
const char* malloc_conf = "dirty_decay_ms:100";
}

int main(int argc, char** argv) {
  return static_cast<int>(pier::run(argc, argv));
}
