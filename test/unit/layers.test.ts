import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ESLint, type Linter } from 'eslint'
import ts from 'typescript'
import { configs } from 'typescript-eslint'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** The layers' own rules, without types: the files below do not exist. */
const { rules } = configs.disableTypeChecked
const withoutTypes = { rules, languageOptions: { parserOptions: { projectService: false } } }
const lint = new ESLint({ cwd: root, overrideConfig: withoutTypes as Linter.Config, warnIgnored: false })

async function sentences(path: string, code: string): Promise<string> {
  const [result] = await lint.lintText(code, { filePath: join(root, path) })
  const fatal = result?.messages.find((message) => message.fatal)
  if (fatal) throw new Error(fatal.message)
  return (result?.messages ?? [])
    .filter(({ ruleId }) => /^(?:no-restricted|no-warning|max-len)/.test(ruleId ?? ''))
    .map(({ message }) => message)
    .join('\n')
}

const component = (script: string) => `<script lang="ts">\n${script}\n</script>`

const refused: readonly (readonly [path: string, code: string, sentence: string])[] = [
  // shared, from outside
  ['shared/template/x.ts', "import '../sample/value.ts'", 'through the alias'],
  ['shared/template/x.ts', "import 'node:fs'", 'shared/template knows no other folder'],
  ['shared/words/x.ts', "import '#shared/sample/value'", 'shared/words knows diff'],
  ['shared/words/x.ts', "import 'luxon'", 'shared/words knows diff'],
  ['shared/sample/x.ts', "import 'zod'", 'shared/sample knows'],
  ['shared/check/x.ts', "import 'electron'", 'shared/check knows'],
  ['shared/check/x.ts', "import 'fuzzysort'", 'shared/check knows'],
  ['shared/assist/x.ts', "import 'fastest-levenshtein'", 'shared/assist knows'],
  ['shared/resolve/x.ts', "import 'luxon'", 'shared/resolve knows'],
  ['shared/unheard-of/x.ts', "import '#shared/template/parse'", 'knows no other. Give it'],
  // shared, among its folders
  ['shared/template/x.ts', "import '#shared/sample/value'", 'shared/template knows no other folder'],
  [
    'shared/template/x.ts',
    "import type { Value } from '#shared/sample/value'",
    'shared/template knows no other folder',
  ],
  ['shared/template/x.ts', "void import('#shared/sample/value')", 'shared/template knows no other folder'],
  ['shared/sample/x.ts', "import '#shared/campaign/draft'", 'shared/sample knows'],
  ['shared/campaign/x.ts', "import '#shared/resolve/compile'", 'shared/campaign knows'],
  ['shared/check/x.ts', "import '#shared/assist/complete'", 'shared/check knows'],
  ['shared/assist/x.ts', "import '#shared/mparticle/batch'", 'shared/assist knows'],
  ['shared/audience/x.ts', "import '#shared/recommend/rank'", 'shared/audience knows'],
  ['shared/recommend/x.ts', "import '#shared/check/check'", 'shared/recommend knows'],
  ['shared/resolve/x.ts', "import '#shared/mparticle/to-batch'", 'shared/resolve knows'],
  ['shared/mparticle/x.ts', "import '#shared/ipc/contract'", 'shared/mparticle knows'],
  ['shared/recipients/x.ts', "import '#shared/resolve/compile'", 'shared/recipients knows'],
  ['shared/proof/x.ts', "import '#shared/check/check'", 'shared/proof knows'],
  ['shared/proof/x.ts', "import 'fuzzysort'", 'shared/proof knows'],
  ['shared/resolve/x.ts', "import '#shared/proof/proof'", 'shared/resolve knows'],
  // what the first frame would wait for
  ['renderer/src/preview/x.ts', "export const day = new Intl.DateTimeFormat('en')", 'at the first need'],
  ['renderer/src/ui/X.svelte', component('const here = Intl.DateTimeFormat().resolvedOptions()'), 'at the first need'],
  ['shared/words/x.ts', "export const zones = Intl.supportedValuesOf('timeZone')", 'at the first need'],
  ['shared/ipc/x.ts', "import 'luxon'", 'shared/ipc describes requests'],
  ['shared/ipc/channels.ts', "import 'zod'", 'imports nothing'],
  // clock and chance
  ['shared/sample/x.ts', 'export const now = Date.now()', 'reads a clock'],
  ['shared/sample/x.ts', 'export const now = new Date()', 'reads a clock'],
  ['shared/sample/x.ts', 'export const now = Date()', 'reads a clock'],
  ['shared/sample/x.ts', "import { DateTime } from 'luxon'\nexport const now = DateTime.now()", 'reads a clock'],
  ['shared/sample/x.ts', "import { DateTime } from 'luxon'\nexport const now = DateTime.utc()", 'reads a clock'],
  ['shared/sample/x.ts', 'export const seed = Math.random()', 'left to chance'],
  // everywhere
  ['electron/engine/x.ts', 'export default 1', 'default'],
  ['electron/engine/x.ts', "export * from './y.ts'", 'No barrels'],
  ['electron/engine/x.ts', "export { y } from './y.ts'", 'No barrels'],
  // engine, command line, main, preload
  ['electron/engine/store/x.ts', "import '../../../shared/result.ts'", 'through the alias'],
  ['electron/engine/store/x.ts', "import 'electron'", 'Only electron/main and electron/preload'],
  ['electron/engine/store/x.ts', "import '../../main/window.ts'", 'The engine knows shared'],
  ['electron/engine/x.ts', "import type { X } from '#shared/ipc/contract'", 'Results belong to their subject'],
  ['electron/cli/x.ts', "import type { X } from '#shared/ipc/contract'", 'Results belong to their subject'],
  ['electron/engine/x.ts', "import '../cli/index.ts'", 'The engine knows shared'],
  // the engine, among its folders
  ['electron/engine/files/x.ts', "import '../store/open-store.ts'", 'engine/files knows no other folder'],
  ['electron/engine/store/x.ts', "import '../recommend/catalog.ts'", 'engine/store knows observe, files.'],
  ['electron/engine/store/x.ts', "import type { X } from '../audience/judge.ts'", 'engine/store knows observe, files.'],
  [
    'electron/engine/observe/x.ts',
    "import '../store/open-store.ts'",
    'engine/observe knows no other folder of the engine',
  ],
  ['electron/engine/observe/x.ts', "import 'better-sqlite3'", 'All SQL is in electron/engine/store'],
  ['electron/engine/recommend/x.ts', "import '../audience/audience.ts'", 'engine/recommend knows store, files'],
  ['electron/engine/audience/x.ts', "import '../pass/pass.ts'", 'engine/audience knows decide, recommend, store'],
  ['electron/engine/pass/x.ts', "import '../audience/audience.ts'", 'engine/pass knows files'],
  ['electron/engine/pass/x.ts', "import '../recommend/recommender.ts'", 'engine/pass knows files'],
  ['electron/engine/pass/x.ts', "import '../store/profiles.ts'", 'engine/pass knows files'],
  ['electron/engine/pipe/x.ts', "import '../store/open-store.ts'", 'engine/pipe knows decide, pass, recommend, files'],
  [
    'electron/engine/pipe/x.ts',
    "void import('../audience/audience.ts')",
    'engine/pipe knows decide, pass, recommend, files',
  ],
  ['electron/engine/decide/x.ts', "import '../recommend/recommender.ts'", 'engine/decide knows the types of recommend'],
  ['electron/engine/decide/x.ts', "import type { X } from '../store/profiles.ts'", 'engine/decide knows'],
  ['electron/engine/export/x.ts', "import '../answers/census.ts'", 'engine/export knows pass'],
  ['electron/engine/answers/x.ts', "import '../threads/jobs.ts'", 'engine/answers knows proof'],
  ['electron/engine/proof/x.ts', "import '../export/manifest.ts'", 'engine/proof knows pass'],
  ['electron/engine/import/x.ts', "import type { X } from '../threads/jobs.ts'", 'engine/import knows observe'],
  ['electron/engine/import/write/x.ts', "import '../../recommend/catalog.ts'", 'engine/import/write knows observe'],
  ['electron/engine/import/formats/x.ts', "import '../../store/open-store.ts'", 'engine/import/formats knows files'],
  ['electron/engine/import/formats/x.ts', "import '../write/item-writer.ts'", 'each folder knows those before it'],
  ['electron/engine/import/write/x.ts', "import '../import-files.ts'", 'each folder knows those before it'],
  ['electron/engine/import/records/x.ts', "import '../formats/record.ts'", 'each folder knows those before it'],
  ['electron/engine/import/bytes/x.ts', "import '../records/boundary.ts'", 'each folder knows those before it'],
  ['electron/cli/x.ts', "import '../main/window.ts'", 'The command line knows'],
  ['electron/cli/x.ts', "import 'electron/main'", 'Only electron/main and electron/preload'],
  ['electron/main/x.ts', "import '../cli/index.ts'", 'The main process knows'],
  ['electron/main/x.ts', "import '../../renderer/src/state/panes.svelte.ts'", 'The main process knows'],
  ['electron/main/x.ts', "import { ipcMain } from 'electron'", 'handle.ts alone may listen'],
  ['electron/main/ipc/x.ts', "import electron from 'electron'", 'handle.ts alone may listen'],
  ['electron/preload/x.ts', "import '#shared/ipc/contract'", 'knows nothing else'],
  ['electron/preload/x.ts', "import 'node:fs'", 'knows nothing else'],
  // the window
  ['renderer/src/pairs/x.ts', "import 'node:fs'", 'only through window.api'],
  ['renderer/src/pairs/x.ts', "import '../../../electron/engine/store/open-store.ts'", 'only through window.api'],
  ['renderer/src/pairs/x.ts', "import 'better-sqlite3'", 'only through window.api'],
  ['renderer/src/pairs/x.ts', "import '../preview/Preview.svelte'", 'never another feature'],
  ['renderer/src/pairs/x.ts', "void import('../preview/Preview.svelte')", 'never another feature'],
  ['renderer/src/pairs/x.ts', "import 'monaco-editor/editor'", 'one door to Monaco'],
  ['renderer/src/pairs/x.ts', "void import('monaco-editor/editor')", 'one door to Monaco'],
  ['renderer/src/pairs/x.ts', "import 'electron'", 'Only electron/main and electron/preload'],
  ['renderer/src/pairs/X.svelte', component("import '../preview/Preview.svelte'"), 'never another feature'],
  ['renderer/src/pairs/x.ts', "document.body.innerHTML = '<p>'", 'it is text everywhere'],
  ['renderer/src/pairs/x.ts', "void window.api.ask('draft:list')", 'Handle the answer'],
  ['renderer/src/pairs/x.ts', "window.api.ask('draft:list')", 'Handle the answer'],
  ['renderer/src/pairs/x.ts', "async () => { await window.api.ask('draft:list') }", 'Handle the answer'],
  ['renderer/src/pairs/x.ts', "void (await window.api.ask('draft:list'))", 'Handle the answer'],
  ['renderer/src/pairs/x.ts', "void window.api.ask('draft:list').catch(() => {})", 'Handle the answer'],
  ['renderer/src/state/x.svelte.ts', "() => void window.api.ask('draft:list')", 'Handle the answer'],
  [
    'renderer/src/pairs/X.svelte',
    '<button onclick={() => void window.api.ask(`draft:list`)}>List</button>',
    'Handle the answer',
  ],
  ['renderer/src/state/x.svelte.ts', "import '../pairs/pairs.ts'", 'State knows no feature'],
  ['renderer/src/words/x.ts', "import '../state/panes.svelte.ts'", 'Words know shared'],
  ['renderer/src/ui/X.svelte', component("import '../state/panes.svelte.ts'"), 'imports nothing of ours'],
  ['renderer/src/ui/x.ts', "import '#shared/result'", 'imports nothing of ours'],
  ['renderer/src/editor/x.ts', "import '../pairs/pairs.ts'", 'The editor knows shared and Monaco'],
  // tests
  ['test/unit/x.test.ts', "import '../../shared/result.ts'", 'through the alias'],
  ['test/unit/x.test.ts', "import 'electron'", 'Only electron/main and electron/preload'],
  ['test/unit/x.test.ts', 'fc.assert(property)', 'with law()'],
  ['test/unit/x.test.ts', "import { assert } from 'fast-check'", 'with law()'],
  ['test/e2e/x.test.ts', "import { _electron } from '@playwright/test'", 'test/e2e/start-app.ts'],
  ['test/unit/law.ts', "import { _electron } from '@playwright/test'", 'test/e2e/start-app.ts'],
  // the layout of code
  ['shared/words/x.ts', '// prettier-ignore\nexport const x = 1', 'prettier-ignore'],
  ['test/unit/x.test.ts', 'export const x = 1 /* prettier-ignore */', 'prettier-ignore'],
  ['renderer/src/pairs/X.svelte', '<!-- prettier-ignore -->\n<p></p>', 'The formatter lays out every line'],
  ['shared/words/x.ts', `export const ${'x'.repeat(140)} = 1`, 'Maximum allowed is 140'],
]

