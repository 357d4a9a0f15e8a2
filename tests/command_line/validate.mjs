// validate.mjs SCHEMA DATA…: holds JSON files against a JSON Schema (draft 2020-12) with ajv. Prints
// a line for each: "good", or what is wrong. Judges for the tests beside this file.

import { readFileSync } from 'node:fs'

import Ajv from 'ajv/dist/2020.js'

const [schema, ...files] = process.argv.slice(2)
const days = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true })
ajv.addFormat('date', days)
ajv.addFormat('uri', (text) => URL.canParse(text))
const check = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))
for (const file of files) {
  const good = check(JSON.parse(readFileSync(file, 'utf8')))
  console.log(good ? 'good' : ajv.errorsText(check.errors))
}
