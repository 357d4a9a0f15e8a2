// What a first query loads: the parts of the index that it needs and no more.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { files, folder } from '../browser/support/site.mjs';
import { firstPages, openIndex, readQuestions } from './support.mjs';

const large = process.env.PIER_TEST_LARGE;
const most = 150_000;

const script = files.find((file) => /^assets\/search\.[0-9a-f]+\.js$/.test(file));
const scriptBytes = fs.readFileSync(path.join(folder, script));

/** What the first page of results takes, each query asked of an index that nobody has opened. */
async function weigh(site, queries) {
  const weights = [];
  for (const query of queries) {
    const { index, loaded } = await openIndex(site);
    await firstPages(index, query, 10);
    weights.push({
      query,
      bytes: loaded.bytes + scriptBytes.length,
      sent: loaded.sent + gzipSync(scriptBytes).length,
      files: loaded.files.length,
    });
  }
  return weights;
}

function report(context, weights) {
  for (const measure of ['bytes', 'sent', 'files']) {
    const values = weights.map((weight) => weight[measure]).sort((a, b) => a - b);
    context.diagnostic(`${measure}: median ${values[values.length >> 1]}, most ${values.at(-1)}`);
  }
}

/** The titles of a few pages, whose words are of every frequency, and some with a mistake in them. */
async function queriesOf(site) {
  const { index } = await openIndex(site);
  const numbers = Array.from({ length: 100 }, (_, i) => Math.floor((i * index.count) / 100));
  const titles = (await index.show(numbers)).map(({ title }) => title.split(' '));
  return titles.map((words, i) => {
    if (i % 3 > 0) return words.slice(0, 1 + (i % 4)).join(' ');
    const longest = [...words].sort((a, b) => b.length - a.length)[0];
    return `${words[0]} ${longest.slice(0, 3)}q${longest.slice(4)}`;
  });
}

test('on a site of 5,000 pages a first query loads at most 150 KB, uncompressed and with the script', async (context) => {
  const weights = await weigh(large, await queriesOf(large));
  report(context, weights);
  assert.deepEqual(weights.filter(({ bytes }) => bytes > most), []);
});

test('on this site a first query loads at most 150 KB', async (context) => {
  const weights = await weigh(folder, readQuestions().map(({ q }) => q));
  report(context, weights);
  assert.deepEqual(weights.filter(({ bytes }) => bytes > most), []);
});

test('the script is at most 10 KB, compressed', (context) => {
  context.diagnostic(`${scriptBytes.length} bytes, ${gzipSync(scriptBytes).length} compressed`);
  assert.ok(gzipSync(scriptBytes).length <= 10_000);
});
