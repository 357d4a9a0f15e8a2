#!/usr/bin/env python3
"""One partnership reads the catalogue of another, from end to end: a site is built and served by nginx
over TLS with a certificate of a test authority; the other fetches its catalogue and a procedure, is
built, and shows both."""

import json
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import federation
import small_site

ROOT = Path(__file__).resolve().parents[2]
# Debian's, or the one that `pier` unpacks for the tests.
NGINX = next((str(one) for one in (Path("/usr/sbin/nginx"), ROOT / "build/tools/nginx/usr/sbin/nginx")
              if one.exists()), "nginx")
CONFIGURATION = """daemon off;
master_process off;
pid {top}/nginx.pid;
error_log {top}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {top}/body; proxy_temp_path {top}/proxy; fastcgi_temp_path {top}/fastcgi;
  uwsgi_temp_path {top}/uwsgi; scgi_temp_path {top}/scgi;
  types {{ text/html html; application/json json; text/markdown md; }}
  server {{
    listen 127.0.0.1:{port} ssl;
    server_name localhost;
    ssl_certificate {keys}/server.pem;
    ssl_certificate_key {keys}/server.key;
    root {root};
    include {root}/nginx.conf;
  }}
}}
"""


def openssl(*words):
    subprocess.run(["openssl", *words], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def make_keys(folder):
    """authority.pem, and server.pem with its key for localhost."""
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *curve, "-keyout", f"{folder}/authority.key", "-out",
            f"{folder}/authority.pem", "-subj", "/CN=Test authority", "-days", "30",
            "-addext", "basicConstraints=critical,CA:TRUE")
    openssl("req", *curve, "-keyout", f"{folder}/server.key", "-out", f"{folder}/server.csr",
            "-subj", "/CN=localhost")
    (folder / "names.txt").write_text("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-in", f"{folder}/server.csr", "-CA", f"{folder}/authority.pem",
            "-CAkey", f"{folder}/authority.key", "-CAcreateserial", "-out", f"{folder}/server.pem",
            "-days", "30", "-extfile", f"{folder}/names.txt")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class EndToEnd(small_site.SiteTest):
    def setUp(self):
        super().setUp()
        self.keys = Path(tempfile.mkdtemp(prefix="pier-test-keys-"))
        self.addCleanup(shutil.rmtree, self.keys, ignore_errors=True)
        make_keys(self.keys)
        self.port = free_port()
        self.base = f"https://localhost:{self.port}"
        self.site.edit("data/site.yaml", "https://seaby.example", self.base)
        federation.write_library(self.site)
        self.publish()
        self.serve()
        self.other = small_site.Site(self.top / "other")
        self.other.write("data/learning.yaml", federation.LEARNING)
        self.other.write("data/neighbours.yaml", "neighbours:\n  - id: seaby\n    name: Seaby\n"
                         f"    catalogue: {self.base}/catalogue.json\n"
                         "    takes: [reviews, briefings, procedures]\n")
        self.other.write("data/sources.yaml", "hosts: [localhost]\nsources:\n"
                         "  - id: seaby-catalogue\n    what: What Seaby shares\n"
                         f"    address: {self.base}/catalogue.json\n    kind: catalogue\n"
                         "    neighbour: seaby\n    owner: Business Unit\n"
                         "  - id: seaby-missing\n    what: A procedure of Seaby\n"
                         f"    address: {self.base}/shared/missing-children.md\n"
                         "    kind: procedure\n    neighbour: seaby\n    name: missing-children\n"
                         "    owner: Business Unit\n")

    def serve(self):
        top = self.top / "nginx"
        top.mkdir()
        (top / "nginx.conf").write_text(CONFIGURATION.format(
            top=top, port=self.port, keys=self.keys, root=self.site.folder / "public"))
        server = subprocess.Popen([NGINX, "-p", top, "-c", top / "nginx.conf"],
                                  stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        self.fail((top / "error.log").read_text())

    def fetch(self, *more):
        return self.other.run("fetch", "--authority", str(self.keys / "authority.pem"),
                              "--allow-private", f"localhost:{self.port}", *more)

    def text(self, path):
        return (self.other.folder / "public" / path / "index.html").read_text()

    def test_learning_and_a_procedure_go_from_one_site_to_the_other(self):
        result = self.fetch("--accept")
        self.assertEqual(result.returncode, 0, self.said(result))
        copy = self.other.folder / "data/neighbours/seaby"
        self.assertEqual((copy / "catalogue.json").read_bytes(),
                         self.site.files()["catalogue.json"])
        self.other.write("content/about/theirs.md", small_site.page(
            body="", title="When a child is missing",
            fields="type: shared-procedure\nshared_from: seaby:missing-children\n"))
        built = self.other.run()
        self.assertEqual(built.returncode, 0, self.said(built))
        link = f'href="{self.base}/learning/reviews/adult-a/"'
        self.assertIn(link, self.text("learning/find"))
        self.assertIn(link, self.text("learning/theme/self-neglect"))
        self.assertNotIn(b"[procedure-", built.stderr)
        # The neighbour changes its procedure, and what it has of reviews.
        self.site.edit("content/about/missing.md", "Call the police.", "Call the police at once.")
        (self.site.folder / "content/learning/reviews/adult-a.md").unlink()
        self.publish()
        result = self.fetch("--accept", "seaby-catalogue")
        self.assertEqual(result.returncode, 0, self.said(result))
        built = self.other.run()
        self.assertIn(b"[procedure-changed]", built.stderr)
        self.assertEqual(json.loads((copy / "catalogue.json").read_text())["reviews"], [])

    def test_without_the_authority_nothing_comes(self):
        result = self.other.run("fetch", "--accept", "--allow-private", f"localhost:{self.port}")
        self.assertNotEqual(result.returncode, 0)
        self.assertFalse((self.other.folder / "data/neighbours").exists())


if __name__ == "__main__":
    small_site.main()
