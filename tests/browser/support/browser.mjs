// Debian's Chromium, driven by Playwright, looking at the built site.

import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';
import { folder } from './site.mjs';

export const widths = [320, 768, 1280];

/**
 * Starts the browser and a server for the site, both of which stop after the tests of the file.
 * Gives `open`, which makes a new page in a browser profile of its own.
 */
export async function startBrowser() {
  const servers = { on: await serve(folder), off: await serve(folder, { script: false }) };
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox', // continuous integration runs as root, where Chromium's sandbox cannot
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--disable-dev-shm-usage', // it is small in containers
    ],
  });
  after(async () => {
    await browser.close();
    await Promise.all(Object.values(servers).map((server) => server.close()));
  });

  /** `script`: 'on'; 'off' by the browser's switch; 'unsupported': see the server. */
  async function open({ width = 1280, script = 'on', colours = 'light' } = {}) {
    const server = script === 'unsupported' ? servers.off : servers.on;
    const context = await browser.newContext({
      baseURL: server.origin,
      viewport: { width, height: 800 },
      javaScriptEnabled: script !== 'off',
      forcedColors: colours === 'forced' ? 'active' : 'none',
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    return { page, context, origin: server.origin };
  }

  return { open };
}

/** Waits for what a page does when it has loaded. */
export async function visit(page, url) {
  const response = await page.goto(url, { waitUntil: 'load' });
  return response;
}
