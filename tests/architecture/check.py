#!/usr/bin/env python3
"""Holds the sources against the rules of the house.

    check.py ROOT MODULES_FILE

MODULES_FILE is written by CMake: a line `module: used used …` for each module, bottom to top. Prints
what breaks a rule, and ends with 1 when there is something.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

# A dependency is touched by one file only, so that it can be replaced in one place.
# libfmt is everywhere on purpose.
STANDARD = re.compile(r"^(fmt/|[a-z_0-9]+$|sys/|linux/|arpa/|netinet/)")
POSIX = re.compile(r"^(fcntl|unistd|dirent|poll|pthread|signal)\.h$")

# What only the two ends may do, and what makes a build depend on more than its input.
FORBIDDEN = [
    (r"((?<!\w)::open\(|(?<!\w)::write\(|\bopenat2?\b|\brenameat2?\b|\bunlinkat\b|\bmkdirat\b|\bsyncfs\b|\bfopen\b|\bofstream\b"
     r"|\bifstream\b)",
     {"base/file_system.cpp", "base/file_writer.cpp", "base/folder_names.cpp", "base/mapped_file.cpp",
      "print/browser_process.cpp", "publish/directory_writer.cpp", "publish/live_tree.cpp", "publish/staging.cpp",
      "publish/publish_lock.cpp", "publish/output_folder.cpp", "publish/tree_names.cpp", "publish/tree_record.cpp",
      "publish/tree_file.cpp", "publish/tree_writer.cpp", "targets/folder_target.cpp"},
     "touches the disk"),
    (r"\b(socket|connect|getaddrinfo)\s*\(", {"net/transfers.cpp"}, "opens a socket"),
    (r"\b(system_clock|steady_clock|gettimeofday|std::time|::time)\b",
     {"app/edition.cpp", "app/build_command.cpp", "net/http.cpp", "preview/loop.cpp", "publish/publish_lock.cpp"},
     "reads the clock"),
    (r"\bgetenv\b", {"app/edition.cpp", "app/terminal.cpp", "publish/output_folder.cpp"}, "reads the environment"),
    (r"\b(rand|srand|random_device|mt19937)\b", set(), "uses chance"),
    (r"\b(setlocale|std::locale|strtod|strtol|stoi|stod|atoi|atof|toupper|tolower|isalpha|isdigit"
     r"|isspace|isalnum)\b", set(), "depends on the locale"),
    (r"\busing namespace\b", set(), "opens a whole namespace"),
]

# Used at two ends for two things: one file reads what people bring, the other writes what we make.
# Of OpenSSL, the digest and the connection are two libraries.
SHARED = {"qpdf": {"pdf/structure.cpp", "pdf/normal.cpp"},
          "openssl": {"base/openssl_digests.cpp", "net/transfers.cpp"}}

# Builds never use the network: nothing that a build is made of may know the client.
NETWORK = "net"
LAST_OF_A_BUILD = "build"

LONGEST_FILE = 500


def code_of(text):
    """The text without comments and string literals, which may speak of anything."""
    text = re.sub(r"//[^\n]*", "", text)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)


def main(root, modules_file):
    src = root / "src"
    uses = {}
    for line in modules_file.read_text().splitlines():
        name, _, used = line.partition(":")
        uses[name] = set(used.split())
    order = list(uses)
    problems = [f"{module}: a build is made of it, and may not use the network"
                for module in order[:order.index(LAST_OF_A_BUILD) + 1] if NETWORK in uses[module]]
    third_party = defaultdict(set)
    for file in sorted(src.rglob("*")):
        if file.suffix not in (".h", ".cpp"):
            continue
        path = file.relative_to(src).as_posix()
        module = path.split("/")[0]
        text = file.read_text()
        if module not in uses:
            problems.append(f"{path}: its folder is no module of src/CMakeLists.txt")
            continue
        if text.count("\n") > LONGEST_FILE:
            problems.append(f"{path}: has more than {LONGEST_FILE} lines")
        if file.suffix == ".h" and "#pragma once" not in text:
            problems.append(f"{path}: lacks #pragma once")
        header = file.with_suffix(".h")
        if file.suffix == ".cpp" and header.exists():
            first = re.search(r"^#include (.*)$", text, re.M)
            if first is None or first.group(1) != f'"{header.relative_to(src).as_posix()}"':
                problems.append(f"{path}: includes something before its own header, so that nothing "
                                "shows whether that compiles alone")
        for number, line in enumerate(text.splitlines(), 1):
            own = re.match(r'#include "([^"]+)"', line)
            if own:
                target = own.group(1).split("/")[0]
                if target != module and target not in uses[module]:
                    problems.append(f"{path}:{number}: {module} may not include {target}")
            other = re.match(r"#include <([^>]+)>", line)
            if other and not STANDARD.match(other.group(1)) and not POSIX.match(other.group(1)):
                third_party[other.group(1)].add(path)
        code = code_of(text)
        for pattern, allowed, what in FORBIDDEN:
            if path not in allowed and (found := re.search(pattern, code)):
                line = code[:found.start()].count("\n") + 1
                problems.append(f"{path}:{line}: {what} ({found.group(0)})")
    by_library = defaultdict(set)
    for header, files in third_party.items():
        by_library[re.split(r"[/.]", header)[0].split("-")[0].rstrip("_")].update(files)
    for library, files in sorted(by_library.items()):
        if len(files) > 1 and not files <= SHARED.get(library, set()):
            problems.append(f"{library} is included by {', '.join(sorted(files))}; one .cpp may")
        problems += [f"{f}: a header includes {library}" for f in files if f.endswith(".h")]
    print("\n".join(problems) or f"{len(uses)} modules keep the rules of the house")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
