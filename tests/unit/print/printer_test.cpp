#include "print/chromium_printer.h"

#include <sys/wait.h>

#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

#include "base/environment_error.h"
#include "support/temporary_folder.h"

using namespace pier;
using namespace pier::print;
namespace fs = std::filesystem;

namespace {

/// A program in place of Chromium, in Python: it reads commands at 3 and answers at 4. What it
/// prints is the text of the document, after `%PDF`, so that it is no PDF.
constexpr const char* kHead = R"(#!/usr/bin/python3
import json, os, sys, time
started = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'started')
open(started, 'a').write('x')
def commands():
    rest = b''
    while True:
        piece = os.read(3, 65536)
        if not piece: sys.exit()
        rest += piece
        while b'\0' in rest:
            one, rest = rest.split(b'\0', 1)
            yield json.loads(one)
def say(message): os.write(4, json.dumps(message).encode() + b'\0')
)";

/// Chromium replaced by a script.
struct Replaced {
  explicit Replaced(const std::string& script) {
    program = folder.write("bin/chromium", kHead + script);
    fs::permissions(program, fs::perms::owner_all);
  }

  std::string print(std::chrono::milliseconds patience = std::chrono::milliseconds(2000)) const {
    ChromiumPrinter printer(
        {.program = program, .cache = folder.path() / "cache", .jobs = {2}, .patience = patience});
    const Job job{.url = "https://a.example/x/",
                  .html = "<!DOCTYPE html>",
                  .title = "X",
                  .language = "en-GB",
                  .date = std::nullopt,
                  .most_pages = 0,
                  .resources = {}};
    try {
      printer.print(std::vector<Job>{job}, {});
    } catch (const EnvironmentError& error) {
      return error.what();
    }
    return "printed";
  }

  /// No process of ours is left, and no folder.
  void check_nothing_is_left() const {
    CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
    for (const auto& item : fs::directory_iterator(folder.path() / "cache")) {
      CHECK(item.path().filename() == ".gitignore");
    }
  }

  test::TemporaryFolder folder;
  fs::path program;
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a Chromium that says nothing is given up") {
  const Replaced chromium("time.sleep(600)\n");
  CHECK(has(chromium.print(std::chrono::milliseconds(600)), "gave no answer for 1 second"));
  chromium.check_nothing_is_left();
}

TEST_CASE("a Chromium that reads nothing is given up") {
  const Replaced chromium("import signal\nsignal.pause()\n");
  CHECK(has(chromium.print(std::chrono::milliseconds(600)), "gave no answer"));
  chromium.check_nothing_is_left();
}

TEST_CASE("a Chromium that ends is told with its last words") {
  const Replaced chromium("print('first')\nprint('No usable sandbox!', flush=True)\nsys.exit(1)\n");
  const std::string told = chromium.print();
  CHECK(has(told, "ended before its work was done"));
  CHECK(has(told, "No usable sandbox!"));
  chromium.check_nothing_is_left();
}

TEST_CASE("a Chromium that ends in the middle leaves nothing, nor do its children") {
  const Replaced chromium(R"(
import subprocess
subprocess.Popen(['/bin/sleep', '600'])
for command in commands():
    if command['method'] == 'Page.enable': os.kill(os.getpid(), 9)
    say({'id': command['id'], 'result': {'targetId': 'T', 'sessionId': 'S'}})
)");
  CHECK(has(chromium.print(), "ended before its work was done"));
  chromium.check_nothing_is_left();
}

TEST_CASE("a Chromium that talks nonsense is told") {
  const Replaced nonsense("say('hello')\ntime.sleep(600)\n");
  CHECK(has(nonsense.print(), "is not its protocol"));
  nonsense.check_nothing_is_left();

  const Replaced refusing(R"(
for command in commands():
    say({'id': command['id'], 'error': {'code': -32601, 'message': 'not found'}})
)");
  CHECK(has(refusing.print(), "did not do `Target.createTarget`: not found"));
  refusing.check_nothing_is_left();
}

TEST_CASE("what is no PDF is refused and not kept") {
  const Replaced chromium(R"(
import base64
for command in commands():
    result = {'targetId': 'T', 'sessionId': 'S', 'loaderId': 'L',
              'data': base64.b64encode(b'%PDF no').decode()}
    say({'id': command['id'], 'result': result})
    if command['method'] == 'Page.navigate':
        say({'method': 'Page.lifecycleEvent', 'params': {'name': 'load', 'loaderId': 'L'},
             'sessionId': 'S'})
)");
  CHECK(has(chromium.print(), "is no whole PDF"));
  CHECK(has(chromium.print(), "is no whole PDF"));
  chromium.check_nothing_is_left();
  CHECK(fs::file_size(chromium.folder.path() / "bin" / "started") == 2);
}

TEST_CASE("a program that cannot be started is told") {
  const test::TemporaryFolder folder;
  ChromiumPrinter printer(
      {.program = folder.path() / "none", .cache = folder.path() / "cache", .jobs = {1}});
  const Job job{.url = "https://a.example/",
                .html = "",
                .title = "",
                .language = "",
                .date = std::nullopt,
                .most_pages = 0,
                .resources = {}};
  CHECK_THROWS_AS(printer.print(std::vector<Job>{job}, {}), EnvironmentError);
}

TEST_CASE("nothing to print starts nothing") {
  const test::TemporaryFolder folder;
  ChromiumPrinter printer(
      {.program = folder.path() / "none", .cache = folder.path() / "cache", .jobs = {1}});
  CHECK(printer.print({}, {}).empty());
  CHECK_FALSE(fs::exists(folder.path() / "cache"));
}