const allowed: readonly (readonly [path: string, code: string])[] = [
  ['shared/template/x.ts', "import '#shared/template/scan'\nimport '#shared/result'"],
  ['shared/words/x.ts', "import '#shared/words/numbers'"],
  ['shared/template/x.ts', "import '#shared/words/names'"],
  ['shared/ipc/x.ts', "import '#shared/words/names'"],
  ['renderer/src/words/x.ts', "import '#shared/words/numbers'"],
  ['electron/cli/x.ts', "import '#shared/words/numbers'"],
  ['shared/sample/x.ts', "import 'luxon'\nexport const time = new Date(0)"],
  ['shared/campaign/x.ts', "import 'zod'\nimport '#shared/template/node'\nimport '#shared/sample/missing'"],
  ['shared/check/x.ts', "import 'fastest-levenshtein'\nimport '#shared/campaign/draft'"],
  ['shared/assist/x.ts', "import 'fuzzysort'\nimport '#shared/sample/value'"],
  ['shared/mparticle/x.ts', "import '#shared/resolve/resolution'"],
  [
    'shared/proof/x.ts',
    "import 'sms-segments-calculator'\nimport '#shared/resolve/outcome'\nimport '#shared/words/numbers'",
  ],
  ['shared/ipc/x.ts', "import 'zod'\nimport '#shared/campaign/draft'"],
  [
    'electron/engine/store/x.ts',
    "import 'node:fs'\nimport 'better-sqlite3'\nimport '../files/user-error.ts'\nimport '#shared/result'",
  ],
  ['electron/engine/observe/x.ts', "import './tally.ts'"],
  ['electron/engine/recommend/x.ts', "import '../store/catalogs.ts'"],
  ['electron/engine/audience/x.ts', "import '../recommend/recommender.ts'\nimport '../store/profiles.ts'"],
  [
    'electron/engine/pass/x.ts',
    "import '../files/job-control.ts'\nimport type { X } from '../recommend/recommender.ts'",
  ],
  [
    'electron/engine/pipe/x.ts',
    "import '../decide/judge.ts'\nimport '../pass/pass.ts'\nimport '../files/reader-gone.ts'",
  ],
  ['electron/engine/proof/x.ts', "import '../pass/pass.ts'\nimport '../audience/audience.ts'"],
  ['electron/engine/import/x.ts', "import './write/item-writer.ts'\nimport '../observe/observe-all.ts'"],
  ['electron/engine/import/write/x.ts', "import '../formats/record.ts'\nimport '../../store/open-store.ts'"],
  [
    'electron/engine/import/formats/x.ts',
    "import './record.ts'\nimport '../records/csv-rows.ts'\nimport '../bytes/bytes.ts'",
  ],
  ['electron/engine/import/records/x.ts', "import '../bytes/bytes.ts'\nimport '../../files/user-error.ts'"],
  ['electron/engine/threads/x.ts', "import '../answers/census.ts'\nimport '../import/import-files.ts'"],
  ['electron/cli/x.ts', "import '../engine/store/open-store.ts'"],
  ['electron/main/x.ts', "import { app } from 'electron'\nimport '../engine/store/open-store.ts'"],
  ['electron/main/ipc/handle.ts', "import { ipcMain } from 'electron'"],
  ['electron/preload/x.ts', "import 'electron'\nimport '#shared/ipc/channels'"],
  [
    'renderer/src/pairs/x.ts',
    "import './row.ts'\nimport '../ui/Button.svelte'\nimport '../editor/monaco.ts'\nimport '../state/panes.svelte.ts'",
  ],
  [
    'renderer/src/pairs/x.ts',
    "export const list = await window.api.ask('draft:list')\nexport const again = () => window.api.ask('draft:list')",
  ],
  ['renderer/src/editor/x.ts', "import 'monaco-editor/editor'\nimport '#shared/assist/complete'"],
  ['renderer/src/ui/X.svelte', component("import 'bits-ui'")],
  ['renderer/src/preview/x.ts', "export const day = () => new Intl.DateTimeFormat('en')"],
  ['vite.config.ts', 'export default {}'],
  ['test/unit/law.ts', 'fc.assert(property)'],
  ['test/e2e/start-app.ts', "import { _electron } from '@playwright/test'"],
  ['shared/words/x.ts', `export const x = '${'x'.repeat(140)}'`],
]

