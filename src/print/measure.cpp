#include "print/measure.h"

#include "value/json_writer.h"
#include "value/schema.h"

namespace pier::print {

namespace {

constexpr std::string_view kReady = "document.fonts.ready.then(() => {})";

// Lengths of CSS are in pixels of 1/96 inch. The text is laid out in the width that the page has
// between its margins, which stand in the rule @page of the style sheet; a part is the largest
// element around its heading that holds no other, and what follows up to the next heading.
constexpr std::string_view kMeasure = R"((() => {
  const mm = (pixels) => (pixels * 25.4) / 96
  const page = { width: 210, height: 297 }
  const probe = document.createElement('div')
  document.body.append(probe)
  const margin = { left: 0, right: 0, top: 0, bottom: 0 }
  for (const sheet of document.styleSheets) {
    const visit = (rules) => {
      for (const rule of rules) {
        if (rule instanceof CSSPageRule) {
          for (const side of Object.keys(margin)) {
            const written = rule.style.getPropertyValue(`margin-${side}`)
            if (written === '') continue
            probe.style.width = written
            margin[side] = mm(probe.getBoundingClientRect().width)
          }
        } else if (rule instanceof CSSMediaRule && matchMedia(rule.conditionText).matches) {
          visit(rule.cssRules)
        }
      }
    }
    visit(sheet.cssRules)
  }
  probe.remove()
  const style = document.documentElement.getAttribute('style')
  document.documentElement.style.width = `${page.width - margin.left - margin.right}mm`

  const isShown = (element) => element.getClientRects().length > 0
  const headings = [...document.querySelectorAll('h2')].filter(isShown)
  const parts = headings.map((heading) => {
    let box = heading
    for (;;) {
      const around = box.parentElement
      if (!around || around === document.body || around.localName === 'main') break
      if (around.querySelectorAll('h2').length > 1) break
      box = around
    }
    const elements = [box]
    for (let next = box.nextElementSibling; next; next = next.nextElementSibling) {
      if (next.localName === 'h2' || next.querySelector('h2')) break
      elements.push(next)
    }
    // Of what goes on in the next column, the pieces count together.
    const pieces = elements.flatMap((element) => [...element.getClientRects()])
    const height = pieces.reduce((sum, piece) => sum + piece.height, 0)
    const text = elements.map((element) => element.innerText ?? '').join(' ')
    return {
      id: heading.id,
      heading: heading.innerText.trim().slice(0, 200),
      height: mm(height),
      words: text.split(/\s+/).filter(Boolean).length
    }
  })

  let smallest = 0
  let sample = ''
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode
    const around = text.parentElement
    if (text.data.trim() === '' || !isShown(around) || around.closest('sup, sub, svg')) continue
    const size = (parseFloat(getComputedStyle(around).fontSize) * 72) / 96
    if (smallest !== 0 && size >= smallest) continue
    smallest = size
    sample = text.data.trim().slice(0, 60)
  }

  const height = mm(document.documentElement.getBoundingClientRect().height)
  if (style === null) document.documentElement.removeAttribute('style')
  else document.documentElement.setAttribute('style', style)
  return {
    parts,
    height,
    room: page.height - margin.top - margin.bottom,
    smallest,
    smallest_text: sample
  }
})())";

// `numbers` comes first, as pairs: an id may be the name of something that every object has.
constexpr std::string_view kNumbering = R"(.then((pairs) => {
  const numbers = new Map(pairs)
  const missing = new Set()
  for (const mark of document.querySelectorAll('[data-page-of]')) {
    const id = mark.dataset.pageOf
    if (!numbers.has(id)) missing.add(id)
    mark.textContent = numbers.get(id) ?? ''
  }
  return [...missing]
}))";

double real_of(const Value* value) {
  if (value == nullptr || !value->is_number()) return 0;
  return value->is_integer() ? static_cast<double>(value->as_integer()) : value->as_double();
}

}  // namespace

std::string_view ready_script() {
  return kReady;
}

std::string_view measure_script() {
  return kMeasure;
}

std::string numbering_script(const pdf::PageNumbers& numbers) {
  List pairs;
  for (const auto& [id, page] : numbers) {
    pairs.push_back(Value(List{Value(id), Value(static_cast<std::int64_t>(page))}));
  }
  return "Promise.resolve(" + write_json(Value(std::move(pairs))) + ")" + std::string(kNumbering);
}

Measure read_measure(const Value& object) {
  Measure measure;
  measure.height = real_of(object.find("height"));
  measure.room = real_of(object.find("room"));
  measure.smallest = real_of(object.find("smallest"));
  measure.smallest_text = text_of(object.find("smallest_text"));
  const Value* parts = object.find("parts");
  if (parts == nullptr || !parts->is_list()) return measure;
  for (const Value& part : parts->as_list()) {
    const double words = real_of(part.find("words"));
    measure.parts.push_back({text_of(part.find("id")), text_of(part.find("heading")),
                             real_of(part.find("height")),
                             words > 0 ? static_cast<std::size_t>(words) : 0});
  }
  return measure;
}

Value measure_value(const Measure& measure) {
  List parts;
  for (const Part& part : measure.parts) {
    parts.push_back(MapBuilder()
                        .set("id", part.id)
                        .set("heading", part.heading)
                        .set("height", part.height)
                        .set("words", static_cast<std::int64_t>(part.words))
                        .build());
  }
  return MapBuilder()
      .set("parts", Value(std::move(parts)))
      .set("height", measure.height)
      .set("room", measure.room)
      .set("smallest", measure.smallest)
      .set("smallest_text", measure.smallest_text)
      .build();
}

}  // namespace pier::print
