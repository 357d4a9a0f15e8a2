// Pages fit narrow screens (WCAG 1.4.10) and bear more space in the text (WCAG 1.4.12).

import { test } from 'node:test';
import { startBrowser, visit } from './support/browser.mjs';
import { assertNone } from './support/problems.mjs';
import { pages, pagesOfEveryKind } from './support/site.mjs';

const { open } = await startBrowser();

/** Runs in the page: what is wider than the window. A part that scrolls by itself may be. */
function whatSticksOut() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (element) =>
    element && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .filter((element) => !scrolls(element.parentElement))
    .map((element) => `${element.localName}.${element.className}`)
    .slice(0, 5)
    .concat(`page is ${document.documentElement.scrollWidth} px wide`);
}

/** Runs in the page: the spacing of WCAG 1.4.12. A style element would be against the page's policy. */
function spaceOut() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}

/** Runs in the page: elements whose text is cut off. What is hidden on purpose is 1 px large. */
function whatIsClipped() {
  const hides = (value) => value === 'hidden' || value === 'clip';
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.innerText?.trim())
    .filter((element) => element.clientWidth > 1 && element.clientHeight > 1)
    .filter((element) => {
      const style = getComputedStyle(element);
      return (
        (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    })
    .map((element) => `${element.localName}.${element.className} is cut off`);
}

async function collect(list, circumstances, inspect) {
  const { page, context } = await open(circumstances);
  const problems = [];
  for (const { url } of list) {
    await visit(page, url);
    problems.push(...(await inspect(page)).map((problem) => `${url}: ${problem}`));
  }
  await context.close();
  return problems;
}

test('no page scrolls sideways at 320 px', async () => {
  assertNone(await collect(pages, { width: 320 }, (page) => page.evaluate(whatSticksOut)));
});

for (const width of [320, 1280]) {
  test(`wider text spacing cuts nothing off at ${width} px`, async () => {
    const inspect = async (page) => {
      await page.evaluate(spaceOut);
      return [...(await page.evaluate(whatIsClipped)), ...(await page.evaluate(whatSticksOut))];
    };
    assertNone(await collect(pagesOfEveryKind(), { width }, inspect));
  });
}
