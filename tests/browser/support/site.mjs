// The built site as the tests see it: a folder of files, some of them pages.

import fs from 'node:fs';
import path from 'node:path';

/** The repository. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** The folder with the built site; tests/browser/CMakeLists.txt says which. */
export const folder = process.env.PIER_TEST_SITE ?? path.join(root, 'public');

/** All files of the site, as paths below `folder`, in a fixed order. */
export const files = fs
  .readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  .sort();

export const read = (file) => fs.readFileSync(path.join(folder, file), 'utf8');

const everyHtml = files
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({
    file,
    url: `/${file}`.replace(/\/index\.html$/, '/'),
    html: read(file),
  }));

const isStub = (page) => /<meta[^>]+http-equiv="refresh"/i.test(page.html);

/** Pages for readers. */
export const pages = everyHtml.filter((page) => !isStub(page));

/** Pages that only send the reader on to another address. */
export const stubs = everyHtml.filter(isStub);

/**
 * A few pages which between them have everything that any page has: every element with every class
 * and role. What is to be tried in many ways is tried on these. The home page and the page for what
 * is not found are always among them.
 */
export function pagesOfEveryKind() {
  const left = new Map(pages.map((page) => [page, featuresOf(page.html)]));
  const chosen = [];
  const choose = (page) => {
    const covered = left.get(page);
    left.delete(page);
    for (const features of left.values()) covered.forEach((feature) => features.delete(feature));
    chosen.push(page);
  };
  pages.filter(({ url }) => url === '/' || url === '/404.html').forEach(choose);
  for (;;) {
    const [page, features] = [...left].reduce(
      (best, next) => (next[1].size > best[1].size ? next : best),
      [null, new Set()],
    );
    if (features.size === 0) return chosen;
    choose(page);
  }
}

function featuresOf(html) {
  const features = new Set();
  for (const [, name, attributes] of html.matchAll(/<([a-z][a-z0-9-]*)([^>]*)>/g)) {
    features.add(name);
    for (const [, key, value] of attributes.matchAll(/\b(class|role|data-module)="([^"]*)"/g)) {
      value.split(/\s+/).forEach((word) => features.add(`${name} ${key} ${word}`));
    }
  }
  return features;
}
