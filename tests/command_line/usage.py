#!/usr/bin/env python3
"""The command line itself: exit codes, formats, and what is said of a wrong option."""

import json
import re

import small_site
from small_site import SiteTest, page

MISTAKES = page(body="See [here](nothing.md), call 999.\n\n#### \u201cDeep\u201d\n\n**Bold**")


class ExitCodes(SiteTest):
    def test_done_is_0(self):
        self.assertEqual(self.site.run("build").returncode, 0)
        self.assertEqual(self.site.run("check").returncode, 0)
        self.assertEqual(self.site.run("list", "rules", as_of=None).returncode, 0)

    def test_warnings_alone_are_done(self):
        self.site.write("content/example.md", page(body="**Bold**\n\nText."))
        self.assert_says(self.publish(), "usage/warning")

    def test_what_a_page_allows_is_counted(self):
        self.site.write("content/example.md", page(body="**Bold**\n\nText.",
                                                   fields="allow: [bold-heading]\n"))
        result = self.publish()
        self.assertEqual(result.stderr, b"")
        self.assertIn(b"\n1 warning silenced by `allow`\n", result.stdout)

    def test_problems_are_1(self):
        self.site.write("content/example.md", MISTAKES)
        self.assert_refused("usage/problems")
        self.assert_refused("usage/problems-check", "check")

    def test_wrong_usage_is_2_and_says_what_is_possible(self):
        cases = {
            "no-words": [], "unknown-command": ["biuld"],
            "unknown-option": ["build", "--prodution"],
            "wrong-day": ["build", "--as-of", "21/11/2026"],
            "no-such-day": ["build", "--as-of", "2026-02-30"],
            "wrong-jobs": ["build", "--jobs", "0"], "jobs-in-words": ["build", "--jobs", "many"],
            "wrong-format": ["build", "--format", "xml"],
            "drafts-in-production": ["build", "--drafts", "--production"],
            "wrong-table": ["list", "rule"], "no-table": ["list"],
            "a-word-too-many": ["build", "public"],
        }
        for name, words in cases.items():
            with self.subTest(name):
                before = self.site.state()
                result = self.site.run(*(words or ["--"]), as_of=None)
                self.assert_says(result, f"usage/{name}")
                self.assertEqual(result.returncode, 2)
                self.assertEqual(self.site.state(), before)

    def test_without_a_command_it_says_which_there_are(self):
        # The shell leaves out the command that the support of these tests puts in.
        result = self.site.run(before=["sh", "-c", 'exec "$1"', "sh"])
        self.assert_says(result, "usage/no-command")
        self.assertEqual(result.returncode, 2)

    def test_a_wrong_source_date_epoch_is_wrong_usage(self):
        for value in ("", "yesterday", "-1", "99999999999999999999", "1.5"):
            with self.subTest(value):
                result = self.site.run("build", as_of=None,
                                       environment={"SOURCE_DATE_EPOCH": value})
                self.assertEqual(result.returncode, 2)
                self.assertIn(b"SOURCE_DATE_EPOCH", result.stderr)

    def test_the_environment_is_3(self):
        self.assertEqual(self.site.run("build", "--out", "/").returncode, 3)

    def test_check_writes_nothing(self):
        before = self.site.state()
        self.site.edit("content/words.md", "Words we use", "Words")
        self.assertEqual(self.site.run("check").returncode, 0)
        self.assertEqual(self.site.state(), before)


