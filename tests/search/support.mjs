// The search as a reader's browser asks it, over the built site, without a browser.

import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { SearchIndex } from '../../themes/civic/scripts/search/index.mjs';
import { folder } from '../browser/support/site.mjs';

/**
 * The index of a built site, and what it took to answer so far: files, bytes, and bytes as a server
 * sends them (gzip).
 */
export async function openIndex(site = folder) {
  const loaded = { files: [], bytes: 0, sent: 0 };
  const load = async (name) => {
    const bytes = fs.readFileSync(path.join(site, 'search', name));
    loaded.files.push(name);
    loaded.bytes += bytes.length;
    loaded.sent += gzipSync(bytes).length;
    return bytes.toString();
  };
  return { index: await new SearchIndex(load).open(), loaded };
}

/** The addresses of the first pages that a query finds. */
export async function firstPages(index, query, count = 3) {
  const { numbers } = await index.find(query);
  return (await index.show(numbers.slice(0, count))).map(({ url }) => url);
}

/** All documents of the index. */
export const allDocuments = (index) => index.show(Array.from({ length: index.count }, (_, i) => i));

/** The questions of questions.yaml, one on each line. */
export function readQuestions() {
  const text = fs.readFileSync(path.join(import.meta.dirname, 'questions.yaml'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const parts =
        /^- \{q: (.+), from: (resident|professional), kind: ([a-z ]+), pages: \[([^\]]+)\](?:, later: \[([^\]]+)\])?\}$/.exec(line);
      if (!parts) throw new Error(`questions.yaml: no question is ${line}`);
      const [, q, from, kind, pages, later = ''] = parts;
      return { q, from, kind, pages: pages.split(', '), later: later.split(', ').filter(Boolean) };
    });
}

/** Whether one of these addresses is a right answer. */
export const isAnswered = ({ pages, later }, found) =>
  found.some((url) => pages.includes(url) || later.includes(url));
