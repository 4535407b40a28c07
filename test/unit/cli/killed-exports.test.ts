import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, expect } from 'vitest'
import { galley, jsonLines, profileRecord, program, temporaryFolder } from './run-galley.ts'
import { posixTest } from '../posix.ts'

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const pairs = [{ key: 'a', value: `{{ @Profile - Name | default: "there" }} ${'long '.repeat(100)}` }]
const draft = write('a.galley.json', JSON.stringify({ galley: 1, id: 'x', pairs }))

beforeAll(async () => {
  const profiles = Array.from({ length: 20_000 }, (_, i) => profileRecord(`c-${String(i)}`, { Name: `N ${String(i)}` }))
  expect(await galley(['import', write('p.jsonl', jsonLines(profiles)), '--cache', cache])).toMatchObject({ status: 0 })
})

const hidden = (place: string) => readdirSync(place).filter((name) => name.startsWith('.'))

/** Kills an export as soon as it has begun to write, which others may not read. Returns the mode of what it left. */
async function killedExport(place: string, args: readonly string[]): Promise<number> {
  const before = hidden(place)
  const child = spawn(process.execPath, [program, 'export', draft, '--cache', cache, ...args], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  const begun = () => hidden(place).find((name) => !before.includes(name))
  while (begun() === undefined && child.exitCode === null) await wait(1)
  child.kill('SIGKILL')
  await ended
  const left = begun()
  expect(left).toBeDefined()
  return lstatSync(join(place, left ?? '')).mode & 0o777
}

posixTest.each([
  ['ndjson', 0o600],
  ['bulk', 0o700],
])('ten killed exports as %s leave nothing after the next one', async (shape, mode) => {
  const place = join(folder, shape)
  mkdirSync(place)
  const args = ['--out', join(place, 'payloads'), '--shape', shape]
  for (let kill = 0; kill < 10; kill++) expect(await killedExport(place, args)).toBe(mode)
  expect(await galley(['export', draft, '--cache', cache, ...args])).toMatchObject({ status: 0 })
  expect(hidden(place)).toEqual([])
})
