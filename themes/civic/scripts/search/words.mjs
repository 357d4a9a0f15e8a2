// Takes what a reader types apart into words, as src/search/words.cpp does with the pages.

/** Words that say nothing about what is looked for; src/search/words.cpp has the same list. */
const stopWords = new Set(
  ('a about am an and any are as at be been but by can cant could did do does doesnt dont for from ' +
    'get had has have he her him his how i if im in is isnt it its ive many me much my no not of on or our ' +
    'she should so some than that the their them then there these they this to was we were what ' +
    'when where which who why will with wont would you your').split(' ')
)

const spelt = { æ: 'ae', œ: 'oe', ß: 'ss', ø: 'o', ð: 'd', þ: 'th', đ: 'd', ł: 'l', ı: 'i' }

/** @param {string} text @returns {string[]} Its words: small letters without marks, and digits. */
export function wordsOf(text) {
  return (
    text
      .toLowerCase()
      .replace(/[æœßøðþđłı]/g, (letter) => spelt[letter])
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      // "children's" is children, "don't" is dont, "A&E" is ae.
      .replace(/([a-z0-9])['’]s(?![a-z0-9])/g, '$1')
      .replace(/([a-z0-9])['’&](?=[a-z0-9])/g, '$1')
      .match(/[a-z0-9]+/g) || []
  ).map((word) => word.slice(0, 40))
}

/** @param {string} word */
export const isStopWord = (word) => stopWords.has(word)
