// Reading the site leaves no trace on the device, asks nobody else for anything, and breaks no rule
// of its own security policy.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { startBrowser, visit } from './support/browser.mjs';
import { assertNone } from './support/problems.mjs';
import { pages } from './support/site.mjs';

const { open } = await startBrowser();
const requests = [];
const complaints = [];
let stored;

/** Runs in the page: everything a site can keep in a browser. */
async function whatIsStored() {
  return {
    cookies: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map((database) => database.name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  };
}

before(async () => {
  const { page, context, origin } = await open();
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) requests.push(`${page.url()}: ${url}`);
  });
  page.on('console', (message) => complaints.push(`${page.url()}: ${message.text()} (${message.location().url})`));
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`));
  for (const { url } of pages) await visit(page, url);
  stored = { ...(await page.evaluate(whatIsStored)), jar: await context.cookies() };
  await context.close();
});

test('no page asks another server for anything', () => {
  assertNone(requests);
});

test('no page says anything in the console, such as a breach of its security policy', () => {
  assertNone(complaints);
});

test('nothing is stored on the device after a visit to every page', () => {
  assert.deepEqual(stored, {
    cookies: '',
    local: [],
    session: [],
    databases: [],
    caches: [],
    workers: 0,
    jar: [],
  });
});

test('the headers do not tell other sites where a reader comes from', async () => {
  const { page, context } = await open();
  const response = await visit(page, '/');
  const headers = response.headers();
  assert.match(headers['referrer-policy'] ?? '', /^(no-referrer|same-origin)$/);
  assert.doesNotMatch(headers['content-security-policy'] ?? "'unsafe-", /unsafe-/);
  await context.close();
});

test('what a browser keeps of a discreet page does not say what it is about', () => {
  const discreet = pages.filter(({ html }) => /<link rel="icon" href="[^"]*neutral/.test(html));
  assert.ok(discreet.length >= 9, `${discreet.length} pages are discreet`);
  const titles = new Set();
  const told = [];
  for (const { url, html } of discreet) {
    const head = html.slice(0, html.indexOf('</head>'));
    titles.add(/<title>([^<]*)<\/title>/.exec(head)[1]);
    for (const tag of head.match(/<meta[^>]*(name="description"|property=)[^>]*>|application\/ld\+json/g) ?? []) {
      told.push(`${url}: ${tag}`);
    }
  }
  assertNone(told);
  assert.equal(titles.size, 1);
});
