// The pure functions of the client.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance } from '../../themes/civic/scripts/search/distance.mjs';
import { pieces } from '../../themes/civic/scripts/search/index.mjs';
import { matcher } from '../../themes/civic/scripts/search/match.mjs';
import { stem } from '../../themes/civic/scripts/search/stem.mjs';
import { isStopWord, wordsOf } from '../../themes/civic/scripts/search/words.mjs';

test('a query is taken apart as the pages are', () => {
  assert.deepEqual(wordsOf('Section 42: Self-neglect'), ['section', '42', 'self', 'neglect']);
  assert.deepEqual(wordsOf("children's county line's don't won’t A&E"), ['children', 'county', 'line', 'dont', 'wont', 'ae']);
  assert.deepEqual(wordsOf('Café naïve straße Æther'), ['cafe', 'naive', 'strasse', 'aether']);
  assert.deepEqual(wordsOf('–?!'), []);
  assert.equal(wordsOf('x'.repeat(1000))[0].length, 40);
  assert.ok(isStopWord('the') && !isStopWord('neglect'));
});

test('mistakes are counted up to a limit', () => {
  assert.equal(distance('review', 'review', 2), 0);
  assert.equal(distance('reveiw', 'review', 2), 1);
  assert.equal(distance('neglet', 'neglect', 2), 1);
  assert.equal(distance('capasity', 'capacity', 2), 1);
  assert.equal(distance('abc', 'xyz', 2), 3);
  assert.equal(distance('', 'ab', 2), 2);
  assert.equal(distance('a', 'abcdef', 2), 3);
});

test('stems are those of the published algorithm', () => {
  // From https://snowballstem.org/algorithms/english/stemmer.html and its exceptions.
  const pairs =
    'consign:consign consigned:consign consistency:consist knightly:knight knots:knot generate:generat ' +
    'generically:generic arsenal:arsenal ugly:ugli dying:die news:news inning:inning skies:sky ties:tie ' +
    'cries:cri gas:gas this:this hopping:hop hoping:hope luxuriated:luxuri happy:happi say:say by:by ' +
    'rational:ration vietnamization:vietnam safeguarding:safeguard 42:42';
  for (const [word, expected] of pairs.split(' ').map((pair) => pair.split(':'))) {
    assert.equal(stem(word), expected, word);
  }
});

test('a short list is searched without an index', () => {
  const missing = matcher('missing');
  assert.ok(missing('Children who go missing') > 0);
  assert.equal(missing('Neglect'), 0);
  assert.ok(matcher('missing children')('Missing: a guide on children') > 0);
  assert.equal(matcher('missing adults')('Missing children'), 0);
  assert.ok(matcher('misssing')('Missing') > 0);
  assert.ok(matcher('safeg')('Safeguarding') > 0);
  assert.ok(matcher('reviews')('A review') > matcher('reveiw')('A review'));
  assert.ok(matcher('')('Anything') > 0);
  assert.ok(matcher('the')('Over the hill') > 0);
});

test('what was looked for is marked, however it is written', () => {
  assert.deepEqual(pieces('Self-neglecting, and the rest', new Set([stem('neglect'), stem('the')])), [
    ['Self', false],
    ['-', false],
    ['neglecting', true],
    [', ', false],
    ['and', false],
    [' ', false],
    ['the', false],
    [' ', false],
    ['rest', false],
  ]);
});
