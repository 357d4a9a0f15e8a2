// The search in a browser: typing, filters, the address, and what stays out of the address.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startBrowser, visit } from './support/browser.mjs';
import { assertNone } from './support/problems.mjs';
import { pages, read, root } from './support/site.mjs';

const { open } = await startBrowser();
const axe = fs.readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

const status = (page) => page.locator('#search-status').textContent();
const titles = (page) => page.locator('.search-list h3').allTextContents();

/** Types a query on the page of the search and waits for the answer. */
async function ask(page, query) {
  await page.fill('#search-words', query);
  await page.press('#search-words', 'Enter');
  await page.waitForFunction(
    (asked) => document.querySelector('#search-results h2')?.textContent.includes(asked),
    query,
  );
  await page.waitForSelector('.search-list li, #search-results p');
}

test('the form is one: a label, a button, and an address that works', async () => {
  const { page, context } = await open();
  await visit(page, '/search/');
  assert.equal(await page.getAttribute('form[role=search]', 'action'), '/search/');
  assert.equal(await page.getByRole('searchbox', { name: 'What are you looking for?' }).count(), 1);
  assert.equal(await page.getByRole('button', { name: 'Search' }).count(), 1);
  await context.close();
});

test('what is typed is found, announced politely, and the focus stays', async () => {
  const { page, context } = await open();
  await visit(page, '/search/');
  await ask(page, 'hoarding');
  assert.equal((await titles(page))[0], 'Self-neglect and hoarding');
  assert.match(await status(page), /^\d+ pages were found\.$/);
  assert.equal(await page.getAttribute('#search-status', 'role'), 'status');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search-words');
  assert.equal(await page.locator('#search-results h2 ~ ol').count(), 1);
  assert.match(page.url(), /\/search\/\?q=hoarding$/);
  await context.close();
});

test('what is misspelt is found, and the page says what it took it for', async () => {
  const { page, context } = await open();
  await visit(page, '/search/');
  await ask(page, 'self neglet');
  assert.ok((await titles(page)).includes('Self-neglect and hoarding'));
  assert.match(await page.locator('#search-results').textContent(), /“neglect” instead of “neglet”/);
  await context.close();
});

test('what nothing answers is said, with what to do', async () => {
  const { page, context } = await open();
  await visit(page, '/search/');
  await ask(page, 'qqqqzzzz');
  assert.equal(await status(page), 'No page was found.');
  assert.match(await page.locator('#search-results').textContent(), /Try other words/);
  assert.equal(await page.isVisible('#search-filters'), false);
  await context.close();
});

test('filters leave what passes them, and more results can be asked for', async () => {
  const { page, context } = await open();
  await visit(page, '/search/');
  await ask(page, 'neglect');
  const all = Number.parseInt(await status(page), 10);
  assert.ok(all > 10);
  assert.equal((await titles(page)).length, 10);
  await page.getByRole('button', { name: 'Show more results' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.search-list li').length > 10);
  assert.equal(await page.evaluate(() => document.activeElement.closest('li').parentElement.children[10].querySelector('a') === document.activeElement), true);
  await page.selectOption('#search-kind', 'Guidance');
  await page.waitForFunction((before) => !document.querySelector('#search-status').textContent.startsWith(`${before} `), all);
  const some = Number.parseInt(await status(page), 10);
  assert.ok(some > 0 && some < all);
  assertNone((await page.locator('.search-list__filed').allTextContents()).filter((filed) => !filed.startsWith('Guidance')));
  assert.match(page.url(), /q=neglect&kind=Guidance$/);
  await context.close();
});

test('the address can be shared and gone back to', async () => {
  const { page, context } = await open();
  await visit(page, '/search/?q=fgm');
  await page.waitForSelector('.search-list li');
  assert.equal(await page.inputValue('#search-words'), 'fgm');
  await ask(page, 'scams');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('#search-results h2').textContent.includes('fgm'));
  await visit(page, '/search/?q=neglect&kind=News');
  await page.waitForSelector('.search-list li');
  assert.equal(await page.inputValue('#search-kind'), 'News');
  await context.close();
});

test('the form in the header leads to the answer', async () => {
  const { page, context } = await open();
  await visit(page, '/');
  await page.fill('#header-search', 'LADO');
  await page.press('#header-search', 'Enter');
  await page.waitForURL('**/search/?q=LADO');
  await page.waitForSelector('.search-list li');
  assert.equal((await titles(page))[0], 'Allegations against staff and volunteers');
  await context.close();
});

test('a page with a way out leads to the quiet search, and none of them has a form', () => {
  const careful = pages.filter(({ html }) => /govuk-exit-this-page__button|rel="icon" href="[^"]*neutral/.test(html));
  assert.ok(careful.length > 20);
  assertNone(
    careful
      .filter(({ url }) => url !== '/search/quiet/')
      .filter(({ html }) => html.includes('<form') || !html.includes('href="/search/quiet/"'))
      .map(({ url }) => url),
  );
});

