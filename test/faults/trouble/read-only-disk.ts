import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../../electron/engine/files/user-error.ts'
import { openLibrary } from '../../../electron/main/drafts/open-library.ts'
import { placesIn } from '../../unit/main/places.ts'
import { assertEnded, galley, root } from '../command-line.ts'
import type { Fault, Tries } from '../fault.ts'
import { numberedText, numberOf } from '../kills/numbered-draft.ts'
import { draftOfProfiles, writeProfiles } from '../sample-files.ts'
import { withFolder } from '../scratch.ts'
import { type SmallDisk, whyNoDisk, withSmallDisk } from '../small-disk.ts'

/** From a medium that cannot be written everything can be read, and what writes says so. */
export const readOnlyDisk: Fault = {
  name: 'read-only disk',
  unit: 'ms',
  missing: whyNoDisk,
  run: (tries) =>
    withFolder((folder) =>
      withSmallDisk(12, async (disk) => {
        await commandLine(folder, disk, tries)
        disk.makeReadOnly(false)
        await drafts(disk, tries)
        disk.makeReadOnly(false)
      }),
    ),
}

async function commandLine(folder: string, disk: SmallDisk, tries: Tries): Promise<void> {
  const cache = join(disk.path, 'samples.sqlite')
  const draft = join(disk.path, 'a.galley.json')
  writeFileSync(draft, JSON.stringify(draftOfProfiles))
  assertEnded(await galley(['import', writeProfiles(join(folder, 'p.jsonl'), 0, 500), '--cache', cache]), 0)
  disk.makeReadOnly(true)
  const before = readFileSync(cache)
  const more = writeProfiles(join(folder, 'more.jsonl'), 500, 10)
  const works = [
    ['samples'],
    ['check', draft],
    ['preview', draft],
    ['recipients', draft],
    ['export', draft, '--out', join(folder, 'out')],
  ]
  const fails = [
    ['import', more],
    ['export', draft, '--out', join(disk.path, 'out')],
  ]
  const runs = [...works.map((args) => ({ args, due: [0, 1] })), ...fails.map((args) => ({ args, due: [3] }))]
  for (const { args, due } of runs)
    await tries.once(`${args[0] ?? ''} ${due.join(' or ')}`, async () => {
      const ran = await galley([...args, '--cache', cache])
      assertEnded(ran, ...due)
      assert.doesNotMatch(ran.stderr, /damaged/)
      assert.ok(before.equals(readFileSync(cache)), 'the cache has changed')
      return ran.seconds * 1000
    })
}

async function drafts(disk: SmallDisk, tries: Tries): Promise<void> {
  const bundled = join(root, 'resources/samples')
  const library = await openLibrary(placesIn(disk.path), bundled)
  const created = await library.create('Numbered', numberedText(1))
  if (!created.ok) throw new Error(created.error.message)
  const { id } = created.value
  disk.makeReadOnly(true)
  await tries.once('open', async () => {
    const opened = await (await openLibrary(placesIn(disk.path), bundled)).open(id)
    assert.ok(opened.ok && numberOf(opened.value.text) === 1)
    return undefined
  })
  for (const [what, work] of [
    ['save', () => library.save(id, numberedText(2), false)],
    ['journal', () => library.keep(id, numberedText(2))],
  ] as const)
    await tries.once(what, async () => {
      await assert.rejects(work(), (error) => error instanceof UserError)
      return undefined
    })
}
