import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../../electron/engine/files/user-error.ts'
import { runJob } from '../../../electron/engine/threads/run-job.ts'
import { openLibrary } from '../../../electron/main/drafts/open-library.ts'
import { placesIn } from '../../unit/main/places.ts'
import { assertEnded, galley, root } from '../command-line.ts'
import type { Fault, Tries } from '../fault.ts'
import { numberedText, numberOf } from '../kills/numbered-draft.ts'
import { draftOfProfiles, soundProfiles, writeProfiles } from '../sample-files.ts'
import { withFolder } from '../scratch.ts'
import { type SmallDisk, whyNoDisk, withSmallDisk } from '../small-disk.ts'

const held = 500

/** On a full disk whatever writes says so and leaves what was there; what reads, and what makes room, works. */
export const fullDisk: Fault = {
  name: 'full disk',
  unit: 'leftovers',
  missing: whyNoDisk,
  run: (tries, { small }) =>
    withFolder(async (folder) => {
      for (const megabytes of small ? [4] : [3, 4, 6]) {
        await withSmallDisk(megabytes, (disk) => commandLine(folder, disk, tries))
        await withSmallDisk(megabytes, (disk) => drafts(disk, tries))
      }
    }),
}

async function commandLine(folder: string, disk: SmallDisk, tries: Tries): Promise<void> {
  const cache = join(disk.path, 'samples.sqlite')
  const draft = join(folder, 'a.galley.json')
  const out = join(disk.path, 'out.ndjson')
  writeFileSync(draft, JSON.stringify(draftOfProfiles))
  assertEnded(await galley(['import', writeProfiles(join(folder, 'p.jsonl'), 0, held), '--cache', cache]), 0)
  assertEnded(await galley(['export', draft, '--cache', cache, '--out', out, '--limit', '10']), 0)
  const old = readFileSync(out, 'utf8')
  const more = writeProfiles(join(folder, 'more.jsonl'), held, 50_000)

  await tries.once('an import that needs more room', async () => {
    const ran = await galley(['import', more, '--cache', cache])
    assertEnded(ran, 3)
    assert.match(ran.stderr, /room|full/)
    assert.doesNotMatch(ran.stderr, /damaged/)
    assert.equal(soundProfiles(cache), held)
    return leftIn(disk)
  })
  disk.fill()
  await tries.once('samples', async () => {
    const ran = await galley(['samples', '--cache', cache])
    assertEnded(ran, 0)
    return undefined
  })
  await tries.once('import', async () => {
    const ran = await galley(['import', more, '--cache', cache])
    assertEnded(ran, 3)
    assert.doesNotMatch(ran.stderr, /damaged/)
    return leftIn(disk)
  })
  for (const shape of ['ndjson', 'bulk'])
    await tries.once(`export as ${shape}`, async () => {
      const to = shape === 'ndjson' ? out : join(disk.path, 'bulk')
      const ran = await galley(['export', draft, '--cache', cache, '--out', to, '--shape', shape])
      assertEnded(ran, 3)
      assert.match(ran.stderr, /room|full/)
      assert.equal(readFileSync(out, 'utf8'), old)
      assert.equal(leftIn(disk), 0)
      return leftIn(disk)
    })
  await tries.once('forget', async () => {
    await runJob('forget-samples', { cache })
    // where there is no room to empty it, the file itself goes
    assert.equal(existsSync(cache) ? soundProfiles(cache) : 0, 0)
    return undefined
  })
}

async function drafts({ path, fill, free }: SmallDisk, tries: Tries): Promise<void> {
  const library = await openLibrary(placesIn(path), join(root, 'resources/samples'))
  const created = await library.create('Numbered', numberedText(1))
  if (!created.ok) throw new Error(created.error.message)
  const { id } = created.value
  const file = library.index.find(id)?.path ?? ''
  fill()
  await tries.once('save', async () => {
    await assert.rejects(library.save(id, numberedText(2), false), isFull)
    assert.equal(numberOf(readFileSync(file, 'utf8')), 1)
    return undefined
  })
  await tries.once('journal', async () => {
    await assert.rejects(library.keep(id, numberedText(2)), isFull)
    return undefined
  })
  await tries.once('open', async () => {
    const again = await openLibrary(placesIn(path), join(root, 'resources/samples'))
    const opened = await again.open(id)
    assert.ok(opened.ok && numberOf(opened.value.text) === 1)
    return undefined
  })
  free()
  await tries.once('save when there is room again', async () => {
    assert.ok((await library.save(id, numberedText(3), false)).ok)
    assert.equal(numberOf(readFileSync(file, 'utf8')), 3)
    return undefined
  })
}

function isFull(error: unknown): boolean {
  return error instanceof UserError && error.kind === 'file:full'
}

function leftIn(disk: SmallDisk): number {
  return readdirSync(disk.path).filter((name) => name.endsWith('.tmp')).length
}
