// The JSON Schema of snapshots, held against examples and the site's own figures by ajv. The program's
// own reader is held against the same files by tests/unit/metrics/snapshot_examples_test.cpp.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

import Ajv from 'ajv/dist/2020.js'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))
const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
const schema = read(join(root, '.vscode/schemas/snapshot.schema.json'))
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(schema)

const filesIn = (folder) =>
  readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => join(folder, name))

const expect = (folder, isValid) => {
  const files = filesIn(folder)
  assert.notEqual(files.length, 0)
  for (const file of files) {
    const valid = validate(read(file))
    assert.equal(valid, isValid, `${file}: ${JSON.stringify(validate.errors, null, 1)}`)
  }
}

test('good examples fulfil the schema', () => expect(join(here, 'good'), true))
test('bad examples do not', () => expect(join(here, 'bad'), false))
test('what no schema can say it lets pass', () => expect(join(here, 'beyond'), true))
test('the figures of this site fulfil it', () => {
  const folder = join(root, 'data/metrics')
  if (existsSync(folder)) expect(folder, true)
})
