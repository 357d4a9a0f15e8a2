// A small web server for the built site. It sends the headers of the site's own `_headers` and
// follows its `_redirects`, as a host that understands these files does.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Reads `_headers`: a pattern on a line of its own, its headers indented below it. */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (/^\s/.test(line)) {
      const colon = line.indexOf(':');
      rules.at(-1).headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    } else {
      rules.push({ pattern: line.trim(), headers: [] });
    }
  }
  return rules;
}

/** Reads `_redirects`: from, to and status on each line. */
export function parseRedirects(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.trim().split(/\s+/))
    .map(([from, to, status = '301']) => ({ from, to, status: Number(status) }));
}

const matches = (pattern, url) =>
  pattern.endsWith('*') ? url.startsWith(pattern.slice(0, -1)) : pattern === url;

/** The headers that `_headers` gives to an address. */
export const headersFor = (rules, url) =>
  new Map(
    rules
      .filter((rule) => matches(rule.pattern, url))
      .flatMap((rule) => rule.headers)
      .map(([name, value]) => [name.toLowerCase(), value]),
  );

const readIfThere = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

/**
 * Serves `folder` on 127.0.0.1. With `script: false` the pages are what a reader without JavaScript
 * gets: none runs, and what stands in <noscript> is part of the page. (The browser's own switch
 * cannot be used where axe, a script itself, has to look at the page.)
 */
export async function serve(folder, { script = true } = {}) {
  const rules = parseHeaders(readIfThere(path.join(folder, '_headers')));
  const redirects = parseRedirects(readIfThere(path.join(folder, '_redirects')));

  const send = (response, status, file, url) => {
    let body = fs.readFileSync(file);
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    response.statusCode = status;
    response.setHeader('Content-Type', type);
    for (const [name, value] of headersFor(rules, url)) response.setHeader(name, value);
    if (!script && type.startsWith('text/html')) {
      body = body.toString().replace(/<\/?noscript>/g, '');
      response.setHeader('Content-Security-Policy', "script-src 'none'");
    }
    response.end(body);
  };

  const server = http.createServer((request, response) => {
    const url = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = path.join(folder, url.endsWith('/') ? `${url}index.html` : url);
    const redirect = redirects.find(({ from }) => from === url);
    if (redirect && redirect.status >= 300 && redirect.status < 400) {
      response.writeHead(redirect.status, { Location: redirect.to }).end();
    } else if (file.startsWith(folder + path.sep) && fs.existsSync(file) && fs.statSync(file).isFile()) {
      send(response, redirect?.status ?? 200, file, url);
    } else {
      send(response, 404, path.join(folder, '404.html'), url);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
