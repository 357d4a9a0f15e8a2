// Finds words in a short list that is on the page anyway, such as titles of documents, without the
// index.

import { distance, mistakesIn } from './distance.mjs'
import { stem } from './stem.mjs'
import { isStopWord, wordsOf } from './words.mjs'

/**
 * Makes a function that says how well a text answers the query: 0 when a word of the query is
 * neither in it, nor begins a word of it, nor is a misspelt one; else the larger the better. An
 * empty query is answered by everything.
 * @param {string} query @returns {(text: string) => number}
 */
export function matcher(query) {
  const typed = wordsOf(query)
  const telling = typed.filter((word) => !isStopWord(word))
  const asked = telling.length > 0 ? telling : typed
  return (text) => {
    if (asked.length === 0) return 1
    const words = wordsOf(text)
    let sum = 0
    for (const word of asked) {
      const best = Math.max(0, ...words.map((other) => likeness(word, other)))
      if (best === 0) return 0
      sum += best
    }
    return sum / asked.length
  }
}

/** 1: the same word; less: one that begins so, or is so spelt but for a mistake; 0: another. */
function likeness(typed, word) {
  if (typed === word) return 1
  if (stem(typed) === stem(word)) return 0.9
  if (typed.length > 2 && word.startsWith(typed)) return 0.7
  const most = mistakesIn(typed)
  const mistakes = most > 0 ? distance(typed, word, most) : 1
  return mistakes <= most ? 0.6 / mistakes : 0
}
