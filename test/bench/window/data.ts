import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { initialDraft } from '#shared/campaign/initial'
import { printDraft } from '#shared/campaign/print-draft'
import { runJob } from '../../../electron/engine/threads/run-job.ts'
import { writeProfiles } from '../import.ts'

export const root = join(import.meta.dirname, '../../..')
const store = join(root, 'node_modules/.cache/galley-bench')

/** The pair that is typed into. */
export const edited = 'title'

const values = [
  'Hi {{ @Profile - Name | default: "there" }}, your plan {{ @Profile - plan | default: "none" }} ends soon',
  '{{ @Profile - City | default: "Your town" }} has {{ @Profile - visits | default: "no" }} visits ' +
    'for {{ @Profile - Tier | default: "you" }}',
  'Renew before {{ @Profile - renews_on | default: "it ends" }}: {{ @Profile - ltv | default: "0" }} points',
  'https://shop.example/?mail={{ @Profile - Email | default: "" }}&size={{ @Profile - sizes | default: "M" }}',
]

/** A draft of the given number of pairs, four tokens in a row at most: the first is the one that is edited. */
const draftOf = (pairs: number, name: string) => ({
  ...initialDraft,
  id: crypto.randomUUID(),
  name,
  pairs: Array.from({ length: pairs }, (_, i) => ({
    key: i === 0 ? edited : `key_${String(i)}`,
    value: values[i % values.length] ?? '',
  })),
})

/** A data folder as after the first start, with one draft of the given number of pairs; `fill` makes the cache of its samples. */
export async function dataFolder(folder: string, fill: (cache: string) => Promise<unknown>, pairs = 20): Promise<void> {
  const cache = join(folder, 'samples.sqlite')
  await fill(cache)
  await runJob('index-search', { cache })
  await writeDraft(folder, pairs, 'Bench')
  await writeFile(join(folder, 'library.json'), JSON.stringify({ galleyLibrary: 1, samplesOffered: true, drafts: [] }))
}

/** Puts a draft of that many pairs into a data folder. */
export async function writeDraft(folder: string, pairs: number, name: string): Promise<void> {
  await mkdir(join(folder, 'drafts'), { recursive: true })
  await writeFile(join(folder, 'drafts', `${name.toLowerCase()}.galley.json`), printDraft(draftOf(pairs, name)))
}

export async function importInto(cache: string, ...files: readonly string[]): Promise<void> {
  const input = { cache, files, format: null, eventName: null, timeZone: 'UTC', rejects: null }
  const { failures } = await runJob('import', input)
  if (failures.length > 0) throw new Error(JSON.stringify(failures))
}

/** The cache of a million profiles, kept between runs while the importer and the table of the cache stay the same. */
export async function millionProfiles(cache: string): Promise<void> {
  const made = join(store, `million-${await stateOfImport()}.sqlite`)
  if (!existsSync(made)) {
    await rm(store, { recursive: true, force: true })
    await mkdir(store, { recursive: true })
    const work = await mkdtemp(join(store, 'making-'))
    const file = join(work, 'profiles.jsonl')
    await writeProfiles(file, (n) => n < 1_000_000)
    await importInto(join(work, 'cache.sqlite'), file)
    await runJob('index-search', { cache: join(work, 'cache.sqlite') })
    await rename(join(work, 'cache.sqlite'), made)
    await rm(work, { recursive: true })
  }
  await mkdir(join(cache, '..'), { recursive: true })
  await cp(made, cache)
}

/** Changes whenever the same file would make another cache. */
async function stateOfImport(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of ['electron/engine/import', 'electron/engine/store', 'electron/engine/observe']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    for (const file of files.sort()) hash.update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}

/** A cache of a thousand profiles. */
export function thousandProfiles(cache: string): Promise<void> {
  return profilesCache(cache, 1_000)
}

/** A cache of that many profiles. */
export async function profilesCache(cache: string, count: number): Promise<void> {
  const folder = join(cache, '..')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'profiles.jsonl')
  await writeProfiles(file, (n) => n < count)
  await importInto(cache, file)
  await rm(file)
}

/** A cache whose profiles have 5,000 properties, some hundred each. */
export async function manyProperties(cache: string): Promise<void> {
  const folder = join(cache, '..')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'properties.jsonl')
  const lines = Array.from({ length: 1_000 }, (_, n) => {
    const own = Array.from({ length: 100 }, (_, i) => (n * 100 + i * 51) % 5_000)
    const properties = own.map((nth) => [
      `Property ${String(nth)}`,
      nth % 3 === 0 ? n * 1.25 : `value ${String(n % 40)}`,
    ])
    const profileData = { Name: `Mira ${String(n)}`, ...(Object.fromEntries(properties) as object) }
    return JSON.stringify({ identity: `many-${String(n)}`, type: 'profile', ts: 1_767_225_600 + n, profileData })
  })
  await writeFile(file, `${lines.join('\n')}\n`)
  await importInto(cache, file)
  await rm(file)
}
