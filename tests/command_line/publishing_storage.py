#!/usr/bin/env python3
"""The site is published into storage (s3rver behind TLS), killed at every request, taken back and
verified.

    publishing_storage.py PIER [CLASS…]
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

import small_site
import storage
from small_site import page

SKIPPED = 77
KEYS = {"PIER_S3_KEY_ID": storage.KEY_ID, "PIER_S3_SECRET": storage.SECRET}
PAGES = 300
# The record, ten pages, and one request that deletes.
MOST_WRITES = 12


def references(data):
    """Where a page leads, as paths of files."""
    for address in re.findall(rb'(?:href|src)="(/[^"#?]*)', data):
        path = address.decode()[1:]
        yield path + "index.html" if path.endswith("/") or not path else path


def lost(there, old, new):
    """What is wrong for a visitor who starts at any page that the old site had, or at the home page,
    and follows every link."""
    begin = {path for path in old if path.endswith(".html") and path in there} | {"index.html"}
    seen, wrong, todo = set(), [], [(path, "the start") for path in begin]
    while todo:
        path, page_before = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        if path not in there:
            wrong.append(f"{page_before} refers to {path}, which is missing")
        elif there[path] not in (old.get(path), new.get(path)):
            wrong.append(f"{path} is neither old nor new")
        elif path.endswith(".html"):
            todo += [(to, path) for to in references(there[path])]
    return wrong


class StorageTest(unittest.TestCase):
    """A site and empty storage."""

    prefix = ""

    def setUp(self):
        self.top = Path(tempfile.mkdtemp(prefix="pier-storage-", dir=os.environ.get("PIER_TEST_TMP")))
        self.addCleanup(shutil.rmtree, self.top, ignore_errors=True)
        self.storage = storage.Storage(self.top / "storage")
        self.addCleanup(self.storage.stop)
        self.site = small_site.Site(self.top / "site")
        self.site.write("data/publish.yaml", "targets:\n  - name: cloud\n    kind: s3\n"
                        f"    endpoint: {self.storage.endpoint()}\n    bucket: {storage.BUCKET}\n"
                        f"    region: eu-west-2\n{self.prefix}")

    def build(self, out="public"):
        result = self.site.run("build", "--production", "--no-pdf", "--out", out)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return {path: data for path, data in self.site.files(out).items()
                if path not in (".pier-manifest", ".gitignore")}

    def words(self, *words):
        return [*words, *self.storage.options()]

    def run_pier(self, *words, code=0, environment=KEYS):
        result = self.site.run(*self.words(*words), environment=environment)
        output, errors = result.stdout.decode(), result.stderr.decode()
        self.assertEqual(result.returncode, code, output + errors)
        for text in (output, errors):
            self.assertNotIn(storage.SECRET, text)
            self.assertNotIn(storage.KEY_ID, text)
        return output + errors

    def die(self, at, side, *words):
        """Runs the program and kills it at a request; false when it ended before."""
        self.storage.forget()
        self.storage.side = side
        environment = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": small_site.NOON, **KEYS}
        process = subprocess.Popen([small_site.PROGRAM, *self.words(*words)], cwd=self.site.folder, env=environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.storage.victim, self.storage.at = process, at
        process.wait()
        self.storage.wait()
        self.storage.forget()
        return process.returncode != 0

    def edit_all(self):
        """Every kind of change at once: pages that come, alone and in a ring, go and change; a style
        under a new name; a picture of a new page; a former address."""
        for name, other in (("first", "second"), ("second", "first"), ("third", "first")):
            self.site.write(f"content/about/{name}.md", page(f"See [it]({other}.md).", title=f"The {name}"))
        self.site.write("content/about/index.md", page("[First](first.md), [third](third.md).", title="About us"))
        (self.site.folder / "content/about/old.md").unlink()
        (self.site.folder / "data/urls.txt").unlink()
        style = next((self.site.folder / "themes/plain").rglob("*.css"))
        style.write_text(style.read_text() + "\np { color: #111111 }\n")


class Publishing(StorageTest):
    def test_what_arrives_is_the_site_with_its_types_and_lifetimes(self):
        self.site.write("content/about/moved.md", page("Text.", title="Moved", fields="aliases: [/was/here/]\n"))
        files = self.build()
        said = self.run_pier("publish")
        self.assertIn(f"Published to `cloud` as release 1: {len(files)} files added", said)
        self.assertEqual(self.storage.site(), files)
        home = self.storage.headers_of("index.html")
        self.assertEqual(home["content-type"], "text/html; charset=utf-8")
        self.assertEqual(home["cache-control"], "public, max-age=60")
        style = next(path for path in files if path.endswith(".css"))
        self.assertEqual(self.storage.headers_of(style)["content-type"], "text/css; charset=utf-8")
        self.assertEqual(self.storage.headers_of(style)["cache-control"], "public, max-age=31536000, immutable")
        self.assertEqual(self.storage.headers_of("was/here/index.html")["x-amz-website-redirect-location"],
                         "/about/moved/")
        self.assertIn("as it was published", self.run_pier("verify"))
        self.storage.forget()
        self.assertIn("nothing was sent", self.run_pier("publish"))
        self.assertEqual(self.storage.writes(), [])

    def test_a_dry_run_lists_and_sends_nothing(self):
        files = self.build()
        said = self.run_pier("publish", "--dry-run")
        self.assertIn("add      index.html", said)
        self.assertIn(f"Nothing was sent. It would be: {len(files)} files added", said)
        self.assertEqual(self.storage.writes(), [])
        self.assertEqual(self.storage.objects(), {})

    def test_ten_changed_pages_need_twelve_writing_requests(self):
        for number in range(PAGES):
            self.site.write(f"content/about/page-{number}.md", page("Text.", title=f"Page {number}"))
        for release in range(1, 8):
            for number in range(10):
                self.site.write(f"content/about/page-{number}.md",
                                page(f"Text {release}.", title=f"Page {number}"))
            files = self.build()
            self.storage.forget()
            self.run_pier("publish")
            writes = self.storage.writes()
            if release > 1:
                # The record and ten pages; from the sixth release on, an old record goes.
                self.assertEqual(len(writes), 12 if release > 5 else 11, writes)
                self.assertLessEqual(len(writes), MOST_WRITES)
            self.assertEqual(self.storage.site(), files)
        records = [key for key in self.storage.objects() if key.startswith(".pier/releases/")]
        self.assertEqual(len(records), 5)

    def test_five_releases_are_kept_and_each_can_be_had_again(self):
        versions = {}
        for number in range(1, 8):
            self.site.write("content/about/index.md", page(f"Version {number}.", title="About us"))
            self.site.write(f"content/about/of-{number}.md", page("Text.", title=f"Of {number}"))
            if number > 2:
                (self.site.folder / f"content/about/of-{number - 2}.md").unlink()
            style = next((self.site.folder / "themes/plain").rglob("*.css"))
            style.write_text(f"p {{ margin: {number}px }}\n")
            (self.site.folder / "data/urls.txt").unlink(missing_ok=True)
            versions[number] = self.build()
            self.run_pier("publish")
        said = self.run_pier("rollback")
        self.assertIn("is back at release 8", said)
        self.assertIn("Pages that were not on the site any more, and are again:\n  about/of-5/index.html\n", said)
        self.assert_holds(versions[6])
        self.run_pier("rollback")
        self.assert_holds(versions[5])
        self.assertIn("would be: ", self.run_pier("rollback", "--dry-run"))
        self.assert_holds(versions[5])
        self.run_pier("rollback", "--to", "7")
        self.assert_holds(versions[7])
        self.assertIn("is not kept any more", self.run_pier("rollback", "--to", "1", code=3))
        self.run_pier("publish")
        self.assert_holds(versions[7])

    def test_former_releases_can_be_taken_away_for_good(self):
        for number in range(1, 4):
            self.site.write("content/about/index.md", page(f"Version {number}.", title="About us"))
            style = next((self.site.folder / "themes/plain").rglob("*.css"))
            style.write_text(f"p {{ margin: {number}px }}\n")
            files = self.build()
            self.run_pier("publish")
        self.assertIn("2 former releases taken away for good", self.run_pier("publish", "--forget-former"))
        self.assertEqual(self.storage.site(), files)
        self.assertIn("as it was published", self.run_pier("verify"))
        self.assertIn("is not kept any more", self.run_pier("rollback", code=3))
        for word in (b"Version 1.", b"Version 2.", b"margin: 2px"):
            self.assertEqual([f for f in self.storage.data.rglob("*") if f.is_file() and word in f.read_bytes()], [])
        self.site.write("content/about/index.md", page("Version 4.", title="About us"))
        self.build()
        self.run_pier("publish")
        self.run_pier("rollback")
        self.assert_holds(files)

    def assert_holds(self, files):
        there = self.storage.site()
        for path, data in files.items():
            self.assertEqual(there.get(path), data, path)
        extra = set(there) - set(files)
        self.assertTrue(all(path.startswith("assets/") for path in extra), extra)
        self.assertIn("as it was published", self.run_pier("verify"))

    def test_what_others_did_is_told_and_mended(self):
        files = self.build()
        self.run_pier("publish")
        self.storage.put("index.html", b"somebody else's")
        self.storage.put("stray.html", b"somebody else's")
        said = self.run_pier("verify", code=1)
        self.assertIn("index.html is not what was published", said)
        self.assertIn("stray.html was not published", said)
        self.assertIn("take away yourself what it leaves of others", said)
        self.run_pier("publish")
        self.assertEqual(self.storage.site(), {**files, "stray.html": b"somebody else's"})

    def test_without_keys_or_with_wrong_ones_nothing_is_sent(self):
        self.build()
        self.assertIn("set PIER_S3_KEY_ID and PIER_S3_SECRET", self.run_pier("publish", environment={}, code=3))
        self.assertEqual(self.storage.requests, [])
        wrong = {"PIER_S3_KEY_ID": storage.KEY_ID, "PIER_S3_SECRET": "another/synthetic+secret"}
        said = self.run_pier("publish", environment=wrong, code=3)
        self.assertIn("SignatureDoesNotMatch", said)
        self.assertNotIn("another/synthetic+secret", said)
        self.assertEqual(self.storage.objects(), {})

    def test_another_region_is_told_as_that(self):
        self.build()
        self.site.edit("data/publish.yaml", "eu-west-2", "eu-west-1")
        said = self.run_pier("publish", code=3)
        self.assertIn("refused a request: the server answered 403 (not allowed), AuthorizationHeaderMalformed", said)
        self.assertIn("the bucket is in another region: correct `endpoint` and `region`", said)

    def test_what_an_editor_puts_behind_a_key_does_no_harm(self):
        self.build()
        self.run_pier("publish", environment={name: f" {value}\n" for name, value in KEYS.items()})

    def test_the_names_of_other_tools_do_for_keys(self):
        self.build()
        self.run_pier("publish", environment={"AWS_ACCESS_KEY_ID": storage.KEY_ID, "AWS_SECRET_ACCESS_KEY": storage.SECRET,
                                              "AWS_SESSION_TOKEN": "synthetic+token/of+nobody"})
        self.assertTrue(all(headers.get("x-amz-security-token") == "synthetic+token/of+nobody"
                            for _, _, headers in self.storage.requests))

    def test_no_secret_is_on_the_disk_or_in_the_bucket(self):
        self.build()
        self.run_pier("publish")
        for top in (self.site.folder, self.storage.data):
            for file in top.rglob("*"):
                if file.is_file():
                    self.assertNotIn(storage.SECRET.encode(), file.read_bytes(), file)

    def test_a_server_at_a_private_address_is_asked_only_when_it_was_named(self):
        self.build()
        result = self.site.run("publish", "--authority", str(self.storage.authority), environment=KEYS)
        self.assertEqual(result.returncode, 3)
        self.assertEqual(self.storage.requests, [])

    def test_pages_go_before_what_they_refer_to(self):
        self.site.write("content/about/old.md", page("A [plan](plan.pdf).", title="Old"))
        self.site.write("content/about/plan.pdf", small_site.pdf())
        self.build()
        self.run_pier("publish")
        (self.site.folder / "content/about/old.md").unlink()
        (self.site.folder / "content/about/plan.pdf").unlink()
        (self.site.folder / "data/urls.txt").unlink()
        files = self.build()
        self.storage.forget()
        self.run_pier("publish")
        gone = [re.findall(r"<Key>(.*?)</Key>", body) for body in self.storage.bodies]
        gone = [[key for key in keys if not key.endswith(".css")] for keys in gone]
        self.assertEqual([[key.rsplit("/", 2)[-2:] for key in keys] for keys in gone],
                         [[["old", "index.html"]], [["about", "plan.pdf"]]])
        self.assertEqual(self.storage.site(), files)

    def test_what_the_storage_does_not_delete_is_told(self):
        self.site.write("content/about/old.md", page("Text.", title="Old"))
        self.build()
        self.run_pier("publish")
        (self.site.folder / "content/about/old.md").unlink()
        (self.site.folder / "data/urls.txt").unlink()
        files = self.build()
        self.storage.keeps = "AccessDenied"
        said = self.run_pier("publish", code=3)
        self.assertIn("the bucket `website` did not delete all that it should: AccessDenied", said)
        self.assertIn("the rights to list the bucket", said)
        self.assertIn("about/old/index.html", self.storage.site())
        self.assertIn("about/old/index.html was not published", self.run_pier("verify", code=1))
        self.storage.keeps = ""
        self.run_pier("publish")
        self.assertEqual(self.storage.site(), files)

    def test_a_way_back_is_done_although_old_releases_cannot_be_taken_away(self):
        for number in range(1, 7):
            self.site.write("content/about/index.md", page(f"Version {number}.", title="About us"))
            files = {number: self.build(), **(files if number > 1 else {})}
            self.run_pier("publish")
        self.storage.keeps = "InternalError"
        self.run_pier("rollback")
        self.assert_holds(files[5])
        records = lambda: [key for key in self.storage.objects() if key.startswith(".pier/releases/")]
        self.assertEqual(len(records()), 6)
        self.storage.keeps = ""
        self.build()
        self.run_pier("publish", "--out", "public")
        self.assertEqual(len(records()), 5)

    def test_that_anybody_can_read_former_pages_is_told(self):
        self.build()
        self.run_pier("publish")
        self.run_pier("verify")
        self.storage.is_public = True
        said = self.run_pier("verify", code=1)
        self.assertIn("anybody can read what begins with `.pier/` in the bucket of `cloud`", said)
        self.assertIn("leave it out of the rule that makes the bucket public", said)

    def test_who_stops_it_is_told_and_doing_it_again_completes_it(self):
        files = self.build()
        self.storage.forget()
        process = subprocess.Popen([small_site.PROGRAM, *self.words("publish")], cwd=self.site.folder, text=True,
                                   env={"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": small_site.NOON, **KEYS},
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.storage.signal, self.storage.victim, self.storage.at = signal.SIGINT, process, 6
        said = process.communicate()[0]
        self.assertEqual(process.returncode, -signal.SIGINT, said)
        self.assertEqual(said, "Stopped. Readers see the old pages and the new ones that are whole; do it again to "
                         "complete it.\n")
        self.storage.wait()
        self.storage.forget()
        self.assertNotEqual(self.storage.site(), files)
        self.run_pier("publish")
        self.assertEqual(self.storage.site(), files)

    def test_after_two_at_once_one_more_makes_it_whole(self):
        self.site.write("content/about/old.md", page("Text.", title="Old"))
        self.build("old")
        self.run_pier("publish", "--out", "old")
        self.edit_all()
        sites = {"one": self.build("one")}
        self.site.write("content/about/first.md", page("Other words.", title="The first"))
        sites["two"] = self.build("two")
        environment = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": small_site.NOON, **KEYS}
        self.storage.turn = threading.Lock()
        both = [subprocess.Popen([small_site.PROGRAM, *self.words("publish", "--out", out)], cwd=self.site.folder,
                                 env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                for out in sites]
        for process in both:
            process.wait()
        for out, files in sites.items():
            self.run_pier("publish", "--out", out)
            self.assert_holds(files)

    def test_who_hangs_up_ends_it_with_a_plain_message_and_doing_it_again_completes_it(self):
        files = self.build()
        self.storage.forget()
        self.storage.at, self.storage.side, self.storage.hangs_up = 6, "before", True
        said = self.run_pier("publish", code=3)
        self.assertRegex(said, r"pier: the bucket `website` at https://localhost:\d+ gave no answer")
        self.assertIn("do it again: it goes on where it stopped", said)
        self.storage.forget()
        self.run_pier("publish")
        self.assertEqual(self.storage.site(), files)


class PublishingBelow(Publishing):
    """In a folder of the bucket, beside something else."""

    prefix = "    prefix: below/here\n"

    def setUp(self):
        super().setUp()
        self.storage.put("below/other.txt", b"not ours")
        whole = self.storage.objects
        self.storage.objects = lambda: {key.removeprefix("below/here/"): data for key, data in whole().items()
                                        if key.startswith("below/here/")}
        put, headers_of = self.storage.put, self.storage.headers_of
        self.storage.put = lambda key, data: put(f"below/here/{key}", data)
        self.storage.headers_of = lambda key: headers_of(f"below/here/{key}")
        self.addCleanup(lambda: self.assertEqual(whole()["below/other.txt"], b"not ours"))

    def test_a_folder_that_another_program_put_there_is_no_file(self):
        self.build()
        self.storage.put("", b"")
        self.run_pier("publish")
        self.run_pier("verify")


class KilledRequests(StorageTest):
    """At every request, before and behind it."""

    def setUp(self):
        super().setUp()
        self.site.write("content/about/old.md", page("Text.", title="Old"))
        self.old = self.build("old")
        self.edit_all()
        self.new = self.build("new")
        self.saved = self.top / "saved"

    def save(self):
        shutil.copytree(self.storage.data, self.saved)

    def bring_back(self):
        shutil.rmtree(self.storage.data / storage.BUCKET)
        shutil.copytree(self.saved / storage.BUCKET, self.storage.data / storage.BUCKET)

    def kept(self):
        """What stays for those who go back."""
        return {path: data for path, data in self.storage.site().items() if path.startswith("assets/")}

    def assert_new_is_whole(self, files):
        there = self.storage.site()
        self.assertEqual({path: there.get(path) for path in files}, files)
        self.run_pier("verify")

    def kill_everywhere(self, words, files, before, after):
        """At every request of a command; then the same command completes it."""
        killed = 0
        for side in ("before", "behind"):
            for at in range(1, 200):
                self.bring_back()
                if not self.die(at, side, *words):
                    break
                killed += 1
                with self.subTest(side=side, at=at):
                    self.assertEqual(lost(self.storage.site(), before, after), [])
                    # A way back that was done is not to be done twice: it would go one further.
                    if words[0] == "publish" or self.storage.site() != {**self.kept(), **files}:
                        self.run_pier(*words)
                    self.assert_new_is_whole(files)
        print(f"{words[0]}: killed at {killed} requests")
        self.assertGreater(killed, 20)

    def test_a_publication(self):
        self.run_pier("publish", "--out", "old")
        self.save()
        self.kill_everywhere(["publish", "--out", "new"], self.new, self.old, self.new)

    def test_what_takes_former_releases_away(self):
        self.run_pier("publish", "--out", "old")
        self.run_pier("publish", "--out", "new")
        self.save()
        words = ["publish", "--forget-former", "--out", "new"]
        killed = 0
        for side in ("before", "behind"):
            for at in range(1, 60):
                self.bring_back()
                if not self.die(at, side, *words):
                    break
                killed += 1
                with self.subTest(side=side, at=at):
                    there = self.storage.site()
                    self.assertEqual({path: there.get(path) for path in self.new}, self.new)
                    self.run_pier(*words)
                    self.assertEqual(self.storage.site(), self.new)
                    self.run_pier("verify")
        self.assertGreater(killed, 8)

    def test_the_first_publication(self):
        self.save()
        for at in range(1, 30):
            self.bring_back()
            if not self.die(at, "behind", "publish", "--out", "old"):
                break
            there = self.storage.site()
            if "index.html" in there:
                self.assertEqual(lost(there, {}, self.old), [])
            self.run_pier("publish", "--out", "old")
            self.assertEqual(self.storage.site(), self.old)

    def test_a_way_back(self):
        self.run_pier("publish", "--out", "old")
        self.run_pier("publish", "--out", "new")
        self.save()
        self.kill_everywhere(["rollback"], self.old, self.new, self.old)

    def test_another_site_may_follow_one_that_was_stopped_and_both_can_be_left(self):
        self.run_pier("publish", "--out", "old")
        self.site.write("content/about/first.md", page("Other words.", title="The first"))
        third = self.build("third")
        self.save()
        for at in range(3, 40, 3):
            self.bring_back()
            if not self.die(at, "behind", "publish", "--out", "new"):
                break
            there = self.storage.site()
            was_whole = {path: there.get(path) for path in self.new} == self.new
            self.run_pier("publish", "--out", "third")
            self.assert_new_is_whole(third)
            # Back to what was whole before, whatever the one that was stopped had left.
            self.run_pier("rollback")
            self.assert_new_is_whole(self.new if was_whole else self.old)


def main():
    if not (storage.S3RVER / "bin/s3rver.js").exists():
        print(f"there is no s3rver in {storage.S3RVER}")
        sys.exit(SKIPPED)
    small_site.main()


if __name__ == "__main__":
    main()
