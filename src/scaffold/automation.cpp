#include "scaffold/automation.h"

namespace pier::scaffold {

namespace {

// The days of a site begin at 00:00 UTC; so the nights below are those of UTC too.

constexpr std::string_view kGithub =
    R"yaml(# Checks and publishes this site on a computer of GitHub: after each change of the branch main, and
# every night, so that what waits for its day is published on that day. Nobody has to install
# anything. Made by `pier new workflow`; it is yours to change.
#
# Keys never stand in this file. They belong into the settings of the repository: Secrets and
# variables, Actions, New repository secret.
name: Publish the site

on:
  push:
    branches: [main]
  # A proposed change is checked, and what is wrong stands beside its lines.
  pull_request:
  # 17 minutes past midnight, UTC. In a public repository GitHub ends this after 60 days without a
  # change; it says so by e-mail, and a button starts it again.
  schedule:
    - cron: "17 0 * * *"
  # The button "Run workflow".
  workflow_dispatch:

permissions:
  contents: read

defaults:
  run:
    shell: bash

jobs:
  check:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-24.04
    container: debian:12
    timeout-minutes: 90
    steps:
      - name: Get what fetches the rest
        run: |
          apt-get update
          apt-get install --yes --no-install-recommends ca-certificates git
          echo "CCACHE_DIR=$PWD/.ccache" >> "$GITHUB_ENV"
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
      - uses: actions/cache@5a3ec84eff668545956fd18022155c47e93e2684 # v4.2.3
        with:
          path: |
            .ccache
            .pier-cache
          key: pier-${{ github.run_id }}
          restore-keys: pier-
      - name: Check
        run: ./pier check --format github

  publish:
    # The button offers every branch; readers get the main one.
    if: github.event_name != 'pull_request' && github.ref == 'refs/heads/main'
    runs-on: ubuntu-24.04
    container: debian:12
    timeout-minutes: 90
    # The record of what was published is a commit.
    permissions:
      contents: write
    # One after the other: two at once would undo each other.
    concurrency:
      group: publish
    steps:
      - name: Get what fetches the rest
        run: |
          apt-get update
          apt-get install --yes --no-install-recommends ca-certificates git
          echo "CCACHE_DIR=$PWD/.ccache" >> "$GITHUB_ENV"
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
      # The program, once it is compiled, and what is known of links.
      - uses: actions/cache@5a3ec84eff668545956fd18022155c47e93e2684 # v4.2.3
        with:
          path: |
            .ccache
            .pier-cache
          key: pier-${{ github.run_id }}
          restore-keys: pier-
      - name: Build
        run: ./pier build --production
      # Before anything is published: an address that readers had must be known for ever.
      - name: Keep the record of what is published
        run: |
          git config --global --add safe.directory "$PWD"
          git config user.name "Publication"
          git config user.email "publication@users.noreply.github.com"
          git add --all data
          git diff --cached --quiet || git commit --message "Record of the publication"
          git push
      # Where to is said in data/publish.yaml. With several targets, write the name of one behind it.
      - name: Publish
        run: ./pier publish
        env:
          PIER_S3_KEY_ID: ${{ secrets.PIER_S3_KEY_ID }}
          PIER_S3_SECRET: ${{ secrets.PIER_S3_SECRET }}
      - name: See that all of it is there
        run: ./pier verify
        env:
          PIER_S3_KEY_ID: ${{ secrets.PIER_S3_KEY_ID }}
          PIER_S3_SECRET: ${{ secrets.PIER_S3_SECRET }}
      # Last: a site that is not ours must not hold ours up. When it finds something, GitHub writes
      # an e-mail.
      - name: Ask whether links to other sites work
        if: github.event_name == 'schedule'
        run: ./pier check --links --format github
)yaml";

constexpr std::string_view kGitlab =
    R"yaml(# Checks and publishes this site on a computer of GitLab: after each change of the main branch, and
# every night, so that what waits for its day is published on that day. Nobody has to install
# anything. Made by `pier new workflow gitlab`; it is yours to change.
#
# The nights: Build, Pipeline schedules, New schedule, "17 0 * * *" in UTC.
# Keys never stand in this file. They belong into the settings of the project: CI/CD, Variables, each
# masked and protected. PIER_PUSH_TOKEN is a project access token that may write to the repository.
default:
  image: debian:12
  before_script:
    - apt-get update
    - apt-get install --yes --no-install-recommends ca-certificates git
    - export CCACHE_DIR="$CI_PROJECT_DIR/.ccache"
  # The program, once it is compiled, and what is known of links.
  cache:
    key: pier
    paths:
      - .ccache
      - .pier-cache

# A proposed change is checked.
check:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - ./pier check

publish:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      when: never
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  timeout: 90 minutes
  # One after the other: two at once would undo each other.
  resource_group: publish
  script:
    - ./pier build --production
    # Before anything is published: an address that readers had must be known for ever.
    - git config user.name "Publication"
    - git config user.email "publication@noreply.invalid"
    - git add --all data
    - git diff --cached --quiet || git commit --message "Record of the publication"
    - git push --push-option ci.skip "https://publication:$PIER_PUSH_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" "HEAD:$CI_DEFAULT_BRANCH"
    # Where to is said in data/publish.yaml. With several targets, write the name of one behind it.
    - ./pier publish
    - ./pier verify

# By itself: a site that is not ours must not hold ours up.
links:
  needs: [publish]
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  script:
    - ./pier check --links
)yaml";

