// Every page is HTML as the standard has it: html-validate and the W3C's vnu have nothing to say.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { assertNone } from './support/problems.mjs';
import { files, folder, pages, root, stubs } from './support/site.mjs';

const config = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Search engines shorten a long title, readers of it lose nothing.
    'long-title': 'off',
    // govuk-frontend's Exit this page is a link with the role of a button, so that it works without
    // JavaScript; a table that scrolls is a region, not a section with a heading of its own.
    'prefer-native-element': ['error', { exclude: ['button', 'region'] }],
    // For files of other hosts; the site has none.
    'require-sri': 'off',
    // What has the class is kept on one line by the stylesheet, and copies with ordinary spaces.
    'tel-non-breaking': ['error', { ignoreClasses: ['tel'] }],
    // An id may begin with a digit since HTML5.
    'valid-id': ['error', { relaxed: true }],
  },
};

test('there is a site to look at', () => {
  assert.ok(pages.length > 0, `no pages in ${folder}`);
});

test('html-validate reports nothing', () => {
  const validator = new HtmlValidate(config);
  const problems = [...pages, ...stubs].flatMap((page) =>
    validator
      .validateStringSync(page.html, page.file)
      .results.flatMap((result) => result.messages)
      .map((m) => `${page.file}:${m.line}:${m.column}: ${m.message} [${m.ruleId}]`),
  );
  assertNone(problems);
});

test('vnu reports nothing, in HTML, SVG and CSS', () => {
  const jar = path.join(root, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const checked = files.filter((file) => /\.(html|svg|css)$/.test(file));
  const run = spawnSync(
    'java',
    ['-jar', jar, '--also-check-svg', '--also-check-css', '--format', 'json', '--stdout', '--exit-zero-always', ...checked],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  assert.equal(run.status, 0, run.stderr);
  const messages = JSON.parse(run.stdout).messages;
  assertNone(messages.map((m) => `${path.relative(folder, new URL(m.url).pathname)}:${m.lastLine}: ${m.message}`));
});
