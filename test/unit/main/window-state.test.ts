import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

vi.mock('electron', () => ({ screen: {} }))
const { readWindowState } = await import('../../../electron/main/window/window-state.ts')

let folder = ''
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'galley-window-'))))
afterAll(() => rm(folder, { recursive: true }))

const state = { x: -1200, y: 40, width: 1280, height: 800, maximised: false, fullScreen: true }

async function readBack(text: string): Promise<unknown> {
  const path = join(folder, 'window.json')
  await writeFile(path, text)
  return readWindowState(path)
}

test('a window is found where it was', async () => {
  expect(await readBack(JSON.stringify(state))).toEqual(state)
})

test.each([
  ['no JSON', '{'],
  ['null', 'null'],
  ['a list', '[]'],
  ['a part of a pixel', JSON.stringify({ ...state, x: 0.5 })],
  ['no place', JSON.stringify({ ...state, y: undefined })],
  ['no width', JSON.stringify({ ...state, width: 99 })],
  ['more than any screen', JSON.stringify({ ...state, height: 20_001 })],
  ['a word for yes', JSON.stringify({ ...state, maximised: 'yes' })],
])('%s is no place of a window', async (_, text) => {
  expect(await readBack(text)).toBeUndefined()
})
