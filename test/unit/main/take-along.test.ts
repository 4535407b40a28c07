import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openLibrary } from '../../../electron/main/drafts/open-library.ts'
import { takeAlong } from '../../../electron/main/files/take-along.ts'
import { galley, json, profileRecord, temporaryFolder } from '../cli/run-galley.ts'
import { placesIn } from './places.ts'

const bundled = 'resources/samples'
const text = readFileSync(join(bundled, 'win-back.galley.json'), 'utf8')
const named = (name: string) => JSON.stringify({ ...(JSON.parse(text) as object), name })
let count = 0

/** An old and a new data folder; the old one has a draft of this name with edits, and another one elsewhere. */
async function withOld() {
  const { path } = folder
  const base = join(path, String(count++))
  const [old, now] = [placesIn(join(base, 'config/Galley')), placesIn(join(base, 'data/galley'))]
  mkdirSync(join(base, 'config/Galley'), { recursive: true })
  const library = await openLibrary(old, bundled)
  const mine = await library.create('Mine', named('Mine'))
  if (!mine.ok) throw new Error(mine.error.message)
  await library.save(mine.value.id, named('Mine, saved'), false)
  await library.keep(mine.value.id, named('Mine, edited'))
  const elsewhere = join(base, 'elsewhere.galley.json')
  await library.saveAs(mine.value.id, elsewhere, named('Elsewhere'))
  await library.keep(mine.value.id, named('Mine, edited'))
  return { old, now, id: mine.value.id, elsewhere }
}

const folder = temporaryFolder()

/** What a library lists, by name. */
async function listed(places: ReturnType<typeof placesIn>) {
  const library = await openLibrary(places, bundled)
  const list = await library.list()
  return { library, names: list.map(({ name, missing }) => (missing ? `${name}, missing` : name)).sort() }
}

describe('from the folder of an earlier Galley', () => {
  test('drafts go along with their edits and versions, and what is elsewhere stays there', async () => {
    const { old, now, id, elsewhere } = await withOld()
    const before = (await listed(old)).names
    await takeAlong(old, now)
    const { library, names } = await listed(now)
    expect(names).toEqual(before)
    expect(await library.open(id)).toMatchObject({ ok: true, value: { text: named('Mine, edited') } })
    expect(library.pathOf(id)).toContain(now.drafts)
    expect(library.index.drafts.map(({ path }) => path)).toContain(elsewhere)
    expect(existsSync(old.library)).toBe(false)
    expect(readdirSync(join(now.versions, id)).length).toBeGreaterThan(1)
  })

  test('what was interrupted is finished at the next start', async () => {
    const { old, now, id } = await withOld()
    const before = (await listed(old)).names
    mkdirSync(join(now.library, '..'), { recursive: true })
    renameSync(old.drafts, now.drafts)
    await takeAlong(old, now)
    const { library, names } = await listed(now)
    expect(names).toEqual(before)
    expect(await library.open(id)).toMatchObject({ ok: true, value: { text: named('Mine, edited') } })
  })

  test('nothing is taken where there are drafts already, and nothing twice', async () => {
    const { old, now } = await withOld()
    await openLibrary(now, bundled)
    await takeAlong(old, now)
    expect((await listed(now)).names).not.toContain('Mine, edited')
    expect((await listed(old)).names).toContain('Mine, edited')
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'what cannot be moved is a sentence, and no start without it',
    async () => {
      const { old, now } = await withOld()
      mkdirSync(join(now.library, '..'), { recursive: true })
      chmodSync(join(now.library, '..'), 0o500)
      await expect(takeAlong(old, now)).rejects.toThrow(/could not be moved to .*\(EACCES\)\. Close what has them open/)
    },
  )
})

test.skipIf(process.platform !== 'linux')(
  'the command line reads the samples of the window, and takes them along too',
  async () => {
    const { path, write } = folder
    const home = join(path, 'home')
    const env = {
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_DATA_HOME: join(home, 'data'),
      GALLEY_CACHE: '',
    }
    const old = join(home, 'config/Galley/samples.sqlite')
    const file = write('one.jsonl', [profileRecord('1', { Name: 'Mira' })])
    await galley(['import', file, '--cache', old])
    expect(json<{ profiles: number }>(await galley(['samples', '--json'], { env })).profiles).toBe(1)
    expect(existsSync(old)).toBe(false)
    expect(existsSync(join(home, 'data/galley/samples.sqlite'))).toBe(true)
    rmSync(home, { recursive: true })
  },
)
