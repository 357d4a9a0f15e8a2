#!/usr/bin/env python3
"""The preview as a browser and an editor meet it: what it answers, how it follows changes, what it
shows of drafts and problems, and that after any storm it serves what a clean build makes."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time

import small_site
from small_site import SiteTest, TODAY, page

# Far more than is needed, for busy machines; every wait ends as soon as it can.
PATIENCE = 60

# What the preview adds to a page.
ADDITIONS = [
    r'<link rel="stylesheet" href="/_preview/style.css">\n',
    r'<script defer id="pier-client"[^>]*></script>\n',
    r'(?s)<aside class="pier-draft".*?</aside>\n',
    r'(?s)<aside class="pier-edit".*?</aside>\n',
    r'(?s)<section class="pier-problems".*?</section>\n',
    r'<p class="pier-said"[^>]*></p>\n',
]


def without_additions(html):
    for addition in ADDITIONS:
        html = re.sub(addition, "", html)
    return html


class Preview:
    """`pier serve` on a site, and requests to it."""

    def __init__(self, folder, *options):
        clean = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/root")}
        self.process = subprocess.Popen(
            [small_site.PROGRAM, "serve", "--port", "0", "--as-of", TODAY, *options], cwd=folder,
            env=clean, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True)
        first = self.process.stdout.readline()
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", first).group(1))
        self.output, self.errors = [first], []
        # Pipes that nobody reads fill up.
        self.readers = [threading.Thread(target=self.keep, args=pair, daemon=True)
                        for pair in ((self.process.stdout, self.output),
                                     (self.process.stderr, self.errors))]
        for reader in self.readers:
            reader.start()

    @staticmethod
    def keep(pipe, lines):
        for line in pipe:
            lines.append(line)

    def ask(self, path, method="GET", host=None, body=None):
        """Gives status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            if host != "":
                connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def page(self, path):
        return self.ask(path)[2].decode()

    def status(self, path="/"):
        return json.loads(self.page(f"/_preview/status?path={path}"))

    def wait(self, condition):
        """Waits until `condition` holds; gives what it gave."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            result = condition()
            if result:
                return result
            time.sleep(0.01)
        raise AssertionError("nothing came of it:\n" + "".join(self.output + self.errors))

    def wait_for(self, path, words):
        return self.wait(lambda: words in self.page(path))

    def end(self, how=signal.SIGINT):
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE)
        for reader in self.readers:
            reader.join(PATIENCE)
        self.process.stdout.close()
        self.process.stderr.close()
        return code


class Events:
    """The stream of events, read as they come."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.socket.sendall(b"GET /_preview/events HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % port)
        self.text = b""

    def next(self):
        """The version that the next event tells."""
        pattern = rb"event: build\r?\ndata: (\d+)\r?\n"
        while not (found := re.search(pattern, self.text)):
            more = self.socket.recv(4096)
            if not more:
                raise AssertionError(f"the stream ended: {self.text!r}")
            self.text += more
        self.text = self.text[found.end():]
        return int(found.group(1))

    def ends(self):
        while self.socket.recv(4096):
            pass
        return True


class ServeTest(SiteTest):
    def setUp(self):
        super().setUp()
        self.previews = []
        self.addCleanup(self.end_all)

    def end_all(self):
        for preview in self.previews:
            if preview.process.poll() is None:
                preview.process.kill()
                preview.end(signal.SIGKILL)

    def serve(self, *options):
        preview = Preview(self.site.folder, *options)
        self.previews.append(preview)
        preview.wait(lambda: preview.ask("/")[0] == 200)
        return preview

    def listen(self, preview):
        events = Events(preview.port)
        self.addCleanup(events.socket.close)
        return events

    def assert_serves_a_clean_build(self, preview):
        """Every file of a clean build of the tree as it is now, byte for byte."""
        out = self.top / "clean"
        shutil.rmtree(out, ignore_errors=True)
        built = self.site.run("build", "--drafts", "--no-pdf", "--out", str(out))
        self.assertEqual(built.returncode, 0, built.stderr.decode())
        files = {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*")
                 if file.is_file() and not file.name.startswith(".")}
        self.assertGreater(len(files), 10)

        def differing():
            wrong = []
            for path, bytes_of_it in files.items():
                status, _, body = preview.ask("/" + path)
                if path.endswith(".html"):
                    body = without_additions(body.decode()).encode()
                if (status not in (200, 410) and path != "404.html") or body != bytes_of_it:
                    wrong.append(path)
            return wrong
        # Another build may be on its way.
        preview.wait(lambda: not differing())


