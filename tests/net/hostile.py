#!/usr/bin/env python3
"""The client of HTTP against hostile_server.py: no wrong byte is used, and the message says what happened.

    hostile.py NET_ASK [CLASS…]
"""

import concurrent.futures
import hashlib
import hmac
import json
import re
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from hostile_server import CSV, HTML, HostileServer  # noqa: E402

NET_ASK = None
REDIRECT_REFUSED = ("redirect", r"leads to .*, where ")
NUMBER = ("redirect", r"where it has a number in place of a host’s name")

# What has to come of each: a failure with its words, or a status with the body. A body is only there
# when the answer was whole and meant; whether its content makes sense is for those who asked.
EXPECTED = {
    "good": (200, CSV),
    "not-modified": (304, b""),
    "redirect-http": ("redirect", r"leads to http://localhost:\d+/good, where it begins with http: and not https:"),
    "redirect-file": ("redirect", r"leads to file:///etc/passwd, where it begins with file:"),
    "redirect-data": ("redirect", r"where it begins with data:"),
    "redirect-gopher": ("redirect", r"where it begins with gopher:"),
    "redirect-loopback-name": ("redirect", r"leads to https://localhost/: its name stands for .*, a loopback address"),
    "redirect-loopback-port": ("redirect", r"where it names port \d+, and only the usual one is asked"),
    "redirect-loopback-number": NUMBER,
    "redirect-decimal": NUMBER,
    "redirect-hexadecimal": NUMBER,
    "redirect-octal": NUMBER,
    "redirect-short": NUMBER,
    "redirect-v6": NUMBER,
    "redirect-mapped": NUMBER,
    "redirect-link-local": NUMBER,
    "redirect-off-list": ("redirect", r"elsewhere\.example is not on the list of hosts"),
    "redirect-user": ("redirect", r"leads to https://localhost:\d+/good, where it has a user name in it"),
    "redirect-backslash": REDIRECT_REFUSED,
    "redirect-point": ("redirect", r"ends with a point"),
    "redirect-self": ("redirect", r"leads in a circle"),
    "redirect-circle": ("redirect", r"leads in a circle"),
    "redirect-relative": (200, CSV),
    "redirect-chain": ("redirect", r"leads on more than 3 times"),
    "redirect-nowhere": ("redirect", r"does not say where"),
    "redirect-two": ("redirect", r"two addresses at once"),
    "endless-body": ("too_large", r"more than 100,000 bytes"),
    "endless-close": ("too_large", r"more than 100,000 bytes"),
    "endless-headers": ("too_large", r"headers have more than 65,536 bytes"),
    "endless-line": ("too_large|cut_off", r"headers|no HTTP"),
    "endless-continue": ("too_large", r"headers have more than 65,536 bytes"),
    "endless-trailer": ("too_large", r"headers have more than 65,536 bytes"),
    "length-huge": ("too_large", r"has 99,999,999,999 bytes, and at most 100,000 are taken"),
    "too-short": ("cut_off", r"shorter than it said"),
    "too-long": ("cut_off", r"longer than it said"),
    "second-answer": ("cut_off", r"longer than it said"),
    "drip": ("too_slow", r"took longer than 1 second"),
    "drip-head": ("too_slow", r"took longer than 1 second"),
    "silent": ("too_slow", r"took longer than 1 second"),
    "stalls": ("too_slow", r"took longer than 1 second"),
    "bomb": ("too_large", r"compressed, although nobody asked"),
    "bomb-transfer": ("too_large", r"compressed, although nobody asked"),
    "compressed": ("too_large", r"compressed, although nobody asked"),
    "cut": ("cut_off", r"shorter than it said|ended in the middle"),
    "cut-close": ("cut_off", r"names no length"),
    "cut-head": ("not_reached", r"ended before it answered"),
    "cut-chunks": ("cut_off", r"shorter than it said|ended in the middle"),
    "busy-then-good": (429, b""),
    "busy-until": (503, b""),
    "busy-long": (429, b"slow down"),
    "busy-odd": (429, b"slow down"),
    "fault-then-good": (500, HTML),
    "reset-then-good": ("not_reached", r"ended before it answered"),
    "unavailable": (503, b"sorry"),
    "bad-gateway": (502, b"sorry"),
    "not-found": (404, CSV),
    "gone": (410, b"sorry"),
    "not-allowed": (403, CSV),
    "needs-password": (401, b"sorry"),
    "status-odd": (799, b"sorry"),
    "partial": ("cut_off", r"a part, although nobody asked for one"),
    "wrong-type": (200, CSV),
    "html": (200, HTML),
    "html-as-data": (200, HTML),
    "empty": (200, b""),
    "no-content": (204, b""),
    "nul-bytes": (200, CSV[:30] + b"\0\0\0" + CSV[30:]),
    "not-utf-8": (200, CSV + b"caf\xe9,\xff\xfe,1\n"),
    "garbage": ("cut_off", r"is no HTTP"),
    "http-0.9": ("cut_off", r"is no HTTP"),
    "other-protocol": ("cut_off", r"is no HTTP"),
    "status-none": ("cut_off", r"no HTTP|no status"),
    "status-low": ("cut_off", r"no HTTP|no status"),
    "version-odd": ("cut_off", r"no HTTP"),
    "upgrade": ("cut_off|not_reached", r"ended|no HTTP"),
    "two-lengths": ("cut_off", r"two different lengths"),
    "length-and-parts": ("cut_off", r"in parts and names a length"),
    "length-negative": ("cut_off", r"length of its answer is no number|no HTTP"),
    "length-word": ("cut_off", r"length of its answer is no number|no HTTP"),
    "header-nul": ("cut_off", r"no HTTP|control character"),
    "header-return": ("cut_off", r"control character"),
    "header-escape": ("cut_off", r"control character"),
    "header-none": ("cut_off", r"no HTTP|a line among the headers of its answer is none"),
    "header-space": ("cut_off", r"a line among the headers of its answer is none"),
    "chunk-word": ("cut_off", r"ended in the middle|no HTTP|broken"),
    "chunk-huge": ("cut_off", r"ended in the middle|no HTTP|broken"),
    "chunk-longer": ("cut_off", r"ended in the middle|no HTTP|broken"),
    "nothing": ("not_reached", r"ended before it answered"),
    "reset": ("not_reached", r"ended before it answered"),
    "reset-in-body": ("cut_off", r"ended in the middle"),
    "cookie": (200, CSV),
    "wrong-name": ("certificate", r"certificate is for another host"),
    "expired": ("certificate", r"certificate has expired"),
    "not-yet": ("certificate", r"certificate is not valid yet"),
    "unknown-authority": ("certificate", r"authority that is not known"),
    "self-signed": ("certificate", r"signed by itself"),
    "no-tls": ("not_reached", r"does not speak TLS"),
    "no-handshake": ("too_slow", r"no connection came about within 1 second"),
    "garbage-handshake": ("not_reached", r"does not speak TLS"),
    "closed-port": ("not_reached", r"no connection could be made"),
}


