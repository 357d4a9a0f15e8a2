// The preview in a browser: the page follows an edit and keeps its place, problems show in it, and
// axe finds nothing on what the preview adds.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { assertNone } from './support/problems.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const program = process.env.PIER_PROGRAM ?? path.join(root, 'build/release/bin/pier');
const axe = fs.readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Long enough for a busy machine; every wait ends as soon as it can. */
const timeout = 60_000;

// A small site with the theme of the real one.
const site = fs.mkdtempSync(path.join(os.tmpdir(), 'pier-preview-'));
fs.cpSync(path.join(root, 'tests/golden/base'), site, { recursive: true });
fs.cpSync(path.join(root, 'themes/civic'), path.join(site, 'themes/civic'), { recursive: true });
const write = (file, text) => fs.writeFileSync(path.join(site, file), text);
const config = fs.readFileSync(path.join(site, 'data/site.yaml'), 'utf8');
write('data/site.yaml', config.replace('theme: plain', 'theme: civic'));

/** A page that is higher than any window. */
const long = (words) =>
  `---\ntitle: A long page\nsummary: A page of this example.\n---\n\n` +
  Array.from({ length: 80 }, (_, i) => `Paragraph ${i + 1} of many.\n\n`).join('') +
  `${words}\n`;
write('content/long.md', long('The first end.'));
write(
  'content/later.md',
  '---\ntitle: Later\nsummary: A page of this example.\npublish_on: 2026-12-24\n---\n\nText.\n',
);

const pier = spawn(
  program,
  ['serve', '--port', '0', '--as-of', '2026-12-01', '--site', site, '--built-assets', path.join(root, 'build/theme/civic')],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const origin = await new Promise((resolve, reject) => {
  pier.on('exit', (code) => reject(new Error(`pier serve ended with ${code}`)));
  readline.createInterface({ input: pier.stdout }).on('line', (line) => {
    const address = line.match(/http:\/\/127\.0\.0\.1:\d+/);
    if (address) resolve(address[0]);
  });
});
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-dev-shm-usage'],
});
after(async () => {
  await browser.close();
  pier.removeAllListeners('exit');
  pier.kill('SIGINT');
  await new Promise((resolve) => pier.on('exit', resolve));
  fs.rmSync(site, { recursive: true, force: true });
});

/** A page that has been loaded, and what the browser complained of. */
async function visit(url, width = 1280) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(timeout);
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(origin + url);
  return { page, context, complaints };
}

/** Waits until a page is served with these words; gives the version of the site. */
async function served(url, words) {
  const ask = async (path) => (await fetch(origin + path)).text();
  while (!(await ask(url)).includes(words)) await new Promise((resolve) => setTimeout(resolve, 10));
  return JSON.parse(await ask('/_preview/status?path=/')).version;
}

async function findings(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(
    async (runOnly) => (await globalThis.axe.run({ runOnly, resultTypes: ['violations'] })).violations,
    tags,
  );
  return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

test('before the first build is done the page waits, and then becomes the site', async () => {
  const { page, context } = await visit('/');
  await page.getByText('Get help now').first().waitFor();
  await context.close();
});

test('the page follows an edit and keeps its place', async () => {
  const { page, context, complaints } = await visit('/long/');
  await page.evaluate(() => scrollTo(0, 1500));
  await page.waitForFunction(() => scrollY === 1500);
  write('content/long.md', long('The second end.'));
  await page.getByText('The second end.').waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.readyState === 'complete' && scrollY === 1500);
  // And again, by a file that is renamed over the old one.
  write('content/long.md.tmp', long('The third end.'));
  fs.renameSync(path.join(site, 'content/long.md.tmp'), path.join(site, 'content/long.md'));
  await page.getByText('The third end.').waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.readyState === 'complete' && scrollY === 1500);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  assertNone(complaints);
  await context.close();
});

test('another page is not loaded anew', async () => {
  const { page, context } = await visit('/words/');
  await page.evaluate(() => (globalThis.mark = true));
  const versions = [];
  page.on('response', async (response) => {
    if (response.url().includes('/_preview/status')) versions.push((await response.json()).version);
  });
  write('content/long.md', long('The fourth end.'));
  const version = await served('/long/', 'The fourth end.');
  while (!versions.includes(version)) await page.waitForTimeout(10);
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => globalThis.mark), true);
  await context.close();
});

test('a problem shows in the page as it stands, can be put away, and goes when it is mended', async () => {
  const { page, context, complaints } = await visit('/long/');
  await page.evaluate(() => {
    globalThis.mark = true;
    scrollTo(0, 1500);
  });
  const panel = page.locator('#pier-problems');
  assert.equal(await panel.isVisible(), false);
  const good = fs.readFileSync(path.join(site, 'content/long.md'), 'utf8');
  write('content/long.md', good.replace('summary:', 'sumary:'));
  await panel.waitFor({ state: 'visible' });
  assert.match(await panel.innerText(), /content\/long\.md:3:1: error: .*`sumary`/);
  assert.match(await panel.innerText(), /did you mean `summary`\?/);
  assert.match(await page.locator('#pier-said').innerText(), /this is the last good version/);
  assert.equal(await page.evaluate(() => globalThis.mark && scrollY), 1500);
  assertNone(await findings(page));
  await page.setViewportSize({ width: 320, height: 800 });
  assertNone(await findings(page));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);

  await page.getByRole('button', { name: 'Hide until the next change' }).press('Enter');
  assert.equal(await panel.isVisible(), false);
  write('content/long.md', good.replace('summary:', 'sumary:').replace('title:', 'titel:'));
  await panel.waitFor({ state: 'visible' });
  write('content/long.md', good);
  await panel.waitFor({ state: 'hidden' });
  assert.match(await page.locator('#pier-said').innerText(), /solved/);
  assertNone(complaints);
  await context.close();
});

for (const width of [320, 1280]) {
  test(`a draft says so, and axe finds nothing at ${width} px`, async () => {
    const { page, context, complaints } = await visit('/later/', width);
    await page.getByText('not public before 24 December 2026.').waitFor();
    assertNone(await findings(page));
    await page.locator('#pier-linkers, .pier-edit').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.pier-edit').isVisible(), false);
    assert.equal(await page.locator('.pier-draft').isVisible(), true);
    assertNone(complaints);
    await context.close();
  });
}

test('a page that nobody sees holds no connection', async () => {
  const { page, context } = await visit('/words/');
  const streams = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/_preview/events')) streams.push(request);
  });
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  write('content/words.md', '---\ntitle: Words\nsummary: A page of this example.\n---\n\nUnseen.\n');
  await page.waitForTimeout(1000);
  assert.equal(await page.getByText('Unseen.').count(), 0);
  await page.evaluate(() => {
    delete document.hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.getByText('Unseen.').waitFor();
  await context.close();
});