class Answers(ServeTest):
    def test_it_answers_get_and_head_alone(self):
        preview = self.serve()
        status, headers, body = preview.ask("/about/structure/")
        self.assertEqual(status, 200)
        self.assertEqual(headers["Content-Type"], "text/html; charset=utf-8")
        status, head, nothing = preview.ask("/about/structure/", "HEAD")
        self.assertEqual((status, nothing), (200, b""))
        self.assertEqual(head["Content-Length"], str(len(body)))
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
            status, headers, _ = preview.ask("/", method, body=b"a=b")
            self.assertEqual(status, 405, method)
            self.assertEqual(headers["Allow"], "GET, HEAD")

    def test_a_large_body_is_not_read(self):
        preview = self.serve()
        try:
            status = preview.ask("/", "POST", body=b"x" * 10_000_000)[0]
            self.assertEqual(status, 405)
        except OSError:
            pass  # it closed while we were still writing
        self.assertEqual(preview.ask("/")[0], 200)

    def test_it_answers_to_its_own_name_alone(self):
        preview = self.serve()
        self.assertEqual(preview.ask("/", host=f"localhost:{preview.port}")[0], 200)
        for other in ("evil.example", f"evil.example:{preview.port}", "127.0.0.1", "",
                      f"127.0.0.1:{preview.port}.evil.example", f"[::1]:{preview.port}"):
            for path in ("/", "/_preview/status?path=/", "/_preview/events"):
                self.assertEqual(preview.ask(path, host=other)[0], 421, other)

    def test_nobody_else_in_the_network_reaches_it(self):
        preview = self.serve()
        with open("/proc/net/tcp", encoding="ascii") as lines:
            own = [line.split()[1] for line in lines if f":{preview.port:04X} " in line[:25]]
        self.assertTrue(own)
        self.assertTrue(all(address.startswith("0100007F:") for address in own), own)

    def test_pages_have_the_headers_of_the_site(self):
        preview = self.serve()
        _, headers, _ = preview.ask("/")
        policy = headers["Content-Security-Policy"]
        self.assertIn("script-src 'self'", policy)
        self.assertNotIn("unsafe", policy)
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(headers["X-Frame-Options"], "DENY")
        self.assertEqual(headers["Cache-Control"], "no-store")
        html = preview.page("/")
        for script in re.findall(r"<script[^>]*>", html):
            self.assertRegex(script, r'src="/|type="application/ld\+json"')
        self.assertNotRegex(html, r"\sstyle=|\son[a-z]+=|<style")

    def test_paths_lead_nowhere_else(self):
        preview = self.serve()
        for path in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd",
                     "/content/index.md", "/.git/config", "/%00", "//etc/passwd", "/a\\..\\b"):
            status, _, body = preview.ask(path)
            self.assertIn(status, (400, 404), path)
            self.assertNotIn(b"root:", body)

    def test_addresses_without_their_slash_are_led_on(self):
        preview = self.serve()
        status, headers, _ = preview.ask("/about?a=1")
        self.assertEqual((status, headers["Location"]), (301, "/about/?a=1"))
        status, _, body = preview.ask("/none/")
        self.assertEqual(status, 404)
        self.assertIn("pier-client", body.decode())

    def test_a_site_below_a_path_is_served_there(self):
        self.site.edit("data/site.yaml", "https://seaby.example\n", "https://seaby.example/below\n")
        clean = self.site.run("check")
        self.assertEqual(clean.returncode, 0, clean.stderr.decode())
        preview = Preview(self.site.folder)
        self.previews.append(preview)
        preview.wait(lambda: preview.ask("/below/")[0] == 200)
        status, headers, _ = preview.ask("/")
        self.assertEqual((status, headers["Location"]), (302, "/below/"))
        self.assertEqual(preview.ask("/about/")[0], 404)

    def test_a_port_that_is_taken_is_told(self):
        preview = self.serve()
        second = self.site.run("serve", "--port", str(preview.port))
        self.assertEqual(second.returncode, 3)
        self.assertIn(f"the port {preview.port} cannot be had", second.stderr.decode())
        self.assertIn("--port 0", second.stderr.decode())

    def test_a_site_that_is_not_there_is_told(self):
        self.assertEqual(self.site.run("serve", "--site", "nowhere").returncode, 3)
        self.assertEqual(self.site.run("serve", "--port", "65536").returncode, 2)
        self.assertEqual(self.site.run("serve", "--production").returncode, 2)
        self.assertEqual(self.site.run("serve", "--as-of", "soon").returncode, 2)

    def test_a_signal_ends_it_well(self):
        for how in (signal.SIGINT, signal.SIGTERM):
            preview = self.serve()
            events = self.listen(preview)
            events.next()
            begin = time.monotonic()
            self.assertEqual(preview.end(how), 0)
            self.assertTrue(events.ends())
            self.assertLess(time.monotonic() - begin, PATIENCE / 2)
            self.assertRegex("".join(preview.output), r"Built in \d+ ms: \d+ pages, no problems")

    def test_many_pages_at_once_leave_room_for_others(self):
        preview = self.serve()
        streams = [self.listen(preview) for _ in range(24)]
        for stream in streams:
            stream.next()
        self.assertEqual(preview.ask("/_preview/events")[0], 503)
        self.assertEqual(preview.ask("/")[0], 200)
        self.assertEqual(preview.end(), 0)

    def test_it_writes_nothing(self):
        before = self.site.state(".")
        preview = self.serve()
        self.assertEqual(preview.end(), 0)
        self.assertEqual(self.site.state("."), before)


