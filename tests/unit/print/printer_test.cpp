#include "print/chromium_printer.h"

#include <sys/wait.h>

#include <filesystem>
#include <fstream>
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

namespace {

/// A Chromium whose prints have the destination `a` on the pages of `on`, one print after the
/// other, and in whose document `b` is named too. It notes what is to be written into the document.
std::string numbering(const std::string& on) {
  return "on = " + on + R"(
import base64
def pdf(page):
    objects = ['<< /Type /Catalog /Pages 2 0 R /Dests << /a [%d 0 R /Fit] >> >>' % (page + 2),
               '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>']
    objects += ['<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>'] * 2
    text, places = '%PDF-1.4\n', []
    for i, one in enumerate(objects):
        places.append(len(text))
        text += '%d 0 obj\n%s\nendobj\n' % (i + 1, one)
    table = ''.join('%010d 00000 n \n' % place for place in places)
    text += 'xref\n0 5\n0000000000 65535 f \n' + table + 'trailer\n<< /Size 5 /Root 1 0 R >>\n'
    return (text + 'startxref\n%d\n%%%%EOF\n' % text.index('xref')).encode()
prints = 0
for command in commands():
    result = {'targetId': 'T', 'sessionId': 'S', 'loaderId': 'L', 'result': {'value': {}}}
    if command['method'] == 'Page.printToPDF':
        result['data'] = base64.b64encode(pdf(on[prints])).decode()
        prints += 1
    expression = command.get('params', {}).get('expression', '')
    if 'data-page-of' in expression:
        result['result']['value'] = ['b']
        with open(started + '-numbers', 'a') as file: file.write(expression.split(')')[0] + '\n')
    say({'id': command['id'], 'result': result})
    if command['method'] == 'Page.navigate':
        say({'method': 'Page.lifecycleEvent', 'params': {'name': 'load', 'loaderId': 'L'},
             'sessionId': 'S'})
)";
}

struct Numbered {
  explicit Numbered(const std::string& on) : chromium(numbering(on)) {
    ChromiumPrinter printer({.program = chromium.program,
                             .cache = chromium.folder.path() / "cache",
                             .jobs = {1},
                             .patience = std::chrono::milliseconds(5000)});
    Job job;
    job.url = "https://a.example/x/";
    job.html = "<!DOCTYPE html>";
    job.number_pages = true;
    printed = printer.print(std::vector<Job>{job}, {})[0];
    std::ifstream file(chromium.folder.path() / "bin/started-numbers");
    written = {std::istreambuf_iterator<char>(file), {}};
  }

  Replaced chromium;
  Printed printed;
  std::string written;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("page numbers are learned from one print and shown by the next") {
  // A third print would have no page.
  const Numbered settled("[2, 2]");
  CHECK(settled.written == "Promise.resolve([[\"a\",2]]\n");
  CHECK(settled.printed.pages == 2);
  CHECK(settled.printed.unnumbered == Ids{"b"});
}

TEST_CASE("a document that the page numbers themselves change is printed once more") {
  const Numbered moved("[1, 2, 2]");
  CHECK(moved.written == "Promise.resolve([[\"a\",1]]\nPromise.resolve([[\"a\",2]]\n");
  CHECK(moved.printed.unnumbered == Ids{"b"});
}

TEST_CASE("a document that never settles is given up, and told") {
  const Numbered restless("[1, 2, 1]");
  CHECK(restless.printed.unnumbered == Ids{"b", "a"});
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