class Formats(SiteTest):
    def setUp(self):
        super().setUp()
        self.site.write("content/example.md", MISTAKES)

    def test_json_is_json_and_nothing_else(self):
        result = self.site.run("build", "--format", "json")
        self.assert_says(result, "formats/json")
        told = json.loads(result.stdout)
        self.assertEqual(told["errors"], sum(p["severity"] == "error" for p in told["problems"]))
        self.assertEqual(told["warnings"], 1)
        for problem in told["problems"]:
            self.assertEqual(problem["file"], "content/example.md")
            self.assertGreater(problem["line"], 0)

    def test_json_without_problems_is_json_too(self):
        (self.site.folder / "content/example.md").unlink()
        told = json.loads(self.publish("--format", "json").stdout)
        self.assertEqual(told, {"problems": [], "errors": 0, "warnings": 0, "not_shown": 0})

    def test_json_survives_any_bytes(self):
        self.site.write("content/example.md", b"---\ntitle: \"a\\x01\"\n---\n\xff\xfe\x00\"\\ \x7f")
        json.loads(self.site.run("build", "--format", "json").stdout)
        self.site.write("content/example.md", page(body="[\u2028\U0001f600 \"q\" \\ \t](x.md)"))
        json.loads(self.site.run("build", "--format", "json").stdout)

    def test_github_has_one_line_a_problem(self):
        result = self.site.run("build", "--format", "github")
        self.assert_says(result, "formats/github")
        for line in result.stdout.decode().splitlines():
            self.assertRegex(line, r"^::(error|warning) file=[^,]+,line=\d+,col=\d+,title=[a-z-]+::")

    def test_twenty_of_a_kind_are_shown_and_the_rest_counted(self):
        self.site.write("content/example.md", page(body="[x](y.md)\n\n" * 57))
        short = self.site.run("build").stderr.decode()
        self.assertEqual(short.count("[link-target]"), 21)
        self.assertIn("\nand 37 more [link-target]\n57 errors, 0 warnings\n", short)
        whole = self.site.run("build", "--all").stderr.decode()
        self.assertEqual(whole.count("[link-target]"), 57)


class Tables(SiteTest):
    def test_every_rule_of_the_list_has_one_line(self):
        rules = self.site.run("list", "rules", as_of=None).stdout.decode().splitlines()
        self.assertGreater(len(rules), 90)
        for line in rules:
            self.assertRegex(line, r"^[a-z0-9-]+ +(error|warning) +\S.*[.)]$")
        self.assertEqual(rules, sorted(rules, key=lambda line: re.split(" ", line)[0]))

    def test_types_filters_outputs_and_policies_are_listed(self):
        for table, word in (("types", "guidance"), ("filters", "asset"), ("outputs", "sitemap"),
                            ("policies", "dfe-cin")):
            with self.subTest(table):
                result = self.site.run("list", table, as_of=None)
                self.assertEqual(result.returncode, 0)
                self.assertIn(word, result.stdout.decode())

    def test_what_the_library_of_reviews_has_is_listed(self):
        self.site.write("data/learning.yaml", "themes:\n  - {id: curiosity, name: Curiosity, "
                        "also: [asking twice], summary: To ask.}\nabuse:\n  - {id: neglect, "
                        "name: Neglect, lists: [adults, children]}\n")
        self.site.write("data/groups.yaml", "groups:\n  - {id: board, name: The Board, branch: "
                        "both, purpose: It decides., ended: 2020-01-31}\n")
        self.site.write("content/reviews/adult-a.md",
                        page(title="A", fields="type: review\nkind: audit\nstate: in-progress\n"))
        for table, words in (("themes", "curiosity +Curiosity\n +also: asking twice"),
                             ("abuse", r"neglect +Neglect \(adults, children\)"),
                             ("groups", r"board +The Board \(until 31 January 2020\)"),
                             ("reviews", "adult-a +audit +in-progress")):
            with self.subTest(table):
                result = self.site.run("list", table, as_of=None)
                self.assertEqual(result.returncode, 0)
                self.assertRegex(result.stdout.decode(), words)

    def test_indicators_of_a_site_are_listed(self):
        self.assertEqual(self.site.run("list", "indicators", as_of=None).stdout, b"")
        known = self.site.run("list", "indicators", "--site", str(small_site.HERE.parents[1]),
                              as_of=None).stdout.decode().splitlines()
        self.assertGreaterEqual(len(known), 120)
        self.assertTrue(any(line.startswith("looked-after-rate ") for line in known))


if __name__ == "__main__":
    small_site.main()
