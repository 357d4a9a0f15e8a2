// Answers a query from the index that src/search/files.h describes. Knows nothing of a page: what
// loads a file is handed in, so that the tests ask the same code as the browser does.

import { distance, mistakesIn } from './distance.mjs'
import { stem } from './stem.mjs'
import { isStopWord, wordsOf } from './words.mjs'

const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const valueOf = Object.fromEntries([...characters].map((character, value) => [character, value]))
const mostImpact = 63

/** Each word of a query may have to load a part of the index. */
const mostWords = 20

/** How much a word counts that is not the one typed: one that begins so, or after n mistakes. */
const weightOfBeginning = 0.7
const weightOfMistakes = [1, 0.8, 0.6]
/** How many words one word may have been meant to be. */
const mostMeanings = 3
/** How much the other name of a thing counts, against the one that was typed. */
const weightOfSynonym = 0.9
/** What says less than this part of what the best page says is no answer. */
const leastOfBest = 0.15
/** How much it counts that the words are those of a title and no others. */
const weightOfTitle = 0.6

/** Letters that begin words that sound as if they began with the key. */
const soundsLike = { f: 'p', n: 'kg', r: 'w', s: 'pc', c: 'ks', k: 'c', j: 'g', g: 'j', i: 'e', e: 'i' }

const list = (text) => (text ? text.split(' ') : [])

/** The documents of a term and how much it says about each, from 0 to 1. */
function postingsOf(text) {
  const found = new Map()
  let number = 0
  for (let i = 0; i < text.length; i++) {
    let shift = 0
    let value = valueOf[text[i]]
    for (; value >= 32; value = valueOf[text[++i]]) {
      number += (value - 32) * 2 ** shift
      shift += 5
    }
    number += value * 2 ** shift
    found.set(number, (valueOf[text[++i]] / mostImpact) ** 2)
  }
  return found
}

/** The phrases that begin with a stem: what follows it, and the groups of synonyms they belong to. */
function phrasesOf(text) {
  return text.split('|').map((phrase) => {
    const [rest, groups] = phrase.split('=')
    return { rest: list(rest), groups: groups.split(',') }
  })
}

export class SearchIndex {
  /** @param {(name: string) => Promise<string>} load Gives the text of a file of the index. */
  constructor(load) {
    this.load = load
    this.parts = new Map()
  }

  /** Reads what names the parts. Has to be done first. */
  async open() {
    const manifest = JSON.parse(await this.load('index.json'))
    this.count = manifest.count
    this.inPart = manifest.inPart
    const terms = list(manifest.terms)
    this.begins = terms.filter((_, i) => i % 2 === 0)
    this.termParts = terms.filter((_, i) => i % 2 === 1)
    const words = list(manifest.words)
    this.wordParts = Object.fromEntries(
      words.flatMap((letter, i) => (i % 2 === 0 ? [[letter, words[i + 1]]] : []))
    )
    this.documentParts = list(manifest.documents)
    this.facets = { kind: manifest.kind, audience: manifest.audience, year: manifest.year }
    return this
  }

  /** What a document is filed under: the name of its 'kind', 'audience' or 'year'. */
  facet(name, number) {
    return this.facets[name].names[valueOf[this.facets[name].of[number]]]
  }

  /**
   * The documents that answer a query, best first.
   * @param {string} query
   * @returns {Promise<{numbers: number[], meant: [string, string][], stems: Set<string>}>}
   *     `meant`: words that no page has, each with the one that was taken for it; `stems`: those
   *     that were looked for.
   */
  async find(query) {
    const typed = [...new Set(wordsOf(query))].slice(0, mostWords)
    const telling = typed.filter((word) => !isStopWord(word))
    const slots = await Promise.all(
      (telling.length > 0 ? telling : typed).map((word) => this.slotOf(word))
    )
    await this.addSynonyms(slots)
    await Promise.all(slots.map((slot) => slot.scores.size === 0 && this.addMeant(slot)))
    await this.addSynonyms(slots)
    const known = slots.filter((slot) => slot.scores.size > 0)
    const title = await this.term(`=${[...new Set(slots.map((slot) => slot.stems[0]))].sort().join('+')}`)
    return {
      numbers: ranked(known, title ? [...title.postings.keys()] : []),
      meant: known.filter((slot) => slot.meant).map((slot) => [slot.word, slot.meant]),
      stems: new Set(known.flatMap((slot) => slot.stems))
    }
  }

  /** Address, title and summary of some documents. */
  async show(numbers) {
    const parts = await Promise.all(
      numbers.map((number) => this.part(`d${this.documentParts[Math.floor(number / this.inPart)]}.json`, JSON.parse))
    )
    return numbers.map((number, i) => {
      const [url, title, summary] = parts[i][number % this.inPart]
      return { number, url, title, summary }
    })
  }

  /** A word of the query with the documents that have it. */
  async slotOf(word) {
    const slot = { word, stems: [], phrases: [], scores: new Map(), groups: new Set() }
    await this.addStem(slot, stem(word), 1)
    return slot
  }

  async addStem(slot, wanted, weight) {
    const term = await this.term(wanted)
    slot.stems.push(wanted)
    if (!term) return
    slot.phrases.push(...term.phrases)
    add(slot, term.postings, weight)
  }

