// The client and the index of the built site agree with each other, and with what is public.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { stem } from '../../themes/civic/scripts/search/stem.mjs';
import { files, folder, pages } from '../browser/support/site.mjs';
import { allDocuments, firstPages, openIndex } from './support.mjs';

const parts = (sort) => files.filter((file) => file.startsWith(`search/parts/${sort}`));
const textOf = (file) => fs.readFileSync(path.join(folder, file), 'utf8');

let index;
let documents;
before(async () => {
  ({ index } = await openIndex());
  documents = await allDocuments(index);
});

/** Every word of the site, as the lists for what is misspelt have them. */
function wordsOfSite() {
  return parts('w').flatMap((file) => {
    let word = '';
    return [...textOf(file).matchAll(/([A-Z])([a-z]*)\d/g)].map(([, same, rest]) => {
      word = word.slice(0, same.charCodeAt(0) - 65) + rest;
      return word;
    });
  });
}

test('every word of the site has, by our stemmer, a stem of the index, made by libstemmer', () => {
  const stems = new Set(parts('t').flatMap((file) => textOf(file).split('\n').map((line) => line.split('\t')[0])));
  const words = wordsOfSite();
  assert.ok(words.length > 3000, `${words.length} words`);
  assert.deepEqual(words.filter((word) => !stems.has(stem(word))), []);
});

test('every page for readers is found by its title, and nothing else is in the index', async () => {
  // The chapters of a report are found, and not the long page that repeats them.
  const left = /^\/(search\/(quiet\/)?|site-map\/|a-to-z\/|business-unit\/|404\.html|.+\/whole-report\/)$/;
  const expected = pages.map(({ url }) => url).filter((url) => !left.test(url));
  assert.deepEqual(documents.map(({ url }) => url).sort(), expected.sort());
  const lost = [];
  for (const { url, title } of documents) {
    const found = await firstPages(index, title, 12);
    if (!found.includes(url)) lost.push(`${title} (${url})`);
  }
  assert.deepEqual(lost, []);
});

test('the index has no file that the manifest does not name, and lacks none', async () => {
  const manifest = JSON.parse(textOf('search/index.json'));
  const digits = (list, from, step) => list.split(' ').filter((_, i) => i % step === from);
  const named = [
    ...digits(manifest.terms, 1, 2).map((digest) => `search/parts/t${digest}.txt`),
    ...digits(manifest.words, 1, 2).map((digest) => `search/parts/w${digest}.txt`),
    ...digits(manifest.documents, 0, 1).map((digest) => `search/parts/d${digest}.json`),
  ];
  assert.deepEqual(named.sort(), [...parts('t'), ...parts('w'), ...parts('d')].sort());
});

test('discreet pages are found too', async () => {
  assert.ok((await firstPages(index, 'domestic abuse')).includes('/adults/domestic-abuse/'));
});

test('a synonym finds what it means, in the directions that are right', async () => {
  assert.ok((await firstPages(index, 'SAR')).includes('/learning/safeguarding-adult-reviews/'));
  assert.ok((await firstPages(index, 'hoarding')).includes('/adults/self-neglect/'));
  assert.ok((await firstPages(index, 'baby bruise')).includes('/professionals/bruising-in-babies/'));
  // Not the other way round: who looks for the procedures does not look for what they are also called.
  assert.ok((await firstPages(index, 'SET procedures')).includes('/professionals/set-procedures/'));
});

test('odd queries are answered without a fault', async () => {
  for (const query of ['', ' ', '???', 'the', 'who are you', '~1', 'a'.repeat(5000), '漢字', '__proto__', 'constructor', '\u0000', '%s <b>', 'x y z', '1 2 3', 'many words '.repeat(500)]) {
    const { numbers } = await index.find(query);
    assert.ok(Array.isArray(numbers));
  }
  assert.ok((await firstPages(index, 'who we are')).includes('/about/who-we-are/'));
});

test('what is filed under is known of every document', () => {
  for (const { number } of documents) {
    assert.ok(index.facet('kind', number), documents[number].url);
    assert.ok(['Children', 'Adults', 'Professionals', 'Everybody'].includes(index.facet('audience', number)));
    assert.match(index.facet('year', number), /^(20\d\d)?$/);
  }
});