class Drafts(ServeTest):
    def test_drafts_are_there_and_say_so(self):
        self.site.write("content/later.md", page(title="Later", fields="publish_on: 2026-12-24\n"))
        self.site.write("content/draft.md", page(title="A draft", fields="draft: true\n"))
        self.site.write("content/new/index.md", page(title="New", fields="draft: true\n"))
        self.site.write("content/new/part.md", page(title="Part"))
        preview = self.serve()
        for path, words in {"/later/": "not public before 24 December 2026.",
                            "/draft/": "not public.",
                            "/new/": "not public.",
                            "/new/part/": "not public (with its section: a draft)."}.items():
            self.assertIn(f"<strong>Draft:</strong> {words}", preview.page(path))
        self.assertNotIn("pier-draft", preview.page("/about/"))

    def test_draft_meetings_say_so(self):
        self.site.write("data/groups.yaml", "organisations:\n  - {id: council, name: Seaby Council}\n"
                        "groups:\n  - {id: adults, name: Adults Board, branch: adults, purpose: It "
                        "decides., time: 10:00-12:00}\n")
        for name, draft in (("agreed", "false"), ("draft", "true")):
            self.site.write(f"data/meetings/{name}.yaml",
                            f"group: adults\nagreed: 2026-10-05\ndraft: {draft}\nmeetings:\n"
                            f"  - date: 2026-12-0{2 if draft == 'true' else 3}\n")
        preview = self.serve()
        addresses = re.findall(r"<loc>https://seaby.example(/[^<]*2026-12-0[23][^<]*)</loc>",
                               preview.page("/sitemap.xml"))
        self.assertEqual(len(addresses), 2)
        marked = [path for path in addresses if "<strong>Draft:</strong>" in preview.page(path)]
        self.assertEqual(marked, [path for path in addresses if "2026-12-02" in path])

    def test_what_nobody_may_see_stays_out(self):
        shutil.copytree(small_site.HERE.parent / "golden/rules/review-hold/good",
                        self.site.folder, dirs_exist_ok=True)
        held = "content/learning/reviews/adult-a.md"
        self.site.edit(held, "title: Adult A\n", "title: Canary of a review\n")
        preview = self.serve()
        for path in ("/", "/learning/", "/learning/reviews/", "/learning/reviews/adult-a/",
                     "/business-unit/", "/sitemap.xml", "/_preview/status?path=/learning/"):
            body = preview.page(path)
            self.assertNotIn("Canary", body)
            self.assertNotIn("adult-a.md", body)
        self.assertEqual(preview.ask("/learning/reviews/adult-a/")[0], 404)

    def test_neither_strip_nor_edit_line_is_ever_published(self):
        self.site.write("content/draft.md", page(title="A draft", fields="draft: true\n"))
        self.publish()
        self.publish("--drafts", "--out", str(self.top / "drafts"))
        for folder in (self.site.folder / "public", self.top / "drafts"):
            for file in folder.rglob("*.html"):
                self.assertNotRegex(file.read_text(), r"pier-(draft|edit|client|problems)|_preview")


