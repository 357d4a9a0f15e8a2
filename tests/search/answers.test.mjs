// The search answers what people ask, and better than Pagefind does on the same pages.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { firstPagesOfPagefind } from './pagefind.mjs';
import { allDocuments, firstPages, isAnswered, openIndex, readQuestions } from './support.mjs';

const mostPagesFailed = 6;
const questions = readQuestions();
let ours;
let urls;

before(async () => {
  const { index } = await openIndex();
  urls = (await allDocuments(index)).map(({ url }) => url);
  ours = [];
  for (const { q } of questions) ours.push(await firstPages(index, q));
});

const unanswered = (found) =>
  questions
    .map((question, i) => ({ question, found: found[i] }))
    .filter(({ question, found: pages }) => !isAnswered(question, pages))
    .map(({ question, found: pages }) => `${question.q}: ${pages.join(' ') || 'nothing'}`);

test('there are sixty questions, whose answers are pages of the site', () => {
  assert.equal(questions.length, 60);
  const missing = questions.flatMap(({ q, pages }) =>
    pages.filter((url) => !urls.includes(url)).map((url) => `${q}: ${url}`),
  );
  assert.deepEqual(missing, []);
});

test('at least 54 of them find a right page among the first three', (context) => {
  const failed = unanswered(ours);
  context.diagnostic(`${questions.length - failed.length} of ${questions.length}`);
  failed.forEach((line) => context.diagnostic(line));
  assert.ok(failed.length <= mostPagesFailed, failed.join('\n'));
});

test('Pagefind finds fewer', async (context) => {
  const theirs = unanswered(await firstPagesOfPagefind(urls, questions.map(({ q }) => q)));
  context.diagnostic(`Pagefind: ${questions.length - theirs.length} of ${questions.length}`);
  theirs.forEach((line) => context.diagnostic(line));
  assert.ok(unanswered(ours).length < theirs.length);
});
