// The lists of the library can be filtered by several things at once, with the keyboard alone; the
// address can be shared; and without JavaScript the whole list is there, with pages for each filter.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { startBrowser, visit } from './support/browser.mjs';
import { assertNone } from './support/problems.mjs';
import { pages, root } from './support/site.mjs';

const axe = fs.readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const { open } = await startBrowser();

const lists = ['/learning/find/', '/learning/recommendations/', '/learning/downloads/'];
const find = lists[0];

const visible = (page) => page.locator('[data-list] > li:visible').count();
const whole = (page) => page.locator('[data-list] > li').count();
const status = (page) => page.locator('[role="status"][data-status]').textContent();

test('the lists are there', () => {
  assertNone(lists.filter((url) => !pages.some((page) => page.url === url)));
});

test('filters combine, are said politely and stand in the address', async () => {
  const { page, context } = await open();
  await visit(page, find);
  const all = await whole(page);
  const theme = page.getByLabel('Theme', { exact: true });
  const kind = page.getByLabel('Type of review', { exact: true });
  await theme.selectOption({ index: 1 });
  const byTheme = await visible(page);
  assert.ok(byTheme > 0 && byTheme < all, `${byTheme} of ${all}`);
  assert.equal(await status(page), `${byTheme} of ${all} reviews`);

  const keys = await page.locator('[data-list] > li:visible').first().getAttribute('data-keys');
  const type = keys.split(' ').find((key) => key.startsWith('type:')).slice('type:'.length);
  await kind.selectOption(type);
  const both = await visible(page);
  assert.ok(both > 0 && both <= byTheme, `${both} of ${byTheme}`);
  const themeId = await theme.inputValue();
  assert.equal(new URL(page.url()).search, `?theme=${themeId}&type=${type}`);

  await page.reload();
  assert.equal(await visible(page), both);
  assert.equal(await theme.inputValue(), themeId);

  await page.getByRole('button', { name: 'Clear all filters' }).click();
  assert.equal(await visible(page), all);
  assert.equal(new URL(page.url()).search, '');
  await context.close();
});

test('what fits nothing says so', async () => {
  const { page, context } = await open();
  await visit(page, `${find}?search=zzzzzz`);
  assert.equal(await visible(page), 0);
  assert.match(await status(page), /^None of the \d+ reviews fits\./);
  await context.close();
});

test('an unknown filter in the address is left out', async () => {
  const { page, context } = await open();
  await visit(page, `${find}?theme=no-such-theme&other=x`);
  assert.equal(await visible(page), await whole(page));
  await context.close();
});

test('words are looked for one by one, in any order', async () => {
  const { page, context } = await open();
  await visit(page, find);
  const title = await page.locator('[data-list] .result__title').first().textContent();
  const [first, ...rest] = title.match(/[a-z]{4,}/gi);
  await visit(page, `${find}?search=${encodeURIComponent([rest.at(-1) ?? first, first].join(' '))}`);
  const shown = await page.locator('[data-list] > li:visible').allTextContents();
  assert.ok(shown.some((text) => text.includes(title)), title);
  await context.close();
});

test('the keyboard alone filters, and the focus stays where it is', async () => {
  const { page, context } = await open();
  await visit(page, find);
  await page.locator('.filters summary').focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'select');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'select');
  assert.ok((await visible(page)) < (await whole(page)));
  await context.close();
});

for (const width of [320, 1280]) {
  test(`axe finds nothing with filters open and closed at ${width} px`, async () => {
    const { page, context } = await open({ width });
    const problems = [];
    for (const url of lists) {
      await visit(page, url);
      await page.evaluate(axe);
      for (const isOpen of [true, false]) {
        await page.evaluate((state) => (document.querySelector('.filters').open = state), isOpen);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        problems.push(...violations.map((v) => `${url} ${isOpen ? 'open' : 'closed'}: ${v.id}: ${v.help}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        if (overflow) problems.push(`${url} is wider than ${width} px`);
      }
    }
    assertNone(problems);
    await context.close();
  });
}

test('without JavaScript the list is whole, and every filter is a link that answers', async () => {
  const { page, context, origin } = await open({ script: 'off' });
  await visit(page, find);
  assert.equal(await page.locator('.filters').count(), 0);
  assert.equal(await visible(page), await whole(page));
  const links = await page.locator('.facet a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  assert.ok(links.length > 10);
  const dead = [];
  for (const link of links) {
    const answer = await context.request.get(origin + link);
    if (!answer.ok()) dead.push(`${link}: ${answer.status()}`);
  }
  assertNone(dead);
  await context.close();
});

test('a list that goes over several pages is filtered as a whole', async () => {
  const { page, context } = await open();
  const further = '<!DOCTYPE html><title>2</title><ul data-list><li data-keys="theme:zz">Further review</li></ul>';
  await context.route(/\/learning\/find\/part-2\/$/, (route) =>
    route.fulfill({ contentType: 'text/html', body: further }),
  );
  await context.route(/\/learning\/find\/(\?.*)?$/, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(
      '</ul>\n  </section>',
      '</ul><nav data-pages><a href="/learning/find/part-2/">2</a></nav></section>',
    );
    return route.fulfill({ response: answer, body });
  });
  await visit(page, `${find}?search=further+review`);
  await page.getByText('Further review').waitFor();
  assert.match(await status(page), /^\d+ of \d+ reviews$/);
  assert.ok(await page.locator('[data-pages]').isHidden());
  await context.close();
});

test('nothing of what was looked for stays in the address of a discreet page', async () => {
  const { page, context } = await open();
  await context.route(/\/learning\/find\/$/, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace('data-finder', 'data-finder data-discreet');
    return route.fulfill({ response: answer, body });
  });
  await visit(page, find);
  await page.getByLabel('Theme', { exact: true }).selectOption({ index: 1 });
  assert.ok((await visible(page)) < (await whole(page)));
  assert.equal(new URL(page.url()).search, '');
  await context.close();
});

test('the downloads are found by words in the address', async () => {
  const { page, context } = await open();
  await visit(page, lists[2]);
  const all = await whole(page);
  const title = await page.locator('[data-list] .result__title').first().textContent();
  await visit(page, `${lists[2]}?search=${encodeURIComponent(title)}`);
  const shown = await visible(page);
  assert.ok(shown > 0 && shown < all, `${shown} of ${all}`);
  await context.close();
});
