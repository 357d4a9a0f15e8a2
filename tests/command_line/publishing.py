#!/usr/bin/env python3
"""The site is published into a folder of releases, taken back and verified; what may not be published
is refused.

    publishing.py PIER [CLASS…]
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

import small_site
from small_site import SiteTest, page

HERE = Path(__file__).resolve().parent
FAULTS = ("openat", "write", "linkat", "mkdirat", "renameat", "symlinkat", "unlinkat", "rename", "fsync", "syncfs",
          "mkdir", "rmdir", "unlink", "flock", "fchmod")


class PublishingTest(SiteTest):
    """A site that was built for readers, and a target that is still empty."""

    def setUp(self):
        super().setUp()
        self.www = self.top / "www"
        self.site.write("data/publish.yaml",
                        f"targets:\n  - name: website\n    kind: folder\n    folder: {self.www}\n")
        self.build()

    def build(self):
        self.publish("--production", "--no-pdf")
        return self.of_site(self.site.files())

    @staticmethod
    def of_site(files):
        return {path: data for path, data in files.items() if path not in (".gitignore", ".pier-manifest")}

    def edit(self, text):
        self.site.write("content/about/index.md", page(text, title="About us"))

    def run_pier(self, *words, code=0, **more):
        result = self.site.run(*words, **more)
        text = result.stdout.decode() + result.stderr.decode()
        self.assertEqual(result.returncode, code, text)
        return text

    def readers_see(self):
        """The files behind the link, by the path that a web server takes."""
        top = self.www / "current"
        return self.of_site({str(file.relative_to(top)): file.read_bytes()
                             for file in top.rglob("*") if file.is_file()})

    def releases(self):
        return sorted(path.name for path in (self.www / "releases").iterdir())


class PublishingFolder(PublishingTest):
    def test_what_readers_see_is_the_site(self):
        files = self.build()
        said = self.run_pier("publish")
        self.assertIn(f"Published to `website` as release 1: {len(files)} files added", said)
        self.assertEqual(self.readers_see(), files)
        self.assertEqual(os.readlink(self.www / "current"), "releases/0001")
        self.assertIn("It is the site that stands in `public`.", self.run_pier("verify"))
        for path in self.www.rglob("*"):
            if not path.is_symlink() and path.name != ".pier-lock":
                self.assertEqual(path.stat().st_mode & 0o777, 0o755 if path.is_dir() else 0o644, path)

    def test_the_hosts_settings_come_with_it(self):
        self.site.write("content/about/moved.md", page("Text.", title="Moved", fields="aliases: [/was/here/]\n"))
        self.build()
        self.run_pier("publish")
        for name in ("nginx.conf", "apache.conf", "_redirects"):
            self.assertIn(b"/was/here", (self.www / "current" / name).read_bytes())

    def test_the_same_site_is_not_published_again(self):
        self.run_pier("publish")
        self.assertIn("holds this site already, as release 1", self.run_pier("publish"))
        self.assertEqual(self.releases(), ["0001"])

    def test_what_stays_the_same_has_one_copy_on_the_disk(self):
        self.run_pier("publish")
        self.edit("Other words.")
        self.build()
        self.run_pier("publish")
        first, second = (self.www / "releases" / name for name in ("0001", "0002-after-0001"))
        same = [path.relative_to(first) for path in first.rglob("*") if path.is_file() and
                path.stat().st_ino == (second / path.relative_to(first)).stat().st_ino]
        self.assertIn(Path("404.html"), same)
        self.assertNotIn(Path("about/index.html"), same)

    def test_a_dry_run_lists_and_does_nothing(self):
        said = self.run_pier("publish", "--dry-run")
        self.assertIn("add      index.html (", said)
        self.assertFalse(self.www.exists())
        self.run_pier("publish")
        self.edit("Other words.")
        self.build()
        self.assertIn("replace  about/index.html (", self.run_pier("publish", "--dry-run"))
        self.assertEqual(self.releases(), ["0001"])

    def test_five_releases_are_kept_and_one_can_go_back(self):
        versions = {}
        for number in range(1, 8):
            self.edit(f"Version {number}.")
            versions[number] = self.build()
            self.run_pier("publish")
        self.assertEqual(self.releases(), [f"000{n}-after-000{n - 1}" for n in range(3, 8)])
        self.assertIn("would be: ", self.run_pier("rollback", "--dry-run"))
        self.assertEqual(self.readers_see(), versions[7])
        self.assertIn("is back at release 6", self.run_pier("rollback"))
        self.assertEqual(self.readers_see(), versions[6])
        self.run_pier("rollback", "website")
        self.assertEqual(self.readers_see(), versions[5])
        self.run_pier("rollback", "--to", "3")
        self.assertEqual(self.readers_see(), versions[3])
        self.assertIn("release 1 is not kept any more", self.run_pier("rollback", "--to", "1", code=3))
        self.assertIn("release 2 is not kept any more", self.run_pier("rollback", code=3))
        # What was left behind is had again; a new one stands behind what readers saw last.
        self.run_pier("publish")
        self.assertEqual(self.readers_see(), versions[7])
        self.run_pier("rollback", "--to", "6")
        self.edit("Version 8.")
        self.build()
        self.run_pier("publish")
        self.assertEqual(os.readlink(self.www / "current"), "releases/0008-after-0006")
        self.run_pier("rollback")
        self.assertEqual(self.readers_see(), versions[6])

    def test_former_releases_can_be_taken_away_for_good(self):
        for number in range(1, 4):
            self.edit(f"Version {number}.")
            files = self.build()
            self.run_pier("publish")
        self.assertIn("would be taken away", self.run_pier("publish", "--forget-former", "--dry-run"))
        self.assertEqual(len(self.releases()), 3)
        self.assertIn("2 former releases taken away for good", self.run_pier("publish", "--forget-former"))
        self.assertEqual(self.releases(), ["0003-after-0002"])
        self.assertEqual(self.readers_see(), files)
        self.run_pier("verify")
        self.assertIn("release 2 is not kept any more", self.run_pier("rollback", code=3))
        # Nothing else on the disk has their words.
        for word in (b"Version 1.", b"Version 2."):
            self.assertEqual([f for f in self.www.rglob("*") if f.is_file() and word in f.read_bytes()], [])
        self.edit("Version 4.")
        self.build()
        self.run_pier("publish")
        self.run_pier("rollback")
        self.assertEqual(self.readers_see(), files)

    def test_a_way_back_tells_which_pages_come_back(self):
        self.site.write("content/about/withdrawn.md", page("Text.", title="Withdrawn"))
        self.build()
        self.run_pier("publish")
        (self.site.folder / "content/about/withdrawn.md").unlink()
        (self.site.folder / "data/urls.txt").unlink()
        self.build()
        self.assertNotIn("not on the site any more", self.run_pier("publish"))
        said = self.run_pier("rollback")
        self.assertIn("Pages that were not on the site any more, and are again:\n"
                      "  about/withdrawn/index.html\n  help: if one was taken away on purpose", said)

    def test_verify_tells_what_is_missing_changed_or_foreign(self):
        self.run_pier("publish")
        (self.www / "current/index.html").write_bytes(b"somebody else's")
        (self.www / "current/404.html").unlink()
        (self.www / "current/.well-known/more.txt").write_text("somebody else's")
        (self.www / "current/link").symlink_to("/etc/passwd")
        said = self.run_pier("verify", code=1)
        self.assertIn("index.html is not what was published", said)
        self.assertIn("404.html is missing", said)
        self.assertIn(".well-known/more.txt was not published", said)
        self.assertIn("link was not published", said)
        self.assertIn("4 files are not as in release 1", said)
        files = self.build()
        self.run_pier("publish")
        self.assertEqual(self.readers_see(), files)
        self.run_pier("verify")
        # The damaged one is no way back.
        self.assertIn("release 1 is damaged", self.run_pier("rollback", code=3))
        self.assertEqual(self.readers_see(), files)

    def test_a_file_that_was_changed_in_a_release_does_not_get_into_the_next(self):
        self.run_pier("publish")
        (self.www / "current/404.html").write_bytes(b"somebody else's")
        self.edit("Other words.")
        files = self.build()
        self.run_pier("publish")
        self.assertEqual(self.readers_see(), files)

    def test_readers_may_read_it_whatever_the_umask_is(self):
        self.site.write("data/publish.yaml", "targets:\n  - name: website\n    kind: folder\n"
                        f"    folder: {self.www}/below/site\n")
        self.run_pier("publish", before=["sh", "-c", 'umask 077; exec "$0" "$@"'])
        for path in [self.www, *self.www.rglob("*")]:
            if not path.is_symlink() and path.name != ".pier-lock":
                self.assertEqual(path.stat().st_mode & 0o777, 0o755 if path.is_dir() else 0o644, path)

    def test_a_file_that_readers_may_not_read_any_more_is_told_and_mended(self):
        self.run_pier("publish")
        (self.www / "current/index.html").chmod(0o600)
        (self.www / "current/404.html").chmod(0o600)
        self.edit("Other words.")
        self.build()
        self.assertIn("404.html is not what was published", self.run_pier("verify", code=1))
        self.run_pier("publish")
        for name in ("index.html", "404.html"):
            self.assertEqual((self.www / "current" / name).stat().st_mode & 0o777, 0o644)
        self.run_pier("verify")

    def test_without_hard_links_files_are_copied(self):
        self.run_pier("publish")
        self.edit("Other words.")
        files = self.build()
        result = self.site.run("publish", before=["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=linkat", "-e",
                                                  "inject=linkat:error=EMLINK"])
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.readers_see(), files)


class PublishingRefused(PublishingTest):
    def refused(self, words, *command, code=1):
        said = self.run_pier(*(command or ("publish",)), code=code)
        self.assertIn(words, said)
        self.assertIn("\n  help: ", said)
        return said

    def test_a_preview(self):
        self.publish("--no-pdf")
        self.refused("is a preview, which is not for readers")
        self.assertFalse(self.www.exists())

    def test_drafts(self):
        self.publish("--no-pdf", "--drafts")
        self.refused("is a preview, which is not for readers")

    def test_what_stands_there_after_a_build_with_errors(self):
        self.run_pier("publish")
        self.site.write("content/about/bad.md", "no front matter\n")
        self.assertEqual(self.site.run("build", "--production", "--no-pdf").returncode, 1)
        self.refused("the last build into `public` ended with errors")
        (self.site.folder / "content/about/bad.md").unlink()
        self.build()
        self.run_pier("publish")

    def test_what_stands_there_after_a_build_that_was_stopped(self):
        self.edit("Other words.")
        self.site.run("build", "--production", "--no-pdf",
                      before=["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=syncfs", "-e",
                              "inject=syncfs:signal=SIGKILL:when=1"])
        self.refused("the last build into `public` ended with errors or was stopped")
        self.assertFalse(self.www.exists())

    def test_the_site_of_a_day_to_come(self):
        self.site.write("content/about/later.md",
                        page("Text.", title="Later", fields="publish_on: 2026-11-22\n"))
        for option in ([], ["--dry-run"]):
            self.publish("--production", "--no-pdf", as_of="2026-11-22")
            self.refused("is that of 22 November 2026: what waits for that day would be public now",
                         "publish", *option)
            self.assertFalse(self.www.exists())
        (self.site.folder / "data/urls.txt").unlink()
        self.build()
        self.run_pier("publish")
        self.assertFalse((self.www / "current/about/later").exists())

    def test_a_site_that_was_built_before_a_change_is_published_and_that_is_told(self):
        self.assertNotIn("changed after", self.run_pier("publish"))
        self.site.write("content/about/more.md", page("Text.", title="More"))
        for words in (["publish", "--dry-run"], ["publish"]):
            self.assertIn("`content/about` changed after the site was built", self.run_pier(*words))
        self.build()
        self.assertNotIn("changed after", self.run_pier("publish"))
        self.edit("Other words.")
        self.assertIn("`content/about/index.md` changed after the site was built", self.run_pier("publish"))

    def test_the_site_of_a_former_day_is_published_and_that_is_told(self):
        self.publish("--production", "--no-pdf", as_of="2026-11-20")
        self.assertIn("was built on 20 November 2026: what became public", self.run_pier("publish"))
        self.build()
        self.assertNotIn("was built on", self.run_pier("publish"))

    def test_a_site_that_is_not_whole(self):
        (self.site.folder / "public/index.html").write_text("changed by hand")
        self.refused("`public/index.html` is not as the build left it")
        self.assertFalse(self.www.exists())

    def test_no_site_at_all(self):
        self.refused("there is no site in `elsewhere`", "publish", "--out", "elsewhere")

    def test_no_targets_or_wrong_ones(self):
        self.site.write("data/publish.yaml", "targets:\n  - name: website\n    kind: folder\n")
        self.refused("data/publish.yaml:2:5: error: a target of the kind `folder` needs `folder`")
        self.assertIn("[publish-target]", self.run_pier("check", code=1))
        (self.site.folder / "data/publish.yaml").unlink()
        self.refused("there is no `data/publish.yaml`")

    def test_a_target_that_is_not_named(self):
        self.refused("there is no target `websit`", "publish", "websit", code=2)
        self.site.write("data/publish.yaml", "targets:\n" + "".join(
            f"  - {{name: {name}, kind: folder, folder: {self.top}/{name}}}\n" for name in ("one", "two")))
        said = self.run_pier("publish", code=2)
        self.assertIn("there are several targets: say which", said)
        self.run_pier("publish", "two")
        self.assertTrue((self.top / "two/current/index.html").exists())
        self.assertFalse((self.top / "one").exists())

    def test_a_folder_with_something_else_in_it(self):
        self.www.mkdir()
        (self.www / "thesis.doc").write_text("precious")
        self.refused("holds something that was not published there, such as `thesis.doc`", code=3)
        self.assertEqual((self.www / "thesis.doc").read_text(), "precious")

    def test_a_folder_in_the_site(self):
        self.site.write("data/publish.yaml",
                        f"targets:\n  - {{name: in, kind: folder, folder: {self.site.folder}/content}}\n")
        self.refused("lie in each other", code=3)

    def test_nothing_to_go_back_to(self):
        self.refused("nothing was published", "rollback", code=3)
        self.refused("nothing was published", "verify", code=3)
        self.run_pier("publish")
        self.refused("no release stood here before this one", "rollback", code=3)

    def test_releases_that_cannot_be_read(self):
        self.run_pier("publish")
        (self.www / "releases").chmod(0)
        self.addCleanup((self.www / "releases").chmod, 0o755)
        # Root may read everything, unless that right is taken from it.
        before = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
        result = self.site.run("verify", before=before)
        self.assertEqual(result.returncode, 3, result.stderr)
        self.assertIn(f"`{self.www}/releases` cannot be read: ", result.stderr.decode())

    def test_two_at_once(self):
        self.run_pier("publish")
        with (self.www / ".pier-lock").open("r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self.edit("Other words.")
            self.build()
            self.refused("another program is publishing", code=3)


class PublishingByGit(PublishingTest):
    """The line of the guide for a host that takes a branch of Git, to a repository beside it."""

    def git(self, *words, folder=None):
        return subprocess.run(["git", "-c", "user.name=Test", "-c", "user.email=test@seaby.example", *words],
                              cwd=folder or self.site.folder, check=True, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True).stdout

    def line(self):
        guide = (HERE.parents[1] / "content/guide/publish-to-your-host.md").read_text()
        return re.search(r"`(git --git-dir=[^`]*)`", guide)[1]

    def test_the_branch_holds_the_site(self):
        self.git("init", "-q", "--bare", str(self.top / "host.git"))
        environment = {**os.environ, "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@seaby.example",
                       "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@seaby.example"}
        line = self.line().replace("/srv/www/partnership", str(self.www)).replace("/srv/www/pages.git", str(self.top / "pages.git"))
        line = re.sub(r"\bhost:\S+", str(self.top / "host.git"), line)
        self.git("init", "-q", "--bare", str(self.top / "pages.git"))
        for words in ("First.", "Second."):
            self.edit(words)
            files = self.build()
            self.run_pier("publish")
            subprocess.run(["bash", "-ec", line], cwd=self.site.folder, env=environment, check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            shutil.rmtree(self.top / "clone", ignore_errors=True)
            self.git("clone", "-q", "-b", "pages", str(self.top / "host.git"), str(self.top / "clone"))
            clone = {path: data for path, data in self.of_site(
                {str(file.relative_to(self.top / "clone")): file.read_bytes()
                 for file in (self.top / "clone").rglob("*") if file.is_file()}).items()
                if not path.startswith(".git/")}
            self.assertEqual(clone, files)


class PublishingByRsync(PublishingTest):
    """The line of the guide for a host that takes rsync, to a folder beside it."""

    def test_the_folder_holds_the_site(self):
        if not shutil.which("rsync"):
            self.skipTest("there is no rsync")
        guide = (HERE.parents[1] / "content/guide/publish-to-your-host.md").read_text()
        line = re.search(r"`(rsync [^`]*)`", guide)[1]
        line = line.replace("/srv/www/partnership", str(self.www))
        line = re.sub(r"\bhost:\S+", str(self.top / "host") + "/", line)
        (self.top / "host").mkdir()
        (self.top / "host/gone.html").write_text("old")
        self.run_pier("publish")
        subprocess.run(["bash", "-ec", line], cwd=self.site.folder, check=True)
        top = self.top / "host"
        self.assertEqual(self.of_site({str(file.relative_to(top)): file.read_bytes()
                                       for file in top.rglob("*") if file.is_file()}), self.of_site(self.site.files()))


class PublishingKilled(PublishingTest):
    """Killed at every system call that changes something: readers see the old or the new site, whole,
    and doing it again completes it."""

    def setUp(self):
        super().setUp()
        self.old = self.build()
        for number in range(6):
            self.edit(f"Version {number}.")
            self.old = self.build()
            self.run_pier("publish")
        self.edit("The newest.")
        self.new = self.build()
        self.saved = self.top / "saved"
        shutil.copytree(self.www, self.saved, symlinks=True)

    def bring_back(self):
        shutil.rmtree(self.www)
        shutil.copytree(self.saved, self.www, symlinks=True)

    def points(self, words):
        """(call, k) for every call, from the first on that names the target."""
        log = self.top / "trace"
        self.bring_back()
        self.site.run(*words, before=["strace", "-f", "-qq", "-o", str(log), "-e", "trace=" + ",".join(FAULTS)])
        count, points, begun = {}, [], False
        for line in log.read_text().splitlines():
            call = re.sub(r"^\d+ +", "", line).split("(")[0]
            if call not in FAULTS:
                continue
            count[call] = count.get(call, 0) + 1
            begun = begun or str(self.www) in line
            if begun:
                points.append((call, count[call]))
        return points

    def kill_everywhere(self, words, before, after, fault):
        points = self.points(words)
        # What reads alone comes in hundreds, and nothing depends on which of them it is.
        reads = [point for point in points if point[0] == "openat"]
        points = [point for point in points if point[0] != "openat"] + reads[::7]
        self.assertGreater(len(points), 5)
        seen = {"before": 0, "after": 0}
        for call, k in points:
            with self.subTest(call=call, k=k):
                self.bring_back()
                self.site.run(*words, before=["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                                              f"inject={call}:{fault}:when={k}"])
                stands = self.readers_see()
                self.assertIn(stands, (before, after))
                if fault.startswith("error"):
                    self.assertFalse((self.www / ".pier-incoming").exists())
                seen["after" if stands == after else "before"] += 1
                if stands != after or words[0] == "publish":
                    self.run_pier(*words)
                self.assertEqual(self.readers_see(), after)
                self.assertEqual(len(self.releases()), 5)
                self.run_pier("verify")
                self.assertEqual([path.name for path in self.www.iterdir() if path.name.startswith(".pier-")
                                  and path.name not in (".pier-lock", ".pier-current")], [])
        print(f"{words[0]}, {fault}, at {len(points)} calls: {seen}")

    def test_a_publication_that_is_killed(self):
        self.kill_everywhere(["publish"], self.old, self.new, "signal=SIGKILL")

    def test_a_publication_on_a_full_disk(self):
        self.kill_everywhere(["publish"], self.old, self.new, "error=ENOSPC")

    def test_a_way_back_that_is_killed(self):
        self.run_pier("publish")
        shutil.rmtree(self.saved)
        shutil.copytree(self.www, self.saved, symlinks=True)
        self.kill_everywhere(["rollback"], self.new, self.old, "signal=SIGKILL")


if __name__ == "__main__":
    small_site.main()