constexpr std::string_view kService =
    R"ini(# Builds and publishes the site on this server. Made by `pier new timer`; it is yours to change.
# The repository stands in /srv/website and belongs to the user website, who may push to it.

[Unit]
Description=Build and publish the website
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User=website
WorkingDirectory=/srv/website
StateDirectory=website
Environment=HOME=/var/lib/website
Environment=GIT_AUTHOR_NAME=Publication GIT_AUTHOR_EMAIL=publication@noreply.invalid
Environment=GIT_COMMITTER_NAME=Publication GIT_COMMITTER_EMAIL=publication@noreply.invalid
# Keys never stand in this file. Where there are any, root alone can read theirs; it has a line
# NAME=VALUE for each.
EnvironmentFile=-/etc/website/publish.env

# Each line runs when the one before it was done.
ExecStart=/usr/bin/git pull --quiet --rebase --autostash
ExecStart=/srv/website/pier build --production
# Before anything is published: an address that readers had must be known for ever.
ExecStart=/usr/bin/git add --all data
ExecStart=/bin/sh -c 'git diff --cached --quiet || git commit --quiet --message "Record of the publication"'
ExecStart=/usr/bin/git push --quiet
# Where to is said in data/publish.yaml. With several targets, write the name of one behind it.
ExecStart=/srv/website/pier publish
ExecStart=/srv/website/pier verify
TimeoutStartSec=2h

# It may write here and nowhere else; a folder that is not there does no harm.
ProtectSystem=strict
ReadWritePaths=/srv/website -/srv/www
ProtectHome=yes
PrivateTmp=yes
NoNewPrivileges=yes
Nice=10
)ini";

constexpr std::string_view kTimer =
    R"ini(# Publishes the site every night, so that what waits for its day is public on that day. Made by
# `pier new timer`; it is yours to change.

[Unit]
Description=Publish the website every night

[Timer]
# The day of the site begins at midnight, UTC.
OnCalendar=*-*-* 00:10:00 UTC
# If the server was off, as soon as it is on.
Persistent=yes
RandomizedDelaySec=5min

[Install]
WantedBy=timers.target
)ini";

}  // namespace

std::vector<File> workflow_files(std::string_view service) {
  if (service == "github") return {{".github/workflows/publish.yml", std::string(kGithub)}};
  if (service == "gitlab") return {{".gitlab-ci.yml", std::string(kGitlab)}};
  return {};
}

std::vector<File> timer_files() {
  return {{"systemd/website.service", std::string(kService)},
          {"systemd/website.timer", std::string(kTimer)}};
}

}  // namespace pier::scaffold