class Follows(ServeTest):
    def test_every_way_to_save_is_followed(self):
        preview = self.serve()
        events = self.listen(preview)
        known = events.next()
        file = self.site.folder / "content/words.md"

        def saved(words, save):
            nonlocal known
            save(page(body=words, title="Words"))
            preview.wait_for("/words/", words)
            version = events.next()
            self.assertGreater(version, known)
            known = version

        def rename(text):
            other = file.with_suffix(".md.tmp")
            other.write_text(text)
            os.replace(other, file)

        def move_away(text):
            os.replace(file, str(file) + "~")
            file.write_text(text)
            os.remove(str(file) + "~")

        saved("Written in place.", file.write_text)
        saved("Renamed over it.", rename)
        saved("Moved away first.", move_away)
        self.assert_serves_a_clean_build(preview)

    def test_new_folders_and_removals_are_followed(self):
        preview = self.serve()
        self.assertEqual(preview.ask("/new/")[0], 404)
        self.site.write("content/new/index.md", page(title="New", body="A new section."))
        preview.wait_for("/new/", "A new section.")
        self.site.write("content/new/deep/index.md", page(title="Deep", body="Below it."))
        preview.wait_for("/new/deep/", "Below it.")
        self.site.write("content/new/deep/index.md", page(title="Deep", body="Below it, again."))
        preview.wait_for("/new/deep/", "Below it, again.")
        self.assert_serves_a_clean_build(preview)
        shutil.rmtree(self.site.folder / "content/new")
        preview.wait(lambda: preview.ask("/new/deep/")[0] == 404)
        self.assert_serves_a_clean_build(preview)

    def test_data_and_templates_are_followed(self):
        preview = self.serve()
        self.site.edit("data/site.yaml", "name: Seaby Safeguarding", "name: Other Safeguarding")
        preview.wait_for("/", "Other Safeguarding")
        self.site.edit("themes/plain/templates/base.html", "<main>", "<main class=\"changed\">")
        preview.wait_for("/", "<main class=\"changed\">")
        self.site.write("themes/plain/assets/plain.css", "p { color: #123456; }\n")
        preview.wait(lambda: "123456" in "".join(
            preview.page(path) for path in re.findall(r'href="(/assets/[^"]+\.css)"',
                                                      preview.page("/"))))
        self.assert_serves_a_clean_build(preview)

    def test_an_error_shows_and_the_last_good_version_stays(self):
        preview = self.serve()
        before = without_additions(preview.page("/words/"))
        digest = preview.status("/words/")["page"]
        self.site.write("content/broken.md", "---\ntitle: Broken\nsumary: A page.\n---\n\nText.\n")
        preview.wait_for("/words/", "did you mean `summary`?")
        html = preview.page("/words/")
        self.assertEqual(without_additions(html), before)
        self.assertEqual(preview.ask("/broken/")[0], 404)
        checked = self.site.run("check", "--drafts").stderr.decode()
        shown = re.search(r'(?s)<pre id="pier-problems-text">(.*?)</pre>', html).group(1)
        for sign, meant in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"),
                            ("&amp;", "&")):
            shown = shown.replace(sign, meant)
        self.assertEqual(shown, checked)
        status = preview.status("/words/")
        self.assertEqual((status["page"], status["problems"]), (digest, checked))
        os.remove(self.site.folder / "content/broken.md")
        preview.wait(lambda: preview.status("/words/")["errors"] == 0)
        self.assertEqual(preview.end(), 0)
        self.assertIn(checked, "".join(preview.errors))

    def test_a_site_that_begins_with_errors_comes_up_when_they_are_mended(self):
        broken = self.site.folder / "content/broken.md"
        broken.write_text("Text.\n")
        preview = Preview(self.site.folder)
        self.previews.append(preview)
        preview.wait(lambda: preview.status()["version"] > 0)
        status, _, body = preview.ask("/")
        self.assertEqual(status, 503)
        self.assertIn("does not begin with its fields", body.decode())
        os.remove(broken)
        preview.wait(lambda: preview.ask("/")[0] == 200)

    def test_a_warning_stands_on_its_page(self):
        shutil.copy(small_site.HERE.parent / "golden/rules/guidance-overdue/bad/content/example.md",
                    self.site.folder / "content/guidance.md")
        preview = self.serve()
        html = preview.page("/guidance/")
        checks = re.search(r'(?s)<pre id="pier-checks-text">(.*?)</pre>', html).group(1)
        self.assertIn("content/guidance.md", checks)
        self.assertIn("its review was due on 20 November 2026", html)

    def test_the_edit_line_tells_of_the_page(self):
        self.site.write("content/long.md", page(title="Long", body="The cat sat on the mat. " * 50
                                                + "\n\nSee [words](words.md)."))
        preview = self.serve()
        html = preview.page("/long/")
        self.assertIn(f'href="vscode://file{os.path.realpath(self.site.folder)}/content/long.md"',
                      html)
        self.assertRegex(html, r"30[0-9] words, reading age [0-9]+")
        self.assertRegex(preview.page("/words/"), r'(?s)Linked from.*<a href="/long/">Long</a>')

    def test_the_folder_of_the_site_may_go_and_come_back(self):
        preview = self.serve()
        content = self.site.folder / "content"
        os.rename(content, self.top / "away")
        preview.wait(lambda: preview.status()["errors"] > 0)
        os.rename(self.top / "away", content)
        preview.wait(lambda: preview.status()["errors"] == 0)
        self.site.write("content/words.md", page(title="Words", body="After it came back."))
        preview.wait_for("/words/", "After it came back.")


