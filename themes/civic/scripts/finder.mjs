// Lets a reader take several filters together over a list, and share the address of what is shown.
// Without it nothing is missing: the list is whole, and each filter has pages of its own. A list
// that goes over several pages is fetched from them, from this site only, when the first filter is
// chosen. Items say in data-keys what they belong to, as "theme:neglect year:2021".

import { matcher } from './search/match.mjs'

/** @param {string} tag @param {object} [properties] @param {...(Node|string)} children */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

class Finder {
  constructor(root) {
    this.root = root
    this.lists = [...root.querySelectorAll('[data-list]')]
    this.status = root.querySelector('[data-status]')
    if (this.lists.length === 0 || !this.status) return
    this.whole = this.status.textContent
    this.pages = root.querySelector('[data-pages]')
    this.missing = this.pages ? [...this.pages.querySelectorAll('a')].map((a) => a.href) : []
    this.isDiscreet = root.hasAttribute('data-discreet')
    this.address = new URLSearchParams(window.location.search)
    this.selects = new Map()
    this.build()
    this.status.setAttribute('role', 'status')
    this.update()
  }

  /** The form takes the place of the links to the single pages. */
  build() {
    this.search = make('input', { type: 'search', autocomplete: 'off' })
    this.search.value = this.address.get('search') ?? ''
    const fields = [field('Words', 'search', this.search)]
    for (const facet of this.root.querySelectorAll('[data-facet]')) {
      const select = this.selectOf(facet)
      this.selects.set(facet.dataset.facet, select)
      fields.push(field(facet.dataset.label, facet.dataset.facet, select))
    }
    this.clear = make('button', { type: 'button', textContent: 'Clear all filters' })
    const filters = make(
      'details',
      {
        className: 'filters',
        open: this.isNarrowed() || window.matchMedia('(min-width: 40.0625em)').matches
      },
      make('summary', { textContent: `Filter these ${this.root.dataset.many}` }),
      make('div', { className: 'filters__fields' }, ...fields),
      this.clear
    )
    const links = this.root.querySelector('.facets')
    if (links) links.replaceWith(filters)
    else this.root.prepend(filters)
    filters.addEventListener('change', () => this.update())
    this.search.addEventListener('input', () => {
      clearTimeout(this.later)
      this.later = setTimeout(() => this.update(), 300)
    })
    this.clear.addEventListener('click', () => {
      this.search.value = ''
      for (const select of this.selects.values()) select.value = ''
      this.update()
    })
  }

  selectOf(facet) {
    const options = [...facet.querySelectorAll('[data-value]')].map((item) =>
      make('option', { value: item.dataset.value, textContent: item.textContent.trim() })
    )
    const select = make('select', {}, make('option', { value: '', textContent: 'All' }), ...options)
    select.value = this.address.get(facet.dataset.facet) ?? ''
    if (select.selectedIndex < 0) select.value = ''
    return select
  }

  isNarrowed() {
    const chosen = [...this.selects.values()].some((select) => select.value !== '')
    return chosen || this.search.value.trim() !== ''
  }

  async update() {
    const narrowed = this.isNarrowed()
    if (narrowed && this.missing.length > 0) await this.fetchRest()
    const chosen = [...this.selects].filter(([, select]) => select.value)
    const keys = chosen.map(([name, select]) => `${name}:${select.value}`)
    const likeness = matcher(this.search.value)
    let shown = 0
    let all = 0
    for (const list of this.lists) {
      let here = 0
      for (const item of list.children) {
        const own = (item.dataset.keys ?? '').split(' ')
        const hasKeys = keys.every((key) => own.includes(key))
        item.hidden = !hasKeys || likeness(item.textContent) === 0
        here += item.hidden ? 0 : 1
      }
      all += list.children.length
      shown += here
      const group = list.closest('[data-group]')
      if (group) group.hidden = here === 0
    }
    this.clear.hidden = !narrowed
    this.say(narrowed, shown, all)
    this.remember(keys)
  }

  say(narrowed, shown, all) {
    const { one, many } = this.root.dataset
    const text = !narrowed
      ? this.whole
      : shown === 0
        ? `None of the ${all} ${many} fits. Take a filter away to see more.`
        : `${shown} of ${all} ${all === 1 ? one : many}`
    if (this.status.textContent !== text) this.status.textContent = text
  }

  /** Nothing of what was looked for stays in the history of a page that is discreet. */
  remember(keys) {
    if (this.isDiscreet) return
    const query = new URLSearchParams(keys.map((key) => key.split(':')))
    if (this.search.value.trim()) query.set('search', this.search.value.trim())
    const text = query.toString()
    const address = window.location.pathname + (text ? `?${text}` : '') + window.location.hash
    window.history.replaceState(null, '', address)
  }

  /** Brings the items of the list's other pages; those that cannot be had stay linked. */
  async fetchRest() {
    const left = this.missing
    this.missing = []
    this.status.textContent = `Fetching all ${this.root.dataset.many}`
    const parts = await Promise.all(left.map((url) => itemsAt(url).catch(() => null)))
    parts.forEach((items, i) => {
      if (items) this.lists[0].append(...items)
      else this.missing.push(left[i])
    })
    if (this.missing.length === 0) this.pages.hidden = true
    if (this.missing.length === 0) {
      this.whole = `All ${this.lists[0].children.length} ${this.root.dataset.many}`
    }
  }
}

async function itemsAt(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  return [...page.querySelectorAll('[data-list] > li')]
}

/** No heading of a page has two hyphens in its id. */
function field(label, name, control) {
  control.id = `filter--${name}`
  return make('div', {}, make('label', { htmlFor: control.id, textContent: label }), control)
}

export function initFinders() {
  for (const root of document.querySelectorAll('[data-finder]')) new Finder(root)
}
