// Pagefind over the same pages and questions, in a browser, because its search is WebAssembly.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as pagefind from 'pagefind';
import { chromium } from 'playwright-core';
import { serve } from '../browser/support/server.mjs';
import { folder } from '../browser/support/site.mjs';

/** The first three addresses that Pagefind finds for each query, of the pages at `urls`. */
export async function firstPagesOfPagefind(urls, queries) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'pier-pagefind-'));
  try {
    await writeIndex(urls, path.join(scratch, 'pagefind'));
    for (const name of ['index.html', '404.html']) {
      fs.writeFileSync(path.join(scratch, name), '<!DOCTYPE html><title>Pagefind</title>');
    }
    return await ask(scratch, queries);
  } finally {
    fs.rmSync(scratch, { recursive: true });
    await pagefind.close();
  }
}

async function writeIndex(urls, outputPath) {
  // What it reads is what we read: one language, the main part of each page.
  const { index } = await pagefind.createIndex({ rootSelector: 'main', forceLanguage: 'en' });
  for (const url of urls) {
    const content = fs.readFileSync(path.join(folder, url, 'index.html'), 'utf8');
    const { errors } = await index.addHTMLFile({ url, content });
    if (errors.length > 0) throw new Error(`Pagefind, ${url}: ${errors}`);
  }
  const { errors } = await index.writeFiles({ outputPath });
  if (errors.length > 0) throw new Error(`Pagefind: ${errors}`);
}

async function ask(site, queries) {
  const server = await serve(site);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/index.html`);
    return await page.evaluate(async (all) => {
      const engine = await import('/pagefind/pagefind.js');
      const found = [];
      for (const query of all) {
        const { results } = await engine.search(query);
        const first = await Promise.all(results.slice(0, 3).map((result) => result.data()));
        found.push(first.map(({ url }) => url));
      }
      return found;
    }, queries);
  } finally {
    await browser.close();
    await server.close();
  }
}
