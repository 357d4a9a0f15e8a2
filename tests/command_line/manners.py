#!/usr/bin/env python3
"""How the command behaves towards people and shells: help, manual, colours, progress, completion."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import small_site
from small_site import SiteTest, page
from terminal import COLOUR, drawn_lines, left_standing, run_on_terminal, text_of

ROOT = Path(__file__).resolve().parents[2]
MISTAKES = page(body="See [here](nothing.md).\n\n#### Deep")


def commands():
    """The names of the commands, as the help lists them."""
    text = subprocess.run([small_site.PROGRAM, "--help"], check=True,
                          stdout=subprocess.PIPE).stdout.decode()
    return re.findall(r"(?m)^  ([a-z-]+)  +[A-Z]", text.split("\nCommands:\n")[1].split("\n\n")[0])


def help_of(*words):
    return subprocess.run([small_site.PROGRAM, *words], check=True,
                          stdout=subprocess.PIPE).stdout.decode()


def options_of(command):
    return re.findall(r"(?m)^  (--[a-z-]+)", help_of(command, "--help"))


class Help(SiteTest):
    def test_every_command_explains_itself_with_examples_in_eighty_columns(self):
        self.assertGreaterEqual(len(commands()), 9)
        for command in commands():
            with self.subTest(command):
                text = help_of(command, "--help")
                self.assertEqual(help_of("help", command), text)
                self.assertIn("\nExamples:\n  pier ", text.replace("source <(pier", "pier"))
                self.assertIn("\nExit codes:\n  0   done\n", text)
                self.assertEqual([line for line in text.splitlines() if len(line) > 80], [])

    def test_the_program_explains_itself(self):
        text = help_of("--help")
        self.assertEqual(help_of("help"), text)
        self.assertEqual(self.site.run(before=["sh", "-c", 'exec "$1"', "sh"]).stdout.decode(), text)
        self.assertEqual([line for line in text.splitlines() if len(line) > 80], [])

    def test_it_says_which_version_it_is(self):
        version = re.search(r"VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text().split(
            "project(")[1]).group(1)
        self.assertEqual(help_of("--version"), f"pier {version}\n")

    def test_options_of_other_commands_are_told_apart_from_options_of_none(self):
        wrong = self.site.run("build", "--as-at", "2021-03-31").stderr.decode()
        self.assertIn("`pier build` has no option `--as-at`", wrong)
        self.assertIn("there is no option `--foo`", self.site.run("build", "--foo").stderr.decode())
        early = self.site.run("--format", "json", "build", as_of=None)
        self.assertEqual(early.returncode, 2)
        self.assertIn("`--format` stands behind a command, as in `pier build --format`",
                      early.stderr.decode())
        unknown = self.site.run("help", "bild", as_of=None)
        self.assertEqual(unknown.returncode, 2)
        self.assertIn("did you mean `build`?", unknown.stderr.decode())

    def test_every_example_of_the_help_is_understood(self):
        self.site.write("content/adults/index.md", page(title="Adults"))
        self.site.write("content/about/annual-reports/index.md", page(title="Reports"))
        self.site.write("data/groups.yaml", "organisations:\n  - {id: essex-police, name: Essex "
                        "Police}\ngroups: []\n")
        home = self.top / "home"
        for folder in ("watch", ".zfunc", ".config/fish/completions", ".local/share/man/man1"):
            (home / folder).mkdir(parents=True)
        (self.site.folder / "names.txt").write_text("First Last\n")
        tried = 0
        for command in commands():
            text = help_of(command, "--help").split("\nExamples:\n")[1].split("\n\n")[0]
            for example in re.findall(r"(?m)^  (\S.*)$", text):
                if "serve" in example:
                    continue  # it never ends
                with self.subTest(example):
                    bash = f'pier() {{ "{small_site.PROGRAM}" "$@"; }}\n{example}'
                    environment = {**os.environ, "HOME": str(home), "SOURCE_DATE_EPOCH":
                                   "1795219200"}
                    result = subprocess.run(["bash", "-c", bash], cwd=self.site.folder, check=False,
                                            env=environment, stdin=subprocess.DEVNULL,
                                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                    # What the example speaks of need not be there; the words must be understood.
                    self.assertNotEqual(result.returncode, 4, result.stderr.decode())
                    self.assertNotRegex(result.stderr.decode(), r"there is no (option|command|table)"
                                        r"|has no option|a word too many|is required|can be ")
                    tried += 1
        self.assertGreater(tried, 20)


class Manual(SiteTest):
    def setUp(self):
        super().setUp()
        self.text = help_of("man")

    def plain(self):
        shown = subprocess.run(["mandoc", "-Tutf8"], input=self.text.encode(), check=True,
                               stdout=subprocess.PIPE).stdout.decode()
        return re.sub(r".\x08", "", shown)

    def test_groff_and_mandoc_find_nothing_wrong(self):
        for judge in (["groff", "-ww", "-z", "-man", "-Tutf8"],
                      ["mandoc", "-Tlint", "-Wwarning"]):
            with self.subTest(judge[0]):
                if not shutil.which(judge[0]):
                    self.skipTest(f"{judge[0]} is not installed")
                result = subprocess.run(judge, input=self.text.encode(), check=False,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                self.assertEqual((result.returncode, result.stdout.decode()), (0, ""))

    def test_it_has_every_command_option_and_exit_code(self):
        shown = self.plain()
        for command in commands():
            self.assertIn(f"pier {command}\n", shown)
            for option in options_of(command):
                self.assertIn(option, shown)
        for code in range(5):
            self.assertRegex(shown, rf"(?m)^ +{code} +\S")

    def test_it_has_every_variable_of_the_environment_that_is_read(self):
        read = set()
        for file in (ROOT / "src/app").glob("*.cpp"):
            read |= set(re.findall(r'(?:getenv|variable)\("([A-Z_]+)"\)', file.read_text()))
        self.assertGreaterEqual(len(read), 6)
        section = self.plain().split("ENVIRONMENT")[1].split("FILES")[0]
        for name in read - {"PATH"}:
            self.assertIn(name, section)


class Colours(SiteTest):
    def setUp(self):
        super().setUp()
        self.site.write("content/example.md", MISTAKES)
        self.plain = self.site.run("check").stderr.decode()

    def on_terminal(self, *options, **environment):
        command = [small_site.PROGRAM, "check", "--as-of", small_site.TODAY, *options]
        return text_of(run_on_terminal(command, self.site.folder, environment=environment)[2])

    def test_nothing_but_words_goes_to_a_file(self):
        self.assertNotIn("\x1b", self.plain)
        self.assertEqual(self.plain, self.site.run("check", "--color", "never").stderr.decode())

    def test_on_a_terminal_the_words_are_the_same_and_coloured(self):
        seen = self.on_terminal()
        self.assertIn("\x1b[1;31merror\x1b[0m: ", seen)
        self.assertIn("\x1b[1;31m^~~", seen)
        self.assertEqual(COLOUR.sub("", seen), self.plain)

    def test_who_wants_none_gets_none(self):
        for options, environment in (((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}),
                                     (("--color", "never"), {}),
                                     (("--color=never",), {"CLICOLOR_FORCE": "1"})):
            with self.subTest(options=options, environment=environment):
                self.assertEqual(self.on_terminal(*options, **environment), self.plain)

    def test_an_empty_no_color_says_nothing(self):
        self.assertIn("\x1b[", self.on_terminal(NO_COLOR=""))

    def test_who_wants_them_gets_them_in_a_file_too(self):
        always = self.site.run("check", "--color", "always").stderr.decode()
        forced = self.site.run("check", environment={"CLICOLOR_FORCE": "1"}).stderr.decode()
        self.assertEqual(always, forced)
        self.assertEqual(COLOUR.sub("", always), self.plain)
        self.assertNotEqual(always, self.plain)
        no = self.site.run("check", "--color", "always", environment={"NO_COLOR": "1"})
        self.assertEqual(no.stderr.decode(), always)

    def test_formats_for_programs_have_none(self):
        for kind in ("json", "github"):
            told = self.site.run("check", "--color", "always", "--format", kind)
            self.assertNotIn(b"\x1b", told.stdout + told.stderr)


class ProgressLine(SiteTest):
    """The line that says how far a long build is."""

    def setUp(self):
        super().setUp()
        self.command = [small_site.PROGRAM, "check", "--as-of", "2026-12-01", "--jobs", "1"]
        # A site for which this program, with its sanitizers or without, needs long enough.
        pages, seconds = 500, 0
        while seconds < 2:
            pages *= 2
            self.folder = self.top / f"made-{pages}" / "pier"
            subprocess.run([sys.executable, ROOT / "tests/benchmark/make_site.py", str(pages),
                            self.folder.parent], check=True)
            begin = time.monotonic()
            self.piped()
            seconds = time.monotonic() - begin

    def piped(self):
        result = subprocess.run(self.command, cwd=self.folder, check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return result.stdout.decode(), result.stderr.decode()

    def test_it_is_drawn_on_a_terminal_and_leaves_nothing(self):
        output, errors = self.piped()
        self.assertNotIn("\r", output + errors)
        self.assertNotIn("\x1b", output + errors)
        code, seen_output, pieces = run_on_terminal(self.command, self.folder, columns=30)
        text = text_of(pieces)
        lines = drawn_lines(text)
        self.assertEqual(code, 0, text)
        self.assertGreater(len(lines), 2, text)
        self.assertGreater(pieces[0][0], 0.95, "it was drawn in the first second")
        for line in lines:
            self.assertRegex(line, r"^[A-Z][a-zA-Z, ]+( [0-9,]+( o?f?( [0-9,]*)?)?)?$")
            self.assertLess(len(line), 30)
        self.assertTrue(any(re.search(r" [0-9]+ of [0-9]", line) for line in lines), lines)
        seconds = pieces[-1][0] - pieces[0][0]
        self.assertLessEqual(len(lines), 10 * seconds + 3)
        self.assertEqual(COLOUR.sub("", left_standing(text)), errors)
        self.assertEqual(seen_output, output)

    def test_nobody_who_does_not_watch_gets_it(self):
        errors = self.piped()[1]
        for environment in ({"TERM": "dumb"}, {"CI": "true", "NO_COLOR": "1"}):
            with self.subTest(environment):
                pieces = run_on_terminal(self.command, self.folder, environment=environment)[2]
                self.assertEqual(text_of(pieces), errors)
        command = [*self.command, "--format", "json"]
        self.assertEqual(text_of(run_on_terminal(command, self.folder)[2]).count("\r"), 0)

    def test_a_short_build_shows_none(self):
        command = [small_site.PROGRAM, "check", "--as-of", small_site.TODAY]
        self.assertEqual(text_of(run_on_terminal(command, self.site.folder)[2]), "")


class Pipes(SiteTest):
    def test_a_reader_who_has_enough_is_no_fault(self):
        shell = f'"{small_site.PROGRAM}" list rules | head -1; exit ${{PIPESTATUS[0]}}'
        result = subprocess.run(["bash", "-c", shell], check=False, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)
        self.assertEqual((result.stdout.count(b"\n"), result.stderr), (1, b""))
        self.assertEqual(result.returncode, 0)

    def test_words_that_cannot_be_written_are_told(self):
        for words in ("list rules", "help", "man", "completion bash", "--version"):
            with self.subTest(words):
                shell = f'"{small_site.PROGRAM}" {words} > /dev/full'
                result = subprocess.run(["bash", "-c", shell], check=False, stderr=subprocess.PIPE)
                self.assertEqual(result.returncode, 3)
                self.assertRegex(result.stderr.decode(), r"^pier: .*\n")

    def test_a_build_goes_on_when_nobody_reads_what_it_says(self):
        for number in range(50):
            self.site.write(f"content/page-{number}.md", page(title=f"Page {number}",
                                                               body="**Bold**\n\nText."))
        shell = f'"{small_site.PROGRAM}" build --as-of {small_site.TODAY} 2>&1 | true; ' \
                'exit ${PIPESTATUS[0]}'
        result = subprocess.run(["bash", "-c", shell], cwd=self.site.folder, check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        self.assertIn("page-49/index.html", self.site.files())
        self.assertFalse((self.site.folder / ".public.pier-lock").exists())


class Completion(SiteTest):
    def complete(self, line):
        """What bash offers at the end of a line."""
        script = self.top / "pier.bash"
        if not script.exists():
            script.write_text(help_of("completion", "bash"))
        words = re.findall(r"=|[^\s=]+", line) + ([""] if line.endswith(" ") else [])
        shell = "\n".join([
            f"source {script}", "complete -p pier >/dev/null || exit 1",
            "COMP_WORDS=(" + " ".join(shlex.quote(word) for word in words) + ")",
            "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))", "_pier",
            'printf "%s\\n" "${COMPREPLY[@]}"'])
        result = subprocess.run(["bash", "-c", shell], cwd=self.site.folder, check=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(result.stderr, b"")
        return sorted(result.stdout.decode().split())

    def test_commands(self):
        self.assertEqual(self.complete("pier "), sorted([*commands(), "--help", "--version"]))
        self.assertEqual(self.complete("pier bu"), ["build"])
        self.assertEqual(self.complete("pier --v"), ["--version"])

    def test_options_of_every_command(self):
        for command in commands():
            with self.subTest(command):
                self.assertEqual(self.complete(f"pier {command} --"),
                                 sorted({*options_of(command), "--help"}))
        self.assertEqual(self.complete("pier build --dr"), ["--drafts"])
        self.assertEqual(self.complete("pier build --site . --pro"), ["--production"])

    def test_values_that_there_are(self):
        self.assertEqual(self.complete("pier build --format "), ["github", "json", "text"])
        self.assertEqual(self.complete("pier build --format=j"), ["json"])
        self.assertEqual(self.complete("pier build --format="), ["github", "json", "text"])
        self.assertEqual(self.complete("pier list ru"), ["rules"])
        self.assertEqual(self.complete("pier list --site x ru"), ["rules"])
        self.assertEqual(self.complete("pier list --site=x ru"), ["rules"])
        self.assertIn("briefing", self.complete("pier new "))
        self.assertEqual(self.complete("pier completion "), ["bash", "fish", "zsh"])
        self.assertEqual(self.complete("pier help "), sorted(commands()))
        self.assertEqual(self.complete("pier build --as-of "), [])

    def test_files_and_folders_where_they_are_wanted(self):
        self.site.write("figures of a year.csv", "a\n")
        self.assertIn("content", self.complete("pier build --site "))
        self.assertEqual(self.complete("pier build --site data/s"), [])
        self.assertEqual(self.complete("pier build --watch-list data/s"), ["data/site.yaml"])
        self.assertEqual(self.complete("pier import figures"), ["a", "figures", "of", "year.csv"])
        self.assertEqual(self.complete("pier new page con"), [])

    def test_the_script_is_good_bash(self):
        self.complete("pier ")
        subprocess.run(["shellcheck", "--shell=bash", str(self.top / "pier.bash")], check=True)

    def test_zsh_takes_the_script_and_fish_offers_the_same(self):
        for shell in ("zsh", "fish"):
            if not shutil.which(shell):
                self.skipTest(f"{shell} is not installed")
            script = self.top / f"pier.{shell}"
            script.write_text(help_of("completion", shell))
            subprocess.run([shell, "-n", str(script)], check=True)
        for line in ("pier bu", "pier build --fo", "pier build --format ", "pier list ru"):
            told = subprocess.run(["fish", "--no-config", "-c", f"source {self.top}/pier.fish; "
                                   f"complete -C {shlex.quote(line)}"], check=True,
                                  stdout=subprocess.PIPE).stdout.decode()
            offered = sorted(word.split("\t")[0] for word in told.splitlines())
            self.assertEqual(offered, self.complete(line), line)

    def test_zsh_offers_what_is_typed(self):
        if not shutil.which("zsh"):
            self.skipTest("zsh is not installed")
        for line, offered in (("pier bui", "build "), ("pier build --dra", "--drafts "),
                              ("pier list rul", "rules "), ("pier build --format=js", "json ")):
            with self.subTest(line):
                self.assertIn(offered.strip(), self.in_zsh(line))

    def in_zsh(self, line):
        """The line as zsh makes it when Tab is typed behind it."""
        folder = self.top / "functions"
        folder.mkdir(exist_ok=True)
        (folder / "_pier").write_text(help_of("completion", "zsh"))
        script = f"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1=; fpath=({folder} $fpath); autoload -U compinit; compinit -u -D; unsetopt beep
show() {{ print -r -- "<<$BUFFER>>"; zle -I }}; zle -N show; bindkey "^X" show; print ready-$((1+1))'
zpty -r -m shell text '*ready-2*'
zpty -w -n shell {shlex.quote(line)}$'\\t\\x18'
zpty -r -m shell text '*<<*>>*'
print -r -- $text
"""
        result = subprocess.run(["zsh", "-f", "-c", script], check=False, timeout=60,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        found = re.findall(r"<<(.*?)>>", result.stdout.decode(errors="replace"))
        return found[-1] if found else ""


if __name__ == "__main__":
    small_site.main()
