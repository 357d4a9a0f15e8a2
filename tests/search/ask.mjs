// What the search finds: ask.mjs "QUERY" [COUNT]

import { openIndex } from './support.mjs';

const [query, count = '10'] = process.argv.slice(2);
const { index, loaded } = await openIndex();
const { numbers, meant } = await index.find(query);
for (const { number, url, title } of await index.show(numbers.slice(0, Number(count)))) {
  console.log(`${url}  ${title} (${index.facet('kind', number)})`);
}
for (const [typed, word] of meant) console.log(`"${word}" instead of "${typed}"`);
console.log(`${numbers.length} pages; ${loaded.files.length} files, ${loaded.bytes} bytes, ${loaded.sent} with gzip`);
