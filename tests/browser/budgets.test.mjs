// A page is small enough for a slow telephone: 30 KB of HTML, 25 KB of CSS, 15 KB of script, each
// after gzip and for the whole page.

import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { assertNone } from './support/problems.mjs';
import { pages, read } from './support/site.mjs';

const budgets = { HTML: 30_000, CSS: 25_000, script: 15_000 };
// A whole report in one page is a document of more than a hundred pages, and asked for as one: the
// same words weigh more as a PDF.
const budgetOf = (url, what) =>
  what === 'HTML' && url.endsWith('/whole-report/') ? 120_000 : budgets[what];

const size = (text) => gzipSync(text).length;
const sizeOfAll = (html, pattern) =>
  [...html.matchAll(pattern)].reduce((sum, [, url]) => sum + size(read(url.replace(/^\//, ''))), 0);

const weigh = ({ html }) => ({
  HTML: size(html),
  CSS: sizeOfAll(html, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g),
  script: sizeOfAll(html, /<script[^>]+src="([^"]+)"/g),
});

test('every page keeps to its budget', () => {
  const overweight = pages.flatMap((page) =>
    Object.entries(weigh(page))
      .filter(([what, bytes]) => bytes > budgetOf(page.url, what))
      .map(([what, bytes]) =>
        `${page.url}: ${bytes} bytes of ${what}, the limit is ${budgetOf(page.url, what)}`),
  );
  assertNone(overweight);
});

test('every page has a stylesheet', () => {
  assertNone(pages.filter((page) => weigh(page).CSS === 0).map((page) => page.url));
});
