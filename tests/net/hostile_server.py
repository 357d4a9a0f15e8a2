#!/usr/bin/env python3
"""A server on this machine that does what servers should not do, for whatever asks servers.

    hostile_server.py FOLDER [--answer FILE] [--type text/csv]

Makes a test authority and certificates in FOLDER, listens on ports of 127.0.0.1 that the system
chooses, and prints one line of JSON:

    {"authority": "FOLDER/authority.pem",      what a client has to trust
     "private": ["localhost:40001", …],        what it has to be allowed (--allow-private)
     "port": 40001,                            where the behaviours are that are told by the path
     "canary": "FOLDER/canary",                this file appears when something was asked that
                                               nobody may ask
     "behaviours": {"too-short": {"url": "https://localhost:40001/too-short", "does": "…"}, …}}

Then it serves until its standard input ends or it is terminated. "good" is how a server should be:
it answers with FILE (some CSV otherwise) and a validator. The others do their mischief with the same
bytes, so that one can see whether any of them were used. Behaviours that happen once ("busy-then-good")
count by the query: ask `URL?anything` to begin anew. `cut/K`, `cut-head/K` and `cut-chunks/K` end
after K bytes of the body, of the head, of the body in parts; their "url" is without the number.

For Python: `with HostileServer(folder) as server: server.behaviours["good"]["url"]`.

No answer takes longer than SLOWEST seconds, or has more than MOST_BYTES.
"""

import argparse
import email.utils
import gzip
import json
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

SLOWEST = 20
MOST_BYTES = 300_000_000

CSV = b"area,period,count\n" + b"".join(b"E0600%04d,2025,%d\n" % (i, 100 + i) for i in range(20))
HTML = b"<!doctype html><html lang=en><title>Sign in</title><p>Please sign in to go on.</html>"


# Certificates

CA_SETTINGS = """
[ca]
default_ca = own
[own]
database = {folder}/index.txt
new_certs_dir = {folder}
serial = {folder}/serial
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
"""


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


class Authority:
    """Signs certificates, with the tool that everybody has."""

    def __init__(self, folder, name):
        self.folder = folder / name
        self.folder.mkdir(parents=True, exist_ok=True)
        self.certificate = folder / f"{name}.pem"
        self.key = self.folder / "key.pem"
        (self.folder / "index.txt").write_text("")
        (self.folder / "serial").write_text("1000\n")
        (self.folder / "settings").write_text(CA_SETTINGS.format(folder=self.folder))
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", 30,
                "-subj", f"/CN=Test {name}", "-keyout", self.key, "-out", self.certificate)

    def sign(self, name, hosts="DNS:localhost,IP:127.0.0.1", begin=None, end=None):
        """A file with a certificate and its key. `begin`, `end`: "20200101000000Z"."""
        folder = self.folder
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
                "-addext", f"subjectAltName={hosts}", "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.csr")
        days = ["-startdate", begin, "-enddate", end] if begin else ["-days", "20"]
        openssl("ca", "-batch", "-notext", "-config", folder / "settings", "-cert", self.certificate,
                "-keyfile", self.key, *days, "-in", folder / f"{name}.csr", "-out", folder / f"{name}.crt")
        file = folder / f"{name}.both"
        file.write_text((folder / f"{name}.crt").read_text() + (folder / f"{name}.key").read_text())
        return file


# Behaviours

BEHAVIOURS = {}


def behaviour(name, does):
    """The function answers requests for /NAME and /NAME/ARGUMENT."""
    def add(function):
        BEHAVIOURS[name] = (does, function)
        return function
    return add