class WithServer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.server = HostileServer(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.folder.cleanup()

    def url(self, name):
        return self.server.behaviours[name]["url"]

    def ask(self, *urls, retries=0, most_milliseconds=20000, options=()):
        """The answers, in the order of the addresses."""
        command = [NET_ASK, "--authority", str(self.server.authority), "--host", "localhost",
                   "--retries", str(retries), "--most-milliseconds", str(most_milliseconds),
                   "--most-bytes", "100000", "--first-pause", "50"]
        for server in self.server.private:
            command += ["--allow-private", server]
        done = subprocess.run([*command, *options, *urls], capture_output=True, text=True, timeout=120)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        self.assertEqual(done.stderr, "")
        answers = sorted((json.loads(line) for line in done.stdout.splitlines()), key=lambda a: a["request"])
        self.assertEqual(len(answers), len(urls))
        for answer in answers:
            answer["body"] = answer["body"].encode("latin-1")
        return answers

    def ask_one(self, url, **more):
        return self.ask(url, **more)[0]

    def tearDown(self):
        canary = Path(self.server.canary)
        self.assertFalse(canary.exists(), canary.exists() and canary.read_text())


class Behaviours(WithServer):
    def test_each_has_an_expectation(self):
        self.assertEqual(set(self.server.behaviours), set(EXPECTED))
        self.assertGreaterEqual(len(EXPECTED), 30)

    def test_what_comes_of_each(self):
        def ask(name):
            # Patience for a busy machine, but with those that would use it up.
            patience = 1500 if EXPECTED[name][0] == "too_slow" else 20000
            return self.ask_one(self.url(name) + "?each", most_milliseconds=patience)

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            answers = dict(zip(EXPECTED, pool.map(ask, EXPECTED)))
        for name, (wanted, what) in EXPECTED.items():
            answer = answers[name]
            with self.subTest(name, answer=answer):
                if isinstance(wanted, int):
                    self.assertEqual((answer["failure"], answer["status"]), ("none", wanted))
                    self.assertEqual(answer["body"], what)
                    self.assertEqual(answer["why"] == "", 200 <= wanted < 300)
                else:
                    self.assertRegex(answer["failure"], f"^({wanted})$")
                    self.assertRegex(answer["why"], what)
                    self.assertEqual(answer["body"], b"", "a body that is not to be used")
                    self.assertFalse(answer["is_ok"])
                self.assertNotRegex(answer["why"], r"hunter2|[\x00-\x1f]|\.$")

    def test_after_each_the_next_answer_on_the_same_client_is_right(self):
        names = [name for name in EXPECTED if not re.search("drip|silent|stalls|handshake", name)]
        urls = [url for name in names for url in (self.url(name), self.url("good"))]
        answers = self.ask(*urls, options=["--connections", "1"])
        for name, answer in zip(names, answers[1::2]):
            self.assertEqual((answer["status"], answer["body"]), (200, CSV), f"after {name}: {answer}")


class Cuts(WithServer):
    """Cut at every byte: the whole, or a failure and nothing."""

    def check(self, name, length):
        urls = [f"{self.url(name)}/{k}" for k in range(length)]
        for k, answer in enumerate(self.ask(*urls)):
            self.assertIn(answer["failure"], ("cut_off", "not_reached"), f"{name} at byte {k}: {answer}")
            self.assertEqual(answer["body"], b"", f"{name} at byte {k}")
        whole = self.ask_one(f"{self.url(name)}/100000")
        self.assertEqual((whole["status"], whole["body"]), (200, CSV))

    def test_body(self):
        self.check("cut", len(CSV))

    def test_body_in_parts(self):
        half = len(CSV) // 2
        parts = sum(len(b"%x\r\n\r\n" % n) + n for n in (half, len(CSV) - half))
        # The two bytes at the very end are an empty trailer; nothing of the body can be missing.
        self.check("cut-chunks", parts + len(b"0\r\n"))

    def test_head(self):
        # The shortest head that the server makes; the date has always the same length.
        head = b"HTTP/1.1 200 OK\r\nServer: hostile\r\nDate: Fri, 27 Nov 2026 21:00:00 GMT\r\nContent-Length: 000\r\n\r\n"
        urls = [f"{self.url('cut-head')}/{k}" for k in range(len(head) + 1)]
        for k, answer in enumerate(self.ask(*urls)):
            self.assertIn(answer["failure"], ("cut_off", "not_reached"), f"at byte {k}: {answer}")


class Tries(WithServer):
    def test_a_fault_that_passes(self):
        for name in ("fault-then-good", "reset-then-good"):
            answer = self.ask_one(self.url(name) + "?tries", retries=1)
            self.assertEqual((answer["status"], answer["body"]), (200, CSV))

    def test_retry_after_in_seconds(self):
        begin = time.monotonic()
        answer = self.ask_one(self.url("busy-then-good") + "?wait", retries=1)
        self.assertEqual(answer["body"], CSV)
        self.assertGreaterEqual(time.monotonic() - begin, 1)

    def test_retry_after_as_a_date(self):
        begin = time.monotonic()
        answer = self.ask_one(self.url("busy-until") + "?wait", retries=1)
        self.assertEqual(answer["body"], CSV)
        # The date has no fractions of a second.
        self.assertGreaterEqual(time.monotonic() - begin, 1)

    def test_a_wait_that_is_too_long_ends_the_tries(self):
        url = self.url("busy-long") + "?long"
        answer = self.ask_one(url, retries=5)
        self.assertEqual(answer["why"], "the server answered 429 (too many requests) and asks to wait for 24 hours")
        self.assertEqual(self.server.counts["/busy-long?long"], 1)

    def test_to_wait_for_a_busy_server_is_no_slowness_of_a_redirect(self):
        import hostile_server

        def late(exchange):
            time.sleep(0.5)
            if exchange.name == "late":
                exchange.respond()
            else:
                exchange.redirect("/late")

        def busy(exchange):
            if exchange.asked_before():
                exchange.respond()
            else:
                exchange.respond("503 Service Unavailable", b"", Retry_After=4)

        more = {"late": ("", late), "redirect-late": ("", late), "busy-for-four": ("", busy)}
        hostile_server.BEHAVIOURS.update(more)
        server = self.url("good").removesuffix("/good")
        answers = self.ask(f"{server}/redirect-late", f"{server}/busy-for-four?late", most_milliseconds=3000, retries=1)
        self.assertEqual([answer["body"] for answer in answers], [CSV, CSV])
        self.assertEqual([path for path, _ in self.server.heard].count("/redirect-late"), 1)

    def test_a_server_that_asks_to_wait_with_every_answer_is_given_up(self):
        begin = time.monotonic()
        # Each of them would wait a second for itself, two at a time.
        answers = self.ask(*[f"{self.url('busy-then-good')}?again{n}" for n in range(40)],
                           options=["--connections-per-host", "2", "--most-wait", "1500"])
        self.assertLess(time.monotonic() - begin, 15)
        whys = {answer["failure"]: answer["why"] for answer in answers}
        self.assertEqual(whys, {"none": "the server answered 429 (too many requests) and asks to wait for 1 second",
                                "too_slow": "its server asks to wait, again and again"})
        self.assertLessEqual(sum(answer["failure"] == "none" for answer in answers), 8)

    def test_pauses_are_doubled(self):
        begin = time.monotonic()
        answer = self.ask_one(self.url("unavailable"), retries=3)
        self.assertEqual(answer["why"], "the server answered 503 (not available now)")
        self.assertGreaterEqual(time.monotonic() - begin, 0.05 + 0.1 + 0.2)

    def test_a_post_is_not_sent_twice_when_it_may_have_been_done(self):
        url = self.url("fault-then-good") + "?post"
        answer = self.ask_one(url, retries=3, options=["--method", "POST", "--body", "a"])
        self.assertEqual(answer["status"], 500)
        self.assertEqual(self.server.counts["/fault-then-good?post"], 1)


class Manners(WithServer):
    def heard(self, target):
        return [headers for path, headers in self.server.heard if path == target]

    def test_nothing_is_said_that_was_not_asked(self):
        self.ask_one(self.url("good") + "?manners")
        headers, = self.heard("/good?manners")
        self.assertEqual(set(headers), {":method", ":body", "host", "user-agent", "accept"})

    def test_the_environment_changes_nothing(self):
        canary = f"http://127.0.0.1:{self.server.canary_port}"
        folder = Path(self.folder.name)
        (folder / ".netrc").write_text("machine localhost login a password hunter2\n")
        environment = {"http_proxy": canary, "https_proxy": canary, "HTTPS_PROXY": canary, "ALL_PROXY": canary,
                       "HOME": str(folder), "NETRC": str(folder / ".netrc"), "CURL_HOME": str(folder),
                       "SSL_CERT_FILE": str(folder / "other-authority.pem"), "CURL_CA_BUNDLE": str(folder / "other-authority.pem")}
        command = [NET_ASK, "--authority", str(self.server.authority), "--retries", "0"]
        for server in self.server.private:
            command += ["--allow-private", server]
        command += [self.url("good") + "?environment", self.url("unknown-authority")]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        failures = {a["request"]: a["failure"] for a in map(json.loads, done.stdout.splitlines())}
        self.assertEqual(failures, {0: "none", 1: "certificate"})
        # With the authorities of the system alone it is the same: nobody can add one by a variable.
        environment["SSL_CERT_DIR"] = str(folder)
        del command[1:3]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        self.assertEqual([json.loads(line)["failure"] for line in done.stdout.splitlines()], ["certificate"] * 2)
        headers, = self.heard("/good?environment")
        self.assertNotIn("authorization", headers)

    def test_cookies_and_promises_are_forgotten(self):
        # The server is angry when the cookie comes back; tearDown() sees it.
        for answer in self.ask(*[self.url("cookie")] * 3, options=["--connections", "1"]):
            self.assertEqual(answer["body"], CSV)

    def test_a_validator_goes_along_and_304_comes_back(self):
        answer = self.ask_one(self.url("good"), options=["--header", f'If-None-Match: "{len(CSV)}"'])
        self.assertEqual((answer["failure"], answer["status"], answer["body"]), ("none", 304, b""))

    def test_secrets_stay_with_the_first_server(self):
        # The same server under another name is another server.
        number = f"127.0.0.1:{self.server.port}"
        target = "/good?secrets"
        server = self.server
        before = server.behaviours["good"]["url"]
        self.assertIn("localhost", before)
        options = ["--allow-private", number, "--host", "127.0.0.1", "--header", "Authorization: Bearer hunter2",
                   "--header", "X-Token: hunter2", "--header", "Accept: text/csv", "--sign", "KEY:hunter2:eu-west-2"]
        answer = self.ask_one(f"https://{number}/redirect-elsewhere", options=options)
        self.assertEqual(answer["status"], 404)
        self.assertNotIn("hunter2", json.dumps(answer, default=str))
        import hostile_server
        hostile_server.BEHAVIOURS["redirect-elsewhere"] = (
            "", lambda exchange: exchange.redirect(f"https://localhost:{server.port}{target}"))
        answer = self.ask_one(f"https://{number}/redirect-elsewhere", options=options)
        self.assertEqual(answer["body"], CSV)
        headers, = self.heard(target)
        self.assertEqual(set(headers), {":method", ":body", "host", "user-agent", "accept"})
        self.assertEqual(headers["accept"], "text/csv")

    def test_headers_that_may_not_be_sent(self):
        for header in ("X-A: a\r\nX-B: b", "Host: other", "Content-Length: 3", "Cookie: a=b", "Accept-Encoding: gzip",
                       "X A: b"):
            answer = self.ask_one(self.url("good"), options=["--header", header])
            self.assertEqual(answer["failure"], "refused_address", header)

    def test_authorities_that_cannot_be_read(self):
        done = subprocess.run([NET_ASK, "--authority", "/nowhere/a.pem", "--allow-private",
                               f"localhost:{self.server.port}", self.url("good")], capture_output=True, text=True, timeout=60)
        answer = json.loads(done.stdout)
        self.assertEqual(answer["failure"], "certificate")
        self.assertIn("file of certificate authorities could not be read", answer["why"])

    def test_redirects_that_nobody_wants_followed(self):
        answer = self.ask_one(self.url("redirect-relative"), options=["--redirects", "0"])
        self.assertEqual(answer["failure"], "redirect")
        self.assertRegex(answer["why"], r"^it leads on to https://localhost:\d+/good$")
        answer = self.ask_one(self.url("redirect-relative"), options=["--method", "PUT", "--body", "a"])
        self.assertEqual((answer["failure"], answer["status"]), ("none", 302))

    def test_head_needs_no_body(self):
        for name in ("good", "not-found", "compressed", "length-huge", "too-long"):
            answer = self.ask_one(self.url(name), options=["--method", "HEAD"])
            self.assertEqual((answer["failure"], answer["bytes"]), ("none", 0), answer)

    def test_stopped(self):
        begin = time.monotonic()
        answers = self.ask(*[self.url("silent")] * 20, most_milliseconds=15000, options=["--stop-after", "300"])
        self.assertLess(time.monotonic() - begin, 10)
        self.assertEqual({a["failure"] for a in answers}, {"stopped"})

    def test_at_most_so_many_at_once_to_a_server(self):
        lock, most, now = self.server.lock, [0], [0]

        def slow(exchange):
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            time.sleep(0.05)
            with lock:
                now[0] -= 1
            exchange.respond()

        import hostile_server
        hostile_server.BEHAVIOURS["slow"] = ("", slow)
        urls = [f"https://localhost:{self.server.port}/slow"] * 30
        answers = self.ask(*urls, options=["--connections-per-host", "3"])
        self.assertEqual({a["status"] for a in answers}, {200})
        self.assertEqual(most[0], 3)


class Addresses(WithServer):
    """Addresses are checked after the name was resolved; no connection is opened to any of these."""

    SPECIAL = ["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
               "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
               "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1",
               "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
               "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1",
               "ff02::1", "4000::1"]

    def test_names_of_special_addresses(self):
        options = ["--host", "private.example", "--resolve"]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(
                lambda address: self.ask_one("https://private.example/",
                                             options=[*options, f"private.example:443:{address}"]), self.SPECIAL))
        for address, answer in zip(self.SPECIAL, answers):
            self.assertEqual(answer["failure"], "private_address", f"{address}: {answer}")
            self.assertRegex(answer["why"], "^its name stands for .*, an? ")

    def test_localhost_needs_permission(self):
        answer = self.ask_one("https://localhost/")
        self.assertEqual(answer["failure"], "private_address")

    def test_permission_is_for_one_port(self):
        answer = self.ask_one(f"https://localhost:{self.server.canary_port}/")
        self.assertEqual(answer["failure"], "refused_address")

    def test_addresses_that_are_not_even_tried(self):
        port = self.server.canary_port
        for host in ("2130706433", "0x7f.1", "127.1", "0177.0.0.1", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]",
                     "localhost.", "user@localhost", "localhost%00.example", "loc_alhost", "exämple.example",
                     "127.0.0.1.", "0x7f000001", "1.2.3.4.5", "-a.example", "a..example", ""):
            for url in (f"https://{host}:{port}/", f"https://{host}/"):
                answer = self.ask_one(url, options=["--host", "2130706433"])
                self.assertEqual(answer["failure"], "refused_address", f"{url}: {answer}")


