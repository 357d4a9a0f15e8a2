// A page is small enough for a slow telephone: 30 KB of HTML, 25 KB of CSS, 15 KB of script, each
// after gzip and for the whole page.

import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { assertNone } from './support/problems.mjs';
import { pages, read } from './support/site.mjs';

const budgets = { HTML: 30_000, CSS: 25_000, script: 15_000 };

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
      .filter(([what, bytes]) => bytes > budgets[what])
      .map(([what, bytes]) => `${page.url}: ${bytes} bytes of ${what}, the limit is ${budgets[what]}`),
  );
  assertNone(overweight);
});

test('every page has a stylesheet', () => {
  assertNone(pages.filter((page) => weigh(page).CSS === 0).map((page) => page.url));
});
