#!/usr/bin/env python3
"""Builds that are stopped by Ctrl-C and its like: the old site stays or the new one is whole, nothing
lies about, and the last line says which.

    interrupted.py PIER [CLASS…]     PIER is the program
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

import whole_build
from whole_build import BuildTest

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
KEPT = "Stopped; nothing was published, {} is as it was."
DONE = "Stopped, but all was done: the new site is in {}."


class Interrupted(BuildTest):
    pages = 600
    jobs = os.cpu_count()

    def start(self, version="new", **options):
        return subprocess.Popen(self.place.command(version, self.jobs), text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def forget(self):
        """The next builds have to make everything."""
        for version in ("old", "new"):
            shutil.rmtree(self.place.folder / version / ".pier-cache", ignore_errors=True)

    def time_of_a_build(self):
        """Of a whole one that nothing disturbs; the old site stands then."""
        best = float("inf")
        for _ in range(3):
            self.publish("new", jobs=self.jobs)
            self.forget()
            begin = time.monotonic()
            self.publish("old", jobs=self.jobs)
            best = min(best, time.monotonic() - begin)
        return best

    def test_at_thirty_moments_one_whole_site_stands_and_the_last_line_says_which(self):
        moments, whole = random.Random(20261127), self.time_of_a_build()
        outcomes = {"before": 0, "old": 0, "new": 0, "late": 0}
        for turn in range(30):
            sent = SIGNALS[turn % 3]
            self.forget()
            process = self.start()
            # Half of them towards the end, where the folders are exchanged.
            time.sleep(moments.uniform(*((0, 0.8) if turn % 2 else (0.8, 1.1))) * whole)
            process.send_signal(sent)
            output, errors = process.communicate()
            stands = self.assert_whole(self.old, self.new)
            self.assertEqual(self.place.beside(), [])
            outcomes[self.outcome(process.returncode, sent, output, errors, stands)] += 1
            if stands == self.new:
                self.publish("old", jobs=self.jobs)
        print(f"stopped at 30 moments: {outcomes}")
        self.assertGreater(outcomes["old"], 3)

    def test_after_the_exchange_all_is_done_and_the_last_line_says_so(self):
        outcomes = {"new": 0, "late": 0}
        for turn in range(9):
            self.publish("old", jobs=self.jobs)
            self.forget()
            process = self.start()
            while process.poll() is None and not (self.place.out / "adults/new-page").exists():
                pass
            process.send_signal(SIGNALS[turn % 3])
            output, errors = process.communicate()
            site = self.assert_whole(self.old, self.new)
            self.assertEqual(self.place.beside(), [])
            outcomes[self.outcome(process.returncode, SIGNALS[turn % 3], output, errors, site)] += 1
        print(f"stopped after the exchange: {outcomes}")
        self.assertGreater(outcomes["new"], 0)

    def outcome(self, code, sent, output, errors, stands):
        """What became of a build, held against what it says."""
        if code == 0:  # it had ended already
            self.assertEqual(stands, self.new)
            return "late"
        self.assertEqual(code, -sent)
        if not errors:
            # Before it listened, or after its last words.
            self.assertEqual(stands, self.new if output else self.old)
            return "late" if output else "before"
        self.assertEqual(output, "")
        for words, site, name in ((KEPT, self.old, "old"), (DONE, self.new, "new")):
            if errors == words.format(self.place.out) + "\n":
                self.assertEqual(stands, site)
                return name
        self.fail(f"the last words: {errors!r}")

    def test_a_second_one_ends_at_once(self):
        whole, stopped = self.time_of_a_build(), 0
        for part in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            self.forget()
            process = self.start()
            time.sleep(part * whole)
            process.send_signal(signal.SIGINT)
            process.send_signal(signal.SIGTERM)
            process.communicate()
            # A build may take less time than the one that was measured.
            has_ended = process.returncode == 0 and self.place.live() == self.new
            stopped += 0 if has_ended else 1
            if not has_ended:
                self.assertIn(process.returncode, (-signal.SIGINT, -signal.SIGTERM))
            self.assert_whole(self.old, self.new)
        self.assertGreater(stopped, 3)
        self.publish("new", jobs=self.jobs)

    def test_who_ignores_hang_ups_is_not_stopped_by_one(self):
        def ignore():
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        process = self.start(preexec_fn=ignore)
        for _ in range(10):
            time.sleep(0.03)
            process.send_signal(signal.SIGHUP)
        self.assertEqual((process.communicate()[1], process.returncode), ("", 0))
        self.assertEqual(self.place.live(), self.new)

    def test_a_shell_stops_its_loop(self):
        """As bash does when its child died of SIGINT, and not when it merely gave 130."""
        command = " ".join(self.place.command("new", self.jobs))
        script = f"for i in 1 2 3; do {command} >/dev/null 2>&1; echo \"$i\"; done"
        whole = self.time_of_a_build()
        shell = subprocess.Popen(["bash", "-c", script], text=True, stdout=subprocess.PIPE,
                                 start_new_session=True)
        time.sleep(0.4 * whole)
        os.killpg(shell.pid, signal.SIGINT)
        output = shell.communicate()[0]
        self.assertEqual((output, shell.returncode), ("", -signal.SIGINT))


class InterruptedPrinting(unittest.TestCase):
    """While Chromium prints."""

    PAGES = 30

    def setUp(self):
        self.place = whole_build.Sites(12)
        self.addCleanup(self.place.remove)
        self.chromium = shutil.which("chromium")
        if not self.chromium:
            self.skipTest("there is no Chromium")
        for number in range(self.PAGES):
            file = self.place.folder / "new/content/adults" / f"paper-{number}.md"
            file.write_text(f"---\ntitle: Paper {number}\nsummary: To print.\nowner: Business Unit\n"
                            f"reviewed: 2026-06-04\npdf: true\n---\n" + "Some words.\n\n" * 200)

    def chromiums(self):
        """Processes whose folder lies in this place."""
        return subprocess.run(["pgrep", "-f", str(self.place.folder / "new/.pier-cache")],
                              stdout=subprocess.PIPE, check=False).stdout.split()

    def test_chromium_ends_and_leaves_nothing(self):
        before = self.place.live()
        cache = self.place.folder / "new/.pier-cache/pdf"
        for delay in (0.0, 0.3, 0.6):
            shutil.rmtree(cache.parent, ignore_errors=True)
            process = subprocess.Popen(self.place.command("new", 2), text=True,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            while process.poll() is None and not self.chromiums():
                time.sleep(0.01)
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            begin = time.monotonic()
            output, errors = process.communicate()
            self.assertEqual((process.returncode, output), (-signal.SIGINT, ""), errors)
            self.assertEqual(errors, KEPT.format(self.place.out) + "\n")
            self.assertLess(time.monotonic() - begin, 5)
            self.assertEqual(self.chromiums(), [])
            self.assertEqual(list(cache.glob("browser-*")), [])
            self.assertEqual(self.place.live(), before)
            self.assertEqual(self.place.beside(), [])


def main():
    whole_build.PIER = os.path.abspath(sys.argv[1])
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[2:]])


if __name__ == "__main__":
    main()
