// What the site says to readers and machines holds together: links lead somewhere, feeds and the
// sitemap are as their standards have them.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { assertNone } from './support/problems.mjs';
import { files, folder, pages, read, stubs } from './support/site.mjs';

const decode = (text) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]);

const valuesOf = (html, pattern) => [...html.matchAll(pattern)].map((match) => decode(match[1]));
const idsOf = (html) => new Set(valuesOf(html, /\sid="([^"]*)"/g));
const ids = new Map(pages.map((page) => [page.url, idsOf(page.html)]));
const addresses = new Set([...files.map((file) => `/${file}`), ...[...pages, ...stubs].map(({ url }) => url)]);
const baseUrl = new URL(valuesOf(pages.find(({ url }) => url === '/').html, /rel="canonical" href="([^"]+)"/g)[0]).origin;

/** Where a link on a page leads, or null when that is not for us to say. */
function targetOf(link, page) {
  const url = new URL(link, `http://site${page.url}`);
  if (url.origin !== 'http://site') return null;
  return { path: decodeURIComponent(url.pathname), hash: decodeURIComponent(url.hash.slice(1)) };
}

test('every link on the site leads to a page or file, and to a place on it', () => {
  const broken = pages.flatMap((page) =>
    valuesOf(page.html, /\s(?:href|src)="([^"]*)"/g).filter((link) => {
      const target = targetOf(link, page);
      if (target === null) return false;
      if (!addresses.has(target.path)) return true;
      return target.hash !== '' && !ids.get(target.path)?.has(target.hash);
    }).map((link) => `${page.file}: ${link}`),
  );
  assertNone(broken);
});

test('no id stands twice on a page', () => {
  const doubled = pages.filter(({ html, url }) => valuesOf(html, /\sid="([^"]*)"/g).length !== ids.get(url).size);
  assertNone(doubled.map(({ file }) => file));
});

test('no two pages have the same title, but for those that hide it', () => {
  const titles = new Map();
  for (const { html, file } of pages) {
    const [title] = valuesOf(html, /<title>([^<]*)<\/title>/g);
    titles.set(title, [...(titles.get(title) ?? []), file]);
  }
  const doubled = [...titles].filter(([title, list]) => list.length > 1 && /\|| - | – /.test(title));
  assertNone(doubled);
});

test('every stub sends the reader to a page', () => {
  for (const { html, file } of stubs) {
    const [link] = valuesOf(html, /http-equiv="refresh" content="0; ?url=([^"]+)"/g);
    const target = new URL(link, `${baseUrl}/${file}`).pathname;
    assert.ok(addresses.has(target), `${file} leads to ${link}`);
  }
});

test('structured data is JSON', () => {
  for (const { html, file } of pages) {
    for (const [, text] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      assert.doesNotThrow(() => JSON.parse(text), file);
    }
  }
});

/** What xmllint has to say of a file. */
function complaintsOf(file, schema) {
  const rng = path.join(import.meta.dirname, 'schemas', schema);
  const run = spawnSync('xmllint', ['--nonet', '--noout', '--relaxng', rng, path.join(folder, file)], { encoding: 'utf8' });
  assert.ok(run.error === undefined, String(run.error));
  return run.status === 0 ? '' : run.stderr;
}

const feeds = files.filter((file) => file.endsWith('.xml') && /<feed\b/.test(read(file)));

test('there are feeds, and they are Atom', () => {
  assert.ok(feeds.length > 0);
  for (const feed of feeds) assert.equal(complaintsOf(feed, 'atom.rng'), '');
});

test('a feed names its own address, and its entries lead to pages', () => {
  for (const feed of feeds) {
    const text = read(feed);
    assert.deepEqual(valuesOf(text, /<link rel="self"[^>]* href="([^"]+)"/g), [`${baseUrl}/${feed}`]);
    for (const entry of text.match(/<entry>.*?<\/entry>/gs) ?? []) {
      const [link] = valuesOf(entry, /<link[^>]* href="([^"]+)"/g);
      assert.ok(addresses.has(new URL(link).pathname), `${feed}: ${link}`);
    }
  }
});

test('the sitemap is a sitemap, and has exactly the pages for readers', () => {
  assert.equal(complaintsOf('sitemap.xml', 'sitemap.rng'), '');
  const listed = valuesOf(read('sitemap.xml'), /<loc>([^<]+)<\/loc>/g).map((loc) => {
    assert.ok(loc.startsWith(`${baseUrl}/`), loc);
    return loc.slice(baseUrl.length);
  });
  const notForReaders = ['/404.html', '/business-unit/'];
  // What the guide says of each message, file and name is reached from its lists.
  const ofTheProgram = /^\/guide\/(messages|types|themes)\/.+/;
  // Long pages of reports hold what their chapters have pages for.
  const expected = pages.map(({ url }) => url)
    .filter((url) => !notForReaders.includes(url) && !ofTheProgram.test(url) && !url.endsWith('/whole-report/'));
  assert.deepEqual(listed.toSorted(), expected.toSorted());
});

test('robots.txt names the sitemap', () => {
  assert.match(read('robots.txt'), /^User-agent: \*$/m);
  assert.ok(!read('robots.txt').includes('Sitemap:') || read('robots.txt').includes(`Sitemap: ${baseUrl}/sitemap.xml`));
});

test('security.txt has what RFC 9116 requires', () => {
  const text = read('.well-known/security.txt');
  assert.match(text, /^Contact: (https|mailto|tel):.+$/m);
  assert.equal(text.match(/^Expires: \d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/gm)?.length, 1);
});

test('a document whose review is overdue says so, and the Business Unit sees it', () => {
  const unit = pages.find(({ url }) => url === '/business-unit/').html;
  const section = /<section aria-labelledby="unit-overdue">.*?<\/section>/s.exec(unit)[0];
  const listed = valuesOf(section, /<li class="duty duty--(?:page|briefing)-review">\s*<div>\s*<p class="duty__title"><a href="([^"]+)"/g);
  const saying = pages.filter(({ html }) => html.includes('class="overdue"')).map(({ url }) => url);
  assert.ok(listed.length > 0);
  assert.deepEqual(saying.toSorted(), listed.toSorted());
});

test('a preview says on every page that it is one, and asks search engines to stay away', () => {
  const silent = pages.filter(
    ({ html }) => !html.includes('class="preview-banner"') || !html.includes('<meta name="robots" content="noindex">'),
  );
  assertNone(silent.map(({ file }) => file));
});