describe('the layers', () => {
  test.each(refused)('%s refuses %s', async (path, code, sentence) => {
    expect(await sentences(path, code)).toContain(sentence)
  })

  test.each(allowed)('%s allows %s', async (path, code) => {
    expect(await sentences(path, code)).toBe('')
  })
})

const sources = globSync('{shared,electron,renderer,test}/**/*.{ts,svelte}', { cwd: root })
  .concat(globSync('*.ts', { cwd: root }))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.startsWith('test/fixtures/'))

describe('the sources', () => {
  test('are each checked by exactly one tsconfig', () => {
    const owners = new Map(sources.map((path) => [path, [] as string[]]))
    const svelte = { extension: '.svelte', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred }
    for (const config of globSync('{*,*/*,*/*/*}/tsconfig.json', { cwd: root, exclude: ['node_modules'] }).concat(
      'tsconfig.json',
    )) {
      const path = join(root, config)
      const { config: json } = ts.readConfigFile(path, ts.sys.readFile.bind(ts.sys)) as { config: unknown }
      const { fileNames } = ts.parseJsonConfigFileContent(json, ts.sys, join(path, '..'), undefined, path, undefined, [
        svelte,
      ])
      for (const file of fileNames) owners.get(relative(root, file).replaceAll('\\', '/'))?.push(config)
    }
    expect([...owners].filter(([, configs]) => configs.length !== 1)).toEqual([])
  })

  test('import one another in no circle', () => {
    expect(circleIn(new Map(sources.map((path) => [path, importsOf(path)])))).toBeUndefined()
  })
})

/** The project's own files that a file imports, types included. */
function importsOf(path: string): string[] {
  const code = ts.sys.readFile(join(root, path)) ?? ''
  const text = path.endsWith('.svelte')
    ? [...code.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script).join('\n')
    : code
  return ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => {
    if (fileName.startsWith('#shared/')) return [`${fileName.slice(1)}.ts`]
    return fileName.startsWith('.') ? [join(path, '..', fileName).replaceAll('\\', '/')] : []
  })
}

/** The first circle there is, from a file back to itself. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return undefined
    for (const next of graph.get(path) ?? []) {
      const circle = visit(next, [...trail, path])
      if (circle) return circle
    }
    done.add(path)
    return undefined
  }
  for (const path of graph.keys()) {
    const circle = visit(path, [])
    if (circle) return circle
  }
  return undefined
}
