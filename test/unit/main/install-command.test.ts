import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { findNode, type Machine } from '../../../electron/main/files/find-node.ts'
import { installCommand } from '../../../electron/main/files/install-command.ts'
import { posixTest } from '../posix.ts'

let home: string
let packaged: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "galley's home "))
  packaged = join(home, 'Galley 100%', 'cli')
  mkdirSync(packaged, { recursive: true })
  writeFileSync(join(packaged, 'galley.cjs'), 'console.log(JSON.stringify(process.argv.slice(2)))')
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true })
  })
})

/** A folder with a Node that says it has this version. */
function nodeOf(version: string): string {
  const folder = mkdtempSync(join(home, 'node '))
  writeFileSync(join(folder, 'node'), `#!/bin/sh\necho ${version}\n`, { mode: 0o755 })
  return folder
}

/** A folder with the Node that runs the tests. */
function realNode(): string {
  const folder = mkdtempSync(join(home, 'node '))
  symlinkSync(process.execPath, join(folder, 'node'))
  return folder
}

function machine(...path: readonly string[]): Machine {
  return { platform: 'linux', home, env: { PATH: path.join(':') } }
}

posixTest('the launcher runs the command line with all that it is given, spaces, quotes and all', async () => {
  const { file } = await installCommand(packaged, machine(realNode()))
  expect(file).toBe(join(home, '.local/bin/galley'))
  const args = ['check', 'my draft', '', '"$HOME"', "it's", '*']
  expect(JSON.parse(execFileSync(file, args, { encoding: 'utf8' }))).toEqual(args)
})

test('how to put its folder on the path is said only where it is not there', async () => {
  const node = realNode()
  const own = join(home, '.local/bin')
  expect((await installCommand(packaged, machine(node))).advice).toContain(`export PATH="${own}:$PATH"`)
  expect((await installCommand(packaged, machine(node, own))).advice).toBeNull()
})

posixTest('a Node that is too old is passed over for a newer one behind it', async () => {
  const newer = nodeOf('v22.1.0')
  expect(await findNode(machine(nodeOf('v20.19.0'), nodeOf('nonsense'), join(home, 'nothing'), newer))).toBe(
    join(newer, 'node'),
  )
})

posixTest('another program of that name is left alone, and a launcher of ours replaced', async () => {
  const here = machine(realNode())
  const { file } = await installCommand(packaged, here)
  await installCommand(packaged, here)
  writeFileSync(file, '#!/bin/sh\necho mine\n')
  await expect(installCommand(packaged, here)).rejects.toThrow(`There is another program at ${file}.`)
  expect(readFileSync(file, 'utf8')).toContain('echo mine')
})

posixTest('out of an AppImage the command line is copied, because its place does not last', async () => {
  const here = machine(realNode())
  const { file } = await installCommand(packaged, { ...here, env: { ...here.env, APPIMAGE: '/x/Galley.AppImage' } })
  rmSync(packaged, { recursive: true })
  expect(JSON.parse(execFileSync(file, ['samples'], { encoding: 'utf8' }))).toEqual(['samples'])
  expect(existsSync(join(home, '.local/share/galley/cli/galley.cjs'))).toBe(true)
})

test('on Windows it is a command file, in which percent signs stand for themselves', async () => {
  const folder = realNode()
  symlinkSync(process.execPath, join(folder, 'node.exe'))
  const env = { Path: folder, LOCALAPPDATA: join(home, 'Local') }
  const { file, advice } = await installCommand(packaged, { platform: 'win32', home, env })
  expect(file).toBe(join(home, 'Local', 'Galley', 'bin', 'galley.cmd'))
  expect(readFileSync(file, 'utf8')).toContain(`"${join(packaged, 'galley.cjs').replace('%', '%%')}" %*\r\n`)
  expect(advice).toContain('Edit environment variables')
})

test('without any Node nothing is written, and the sentence says what to install', async () => {
  const here: Machine = { platform: 'win32', home, env: { Path: nodeOf('v18.0.0'), ProgramFiles: home } }
  await expect(installCommand(packaged, here)).rejects.toThrow(/needs Node.js 22 or later, and this machine has none/)
  expect(existsSync(join(home, 'AppData'))).toBe(false)
})

test('a folder without a command line is told of', async () => {
  await expect(installCommand(join(home, 'nowhere'), machine(realNode()))).rejects.toThrow(
    /There is no command line in/,
  )
})

posixTest('the launcher may be run by everyone who may read it', async () => {
  const { file } = await installCommand(packaged, machine(realNode()))
  expect(statSync(file).mode & 0o777).toBe(0o755)
})
