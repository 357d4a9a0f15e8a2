#!/usr/bin/env python3
"""Kills and disturbs whole builds, from Markdown to the published site; see publication.py.

    whole_build.py PIER [CLASS…]     PIER is the program
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

from place import ERRORS, FaultTest, Place, fault_points, strace

PIER = None
BENCHMARK = Path(__file__).resolve().parents[2] / "benchmark"


class Sites(Place):
    """Two versions of a site of some pages: one page is changed, one added, one removed."""

    def __init__(self, pages):
        self.pages = pages
        super().__init__()
        self.published = {}
        for version in ("old", "new"):
            result = self.publish(version)
            if result.returncode != 0:
                raise AssertionError(result.stdout + result.stderr)
            self.published[version] = self.live()

    def write_sources(self):
        made = self.folder / "made"
        subprocess.run([sys.executable, BENCHMARK / "make_site.py", str(self.pages), made],
                       check=True)
        for version in ("old", "new"):
            shutil.copytree(made / "pier", self.folder / version)
            page = "---\ntitle: A page\nsummary: It comes and goes.\nowner: Business Unit\n" \
                   "reviewed: 2026-06-04\n---\nSome words.\n"
            (self.folder / version / "content/adults" / f"{version}-page.md").write_text(page)
        with open(self.folder / "new/content/adults/page-00000.md", "a") as file:
            file.write("\nOne paragraph more.\n")

    def command(self, version, jobs=1, repeat=1):
        return [PIER, "build", "--site", str(self.folder / version), "--out", str(self.out),
                "--as-of", "2026-12-01", "--jobs", str(jobs)]


class BuildTest(FaultTest):
    pages = 12

    def setUp(self):
        self.place = Sites(self.pages)
        self.addCleanup(self.place.remove)
        self.old, self.new = self.place.published["old"], self.place.published["new"]


def some_of_each_call(points, most):
    """The first, the last and some between of each call, so that no kind of call is left out."""
    chosen = []
    for call in sorted({call for call, _ in points}):
        turns = [k for name, k in points if name == call]
        step = max(1, (len(turns) + most - 1) // most)
        chosen += [(call, k) for k in sorted({*turns[::step], turns[-1]})]
    return chosen


class AtCalls(BuildTest):
    """Calls of a whole build, from the first file read to the last one removed."""

    def test_a_build_that_is_killed_leaves_one_whole_site(self):
        points = some_of_each_call(fault_points(self.place), 5)
        missed = []
        for call, k in points:
            with self.subTest(call=call, k=k):
                self.publish("old")
                result = self.place.publish("new", before=strace(f"{call}:signal=SIGKILL:when={k}"))
                is_killed = self.is_killed(result, missed, points)
                self.assert_whole(*([self.old] if is_killed else []), self.new)
                self.publish("new")
                self.assertEqual(self.place.live(), self.new)
        print(f"killed at {len(points)} calls")

    def test_a_build_that_is_refused_a_call_keeps_the_old_site_and_says_why(self):
        points = some_of_each_call(fault_points(self.place), 5)
        codes = {0: 0, 1: 0, 3: 0}
        for call, k in points:
            error = ERRORS[k % 5]
            with self.subTest(call=call, k=k, error=error):
                self.publish("old")
                result = self.place.publish("new", before=strace(f"{call}:error={error}:when={k}"))
                self.assertIn(result.returncode, codes, result.stderr)
                codes[result.returncode] += 1
                stands = self.assert_whole(self.old, self.new)
                if result.returncode == 0:
                    self.assertEqual(stands, self.new)
                elif call != "fsync":
                    self.assertEqual(stands, self.old)
                    self.assertTrue(result.stderr)
                if result.returncode == 3:
                    self.assert_plain_message(result.stderr)
        print(f"refused {len(points)} calls; exit codes {codes}")

    def test_a_screen_that_takes_no_words_does_not_harm_the_site(self):
        shell = ["bash", "-c", 'exec "$@" >/dev/full 2>&1', "bash"]
        self.publish("old")
        self.assertIn(self.place.publish("new", before=shell).returncode, (0, 3))
        self.assert_whole(self.old, self.new)


class AtMoments(BuildTest):
    """Moments of a build of more pages, on all cores."""

    pages = 200
    jobs = os.cpu_count()

    def test_killed_at_twenty_random_moments_one_whole_site_stands(self):
        begin = time.monotonic()
        self.publish("old", jobs=self.jobs)
        whole = time.monotonic() - begin
        moments, killed, became_new = random.Random(20260604), 0, 0
        for _ in range(20):
            process = subprocess.Popen(self.place.command("new", self.jobs),
                                       stdout=subprocess.DEVNULL)
            # A part of the moments lies behind the exchange.
            time.sleep(moments.uniform(0, 1.3 * whole))
            process.kill()
            killed += process.wait() == -signal.SIGKILL
            if self.assert_whole(self.old, self.new) == self.new:
                became_new += 1
                self.publish("old", jobs=self.jobs)
        self.publish("new", jobs=self.jobs)
        self.assertEqual(self.place.live(), self.new)
        print(f"killed {killed} of 20 times; {became_new} times the new site stood")
        self.assertGreater(killed, 5)

    def test_two_builds_at_once_do_not_meet(self):
        for _ in range(5):
            builds = [subprocess.Popen(self.place.command(version, self.jobs), text=True,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                      for version in ("old", "new")]
            results = [(build.communicate()[1], build.returncode) for build in builds]
            self.assertIn(0, [code for _, code in results])
            for message, code in results:
                self.assertIn(code, (0, 3))
                # Not "another build (process 7, for 2 s)": a lock that was taken this moment has no
                # name on it yet.
                self.assertEqual(code == 3, "another build" in message, message)
            self.assert_whole(self.old, self.new)
            self.assertEqual(self.place.beside(), [])

    def test_an_editor_at_work_does_not_break_a_build(self):
        """Pages are replaced, removed, turned into links and FIFOs while they are read."""
        content = self.place.folder / "old" / "content"
        files = sorted(content.rglob("page-*.md"))
        texts = {file: file.read_bytes() for file in files}
        stop = threading.Event()

        def edit():
            choice = random.Random(7)
            while not stop.is_set():
                time.sleep(0.02)
                file = choice.choice(files)
                other = file.with_name("other.tmp")
                kind = choice.randrange(5)
                if kind == 0:
                    file.write_bytes(texts[file])
                elif kind == 1:
                    other.write_bytes(texts[file])
                    other.rename(file)
                else:
                    file.unlink()
                    if kind == 2:
                        os.mkfifo(file)
                    elif kind == 3:
                        file.symlink_to("/etc/passwd")
                    time.sleep(0.001)
                    file.unlink(missing_ok=True)
                    file.write_bytes(texts[file])

        editor = threading.Thread(target=edit)
        editor.start()
        codes = {0: 0, 1: 0}
        try:
            for _ in range(10):
                result = subprocess.run(self.place.command("old", self.jobs), text=True, timeout=60,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
                self.assertIn(result.returncode, codes, result.stderr)
                codes[result.returncode] += 1
                self.assertEqual(self.place.beside(), [])
        finally:
            stop.set()
            editor.join()
        for leftover in content.rglob("other.tmp"):
            leftover.unlink()
        self.publish("old", jobs=self.jobs)
        self.assertEqual(self.place.live(), self.old)
        print(f"builds beside an editor at work, by exit code: {codes}")


def main():
    global PIER
    PIER = os.path.abspath(sys.argv[1])
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[2:]])


if __name__ == "__main__":
    main()
