#!/usr/bin/env python3
"""Makes the disk misbehave while files are published, and looks at what stands there afterwards.

Whatever happens, the output folder must hold the whole old site or the whole new one, and the
next publication must succeed without anybody's help and leave nothing beside the folder.

    publication.py PROBE [CLASS…]     PROBE is the program publish_probe; see the classes below

Exit codes: 0, 1 when something is not as it must be, 77 when this machine cannot run the tests.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

from place import ERRORS, FaultTest, Place, fault_points, strace

SKIPPED = 77
PROBE = None

OLD = {
    "index.html": "home\n",
    "style.css": "p {}\n",
    "about/index.html": "about\n",
    "about/team/index.html": "team\n",
    "gone/index.html": "gone\n",
}
NEW = {
    "index.html": "home, and more\n" * 500,
    "style.css": "p {}\n",
    "about/index.html": "about\n",
    "about/team/index.html": "the team\n",
    "news/index.html": "news\n",
    "news/2026/a/index.html": "news of the year\n",
}

class Files(Place):
    """Two sites of a few files each, which publish_probe publishes as they are, or otherwise."""

    mode = None

    def write_sources(self):
        for name, files in {"old": OLD, "new": NEW}.items():
            for path, text in files.items():
                file = self.folder / name / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)

    def command(self, version, jobs=1, repeat=1):
        return [PROBE, str(self.folder / version), str(self.out), str(self.folder / "old"),
                str(jobs), str(repeat), *([self.mode] if self.mode else [])]


class PublicationTest(FaultTest):
    def setUp(self):
        self.place = Files()
        self.addCleanup(self.place.remove)


class Killed(PublicationTest):
    """The program is killed at a call."""

    def test_at_every_call_one_whole_site_stands_and_the_next_build_needs_no_help(self):
        points = fault_points(self.place)
        outcomes = {"old": 0, "new": 0}
        missed = []
        for call, k in points:
            with self.subTest(call=call, k=k):
                self.publish("old")
                result = self.place.publish("new", before=strace(f"{call}:signal=SIGKILL:when={k}"))
                is_killed = self.is_killed(result, missed, points)
                self.assert_whole(*([OLD] if is_killed else []), NEW)
                outcomes["new" if self.place.live() == NEW else "old"] += 1
                self.publish("new")
                self.assertEqual(self.place.live(), NEW)
        print(f"killed at {len(points)} calls: {outcomes}")

    def test_at_random_moments_of_a_large_publication_one_whole_site_stands(self):
        repeat = 300
        old = {f"copy-{i}/{path}": text for i in range(repeat) for path, text in OLD.items()}
        new = {f"copy-{i}/{path}": text for i in range(repeat) for path, text in NEW.items()}
        self.publish("old", jobs=2, repeat=repeat)
        begin = time.monotonic()
        self.publish("new", jobs=2, repeat=repeat)
        whole = time.monotonic() - begin
        moments = random.Random(20260604)
        killed = 0
        for _ in range(20):
            self.publish("old", jobs=2, repeat=repeat)
            process = subprocess.Popen(self.place.command("new", 2, repeat),
                                       stdout=subprocess.DEVNULL)
            time.sleep(moments.uniform(0, whole))
            process.kill()
            killed += process.wait() == -signal.SIGKILL
            self.assert_whole(old, new)
        self.publish("new", jobs=2, repeat=repeat)
        print(f"killed {killed} of 20 times before the end")
        self.assertGreater(killed, 5)


class Begun(PublicationTest):
    """States that publications begin with, other than a site with its standby tree: at every call
    the program is killed, or the call is refused. `after` is one whole site, and the next
    publication needs no help."""

    def begin(self, *versions):
        self.place.begin_again()
        for version in versions:
            self.publish(version)

    def check_all(self, begin, before, version="new", after=NEW, calls=None):
        points = [point for point in fault_points(self.place, begin, version)
                  if calls is None or point[0] in calls]
        missed = []
        for call, k in points:
            for fault in ("signal=SIGKILL", f"error={ERRORS[k % 5]}"):
                with self.subTest(call=call, k=k, fault=fault):
                    begin()
                    result = self.place.publish(version, before=strace(f"{call}:{fault}:when={k}"))
                    if fault.startswith("signal"):
                        self.is_killed(result, missed, points)
                    else:
                        self.assertIn(result.returncode, [0, 3])
                    if result.returncode == 3:
                        self.assert_plain_message(result.stderr)
                    if result.returncode == 0:
                        self.assert_whole(after)
                    self.assert_whole(before, after)
                    self.publish(version)
                    self.assertEqual(self.place.live(), after)
                    # And what stands beside is fit for the next.
                    self.publish("old")
                    self.assertEqual(self.place.live(), OLD)
        print(f"killed and refused at {len(points)} calls")

    def test_nothing_was_published_yet(self):
        self.check_all(self.begin, {}, calls=("write", "mkdirat", "renameat2", "syncfs", "fsync",
                                              "unlinkat", "linkat"))

    def test_nothing_was_published_yet_and_pages_were_put_away(self):
        self.place.mode = "early"
        self.check_all(self.begin, {}, calls=("write", "mkdirat", "renameat", "renameat2", "syncfs",
                                              "fsync", "unlinkat", "linkat", "openat",
                                              "newfstatat"))

    def test_one_site_was_published_and_there_is_no_standby_tree(self):
        self.check_all(lambda: self.begin("old"), OLD,
                       calls=("write", "mkdirat", "renameat2", "syncfs", "fsync", "unlinkat",
                              "linkat", "newfstatat"))

    def test_nothing_changed(self):
        self.begin("old", "new")
        self.check_all(lambda: self.publish("new"), NEW)

    def test_the_standby_tree_was_mutilated(self):
        def begin():
            self.begin("new", "old")
            subprocess.run(["rm", "-r", self.place.standby() / "about"], check=True)
            (self.place.standby() / "stray.html").write_text("stray")
        self.check_all(begin, OLD, calls=("write", "mkdirat", "renameat2", "unlinkat", "rmdir",
                                          "unlink", "openat", "linkat"))


class Standby(PublicationTest):
    """The tree that stands beside the output folder."""

    def identities(self, tree):
        """The inode of every file, without the list of what was published."""
        return {str(path.relative_to(tree)): path.stat().st_ino for path in tree.rglob("*")
                if path.is_file() and path.name != ".pier-manifest"}

    def test_it_has_the_same_files_as_the_output_folder(self):
        self.publish("old")
        self.assertIsNone(self.place.standby())
        for version in ("new", "old", "new", "new"):
            self.publish(version)
            self.assertEqual(self.identities(self.place.standby()),
                             self.identities(self.place.out))

    def test_whatever_becomes_of_it_the_next_publication_is_whole(self):
        def edit(path):
            path.unlink()
            path.write_text("something else\n")
        deeds = {
            "removed": lambda tree: subprocess.run(["rm", "-r", tree], check=True),
            "emptied": lambda tree: subprocess.run(["find", tree, "-mindepth", "1", "-delete"],
                                                   check=True),
            "a file exchanged": lambda tree: edit(tree / "about/index.html"),
            "a file at the top exchanged": lambda tree: edit(tree / "index.html"),
            "a file removed": lambda tree: (tree / "style.css").unlink(),
            "a folder removed": lambda tree: subprocess.run(["rm", "-r", tree / "about"],
                                                            check=True),
            "a file added": lambda tree: (tree / "about/stray.html").write_text("stray"),
            "a folder added": lambda tree: (tree / "empty").mkdir(),
            "a link to a folder": lambda tree: [(tree / "about").rename(tree.parent / "moved"),
                                                (tree / "about").symlink_to(tree.parent / "moved")],
            "a file changed in both trees": lambda tree: (tree / "style.css").write_text("!"),
            "a file of that name": lambda tree: [subprocess.run(["rm", "-r", tree], check=True),
                                                 tree.write_text("a file")],
            "a link of that name": lambda tree: [tree.rename(tree.parent / "moved"),
                                                 tree.symlink_to(tree.parent / "moved")],
            "its list gone": lambda tree: (tree / ".pier-manifest").unlink(),
        }
        for deed, do in deeds.items():
            with self.subTest(deed):
                self.place.begin_again()
                for version in ("old", "new", "old"):
                    self.publish(version)
                do(self.place.standby())
                for version, site in (("new", NEW), ("old", OLD), ("new", NEW)):
                    result = self.place.publish(version)
                    self.assertEqual((result.returncode, result.stderr), (0, ""))
                    self.assertEqual(self.place.live(), site)

    def test_the_record_of_stamps_may_be_lost_damaged_or_that_of_another_site(self):
        record = self.place.out.with_name(".public.pier-stamps")
        texts = [None, b"", b"rubbish", b"pier-stamps 2 \n"]
        self.publish("old")
        whole = record.read_bytes()
        texts += [whole, whole[:-5], whole.replace(b" 5 ", b" 6 ")]
        for text in texts:
            with self.subTest(text):
                self.publish("new")
                self.publish("old")
                record.unlink()
                if text is not None:
                    record.write_bytes(text)
                (self.place.out / "about/index.html").write_text("edit\n")
                self.publish("old")
                self.assertEqual(self.place.live(), OLD)
                self.publish("new")
                self.assertEqual(self.place.live(), NEW)

    def test_a_small_change_of_a_large_site_touches_a_handful_of_files(self):
        for version in ("old", "new", "old"):
            self.publish(version, repeat=200)
        page = self.place.folder / "old" / "about/index.html"
        count = {}
        for text in ("first\n", "second\n"):
            page.write_text(text)
            log = self.place.folder / "trace"
            self.publish("old", repeat=200, before=["strace", "-f", "-qq", "-o", str(log), "-e",
                                                    "trace=linkat,unlinkat,mkdirat,openat,read"])
            lines = [line for line in log.read_text().splitlines() if str(self.place.folder / "old")
                     not in line]
            count = {call: sum(f" {call}(" in line for line in lines)
                     for call in ("linkat", "unlinkat", "mkdirat")}
        # Of 1,000 files 200 are changed: each is written, taken from the former tree and linked.
        self.assertLess(count["mkdirat"], 1)
        self.assertLess(count["linkat"], 210)
        self.assertLess(count["unlinkat"], 420)

    def test_nothing_is_written_when_nothing_changed(self):
        for version in ("old", "new", "new"):
            self.publish(version, repeat=50)
        log = self.place.folder / "trace"
        self.publish("new", repeat=50, before=["strace", "-f", "-qq", "-o", str(log)])
        text = log.read_text()
        for call in ("renameat2", "linkat", "mkdirat", "syncfs", "fsync"):
            self.assertNotIn(f" {call}(", text)
        opened = [line for line in text.splitlines() if "O_CREAT" in line]
        self.assertEqual(len(opened), 1, opened)  # the lock


class Refused(PublicationTest):
    """The system refuses a call."""

    def test_at_every_call_the_old_site_stands_or_the_fault_does_not_matter(self):
        points = fault_points(self.place)
        outcomes = {"the old site and a message": 0, "the new site": 0,
                    "the new site, not durable": 0}
        for call, k in points:
            # Which errors a call meets does not depend on its turn; each turn meets two.
            for error in (ERRORS[k % 5], ERRORS[(k + 2) % 5]):
                with self.subTest(call=call, k=k, error=error):
                    outcomes[self.check_one(call, k, error)] += 1
        print(f"refused {2 * len(points)} calls: {outcomes}")

    def check_one(self, call, k, error):
        self.publish("old")
        result = self.place.publish("new", before=strace(f"{call}:error={error}:when={k}"))
        if result.returncode == 0:
            # Reading what is live, linking, removing the former site: there is another way.
            self.assertEqual(self.place.live(), NEW)
            outcome = "the new site"
        else:
            self.assertEqual(result.returncode, 3, result.stderr)
            self.assert_plain_message(result.stderr)
            durable = call != "fsync"
            self.assertEqual(self.place.live(), OLD if durable else NEW)
            if durable:
                self.assertEqual([name for name in self.place.beside() if "staging" in name], [])
            outcome = "the old site and a message" if durable else "the new site, not durable"
        self.publish("new")
        self.assertEqual(self.place.live(), NEW)
        return outcome

    def test_every_error_of_a_writing_call_is_told_in_its_own_words(self):
        words = {"ENOSPC": "the disk is full", "EIO": "the disk reports a fault",
                 "EACCES": "this account is not allowed to", "EDQUOT": "used up its share",
                 "EROFS": "the disk can be read but not written to",
                 "EMFILE": "this program has too many files open"}
        self.publish("old")
        for error, expected in words.items():
            with self.subTest(error=error):
                result = self.place.publish("new", before=strace(f"mkdirat:error={error}:when=2"))
                self.assertEqual(result.returncode, 3)
                self.assertIn(f"{self.place.out}/about` cannot be written: ", result.stderr)
                self.assertIn(expected, result.stderr)

    def test_a_disk_that_cannot_exchange_folders_is_told_in_plain_words(self):
        self.publish("old")
        for error in ("EINVAL", "ENOSYS"):
            with self.subTest(error=error):
                result = self.place.publish("new", before=strace(f"renameat2:error={error}"))
                self.assertEqual(result.returncode, 3)
                self.assertIn("cannot replace a folder in one step", result.stderr)
                self.assertEqual(self.place.live(), OLD)

    def test_a_disk_that_loses_bytes_is_found_out(self):
        writes = [k for call, k in fault_points(self.place) if call == "write"]
        self.publish("old")
        found_out = 0
        for k in writes:
            result = self.place.publish("new", before=strace(f"write:retval=5:when={k}"))
            if result.returncode == 3:
                found_out += 1
                self.assertRegex(result.stderr, "bytes after it was written, instead of ")
                self.assertEqual(self.place.live(), OLD)
            else:
                self.publish("old")
        # The files of the new site; not the names in the lock and what is printed.
        self.assertGreaterEqual(found_out, 4)

    def test_calls_that_do_a_part_of_their_work_or_are_interrupted_are_made_again(self):
        self.publish("old")
        self.publish("new", before=strace("write:error=EINTR:when=1+2",
                                          "read:error=EINTR:when=20+2"))
        self.assertEqual(self.place.live(), NEW)

    def test_few_open_files_and_small_files_only_keep_the_old_site(self):
        self.publish("old")
        for limit in ("-n 6", "-n 8", "-n 10", "-f 0", "-f 4"):
            with self.subTest(limit=limit):
                shell = ["bash", "-c", f'trap "" XFSZ; ulimit {limit}; exec "$@"', "bash"]
                result = self.place.publish("new", before=shell)
                self.assertIn(result.returncode, (0, 3), result.stderr)
                self.assert_whole(OLD if result.returncode else NEW)
                self.publish("old")


class AtOnce(PublicationTest):
    """Several programs at once."""

    def test_of_many_builds_one_publishes_and_the_others_say_who_it_is(self):
        refused = 0
        for round_number in range(15):
            processes = [subprocess.Popen(self.place.command(version, 2, 20), text=True,
                                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                         for version in ("old", "new") * 4]
            results = [(process.communicate()[1], process.returncode) for process in processes]
            self.assertIn(0, [code for _, code in results], round_number)
            for message, code in results:
                if code != 0:
                    refused += 1
                    self.assertEqual(code, 3)
                    self.assert_plain_message(message)
                    self.assertIn("another build", message)
            self.assert_whole(*({f"copy-{i}/{path}": text for i in range(20)
                                 for path, text in files.items()} for files in (OLD, NEW)))
            self.assertEqual(self.place.beside(), [])
        print(f"8 builds at once, 15 times: {refused} refused")

    def test_a_stopped_build_holds_the_folder_until_it_is_killed(self):
        self.publish("old")
        # Stopped at the call that makes the tree durable: in the middle of the publication.
        process = subprocess.Popen([*strace("syncfs:signal=SIGSTOP"), *self.place.command("new")],
                                   stdout=subprocess.DEVNULL)
        lock = self.place.out.parent / ".public.pier-lock"
        holder = None
        for _ in range(500):
            words = lock.read_text().split() if lock.exists() else []
            holder = int(words[0]) if words else None
            # What follows the name of the program in brackets is its state; t is stopped by strace.
            if holder and Path(f"/proc/{holder}/stat").read_text().split(") ")[1][0] in "Tt":
                break
            time.sleep(0.01)
        result = self.place.publish("new")
        self.assertEqual(result.returncode, 3)
        self.assertIn(f"another build (process {holder}, begun ", result.stderr)
        self.assertIn(f"`kill {holder}`", result.stderr)
        self.assertEqual(self.place.live(), OLD)
        os.kill(holder, signal.SIGKILL)
        process.wait()
        self.publish("new")
        self.assertEqual(self.place.live(), NEW)

    def test_a_reader_never_misses_a_page(self):
        self.publish("old")
        misses, reads, stop = [], 0, threading.Event()

        def read_on():
            nonlocal reads
            while not stop.is_set():
                try:
                    text = (self.place.out / "about/team/index.html").read_text()
                    if text not in ("team\n", "the team\n"):
                        misses.append(text)
                except OSError as error:
                    misses.append(str(error))
                reads += 1

        reader = threading.Thread(target=read_on)
        reader.start()
        for _ in range(30):
            self.publish("new")
            self.publish("old")
        stop.set()
        reader.join()
        self.assertEqual(misses, [])
        self.assertGreater(reads, 100)


class SmallDisk(PublicationTest):
    """A disk that is full, or can be read only. Runs where it may mount, see main()."""

    def setUp(self):
        self.disk = Path(tempfile.mkdtemp(prefix="pier-disk-"))
        self.addCleanup(self.disk.rmdir)

    def mount(self, options):
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "pier-test", self.disk], check=True)

    def unmount(self):
        # A disk stays busy for a moment after the last program that used it has ended.
        for _ in range(50):
            if subprocess.run(["umount", self.disk], stderr=subprocess.DEVNULL,
                              check=False).returncode == 0:
                return
            time.sleep(0.1)
        subprocess.run(["umount", self.disk], check=True)

    def check_sizes(self, option, sizes, words):
        """Publishes the old and the new site on a disk of each size. Gives the exit codes."""
        outcomes = []
        for size in sizes:
            with self.subTest(option=option, size=size):
                self.mount(f"{option}={size}")
                try:
                    self.place = Files(self.disk)
                    self.publish("old")
                    result = self.place.publish("new")
                    outcomes.append(result.returncode)
                    self.assert_whole(NEW if result.returncode == 0 else OLD)
                    if result.returncode != 0:
                        self.assertEqual(result.returncode, 3)
                        self.assert_plain_message(result.stderr)
                        self.assertRegex(result.stderr, words)
                    self.assertEqual(self.place.beside(), [])
                finally:
                    self.unmount()
        return outcomes

    def test_a_disk_without_room_for_the_new_site_keeps_the_old_one(self):
        # In blocks of 4,096 bytes: the sources take 12 to 13, the old site 7, the new one 5 more.
        words = r"has 0\.\d MB free, and the new site needs 0\.\d MB|the disk is full"
        outcomes = self.check_sizes("nr_blocks", range(22, 36), words)
        self.assertEqual((outcomes[0], outcomes[-1]), (3, 0))
        self.assertEqual(outcomes, sorted(outcomes, reverse=True))

    def test_a_disk_without_room_for_more_files_keeps_the_old_site(self):
        words = "has room for .* more files, and the new site needs|the disk is full"
        outcomes = self.check_sizes("nr_inodes", range(42, 64), words)
        self.assertEqual((outcomes[0], outcomes[-1]), (3, 0))
        self.assertEqual(outcomes, sorted(outcomes, reverse=True))

    def test_a_disk_without_room_for_pages_that_are_put_away_has_no_site_and_says_what_is_missing(
            self):
        outcomes = []
        for size in range(14, 30):
            with self.subTest(size=size):
                self.mount(f"nr_blocks={size}")
                try:
                    self.place = Files(self.disk)
                    self.place.mode = "early"
                    result = self.place.publish("new")
                    outcomes.append(result.returncode)
                    self.assert_whole(NEW if result.returncode == 0 else {})
                    if result.returncode != 0:
                        self.assert_plain_message(result.stderr)
                        self.assertRegex(result.stderr, "MB free, and the new site needs|is full")
                        self.assertIsNone(self.place.standby())
                    self.assertEqual(self.place.beside(), [])
                finally:
                    self.unmount()
        self.assertEqual((outcomes[0], outcomes[-1]), (3, 0))
        self.assertEqual(outcomes, sorted(outcomes, reverse=True))

    def test_a_disk_that_fills_up_while_the_site_is_written_keeps_the_old_one(self):
        # Blocks that are free when the program looks are gone when it writes.
        self.mount("nr_blocks=200")
        try:
            self.place = Files(self.disk)
            self.publish("old")
            filler = subprocess.Popen(["bash", "-c", f"while :; do head -c 900000 /dev/zero "
                                       f">{self.disk}/filler; : >{self.disk}/filler; done"],
                                      stderr=subprocess.DEVNULL)
            codes = []
            for _ in range(30):
                result = self.place.publish("new", repeat=8)
                codes.append(result.returncode)
                if result.returncode != 0:
                    self.assertEqual(result.returncode, 3, result.stderr)
                    self.assert_plain_message(result.stderr)
                result = self.place.publish("old")
                self.assertIn(result.returncode, (0, 3), result.stderr)
                self.assert_whole(OLD, {f"copy-{i}/{path}": text for i in range(8)
                                        for path, text in NEW.items()})
            filler.kill()
            filler.wait()
            (self.disk / "filler").unlink()
            self.publish("old")
            print(f"a disk filled up by another program: {codes.count(3)} of 30 refused")
        finally:
            self.unmount()

    def test_a_disk_that_can_be_read_only_keeps_the_old_site(self):
        self.mount("size=1m")
        try:
            self.place = Files(self.disk)
            self.publish("old")
            subprocess.run(["mount", "-o", "remount,ro", self.disk], check=True)
            result = self.place.publish("new")
            self.assertEqual(result.returncode, 3)
            self.assertIn("the disk can be read but not written to", result.stderr)
            self.assertEqual(self.place.live(), OLD)
        finally:
            self.unmount()

    def test_a_folder_of_the_image_of_a_container_is_replaced_unless_it_is_a_site(self):
        self.mount("size=8m")
        whole = self.disk / "whole"
        try:
            for name in ("image", "changes", "work", "whole"):
                (self.disk / name).mkdir()
            self.place = Files(self.disk / "image")
            layers = ",".join(f"{word}dir={self.disk / name}" for word, name in
                              (("lower", "image"), ("upper", "changes"), ("work", "work")))
            mounted = subprocess.run(["mount", "-t", "overlay", "-o", layers, "pier-test", whole],
                                     stderr=subprocess.PIPE, text=True, check=False)
            if mounted.returncode != 0:
                self.skipTest(f"no overlay can be mounted here: {mounted.stderr.strip()}")
            self.place.folder = whole / self.place.folder.name
            self.place.out = self.place.folder / "place" / "public"
            try:
                for version, site in (("old", OLD), ("new", NEW)):
                    self.publish(version)
                    self.assertEqual(self.place.live(), site)
            finally:
                subprocess.run(["umount", whole], check=True)
            self.check_site_of_an_image(layers)
        finally:
            self.unmount()

    def check_site_of_an_image(self, layers):
        """Publishes a site into the image, and then tries to replace it from a container."""
        whole, in_image = self.disk / "whole", self.disk / "image" / self.place.folder.name
        in_container = self.place.folder, self.place.out
        self.place.folder, self.place.out = in_image, in_image / "place" / "public"
        self.publish("old")
        subprocess.run(["rm", "-rf", self.disk / "changes", self.disk / "work"], check=True)
        (self.disk / "changes").mkdir()
        (self.disk / "work").mkdir()
        subprocess.run(["mount", "-t", "overlay", "-o", layers, "pier-test", whole], check=True)
        self.place.folder, self.place.out = in_container
        try:
            result = self.place.publish("new")
            if result.returncode == 0:  # mounted with redirect_dir=on
                self.assertEqual(self.place.live(), NEW)
            else:
                self.assertEqual(result.returncode, 3)
                self.assertIn("came with the image of this container", result.stderr)
                self.assertEqual(self.place.live(), OLD)
        finally:
            subprocess.run(["umount", whole], check=True)

    def test_an_output_folder_that_is_a_disk_of_its_own_is_refused(self):
        self.mount("size=1m")
        try:
            self.place = Files()
            self.addCleanup(self.place.remove)
            self.place.out = self.disk
            result = self.place.publish("new")
            self.assertEqual(result.returncode, 3)
            self.assertIn("it is the top of a disk of its own", result.stderr)
        finally:
            self.unmount()


def enter_own_mounts(arguments):
    """Starts this script again where its mounts are its own; ends with 77 when that cannot be."""
    if os.environ.get("PIER_OWN_MOUNTS"):
        return
    environment = {**os.environ, "PIER_OWN_MOUNTS": "1"}
    for unshare in (["unshare", "-m"], ["unshare", "-Urm"]):
        probe = subprocess.run([*unshare, "mount", "-t", "tmpfs", "pier-test", "/mnt"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                               check=False)
        if probe.returncode == 0:
            command = [*unshare, sys.executable, *arguments]
            os.execvpe(command[0], command, environment)
    print(f"SKIPPED: nothing can be mounted here, so that no full disk can be made "
          f"({probe.stderr.strip()})")
    sys.exit(SKIPPED)


def main():
    global PROBE
    PROBE = os.path.abspath(sys.argv[1])
    names = sys.argv[2:]
    if "SmallDisk" in names:
        enter_own_mounts(sys.argv)
    unittest.main(argv=[sys.argv[0], "-v", *names])


if __name__ == "__main__":
    main()
