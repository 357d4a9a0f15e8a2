#include "preview/client_files.h"

namespace pier::preview {

namespace {

constexpr std::string_view kScript = R"js('use strict';
(() => {
  const find = (id) => document.getElementById(id);
  const shown = find('pier-client').dataset.page;
  const key = `pier-preview:${location.pathname}`;
  const [panel, hide] = [find('pier-problems'), find('pier-problems-hide')];
  const details = ['pier-checks', 'pier-linkers'];

  // Only the preview keeps anything in the browser, and only from one loading to the next.
  function leave() {
    sessionStorage.setItem(key, JSON.stringify({
      x: scrollX,
      y: scrollY,
      focus: document.activeElement?.id ?? '',
      open: details.filter((id) => find(id)?.open),
    }));
    location.reload();
  }

  function come_back() {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    sessionStorage.removeItem(key);
    if (!kept) return;
    for (const id of kept.open) if (find(id)) find(id).open = true;
    if (kept.focus) find(kept.focus)?.focus({ preventScroll: true });
    const scroll = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
    scroll();
    // Pictures and faces that came later may have moved the text.
    if (document.readyState !== 'complete') addEventListener('load', scroll, { once: true });
  }

  // Read out by screen readers; what no other part of the page shows is there for all to see.
  const said = find('pier-said');
  function say(words, { seen = false } = {}) {
    said.classList.toggle('pier-seen', seen);
    if (said.textContent !== words) said.textContent = words;
  }

  function show(status) {
    if (find('pier-checks')) {
      find('pier-checks').hidden = status.page_problems === '';
      find('pier-checks-count').textContent = `${status.page_count} in this file`;
      find('pier-checks-text').textContent = status.page_problems;
    }
    const had_errors = !panel.hidden;
    panel.hidden = status.errors === 0;
    find('pier-problems-title').textContent = status.title;
    find('pier-problems-text').textContent = status.problems;
    if (status.errors > 0) say(status.title);
    else if (had_errors) say('The problems are solved.');
  }

  // Of two answers under way the later counts.
  let asked = 0;
  let version = null;
  async function follow(event) {
    if (event.data === version) return;
    version = event.data;
    const own = ++asked;
    const answer = await fetch(
      `/_preview/status?path=${encodeURIComponent(location.pathname)}`, { cache: 'no-store' });
    const status = await answer.json();
    if (own !== asked) return;
    if (status.page === shown) show(status);
    else leave();
  }

  // A browser has six connections to a server; tabs that nobody sees take none.
  let events = null;
  function listen() {
    events?.close();
    events = null;
    if (document.hidden) return;
    events = new EventSource('/_preview/events');
    events.addEventListener('build', (event) => follow(event).catch(() => { version = null; }));
    events.addEventListener('open', () => {
      version = null; // of another run, perhaps
      say('');
    });
    events.addEventListener('error', () => {
      say('The preview does not answer. Is it still running?', { seen: true });
      // Where the browser gave up, we do not.
      if (events?.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    });
  }

  hide.hidden = false;
  hide.addEventListener('click', () => { panel.hidden = true; });
  document.addEventListener('visibilitychange', listen);
  come_back();
  listen();
})();
)js";

constexpr std::string_view kStyle = R"css(.pier-draft, .pier-edit, .pier-problems {
  box-sizing: border-box;
  font: 1rem/1.5 system-ui, sans-serif;
  color: #0b0c0c;
}
.pier-draft {
  position: sticky;
  top: 0;
  z-index: 10;
  border-block: 3px solid #0b0c0c;
  padding: 0.25rem 1rem;
  background: repeating-linear-gradient(-45deg, #fff 0 1.5rem, #ffe9c7 1.5rem 3rem);
}
.pier-draft p, .pier-edit p { margin: 0; max-width: none; }
.pier-draft p { font-size: 1.25rem; text-align: center; }
.pier-edit {
  display: flex;
  flex-wrap: wrap;
  gap: 0 2rem;
  border-bottom: 1px solid #0b0c0c;
  padding: 0.5rem 1rem;
  background: #f3f2f1;
}
.pier-edit a, .pier-edit summary { color: #1a5a8e; text-decoration: underline; }
.pier-edit summary { cursor: pointer; }
.pier-edit ul { margin: 0; padding-left: 1.25rem; }
.pier-edit pre, .pier-problems pre {
  margin: 0.5rem 0 0;
  font: 0.875rem/1.5 ui-monospace, monospace;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.pier-problems {
  position: fixed;
  inset: auto 0 0;
  z-index: 20;
  max-height: 50vh;
  overflow: auto;
  border-top: 4px solid #b10e1e;
  padding: 0.75rem 1rem;
  background: #fff;
}
.pier-problems h2 { margin: 0 0 0.5rem; font: bold 1.125rem/1.5 system-ui, sans-serif; color: #b10e1e; }
.pier-problems button { padding: 0.25rem 0.75rem; font: inherit; }
.pier-problems:focus-visible, .pier-problems button:focus-visible, .pier-edit :focus-visible {
  outline: 3px solid #1a5a8e;
  outline-offset: -3px;
}
.pier-problems[hidden], .pier-edit [hidden] { display: none; }
.pier-said {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.pier-said.pier-seen {
  position: fixed;
  inset: auto 0 0;
  z-index: 30;
  width: auto;
  height: auto;
  padding: 0.5rem 1rem;
  clip-path: none;
  font: 1rem/1.5 system-ui, sans-serif;
  color: #fff;
  background: #0b0c0c;
}
@media print {
  .pier-edit, .pier-problems, .pier-said { display: none; }
  .pier-draft { position: static; background: none; }
}
)css";

}  // namespace

std::string_view client_script() {
  return kScript;
}

std::string_view client_style() {
  return kStyle;
}

}  // namespace pier::preview
