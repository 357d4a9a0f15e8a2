// Every page is HTML as the standard has it: html-validate and the W3C's vnu have nothing to say.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
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

/** What vnu says of files in a folder: one line for each message. */
function vnu(top, checked) {
  const jar = path.join(root, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const run = spawnSync(
    'java',
    ['-jar', jar, '--also-check-svg', '--also-check-css', '--format', 'json', '--stdout', '--exit-zero-always', ...checked],
    { cwd: top, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  assert.equal(run.status, 0, run.stderr);
  const messages = JSON.parse(run.stdout).messages;
  return messages.map((m) => `${path.relative(top, new URL(m.url).pathname)}:${m.lastLine}: ${m.message}`);
}

test('vnu reports nothing, in HTML, SVG and CSS', () => {
  assertNone(vnu(folder, files.filter((file) => /\.(html|svg|css)$/.test(file))));
});

// The site has no use for some kinds of chart; tests/golden/charts has them all.
test('vnu and html-validate report nothing in a chart of any kind', () => {
  const golden = path.join(root, 'tests/golden/charts');
  const charts = fs.readdirSync(golden).map((name) => {
    const text = fs.readFileSync(path.join(golden, name), 'utf8');
    const picture = text.slice(text.indexOf('\n<') + 1).replaceAll('>\n', '>');
    return `<h2>${name}</h2>\n<div>${picture}</div>\n`;
  });
  assert.ok(charts.length >= 12);
  const html = `<!DOCTYPE html>\n<html lang="en"><head><title>Charts</title></head><body>
<h1>Charts</h1>\n${charts.join('')}</body></html>\n`;
  const top = fs.mkdtempSync(path.join(os.tmpdir(), 'pier-charts-'));
  fs.writeFileSync(path.join(top, 'charts.html'), html);
  assertNone(vnu(top, ['charts.html']));
  fs.rmSync(top, { recursive: true });
  const report = new HtmlValidate(config).validateStringSync(html);
  assertNone(report.results.flatMap((result) => result.messages).map((m) => `${m.line}:${m.column}: ${m.message} [${m.ruleId}]`));
});
