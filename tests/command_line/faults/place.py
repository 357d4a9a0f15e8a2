"""What the tests of faults share: a place to publish in, and ways to make system calls go wrong."""

import os
import re
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

# What the publication calls; each call is made to fail, or the program is killed at it.
CALLS = ["openat", "openat2", "read", "write", "close", "getdents64", "newfstatat", "linkat",
         "mkdirat", "renameat", "renameat2", "unlinkat", "rmdir", "unlink", "syncfs", "fsync", "flock",
         "ftruncate"]
ERRORS = ["ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE"]


class Place:
    """A folder with the sources of two sites, `old` and `new`, and the output folder `public`."""

    def __init__(self, top=None):
        # In memory where that is possible: on a busy disk every syncfs() waits for the others.
        top = top or ("/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        self.folder = Path(tempfile.mkdtemp(prefix="pier-faults-", dir=top))
        self.out = self.folder / "place" / "public"
        self.out.mkdir(parents=True)
        (self.out / ".gitignore").write_text("*\n!.gitignore\n")
        self.write_sources()

    def write_sources(self):
        raise NotImplementedError

    def command(self, version, jobs, repeat):
        """The command that publishes a version of the site."""
        raise NotImplementedError

    def publish(self, version, before=(), jobs=1, repeat=1):
        return subprocess.run([*before, *self.command(version, jobs, repeat)], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)

    def live(self):
        """The files that stand in `public`, without the two that are not of the site."""
        files = {}
        for folder, _, names in os.walk(self.out):
            for name in names:
                path = Path(folder) / name
                files[str(path.relative_to(self.out))] = path.read_text(errors="surrogateescape")
        if files.pop(".gitignore", None) != "*\n!.gitignore\n":
            raise AssertionError(".gitignore was lost")
        files.pop(".pier-manifest", None)
        return files

    def beside(self):
        """What is left beside `public`, the standby tree and the record of stamps apart."""
        ours = [self.out.name, *(f".{self.out.name}.pier-{name}" for name in ("standby", "stamps"))]
        return sorted(path.name for path in self.out.parent.iterdir() if path.name not in ours)

    def standby(self):
        """The tree that is to be exchanged with `public` next time; None where there is none."""
        tree = self.out.with_name(f".{self.out.name}.pier-standby")
        return tree if tree.exists() else None

    def begin_again(self):
        """Leaves the output folder as it was before any publication."""
        for path in self.out.parent.iterdir():
            subprocess.run(["rm", "-rf", path], check=True)
        self.out.mkdir()
        (self.out / ".gitignore").write_text("*\n!.gitignore\n")

    def remove(self):
        subprocess.run(["rm", "-rf", self.folder], check=True)


class FaultTest(unittest.TestCase):
    """Checks that all tests share. `self.place` is where they publish."""

    def publish(self, version, **options):
        """Publishes, and expects success without anything left behind."""
        result = self.place.publish(version, **options)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(self.place.beside(), [])
        return result.stdout

    def is_killed(self, result, missed, points):
        """Whether a program that was to be killed at a call has come to it. What a publication
        has written a moment before is read once more by the next, so that some runs make a few
        calls less than the one that was traced; `missed` collects these."""
        if result.returncode == 0:
            missed.append(result)
            self.assertLess(len(missed), len(points) / 5)
            return False
        self.assertEqual(result.returncode, -signal.SIGKILL)
        return True

    def assert_whole(self, *sites):
        live = self.place.live()
        self.assertTrue(live in sites, f"neither the old nor the new site: {sorted(live)}")
        return live

    def assert_plain_message(self, text):
        """An error with what is wrong with which file, and a next step."""
        self.assertRegex(text, r"(?m)^(error|pier): .*`[^`]+`.*\n  help: [a-z`].+$")
        self.assertNotIn("terminate", text)


def strace(*rules):
    """The words before a command that make its calls go wrong; a rule begins with the call."""
    calls = ",".join(rule.split(":")[0] for rule in rules)
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + calls,
            *[word for rule in rules for word in ("-e", "inject=" + rule)]]


def fault_points(place, prepare=None, version="new"):
    """Gives (call, k) for each call that the program makes from reading the sources on; the calls
    of the loader, before that, are none of our business. `prepare` makes what it begins with:
    usually the old site with its standby tree, as it is after any number of publications."""
    log = place.folder / "trace"
    if prepare:
        prepare()
    else:
        for former in ("old", "new", "old"):
            place.publish(former)
    place.publish(version, before=["strace", "-f", "-qq", "-o", str(log), "-e",
                                   "trace=" + ",".join(CALLS)])
    started, count, points = False, {}, []
    for line in log.read_text().splitlines():
        call = re.sub(r"^\d+ +", "", line).split("(")[0]
        if call not in CALLS:
            continue
        started = started or f'"{place.folder}/{version}"' in line
        count[call] = count.get(call, 0) + 1
        if started:
            points.append((call, count[call]))
    log.unlink()
    assert len(points) > 40, "the trace of a publication is too short"
    return points
