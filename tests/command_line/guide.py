#!/usr/bin/env python3
"""Every example of the editor's guide, content/guide/, done as it says, in a copy of this site.

Each page is one test. Its examples are its fenced blocks; they are done in the order in which they
stand, as a reader would. What is to be done with a block stands behind the first word of its opening
line, where no reader sees it:

    ```markdown make content/news/cake.md    the block is a new file
    ```yaml over data/x.yaml                 the block takes the place of the whole file
    ```yaml end data/groups.yaml             the block is written at the end of this file
    ```yaml find content/about/budget.md     the block stands in this file, once; the next block
    ```yaml instead                            … takes its place
    ```yaml below                              … is written on the lines below it
    ```yaml shows content/news/cake.md       the file holds the block by now
    ```text page /news/cake/                 the finished page shows these lines, in this order
    ```text as content/about/budget.md       the block is written into the page, and it is accepted
    ```yaml make data/x.yaml with a.pdf      the same, once a document or picture lies beside it
    ```console                               the commands behind `$` are run; they print what follows
    ```console with names.txt                the same, once such a file is there
    ```console fails                         the same, and the command ends with an error
    ```console when FILE: OLD => NEW         with this change a check prints the block; then the
                                             change is taken back. `\\n` is the end of a line, `FILE:`
                                             alone takes the file away, `FILE: => NEW` makes it

The file that is named must stand in the words before the block: that holds the guide and the test
together. A line `…` of a console block stands for any number of lines. A block of any other kind
fails, so that no example is left out. Commands, files and references within sentences are held
against the program and the site as well.
"""

import difflib
import functools
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import small_site

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "content" / "guide"
# Noon of 27 November 2026.
TODAY = "1795780800"
PAGES = sorted(GUIDE.glob("*.md"))
COPIED = ("content", "data", "themes", ".vscode", ".gitignore")
PICTURE = ROOT / "tests" / "property" / "site" / "content" / "about" / "boat.png"
# What no page may hold, not even in its opening lines; they are made up here.
MADE_UP = {"{nhs-number}": "999 123 4578"}
SUMMARY = re.compile(r"source files|^Build it again|^\d+ errors?,")


class Block:
    """A fenced block of a page."""

    def __init__(self, line, info, body, before):
        self.line, self.body, self.before = line, body, before
        self.language, _, rest = info.partition(" ")
        self.verb, _, self.rest = rest.strip().partition(" ")
        self.rest = self.rest.strip()


def blocks_of(text):
    """The fenced blocks of a page, each with the words between it and the one before."""
    found, before, fence = [], [], None
    for number, line in enumerate(text.splitlines(), 1):
        if fence:
            indent, marks, info, start, body = fence
            if re.fullmatch(rf" *`{{{len(marks)},}} *", line):
                found.append(Block(start, info, "".join(f"{l}\n" for l in body), "\n".join(before)))
                before, fence = [], None
            else:
                body.append(line[indent:] if not line[:indent].strip() else line)
        elif match := re.match(r"^( *)(`{3,})(.*)$", line):
            fence = (len(match[1]), match[2], match[3].strip(), number, [])
        elif not line.startswith("#"):
            before.append(line)
        else:
            before = []
    assert fence is None, "a block is not closed"
    return found


def shape(lines):
    """Lines of output without what differs from day to day: how many files and pages there are, how
    long it took, and the day of the next build. How many were refused stays."""
    lines = [re.sub(r"\b[0-9a-f]{32}\b|(?<=127.0.0.1:)\d+", "0", line) for line in lines]
    counted = r"source|ready|published|held|pages|files?|unchanged|removed|ms|warnings?"
    return [re.sub(r"^(Build it again on) [^:]+:", r"\1 a day:",
                   re.sub(rf"\d[\d,]*(?= ({counted})\b)", "0", line).replace(
                       "warnings", "warning").replace("no problems", "0 warning"))
            for line in lines]


