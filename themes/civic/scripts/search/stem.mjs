// The English stemmer of Snowball (Porter 2), https://snowballstem.org/algorithms/english/stemmer.html,
// as libstemmer 2.2 has it, with which the index is made. Words come without apostrophes, so that
// its first step has nothing to do.

const V = '[aeiouy]'
const region = new RegExp(`${V}[^aeiouy]`)
const hasVowel = new RegExp(V)
const double = /(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/
// What is short: a vowel between two consonants, the last of them none of w, x and a "y" that is
// one; or a vowel at the beginning before a consonant.
const endsShort = new RegExp(`(^|[^aeiouy])${V}[^aeiouywxY]$|^${V}[^aeiouy]$`)

const pairs = (text) => text.split(' ').map((pair) => pair.split(':'))
const longestFirst = (list) => list.sort((a, b) => b[0].length - a[0].length)

const special = new Map(
  pairs(
    'skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli ' +
      'only:onli singly:singl sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes'
  )
)
const whole = /^(inning|outing|canning|herring|earring|proceed|exceed|succeed)$/

const second = longestFirst(
  pairs(
    'tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ' +
      'ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive ' +
      'biliti:ble bli:ble ogi:og fulli:ful lessli:less li:'
  )
)
const third = longestFirst(
  pairs('tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative:')
)
const fourth = longestFirst(
  pairs(
    'al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ism: ate: iti: ous: ive: ize: ion:'
  )
)

/** Where the part behind the first consonant that follows a vowel begins, from `at` on. */
function behind(word, at) {
  const found = word.slice(at).search(region)
  return found < 0 ? word.length : at + found + 2
}

/** What the longest ending of the list that the word has is, or nothing. */
const ending = (list, word) => list.find(([end]) => word.endsWith(end))

/** @param {string} word Small letters and digits. @returns {string} Its stem. */
export function stem(word) {
  if (word.length < 3) return word
  if (special.has(word)) return special.get(word)
  // A "y" at the beginning or behind a vowel is a consonant.
  let w = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y')
  const prefix = /^(gener|commun|arsen)/.exec(w)
  const r1 = prefix ? prefix[0].length : behind(w, 0)
  const r2 = behind(w, r1)
  const cut = (count, to = '') => {
    w = w.slice(0, w.length - count) + to
  }
  const isIn = (start, end) => w.length - end.length >= start

  // Plurals.
  if (w.endsWith('sses')) cut(2)
  else if (/(ied|ies)$/.test(w)) cut(3, w.length > 4 ? 'i' : 'ie')
  else if (/s$/.test(w) && !/(us|ss)$/.test(w) && hasVowel.test(w.slice(0, -2))) cut(1)
  if (whole.test(w)) return w

  // The past and what goes on.
  let found = /(eed|eedly)$/.exec(w)
  if (found) {
    if (isIn(r1, found[0])) cut(found[0].length, 'ee')
  } else if ((found = /(ingly|edly|ing|ed)$/.exec(w)) && hasVowel.test(w.slice(0, found.index))) {
    cut(found[0].length)
    if (/(at|bl|iz)$/.test(w)) w += 'e'
    else if (double.test(w)) cut(1)
    else if (w.length === r1 && endsShort.test(w)) w += 'e'
  }
  if (/.[^aeiouy][yY]$/.test(w)) cut(1, 'i')

  found = ending(second, w)
  if (found && isIn(r1, found[0])) {
    const before = w[w.length - found[0].length - 1]
    const holds =
      found[0] === 'ogi' ? before === 'l' : found[0] === 'li' ? /[cdeghkmnrt]/.test(before) : true
    if (holds) cut(found[0].length, found[1])
  }
  found = ending(third, w)
  if (found && isIn(found[0] === 'ative' ? r2 : r1, found[0])) cut(found[0].length, found[1])
  found = ending(fourth, w)
  if (found && isIn(r2, found[0]) && (found[0] !== 'ion' || /[st]ion$/.test(w))) {
    cut(found[0].length)
  }
  if (w.endsWith('e')) {
    if (isIn(r2, 'e') || (isIn(r1, 'e') && !endsShort.test(w.slice(0, -1)))) cut(1)
  } else if (w.endsWith('ll') && isIn(r2, 'l')) cut(1)
  return w.toLowerCase()
}
