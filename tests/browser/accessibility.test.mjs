// axe finds nothing: on every page once, and on pages of every kind at every width, in light and
// forced colours, with and without JavaScript.

import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { startBrowser, visit, widths } from './support/browser.mjs';
import { assertNone } from './support/problems.mjs';
import { pages, pagesOfEveryKind, root } from './support/site.mjs';

const axe = fs.readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const kinds = pagesOfEveryKind();

// Two browsers, each with a processor of its own: one would let its second page wait.
const browsers = [await startBrowser(), await startBrowser()];

/**
 * What axe finds on a page: one line for each rule. In forced colours it cannot judge contrast: the
 * colours are the reader's, and axe compares those of the stylesheet.
 */
async function findings(page, url, colours) {
  await visit(page, url);
  await page.evaluate(axe);
  const options = {
    runOnly: tags,
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: colours !== 'forced' } },
  };
  const violations = await page.evaluate(
    async (given) => (await globalThis.axe.run(given)).violations,
    options,
  );
  return violations.map(
    (v) => `${url}: ${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`,
  );
}

/** Each browser takes the next page of the list until none is left. */
async function findingsOnAll(list, circumstances) {
  const left = list.values();
  const problems = [];
  const look = async ({ open }) => {
    const { page, context } = await open(circumstances);
    for (const { url } of left) {
      problems.push(...(await findings(page, url, circumstances.colours)));
    }
    await context.close();
  };
  await Promise.all(browsers.map(look));
  return problems;
}

test('axe finds nothing on any page', async () => {
  assertNone(await findingsOnAll(pages, { width: 1280 }));
});

for (const width of widths) {
  for (const colours of ['light', 'forced']) {
    for (const script of ['on', 'unsupported']) {
      test(`axe finds nothing at ${width} px, colours ${colours}, script ${script}`, async () => {
        assertNone(await findingsOnAll(kinds, { width, colours, script }));
      });
    }
  }
}
