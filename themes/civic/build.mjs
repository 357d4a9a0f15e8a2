// Compiles the theme's own sources: `node themes/civic/build.mjs OUTDIR` writes OUTDIR/civic.css,
// OUTDIR/sheet.css and
// OUTDIR/report-paper.css for paper, OUTDIR/civic.js, OUTDIR/search.js and OUTDIR/fonts/. The same sources
// give the same bytes; success prints nothing.

import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform, build } from 'esbuild'
import { compileAsync } from 'sass'

const theme = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)
const npmPackage = (name) => dirname(require.resolve(`${name}/package.json`))

// Browsers with ES modules; older ones get the page without script.
const browsers = ['chrome80', 'edge80', 'firefox78', 'safari14']

const fonts = {
  'atkinson.woff2': [
    '@fontsource-variable/atkinson-hyperlegible-next',
    'atkinson-hyperlegible-next-latin-wght-normal.woff2'
  ],
  'besley.woff2': ['@fontsource-variable/besley', 'besley-latin-wght-normal.woff2'],
  // For paper: Chromium draws each letter of a font with a variable weight as a picture of its own
  // (Type 3), which makes PDFs twice as large and coarse on screens.
  'atkinson-400.woff2': [
    '@fontsource/atkinson-hyperlegible-next',
    'atkinson-hyperlegible-next-latin-400-normal.woff2'
  ],
  'atkinson-700.woff2': [
    '@fontsource/atkinson-hyperlegible-next',
    'atkinson-hyperlegible-next-latin-700-normal.woff2'
  ],
  'besley-600.woff2': ['@fontsource/besley', 'besley-latin-600-normal.woff2'],
  'besley-700.woff2': ['@fontsource/besley', 'besley-latin-700-normal.woff2']
}

/** The colours of theme.yaml as Sass variables, so that each is written in one place only. */
async function coloursAsSass() {
  const yaml = await readFile(join(theme, 'theme.yaml'), 'utf8')
  const block = yaml.split(/^colours:\n/m)[1]?.split(/^\S/m)[0] ?? ''
  const found = [...block.matchAll(/^  ([a-z0-9-]+): "(#[0-9a-f]{6})"/gm)]
  if (found.length === 0 || found.length !== block.match(/^  \S/gm).length) {
    throw new Error('theme.yaml: each line under `colours:` must read `  name: "#rrggbb"`')
  }
  return found.map(([, name, hex]) => `$${name}: ${hex};`).join('\n')
}

async function buildStyles(out, name) {
  const colours = await coloursAsSass()
  const { css } = await compileAsync(join(theme, `styles/${name}.scss`), {
    loadPaths: [join(npmPackage('govuk-frontend'), 'dist')],
    quietDeps: true,
    importers: [
      {
        canonicalize: (url) => (url === 'theme:colours' ? new URL(url) : null),
        load: () => ({ contents: colours, syntax: 'scss' })
      }
    ]
  })
  // A hack of govuk-frontend for Internet Explorer, which no minifier or validator understands.
  const plain = css.replace(/@media [^{]*\(min-width: 0\ufffd\) \{[^{}]*\{[^{}]*\}\s*\}/g, '')
  const { code } = await transform(plain, { loader: 'css', minify: true, target: browsers })
  await writeFile(join(out, `${name}.css`), code)
}

const scripts = {
  'civic.js': 'main.mjs',
  'search.js': 'search/page.mjs' // on the pages of the search only
}

async function buildScript(out, name) {
  await build({
    entryPoints: [join(theme, 'scripts', scripts[name])],
    outfile: join(out, name),
    bundle: true,
    minify: true,
    format: 'esm',
    target: browsers,
    // Safari 14 trips over rare forms of it only, none of which govuk-frontend uses.
    supported: { destructuring: true },
    legalComments: 'none',
    logLevel: 'error'
  })
}

async function copyFonts(out) {
  const folder = join(out, 'fonts')
  await mkdir(folder, { recursive: true })
  for (const [name, [fontPackage, file]] of Object.entries(fonts)) {
    const root = npmPackage(fontPackage)
    await copyFile(join(root, 'files', file), join(folder, name))
    // The Open Font License asks that its text goes where the font goes.
    await copyFile(join(root, 'LICENSE'), join(folder, name.replace(/(-\d+)?\.woff2$/, '-licence.txt')))
  }
}

const [out, ...rest] = process.argv.slice(2)
if (!out || rest.length > 0) {
  console.error('usage: node themes/civic/build.mjs OUTDIR')
  process.exit(2)
}
await mkdir(out, { recursive: true })
await Promise.all([
  buildStyles(out, 'civic'),
  buildStyles(out, 'sheet'),
  buildStyles(out, 'report-paper'),
  ...Object.keys(scripts).map((name) => buildScript(out, name)),
  copyFonts(out)
])
