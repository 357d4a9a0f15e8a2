// Lets a reader choose which series and which years of a chart are shown, in the drawing and in
// its table. Without it nothing is missing: everything is shown then.
// The drawings say what belongs together: data-s is the number of a series; data-at has the middle
// of each category along data-axis, and data-reach how far it goes to both sides.

const SVG = 'http://www.w3.org/2000/svg'

/** @param {string} tag @param {object} [properties] @param {...(Node|string)} children */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

function words(count, one, many) {
  return `${count} ${count === 1 ? one : many}`
}

class Choice {
  constructor(figure) {
    this.figure = figure
    this.drawings = [...figure.querySelectorAll('svg')]
    this.rows = [...figure.querySelectorAll('tbody tr')]
    this.series = [...figure.querySelectorAll('thead th')].slice(1).map((th) => th.textContent)
    this.categories = this.rows.map((row) => row.cells[0].textContent)
    this.boxes = []
    this.status = make('p', { className: 'govuk-visually-hidden' })
    this.status.setAttribute('role', 'status')
    const parts = [this.chooseSeries(), this.chooseTime()].filter(Boolean)
    if (parts.length === 0) return
    const choice = make(
      'details',
      { className: 'chart__data chart-choice' },
      make('summary', { textContent: 'Choose what is shown' }),
      ...parts,
      this.status
    )
    figure.querySelector('.chart__picture').after(choice)
    choice.addEventListener('change', () => this.show())
  }

  chooseSeries() {
    const numbers = new Set(
      [...this.drawings[0].querySelectorAll('[data-s]')].map((group) => group.dataset.s)
    )
    if (numbers.size < 2 || numbers.size !== this.series.length) return null
    this.boxes = this.series.map((name) =>
      make('input', { type: 'checkbox', checked: true, value: name })
    )
    return make(
      'fieldset',
      {},
      make('legend', { textContent: 'Series' }),
      ...this.boxes.map((box) => make('label', {}, box, box.value))
    )
  }

  chooseTime() {
    if (!this.drawings[0].dataset.at || this.categories.length < 3) return null
    const select = (chosen) =>
      make(
        'select',
        {},
        ...this.categories.map((name, i) =>
          make('option', { value: i, textContent: name, selected: i === chosen })
        )
      )
    this.from = select(0)
    this.to = select(this.categories.length - 1)
    return make(
      'fieldset',
      {},
      make('legend', { textContent: 'Time' }),
      make('label', {}, 'From', this.from),
      make('label', {}, 'To', this.to)
    )
  }

  show() {
    const shown = this.series.map((_, i) => this.boxes.length === 0 || this.boxes[i].checked)
    let [from, to] = [0, this.categories.length - 1]
    if (this.from) {
      ;[from, to] = [Number(this.from.value), Number(this.to.value)].sort((a, b) => a - b)
    }
    for (const drawing of this.drawings) {
      for (const group of drawing.querySelectorAll('[data-s]')) {
        group.classList.toggle('chart-off', !shown[Number(group.dataset.s)])
      }
      if (this.from) clip(drawing, from, to)
    }
    this.rows.forEach((row, i) => {
      row.hidden = i < from || i > to
    })
    for (const row of this.figure.querySelectorAll('tr')) {
      shown.forEach((is, i) => {
        row.cells[i + 1].hidden = !is
      })
    }
    const time = this.from ? `, ${this.categories[from]} to ${this.categories[to]}` : ''
    this.status.textContent = `${words(shown.filter(Boolean).length, 'series is', 'series are')} shown${time}.`
  }
}

/** Shows the categories `from` to `to` of a drawing only. */
function clip(drawing, from, to) {
  const plot = drawing.querySelector('[data-plot]')
  if (!plot) return
  const middles = drawing.dataset.at.split(' ').map(Number)
  const reach = Number(drawing.dataset.reach)
  const id = `${drawing.closest('figure').id}-clip-${drawing.viewBox.baseVal.width}`
  let box = document.getElementById(id)?.firstChild
  if (!box) {
    const path = document.createElementNS(SVG, 'clipPath')
    path.id = id
    box = path.appendChild(document.createElementNS(SVG, 'rect'))
    drawing.append(path)
    plot.setAttribute('clip-path', `url(#${id})`)
  }
  const [start, end] = [middles[from] - reach, middles[to] + reach]
  const across = drawing.dataset.axis === 'x'
  const { width, height } = drawing.viewBox.baseVal
  const place = across ? [start, 0, end - start, height] : [0, start, width, end - start]
  ;['x', 'y', 'width', 'height'].forEach((name, i) => box.setAttribute(name, place[i]))
}

export function initCharts() {
  for (const figure of document.querySelectorAll('figure[data-chart]')) {
    if (figure.querySelector('svg')) new Choice(figure)
  }
}