def fits(shown, printed, whole=True):
    """Whether the lines of `shown`, in which `…` is any number of lines, are those of `printed`, or
    those with which it begins."""
    if not shown:
        return not printed or not whole
    if shown[0] == "…":
        return any(fits(shown[1:], printed[skipped:], whole) for skipped in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and fits(shown[1:], printed[1:], whole)


def on_any_day(words):
    """A pattern for these words with any days in them: pages are checked again and again."""
    return re.sub(r"\d{4}\\-\d\d\\-\d\d", r"\\d{4}-\\d\\d-\\d\\d", re.escape(words))


def empty_film():
    """The least that is a film to the program."""
    return b"".join((8).to_bytes(4, "big") + kind for kind in (b"ftyp", b"moov"))


def what_is_new(usual, printed):
    """The messages in `printed` that are not in `usual`, without the closing lines."""
    changes = difflib.SequenceMatcher(None, usual, printed, autojunk=False).get_opcodes()
    lines = [line for change, _, _, begin, end in changes if change in ("insert", "replace")
             for line in printed[begin:end]]
    return [line for line in lines if not SUMMARY.search(line)]


@functools.cache
def help_of(command):
    return subprocess.run([small_site.PROGRAM, command, "--help"], check=False, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout


class Copy:
    """A copy of the site, in which a page's examples are done."""

    def __init__(self, top):
        self.folder = Path(top) / "copy"
        self.home = Path(top)
        self.folder.mkdir()
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, self.folder / name)
            elif (ROOT / name).exists():
                shutil.copy(ROOT / name, self.folder / name)
        (self.folder / "public").mkdir()
        shutil.copy(ROOT / "public" / ".gitignore", self.folder / "public" / ".gitignore")
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.home), "LC_ALL": "C.UTF-8",
            "GIT_AUTHOR_NAME": "Editor", "GIT_AUTHOR_EMAIL": "editor@pier.example",
            "GIT_COMMITTER_NAME": "Editor", "GIT_COMMITTER_EMAIL": "editor@pier.example",
            "GIT_CONFIG_NOSYSTEM": "1", "SOURCE_DATE_EPOCH": TODAY}

    def git(self, *words):
        subprocess.run(["git", *words], cwd=self.folder, env=self.environment, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def begin_history(self):
        """The copy as somebody has it who fetched the site from the place where all of it is kept."""
        self.git("init", "-b", "main", ".")
        self.git("add", ".")
        self.git("commit", "-m", "The site")
        self.git("init", "--bare", "-b", "main", str(self.home / "origin"))
        self.git("remote", "add", "origin", str(self.home / "origin"))
        self.git("push", "-u", "origin", "main")

    def path(self, name):
        return self.folder / name

    def words_of(self, command):
        """What is run for a line that begins with `$`; None when we do not know."""
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
        if words[0] == "git":
            return words
        if words[0] != "./pier":
            return None
        words[0] = small_site.PROGRAM
        known = help_of(words[1])
        if " --no-pdf " in known and words[1] == "build":
            words += ["--no-pdf"]
        if " --built-assets " in known:
            words += ["--built-assets", str(ROOT / "build/theme/civic")]
        return words

    def run(self, command):
        """The exit code and the lines that a person sees."""
        pipe = None
        if " < " in command:
            command, _, pipe = command.partition(" < ")
        into = None
        if pipe and " > " in pipe:
            pipe, _, into = pipe.partition(" > ")
        words = self.words_of(command)
        if words is None:
            return None, []
        if words[1] == "serve":
            return self.serve(words)
        text = self.path(pipe.strip()).read_bytes() if pipe else b""
        result = subprocess.run(words, cwd=self.folder, env=self.environment, check=False, input=text,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out = result.stdout
        if into:
            self.path(into.strip()).write_bytes(out)
            out = b""
        return result.returncode, self.lines_of(result.stderr.decode() + out.decode())

    def serve(self, words):
        """`pier serve` until the first build has told what it found, then Ctrl-C. The address is said
        before: how much of the rest would come through until the interrupt is taken is chance."""
        with subprocess.Popen(words, cwd=self.folder, env=self.environment, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT) as running:
            lines, end = [], time.monotonic() + 60
            for line in running.stdout:
                lines.append(line)
                if line.startswith(("Built in", "Not shown")) or time.monotonic() > end:
                    break
            running.send_signal(signal.SIGINT)
            lines += running.stdout.readlines()
        return 0, self.lines_of("".join(lines))

    def lines_of(self, text):
        """Without what a person does not see: PDFs are left out here for speed."""
        text = text.replace(f"{self.folder}/", "").replace(str(self.home), "~")
        return [line.rstrip() for line in text.splitlines()
                if "--no-pdf" not in line and "on paper was not checked" not in line]


class GuideTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.top = Path(tempfile.mkdtemp(prefix="pier-guide-"))
        self.addCleanup(shutil.rmtree, self.top, ignore_errors=True)
        self.built = False
        self.found = None

    def try_page(self, page):
        text = page.read_text()
        self.page, self.moved = page, 0
        blocks = blocks_of(text)
        if not blocks:
            return
        self.copy = Copy(self.top)
        if re.search(r"(?m)^ *\$ git ", text):
            self.copy.begin_history()
        self.put_back_what_was_done(blocks)
        for block in blocks:
            block.line += self.moved
            with self.subTest(f"{page.name}:{block.line}"):
                self.do_block(block)

    def put_back_what_was_done(self, blocks):
        """Somebody may have done an example for good. Then the copy gets the old words again."""
        for old, new in zip(blocks, blocks[1:]):
            if old.verb != "find" or new.verb != "instead" or not self.copy.path(old.rest).exists():
                continue
            text = self.read(old.rest)
            before, after = old.body.rstrip("\n"), new.body.rstrip("\n")
            if not re.search(on_any_day(before), text) and text.count(after) == 1:
                self.write(old.rest, text.replace(after, before))

    def do_block(self, block):
        # These are no examples: they make a part of the page itself.
        if block.language in ("messages", "content-types", "theme-reference") and not block.verb:
            return None
        if block.language == "console" and block.verb in ("", "fails", "with"):
            if block.verb == "with":
                self.put_beside(block.rest)
            return self.do_console(block)
        action = getattr(self, f"do_{block.verb}", None) if block.verb else None
        self.assertIsNotNone(action, f"nobody knows how to try this block: `{block.language} "
                                     f"{block.verb}`; see tests/command_line/guide.py")
        if block.verb in ("make", "over", "end", "find", "shows", "as"):
            block.rest, _, beside = block.rest.partition(" with ")
            for name in beside.split():
                self.put_beside(name)
            name = block.rest
            self.assertTrue(f"`{name}`" in block.before or f"`{Path(name).name}`" in block.before,
                            f"the words before the block do not name `{name}`")
        return action(block)

    # Files

    def put_beside(self, name):
        """A document or picture that the words before a block tell the reader to put there."""
        made = {".pdf": small_site.pdf, ".png": PICTURE.read_bytes, ".mp4": empty_film,
                ".txt": lambda: b"Wilhelmina Example\n",
                ".vtt": lambda: b"WEBVTT\n\n00:01.000 --> 00:04.000\nHello.\n"}
        file = self.copy.path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made[file.suffix]())

    def read(self, name):
        self.assertTrue(self.copy.path(name).is_file(), f"there is no file `{name}`")
        return self.copy.path(name).read_text()

    def write(self, name, text):
        self.built = False
        self.copy.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.copy.path(name).write_text(text)

    def do_make(self, block):
        self.assertFalse(self.copy.path(block.rest).exists(), f"there is a `{block.rest}` already")
        self.write(block.rest, block.body)

    def do_over(self, block):
        self.read(block.rest)
        self.write(block.rest, block.body)

    def do_end(self, block):
        text = self.read(block.rest)
        self.write(block.rest, text + ("" if text.endswith("\n") else "\n") + block.body)

    def do_find(self, block):
        text, words = self.read(block.rest), block.body.rstrip("\n")
        found = re.findall(re.escape(words), text) or re.findall(on_any_day(words), text)
        self.assertEqual(len(found), 1, f"`{block.rest}` does not hold this once:\n{words}")
        self.found = (block.rest, found[0])

    def take_found(self):
        self.assertIsNotNone(self.found, "there is no block `find` before")
        found, self.found = self.found, None
        return found

    def do_instead(self, block):
        name, old = self.take_found()
        self.write(name, self.read(name).replace(old, block.body.rstrip("\n")))

    def do_below(self, block):
        name, old = self.take_found()
        text = self.read(name)
        end = text.index("\n", text.index(old) + len(old)) + 1
        self.write(name, text[:end] + block.body + text[end:])

    def do_shows(self, block):
        self.assertIn(block.body, self.read(block.rest))

    def do_as(self, block):
        """A piece of a page, tried at the end of the page that is named."""
        before = self.read(block.rest)
        self.write(block.rest, f"{before}\n{block.body}")
        code, lines = self.copy.run("./pier check")
        self.write(block.rest, before)
        self.assertEqual(code, 0, "\n".join(lines))

    def do_page(self, block):
        shown, place = self.text_of_page(block.rest), 0
        for line in filter(None, map(str.strip, block.body.splitlines())):
            found = shown.find(line, place)
            self.assertNotEqual(found, -1, f"`{block.rest}` does not show: {line}")
            place = found + len(line)

    def text_of_page(self, address):
        if not self.built:
            code, lines = self.copy.run("./pier build --drafts")
            self.assertEqual(code, 0, "\n".join(lines))
            self.built = True
        html = (self.copy.folder / "public" / address.strip("/") / "index.html").read_text()
        html = re.sub(r"(?s)<(script|style).*?</\1>|<[^>]+>", " ", html)
        for name, sign in (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'),
                           ("&#39;", "'"), ("\u00a0", " ")):
            html = html.replace(name, sign)
        return re.sub(r"\s+", " ", html)

    # Commands

    def do_console(self, block):
        parts = re.split(r"(?m)^\$ (.*)\n", block.body)
        self.assertEqual(parts[0], "", "a console block begins with `$ ` and a command")
        for command, output in zip(parts[1::2], parts[2::2]):
            code, printed = self.copy.run(command)
            self.built = False
            self.assertIsNotNone(code, f"nobody knows how to run `{command}`")
            self.assert_printed(block, output, printed)
            failed = code != 0
            self.assertEqual(failed, block.verb == "fails", f"`{command}` ended with {code}")

    def is_filled_in(self, block, printed):
        """Output that is written as `?` is filled in when UPDATE_GOLDEN is set; it is then read, and
        what has nothing to do with the page becomes `…`."""
        if block.body.splitlines()[-1:] != ["?"] or not os.environ.get("UPDATE_GOLDEN"):
            return False
        self.assertNotIn("CI", os.environ, "UPDATE_GOLDEN is refused in continuous integration")
        lines = self.page.read_text().split("\n")
        mark = next(i for i in range(block.line, len(lines)) if lines[i].strip() == "?")
        indent = lines[mark][:-1]
        lines[mark:mark + 1] = [f"{indent}{line}".rstrip() for line in printed]
        self.page.write_text("\n".join(lines))
        self.moved += len(printed) - 1
        return True

    def assert_printed(self, block, shown, printed):
        if self.is_filled_in(block, printed):
            return
        if not fits(shape(shown.splitlines()), shape(printed)):
            self.assertEqual(shown, "\n".join(printed) + "\n")

    def do_when(self, block):
        self.assertTrue(block.body.strip(), "a message is shown")
        name, _, change = block.rest.partition(":")
        old, _, new = change.partition("=>")
        old, new = (part.strip().replace("\\n", "\n") for part in (old, new))
        for sign, value in MADE_UP.items():
            new = new.replace(sign, value)
        file = self.copy.path(name)
        before = file.read_text() if file.exists() else None
        if not change.strip():
            file.unlink()
        elif not old:
            self.assertIsNone(before, f"there is a `{name}` already")
            self.write(name, new)
        else:
            self.assertIsNotNone(before, f"there is no `{name}`")
            found = re.search(re.escape(old), before) or re.search(on_any_day(old), before)
            self.assertIsNotNone(found, f"`{name}` does not hold `{old}`")
            self.write(name, before[:found.start()] + new + before[found.end():])
        command, shown, usual = "./pier check", block.body, []
        if match := re.match(r"\$ (.*)\n", shown):
            command, shown = match[1], shown[match.end():]
        _, printed = self.copy.run(command)
        if before is None:
            file.unlink()
        else:
            self.write(name, before)
        if shown == "?\n":
            usual = self.copy.run(command)[1]
        if self.is_filled_in(block, what_is_new(usual, printed)):
            return
        wanted, got = shape(shown.splitlines()), shape(printed)
        if not any(fits(wanted, got[start:], whole=False) for start in range(len(got) + 1)):
            self.assertEqual(shown, "\n".join(printed) + "\n")


class Guide(GuideTest):
    """A test for each page, named after it."""


class GuideAsAWhole(small_site.SiteTest):
    """What stands within sentences."""

    def words_in_code(self):
        for page in PAGES:
            text = re.sub(r"(?ms)^( *)(`{3,})[^\n]*\n.*?^ *\2`* *$", "", page.read_text())
            for match in re.finditer(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", text, re.S):
                yield page, " ".join(match[2].split())

    def test_there_are_pages(self):
        self.assertGreater(len(PAGES), 20)

    def test_every_command_within_a_sentence_is_one_of_the_program(self):
        for page, words in self.words_in_code():
            match = re.match(r"\.?/?pier ([a-z-]+)(.*)", words)
            if not match:
                continue
            with self.subTest(f"{page.name}: {words}"):
                known = help_of(match[1])
                self.assertIn(f"pier {match[1]}", known, "there is no such command")
                for option in set(re.findall(r"--[a-z-]+", match[2])) - {"--help"}:
                    self.assertIn(option, known)

    def test_every_file_within_a_sentence_is_there_or_is_made(self):
        for page, words in self.words_in_code():
            if not re.fullmatch(r"(content|data|themes|tests|src)/[\w./-]*", words):
                continue
            made = "".join(re.findall(r"(?ms)^ *(`{3,}[^\n]*\n.*?)^ *`{3,} *$", page.read_text()))
            with self.subTest(f"{page.name}: {words}"):
                there = (ROOT / words).exists() or words in made
                self.assertTrue(there, "there is no such file or folder")

    def test_every_callout_that_it_names_is_there(self):
        names = {words for _, words in self.words_in_code() if re.fullmatch(r":::[a-z]+", words)}
        self.assertEqual(len(names), 5)
        self.site.write("content/example.md", small_site.page(
            body="\n\n".join(f"{name}\nText.\n:::" for name in sorted(names))))
        self.publish()

    def test_every_contact_and_figure_within_a_sentence_is_there(self):
        found = {words for _, words in self.words_in_code()
                 if re.fullmatch(r"\{(contact|figure|change) [^}]+\}", words)}
        self.assertGreater(len(found), 3)
        copy = Copy(self.top)
        page = copy.path("content/about/budget.md")
        page.write_text(page.read_text() + "".join(f"\n- {words}" for words in sorted(found)) + "\n")
        code, lines = copy.run("./pier check")
        self.assertEqual(code, 0, "\n".join(lines))


def add_pages():
    for page in PAGES:
        def test(self, page=page):
            self.try_page(page)
        setattr(Guide, f"test_{page.stem.replace('-', '_')}", test)


add_pages()

if __name__ == "__main__":
    small_site.main()