class Storms(ServeTest):
    def test_a_hundred_thousand_events_end_as_a_clean_build(self):
        preview = self.serve()
        files = [self.site.folder / f"content/storm-{i}.md" for i in range(10)]
        begin = time.monotonic()
        first = preview.status()["version"]
        for turn in range(3_400):
            for i, file in enumerate(files):
                # Each is three events: modified twice (cut off, written), closed.
                file.write_text(page(title=f"Storm {i}", body=f"Turn {turn}."))
        seconds = time.monotonic() - begin
        preview.wait_for("/storm-9/", "Turn 3399.")
        self.assert_serves_a_clean_build(preview)
        builds = preview.status()["version"] - first
        self.assertLessEqual(builds, 4 * (seconds + PATIENCE))

    def test_a_switch_of_branches_ends_as_a_clean_build(self):
        def git(*words):
            subprocess.run(["git", "-c", "user.name=Test", "-c", "user.email=test@seaby.example",
                            "-c", "core.hooksPath=/dev/null", *words],
                           cwd=self.site.folder, check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        self.site.write(".gitignore", "/public/\n")
        git("init", "-b", "few")
        git("add", ".")
        git("commit", "-m", "Few files")
        git("checkout", "-b", "many")
        for i in range(4_800):
            self.site.write(f"content/papers-{i % 40}/paper-{i}.txt", f"Paper {i}.\n")
        for i in range(40):
            self.site.write(f"content/papers-{i}/index.md", page(title=f"Papers {i}"))
            for p in range(4):
                self.site.write(f"content/papers-{i}/page-{p}.md", page(title=f"Page {i} {p}"))
        git("add", ".")
        git("commit", "-m", "Many files")
        git("checkout", "few")
        preview = self.serve()
        git("checkout", "many")
        preview.wait_for("/papers-39/page-3/", "Page 39 3")
        self.assert_serves_a_clean_build(preview)
        git("checkout", "few")
        preview.wait(lambda: preview.ask("/papers-0/")[0] == 404)
        self.assert_serves_a_clean_build(preview)


if __name__ == "__main__":
    small_site.main()
