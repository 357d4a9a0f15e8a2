#!/usr/bin/env python3
"""What `pier new workflow` and `pier new timer` make: files of other programs, held against those.

Each command line of the program in them is done as it stands, in a site that is published into a
folder; git is done for real too, with a repository on this machine in the place of the host.
"""

import os
import re
import shutil
import subprocess
import unittest

import yaml

import small_site
from small_site import SiteTest

PINNED = re.compile(r"actions/[a-z]+@[0-9a-f]{40}")


def scripts_of(job):
    """The shell lines of a job of either service, with the condition of each."""
    for step in job.get("steps", []):
        if "run" in step:
            yield step["run"]
    for line in job.get("script", []):
        yield line


class Automation(SiteTest):
    def setUp(self):
        super().setUp()
        shutil.rmtree(self.site.folder / "public")
        self.releases = self.top / "releases"
        self.site.write("data/publish.yaml", "targets:\n  - name: website\n    kind: folder\n"
                        f"    folder: {self.releases}\n")

    def make(self, *words):
        result = self.site.run("new", *words, as_of=None)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return result.stdout.decode()

    def git(self, *words, folder=None):
        return subprocess.run(["git", *words], cwd=folder or self.site.folder, check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout

    def in_a_repository(self):
        """Commits the site to a host, which is a folder."""
        self.site.write("pier", f"#!/bin/sh\nexec '{small_site.PROGRAM}' \"$@\"\n")
        (self.site.folder / "pier").chmod(0o755)
        self.site.write(".gitignore", "public\n.pier*\n!pier\nhome\n")
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.top / "host.git"))
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "A")
        self.git("config", "user.email", "a@example.org")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "The site")
        self.git("remote", "add", "origin", str(self.top / "host.git"))
        self.git("push", "--quiet", "--set-upstream", "origin", "main")

    def shell(self, lines, **environment):
        (self.site.folder / "home").mkdir(exist_ok=True)
        return subprocess.run(["bash", "-euo", "pipefail", "-c", lines], cwd=self.site.folder,
                              check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, env={
                                  "PATH": os.environ["PATH"], "HOME": str(self.site.folder / "home"),
                                  "SOURCE_DATE_EPOCH": "1795262400", **environment})

    def published(self):
        return self.releases / "current"

    def test_the_workflow_of_github_is_done_line_by_line(self):
        self.assertIn(".github/workflows/publish.yml", self.make("workflow"))
        file = self.site.folder / ".github/workflows/publish.yml"
        workflow = yaml.safe_load(file.read_text())
        # YAML 1.1, which this reader keeps to, takes `on` for yes.
        begins = workflow.get("on", workflow.get(True))
        self.assertEqual(set(begins), {"push", "pull_request", "schedule", "workflow_dispatch"})
        self.assertRegex(begins["schedule"][0]["cron"], r"^\d+ \d+ \* \* \*$")
        self.assertEqual(workflow["permissions"], {"contents": "read"})
        for name, job in workflow["jobs"].items():
            for step in job["steps"]:
                self.assertTrue("uses" in step or step.get("name"), step)
                if "uses" in step:
                    self.assertRegex(step["uses"], PINNED)
                # Keys reach only the steps that send something, and only from the store.
                for variable, value in step.get("env", {}).items():
                    self.assertEqual(value, "${{ secrets." + variable + " }}")
                    self.assertRegex(step["run"], r"^\./pier (publish|verify)$")
            self.assertEqual("permissions" in job, name == "publish")
        self.assertEqual(workflow["jobs"]["check"]["if"], "github.event_name == 'pull_request'")
        self.assertEqual(workflow["jobs"]["publish"]["if"],
                         "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'")

        self.in_a_repository()
        done = []
        for job in workflow["jobs"].values():
            for script in scripts_of(job):
                if "apt-get" in script:
                    continue
                result = self.shell(script)
                self.assertEqual(result.returncode, 0, f"{script}\n{result.stdout}")
                done += re.findall(r"^\./pier .*", script, re.M)
        self.assertEqual(done, ["./pier check --format github", "./pier build --production",
                                "./pier publish", "./pier verify",
                                "./pier check --links --format github"])
        self.assertTrue((self.published() / "index.html").exists())
        self.assertIn("Record of the publication", self.git("log", "-1", "--format=%s", "main",
                                                            folder=self.top / "host.git"))
        self.assertIn("data/urls.txt", self.git("ls-tree", "-r", "--name-only", "main",
                                                folder=self.top / "host.git"))

    def test_a_second_night_without_a_change_makes_no_commit(self):
        self.make("workflow", "github")
        file = self.site.folder / ".github/workflows/publish.yml"
        job = yaml.safe_load(file.read_text())["jobs"]["publish"]
        self.in_a_repository()
        lines = "\n".join(script for script in scripts_of(job) if "apt-get" not in script)
        for _ in range(2):
            result = self.shell(lines)
            self.assertEqual(result.returncode, 0, result.stdout)
        self.assertEqual(self.git("rev-list", "--count", "main"), "2\n")

    def test_the_pipeline_of_gitlab_is_done_line_by_line(self):
        self.make("workflow", "gitlab")
        pipeline = yaml.safe_load((self.site.folder / ".gitlab-ci.yml").read_text())
        self.in_a_repository()
        done = []
        for name in ("check", "publish", "links"):
            job = pipeline[name]
            self.assertTrue(job["rules"])
            for line in scripts_of(job):
                self.assertIsInstance(line, str)
                # The one thing that is not here is the host.
                line = re.sub(r'"https://[^"]*"', f"'{self.top / 'host.git'}'", line)
                line = line.replace("--push-option ci.skip ", "")
                result = self.shell(line, CI_DEFAULT_BRANCH="main")
                self.assertEqual(result.returncode, 0, f"{line}\n{result.stdout}")
                done += re.findall(r"^\./pier .*", line)
        self.assertEqual(done, ["./pier check", "./pier build --production", "./pier publish",
                                "./pier verify", "./pier check --links"])
        self.assertTrue((self.published() / "index.html").exists())

    def test_the_service_is_done_line_by_line(self):
        told = self.make("timer")
        self.assertIn("/srv/website", told)
        text = (self.site.folder / "systemd/website.service").read_text()
        self.in_a_repository()
        done = []
        lines = re.findall(r"^ExecStart=(.*)$", text, re.M)
        # The second night has nothing to record.
        for line in 2 * lines:
            result = self.shell(line.replace("/srv/website/pier", "./pier"),
                                **dict(re.findall(r"(GIT_[A-Z_]+)=(\S+)", text)))
            self.assertEqual(result.returncode, 0, f"{line}\n{result.stdout}")
            done.append(line)
        self.assertEqual([line for line in done[:len(lines)] if "/pier " in line],
                         ["/srv/website/pier build --production", "/srv/website/pier publish",
                          "/srv/website/pier verify"])
        self.assertTrue((self.published() / "index.html").exists())
        self.assertEqual(self.git("rev-list", "--count", "main", folder=self.top / "host.git"), "2\n")

    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd is not installed")
    def test_systemd_finds_no_fault_with_its_files(self):
        self.make("timer")
        folder = self.top / "units"
        folder.mkdir()
        for name in ("website.service", "website.timer"):
            text = (self.site.folder / "systemd" / name).read_text()
            self.site.write("pier", "#!/bin/sh\n")
            (self.site.folder / "pier").chmod(0o755)
            # The user and the folder of the server are not those of this machine.
            text = text.replace("/srv/website", str(self.site.folder))
            (folder / name).write_text(text.replace("User=website", "User=root"))
        def verify():
            return subprocess.run(["systemd-analyze", "verify", "--man=no",
                                   str(folder / "website.timer"), str(folder / "website.service")],
                                  check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True)
        result = verify()
        ours = [line for line in result.stdout.splitlines() if "website." in line]
        self.assertEqual((result.returncode, ours), (0, []), result.stdout)
        # That it would find one.
        with (folder / "website.service").open("a") as file:
            file.write("Nonsense=yes\n")
        self.assertIn("Nonsense", verify().stdout)

    def test_nothing_is_written_over_and_nothing_unknown_is_made(self):
        self.make("workflow")
        self.assertEqual(self.site.run("new", "workflow", as_of=None).returncode, 2)
        for words in (["workflow", "bitbucket"], ["workflow", "github", "now"], ["timer", "now"]):
            result = self.site.run("new", *words, as_of=None)
            self.assertEqual(result.returncode, 2)
            self.assertIn(b"help: ", result.stderr)


if __name__ == "__main__":
    small_site.main()
