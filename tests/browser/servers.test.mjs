// nginx and Apache, with the snippets the site brings along, answer as its `_headers` and
// `_redirects` say.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNone } from './support/problems.mjs';
import { headersFor, parseHeaders, parseRedirects } from './support/server.mjs';
import { files, folder, read } from './support/site.mjs';
import { startWebServer } from './support/web_servers.mjs';

const snippets = { nginx: 'nginx.conf', apache: 'apache.conf' };
const rules = parseHeaders(read('_headers'));
const redirects = parseRedirects(read('_redirects'));
const asset = `/${files.find((file) => file.startsWith('assets/') && file.endsWith('.css'))}`;
const indexPart = `/${files.find((file) => file.startsWith('search/parts/'))}`;

test('what carries the digest of its bytes in its name may be kept for ever, and the rest not', () => {
  for (const url of [asset, indexPart]) assert.match(headersFor(rules, url).get('cache-control') ?? '', /immutable/);
  for (const url of ['/', '/search/', '/search/index.json']) assert.ok(!headersFor(rules, url).has('cache-control'));
});

/** What a server answers, compared with what it should. */
async function problemsAt(origin, url, { status, location }) {
  const response = await fetch(origin + url, { redirect: 'manual' });
  const problems = [];
  const expect = (what, actual, expected) => {
    if (actual !== expected) problems.push(`${url}: ${what} is ${actual}, not ${expected}`);
  };
  expect('the status', response.status, status);
  if (location) {
    const actual = new URL(response.headers.get('location') ?? '/nowhere', origin);
    expect('the target', actual.pathname + actual.hash, location);
  }
  for (const [name, value] of headersFor(rules, url)) {
    expect(`the header ${name}`, response.headers.get(name), value);
  }
  return problems;
}

for (const [kind, snippet] of Object.entries(snippets)) {
  test(`${kind} sends the headers and redirects of the site`, async () => {
    const server = await startWebServer(kind, folder, snippet);
    try {
      const cases = [
        ['/', { status: 200 }],
        [asset, { status: 200 }],
        [indexPart, { status: 200 }],
        ['/no/such/page/', { status: 404 }],
        ...redirects.map(({ from, to, status }) => [
          from,
          { status, location: status < 400 ? to : undefined },
        ]),
      ];
      const problems = [];
      for (const [url, expected] of cases) problems.push(...(await problemsAt(server.origin, url, expected)));
      assertNone(problems);
      const calendar = await fetch(`${server.origin}/meetings/meetings.ics`);
      assert.equal(calendar.headers.get('content-type'), 'text/calendar; charset=utf-8');
      assert.equal(calendar.headers.get('x-content-type-options'), 'nosniff');
      const missing = await fetch(`${server.origin}/no/such/page/`);
      assert.equal(await missing.text(), read('404.html'));
    } finally {
      await server.stop();
    }
  });
}