def signature_of(method, target, headers, secret):
    """The signature that AWS asks for (Signature Version 4), computed from what was received."""
    fields = dict(re.findall(r"(Credential|SignedHeaders|Signature)=([^,\s]+)", headers["authorization"]))
    _, day, region, service, last = fields["Credential"].split("/")
    names = fields["SignedHeaders"].split(";")
    path, _, query = target.partition("?")
    # Not what was sent: what the rules make of it.
    pairs = sorted(urllib.parse.parse_qsl(query, keep_blank_values=True))
    quote = urllib.parse.quote
    canonical = "\n".join([
        method, quote(urllib.parse.unquote(path), safe="/-._~"),
        "&".join(f"{quote(name, safe='-._~')}={quote(value, safe='-._~')}" for name, value in pairs),
        *(f"{name}:{' '.join(headers[name].split())}" for name in names), "", ";".join(names),
        headers["x-amz-content-sha256"]])
    scope = f"{day}/{region}/{service}/{last}"
    text = "\n".join(["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = ("AWS4" + secret).encode()
    for part in (day, region, service, last):
        key = hmac.digest(key, part.encode(), "sha256")
    return fields["Signature"], hmac.digest(key, text.encode(), "sha256").hex(), names


class Signatures(WithServer):
    def check(self, method, path, *options):
        self.ask_one(f"https://localhost:{self.server.port}{path}",
                     options=["--method", method, "--sign", "KEYID:hunter2/+=:eu-west-2", *options])
        target, headers = self.server.heard[-1]
        self.assertEqual((target, headers[":method"]), (path, method))
        got, wanted, names = signature_of(method, target, headers, "hunter2/+=")
        self.assertEqual(got, wanted, headers)
        self.assertEqual(headers["x-amz-content-sha256"],
                         hashlib.sha256(headers[":body"].encode("latin-1")).hexdigest())
        self.assertLessEqual({"host", "x-amz-date", "x-amz-content-sha256"}, set(names))
        self.assertLessEqual(set(names), set(headers), "a header was signed that was not sent")
        self.assertNotIn("hunter2", str(headers))
        return headers

    def test_requests_of_every_kind(self):
        self.check("GET", "/bucket/")
        self.check("GET", "/bucket/?list-type=2&prefix=site%2Fa&start-after=b%20c")
        self.check("HEAD", "/bucket/index.html")
        self.check("DELETE", "/bucket/old.html")
        self.check("DELETE", "/bucket/caf%C3%A9/a%2Bb%20c.html")
        headers = self.check("PUT", "/bucket/index.html", "--body", "<p>café", "--header", "Content-Type: text/html; charset=utf-8",
                             "--header", "Cache-Control: public, max-age=60", "--header", "x-amz-acl: public-read")
        self.assertEqual(headers["content-type"], "text/html; charset=utf-8")
        self.check("PUT", "/bucket/empty", "--body", "")
        self.check("POST", "/bucket/?delete=", "--body", "<Delete></Delete>", "--header", "Content-MD5: abcd")
        self.assertEqual(self.check("PUT", "/bucket/a", "--body", "a")["content-type"], "application/octet-stream")

    def test_a_body_of_two_megabytes(self):
        headers = self.check("PUT", "/bucket/large", "--repeat-body", "2000000", "--body", "b")
        self.assertEqual(len(headers[":body"]), 2_000_000)

    def test_a_session_token_is_signed(self):
        headers = self.check("GET", "/bucket/", "--header", "x-amz-security-token: abc/def==")
        self.assertIn("x-amz-security-token", headers["authorization"])

    def test_a_region_with_a_colon_is_refused(self):
        answer = self.ask_one(self.url("good"), options=["--sign", "KEY:hunter2:eu west"])
        self.assertEqual(answer["failure"], "refused_address")
        self.assertNotIn("hunter2", answer["why"])


if __name__ == "__main__":
    NET_ASK = sys.argv.pop(1)
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]])
