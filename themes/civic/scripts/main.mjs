// All the script a page has. Pages are whole without it: it adds the folding menu on small screens,
// the keyboard way out (Shift three times), the moving of focus by the skip link, the choice of
// what a chart shows, and the filters of lists.
// Nothing is stored on the visitor's device, and nothing is requested but the other pages of a list.

import { ExitThisPage, ServiceNavigation, SkipLink } from 'govuk-frontend'
import { initCharts } from './charts.mjs'
import { initFinders } from './finder.mjs'

// govuk-frontend asks for these classes; setting them here spares an inline script.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

for (const Component of [SkipLink, ExitThisPage, ServiceNavigation]) {
  for (const root of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
    try {
      new Component(root)
    } catch (error) {
      // One broken component must not take the others with it: the way out least of all.
      console.error(error)
    }
  }
}

for (const init of [initCharts, initFinders]) {
  try {
    init()
  } catch (error) {
    console.error(error)
  }
}
