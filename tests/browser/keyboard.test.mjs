// The site can be used with the keyboard alone, and Exit this page leaves at once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBrowser, visit } from './support/browser.mjs';
import { assertNone } from './support/problems.mjs';
import { pages, pagesOfEveryKind } from './support/site.mjs';

const { open } = await startBrowser();
const exitButton = '.govuk-exit-this-page__button';
const withExit = pages.filter((page) => page.html.includes('govuk-exit-this-page__button'));

/** Opens a page with an exit, and gives the address to which the browser goes when it leaves. */
async function openExitPage(circumstances) {
  const opened = await open(circumstances);
  let leftFor;
  const left = new Promise((resolve) => (leftFor = resolve));
  await opened.context.route(/^https:/, (route) => {
    leftFor({ url: route.request().url(), referrer: route.request().headers().referer });
    return route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' });
  });
  await visit(opened.page, withExit[0].url);
  const href = await opened.page.getAttribute(exitButton, 'href');
  return { ...opened, left, href };
}

test('there are pages with an exit', () => {
  assert.ok(withExit.length > 0);
});

const waysOut = {
  'a click on Exit this page': ['on', (page) => page.click(exitButton)],
  'Shift pressed three times': [
    'on',
    async (page) => {
      for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift');
    },
  ],
  'a click without JavaScript': ['off', (page) => page.click(exitButton)],
};

for (const [way, [script, leave]] of Object.entries(waysOut)) {
  test(`${way} leaves the site and does not say where from`, async () => {
    const { page, context, left, href } = await openExitPage({ script });
    await leave(page);
    assert.deepEqual(await left, { url: href, referrer: undefined });
    await context.close();
  });
}

test('the first press of Tab reaches a link to the main content, and Enter goes there', async () => {
  const { page, context } = await open();
  for (const { url } of pagesOfEveryKind()) {
    await visit(page, url);
    await page.keyboard.press('Tab');
    const target = await page.evaluate(() => document.activeElement.getAttribute('href'));
    assert.match(target ?? '', /^#./, `${url}: the first stop is no skip link`);
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.hash === target);
    const inMain = await page.evaluate((hash) => document.querySelector(hash).closest('main') !== null, target);
    assert.ok(inMain, `${url}: ${target} is not the main content`);
  }
  await context.close();
});

/** Runs in the page: what is wrong with the place where the keyboard is now (WCAG 2.4.7, 2.4.11). */
function problemOfFocus() {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const name = `${element.localName}.${element.className} "${element.innerText?.trim()}"`;
  if (style.outlineStyle === 'none' && style.boxShadow === 'none') return `${name} shows no focus`;
  // Of what is taller than the screen, as a long table is, the part on the screen counts (WCAG 2.4.11:
  // "not entirely hidden").
  const seen = [...element.getClientRects()].some((box) => {
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right <= left || bottom <= top) return false;
    return [0.1, 0.5, 0.9].some((across) =>
      [0.2, 0.5, 0.8].some((down) => {
        const hit = document.elementFromPoint(
          left + (right - left) * across, top + (bottom - top) * down);
        return hit !== null && (element.contains(hit) || hit.contains(element));
      }),
    );
  });
  return seen ? null : `${name} is out of sight or covered when it has the focus`;
}

for (const width of [320, 1280]) {
  test(`the focus is seen at every stop, at ${width} px`, async () => {
    const { page, context } = await open({ width });
    const problems = [];
    for (const { url } of pagesOfEveryKind()) {
      await visit(page, url);
      for (let stop = 0; stop < 200; stop += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement === document.body)) break;
        const problem = await page.evaluate(problemOfFocus);
        if (problem) problems.push(`${url}: ${problem}`);
      }
    }
    assertNone(problems);
    await context.close();
  });
}
