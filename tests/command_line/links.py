#!/usr/bin/env python3
"""`pier check --links` against a server of TLS on this machine, with an authority made for the test.

The server answers by the path that is asked for and notes every request. Its name is localhost, the
only one that needs no resolver but the hosts file.
"""

import http.server
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

import small_site
from small_site import SiteTest, page

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import make_catalogue  # noqa: E402

# Noon of 21 November 2026 and of days after it.
DAY = 86_400
NOON = 1_795_262_400

# Runs a command where there is no network, not even this machine's own.
CUT_OFF = ["unshare", "--map-root-user", "--net"]


def certificates(folder):
    """An authority and a certificate for localhost that it signed: the files of each."""
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *key, "-keyout", "authority.key", "-out", "authority.pem",
            "-days", "30", "-subj", "/CN=Test authority")
    openssl("req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
    (folder / "names").write_text("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "authority.pem", "-CAkey", "authority.key",
            "-CAcreateserial", "-days", "30", "-extfile", "names", "-out", "server.pem")


class Servers:
    """A server with TLS, and one without; `asked` has every request as "HEAD /path"."""

    def __init__(self, folder):
        self.asked, self.agents, self.answers = [], set(), {}
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        certificates(folder)
        self.authority = str(folder / "authority.pem")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "server.pem", folder / "server.key")
        self.secure, self.port = self.start(context)
        self.plain, self.plain_port = self.start(None)

    def start(self, context):
        servers = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 30

            def answer(self):
                with servers.lock:
                    servers.asked.append(f"{self.command} {self.path}")
                    servers.agents.add(self.headers.get("User-Agent"))
                    servers.at_once += 1
                    servers.most_at_once = max(servers.most_at_once, servers.at_once)
                try:
                    said = servers.answers.get(self.path, 200)
                    status, headers = (said if isinstance(said, tuple) else (said, {}))
                    if isinstance(status, dict):
                        status = status[self.command]
                    time.sleep(headers.get("pause", 0))
                finally:
                    # Before the answer: whoever has it may ask for the next.
                    with servers.lock:
                        servers.at_once -= 1
                body = b"A page." * headers.get("times", 1) if self.command == "GET" else b""
                self.send_response(status)
                for name, value in headers.items():
                    if name not in ("pause", "times"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_HEAD = answer

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            def handle_error(self, *_):
                """A client that does not trust us goes away, as it should."""

        server = Server(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True,
                                                do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server, server.server_address[1]

    def url(self, path):
        return f"https://localhost:{self.port}{path}"

    def stop(self):
        for server in (self.secure, self.plain):
            server.shutdown()
            server.server_close()


class Links(SiteTest):
    def setUp(self):
        super().setUp()
        folder = Path(tempfile.mkdtemp(dir=self.top))
        self.servers = Servers(folder)
        self.addCleanup(self.servers.stop)
        self.known = self.site.folder / ".pier-cache/links.json"

    def link_to(self, *paths, name="content/example.md", fields=""):
        """A page with a link to each of these, on a line of its own from line 6 on."""
        links = [path if "://" in path else self.servers.url(path) for path in paths]
        self.site.write(name, page(fields=fields, body="\n\n".join(
            f"Read [the rules of part {n}]({link})." for n, link in enumerate(links))))

    def words(self, *options):
        return ["check", "--links", "--authority", self.servers.authority, "--allow-private",
                f"localhost:{self.servers.port}", "--allow-private",
                f"localhost:{self.servers.plain_port}", *options]

    def check(self, *options, day=0, code=None):
        """Asks on that day; gives the problems as (rule, line, message, help)."""
        self.servers.asked.clear()
        result = self.site.run(*self.words("--format", "json", *options), as_of=None,
                               environment={"SOURCE_DATE_EPOCH": str(NOON + day * DAY)})
        self.assertIn(result.returncode, (0, 1), result.stderr.decode())
        if code is not None:
            self.assertEqual(result.returncode, code)
        self.said_last = result.stderr.decode()
        port = str(self.servers.port)
        return [(p["rule"], p["line"], p["message"].replace(port, "PORT"),
                 p.get("help", "").replace(port, "PORT"))
                for p in json.loads(result.stdout)["problems"]]

    def test_what_is_there_is_asked_once_and_not_again_for_a_week(self):
        self.link_to("/a", "/a#part", "/b")
        self.assertEqual(self.check(code=0), [])
        self.assertEqual(sorted(self.servers.asked), ["HEAD /a", "HEAD /b"])
        self.assertIn("3 links to 2 addresses of other sites: 2 asked now\n", self.said_last)
        self.assertEqual(self.check(day=6), [])
        self.assertEqual(self.servers.asked, [])
        self.check("--fresh", day=6)
        self.assertEqual(len(self.servers.asked), 2)
        self.check(day=12)
        self.assertEqual(self.servers.asked, [])
        self.check(day=13)
        self.assertEqual(len(self.servers.asked), 2)
        (agent,) = self.servers.agents
        self.assertTrue(agent.startswith("Pier "), agent)

    def test_without_the_option_nothing_is_asked(self):
        self.link_to("/a")
        self.assertEqual(self.site.run("check").returncode, 0)
        self.assertEqual(self.site.run("build").returncode, 0)
        self.assertEqual(self.servers.asked, [])
        self.assertFalse(self.known.exists())

    def test_each_answer_means_what_it_says(self):
        self.servers.answers = {
            "/missing": 404, "/taken": 410, "/missing-at-length": (404, {"times": 20_000}), "/no-head": ({"HEAD": 405, "GET": 200}, {}),
            "/no-head-gone": ({"HEAD": 403, "GET": 404}, {}), "/members": 401,
            "/moved": (301, {"Location": "/new"}), "/moved-too": (308, {"Location": "/new"}),
            "/for-now": (302, {"Location": "/new"}), "/new": 200,
            "/to-nothing": (301, {"Location": "/missing"}), "/front": (301, {"Location": "/"})}
        self.link_to(*self.servers.answers)
        gone, moved = [], []
        for rule, line, message, cure in self.check(code=1):
            address = message.split("`")[1].split("PORT")[1]
            self.assertEqual(line, 6 + 2 * list(self.servers.answers).index(address))
            (gone if rule == "link-gone" else moved).append(address)
            if rule == "link-moved" and address != "/front":
                self.assertEqual(cure, "write `https://localhost:PORT/new`")
        self.assertEqual(gone, ["/missing", "/taken", "/missing-at-length", "/no-head-gone", "/to-nothing"])
        self.assertEqual(moved, ["/moved", "/moved-too", "/front"])
        self.assertIn("GET /no-head", self.servers.asked)
        self.assertNotIn("GET /new", self.servers.asked)

    def test_links_of_what_neighbours_share_are_theirs_to_mend(self):
        self.servers.answers = {"/learning/reviews/review-1/": 404, "/law": 404, "/own": 404}
        base = self.servers.url("")
        text = (f"---\ntitle: Missing\nowner: Unit\nsource: {base}/missing/\n---\n\n"
                f"See [the law on missing children]({base}/law).\n")
        self.site.write("data/learning.yaml", "themes:\n  - {id: self-neglect, name: Self-neglect, "
                        "summary: People who do not look after themselves.}\n"
                        "abuse:\n  - {id: neglect, name: Neglect, lists: [context]}\n")
        self.site.write("data/neighbours.yaml", "neighbours:\n  - {id: norby, name: Norby, catalogue: "
                        f"'{base}/catalogue.json', takes: [reviews, procedures]}}\n")
        self.site.write("data/neighbours/norby/catalogue.json", make_catalogue.text_of(
            make_catalogue.catalogue(base, reviews=[make_catalogue.review(1, base)],
                                     procedures=[make_catalogue.procedure("missing", base, text)])))
        self.site.write("data/neighbours/norby/procedures/missing.md", text)
        for folder in ("learning", "learning/reviews"):
            self.site.write(f"content/{folder}/index.md", page(title=folder))
        self.site.write("content/about/missing.md", page(
            body="", title="Missing", fields="type: shared-procedure\nshared_from: norby:missing\n"))
        self.link_to("/own")
        (problem,) = self.check(code=1)
        self.assertIn("/own", problem[2])
        self.assertEqual([a for a in self.servers.asked if not a.endswith("/own")], [])
        pages = self.site.folder / "public"
        self.publish()
        self.assertIn("review-1/", (pages / "learning/find/index.html").read_text())
        self.assertIn("/law", (pages / "about/missing/index.html").read_text())

    def test_the_place_of_data_is_told_too(self):
        self.servers.answers = {"/chat": 404}
        self.site.edit("data/contacts.yaml", "    phone: 999\n",
                       f"    phone: 999\n    link: {self.servers.url('/chat')}\n")
        self.site.edit("themes/plain/templates/blocks/contacts.html", "{{ contact.name }}{%",
                       '<a href="{{ contact.link }}">{{ contact.name }}</a>{%')
        self.site.write("content/example.md", page(body="```contacts\nfor: both\n```"))
        result = self.site.run(*self.words(), as_of=None)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"data/contacts.yaml:7:11: error: nothing is at", result.stderr)
        self.assertIn(b"found on the page /example/", result.stderr)

    def test_what_may_pass_is_told_after_three_days(self):
        self.servers.answers = {"/busy": 429, "/broken": 503, "/shield": 403}
        self.link_to("/busy", "/broken", "/shield")
        for day in (0, 1, 2):
            self.assertEqual(self.check(day=day, code=0), [])
            self.assertIn("3 addresses answer not at the moment", self.said_last)
        self.servers.answers["/broken"] = 200
        problems = self.check(day=3, code=0)
        self.assertEqual([(rule, line) for rule, line, *_ in problems],
                         [("link-unreachable", 6), ("link-unreachable", 10)])
        self.assertIn("has not answered since 21 November 2026", problems[0][2])
        # It came back on the third day, so that its days begin anew.
        self.servers.answers["/broken"] = 503
        self.assertEqual(len(self.check("--fresh", day=4)), 2)
        # What a page allows is allowed.
        self.link_to("/busy", "/broken", "/shield", fields="allow: [link-unreachable]\n")
        self.assertEqual(self.check(day=5), [])

    def test_the_day_of_an_answer_is_today_whatever_day_the_site_is_of(self):
        self.servers.answers = {"/busy": 429}
        self.link_to("/busy")
        self.assertEqual(self.check("--as-of", "2026-11-01"), [])
        self.assertIn('"failing-since":"2026-11-21"', self.known.read_text())
        self.assertEqual(self.check(), [])

    def test_what_is_allowed_is_no_problem_for_a_build(self):
        self.servers.answers = {"/moved": (301, {"Location": "/new"})}
        self.link_to("/moved", fields="allow: [link-moved]\n")
        self.assertEqual(self.check(code=0), [])
        self.assertEqual(self.site.run("check", "--format", "json").stdout.count(b"allow-unused"), 0)
        self.servers.answers = {}
        self.assertEqual([rule for rule, *_ in self.check("--fresh")], ["allow-unused"])

    def test_an_unknown_authority_and_a_private_server_are_told(self):
        self.link_to("/a")
        port = f"localhost:{self.servers.port}"
        told = {}
        for name, options in {"private": [], "certificate": ["--allow-private", port]}.items():
            result = self.site.run("check", "--links", "--format", "json", *options, as_of=None)
            self.assertEqual(result.returncode, 0)
            told[name] = [p["rule"] for p in json.loads(result.stdout)["problems"]]
        self.assertEqual(told, {"private": ["link-private"], "certificate": ["link-certificate"]})
        self.assertEqual(self.servers.asked, [])

    def test_an_address_that_is_never_asked_is_not_called_private(self):
        self.link_to("https://a.example:8443/b", "https://a_b.example/")
        problems = self.check(code=0)
        self.assertEqual([(rule, message) for rule, _, message, _ in problems], [
            ("link-private", "`https://a.example:8443/b` was not asked: it names port 8443, and only the usual "
                             "one is asked"),
            ("link-private", "`https://a_b.example/` was not asked: what should be the name of a host is none")])

    def test_http_is_told_with_the_address_that_is_safe(self):
        plain = f"http://localhost:{self.servers.plain_port}"
        self.servers.answers = {"/away": (301, {"Location": self.servers.url("/new")})}
        self.link_to(f"{plain}/away", f"{plain}/only", fields="allow: [link-insecure]\n")
        problems = self.check()
        self.assertEqual([(rule, line, cure) for rule, line, _, cure in problems],
                         [("link-moved", 7, "write `https://localhost:PORT/new`")])

    def test_nothing_is_asked_of_what_is_not_public(self):
        self.link_to("/public")
        self.link_to("/draft", name="content/draft.md", fields="draft: true\n")
        self.link_to("/embargo", name="content/later.md", fields="publish_on: 2026-12-01\n")
        self.check()
        self.assertEqual(self.servers.asked, ["HEAD /public"])
        self.assertNotIn("embargo", self.known.read_text())
        # A day to come would say today what is public then.
        result = self.site.run(*self.words("--as-of", "2026-12-01"), as_of=None,
                               environment={"SOURCE_DATE_EPOCH": str(NOON)})
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"--links asks for what is public today", result.stderr)
        self.check("--drafts")
        self.assertEqual(sorted(self.servers.asked), ["HEAD /draft", "HEAD /embargo"])
        self.link_to("/public", "/embargo2", name="content/later.md", fields="publish_on: 2026-12-01\n")
        self.check(day=10)
        self.assertIn("HEAD /embargo2", self.servers.asked)

    def test_a_damaged_file_is_asked_anew(self):
        self.link_to("/a")
        for damage in (b"", b"{", b"\0\xff", b'{"pier-links":1,"links":[{"address":7}]}'):
            self.known.parent.mkdir(exist_ok=True)
            self.known.write_bytes(damage)
            self.assertEqual(self.check(code=0), [])
            self.assertEqual(self.servers.asked, ["HEAD /a"])
            json.loads(self.known.read_bytes())

    def test_one_site_gets_two_requests_at_a_time(self):
        paths = [f"/p{n}" for n in range(12)]
        self.servers.answers = {path: (200, {"pause": 0.05}) for path in paths}
        self.link_to(*paths)
        self.assertEqual(self.check(code=0), [])
        self.assertEqual(len(self.servers.asked), 12)
        self.assertLessEqual(self.servers.most_at_once, 2)

    def test_stopped_by_the_keyboard_it_keeps_what_it_learnt(self):
        self.servers.answers = {f"/slow{n}": (200, {"pause": 8}) for n in range(2)}
        self.link_to(*[f"/a{n}" for n in range(4)], *self.servers.answers)
        running = subprocess.Popen([small_site.PROGRAM, *self.words()], cwd=self.site.folder,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env={
                                       "PATH": os.environ["PATH"],
                                       "SOURCE_DATE_EPOCH": str(NOON)})
        deadline = time.monotonic() + 60
        while len(self.servers.asked) < 6 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
        self.assertEqual(running.returncode, -signal.SIGINT, errors)
        self.assertIn(b"what was learnt of links is kept", errors)
        known = [link["address"].rsplit("/", 1)[1] for link in json.loads(self.known.read_text())["links"]]
        self.assertEqual(known, ["a0", "a1", "a2", "a3"])
        self.servers.answers = {}
        self.check()
        self.assertEqual(sorted(self.servers.asked), ["HEAD /slow0", "HEAD /slow1"])

    @unittest.skipUnless(subprocess.run([*CUT_OFF, "true"], check=False,
                                        stderr=subprocess.DEVNULL).returncode == 0,
                         "nothing can be cut off from the network here")
    def test_cut_off_from_the_network_nothing_is_learnt(self):
        # More names than the sixteen connections that there are.
        self.link_to(*[f"https://{letter}.example/" for letter in "abcdefghijklmnopqrstuvwxyz"])
        result = self.site.run(*self.words(), before=CUT_OFF, as_of=None)
        self.assertEqual(result.returncode, 3, result.stderr)
        self.assertIn(b"no server answered that the site links to", result.stderr)
        self.assertFalse(self.known.exists())

    def test_a_server_that_is_down_may_come_back(self):
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            port = closed.getsockname()[1]
        self.link_to(*[f"https://localhost:{port}/{n}" for n in range(40)])
        self.assertEqual(self.check("--allow-private", f"localhost:{port}", code=0), [])
        self.assertIn("40 addresses answer not at the moment", self.said_last)

    def test_wrong_options_are_told(self):
        for words, said in ((["--fresh"], b"go with --links"),
                            (["--allow-private", "a:1"], b"go with --links"),
                            (["--links", "--allow-private", "localhost"], b"and its port"),
                            (["--links", "--authority", "nothing.pem"], b"names no file"),
                            (["--links", "--authority", "data/site.yaml"], b"without a certificate")):
            with self.subTest(words):
                result = self.site.run("check", *words)
                self.assertEqual(result.returncode, 2)
                self.assertIn(said, result.stderr)


if __name__ == "__main__":
    small_site.main()
