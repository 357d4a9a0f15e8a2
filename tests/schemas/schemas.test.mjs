// The schemas of .vscode/, held against files by ajv, as an editor holds them: what the program reads
// without a mistake they let pass, and mistakes in fields they see. The YAML is read by the parser
// that the YAML extension of Visual Studio Code uses.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, matchesGlob, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

import Ajv from 'ajv'
import { parseDocument } from 'yaml'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))
const vscode = join(root, '.vscode')
const goldens = join(root, 'tests/golden/rules')
const json = (file) => JSON.parse(readFileSync(file, 'utf8'))

const settings = json(join(vscode, 'settings.json'))
const globs = Object.entries(settings['yaml.schemas']).map(([schema, glob]) => [glob, basename(schema)])

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true })
ajv.addKeyword('patternErrorMessage')
const validators = new Map()
for (const name of readdirSync(join(vscode, 'schemas'))) {
  // Snapshots have a test of their own, in a later draft.
  if (name !== 'snapshot.schema.json') validators.set(name, ajv.compile(json(join(vscode, 'schemas', name))))
}

const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))

const yaml = (text) => {
  const document = parseDocument(text, { version: '1.2', schema: 'core' })
  return document.errors.length > 0 ? undefined : (document.toJS() ?? {})
}

const frontMatter = (file) => readFileSync(file, 'utf8').match(/^---\s*\n([^]*?\n)?---\s*$/m)?.[1]

// The type of a page: its own, else that of the nearest folder above that has one.
const typeOf = (front, path, types) => {
  if (typeof front.type === 'string') return front.type
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (types[folder]) return types[folder]
  }
  return 'page'
}

// All that a schema is for in the folder of a site: [file, its schema, what it holds].
const subjects = (site, types) => {
  const found = []
  for (const file of filesIn(site, '.yaml')) {
    const path = relative(site, file)
    const schema = globs.find(([glob]) => matchesGlob(path, glob))?.[1]
    if (schema) found.push([file, schema, yaml(readFileSync(file, 'utf8'))])
  }
  for (const file of filesIn(site, '.md')) {
    const path = relative(join(site, 'content'), file)
    if (path.startsWith('..')) continue
    const front = yaml(frontMatter(file) ?? '')
    if (front) found.push([file, `page-${typeOf(front, path, types)}.schema.json`, front])
  }
  return found
}

const check = ([file, schema, value], isValid) => {
  const validate = validators.get(schema)
  assert.ok(validate, `${file}: there is no ${schema}`)
  assert.equal(validate(value), isValid, `${file}: ${schema}: ${JSON.stringify(validate.errors, null, 1)}`)
}

const typesOf = (site) => {
  try {
    return yaml(readFileSync(join(site, 'data/site.yaml'), 'utf8'))?.types ?? {}
  } catch {
    return {}
  }
}

const examples = (beginning) =>
  readdirSync(goldens).flatMap((rule) =>
    readdirSync(join(goldens, rule))
      .filter((name) => name.startsWith(beginning))
      .map((name) => join(goldens, rule, name)),
  )

test('every file that a schema is for exists as a schema', () => {
  for (const [, schema] of globs) assert.ok(validators.has(schema), schema)
})

test('the files of this site fulfil the schemas', () => {
  const types = typesOf(root)
  const all = ['data', 'themes', 'content']
    .flatMap((folder) => subjects(root, types).filter(([file]) => relative(root, file).startsWith(`${folder}/`)))
  assert.ok(all.length > 200)
  for (const subject of all) check(subject, true)
})

test('good examples of the rules fulfil them', () => {
  let count = 0
  for (const site of examples('good')) {
    for (const subject of subjects(site, typesOf(site))) {
      check(subject, true)
      count += 1
    }
  }
  assert.ok(count > 200)
})

test('each mistake in a field is seen', () => {
  const files = filesIn(join(here, 'bad'), '.yaml')
  assert.ok(files.length > 30)
  for (const file of files) {
    const schema = `${basename(file).split('.')[0]}.schema.json`
    check([file, schema, yaml(readFileSync(file, 'utf8'))], false)
  }
})

// Whether the first message of an example is about what no schema reaches: a block in a page.
const isInBody = (site) => {
  const [, path, line] = readFileSync(join(site, 'expected.txt'), 'utf8').match(/^(\S+?):(\d+):/) ?? []
  if (!path?.endsWith('.md')) return false
  const head = frontMatter(join(site, path)) ?? ''
  return Number(line) > head.split('\n').length + 1
}

test('the mistakes of the rules about fields are seen', () => {
  for (const rule of ['field-unknown', 'field-missing', 'field-choice', 'field-length']) {
    for (const name of readdirSync(join(goldens, rule)).filter((one) => one.startsWith('bad'))) {
      const site = join(goldens, rule, name)
      const all = subjects(site, typesOf(site))
      if (all.length === 0 || isInBody(site)) continue
      const seen = all.some(([, schema, value]) => !validators.get(schema)(value))
      assert.ok(seen, `${site}: no schema sees the mistake`)
    }
  }
})
