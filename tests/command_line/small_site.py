"""A small site on the disk, and the program run on it; for the tests beside this file."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
BASE = HERE.parent / "golden" / "base"
TODAY = "2026-11-21"
# Noon of that day, for commands that take no day.
NOON = "1795262400"
PROGRAM = ""


def page(body="Text.", title="An example", summary="A page of this example.", fields=""):
    """The text of a page."""
    return f"---\ntitle: {title}\nsummary: {summary}\n{fields}---\n\n{body}\n"


def pdf(text="The plan.", drawing="", information=""):
    """A PDF of one page with a line of text, then more instructions; `information` goes into its
    properties. Nothing in it is compressed."""
    text = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    content = f"BT /F 12 Tf 20 100 Td ({text}) Tj ET {drawing}"
    parts = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
             "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R "
             "/Resources << /Font << /F 5 0 R >> >> >>",
             f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
             "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
             "/Encoding /WinAnsiEncoding >>", f"<< {information} >>"]
    out, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (f"{out}xref\n0 7\n0000000000 65535 f \n{table}trailer\n"
            f"<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(out)}\n%%EOF\n").encode("latin-1")


class Site:
    """A copy of golden/base in a folder of its own."""

    def __init__(self, folder):
        self.folder = Path(folder)
        shutil.copytree(BASE, self.folder)

    def write(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, path, old, new):
        text = (self.folder / path).read_text()
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new))

    def run(self, *words, before=(), environment=None, as_of=TODAY):
        """`pier WORDS` in the folder of the site, after the words of `before`."""
        words = words or ("build",)
        day = ["--as-of", as_of] if as_of and words[0] in ("build", "check", "explain") else []
        clean = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/root")}
        if "strace" in before:
            # The leak detector of a sanitized program does not work while strace looks on.
            clean["ASAN_OPTIONS"] = "detect_leaks=0"
        if as_of == TODAY and not day:
            clean["SOURCE_DATE_EPOCH"] = NOON
        return subprocess.run([*before, PROGRAM, *words, *day], cwd=self.folder, check=False,
                              env={**clean, **(environment or {})}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def files(self, out="public"):
        """Every published file and its bytes."""
        top = self.folder / out
        return {str(file.relative_to(top)): file.read_bytes()
                for file in top.rglob("*") if file.is_file()}

    def state(self, out="public"):
        """What would change if a published file or folder were touched."""
        top = self.folder / out
        state = {}
        for file in [top, *top.rglob("*")]:
            stat = file.stat()
            content = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
            state[str(file.relative_to(top))] = (stat.st_ino, stat.st_mtime_ns, content)
        return state


class SiteTest(unittest.TestCase):
    """A test with a site that was published before it begins."""

    maxDiff = None

    def setUp(self):
        self.top = Path(tempfile.mkdtemp(prefix="pier-test-"))
        self.addCleanup(shutil.rmtree, self.top, ignore_errors=True)
        self.site = Site(self.top / "site")
        self.publish()

    def publish(self, *options, **more):
        result = self.site.run("build", *options, **more)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return result

    def said(self, result):
        """All that a person sees, without what differs from run to run."""
        output, errors = result.stdout.decode(), result.stderr.decode()
        text = f"exit {result.returncode}\n--- output\n{output}--- errors\n{errors}"
        text = text.replace(str(self.top), "/tmp/top")
        text = re.sub(r"(?m)^strace: .*\n", "", text)
        return re.sub(r" in \d+ ms", " in 0 ms", text)

    def assert_says(self, result, name):
        """Holds all that was said against expected/NAME.txt; UPDATE_GOLDEN=1 writes that file."""
        file = HERE / "expected" / f"{name}.txt"
        text = self.said(result)
        if os.environ.get("UPDATE_GOLDEN"):
            if "CI" in os.environ:
                self.fail("UPDATE_GOLDEN is refused in continuous integration")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        self.assertEqual(text, file.read_text() if file.exists() else "")

    def assert_refused(self, name, *words, code=1, **more):
        """The program says what it should, and the old site stands unchanged."""
        before = self.site.state()
        result = self.site.run(*(words or ("build",)), **more)
        self.assert_says(result, name)
        self.assertEqual(result.returncode, code)
        self.assertEqual(self.site.state(), before, "the old site was touched")


def main():
    """Runs the tests of the script that was started: SCRIPT PROGRAM [TEST…]."""
    global PROGRAM
    PROGRAM = os.path.abspath(sys.argv[1])
    unittest.main(module="__main__", argv=[sys.argv[0], *sys.argv[2:]])
