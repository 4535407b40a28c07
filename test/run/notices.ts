/** What is said about the packages inside Galley: collected by each of the three builds, and written as one file for people. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import type { Dependency, Options } from 'rollup-plugin-license'

// from the project's folder: a build's configuration is bundled, and then its files are elsewhere
const folder = 'out/notices'
const modules = 'node_modules'

interface Notice {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly text: string
}

/** Packages that the bundles do not hold as code, and that are inside all the same. */
const besideTheBundles = ['better-sqlite3', '@fontsource/jetbrains-mono']

/** What Monaco says about the packages of others that it has taken in. */
const monacoNotices = 'node_modules/monaco-editor/ThirdPartyNotices.txt'

/** Returns a plugin for a build that notes which packages its bundle holds. */
export function collectNotices(build: string): Plugin {
  // its types say that this CommonJS module is another kind of module
  const license = createRequire(import.meta.url)('rollup-plugin-license') as (options: Options) => Plugin
  return license({
    thirdParty: {
      includePrivate: false,
      output: (dependencies: Dependency[]) => {
        const notices = dependencies.map(({ name, version, license, licenseText, noticeText }): Notice => {
          const text = [licenseText, noticeText].filter((part) => typeof part === 'string').join('\n\n')
          return { name: name ?? '', version: version ?? '', license: license ?? '', text }
        })
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, `${build}.json`), JSON.stringify(notices, null, 2))
      },
    },
  })
}

/** Writes the notices of all builds into one file, each package once. */
export function writeNotices(): readonly Notice[] {
  const collected = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Notice[])
  const all = new Map(
    [...collected, ...besideTheBundles.map(noticeOf)].map((one) => [`${one.name} ${one.version}`, one]),
  )
  const notices = [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const withoutText = notices.filter(({ text }) => text.trim() === '').map(({ name }) => name)
  if (withoutText.length > 0) throw new Error(`No licence text was found for ${withoutText.join(', ')}.`)
  const text = `${printed(notices)}\n${line}\nInside monaco-editor\n\n${readFileSync(monacoNotices, 'utf8')}`
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), text)
  return notices
}

function noticeOf(name: string): Notice {
  const { version, license } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as Notice
  return { name, version, license, text: readFileSync(join(modules, name, 'LICENSE'), 'utf8') }
}

const line = '-'.repeat(100)

function printed(notices: readonly Notice[]): string {
  const head = `Galley contains the following packages. Electron and Chromium come with notices of their own: LICENSE.electron.txt and
LICENSES.chromium.html, beside this file. better-sqlite3 contains SQLite, which is in the public domain.\n`
  const parts = notices.map(
    ({ name, version, license, text }) =>
      `${line}\n${name} ${version}${license === '' ? '' : ` (${license})`}\n\n${text.trim()}\n`,
  )
  return [head, ...parts].join('\n')
}