test('what is looked for quietly goes neither into the address nor into the history', async () => {
  const { page, context } = await open();
  const addresses = [];
  page.on('request', (request) => addresses.push(request.url()));
  await visit(page, '/adults/domestic-abuse/');
  await page.click('.header-search a');
  await page.waitForURL('**/search/quiet/');
  const entries = await page.evaluate(() => history.length);
  await ask(page, 'hoarding');
  const adults = page.locator('#search-audience option', { hasText: 'Adults' });
  await page.selectOption('#search-audience', await adults.getAttribute('value'));
  await page.waitForSelector('.search-list h3');
  assert.match(page.url(), /\/search\/quiet\/$/);
  assert.equal(await page.evaluate(() => history.length), entries);
  assert.equal(await page.title(), 'Weather and tide times');
  assertNone(addresses.filter((address) => address.includes('hoarding') || address.includes('?')));
  await context.close();
});

test('without JavaScript the page leads to what works without it', async () => {
  for (const script of ['off', 'unsupported']) {
    const { page, context } = await open({ script });
    for (const url of ['/search/?q=hoarding', '/search/quiet/']) {
      await visit(page, url);
      assert.match(await page.locator('main').innerText(), /needs JavaScript/);
      for (const name of ['A to Z', 'Site map', 'Topics']) {
        assert.ok(await page.locator('main').getByRole('link', { name }).isVisible());
      }
    }
    assert.equal(await page.locator('form').isVisible(), false);
    await context.close();
  }
});

test('the keyboard reaches everything, in the order in which it is shown', async () => {
  const { page, context } = await open();
  await visit(page, '/search/');
  await ask(page, 'neglect');
  const stops = [];
  for (let i = 0; i < 5; i += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => document.activeElement.id || document.activeElement.localName));
  }
  assert.deepEqual(stops, ['button', 'search-kind', 'search-audience', 'search-year', 'a']);
  await context.close();
});

test('axe finds nothing on an answer, and it fits 320 px', async () => {
  for (const colours of ['light', 'forced']) {
    for (const url of ['/search/', '/search/quiet/']) {
      const { page, context } = await open({ width: 320, colours });
      await visit(page, url);
      await ask(page, 'safegarding adult reveiw');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${url} is ${wide} px wide`);
      await page.evaluate(axe);
      const violations = await page.evaluate(async (judged) => {
        const rules = { 'color-contrast': { enabled: judged } };
        return (await globalThis.axe.run({ rules })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
      }, colours === 'light');
      assertNone(violations);
      await context.close();
    }
  }
});

test('a search answers again after its index was published anew', async () => {
  const { page, context } = await open();
  await visit(page, '/search/');
  let isGone = true;
  await page.route('**/search/parts/t*', (route) => {
    if (!isGone) return route.continue();
    isGone = false;
    return route.fulfill({ status: 404, body: '' });
  });
  await ask(page, 'hoarding');
  assert.equal((await titles(page))[0], 'Self-neglect and hoarding');
  await context.close();
});

test('a search that cannot be answered says so', async () => {
  const { page, context } = await open();
  await visit(page, '/search/');
  await page.route('**/search/index.json', (route) => route.abort());
  await page.fill('#search-words', 'hoarding');
  await page.press('#search-words', 'Enter');
  await page.waitForFunction(() => document.querySelector('#search-status').textContent !== '');
  assert.match(await status(page), /does not answer/);
  await context.close();
});

test('the script of the search is at most 10 KB', () => {
  const [, address] = /<script[^>]+src="\/(assets\/search\.[^"]+)"/.exec(read('search/index.html'));
  assert.ok(gzipSync(read(address)).length <= 10_000);
});