  /** Takes a word that no page has for those that it is likely meant to be. */
  async addMeant(slot) {
    const near = await this.wordsNear(slot.word)
    if (near.length === 0) return
    slot.meant = near[0].word
    await Promise.all(near.map(({ word, weight }) => this.addStem(slot, stem(word), weight)))
  }

  /** Adds the groups of synonyms whose names stand in the query to the words of these names. */
  async addSynonyms(slots) {
    const found = slots.flatMap((slot, i) =>
      slot.phrases.flatMap(({ rest, groups }) =>
        rest.every((wanted, k) => slots[i + 1 + k] && slots[i + 1 + k].stems.includes(wanted))
          ? groups.map((group) => ({ group, covered: slots.slice(i, i + 1 + rest.length) }))
          : []
      )
    )
    const fresh = found.filter(({ group, covered }) => !covered.every((slot) => slot.groups.has(group)))
    await Promise.all(
      fresh.map(async ({ group, covered }) => {
        const term = await this.term(`~${group}`)
        for (const slot of covered) {
          slot.groups.add(group)
          if (term) add(slot, term.postings, weightOfSynonym)
        }
      })
    )
  }

  /** Words of the site that a word may have been meant to be, likeliest first. */
  async wordsNear(word) {
    const most = mistakesIn(word)
    if (most === 0) return []
    const first = await this.nearAmong(word, most, word[0])
    if (first.length > 0) return first
    return this.nearAmong(word, most, word[1] + (soundsLike[word[0]] || ''))
  }

  async nearAmong(word, most, letters) {
    const lists = await Promise.all(
      [...letters]
        .filter((letter) => this.wordParts[letter])
        .map((letter) => this.part(`w${this.wordParts[letter]}.txt`, readWords))
    )
    const found = lists.flat().flatMap(([other, count]) => {
      const mistakes = distance(word, other, most)
      if (mistakes <= most) return [{ word: other, weight: weightOfMistakes[mistakes], count }]
      return other.startsWith(word) ? [{ word: other, weight: weightOfBeginning, count }] : []
    })
    const best = Math.max(...found.map(({ weight }) => weight))
    return found
      .filter(({ weight }) => weight === best)
      .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
      .slice(0, mostMeanings)
  }

  /** What the index has of a stem, or of a group of synonyms by its name "~12". */
  async term(name) {
    // The last part that begins no later.
    let low = 0
    for (let high = this.begins.length; low < high; ) {
      const middle = (low + high) >> 1
      if (this.begins[middle] <= name) low = middle + 1
      else high = middle
    }
    if (low === 0) return undefined
    const lines = await this.part(`t${this.termParts[low - 1]}.txt`, readLines)
    const line = lines.get(name)
    if (!line) return undefined
    return { postings: postingsOf(line[0]), phrases: line[1] ? phrasesOf(line[1]) : [] }
  }

  /** A part of the index, loaded once. One that could not be loaded is asked for again. */
  part(name, read) {
    if (!this.parts.has(name)) {
      const loading = this.load(`parts/${name}`).then(read)
      loading.catch(() => this.parts.delete(name))
      this.parts.set(name, loading)
    }
    return this.parts.get(name)
  }
}

const readLines = (text) =>
  new Map(
    text
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([name, ...rest]) => [name, rest])
  )

/** @returns {[string, number][]} Words, each with the magnitude of how many documents have it. */
function readWords(text) {
  let word = ''
  return [...text.matchAll(/([A-Z])([a-z]*)(\d)/g)].map(([, same, rest, count]) => {
    word = word.slice(0, same.charCodeAt(0) - 65) + rest
    return [word, Number(count)]
  })
}

function add(slot, postings, weight) {
  for (const [number, value] of postings) {
    slot.scores.set(number, Math.max(slot.scores.get(number) || 0, value * weight))
  }
}

/**
 * The documents of all words, those that have most of what is asked for and are most about it first.
 * `titled`: those with just these words as their title.
 */
function ranked(slots, titled) {
  const sums = new Map()
  let most = 0
  for (const { scores } of slots) {
    // A word is worth what it says about the page that it says most about: rare ones most.
    const worth = Math.max(...scores.values())
    most += worth
    for (const [number, score] of scores) {
      const sum = sums.get(number) || { score: 0, worth: 0 }
      sum.score += score
      sum.worth += worth
      sums.set(number, sum)
    }
  }
  for (const number of titled) {
    const sum = sums.get(number) || { score: 0, worth: most }
    sum.score += weightOfTitle
    sums.set(number, sum)
  }
  const scored = [...sums].map(([number, { score, worth }]) => ({
    number,
    score: score * (worth / most || 1)
  }))
  const least = leastOfBest * Math.max(...scored.map(({ score }) => score))
  return scored
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || a.number - b.number)
    .map(({ number }) => number)
}

/**
 * A text in pieces, to mark in it what was looked for.
 * @param {string} text @param {Set<string>} stems
 * @returns {[string, boolean][]} Each piece, and whether it is one of the words.
 */
export function pieces(text, stems) {
  return text
    .split(/([\p{L}\p{N}'’&]+)/u)
    .filter((piece) => piece !== '')
    .map((piece) => [piece, wordsOf(piece).some((word) => !isStopWord(word) && stems.has(stem(word)))])
}
