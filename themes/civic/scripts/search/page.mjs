// The page of the search: takes what is typed, shows what is found, and lets it be filtered.

import { pieces, SearchIndex } from './index.mjs'

const atOnce = 10
const filters = ['kind', 'audience', 'year']

/** @param {string} tag @param {object} [properties] @param {...(Node|string)} children */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`

class SearchPage {
  /**
   * @param {HTMLFormElement} form Its action is the folder of the search. With data-quiet, what is
   *     looked for stays in the page: it goes neither into the address nor into the history.
   */
  constructor(form) {
    this.form = form
    this.quiet = 'quiet' in form.dataset
    this.input = form.elements.q
    this.results = document.getElementById('search-results')
    this.status = document.getElementById('search-status')
    this.folder = new URL(form.dataset.index, location.href)
    this.asked = 0
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.remember('pushState')
      this.search()
    })
    form.addEventListener('change', (event) => {
      if (!filters.includes(event.target.name) || !this.found) return
      this.remember('replaceState')
      this.show()
    })
    if (this.quiet) return
    addEventListener('popstate', () => this.readAddress())
    this.readAddress()
  }

  /** Searches for what the address says. */
  readAddress() {
    const asked = new URLSearchParams(location.search)
    this.input.value = asked.get('q') || ''
    this.wanted = Object.fromEntries(filters.map((name) => [name, asked.get(name) || '']))
    this.search()
  }

  /** Puts the query into the address, so that it can be shared and gone back to. */
  remember(how) {
    if (this.quiet) return
    const address = new URL(location.pathname, location.href)
    for (const name of ['q', ...filters]) {
      const { value } = this.form.elements[name]
      if (value.trim()) address.searchParams.set(name, value.trim())
    }
    history[how](null, '', address)
  }

  async search() {
    const query = this.input.value.trim()
    const asked = ++this.asked
    if (!query) {
      this.found = undefined
      this.results.hidden = true
      this.status.textContent = ''
      return
    }
    try {
      const found = await this.ask(query)
      // Another question was asked meanwhile.
      if (asked !== this.asked) return
      this.found = found
      this.query = query
      this.offerFilters()
      this.show()
    } catch (error) {
      console.error(error)
      if (asked !== this.asked) return
      this.index = undefined
      this.found = undefined
      this.results.hidden = true
      this.status.textContent = 'The search does not answer. Check your connection and try again.'
    }
  }

  /** Asks the index; when the site was published anew meanwhile, once more with the new one. */
  async ask(query) {
    try {
      return await this.askIndex(query)
    } catch {
      this.index = undefined
      return this.askIndex(query)
    }
  }

  async askIndex(query) {
    this.index = this.index || (await new SearchIndex((name) => this.load(name)).open())
    const found = await this.index.find(query)
    await this.index.show(found.numbers.slice(0, atOnce))
    return found
  }

  async load(name) {
    const response = await fetch(new URL(name, this.folder))
    if (!response.ok) throw new Error(`${name}: ${response.status}`)
    return response.text()
  }

  /** Offers what the documents that were found are filed under, with how many there are. */
  offerFilters() {
    for (const name of filters) {
      const select = this.form.elements[name]
      const chosen = this.wanted ? this.wanted[name] : select.value
      const counts = new Map()
      for (const number of this.found.numbers) {
        const value = this.index.facet(name, number)
        if (value) counts.set(value, (counts.get(value) || 0) + 1)
      }
      const values = this.index.facets[name].names.filter((value) => counts.has(value))
      if (chosen && !values.includes(chosen)) values.push(chosen)
      select.replaceChildren(
        make('option', { value: '', textContent: 'All' }),
        ...values.map((value) =>
          make('option', { value, textContent: `${value} (${counts.get(value) || 0})`, selected: value === chosen })
        )
      )
    }
    this.wanted = undefined
    document.getElementById('search-filters').hidden = this.found.numbers.length === 0
  }

  /** Shows the best of what was found and passes the filters. */
  show() {
    const chosen = filters
      .map((name) => [name, this.form.elements[name].value])
      .filter(([, value]) => value)
    this.numbers = this.found.numbers.filter((number) =>
      chosen.every(([name, value]) => this.index.facet(name, number) === value)
    )
    this.list = make('ol', { className: 'search-list' })
    const heading = make('h2', { textContent: `Results for “${this.query}”` })
    const parts = [heading, ...this.remarks(), this.list]
    this.more = make('button', { type: 'button', className: 'search-more', textContent: 'Show more results' })
    this.more.addEventListener('click', () => this.showMore(true))
    this.results.replaceChildren(...parts, this.more)
    this.results.hidden = false
    this.status.textContent =
      this.numbers.length === 0 ? 'No page was found.' : `${counted(this.numbers.length, 'page was', 'pages were')} found.`
    return this.showMore(false)
  }

  remarks() {
    const remarks = []
    if (this.found.meant.length > 0) {
      const words = this.found.meant.map(([typed, meant]) => `“${meant}” instead of “${typed}”`)
      remarks.push(make('p', { textContent: `We looked for ${words.join(' and ')}.` }))
    }
    if (this.numbers.length === 0) {
      const advice =
        this.found.numbers.length > 0
          ? 'No page passes these filters. Choose “All” to see more.'
          : 'No page was found. Try other words, or fewer of them.'
      remarks.push(make('p', { textContent: advice }))
    }
    return remarks
  }

  /** Shows ten more. `byReader`: the button was pressed, so the first new one gets the focus. */
  async showMore(byReader) {
    const { list, more, numbers, found } = this
    const shown = list.children.length
    more.hidden = numbers.length <= shown + atOnce
    const documents = await this.index.show(numbers.slice(shown, shown + atOnce))
    if (list.children.length !== shown) return
    list.append(...documents.map((one) => this.item(one, found.stems)))
    if (byReader) list.children[shown].querySelector('a').focus()
  }

  item({ number, url, title, summary }, stems) {
    const marked = (text) =>
      pieces(text, stems).map(([piece, hit]) => (hit ? make('mark', { textContent: piece }) : piece))
    const filed = ['kind', 'audience', 'year']
      .map((name) => this.index.facet(name, number))
      .filter((value) => value && value !== 'Everybody')
    // The address of the site is the folder above that of the search. What a neighbour published is
    // on its own site.
    const href = url.startsWith('/') ? new URL(`..${url}`, this.folder).pathname : url
    return make(
      'li',
      {},
      make('h3', {}, make('a', { href }, title)),
      make('p', { className: 'search-list__filed', textContent: filed.join(', ') }),
      make('p', {}, ...marked(summary))
    )
  }
}

for (const form of document.querySelectorAll('form[data-index]')) new SearchPage(form)