class Exchange:
    """A request that was read, and the connection to do something to."""

    def __init__(self, server, connection, target, headers):
        self.server, self.connection, self.headers = server, connection, headers
        self.target = target
        path = target.partition("?")[0].strip("/")
        self.name, _, self.argument = path.partition("/")
        self.body = server.answer
        self.keeps = False

    def send(self, data):
        self.connection.sendall(data)

    def head(self, status="200 OK", **headers):
        lines = [f"HTTP/1.1 {status}", "Server: hostile", f"Date: {email.utils.formatdate(usegmt=True)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        return "\r\n".join(lines).encode() + b"\r\n\r\n"

    def respond(self, status="200 OK", body=None, **headers):
        """A proper answer, after which the connection goes on."""
        body = self.body if body is None else body
        headers.setdefault("Content_Type", self.server.type)
        headers.setdefault("Content_Length", len(body))
        self.send(self.head(status, **headers) + (b"" if self.headers.get(":method") == "HEAD" else body))
        self.keeps = True

    def redirect(self, to, status="302 Found"):
        self.respond(status, b"", Location=to)

    def end_properly(self):
        """Ends TLS as it should be; merely closing looks like an attack."""
        try:
            self.connection.settimeout(2)
            self.connection.unwrap()
        except (OSError, AttributeError):
            pass

    def reset(self):
        """The next close() sends RST."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def asked_before(self):
        """How often this very target was asked before."""
        with self.server.lock:
            self.server.counts[self.target] = self.server.counts.get(self.target, 0) + 1
            return self.server.counts[self.target] - 1


@behaviour("good", "answers as a server should, and 304 to its own validator")
def good(exchange):
    tag = '"%d"' % len(exchange.body)
    if exchange.headers.get("if-none-match") == tag:
        exchange.send(exchange.head("304 Not Modified", ETag=tag))
        exchange.keeps = True
    else:
        exchange.respond(ETag=tag, Last_Modified="Sun, 01 Nov 2026 10:00:00 GMT")


@behaviour("not-modified", "says 304 although the client has no copy")
def not_modified(exchange):
    exchange.send(exchange.head("304 Not Modified", ETag='"1"'))


def redirects(name, does, to):
    @behaviour(name, does)
    def answer(exchange):
        exchange.redirect(to.format(port=exchange.server.port, plain=exchange.server.plain_port,
                                    canary=exchange.server.canary_port))


redirects("redirect-http", "redirects to plain http", "http://localhost:{plain}/good")
redirects("redirect-file", "redirects to a file of the client", "file:///etc/passwd")
redirects("redirect-data", "redirects to a data: address", "data:text/csv,a%2Cb")
redirects("redirect-gopher", "redirects to another protocol", "gopher://localhost:{canary}/_x")
redirects("redirect-loopback-name", "redirects to this machine by name", "https://localhost/")
redirects("redirect-loopback-port", "redirects to another port of this machine", "https://localhost:{canary}/")
redirects("redirect-loopback-number", "redirects to 127.0.0.1", "https://127.0.0.1:{canary}/")
redirects("redirect-decimal", "redirects to 2130706433, which is 127.0.0.1", "https://2130706433:{canary}/")
redirects("redirect-hexadecimal", "redirects to 0x7f.1", "https://0x7f.1:{canary}/")
redirects("redirect-octal", "redirects to 0177.0.0.1", "https://0177.0.0.1:{canary}/")
redirects("redirect-short", "redirects to 127.1", "https://127.1:{canary}/")
redirects("redirect-v6", "redirects to [::1]", "https://[::1]:{canary}/")
redirects("redirect-mapped", "redirects to [::ffff:127.0.0.1]", "https://[::ffff:127.0.0.1]:{canary}/")
redirects("redirect-link-local", "redirects to the data of cloud machines", "https://169.254.169.254/latest/")
redirects("redirect-off-list", "redirects to a host that is not on the list", "https://elsewhere.example/good")
redirects("redirect-user", "redirects to an address with a password", "https://user:hunter2@localhost:{port}/good")
redirects("redirect-backslash", "redirects to what readers understand differently", "https://localhost:{port}\\@127.0.0.1:{canary}/")
redirects("redirect-point", "redirects to a name with a point behind it", "https://localhost.:{canary}/")
redirects("redirect-self", "redirects to itself", "/redirect-self")
redirects("redirect-circle", "redirects to another that redirects back", "/redirect-circle/2")
redirects("redirect-relative", "redirects to a good answer, relatively", "../x/../good")


@behaviour("redirect-chain", "redirects further and further")
def redirect_chain(exchange):
    exchange.redirect(f"/redirect-chain/{int(exchange.argument or 0) + 1}", "307 Temporary Redirect")


@behaviour("redirect-nowhere", "redirects without saying where")
def redirect_nowhere(exchange):
    exchange.respond("302 Found", b"")


@behaviour("redirect-two", "redirects to two addresses at once")
def redirect_two(exchange):
    exchange.send(b"HTTP/1.1 302 Found\r\nLocation: /good\r\nLocation: /html\r\nContent-Length: 0\r\n\r\n")


def flood(exchange, head, piece):
    exchange.send(head)
    end = time.monotonic() + SLOWEST
    sent = 0
    while time.monotonic() < end and sent < MOST_BYTES:
        exchange.send(piece)
        sent += len(piece)


@behaviour("endless-body", "a body in parts without an end")
def endless_body(exchange):
    flood(exchange, exchange.head(Transfer_Encoding="chunked"), b"10000\r\n" + b"1" * 65536 + b"\r\n")


@behaviour("endless-close", "a body without a length and an end")
def endless_close(exchange):
    flood(exchange, exchange.head(Connection="close"), exchange.body * 200)


@behaviour("endless-headers", "headers without an end")
def endless_headers(exchange):
    flood(exchange, b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n" * 100)


@behaviour("endless-line", "one header without an end")
def endless_line(exchange):
    flood(exchange, b"HTTP/1.1 200 OK\r\nX-Long: ", b"a" * 4096)


@behaviour("endless-continue", "interim answers without an end")
def endless_continue(exchange):
    flood(exchange, b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 50)


@behaviour("endless-trailer", "a trailer without an end, after a whole body")
def endless_trailer(exchange):
    body = exchange.body
    flood(exchange, exchange.head(Transfer_Encoding="chunked") + b"%x\r\n%s\r\n0\r\n" % (len(body), body),
          b"X-More: and more\r\n" * 100)


@behaviour("length-huge", "a length that nobody can keep")
def length_huge(exchange):
    exchange.send(exchange.head(Content_Length=99999999999) + exchange.body)


@behaviour("too-short", "less than its Content-Length")
def too_short(exchange):
    exchange.send(exchange.head(Content_Length=len(exchange.body) + 10) + exchange.body)
    exchange.end_properly()


@behaviour("too-long", "more than its Content-Length")
def too_long(exchange):
    exchange.send(exchange.head(Content_Length=len(exchange.body) - 10) + exchange.body)
    exchange.end_properly()


@behaviour("second-answer", "an answer that nobody asked for behind the right one")
def second_answer(exchange):
    exchange.send(exchange.head(Content_Length=len(exchange.body)) + exchange.body +
                  exchange.head(Content_Length=4) + b"EVIL")
    exchange.keeps = True


def drip(exchange, data):
    end = time.monotonic() + SLOWEST
    for byte in data:
        if time.monotonic() > end:
            return
        exchange.send(bytes([byte]))
        time.sleep(0.2)


@behaviour("drip", "a byte every 0.2 seconds")
def drip_body(exchange):
    exchange.send(exchange.head(Content_Length=len(exchange.body)))
    drip(exchange, exchange.body)


@behaviour("drip-head", "headers, a byte every 0.2 seconds")
def drip_head(exchange):
    drip(exchange, exchange.head(Content_Length=len(exchange.body)) + exchange.body)


@behaviour("silent", "never answers")
def silent(exchange):
    time.sleep(SLOWEST)


@behaviour("stalls", "stops in the middle of the body, and does not end")
def stalls(exchange):
    exchange.send(exchange.head(Content_Length=len(exchange.body)) + exchange.body[:50])
    time.sleep(SLOWEST)


@behaviour("bomb", "a small gzip that becomes 50 MB")
def bomb(exchange):
    exchange.respond(body=exchange.server.bomb, Content_Encoding="gzip")


@behaviour("bomb-transfer", "the same as a transfer coding")
def bomb_transfer(exchange):
    packed = exchange.server.bomb
    exchange.send(exchange.head(Transfer_Encoding="gzip, chunked") +
                  b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed))


@behaviour("compressed", "a good body in gzip, for which nobody asked")
def compressed(exchange):
    exchange.respond(body=gzip.compress(exchange.body), Content_Encoding="gzip")


@behaviour("cut", "ends after K bytes of the body")
def cut(exchange):
    exchange.send(exchange.head(Content_Length=len(exchange.body)) + exchange.body[:int(exchange.argument or 0)])


@behaviour("cut-close", "a body without a length, ended without the end of TLS")
def cut_close(exchange):
    exchange.send(exchange.head(Connection="close") + exchange.body[:50])


@behaviour("cut-head", "ends after K bytes of the head")
def cut_head(exchange):
    exchange.send(exchange.head(Content_Length=len(exchange.body))[:int(exchange.argument or 0)])


@behaviour("cut-chunks", "ends after K bytes of a body in parts")
def cut_chunks(exchange):
    half = len(exchange.body) // 2
    parts = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (exchange.body[:half], exchange.body[half:]))
    whole = parts + b"0\r\n\r\n"
    exchange.send(exchange.head(Transfer_Encoding="chunked") + whole[:int(exchange.argument or 0)])


@behaviour("busy-then-good", "429 with Retry-After of a second, then good")
def busy_then_good(exchange):
    if exchange.asked_before():
        exchange.respond()
    else:
        exchange.respond("429 Too Many Requests", b"", Retry_After=1)


@behaviour("busy-until", "503 with Retry-After as a date in two seconds, then good")
def busy_until(exchange):
    if exchange.asked_before():
        exchange.respond()
    else:
        exchange.respond("503 Service Unavailable", b"",
                         Retry_After=email.utils.formatdate(time.time() + 2, usegmt=True))


@behaviour("busy-long", "429 with Retry-After of a day")
def busy_long(exchange):
    exchange.asked_before()
    exchange.respond("429 Too Many Requests", b"slow down", Retry_After=86400)


@behaviour("busy-odd", "429 with a Retry-After that is no number and no date")
def busy_odd(exchange):
    exchange.respond("429 Too Many Requests", b"slow down", Retry_After="soon -1 99999999999999999999999")


@behaviour("fault-then-good", "500, then good")
def fault_then_good(exchange):
    if exchange.asked_before():
        exchange.respond()
    else:
        exchange.respond("500 Internal Server Error", HTML, Content_Type="text/html")


@behaviour("reset-then-good", "resets the connection, then good")
def reset_then_good(exchange):
    if exchange.asked_before():
        exchange.respond()
    else:
        exchange.reset()


def statuses(name, status, body=b"sorry"):
    @behaviour(name, f"always answers {status}")
    def answer(exchange):
        exchange.respond(status, body, Content_Type="text/plain")


statuses("unavailable", "503 Service Unavailable")
statuses("bad-gateway", "502 Bad Gateway")
statuses("not-found", "404 Not Found", CSV)
statuses("gone", "410 Gone")
statuses("not-allowed", "403 Forbidden", CSV)
statuses("needs-password", "401 Unauthorized")
statuses("status-odd", "799 Anything")
statuses("partial", "206 Partial Content", CSV[:100])


@behaviour("wrong-type", "the right bytes as a picture")
def wrong_type(exchange):
    exchange.respond(Content_Type="image/png")


@behaviour("html", "a page to sign in, with status 200, in place of data")
def html(exchange):
    exchange.respond(body=HTML, Content_Type="text/html; charset=utf-8")


@behaviour("html-as-data", "the same, with the type of the data")
def html_as_data(exchange):
    exchange.respond(body=HTML)


@behaviour("empty", "nothing, with status 200")
def empty(exchange):
    exchange.respond(body=b"")


@behaviour("no-content", "204 without a body")
def no_content(exchange):
    exchange.send(exchange.head("204 No Content"))
    exchange.keeps = True


@behaviour("nul-bytes", "NUL bytes among the data")
def nul_bytes(exchange):
    exchange.respond(body=exchange.body[:30] + b"\0\0\0" + exchange.body[30:])


@behaviour("not-utf-8", "bytes that are no UTF-8 among the data")
def not_utf_8(exchange):
    exchange.respond(body=exchange.body + b"caf\xe9,\xff\xfe,1\n")


def raw(name, does, data):
    """`BODY` in the data stands for the body, `LENGTH` for its length."""
    @behaviour(name, does)
    def answer(exchange):
        length = b"%d" % len(exchange.body)
        exchange.send(data.replace(b"LENGTH", length).replace(b"BODY", exchange.body))
        exchange.end_properly()


raw("garbage", "bytes that are no HTTP", b"\x16\x03\x01\x00\xff\x00\x01 nothing of sense \xff\xfe\n\n" * 20)
raw("http-0.9", "a body without any head", b"BODY")
raw("other-protocol", "the greeting of another protocol", b"SSH-2.0-OpenSSH_9.2p1\r\n")
raw("status-none", "a head without a status", b"HTTP/1.1 \r\nContent-Length: LENGTH\r\n\r\nBODY")
raw("status-low", "the status 042", b"HTTP/1.1 042 Odd\r\nContent-Length: LENGTH\r\n\r\nBODY")
raw("version-odd", "a version of HTTP that does not exist", b"HTTP/7.3 200 OK\r\nContent-Length: LENGTH\r\n\r\nBODY")
raw("upgrade", "another protocol than asked", b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\nBODY")
raw("two-lengths", "two lengths that differ",
    b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\nContent-Length: LENGTH\r\n\r\nBODY")
raw("length-and-parts", "a length and parts",
    b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\nTransfer-Encoding: chunked\r\n\r\n14\r\narea,period,count\n1,2\r\n0\r\n\r\n")
raw("length-negative", "a negative length", b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nBODY")
raw("length-word", "a length that is no number", b"HTTP/1.1 200 OK\r\nContent-Length: LENGTHx\r\n\r\nBODY")
raw("header-nul", "a NUL byte in a header", b"HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: LENGTH\r\n\r\nBODY")
raw("header-return", "a carriage return inside a header",
    b"HTTP/1.1 200 OK\r\nX-A: a\rSet-Cookie: x=1\r\nContent-Length: LENGTH\r\n\r\nBODY")
raw("header-escape", "a header that would colour a terminal",
    b"HTTP/1.1 200 OK\r\nX-A: \x1b[31mred\r\nContent-Length: LENGTH\r\n\r\nBODY")
raw("header-none", "a line among the headers without a colon",
    b"HTTP/1.1 200 OK\r\nthis is no header\r\nContent-Length: LENGTH\r\n\r\nBODY")
raw("header-space", "a space before the colon", b"HTTP/1.1 200 OK\r\nContent-Length : LENGTH\r\n\r\nBODY")
raw("chunk-word", "a part whose length is no number",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nBODY\r\n0\r\n\r\n")
raw("chunk-huge", "a part of more bytes than there are numbers",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nBODY\r\n0\r\n\r\n")
raw("chunk-longer", "a part that is longer than it says",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nBODY\r\n0\r\n\r\n")


@behaviour("nothing", "ends without a byte")
def nothing(exchange):
    exchange.end_properly()


@behaviour("reset", "resets the connection before the answer")
def reset(exchange):
    exchange.reset()


@behaviour("reset-in-body", "resets the connection in the middle of the body")
def reset_in_body(exchange):
    exchange.send(exchange.head(Content_Length=len(exchange.body)) + exchange.body[:50])
    time.sleep(0.1)
    exchange.reset()


@behaviour("cookie", "sets a cookie, and is angry when it comes back")
def cookie(exchange):
    if "cookie" in exchange.headers:
        exchange.server.touch_canary("a cookie came back")
    exchange.respond(Set_Cookie="visitor=1; Path=/", Strict_Transport_Security="max-age=99999999",
                     Alt_Svc=f'h2="localhost:{exchange.server.canary_port}"; ma=86400')


# Servers: each a port of its own.

class Port:
    """Listens, and hands each connection to `serve(connection)` in a thread of its own."""

    def __init__(self, serve):
        self.serve = serve
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.number = self.socket.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.run, args=(connection,), daemon=True).start()

    def close(self):
        # Closing alone would not wake the thread that accepts, and the port would stay open.
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def run(self, connection):
        connection.settimeout(SLOWEST)
        try:
            self.serve(connection)
        except (OSError, ValueError):
            pass  # the client has gone, as it should
        finally:
            connection.close()


class HostileServer:
    def __init__(self, folder, answer=CSV, type="text/csv; charset=utf-8"):
        self.folder = Path(folder).resolve()
        self.answer, self.type = answer, type
        self.lock, self.counts = threading.Lock(), {}
        # What the client was heard to say, for tests: (target, headers) of each request, with
        # ":method" and ":body" among the headers.
        self.heard = []
        self.bomb = gzip.compress(b"\0" * 50_000_000, 9)
        self.canary = self.folder / "canary"
        authority = Authority(self.folder, "authority")
        other = Authority(self.folder, "other-authority")
        self.authority = authority.certificate
        self.ports = {}
        self.port = self.listen(authority.sign("good"))
        self.plain_port = self.add_port(self.converse)
        self.canary_port = self.add_port(lambda connection: self.touch_canary("somebody came"))
        self.behaviours = {
            name: {"url": f"https://localhost:{self.port}/{name}", "does": does}
            for name, (does, _) in BEHAVIOURS.items()}
        self.add_server("wrong-name", "a certificate for another host", authority.sign("wrong-name", "DNS:other.example"))
        self.add_server("expired", "a certificate of last year",
                        authority.sign("expired", begin="20250101000000Z", end="20250201000000Z"))
        self.add_server("not-yet", "a certificate that begins in 2049",
                        authority.sign("not-yet", begin="20490101000000Z", end="20491001000000Z"))
        self.add_server("unknown-authority", "a certificate of an authority that nobody knows", other.sign("unknown"))
        self.add_server("self-signed", "a certificate that signs itself", self.self_signed())
        self.add_port_behaviour("no-tls", "plain HTTP where TLS is awaited", self.plain_port)
        self.add_port_behaviour("no-handshake", "a connection on which nothing happens",
                                self.add_port(lambda connection: time.sleep(SLOWEST)))
        self.add_port_behaviour("garbage-handshake", "bytes that are no TLS", self.add_port(self.babble))
        closed = socket.create_server(("127.0.0.1", 0))
        self.add_port_behaviour("closed-port", "nobody listens", closed.getsockname()[1])
        closed.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for port in self.ports.values():
            port.close()

    @property
    def private(self):
        """What the client is allowed: all ports but the canary's and that of plain HTTP."""
        named = {entry["url"].split("/")[2] for entry in self.behaviours.values()}
        return sorted(named)

    def add_port(self, serve):
        port = Port(serve)
        self.ports[port.number] = port
        return port.number

    def add_port_behaviour(self, name, does, port):
        self.behaviours[name] = {"url": f"https://localhost:{port}/good", "does": does}

    def add_server(self, name, does, certificate):
        self.add_port_behaviour(name, does, self.listen(certificate))

    def listen(self, certificate):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        return self.add_port(lambda connection: self.converse_over_tls(context, connection))

    def self_signed(self):
        file = self.folder / "self-signed.both"
        key = self.folder / "self-signed.key"
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", 20,
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", file)
        file.write_text(file.read_text() + key.read_text())
        return file

    def touch_canary(self, why):
        self.canary.write_text(why)

    def babble(self, connection):
        connection.sendall(b"220 mail.example ESMTP\r\n" * 3)
        connection.recv(1000)

    def converse_over_tls(self, context, connection):
        with context.wrap_socket(connection, server_side=True, suppress_ragged_eofs=True) as secure:
            self.converse(secure)

    def converse(self, connection):
        """Requests on one connection, until a behaviour ends it."""
        while True:
            head = b""
            while b"\r\n\r\n" not in head:
                more = connection.recv(4096)
                if not more or len(head) > 100_000:
                    return
                head += more
                if not head[:1].isalpha():
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                    return
            head, _, rest = head.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            method, target, _ = lines[0].split(" ", 2)
            headers = {":method": method}
            for line in lines[1:]:
                name, _, value = line.partition(":")
                headers[name.strip().lower()] = value.strip()
            if headers.get("expect") == "100-continue":
                connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            headers[":body"] = self.read_body(connection, rest, int(headers.get("content-length", 0)))
            exchange = Exchange(self, connection, target, headers)
            with self.lock:
                self.heard.append((target, headers))
            _, answer = BEHAVIOURS.get(exchange.name, (None, unknown))
            answer(exchange)
            if not exchange.keeps:
                return

    @staticmethod
    def read_body(connection, body, length):
        while len(body) < length:
            more = connection.recv(min(length - len(body), 65536))
            if not more:
                break
            body += more
        return body.decode("latin-1")

    def description(self):
        return {"authority": str(self.authority), "private": self.private, "port": self.port,
                "canary": str(self.canary), "behaviours": self.behaviours}


def unknown(exchange):
    exchange.respond("404 Not Found", b"there is no such behaviour")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--answer", type=Path, help="what is answered instead of some CSV")
    parser.add_argument("--type", default="text/csv; charset=utf-8")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    answer = arguments.answer.read_bytes() if arguments.answer else CSV
    with HostileServer(arguments.folder, answer, arguments.type) as server:
        print(json.dumps(server.description()), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
